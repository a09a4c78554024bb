"""Synthetic places around a common average; the limits themselves are held by the oracles of tests/statistics."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from outcomes import evidence
from outcomes.statistics import funnel
from tests.evidence.rows import indicator


def places(*pairs):
    x, n = zip(*pairs, strict=True)
    return pd.DataFrame(
        {
            "area": [f"A{place}" for place in range(len(pairs))],
            "numerator": np.array(x, float),
            "denominator": np.array(n, float),
        }
    )


# Seven at one in ten and one at three in ten.
ONE_OUT = places(*[(10, 100)] * 7, (300, 1000))
SHARE = indicator("a", polarity="lower_is_better", interval_method="wilson")


def test_the_average_is_total_over_total_and_the_order_from_the_better_end():
    found = evidence.spread(ONE_OUT, SHARE)
    assert found.average == pytest.approx(100 * 370 / 1700)
    assert found.rows["area"].tolist() == ["A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert found.rows["rate"].tolist() == [10.0] * 7 + [30.0]
    assert evidence.spread(ONE_OUT, replace(SHARE, polarity="higher_is_better")).rows["area"].iloc[0] == "A7"


def test_beyond_the_outer_limits_a_place_has_its_judgement_by_polarity():
    def word(polarity):
        found = evidence.spread(ONE_OUT, replace(SHARE, polarity=polarity))
        return found.rows.set_index("area")["judgement"]["A7"], found.outside["area"].tolist()

    assert word("lower_is_better") == ("worse", ["A7"])
    assert word("higher_is_better") == ("better", ["A7"])
    assert word("neutral") == ("higher", ["A7"])


def test_limits_narrow_with_size_and_are_those_of_the_class():
    limits = evidence.spread(ONE_OUT, SHARE).limits
    assert (limits["low_outer"] <= limits["low"]).all()
    assert (limits["high_outer"] >= limits["high"]).all()
    assert (limits["high"].diff().dropna() <= 0).all()
    low, high = funnel.proportion_limits(370 / 1700, limits["size"].to_numpy(), 0.95)
    assert limits["low"].tolist() == pytest.approx(100 * low)
    assert limits["high"].tolist() == pytest.approx(100 * high)
    assert limits["size"].iloc[0] < 100
    assert limits["size"].iloc[-1] > 1000


def test_where_the_spread_is_wider_than_chance_no_place_is_judged():
    found = evidence.spread(places(*[(5, 100)] * 4, *[(60, 100)] * 4), SHARE)
    assert found.over_dispersed
    assert len(found.outside) == 8
    assert set(found.rows["judgement"]) == {"similar"}


def test_rates_have_their_own_limits():
    rate = indicator("a", unit="per 1,000", interval_method="byar", polarity="neutral")
    found = evidence.spread(ONE_OUT, rate)
    assert found.average == pytest.approx(1000 * 370 / 1700)
    assert found.outside["area"].tolist() == ["A7"]
    middle = found.limits.iloc[30]
    assert middle["low_outer"] < middle["low"] < found.average < middle["high"] < middle["high_outer"]


@pytest.mark.parametrize("rows", [ONE_OUT.head(7), ONE_OUT.assign(numerator=np.nan), ONE_OUT.assign(denominator=0.0)])
def test_few_places_and_places_without_counts_make_no_funnel(rows):
    assert evidence.spread(rows, SHARE) is None


def test_a_mean_makes_no_funnel():
    assert evidence.spread(ONE_OUT, replace(SHARE, interval_method="student_t")) is None
