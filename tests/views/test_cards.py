import dataclasses
import re

import pytest

from outcomes import findings, standing
from outcomes.answer import Cards
from outcomes.views import cards, common, everything
from outcomes.words import silent
from tests.views.asking import CREWE, Q3, Q4, at, table, texts, with_sixth


def shown(answer):
    return next(found for found in answer.parts if isinstance(found, Cards)).cards


def test_the_cards_of_quarter_3_name_what_the_board_must_see(board):
    answer = cards.answer(board, Q3)
    found = {card.title: card for card in shown(answer)}
    assert len(found) == 8
    health = found["Percentage of initial health assessments completed by paediatricians within 20 days"]
    assert (health.value, health.step, health.where) == (
        "36%",
        "+3 points (33% in Q2 2016/17)",
        "Cheshire East, Q3 2016/17",
    )
    assert (health.sign.word, health.sign.shade) == ("Worse than requires improvement", "grade-0")
    assert health.first.endswith(" in Q1 2015/16")
    cared = found["Up-to-date assessment (within 12 months): cared for children"]
    assert (cared.value, cared.step, cared.first) == (
        "0%",
        "0 of 5 cases; −13 points (13% in Q2 2016/17)",
        "67% in Q1 2015/16",
    )
    assert cared.why == "True even at the most favourable reading"
    assert cared.sure == (
        "0 of 5 cases: 95% interval 0% to 43%. With 5 cases, a change as large as any between two quarters shown "
        "(38 percentage points) can come from which cases were picked."
    )
    assert cared.series == (67.0, 50.0, 27.0, 65.0, 50.0, 13.0, 0.0)
    plans = found["Children and young people on a child protection plan for more than 15 months"]
    assert (plans.value, plans.step) == ("31 children", "+8 (23 children in Q2 2016/17)")
    assert plans.why.endswith("we cannot say whether this is chance")
    assert "2 large families can make a considerable impact" in plans.comment
    stays = found["Non-elective admissions"]
    assert (stays.value, stays.step, stays.sign.word) == ("10,985 admissions", "508 above plan", "Plan missed")
    talked = found["Talked to staff about an emotional health issue in the last month"]
    assert (talked.value, talked.step, talked.why) == (
        "22%", "+9.4 points (12.6% at baseline)", "95% interval +3.0 to +17.2 points; not after allowing for 24 tests",
    )  # fmt: skip
    assert talked.sign.word == "Beyond chance, for the better"


def test_the_headline_counts_changes_and_the_counters_count_grades(board):
    answer = cards.answer(board, Q3)
    assert answer.sentence == (
        "40 of 66 figures can be compared with Q2 2016/17, none tested for chance; one missed its plan. Since the first survey, "
        "three of 24 tested items changed more than chance explains (one for the better and two for the worse), none after allowing for 24 tests."
    )
    assert [(count, said) for count, said, _ in answer.parts[0].counts] == [
        ("10", "“worse than requires improvement”, 1 of them even at the most favourable reading"),
        ("19", "changed grade (10 up, 9 down)"),
    ]


def test_zero_is_said_as_none(board):
    answer = cards.answer(board, at("2015-16-Q1"))
    assert answer.sentence == "Nothing is published for Q4 2014/15 to compare with. Of 20 figures, none missed a plan."
    assert [name for _, name, _ in answer.parts[0].counts] == ["\u201cworse than requires improvement\u201d"]
    quiet = cards.answer(board, at("2015-16-Q2"))
    assert quiet.parts[0].counts[1][0] == "7"


def test_links_of_cards_carry_the_comparator_that_was_chosen(board):
    chosen = dataclasses.replace(Q3, compare="year-ago")
    for card in shown(cards.answer(board, chosen)):
        assert ("compare", "year-ago") in card.link.choices
    assert all("compare" not in dict(card.link.choices) for card in shown(cards.answer(board, Q3)))


