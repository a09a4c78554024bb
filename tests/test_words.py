import dataclasses
import math

import pytest

from outcomes import words
from outcomes.catalogue.model import Indicator, Thresholds
from outcomes.disclosure import Rule
from outcomes.questions import Move


def indicator(unit="%", decimals=0, polarity="higher_is_better"):
    return Indicator("i", "d", "I", "t", unit, decimals, polarity, "quarter", "none", "published_aggregate")


def move(latest, before, unit="%", plan=None, band="", band_before=""):
    return Move(indicator(unit), "a", "2016-17-Q3", latest, "2016-17-Q2", before, band, band_before, plan, "", "here")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (36.0, "%", 0, "36%"),
        (31.9, "%", 1, "31.9%"),
        (10985.0, "admissions", 0, "10,985 admissions"),
        (25.51, "£ million", 2, "£25.51 million"),
        (472.0, "£ thousand", 0, "£472,000"),
        (22.8, "score", 1, "22.8"),
        (400000.0, "£", 0, "£400,000"),
    ],
)
def test_value_with_unit(value, unit, decimals, text):
    assert words.with_unit(value, indicator(unit, decimals)) == text


def test_absences_read_differently_from_each_other_and_from_zero():
    statuses = ("not_applicable", "not_collected", "not_published", "suppressed", "unclear")
    read = {words.figure(math.nan, status, indicator()) for status in statuses}
    assert len(read) == 5
    assert "0%" not in read
    assert words.figure(0.0, "final", indicator()) == "0%"
    assert len({words.SIGN[status] for status in statuses}) == 5


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (move(36, 33), "up 3 percentage points from 33% in Q2 2016/17"),
        (move(31, 23, "children"), "up 8 children from 23 children in Q2 2016/17"),
        (move(24, 23, "children"), "up 1 child from 23 children in Q2 2016/17"),
        (move(5, 5), "the same as in Q2 2016/17"),
        (move(5, None), "no figure for Q2 2016/17 to compare with"),
    ],
)
def test_change(given, text):
    assert words.change(given) == text


def test_sentence_of_a_missed_plan_and_of_a_crossed_band():
    assert words.move_sentence(move(10985, None, "admissions", plan=10477)) == "10,985 admissions, 508 above plan"
    crossed = move(31, 60, band="below", band_before="requires_improvement")
    assert words.move_sentence(crossed).endswith("now worse than requires improvement, was requires improvement")


def test_no_sentence_claims_a_cause_or_a_trend():
    text = " ".join(
        [words.move_sentence(move(36, 33)), words.trend_sentence("I", [("Q1", 1.0), ("Q2", 2.0)], indicator())]
    )
    for word in ("improved", "worse", "significant", "because", "trend"):
        assert word not in text


def test_groups_read_as_words():
    assert words.group("audience=pupils;year=7") == "pupils, year 7"
    assert words.group("") == ""


def test_small_numbers_and_methods_read_in_words():
    assert "not hidden again" in words.disclosed(None)
    assert words.disclosed(Rule(5)) == "Small numbers: counts from 1 to 4 are hidden, and what would give them away."
    assert set(words.METHOD) == {"wilson", "byar", "student_t", "none"}


def test_a_bound_is_part_of_the_figure():
    assert words.figure(1.0, "final", indicator(), "<1%", "<") == "<1%"
    assert words.figure(7.5, "final", indicator("percentage points", 1), "+/- 7.5%", "±") == "±7.5 percentage points"


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ({"outstanding": (80, None)}, "outstanding 80% or more"),
        ({"outstanding": (None, 20)}, "outstanding 20% or less"),
        ({"good": (2.5, 2.9)}, "good 2.5 to 2.9%"),
    ],
)
def test_open_and_decimal_bands_read_in_words(bands, said):
    given = {"requires_improvement": (60, 69), "good": (70, 79), "outstanding": (80, 100), **bands}
    entry = dataclasses.replace(indicator(), thresholds=Thresholds("2015-16-Q1", **given))
    assert said in words.thresholds(entry)
