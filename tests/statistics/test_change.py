import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import OutcomesError
from outcomes.statistics import change


@st.composite
def pairs(draw):
    n, m = draw(st.integers(1, 2000)), draw(st.integers(1, 2000))
    return draw(st.integers(0, n)), n, draw(st.integers(0, m)), m


def test_pupils_talking_to_staff():
    gap, low, high = change.difference_of_proportions(31, 141, 125, 995)
    assert 100 * gap[0] == pytest.approx(9.423, abs=1e-3)
    assert 100 * low[0] == pytest.approx(2.991, abs=1e-3)
    assert 100 * high[0] == pytest.approx(17.1915, abs=1e-3)


@given(pairs())
def test_the_interval_holds_the_difference_and_turns_with_the_order(pair):
    x, n, y, m = pair
    gap, low, high = change.difference_of_proportions(x, n, y, m)
    back, lower, upper = change.difference_of_proportions(y, m, x, n)
    assert -1 <= low[0] <= gap[0] + 1e-12
    assert gap[0] <= high[0] + 1e-12
    assert [back[0], lower[0], upper[0]] == pytest.approx([-gap[0], -high[0], -low[0]], abs=1e-12)


def test_no_test_when_nobody_or_everybody():
    for x, y in ((0, 0), (10, 20)):
        z, p = change.proportions_test(x, 10, y, 20)
        assert np.isnan([z[0], p[0]]).all()


def test_small_tables_have_a_smallest_expected_count():
    assert change.smallest_expected(2, 4, 3, 5) == pytest.approx(4 * 4 / 9)
    assert change.exact_p(2, 4, 3, 5) == pytest.approx(1)


def test_welch():
    found = change.difference_of_means((10, 5.0, 2.0), (12, 3.0, 1.0))
    assert found.difference == 2
    assert found.degrees == pytest.approx(12.690, abs=1e-3)
    assert (found.lower, found.upper) == (pytest.approx(0.4943, abs=1e-3), pytest.approx(3.5057, abs=1e-3))
    assert found.p == pytest.approx(0.01325, abs=1e-4)


@pytest.mark.parametrize("later", [(1, 5.0, 2.0), (10, 5.0, 0.0)])
def test_welch_needs_spread_and_two_people(later):
    assert np.isnan(change.difference_of_means(later, (12, 3.0, 0.0)).lower)


def test_ratio_of_rates():
    ratio, low, high = change.ratio_of_rates(20, 1000, 10, 1000)
    assert ratio[0] == 2
    assert low[0] == pytest.approx(0.8935, abs=1e-3)
    assert high[0] == pytest.approx(4.7846, abs=1e-3)
    assert np.isnan(change.ratio_of_rates(0, 10, 0, 10)[1][0])
    assert change.ratio_of_rates(0, 10, 5, 10)[1][0] == 0


def test_chi_squared_refuses_small_expected_counts():
    assert "too small" in change.chi_squared([[1, 2], [2, 1]]).why
    assert "one row" in change.chi_squared([[5, 0], [7, 0]]).why
    with pytest.raises(OutcomesError, match="negative"):
        change.chi_squared([[1, -2], [2, 1]])


def test_mann_whitney_without_variety_is_no_test():
    assert "same answer" in change.mann_whitney([0, 5], [0, 9]).why
    assert "no answers" in change.mann_whitney([0, 0], [1, 9]).why
    with pytest.raises(OutcomesError, match="2 and 3"):
        change.mann_whitney([1, 2], [1, 2, 3])


def test_trend_of_none_or_all_is_no_test():
    assert change.trend_in_proportions([0, 0], [5, 5]).why


def test_holm():
    assert change.holm([0.01, 0.04, None, 0.03]).tolist() == pytest.approx([0.03, 0.06, np.nan, 0.06], nan_ok=True)


def test_false_alarms_and_margins():
    assert change.false_alarms(30) == pytest.approx(1.5)
    assert change.as_reported(10, 17.5, 7.5) == 0
    assert change.as_reported(10, 17.6, 7.5) == 1
    assert change.as_reported(20, 10, 7.5) == -1


def test_beyond_chance_leaves_a_limit_of_zero_within():
    assert change.beyond_chance([0, 1, -3, None], [5, 2, -1, 2]).tolist() == pytest.approx(
        [0, 1, -1, np.nan], nan_ok=True
    )
