from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.views import relation
from tests.views.asking import CREWE, Q3


def test_two_indicators_and_what_eight_points_carry(board):
    answer = relation.answer(board, CREWE, "imd2019-score", "income-dep", "locality")
    assert answer.sentence == (
        "Index of Multiple Deprivation 2019 average score and People in income deprivation across 8 areas: "
        "correlation 0.96 (95% interval +0.80 to +0.99): they go together."
    )
    assert answer.notes[0].startswith("Eight areas are few")
    crewe = next(record for record in answer.parts[0].records if record["area"] == "CE-LCN-CREWE")
    assert (crewe["name"], crewe["x_text"], crewe["y_text"]) == ("Crewe", "22.8", "12.3%")


def test_lsoas_say_that_neighbours_are_alike(board):
    answer = relation.answer(board, CREWE, "stroke-minutes", "stroke-minutes", "lsoa")
    assert "across 234 areas: correlation 1.00." in answer.sentence
    assert answer.notes[0].startswith("Neighbouring small areas are alike")
    here = len(board.areas.within("CE-LCN-CREWE", ("lsoa",)))
    assert sum(record["area"] == "CE-LCN-CREWE" for record in answer.parts[0].records) == here == 50


def test_a_total_is_not_offered(board):
    assert "pop-total" not in relation.options(board)
    assert "income-dep" in relation.options(board)


def test_a_locality_without_a_figure_is_named_as_left_out(board):
    inside = own.contents(board.areas)
    part = frozenset(sorted(inside["CE-LCN-CREWE"])[:5])
    groups = (("Knutsford", inside["CE-LCN-KNUTS"]), ("Part", part), ("Nantwich", inside["CE-LCN-NANT"]))
    regrouped = own.apply(board, localities.Definition(groups))
    answer = relation.answer(regrouped, Q3, "imd2019-score", "income-dep", "locality")
    assert answer.notes[0] == "Leaves out Part, not available for this grouping."
