"""Figures named in a commentary follow a revision; what names none is told."""

import pytest

from outcomes.publishing import tokens, versions
from tests import tiny

Q2, Q3 = "2016-17-Q2", "2016-17-Q3"
HEADING = "indicator,period,value,note,commentary"
DATASET = tiny.dataset(tiny.indicator("a"))
ROWS = tiny.building.table(
    [
        tiny.row("a", Q2, 40),
        tiny.row("a", Q3, 50),
        tiny.row("a", Q3, 60, statistic="plan"),
        tiny.row("a", "2016-17", 45),
    ]
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It is {a}, {a:previous} before, of {a:plan} planned.", "It is 50%, 40% before, of 60% planned."),
        ("No braces.", "No braces."),
        ("{b} and {} and {a:next}", "{b} and {} and 50%"),
    ],
)
def test_a_figure_stands_where_it_is_named(text, read):
    assert tokens.fill(text, DATASET, ROWS, tiny.HERE, Q3) == read


def test_what_is_not_there_is_said():
    assert tokens.fill("{a:previous} and {a:plan}", DATASET, ROWS, tiny.HERE, Q2) == "no figure and no figure"
    assert tokens.fill("{a}", DATASET, ROWS, "E06000002", Q2) == "no figure"
    assert tokens.fill("{a}", DATASET, ROWS, tiny.HERE, "") == "{a}"


def test_what_names_no_figure_is_told(at, hand_in):
    assert list(tokens.unknown("{a} {a:plan} {b} {a:next} {}", DATASET)) == ["{b}", "{a:next}", "{}"]
    found = versions.rehearse(at, hand_in("visits,2016-17-Q4,75,,Of {vists} visits.", heading=HEADING), "tiny")
    assert [str(problem) for problem in found.problems] == [
        "line 2, column commentary: '{vists}' names no figure of this dataset; write the id of an indicator in braces, alone or "
        "with :previous or :plan, or take the braces away"
    ]


def test_the_words_follow_a_revision_and_each_version_keeps_its_own(at, hand_in):
    for line in (
        "visits,2016-17-Q4,75,,Now {visits} after {visits:previous}.",
        "visits,2016-17-Q4,78,Counted late.,",
    ):
        found = versions.rehearse(at, hand_in(line, heading=HEADING), "tiny")
        assert found.problems == ()
        assert not any("contradicts" in each.said for each in found.warned)
        versions.publish(at, found, "m", "a", "officer")

    def said(number):
        return versions.board(at, number).comment("visits")["text"].tolist()[-1]

    assert said(1) == "Now 75% after 50%."
    assert said(2) == "Now 78% (revised) after 50%."
    # The template gives back what was written, not what it reads now.
    held = versions.store(at, "E06000099").read(2)
    assert held.words["text"].tolist()[-1] == "Now {visits} after {visits:previous}."