def test_a_quarter_ahead_of_the_papers_shows_their_latest_and_says_so(board):
    answer = cards.answer(board, Q4)
    assert answer.about == (
        "Cheshire East · Q4 2016/17 (Jan to Mar 2017) (Children's scorecard: Q3 2016/17, the latest before it; "
        "Better Care Fund: Q3 2016/17, the latest before it) · compared with Q2 2016/17"
    )
    assert answer.sentence.startswith(
        "Nothing is published for Q4 2016/17 yet, so Q3 2016/17 is shown. 40 of 66 figures can be compared with Q2 2016/17, none tested for chance; "
    )
    assert {card.where for card in shown(answer)} == {"Cheshire East, Q3 2016/17"}


def test_the_table_of_a_quarter_ahead_of_the_papers_claims_no_figure_for_it(board):
    answer = everything.answer(board, Q4, "evidence")
    assert answer.sentence == "All 66 indicators with a figure by Q4 2016/17, by evidence, then size."
    assert table(answer).caption.startswith("The latest by Q4 2016/17 beside the period compared with; ")
    now = everything.answer(board, Q3, "evidence")
    assert now.sentence == "All 97 indicators with a figure for Q3 2016/17, by evidence, then size."
    assert table(now).caption.startswith("Q3 2016/17 beside Q2 2016/17; ")


@pytest.mark.parametrize("quarter", ["2015-16-Q4", "2016-17-Q1", "2016-17-Q2", "2016-17-Q3"])
def test_no_card_hides_that_its_change_is_within_chance(board, quarter):
    for found in findings.where_to_look(findings.of(board, at(quarter))):
        codes = [reason.code for reason in found.reasons]
        if found.tier == findings.UNCERTAIN:
            assert any(code.endswith("_few") for code in codes)
        assert found.change is None or codes[0] == "beyond_chance"


def test_cards_and_table_are_made_of_the_same_findings(board):
    lines = {row.title: row.link for row in table(everything.answer(board, Q3, "evidence")).rows}
    for card in shown(cards.answer(board, Q3)):
        assert lines[card.title] == card.link


@pytest.mark.parametrize("order", everything.ORDERS)
def test_the_table_has_each_order(board, order):
    answer = everything.answer(board, Q3, order)
    titles = [row.title for row in table(answer).rows]
    assert len(titles) == len(findings.of(board, Q3)) == 97
    if order == "title":
        assert titles == sorted(titles)


def test_the_table_by_size_begins_with_the_largest_change(board):
    found = {finding.indicator.title: abs(finding.difference) for finding in findings.of(board, Q3)}
    sizes = [found[row.title] for row in table(everything.answer(board, Q3, "change")).rows]
    assert sizes[:3] == sorted(found.values(), reverse=True)[:3]


def test_a_quarter_before_all_figures_says_so(board):
    answer = cards.answer(board, at("2013-14-Q1"))
    assert answer.sentence == (
        "Q1 2013/14: no quarterly figure had been published. Choose a quarter from Q1 2015/16 to Q4 2016/17."
    )


def test_a_quiet_quarter_says_so(board, monkeypatch):
    monkeypatch.setattr(findings, "where_to_look", lambda found: [])
    assert cards.answer(board, Q3).notes[0].startswith("A quiet quarter")


def test_indicators_without_a_new_figure_say_since_when(board):
    lacking = {entry.id: (stands, figure, since) for entry, stands, figure, since in silent.of(board, Q3)}
    assert lacking["scorecard-16"][0] == "Not applicable"
    assert lacking["scorecard-41"] == ("Unclear", "No figure yet", "")
    assert "scorecard-33" not in lacking
    answer = everything.answer(board, Q3, "evidence")
    assert table(answer, 1).caption == (
        "20 indicators have no figure for Q3 2016/17; the last that was published stands beside them."
    )
    assert texts(answer, 1)["Delayed transfers of care"] == ["Not published", "No figure yet", ""]


