import re

import pytest

from tests.views.asking import CREWE, Q1, Q3, ask, at, part, table, texts


def survey(board, chosen, theme):
    return ask(board, "healthy_schools", "said", chosen, theme)


def test_pupils_talking_to_staff(board):
    assert survey(board, Q3, "pupil-help-seeking").sentence == (
        "Talked to staff about an emotional health issue in the last month, 22% at end of project, up from 12.6% at "
        "baseline; more than chance explains (95% interval +3.0 to +17.2 points)."
    )


@pytest.mark.parametrize("chosen", [Q3, Q1, CREWE])
def test_every_theme_is_answered(board, chosen):
    for theme in part(board, "healthy_schools", "said").themes:
        answer = survey(board, chosen, theme)
        assert answer.sentence
        assert answer.about
        assert bool(answer.parts) == (chosen is not Q1)


def test_a_survey_that_had_not_taken_place_is_said(board):
    answer = survey(board, Q1, "pupil-help-seeking")
    assert answer.sentence == "Pupils: seeking help: no survey had taken place by Q1 2015/16."
    assert answer.notes == ("All three surveys came later.",)


def test_one_survey_makes_no_change(board):
    answer = survey(board, at("2016-17-Q1"), "teacher-response")
    assert answer.sentence == "Pupils: what the teacher did: only the baseline survey had taken place."
    assert [found.kind for found in answer.charts()] == ["waves"]
    assert len(answer.parts) == 1


def test_staff_differences_are_not_claimed_for_anyone_else(board):
    notes = survey(board, Q3, "staff-confidence").notes
    assert notes[0].startswith("None of two tested items changed more than chance explains.")
    assert any("One person of ten is 10 percentage points" in note for note in notes)
    assert not any("the report works with" in note for note in notes)


def test_it_is_said_how_many_items_chance_would_flag_and_what_the_report_reckons(board):
    notes = survey(board, Q3, "pupil-own-stigma").notes
    assert notes[0] == (
        "None of five tested items changed more than chance explains. Were nothing to have changed, chance alone would "
        "flag fewer than one."
    )
    assert notes[1] == "The report uses one margin of 7.5 points for all items; none of five exceeds it."
    assert notes[2].startswith("There was no comparison group, so nothing here says what caused a change.")


def test_who_answered_stands_beside_the_margin_of_error(board):
    notes = survey(board, Q3, "pupil-help-seeking").notes
    assert (
        "At the latest survey shown, 141 of about 2,220 eligible pupils answered: the margin of error at 50% is 8.0 "
        "points with the correction for a known population, 8.3 without; the report works with 7.5."
    ) in notes
    assert "Who answered: 995 (45%) at baseline, 173 (7.8%) at mid-point, 141 (6.4%) at end of project." in notes


@pytest.mark.parametrize(("quarter", "total"), [("2016-17-Q1", "98.3"), ("2016-17-Q2", "91.6"), ("2016-17-Q3", "68.2")])
def test_a_p_value_that_cannot_be_had_again_is_named_for_the_survey_shown_alone(board, quarter, total):
    said = [note for note in survey(board, at(quarter), "teacher-response").notes if "cannot be reproduced" in note]
    assert [re.search(r"add to ([\d.]+)", note)[1] for note in said] == [total]


def test_an_item_printed_as_a_bound_has_no_change(board):
    answer = survey(board, Q3, "staff-knowledge")
    assert (
        "Gave a stigmatising response (staff): printed as a bound at one survey, so no change can be given."
        in answer.notes
    )
    assert "Gave a stigmatising response (staff)" not in texts(answer)
    assert "Gave a stigmatising response (staff)" in {record["item"] for record in answer.parts[0].records}


def test_figure_interval_number_change_and_both_reckonings_stand_in_one_line(board):
    answer = survey(board, Q3, "pupil-help-seeking")
    assert [name for name, _ in table(answer).columns] == [
        "Baseline",
        "Mid-point",
        "End of project",
        "Change, baseline to end of project",
        "Our test",
        "The report's rule (±7.5)",
    ]
    assert texts(answer)["Talked to staff about an emotional health issue in the last month"] == [
        "12.6% (10.6 to 14.8; n 995)",
        "21.5% (15.9 to 28.1; n 173)",
        "22% (15.9 to 29.5; n 141)",
        "+9.4 points",
        "Beyond chance, for the better (+3.0 to +17.2 points)",
        "Beyond the margin",
    ]


def test_a_locality_is_told_that_the_survey_is_not_published_for_it(board):
    about = survey(board, CREWE, "pupil-help-seeking").about
    assert about == (
        "All pilot schools: not published for Crewe · surveys by Q3 2016/17: baseline, mid-point and end of project"
    )


def test_a_change_that_holds_after_allowing_for_all_tests_says_so(board):
    assert survey(board, Q3, "pupil-help-seeking").notes[:2] == (
        "One of two tested items changed more than chance explains (for the better). Were nothing to "
        "have changed, chance alone would flag fewer than one.",
        "The report uses one margin of 7.5 points for all items; one of two exceeds it.",
    )


def test_a_change_among_a_few_items_is_set_among_all_that_the_survey_tests(board):
    said = "Of all items of the survey, three of 24 tested items changed more than chance explains (one for the better and two for the worse), none after allowing for 24 tests."
    assert said in survey(board, Q3, "pupil-help-seeking").notes
    # A theme without a change beyond chance needs no such words.
    assert said not in survey(board, Q3, "pupil-own-stigma").notes


def test_surveys_after_the_quarter_are_named(board):
    assert survey(board, at("2016-17-Q1"), "pupil-help-seeking").notes[-2] == (
        "Not shown, because after Q1 2016/17: mid-point and end of project."
    )
