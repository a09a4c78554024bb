"""What is asked ahead of readers: what is one choice away from what they asked, once a version, while nobody waits."""

import gc
from collections import deque

import pandas as pd
import pytest

from outcomes.answer import Answer
from outcomes.errors import OutcomesError
from outcomes.selection import PREVIOUS, Selection
from outcomes.ui import ahead, cache
from outcomes.views import common, kinds, map


@pytest.fixture(autouse=True)
def kept(board, monkeypatch):
    """The shipped board, and answers kept of this test's own."""
    drawn = {}
    monkeypatch.setattr(cache, "published", lambda: board)
    monkeypatch.setattr(cache, "_version", lambda number: (board, ()))
    monkeypatch.setattr(cache, "latest", lambda: None)
    monkeypatch.setattr(cache, "_drawn", {True: drawn, False: {}})
    monkeypatch.setattr(cache, "_unfollowed", deque(maxlen=3))
    ahead.follow.cache_clear()
    return drawn


@pytest.fixture
def chosen(board):
    return Selection(cache.quarters(board)[1], board.areas.authority.id, PREVIOUS)


def test_one_choice_away_is_another_locality_another_quarter_or_another_of_what_the_section_offers(board, chosen):
    dataset = next(d for d in board.datasets.values() if any(s.kind == "trend" for s in d.sections))
    section = next(s for s in common.usual_sections(board, dataset) if s.kind == "trend")
    choice = kinds.choice(board, section)
    found = list(ahead.next_to(board, (kinds.ask, (chosen, section, choice.usual))))
    assert {asked[1][2] for asked in found} == set(choice.options)
    assert {asked[1][0].area for asked in found} == {board.areas.authority.id, *(a.id for a in board.areas.localities)}
    assert {asked[1][0].quarter for asked in found} == set(cache.quarters(board)[0])
    changed = [sum(a != b for a, b in zip(asked[1], (chosen, section, choice.usual), strict=True)) for asked in found]
    assert max(changed) == 1


def test_a_map_is_asked_for_every_indicator(board, chosen):
    indicators = list(map.places.titles(board))
    found = list(ahead.next_to(board, (map.answer, (chosen, indicators[0], "locality"))))
    assert {asked[1][1] for asked in found} == set(indicators)


def test_a_question_without_the_frames_choices_has_nothing_next_to_it(board):
    assert not list(ahead.next_to(board, (map.answer, ("no selection",))))


def test_each_is_asked_once_a_version_and_a_fault_stops_nothing(board, chosen, kept, monkeypatch):
    times = []

    def view(given, selection):
        assert given is board
        times.append(selection)
        if selection.area != chosen.area:
            raise OutcomesError("nothing here")
        return Answer("said", pd.DataFrame())

    monkeypatch.setattr(ahead, "QUIET", 0)
    ahead.follow((view, (chosen,)), None)
    assert [key[2:4] for key in kept] == [
        (view, (selection,)) for selection in dict.fromkeys(times) if selection.area == chosen.area
    ]
    assert len(kept) == len(cache.quarters(board)[0])
    asked = len(times)
    ahead.follow((view, (chosen,)), None)
    assert len(times) == asked
    ahead.follow((view, (chosen,)), 1)
    assert len(times) == asked + len(board.areas.localities)


def test_a_fault_of_ours_is_logged_and_the_next_is_asked(board, chosen, kept, monkeypatch, caplog):
    def view(given, selection):
        if selection.area != chosen.area:
            raise KeyError("a fault")
        return Answer("said", pd.DataFrame())

    monkeypatch.setattr(ahead, "QUIET", 0)
    ahead.follow((view, (chosen,)), None)
    assert len(kept) == len(cache.quarters(board)[0])
    assert len(caplog.records) == len(board.areas.localities)


def test_nothing_is_asked_while_a_page_may_be_waited_for(chosen, monkeypatch):
    waits, slept = iter([0.1, 2.9, 5.0] + [9.0] * 99), []
    monkeypatch.setattr(cache, "since_last_run", lambda: next(waits))
    monkeypatch.setattr(ahead.time, "sleep", slept.append)
    ahead.follow((lambda board, selection: Answer("said", pd.DataFrame()), (chosen,)), None)
    assert slept == [ahead.LOOKS] * 2


def test_what_readers_ask_is_followed_the_latest_first_and_own_localities_and_old_versions_are_not(chosen, monkeypatch):
    state = {}
    monkeypatch.setattr(cache.st, "session_state", state)
    monkeypatch.setattr(cache, "_kept", lambda *asked: None)
    for place in ("a", "b", "b"):
        cache.ask(map.answer, chosen, place)
    state[cache.OWN] = "own"
    cache.ask(map.answer, chosen, "c")
    state.pop(cache.OWN)
    state[cache.AS_OF] = "0"
    cache.ask(map.answer, chosen, "d")
    assert [choices[1] for _, choices in cache.unfollowed()] == ["b", "a"]
    assert not list(cache.unfollowed())


def test_what_lives_is_kept_out_of_the_sweep_after_a_run(monkeypatch):
    monkeypatch.setattr(cache.st, "session_state", {})
    monkeypatch.setattr(cache, "_sweeping", lambda: None)
    gc.unfreeze()
    cache.opened("dataset", "A page", "a-page")
    assert gc.get_freeze_count() > 1000
    assert cache.since_last_run() < 5
    gc.unfreeze()


def test_what_was_asked_ahead_is_not_asked_again_by_a_reader(board, chosen, monkeypatch):
    times = []

    def view(given, selection, more):
        times.append(more)
        return Answer("said", pd.DataFrame())

    monkeypatch.setattr(cache.st, "session_state", {})
    monkeypatch.setattr(cache, "board", lambda: board)
    monkeypatch.setattr(cache, "number", lambda: None)
    cache.warm((view, (chosen, "one")))
    cache.ask(view, chosen, "one")
    assert times == ["one"]
    cache.ask(view, chosen, "two")
    assert times == ["one", "two"]
