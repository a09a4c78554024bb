from dataclasses import replace

import pandas as pd
import pytest

from outcomes import places
from outcomes.views import ranking
from outcomes.words import order
from tests.views.asking import CREWE, Q3, at, part


def records(answer):
    return {record["name"]: record for record in answer.parts[0].records}


def test_localities_stand_beside_the_authority(board):
    answer = ranking.answer(board, Q3, "income-dep")
    assert answer.sentence == (
        "People in income deprivation: beside Cheshire East (8.3%), 6 are better, 2 are worse, of 8 localities."
    )
    assert "Gap between highest and lowest locality: 6.8 points (95% interval 6.5 to 7.2)." in answer.notes
    assert (
        "From least to most deprived (slope index over 8 localities by Index of Multiple Deprivation 2019 average score): "
        "7.3 points more where deprivation is highest (95% interval +6.9 to +7.6)."
    ) in answer.notes
    assert "One period only: no comparison over time is possible." in answer.notes
    assert (answer.parts[0].options["reference"], answer.parts[0].options["name"]) == (
        pytest.approx(8.3, abs=0.05),
        "Cheshire East",
    )


def test_the_place_of_the_locality_chosen_is_said_with_its_judgement(board):
    assert ranking.answer(board, CREWE, "income-dep").sentence == (
        "Crewe, number 1 of 8 from the highest. People in income deprivation: 12.3%: worse than Cheshire East (8.3%); "
        "95% interval 12.1 to 12.5."
    )


def test_every_indicator_of_localities_is_ranked(board):
    for indicator in board.datasets["community_health"].indicators:
        answer = ranking.answer(board, CREWE, indicator)
        assert answer.sentence.startswith("Crewe, number ")
        assert len(records(answer)) == 8


def test_a_figure_without_a_count_is_not_compared(board):
    answer = ranking.answer(board, Q3, "imd2019-score")
    assert any(note.startswith("No interval can be given") for note in answer.notes)
    assert not any("better" in record["reading"] for record in answer.parts[0].records)
    assert {record["judgement"] for record in answer.parts[0].records} == {"not_compared"}


def test_a_total_has_no_benchmark(board):
    answer = ranking.answer(board, Q3, "pop-total")
    assert answer.parts[0].options["reference"] is None
    assert answer.sentence == "Resident population: Cheshire East 377,303 people, England 55,268,067 people."


def test_the_authority_stands_among_similar_places_beside_england(board):
    answer = ranking.answer(board, Q3, "csc-second-plan")
    assert answer.sentence == (
        "Cheshire East, number 9 of 11 similar places from the best, 2015/16. Child protection plans that are the child's "
        "second or later plan: 22.9%: worse than England (17.9%); 95% interval 18.7 to 27.8."
    )
    assert answer.about == "Cheshire East · 2015/16, among similar places"
    assert answer.notes[:2] == (
        "The middle half of the similar places lies between 17.5% and 21.1% (grey); Cheshire East is above it, with the worst quarter of them.",
        "Similar places: Statistical neighbours of the Department for Education, 2025.",
    )
    assert len(records(answer)) == 11
    assert (answer.parts[0].options["reference"], answer.parts[0].options["chosen"]) == (17.9, "E06000049")


def test_places_beyond_the_limits_of_chance_are_named(board):
    assert (
        "Beyond the 99.8% limits of chance around the average of 11 places with counts: "
        "Warrington, Gloucestershire and Leicestershire."
    ) in ranking.answer(board, Q3, "csc-second-plan").notes


def test_where_the_spread_is_wider_than_chance_no_place_is_named(board):
    assert (
        "The 11 places with counts differ by more than chance alone would make them (6 lie beyond its 99.8% limits), so no single one is named as unusual."
    ) in ranking.answer(board, Q3, "csc-cla-dental").notes


def test_without_counts_no_funnel_is_drawn(board):
    notes = ranking.answer(board, Q3, "ph-injuries-0-14").notes
    assert not any("chance" in note for note in notes)


def test_similar_places_without_a_figure_are_named(board):
    answer = ranking.answer(board, at("2023-24-Q4"), "csc-second-plan")
    assert "number 4 of 10 similar places" in answer.sentence
    assert "Without a figure: Hampshire." in answer.notes


