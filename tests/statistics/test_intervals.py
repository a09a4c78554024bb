import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import OutcomesError
from outcomes.statistics import intervals

SIZES = st.integers(1, 5000)


@st.composite
def shares(draw):
    n = draw(SIZES)
    return draw(st.integers(0, n)), n


def test_wilson_at_the_ends_is_exactly_0_and_1():
    low, high = intervals.wilson([0, 10], [10, 10])
    assert low.tolist() == [0, pytest.approx(0.7224672)]
    assert high.tolist() == [pytest.approx(0.2775328), 1]


def test_no_denominator_has_no_limits():
    low, high = intervals.wilson([0, None], [0, 10])
    assert np.isnan([low, high]).all()


def test_more_cases_than_people_is_refused():
    with pytest.raises(OutcomesError, match="numerator 11 is larger than the denominator 10"):
        intervals.wilson(11, 10)
    with pytest.raises(OutcomesError, match="negative"):
        intervals.count(-1)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_lies_between_0_and_1(level):
    with pytest.raises(OutcomesError, match=r"0\.95"):
        intervals.wilson(1, 2, level)


def test_no_events_have_lower_limit_zero():
    low, high = intervals.count(0)
    assert low[0] == 0
    assert high[0] == pytest.approx(3.68887945)


def test_the_rule_changes_at_ten_events():
    assert intervals.count(9)[0][0] == pytest.approx(4.115373)
    assert intervals.count(10)[0][0] == pytest.approx(4.787450, abs=1e-5)


def test_missing_counts_stay_missing():
    assert np.isnan(intervals.count([None, 3])[0]).tolist() == [True, False]


def test_a_rate_of_nobody_has_no_limits():
    assert np.isnan(intervals.rate(3, 0)[0][0])


def test_one_answer_has_no_interval_of_the_mean():
    assert np.isnan(intervals.mean(1, 4, 0)[0][0])
    assert intervals.mean(5, 2.8, 0.4472)[1][0] == pytest.approx(3.3553, abs=1e-4)


def test_standardised_rates_refuse_what_does_not_fit():
    with pytest.raises(OutcomesError, match="2, 1 and 1"):
        intervals.standardised_rate([1, 2], [3], [4])
    with pytest.raises(OutcomesError, match="no population"):
        intervals.standardised_rate([1], [0], [4])


def test_a_census_has_no_margin_of_error():
    assert intervals.margin_of_error(0.3, 50, 50)[0] == 0
    with pytest.raises(OutcomesError, match="more answers than people"):
        intervals.margin_of_error(0.3, 51, 50)


@given(shares())
def test_wilson_holds_the_share(share):
    x, n = share
    low, high = intervals.wilson(x, n)
    assert 0 <= low[0] <= x / n <= high[0] <= 1


@given(shares(), st.integers(2, 50))
def test_wilson_shrinks_with_n(share, times):
    x, n = share
    low, high = intervals.wilson([x, x * times], [n, n * times])
    width = high - low
    assert width[1] < width[0]


@given(st.integers(0, 10_000), st.sampled_from([0.9, 0.95, 0.998]))
def test_count_limits_hold_the_count_and_widen_with_the_level(x, level):
    low, high = intervals.count(x, level)
    outer_low, outer_high = intervals.count(x, 0.999)
    assert outer_low[0] <= low[0] <= x <= high[0] <= outer_high[0]


@given(st.integers(1, 2000), st.integers(2, 20))
def test_rate_intervals_shrink_as_events_and_people_grow(x, times):
    low, high = intervals.rate([x, x * times], [1000, 1000 * times])
    assert (high - low)[1] < (high - low)[0]


@given(st.integers(2, 500), st.floats(-100, 100), st.floats(0.01, 50))
def test_mean_limits_hold_the_mean_and_shrink(n, average, deviation):
    low, high = intervals.mean([n, n * 4], average, deviation)
    assert (low <= average).all()
    assert (average <= high).all()
    assert (high - low)[1] < (high - low)[0]
