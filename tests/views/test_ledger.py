import dataclasses
import itertools

import pandas as pd
import pytest

from outcomes import words
from outcomes.views import ledger
from tests.views.asking import CREWE, Q1, Q3, ask, at, table

PAIRED = "The same children answered before and after"


def further(board, theme, chosen=Q3):
    return ask(board, "healthy_schools", "further", chosen, theme)


def test_declared_sentences_are_filled_with_figures_as_they_read(board):
    assert ask(board, "better_care_fund", "policy", Q3).sentence == (
        "One-year survival from cancer, 2012: 63.7% in NHS Vale Royal CCG, 69.3% in England."
    )
    assert ask(board, "healthy_schools", "referrals", Q3).sentence == (
        "Referrals to CAMHS by the pilot schools: 18 in Jan to Jun 2015, 10 in Jul to Dec 2016."
    )
    assert further(board, "consultation").sentence == (
        "54 of 62 who gave feedback were happy with the outcome; 21 said that concerns were not reduced at all."
    )


def test_a_table_without_a_sentence_counts_its_figures(board):
    assert further(board, "session-ratings").sentence == (
        "Group programmes: satisfaction with sessions: 61 published figures."
    )


def test_p_values_are_counted_and_claim_no_cause(board):
    answer = further(board, "outcome-ratings")
    assert answer.sentence == (
        "Cool connections: Combined wellbeing score (Outcome Rating Scale), 11.1 (5 people) to 21.8 (6 people), p = 0.006 as "
        "printed. There was no comparison group, so nothing here says what caused a change."
    )
    assert "3 of 15 p-values printed are below 0.05, all of them for cool connections." in answer.notes


def test_the_caution_of_paired_answers_stands_under_its_own_table_alone(board):
    assert any(PAIRED in note and "cannot be reproduced" in note for note in further(board, "outcome-ratings").notes)
    for theme in ("session-ratings", "programmes", "staff-actions", "staff-training", "consultation"):
        assert not any(PAIRED in note for note in further(board, theme).notes), theme


def test_what_begins_later_is_named_and_not_shown(board):
    answer = ask(board, "childrens_scorecard", "progress", Q3)
    assert answer.sentence == ("Progress report: 73 published figures.")
    assert answer.notes == ("Jan 2017 is after Q3 2016/17, so not shown.",)
    assert table(answer, 1).folded == "All 73 lines as printed"


def test_before_anything_is_published_that_is_said(board):
    answer = ask(board, "healthy_schools", "further", Q1, "consultation")
    assert answer.sentence.endswith("nothing is published by Q1 2015/16; the first figures came at mid-point.")
    assert answer.parts == ()


def test_places_for_which_alone_something_is_published_are_named(board):
    assert ask(board, "better_care_fund", "policy", Q3).about.startswith(
        "NHS Vale Royal CCG and England: published for no other place"
    )


def test_a_locality_sees_what_lies_in_it(board):
    answer = ask(board, "participatory_budgeting", "figures", CREWE)
    assert answer.sentence == "All figures: 13 published figures."
    assert answer.about.startswith("Crewe · ")
    nantwich = ask(board, "participatory_budgeting", "figures", at("2016-17-Q3", "CE-LCN-NANT"))
    assert nantwich.about.startswith("Cheshire East: not published for Nantwich and Rural · ")


def test_of_many_places_the_authority_and_england_are_listed(board):
    answer = ask(board, "national_schools", "figures", Q3)
    assert set(answer.rows["area"]) == {"E06000049", "E92000001"}


def test_a_long_list_scrolls_and_shows_the_latest(board):
    answer = ask(board, "national_adult_care", "figures", Q3)
    listed = table(answer)
    assert listed.look == "tall"
    assert len(answer.rows) > 300
    assert any(note.startswith("The latest 300 of ") and note.endswith("can be downloaded.") for note in answer.notes)


def test_a_mean_has_the_limits_of_its_number_and_spread(board):
    means = table(further(board, "outcome-ratings"), 1)
    assert means.folded == "Every mean with its 95% interval"
    rows = [[cell.text for cell in row.cells] for row in means.rows]
    assert rows[0] == ["Group start", "11.1", "7.3 to 14.9", "5"]
    assert [name for name, _ in means.columns] == [
        "When",
        "Mean",
        "95% interval",
        "People",
    ]


def means(board, *waves):
    """Rows of one scale: its mean, standard deviation and number at each wave given. Synthetic."""
    pattern = board.rows("ors-personal", statistic="mean").iloc[0]
    made = [
        {**pattern, "period": period, "statistic": statistic, "value": float(value)}
        for period, mean, sd, n in waves
        for statistic, value in (("mean", mean), ("sd", sd), ("n", n))
    ]
    return pd.DataFrame(made)


