import pytest

from outcomes.statistics import comparison
from tests.views.asking import CREWE, Q1, Q3, ask, at, table

UNTESTED = comparison.NOT_COMPARED


def items(board, chosen=Q3, pick="all~items"):
    return ask(board, "healthy_schools", "said", chosen, pick)


def test_all_items_of_the_pupils_are_counted_before_and_after_allowing_for_all_tests(board):
    answer = items(board)
    assert answer.sentence == (
        "Pupils: three of 24 tested items changed more than chance explains (one for the better and two for the worse), none after allowing for 24 tests. The "
        "largest of these: Talked to staff about an emotional health issue in the last month, 12.6% to 22%."
    )
    assert "The report uses one margin of 7.5 points for all items; six of 31 exceed it." in answer.notes
    assert "Four items could not be tested. Of each: no count behind it is published." in answer.notes


def test_items_run_from_the_largest_change_to_the_smallest_each_with_its_figures(board):
    (chart,) = items(board).charts()
    sizes = [abs(record["value"]) for record in chart.records]
    assert (chart.kind, len(sizes)) == ("changes", 31)
    assert sizes == sorted(sizes, reverse=True)
    talked = next(record for record in chart.records if record["id"] == "pupil-talked-to-staff")
    assert (talked["label"], talked["judgement"]) == ("12.6% to 22%", "better")
    assert (round(talked["lower"], 1), round(talked["upper"], 1)) == (3.0, 17.2)
    assert talked["reading"] == "95% interval +3.0 to +17.2 points"


def test_an_item_without_a_number_of_answers_has_no_interval_and_says_why(board):
    found = next(record for record in items(board).charts()[0].records if record["id"] == "pupil-recognition")
    assert (found["lower"], found["judgement"]) == (None, UNTESTED)
    assert found["reading"] == "Not tested: no count behind it is published"


def test_the_margin_of_the_report_belongs_to_those_it_was_reckoned_for(board):
    assert items(board).charts()[0].options["margin"] == 7.5
    staff = items(board, pick="all~items-2")
    assert staff.charts()[0].options["margin"] is None
    assert staff.sentence.startswith(
        "Staff: one of eight tested items changed more than chance explains (for the worse), none after"
    )
    assert not any("one margin" in note for note in staff.notes)
    assert [name for name, _ in table(staff).columns][-1] == "Our test"


def test_a_note_on_one_theme_says_which_and_one_on_all_stands_once(board):
    notes = items(board).notes
    assert sum("138 of the 141 pupils" in note for note in notes) == 1
    assert any(note.startswith("Pupils: what the teacher did: The report prints p=0.58") for note in notes)


def test_the_table_of_all_items_stands_behind_one_click(board):
    assert table(items(board)).folded == "All 31 items in figures"
    assert len(table(items(board)).rows) == 31


def test_one_survey_shows_its_figures_and_claims_no_change(board):
    answer = items(board, at("2016-17-Q1"))
    assert answer.sentence == "Pupils: only the baseline survey had taken place."
    assert [chart.kind for chart in answer.charts()] == ["waves"]


@pytest.mark.parametrize("pick", ["all~items", "all~items-2", "all~pairs"])
def test_before_the_first_survey_that_is_said(board, pick):
    answer = items(board, Q1, pick)
    assert answer.sentence.endswith("no survey had taken place by Q1 2015/16.")
    assert (answer.parts, answer.notes) == ((), ("All three surveys came later.",))


def test_a_locality_is_told_that_the_survey_is_not_published_for_it(board):
    for pick in ("all~items", "all~pairs"):
        assert items(board, CREWE, pick).about.startswith("All pilot schools: not published for Crewe · ")


def test_a_survey_that_came_later_is_left_out_and_named(board):
    answer = items(board, at("2016-17-Q2"))
    assert "Not shown, because after Q2 2016/17: end of project." in answer.notes
    assert "wave:end" not in set(answer.rows["period"])
