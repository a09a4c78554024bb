"""Sentences of a funnel, of synthetic places."""

import pandas as pd

from outcomes import evidence, periods
from outcomes.words import spread
from tests.evidence.rows import indicator
from tests.evidence.test_spread import places

SHARE = indicator("a", polarity="lower_is_better", interval_method="wilson", title="Referrals again")


def funnel_of(board, pairs):
    """A funnel whose first place is the authority and the others authorities of the catalogue."""
    areas = [board.areas.authority.id, *sorted(board.areas.far)][: len(pairs)]
    return evidence.spread(places(*pairs).assign(area=areas), SHARE)


def test_nobody_a_few_and_many_beyond_the_limits(board):
    none = funnel_of(board, [(10, 100)] * 8)
    assert spread.beyond(board, none) == (
        "None of the 8 places with counts lies beyond the 99.8% limits of chance around their average."
    )
    one = funnel_of(board, [(300, 1000), *[(10, 100)] * 8])
    assert spread.beyond(board, one) == (
        "Beyond the 99.8% limits of chance around the average of 9 places with counts: Cheshire East."
    )
    many = funnel_of(board, [*[(1000, 10_000)] * 23, *[(300, 2000)] * 7])
    assert spread.beyond(board, many) == (
        "7 of 30 places lie beyond the 99.8% limits of chance around their average; by chance alone hardly one would. "
        "Cheshire East is not among them."
    )
    assert spread.beyond(board, None) == ""


def test_a_spread_wider_than_chance_names_nobody(board):
    wide = funnel_of(board, [(5, 100)] * 4 + [(60, 100)] * 4)
    assert spread.beyond(board, wide) == (
        "The 8 places with counts differ by more than chance alone would make them (8 lie beyond its 99.8% limits), "
        "so no single one is named as unusual."
    )
    assert spread.beside_all(board, SHARE, wide) == "; the average of all is 32.5%"


def test_the_authority_among_all_with_ties(board):
    own, far = board.areas.authority.id, sorted(board.areas.far)
    placed = pd.DataFrame({"area": [own, *far[:4]], "value": [11.0, 11.0, 9.0, 11.0, 20.0]})
    assert spread.among_all(board, SHARE, placed, "2015/16", "11%", None) == (
        f"{board.areas.authority.name}, number 2 of 5 authorities from the best (2 others with the same figure), 2015/16. "
        "Referrals again: 11%."
    )


def test_beside_all_names_the_side_and_the_average(board):
    one = funnel_of(board, [(300, 1000), *[(10, 100)] * 8])
    assert spread.beside_all(board, SHARE, one) == (
        ", above the 99.8% limits of chance around the average of all (21.1%)"
    )


def test_what_is_not_in_the_picture():
    assert spread.without_figure(0, 0) == ""
    assert spread.without_figure(1, 0) == "Not in the picture: 1 authority without a published figure."
    assert spread.without_figure(4, 2) == (
        "Not in the picture: 4 authorities without a published figure and 2 with a figure whose counts are not published."
    )


def test_counts_that_begin_after_the_quarter_are_said():
    year = periods.parse("2017-18")
    assert spread.counts_since(year, "2018-19-Q1") == ""
    assert spread.counts_since(year, "2016-17-Q3") == (
        "Counts are published from 2017/18 on, which is after Q3 2016/17."
    )
