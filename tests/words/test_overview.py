"""What is said of a quarter as a whole."""

from dataclasses import replace

from outcomes import findings
from outcomes.words import overview
from tests.views.asking import Q3


def test_the_period_named_is_the_one_that_most_figures_are_compared_with(board):
    found = [one for one in findings.of(board, Q3) if one.move and one.move.before is not None][:3]
    earlier = replace(found[0], move=replace(found[0].move, compared_with="2014-15-Q1"))
    assert overview.since_then(Q3, [earlier, *found[1:]]).startswith("Since Q2 2016/17, ")
    assert overview.since_then(Q3, [earlier, earlier, found[1]]).startswith("Since Q1 2014/15, ")


def test_of_one_figure_it_is_said_in_words(board):
    (missed,) = [one for one in findings.of(board, Q3) if one.move and one.move.plan_status == "missed"]
    assert overview.since_then(Q3, [missed]).endswith(" to compare with. The one figure missed its plan.")
