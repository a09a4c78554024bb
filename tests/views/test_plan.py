import dataclasses

import pandas as pd

from tests.views.asking import Q3, ask, at, changed, statements

LATER = at("2017-18-Q4")


def metrics(board, chosen):
    return ask(board, "better_care_fund", "metrics", chosen)


def test_admissions_stand_against_their_derived_plan(board):
    answer = metrics(board, Q3)
    assert answer.sentence == "1 of 6 metrics has a figure for Q3 2016/17."
    found = statements(answer)["Non-elective admissions"]
    assert found.sentence == (
        "Non-elective admissions: 10,985 admissions in Q3 2016/17 (Oct to Dec 2016), "
        "508 above the plan of 10,477 (plan derived)."
    )
    # 4,865 and 6,104 are 10,969: the nation's number for what the paper prints as 10,985.
    assert found.notes == (
        "Nearest published national figure, differently counted: Emergency hospital admissions, 4,865 admissions "
        "(NHS Eastern Cheshire CCG) and 6,104 admissions (NHS South Cheshire CCG) in the three months of Q3 2016/17 "
        "(Oct to Dec 2016). Counted by clinical commissioning group, near the area of the Board and not equal to it, "
        "and revised since; the paper counts residents of the authority.",
    )


def test_a_metric_in_words_only_is_its_own_state(board):
    found = statements(metrics(board, Q3))["Delayed transfers of care"]
    assert found.sentence == (
        "Delayed transfers of care: no figure is published for Q3 2016/17 (Oct to Dec 2016); officers give words."
    )
    assert "sustained increase" in found.quotations[0].text


def test_the_later_publication_keeps_its_caution(board):
    found = statements(metrics(board, LATER))["Non-elective admissions"]
    assert found.sentence == (
        "Non-elective admissions: 9,265 admissions (unclear) against a plan of 10,072 admissions is printed for 2017/18; "
        "what it covers is unclear."
    )
    assert any("size of one quarter" in note for note in found.notes)


def test_a_year_that_ends_with_the_quarter_is_no_fallback(board):
    found = statements(metrics(board, LATER))
    assert found["Older people at home 91 days after discharge into reablement"].sentence == (
        "Older people at home 91 days after discharge into reablement: 79.3% in 2017/18, 9.1 below the plan of 88.4."
    )
    notes = found["Older people at home 91 days after discharge into reablement"].notes
    assert not any("No figure is published" in note for note in notes)
    assert found["Delayed transfers of care"].notes[0] == (
        "No figure is published for Q4 2017/18; the latest before it, Q3 2016/17 (Oct to Dec 2016), is shown."
    )


def test_before_the_first_figure_it_is_said_when_it_comes(board):
    found = statements(metrics(board, at("2015-16-Q1")))["Non-elective admissions"]
    assert found.sentence == (
        "Non-elective admissions: nothing published by Q1 2015/16; first published for Q3 2016/17 (Oct to Dec 2016)."
    )


def test_the_next_quarter_has_its_own_commentary_and_the_last_one_stays_with_its_own(board):
    row = board.commentary[board.commentary["indicator"] == "delayed-transfers"].iloc[0]
    figure = board.figures[board.figures["indicator"] == "delayed-transfers"].iloc[0]
    said = {**row, "period": "2016-17-Q4", "text": "Made for a test."}
    more = dataclasses.replace(
        board,
        commentary=pd.concat([board.commentary, pd.DataFrame([said])]),
        figures=pd.concat([board.figures, pd.DataFrame([{**figure, "period": "2016-17-Q4"}])], ignore_index=True),
    )
    found = statements(metrics(more, at("2016-17-Q4")))["Delayed transfers of care"]
    assert [quotation.text for quotation in found.quotations] == ["Made for a test."]
    assert "sustained increase" in statements(metrics(more, Q3))["Delayed transfers of care"].quotations[0].text


def test_the_nearest_official_figure_stands_under_its_own_name_with_a_link(board):
    near = changed(board, "dtoc-days", near=("delayed-transfers",), difference="Days, not people.")
    found = statements(metrics(near, Q3))["Delayed transfers of care"]
    assert found.notes == (
        "Nearest published national figure, differently counted: Days that people spent in hospital after they were "
        "ready to leave, 5,070 days (Cheshire East) in the three months of Q3 2016/17 (Oct to Dec 2016). Days, not people.",
    )
    ((label, link),) = found.links
    assert label == "Days that people spent in hospital after they were ready to leave"
    assert dict(link.choices)["indicator"] == "dtoc-days"
    assert statements(metrics(near, Q3))["People who feel supported to manage long-term conditions"].links == ()


def test_the_nearest_official_figure_is_never_one_of_a_later_period(board):
    near = changed(board, "ascof-reablement-91-days", near=("reablement",))
    name = "Older people at home 91 days after discharge into reablement"
    assert statements(metrics(near, Q3))[name].links == ()
    assert len(statements(metrics(near, at("2018-19-Q4")))[name].links) == 1


def test_the_nearest_official_figure_of_groups_inside_the_authority_names_each(board):
    near = changed(board, "nea-admissions", near=("non-elective-admissions",))
    note = statements(metrics(near, Q3))["Non-elective admissions"].notes[0]
    assert "4,865 admissions (NHS Eastern Cheshire CCG)" in note
    assert "NHS South Cheshire CCG" in note
    assert "NHS England" not in note