def test_a_neutral_figure_is_counted_from_the_highest(board):
    assert "from the highest, 31 Mar 2016" in ranking.answer(board, Q3, "csc-cla-rate").sentence


def test_a_count_of_places_of_unequal_size_has_no_benchmark(board):
    answer = ranking.answer(board, Q3, "csc-plans-started")
    assert answer.parts[0].options["reference"] is None
    assert "England" not in answer.sentence


def test_an_indicator_that_starts_later_says_that_it_is_after_the_quarter(board):
    answer = ranking.answer(board, Q3, "csc-factor-neglect")
    assert "Published for 2017/18 only, which is after Q3 2016/17." in answer.notes


def test_an_indicator_without_the_authority_says_so(board):
    assert ranking.answer(board, Q3, "nea-admissions").sentence == (
        "Emergency hospital admissions: not published for Cheshire East."
    )


def test_only_indicators_of_localities_or_similar_places_are_offered(board):
    offered = ranking.options(board, part(board, "national_adult_care", "ranking"))
    assert "dtoc-days" in offered
    assert "nea-admissions" not in offered


def test_what_is_normal_among_similar_places_needs_five_of_them(board):
    frame = pd.DataFrame({"area": ["E06000049", *"ABCDE"], "value": [9.0, 1.0, 2.0, 3.0, 4.0, 5.0]})
    entry = board.indicator("csc-second-plan")
    assert places.middle_half(board, frame) == (2.0, 4.0)
    assert places.middle_half(board, frame.head(5)) is None
    assert order.normal(board, entry, frame.assign(value=3.0), (2.0, 4.0)).endswith("Cheshire East is inside it.")
    assert order.normal(board, entry, frame.assign(value=1.0), (2.0, 4.0)).endswith(
        "Cheshire East is below it, with the best quarter of them."
    )
    assert order.normal(board, entry, frame.iloc[1:], (2.0, 4.0)).endswith("between 2% and 4% (grey).")
    assert order.normal(board, entry, frame.head(3), None) == ""
    assert order.normal(board, entry, frame.head(1), None) == "No similar place publishes this."


BENCHMARKS = {
    "": ("worse than England (17.9%)", 17.9),
    "E12000002": ("worse than North West (18.2%)", 18.2),
    "similar": ("similar to the middle of the similar places (19.5%)", 19.5),
    "E10000013": ("similar to Gloucestershire (26%)", 26.0),
    "E06000099": ("worse than England (17.9%)", 17.9),
}


@pytest.mark.parametrize("other", BENCHMARKS)
def test_an_official_figure_stands_beside_what_the_reader_chose(board, other):
    answer = ranking.answer(board, replace(Q3, benchmark=other), "csc-second-plan")
    said, value = BENCHMARKS[other]
    assert said in answer.sentence
    assert answer.charts()[0].options["reference"] == pytest.approx(value, abs=0.05)


def test_the_middle_of_similar_places_is_their_median_without_the_authority(board):
    rows = pd.DataFrame(
        {
            "indicator": "csc-second-plan",
            "area": ["E06000049", *board.areas.similar[:5], board.areas.similar[0]],
            "group": "",
            "period": ["2015-16"] * 6 + ["2014-15"],
            "value": [90.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0],
        }
    )
    middle = places.middle_of_similar(board, rows)
    assert middle[["period", "value"]].to_dict("records") == [{"period": "2015-16", "value": 3.0}]


def test_what_a_figure_may_stand_beside_is_what_has_a_figure(board):
    offered = list(places.benchmarks(board, "csc-second-plan"))
    assert offered[:3] == ["E92000001", "E12000002", "similar"]
    assert set(offered[3:]) == set(board.areas.similar)
    # A count cannot stand beside a larger area's, and the Board's papers have no other area.
    assert places.benchmarks(board, "dtoc-days") == {}
    assert places.benchmarks(board, "scorecard-33") == {}


def test_a_total_says_its_figure_and_why_it_is_not_compared(board):
    answer = ranking.answer(board, CREWE, "pop-total")
    assert answer.sentence == (
        "Crewe, number 1 of 8 from the highest. Resident population: 77,900 people; a total, so not compared."
    )
