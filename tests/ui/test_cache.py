"""What is kept: an answer once a choice, apart for a room, apart for own localities, within its bytes."""

import pandas as pd
import pytest

from outcomes.answer import Answer
from outcomes.ui import cache


@pytest.fixture(autouse=True)
def session(monkeypatch):
    """A session and kept answers of this test's own."""
    state = {}
    monkeypatch.setattr(cache.st, "session_state", state)
    monkeypatch.setattr(cache, "board", lambda: "the board")
    fresh = {usual: type(held)(held.maxsize, getsizeof=held.getsizeof) for usual, held in cache._drawn.items()}
    monkeypatch.setattr(cache, "_drawn", fresh)
    return state


class Asked:
    """A view that counts how often it is asked."""

    def __init__(self, rows=0):
        self.times, self.rows = 0, rows
        self.__module__ = "a.view"

    def __call__(self, board, *choices):
        assert board == "the board"
        self.times += 1
        return Answer(f"{choices}", pd.DataFrame({"value": [0.0] * self.rows}))


def test_the_same_choice_is_asked_once_and_another_anew():
    view = Asked()
    first = cache.ask(view, "a")
    assert cache.ask(view, "a") is first
    assert cache.ask(view, "b").answer.sentence == "('b',)"
    assert view.times == 2


def test_a_room_has_drawings_of_its_own():
    view = Asked()
    assert cache.stage(view, "a") is not cache.ask(view, "a")


def test_own_localities_never_get_the_answers_of_others(session):
    view = Asked()
    cache.ask(view, "a")
    for own in ("first", "second", "first"):
        session[cache.OWN] = own
        cache.ask(view, "a")
    assert view.times == 3


def test_what_is_kept_stays_within_its_bytes():
    most = cache.MOST_BYTES[True]
    large = Asked(rows=most // 150 // 3)
    for choice in range(5):
        cache.ask(large, choice)
    assert cache._drawn[True].currsize <= most
    huge = Asked(rows=most // 150 + 1)
    assert len(cache.ask(huge).answer.rows) == most // 150 + 1
    cache.ask(huge)
    assert huge.times == 2


def test_the_rooms_screen_carries_the_first_answers_of_the_page_before(session):
    view = Asked()
    cache.opened("dataset", "A page", "a-page")
    for choice in range(6):
        cache.ask(view, choice)
    cache.opened(cache.PRESENT, "Present", "present-to-a-room")
    assert cache.carried() == [(view, (choice,)) for choice in range(cache.MOST_CARRIED)]
    assert cache.came_from() == ("A page", "a-page")
    cache.opened("sources", "Sources", "sources")
    assert cache.carried() == []


def test_a_room_opened_by_a_link_came_from_the_overview():
    assert cache.came_from() == ("Overview", "")


def test_a_run_shows_one_version_whatever_is_published_in_between(session, monkeypatch):
    latest = [1]
    monkeypatch.setattr(cache, "latest", lambda: latest[0])
    monkeypatch.setattr(cache.st, "query_params", {})
    cache.settle()
    latest[0] = 2
    assert cache.number() == 1
    cache.settle()
    assert cache.number() == 2
