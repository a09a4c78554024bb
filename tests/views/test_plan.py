import dataclasses

import pandas as pd
import pytest

from outcomes import words
from outcomes.views import around
from tests.views.asking import Q3, ask, at, changed, lines

LATER = at("2017-18-Q4")
DELAYED = "Delayed transfers of care"
ADMISSIONS = "Non-elective admissions"
REABLEMENT = "Older people at home 91 days after discharge into reablement"


def metrics(board, chosen):
    return ask(board, "better_care_fund", "metrics", chosen)


def read(row):
    return [cell.text for cell in row.cells]


def folds(row):
    return {fold.opening: fold for cell in row.cells for fold in cell.folds}


def test_admissions_stand_against_their_derived_plan(board):
    answer = metrics(board, Q3)
    assert answer.sentence == (
        "One of six metrics has a figure for Q3 2016/17; it missed its plan. Of five the paper gives no figure; what "
        "officers say of them stands beside them."
    )
    found = lines(answer)[ADMISSIONS]
    assert read(found) == [
        "10,985 admissions, Q3 2016/17",
        "Missed: 508 admissions above the plan of 10,477 (derived)",
        "",
    ]
    assert found.cells[1].sign == words.PLAN["missed"]
    assert (found.cells[1].gauge.value, found.cells[1].gauge.beside) == (10985, 10477)
    assert folds(found)["How the plan is derived"].lines == (
        "Derived: 10,985 less 508 is 10,477. The paper prints no plan.",
    )
    # 4,865 and 6,104 are 10,969: the nation's number for what the paper prints as 10,985.
    near = next(
        fold for name, fold in folds(found).items() if name.startswith("Nearest national figure, differently counted: ")
    )
    assert near.lines == (
        "Emergency hospital admissions, 4,865 admissions (NHS Eastern Cheshire CCG) and 6,104 admissions (NHS South "
        "Cheshire CCG) in the three months of Q3 2016/17 (Oct to Dec 2016). Counted by clinical commissioning group, near "
        "the area of the Board and not equal to it, and revised since; the paper counts residents of the authority.",
    )


def test_the_nearest_national_figure_has_englands_beside_it_where_it_is_a_rate(board):
    (near,) = around.nearby(board, Q3, board.indicators["falls-admissions"])
    assert near.lines[0].startswith(
        "Emergency hospital admissions after a fall, aged 65 and over, 2,550 per 100,000, age standardised (Cheshire East) "
        "and 2,169 per 100,000, age standardised (England) in 2015/16."
    )
    (days,) = around.nearby(board, Q3, board.indicators["delayed-transfers"])
    assert "England" not in days.lines[0]


def test_a_metric_in_words_only_has_every_word_and_where_it_stands(board):
    found = lines(metrics(board, Q3))[DELAYED]
    assert read(found)[:2] == ["Not published, Q3 2016/17", "No figure"]
    assert found.cells[1].gauge is None
    said = next(fold for fold in folds(found).values() if fold.opening.startswith("DTOCs continue to be a significant"))
    # What takes the first sentence back stands beside it.
    assert "sustained increase" in said.opening
    assert said.lines[0] == (
        "Report of the Acting Executive Director of People, Q3 2016/17 (Oct to Dec 2016). Item 9, Better Care Fund 2016/17 Q3 report, paragraph 4.2."
    )


@pytest.mark.parametrize("section", ["metrics", "money"])
def test_no_word_of_the_officers_is_lost(board, section):
    found = lines(ask(board, "better_care_fund", section, Q3)).values()
    read_whole = {" ".join((fold.opening, *fold.lines[:-1])).strip() for row in found for fold in folds(row).values()}
    entries = {entry.id for entry in board.datasets["better_care_fund"].of_theme(section)}
    said = board.words[board.words["about"].isin(entries)]["text"]
    assert len(said) >= 2
    assert set(said) <= read_whole


def test_a_figure_of_which_it_is_unclear_what_it_covers_is_neither_judged_nor_drawn(board):
    answer = metrics(board, LATER)
    assert answer.sentence == (
        "Three of six metrics have a figure for Q4 2017/18: one met its plan, one missed its plan and one is unclear."
    )
    found = lines(answer)[ADMISSIONS]
    assert read(found)[:2] == [
        "9,265 admissions (unclear), 2017/18",
        "Unclear, so not judged: printed beside a plan of 10,072, without what the two cover",
    ]
    assert (found.cells[1].sign, found.cells[1].gauge) == (words.PLAN["unclear"], None)
    assert "size of one quarter" in folds(found)[""].lines[0]
    assert folds(found)["Earlier figures"].lines == ("Q3 2016/17: 10,985 admissions, plan 10,477 (derived)",)


