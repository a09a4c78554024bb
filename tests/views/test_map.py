import pytest

from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.views import map as map_view
from outcomes.words import classes
from tests.views.asking import CREWE, Q3


def records(answer):
    return {record["area"]: record for record in answer.parts[0].records}


def test_every_indicator_of_localities_has_eight_areas_and_a_sentence(board):
    for indicator in board.datasets["community_health"].indicators:
        answer = map_view.answer(board, CREWE, indicator)
        assert len(records(answer)) == 8
        assert "highest in" in answer.sentence


def test_highest_and_lowest_are_named(board):
    answer = map_view.answer(board, CREWE, "income-dep")
    assert answer.sentence == (
        "People in income deprivation: highest in Crewe (12.3%), lowest in Bollington, Disley and Poynton (5.5%), "
        "of 8 Local Community Networks."
    )
    assert answer.notes[0] == "Crewe: 12.3%: worse than Cheshire East (8.3%); 95% interval 12.1 to 12.5."


def test_each_area_has_name_figure_and_comparison(board):
    crewe = records(map_view.answer(board, CREWE, "income-dep"))["CE-LCN-CREWE"]
    assert (crewe["name"], crewe["text"]) == ("Crewe", "12.3%")
    assert crewe["reading"] == "12.3%: worse than Cheshire East (8.3%); 95% interval 12.1 to 12.5."


def test_it_is_said_which_wards_a_locality_may_not_hold(board):
    doubt = {area: record["doubt"] for area, record in records(map_view.answer(board, Q3, "income-dep")).items()}
    assert doubt["CE-LCN-CREWE"] == "approximate; may not hold Shavington and Willaston and Rope"
    assert doubt["CE-LCN-KNUTS"] == "approximate"


def test_lsoas_have_234_areas_and_13_of_them_are_in_doubt(board):
    answer = map_view.answer(board, Q3, "stroke-minutes", "lsoa")
    assert len(records(answer)) == 234
    assert len(answer.parts[0].options["doubtful"]) == 13
    assert answer.sentence.endswith(
        "highest in Cheshire East 007A (30.5 minutes), lowest in Cheshire East 036A (7.9 minutes), of 234 small areas."
    )


def test_classes_of_many_areas_hold_every_value_and_never_overlap():
    values = [float(place % 50) + 0.04 for place in range(100)]
    classed, labels = classes.classes(values, 0)
    assert labels == [
        "0 to 9 (20 areas)",
        "10 to 19 (20 areas)",
        "20 to 29 (20 areas)",
        "30 to 39 (20 areas)",
        "40 to 49 (20 areas)",
    ]
    assert classed[0] == labels[0]
    assert classed[49] == labels[4]


def test_equal_values_share_one_class():
    assert classes.classes([1.0] * 60, 0) == (["1 (60 areas)"] * 60, ["1 (60 areas)"])


def test_few_areas_have_no_classes(board):
    assert classes.classes([5.3, 29.9, 8.0], 1) == (["", "", ""], [])
    options = map_view.answer(board, CREWE, "income-dep").parts[0].options
    assert options["classes"] == []
    assert options["title"] == "% of population, 2019; Cheshire East 8.3%"


@pytest.fixture(scope="module")
def regrouped(board):
    """Three localities: one whole, one that cuts wards, and one more whole."""
    inside = own.contents(board.areas)
    part = frozenset(sorted(inside["CE-LCN-CREWE"])[:5])
    groups = (("Knutsford", inside["CE-LCN-KNUTS"]), ("Part", part), ("Nantwich", inside["CE-LCN-NANT"]))
    return own.apply(board, localities.Definition(groups))


def test_a_locality_without_a_figure_is_named_on_the_map_and_in_the_sentence(regrouped):
    answer = map_view.answer(regrouped, Q3, "income-dep")
    assert answer.sentence.endswith("that have a figure.")
    assert answer.notes[0] == "Grey: Part, not available for this grouping."
    assert {name["name"]: name["figure"] for name in answer.parts[0].options["names"]}["Part"] == "no figure"
    assert all(record["value"] is None for record in answer.parts[0].records if record["name"] == "Part")
