"""What is said of a quarter as a whole."""

from dataclasses import replace

from outcomes import findings
from outcomes.answer import Cards
from outcomes.selection import Selection
from outcomes.views import cards
from outcomes.words import overview
from tests import tiny
from tests.tiny import HERE, dataset, indicator, row
from tests.views.asking import Q3


def test_the_period_named_is_the_one_that_most_figures_are_compared_with(board):
    found = [one for one in findings.of(board, Q3) if one.move and one.move.before is not None][:3]
    earlier = replace(found[0], move=replace(found[0].move, compared_with="2014-15-Q1"))
    assert overview.since_then(Q3, [earlier, *found[1:]]).startswith("All 3 figures can be compared with Q2 2016/17, ")
    assert overview.since_then(Q3, [earlier, earlier, found[1]]).startswith(
        "All 3 figures can be compared with Q1 2014/15, "
    )


def test_of_one_figure_it_is_said_in_words(board):
    (missed,) = [one for one in findings.of(board, Q3) if one.move and one.move.plan_status == "missed"]
    assert overview.since_then(Q3, [missed]).endswith(" to compare with. The one figure missed its plan.")


def test_what_a_year_ended_with_stands_before_what_is_shown_of_an_earlier_quarter():
    planned = indicator("p", polarity="lower_is_better")
    rows = [row("p", "2016-17-Q2", 1.0), row("p", "2016-17", 10.0), row("p", "2016-17", 8.0, statistic="plan")]
    held = tiny.board(dataset(planned), rows=rows)
    chosen = Selection("2016-17-Q4", HERE, "previous")
    found = findings.of(held, chosen)
    assert overview.since_then(chosen, found) == (
        "Of 2016/17 as a whole, one figure has a plan, and missed it. Nothing more is published for Q4 2016/17 yet, so Q2 2016/17 is "
        "shown. Nothing is published for Q1 2016/17 to compare with. The one figure missed no plan."
    )
    (card,) = next(part for part in cards.answer(held, chosen).parts if isinstance(part, Cards)).cards
    assert (card.value, card.step, card.where.split(", ")[-1]) == ("10%", "2016/17: 2 points above plan", "2016/17")
    yearly = tiny.board(
        dataset(indicator("p", period_kind="financial_year", polarity="lower_is_better")), rows=rows[1:]
    )
    assert [one.move.period for one in findings.of(yearly, chosen)] == ["2016-17"]


def test_a_year_that_is_neither_met_nor_missed_claims_no_plan():
    neutral = indicator("p", polarity="neutral")
    rows = [row("p", "2016-17-Q2", 1.0), row("p", "2016-17", 10.0), row("p", "2016-17", 8.0, statistic="plan")]
    chosen = Selection("2016-17-Q4", HERE, "previous")
    held = tiny.board(dataset(neutral), rows=rows)
    assert "plan, and" not in overview.since_then(chosen, findings.of(held, chosen))