def test_where_the_authority_differs_is_at_most_eight_the_strongest_evidence_first(board):
    answer = cards.answer(board, Q3)
    lines = texts(answer)
    assert len(lines) == 8
    assert next(iter(lines.items())) == (
        "Children on a protection plan for two years or more",
        ["0% (0.0% to 1.4%)", "2.1%", "Better than England", "1 of 9 from the best", "31 Mar 2016"],
    )
    assert lines["Looked-after children who had their teeth checked"] == [
        "76% (71% to 81%)", "84%", "Worse than England", "7 of 11 from the best", "2015/16",
    ]  # fmt: skip
    found = standing.differences(board, "2016-17-Q3")
    assert list(lines) == [one.indicator.title for one in found[:8]]
    order = [(not one.outermost, -one.size) for one in found]
    assert order == sorted(order)


def test_no_difference_rests_on_a_later_figure_or_lies_within_chance(board):
    assert "Looked-after children under five with development checks up to date" not in texts(cards.answer(board, Q3))
    for one in standing.differences(board, "2016-17-Q3"):
        assert not one.lower <= one.england <= one.upper
        assert one.judgement in ("better", "worse")


def test_a_dataset_with_quarterly_figures_of_a_locality_shows_them(board):
    six = with_sixth(board)
    found = {finding.indicator.id: finding for finding in findings.of(six, CREWE)}
    assert (found["made-1"].move.area, found["made-1"].move.latest) == ("CE-LCN-CREWE", 20)
    assert found["scorecard-33"].move.area == "E06000049"
    assert cards.answer(six, CREWE).about.startswith("Crewe: A made dataset; Cheshire East: everything else")
    assert cards.answer(board, CREWE).about.startswith("Cheshire East: not published for Crewe")


def test_links_carry_ids_and_no_titles(board):
    for finding in findings.of(board, CREWE):
        link = common.link(board, CREWE, finding.indicator)
        assert re.fullmatch(r"[a-z-]+", link.address)
        for key, value in link.choices:
            assert re.fullmatch(r"[a-z-]+", key)
            assert re.fullmatch(r"[a-zA-Z0-9_-]+", value), value


def test_a_card_says_who_does_what_until_when(board):
    found = {card.title: card for card in shown(cards.answer(board, Q3))}
    (action,) = found["Plans have clear contingencies: child in need and child protection"].doing[:1]
    assert action.startswith("26. Child Protection Independent Reviewing Officers (IROs) will support timely action")
    assert action.endswith(
        "(Susanne Leece, Safeguarding Manager for Child Protection Independent Reviewing Officers; February 2017)"
    )
    assert found["Percentage of initial health assessments completed by paediatricians within 20 days"].doing == ()


def test_every_figure_is_filtered_by_the_priority_that_its_paper_marks(board):
    offered = everything.priorities(board)
    assert list(offered.values()) == [
        "Every priority",
        "Ageing Well",
        "Starting and Developing Well",
        "Living and Working Well",
    ]
    of = {finding.indicator.title: finding.indicator.dataset for finding in findings.of(board, Q3)}
    young = everything.answer(board, Q3, "title", "starting")
    held = {of[row.title] for row in table(young).rows}
    assert held == {"childrens_scorecard", "healthy_schools"}
    old = everything.answer(board, Q3, "title", "ageing")
    assert {of[row.title] for row in table(old).rows} == {"better_care_fund"}
    assert len(table(young).rows) + len(table(old).rows) == 97
    assert young.sentence.endswith("for Q3 2016/17 under Starting and Developing Well, by name.")
    assert (
        "item 7, cover sheet): Starting and Developing Well. The box beside Ageing Well cannot be read."
        in young.notes[0]
    )
    living = everything.answer(board, Q3, "title", "living")
    assert living.sentence == "Q3 2016/17: no figure of a paper under Living and Working Well."
    assert all(row.link.address != "childrens-scorecard" for part in living.parts for row in part.rows)


def test_a_place_without_figures_of_its_own_is_sent_to_where_it_has_some(board):
    assert cards.answer(board, CREWE).about.startswith(
        "Cheshire East: not published for Crewe, whose own figures stand under Places · "
    )
