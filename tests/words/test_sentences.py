import dataclasses

import pytest

from outcomes import periods, words
from tests.evidence.rows import ENTRY
from tests.tiny import FOUR, RAG, bands
from tests.words.given import indicator, move


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
    assert words.move_sentence(move(79, None, plan=88)) == "79%, 9 points below plan"
    crossed = move(31, 60, band="worse than requires improvement", band_before="requires improvement")
    assert words.move_sentence(crossed).endswith("now worse than requires improvement, was requires improvement")


def test_a_band_that_stayed_is_named_once():
    stayed = move(62, 61, band="requires improvement", band_before="requires improvement")
    assert words.move_sentence(stayed).endswith("Q2 2016/17, requires improvement")


def test_no_sentence_claims_a_cause_or_a_trend():
    text = " ".join(
        [
            words.move_sentence(move(36, 33)),
            words.trend_sentence(
                "I", [(periods.parse("2016-17-Q1"), 1.0), (periods.parse("2016-17-Q2"), 2.0)], indicator()
            ),
        ]
    )
    for word in ("improved", "worse", "significant", "because", "trend"):
        assert word not in text


def test_the_direction_of_travel_follows_polarity_and_says_that_chance_is_another_question():
    for polarity, said in (("higher_is_better", "right"), ("lower_is_better", "wrong")):
        moved = dataclasses.replace(move(36, 33), indicator=indicator(polarity=polarity))
        assert words.travel(moved) == (
            f"Moved in the {said} direction since Q2 2016/17; this does not say whether it is chance."
        )
    neutral = dataclasses.replace(move(36, 33), indicator=indicator(polarity="neutral"))
    assert words.travel(neutral).startswith("Moved since Q2 2016/17; neither direction is better")
    assert words.travel(move(36, 36)) == "No change since Q2 2016/17."
    assert words.travel(move(36, None)) == ""


RANGES = {"requires improvement": (60, 69), "good": (70, 79), "outstanding": (80, 100)}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"outstanding": (80, None)}, "outstanding 80% or more"),
        ({"outstanding": (None, 20)}, "outstanding 20% or less"),
        ({"good": (2.5, 2.9)}, "good 2.5 to 2.9%"),
    ],
)
def test_open_and_decimal_bands_read_in_words(changed, said):
    given = bands(*((name, *edges) for name, edges in {**RANGES, **changed}.items()), grades=FOUR)
    assert said in words.thresholds(indicator(), given)


def test_bands_read_from_worst_to_best_with_the_polarity():
    given = bands(*((name, *edges) for name, edges in RANGES.items()), grades=FOUR)
    assert words.thresholds(indicator(), given) == (
        "Requires improvement 60 to 69%; good 70 to 79%; outstanding 80 to 100%. Higher is better."
    )
    assert words.thresholds(indicator(), None) == "No thresholds are published."


def test_a_tolerance_reads_as_what_it_allows():
    given = bands(grades=RAG, tolerance=2.5)
    assert words.thresholds(indicator(polarity="lower_is_better"), given) == (
        "Green meets the plan; amber misses it by at most 2.5% of it; red by more. Lower is better."
    )


def test_reasons_are_turned_into_english():
    said = words.reasons(
        [("plan_missed", ""), ("worst_few", "poor"), ("rose", "month"), ("not_tested", "no n is published")]
    )
    assert said == (
        "plan missed; poor, but so few cases may show this by chance; rose in every month published; "
        "no test of chance is possible: no n is published"
    )
    assert words.reasons([]) == ""


def test_small_cohorts():
    assert words.uncertainty(50, 15.0, 85.0, 4, 44, ENTRY["x"]) == (
        "2 of 4 cases: 95% interval 15% to 85%. With 4 cases, a change as large as any between two quarters shown "
        "(44 percentage points) can come from which cases were picked."
    )


def test_a_series_reads_with_its_ends_and_its_extremes():
    points = [
        (periods.parse(f"academic-201{year}-1{year + 1}"), value) for year, value in ((3, 3.0), (4, 1.0), (5, 2.0))
    ]
    assert words.trend_sentence("I", points, indicator()) == (
        "I: 2% in the 2015/16 school year, 3% in the 2013/14 school year; lowest 1%, highest 3%. 3 periods."
    )
    assert words.trend_sentence("I", points[:1], indicator()) == (
        "I: 3% in the 2013/14 school year, the only period published."
    )
    assert words.trend_sentence("I", [], indicator()) == "I: no figure is published."


def test_a_correlation_claims_no_direction_that_its_interval_does_not():
    nan = float("nan")
    assert "no direction is certain" in words.correlated("A", "B", 0.4, -0.1, 0.7, 8)
    assert "they go together" in words.correlated("A", "B", 0.8, 0.4, 0.9, 8)
    assert "they go opposite ways" in words.correlated("A", "B", -0.8, -0.9, -0.4, 8)
    assert words.correlated("A", "B", nan, nan, nan, 2) == "A and B: no correlation can be reckoned from 2 areas."