def test_a_year_that_ends_with_the_quarter_is_no_fallback(board):
    answer = metrics(board, LATER)
    assert read(lines(answer)[REABLEMENT])[:2] == ["79.3%, 2017/18", "Missed: 9.1 points below the plan of 88.4%"]
    assert answer.notes[0].endswith(
        "No figure is published for Q4 2017/18; the latest before it, Q3 2016/17 (Oct to Dec 2016), is shown."
    )
    assert DELAYED in answer.notes[0]
    assert REABLEMENT not in answer.notes[0]


def test_a_lower_figure_meets_a_plan_where_lower_is_better(board):
    found = lines(metrics(board, LATER))["Permanent admissions to residential and nursing care, 65 and over"]
    assert read(found)[1] == "Met: 11.6 below the plan of 716.9"
    assert found.cells[1].gauge.most > found.cells[1].gauge.beside > found.cells[1].gauge.value


def test_before_the_first_figure_it_is_said_when_it_comes(board):
    answer = metrics(board, at("2015-16-Q1"))
    assert answer.sentence == "None of six metrics has a figure for Q1 2015/16."
    assert read(lines(answer)[ADMISSIONS])[0] == "First published for Q3 2016/17"


def test_money_has_no_better_or_worse_and_a_rounded_plan_no_exact_distance(board):
    answer = ask(board, "better_care_fund", "money", Q3)
    assert answer.sentence == "Money: budget £25.51 million in 2016/17; income £5.97 million in Q3 2016/17."
    found = lines(answer)
    income = found["Better Care Fund income in the quarter"]
    assert read(income)[:2] == [
        "£5.97 million, Q3 2016/17",
        "About £0.5 million below the plan of about £6.47 million (derived)",
    ]
    assert income.cells[1].sign is None
    assert income.cells[1].gauge.beside == 6.47
    assert read(found["Better Care Fund budget"])[:2] == ["£25.51 million, 2016/17", "No plan is printed"]
    assert "Forecast underspend (NHS South Cheshire CCG)" in found
    variance = answer.rows[answer.rows["statistic"] == "variance"]
    assert list(variance["printed"]) == ["£0.5 million less"]


def test_a_title_leads_to_explore_where_there_is_a_figure_and_else_to_its_definition(board):
    found = lines(metrics(board, Q3))
    assert (found[ADMISSIONS].link.address, found[ADMISSIONS].link.choices[-1]) == (
        "explore",
        ("show", "non-elective-admissions"),
    )
    assert found[DELAYED].link.address == "sources-and-definitions"


def test_the_next_quarter_has_its_own_commentary_and_the_last_one_stays_with_its_own(board):
    row = board.comment("delayed-transfers").iloc[0]
    figure = board.figures[board.figures["indicator"] == "delayed-transfers"].iloc[0]
    said = {**row, "period": "2016-17-Q4", "text": "Made for a test."}
    more = dataclasses.replace(
        board,
        words=pd.concat([board.words, pd.DataFrame([said])]),
        figures=pd.concat([board.figures, pd.DataFrame([{**figure, "period": "2016-17-Q4"}])], ignore_index=True),
    )
    found = folds(lines(metrics(more, at("2016-17-Q4")))[DELAYED])
    assert "Made for a test." in found
    assert not any("DTOCs" in opening for opening in found)
    assert any("DTOCs" in opening for opening in folds(lines(metrics(more, Q3))[DELAYED]))


def near_of(board, chosen, title):
    return [fold for fold in folds(lines(metrics(board, chosen))[title]).values() if fold.links]


def test_the_nearest_official_figure_stands_under_its_own_name_with_a_link(board):
    near = changed(board, "dtoc-days", near=("delayed-transfers",), difference="Days, not people.")
    (found,) = near_of(near, Q3, DELAYED)
    assert found.lines == (
        "Days that people spent in hospital after they were ready to leave, 5,070 days (Cheshire East) in the three "
        "months of Q3 2016/17 (Oct to Dec 2016). Days, not people.",
    )
    ((label, link),) = found.links
    assert label == "Days that people spent in hospital after they were ready to leave"
    assert dict(link.choices)["indicator"] == "dtoc-days"
    assert near_of(near, Q3, "People who feel supported to manage long-term conditions") == []


def test_the_nearest_official_figure_is_never_one_of_a_later_period(board):
    near = changed(board, "ascof-reablement-91-days", near=("reablement",))
    assert near_of(near, Q3, REABLEMENT) == []
    assert len(near_of(near, at("2018-19-Q4"), REABLEMENT)) == 1


def test_the_nearest_official_figure_of_groups_inside_the_authority_names_each(board):
    near = changed(board, "nea-admissions", near=("non-elective-admissions",))
    (found,) = near_of(near, Q3, ADMISSIONS)
    assert "4,865 admissions (NHS Eastern Cheshire CCG)" in found.lines[0]
    assert "NHS South Cheshire CCG" in found.lines[0]
    assert "NHS England" not in found.lines[0]


def test_short_forms_in_the_officers_words_are_spelt_out(board):
    assert any("DTOC a delayed transfer of care" in note for note in metrics(board, Q3).notes)
