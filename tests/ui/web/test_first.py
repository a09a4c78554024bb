"""What a page opens with: true for the link that asked, silent where it is not known, and never the link's own words."""

import dataclasses

import pandas as pd
import pytest

from outcomes import exploring
from outcomes.answer import Answer
from outcomes.selection import PREVIOUS, Selection
from outcomes.ui import cache, navigation
from outcomes.ui.web import first

NOTHING = pd.DataFrame()
# Pages that open with something else than the sentence of an answer.
SILENT = ["explore", "take-a-pack", "add-figures"]


@pytest.fixture(autouse=True)
def kept(board, monkeypatch):
    """Answers that are kept: what was asked is their sentence. Every question about the usual choices is kept."""
    first._question.cache_clear()
    monkeypatch.setattr(cache, "published", lambda: board)
    usual = Selection(cache.quarters(board)[1], board.areas.authority.id, PREVIOUS)

    def held(asked, room):
        function, choices = asked
        said = f"{getattr(function, '__module__', '')} {'room' if room else 'page'}"
        return Answer(said, NOTHING) if dataclasses.replace(choices[0], benchmark="") == usual else None

    monkeypatch.setattr(cache, "held", held)
    yield usual
    first._question.cache_clear()


def sentence(address, query=""):
    answer = first.of(address, query).answer
    return answer.sentence if answer else None


def test_every_page_that_opens_with_a_sentence_has_its_first_question(board):
    assert [entry.address for entry in navigation.entries(board) if not sentence(entry.address)] == SILENT


def test_the_overview_answers_at_the_root_and_unknown_addresses_nowhere():
    assert sentence("") == sentence("where-to-look") == "outcomes.views.cards page"
    assert first.of("nowhere", "") is None
    assert first.of("static", "") is None


def test_the_room_opens_with_the_screen_that_is_asked_for(board):
    assert first.of("present-to-a-room", "").heading == board.areas.authority.name
    asked = first.of("present-to-a-room", "screen=better")
    assert (asked.heading, asked.answer.sentence) == (
        f"{board.areas.authority.name}: what is better",
        "outcomes.screens.beside room",
    )
    chosen = first.of("present-to-a-room", "screens=ask.nothing.people")
    assert chosen.heading == f"{board.areas.authority.name}: what we ask you"
    # What is not among the screens chosen is not said before it is drawn.
    assert first.of("present-to-a-room", "screens=ask&screen=people").answer is None
    for other in ("screen=all", "screen=choose", "screen=page-1", "screen=%3Cb%3E"):
        assert first.of("present-to-a-room", other) == dataclasses.replace(asked, heading="Present", answer=None)


def test_choices_of_the_frame_are_said_by_the_boards_words(board, kept):
    place, earlier = board.areas.localities[0], cache.quarters(cache.published())[0][0]
    found = first.of("community-maps", f"area={place.id}&quarter={earlier}&compare=year-ago")
    said = dict(found.filters)
    assert said["Locality"] == place.name
    assert said["Quarter"].startswith(earlier.rsplit("-", 1)[1])
    assert said["Compare with"].startswith("Year before")
    assert found.answer is None
    assert dict(first.of("", f"area={place.name}").filters)["Locality"] == place.name


@pytest.mark.parametrize("query", ["area=%3Cscript%3E", "quarter=2099-00-Q9", "compare=nobody", "area="])
def test_what_a_link_asks_for_in_vain_is_neither_used_nor_repeated(query):
    assert first.of("community-maps", query) == first.of("community-maps", "")


def test_a_choice_of_the_page_itself_leaves_the_sentence_unsaid():
    found = first.of("community-maps", "indicator=anything")
    assert (found.heading, found.answer) == ("Community maps", None)
    assert found.filters == first.of("community-maps", "").filters


def test_of_own_localities_only_the_quarter_is_known(board):
    found = first.of("present-to-a-room", f"own=abc&area={board.areas.localities[0].id}")
    assert (found.heading, found.answer, [label for label, _ in found.filters]) == ("Present", None, ["Quarter"])


def test_a_link_of_very_many_choices_is_not_read():
    query = "&".join(f"a{place}=1" for place in range(first.MOST_CHOICES + 1))
    found = first.of("", query)
    assert (found.answer, len(found.filters)) == (None, 1)


def test_an_answer_that_is_not_kept_is_not_made(board, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(cache, "published", lambda: board)
    monkeypatch.setattr(cache, "_version", lambda number: (board, ()))
    monkeypatch.setattr(cache, "_drawn", {True: {}, False: {}})
    assert first.of("", "").answer is None
    monkeypatch.setattr(exploring, "packed", lambda given: given is board or pytest.fail("another board"))
    questions = first.warm()
    assert first.of("", "").answer.sentence
    # That of the room is not among them: it is drawn for a room alone.
    assert len(questions) == len(cache._drawn[True]) - 1
    assert len(cache._drawn[True]) == len(navigation.entries(board)) - len(SILENT)