@pytest.mark.parametrize(
    ("later", "change", "sign"),
    [
        ((7.5, 1.5, 25), "+1.5 (+0.6 to +2.4): beyond chance, for the better", "better"),
        ((4.5, 1.5, 25), "−1.5 (−2.4 to −0.6): beyond chance, for the worse", "worse"),
        ((6.4, 1.5, 25), "+0.4 (−0.5 to +1.3): within chance", "similar"),
    ],
)
def test_where_other_people_answered_the_change_of_a_mean_is_tested_by_welch(board, later, change, sign):
    rows = means(board, ("wave:group-start", 6, 2, 30), ("wave:group-end", *later))
    first, last = ledger.of_means(board, rows, paired=False).rows
    assert [cell.text for cell in first.cells] == ["Group start", "6.0", "5.3 to 6.7", "30", ""]
    assert last.cells[4].text == change
    assert last.cells[4].sign == words.CHANGED[sign]


def test_where_the_same_people_answered_no_change_is_tested(board):
    rows = means(board, ("wave:group-start", 6, 2, 30), ("wave:group-end", 7.5, 1.5, 25))
    held = ledger.of_means(board, rows, paired=True)
    assert [len(row.cells) for row in held.rows] == [4, 4]


def test_a_mean_of_one_person_is_not_tested(board):
    rows = means(board, ("wave:group-start", 6, 2, 30), ("wave:group-end", 7.5, 0, 1))
    cell = ledger.of_means(board, rows, paired=False).rows[1].cells[4]
    assert (cell.text, cell.sign) == ("+1.5; not tested: fewer than two people answered", None)


def test_the_change_of_a_mean_never_crosses_from_one_group_to_another(board):
    rows = means(board, ("wave:group-start", 6, 2, 30))
    other = means(board, ("wave:group-end", 7.5, 1.5, 25)).assign(group="programme=exam-stress")
    held = ledger.of_means(board, pd.concat([rows, other], ignore_index=True), paired=False)
    assert [row.cells[4].text for row in held.rows] == ["", ""]


def test_rows_without_means_have_no_table_of_them(board):
    assert ledger.of_means(board, board.rows("camhs-referrals"), paired=False) is None


def test_a_survey_of_other_people_shows_its_changes_where_it_stands(board):
    dataset = board.datasets["healthy_schools"]
    unpaired = dataclasses.replace(dataset, survey=dataclasses.replace(dataset.survey, paired=False))
    other = dataclasses.replace(board, datasets={**board.datasets, "healthy_schools": unpaired})
    names = [name for name, _ in table(further(other, "outcome-ratings"), 1).columns]
    assert names[-1] == "Change from the time before"


def test_parts_of_one_thing_have_bars_of_its_largest(board):
    lines = {row.title: row.cells[1] for row in table(further(board, "consultation")).rows}
    gauges = {title: cell.gauge for title, cell in lines.items() if "reduction in concerns" in title}
    assert {(gauge.value, gauge.most, gauge.beside) for gauge in gauges.values()} == {
        (20, 21, None),
        (16, 21, None),
        (21, 21, None),
    }


def test_parts_of_several_places_have_no_bars_because_no_scale_holds_them(board):
    lines = table(ask(board, "national_adult_care", "figures", Q3, "delays")).rows
    assert len(lines) > 100
    assert {cell.gauge for row in lines for cell in row.cells} == {None}


def test_a_few_places_with_one_figure_each_are_drawn(board):
    (chart,) = ask(board, "better_care_fund", "policy", Q3).charts()
    assert [(record["name"], record["text"]) for record in chart.records] == [
        ("NHS Vale Royal CCG", "63.7%"),
        ("England", "69.3%"),
    ]
    assert ask(board, "better_care_fund", "national-policy", Q3).charts() == []


def test_what_belongs_to_one_thing_stands_together_in_the_list(board):
    titles = [row.title.split(";")[0] for row in table(further(board, "consultation")).rows]
    assert len([one for one, next_ in itertools.pairwise(titles) if one != next_]) == len(set(titles)) - 1


def test_a_whole_does_not_stand_in_the_picture_of_its_parts(board):
    people = ask(board, "community_health", "figures", Q1, "people").charts()[0]
    assert len(people.records) == 8
    assert {"Cheshire East", "England"}.isdisjoint(one["name"] for one in people.records)
    # Of one place nothing is compared, so nothing is drawn.
    assert ask(board, "community_health", "figures", at("2015-16-Q1", "CE-LCN-CREWE"), "people").charts() == []
