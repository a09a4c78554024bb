import dataclasses

from outcomes.views import definition, register
from tests.views.asking import CREWE, Q3, changed


def told(board, indicator):
    """Name and text of each line, one after another."""
    (table,) = definition.answer(board, Q3, indicator).parts
    return "; ".join(f"{row.title}: {row.cells[0].text}" for row in table.rows)


def test_an_indicator_says_what_it_counts_how_sure_it_is_and_who_owns_it(board):
    said = told(board, "scorecard-33")
    for part in (
        "What it is: Share of ",
        "Numerator: cases that met the measure; Denominator: all cases to which the measure applies;",
        "Unit: %; Good direction: Higher is better;",
        "Interval: Wilson's, where the number of people is known.",
        "Small numbers: An aggregate that its source has published; shown as published, not hidden again.",
        "Grades: Requires improvement 70 to 80%; good 81 to 90%; outstanding 91 to 100%.",
        "Owner: Director of Children's Social Care;",
    ):
        assert part in said


def test_an_open_band_is_defined_in_words(board):
    (held,) = board.indicator("scorecard-33").bands
    opened = dataclasses.replace(held, ranges=(*held.ranges[:-1], ("outstanding", 91, None)))
    assert "outstanding 91% or more" in told(changed(board, "scorecard-33", bands=(opened,)), "scorecard-33")


def test_bands_that_changed_are_told_each_with_its_beginning(board):
    (held,) = board.indicator("scorecard-33").bands
    later = dataclasses.replace(held, holds_from="2016-17-Q1", ranges=(("good", 50, 79), ("outstanding", 80, 100)))
    said = told(changed(board, "scorecard-33", bands=(held, later)), "scorecard-33")
    assert "Grades from Q1 2015/16: Requires improvement 70 to 80%" in said
    assert "Grades from Q1 2016/17: Good 50 to 79%; outstanding 80 to 100%" in said


def test_an_official_figure_names_what_it_is_near_to_and_how_it_differs(board):
    entry = board.indicator("csc-second-plan")
    assert entry.difference
    near = board.indicator(entry.near[0]).title
    assert f"Near in the Board's papers: {near}; How they differ: {entry.difference}" in told(board, "csc-second-plan")


def test_a_locality_sees_its_own_figures_or_is_told_that_there_are_none(board):
    own = definition.answer(board, CREWE, "income-dep")
    assert own.about.startswith("Crewe only · ")
    assert set(own.rows["area"]) == {"CE-LCN-CREWE"}
    whole = definition.answer(board, CREWE, "scorecard-33")
    assert whole.about.startswith("Every area: not published for Crewe · ")


def test_indicators_are_found_by_every_word(board):
    found = definition.matching(board, "childrens_scorecard", "initial HEALTH assessments")
    assert [entry.id for entry in found][:2] == ["scorecard-32", "scorecard-33"]
    assert definition.matching(board, "childrens_scorecard", "health zebra") == []


def test_the_register_of_a_dataset_keeps_our_reading_apart(board):
    doubtful, ours = register.tables(board, "childrens_scorecard")
    held = board.quality[board.quality["dataset"] == "childrens_scorecard"]
    assert len(doubtful.rows) + len(ours.rows) == len(held) == 86
    assert {row.cells[0].text for row in ours.rows} == {"Reading note", "Rounding"}
    assert not {row.cells[0].text for row in doubtful.rows} & {"Reading note", "Rounding"}
    assert (doubtful.folded, ours.folded) == ("", f"Reading notes and rounding ({len(ours.rows)})")
    assert [name for name, _ in doubtful.columns] == ["Kind", "What is doubtful", "What we did"]
    assert register.tables(board, "national_children") == ()
