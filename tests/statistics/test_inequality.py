import numpy as np
import pytest

from outcomes.errors import OutcomesError
from outcomes.statistics import funnel, inequality, recent_trend

FIVE = ([10, 8, 6, 4, 2], [9, 7, 5, 3, 1], [11, 9, 7, 5, 3], [100] * 5)


def test_a_straight_line_has_its_slope():
    found = inequality.index(*FIVE, multiplier=-1)
    assert found.slope == pytest.approx(10)
    assert found.intercept == pytest.approx(11)
    assert found.relative == pytest.approx(11)
    assert found.slope_limits[0] < 10 < found.slope_limits[1]


def test_the_simulation_is_seeded():
    assert inequality.index(*FIVE, repeats=100) == inequality.index(*FIVE, repeats=100)


def test_refusals():
    with pytest.raises(OutcomesError, match="4 were given"):
        inequality.index(*[part[:4] for part in FIVE])
    with pytest.raises(OutcomesError, match="one is missing"):
        inequality.index([10, 8, 6, 4, None], *FIVE[1:])
    with pytest.raises(OutcomesError, match="transformed"):
        inequality.index(*FIVE, transform=True)


def test_gap():
    found = inequality.gap((30, 25, 36), (10, 6, 13))
    assert found.absolute == 20
    assert found.lower == pytest.approx(20 - np.hypot(5, 3))
    assert found.upper == pytest.approx(20 + np.hypot(6, 4))
    assert found.relative == 2
    assert inequality.gap((3, 1, 5), (0, 0, 1)).relative is None


def test_concentration():
    assert inequality.concentration([5, 5], [10, 10]) == pytest.approx(0)
    assert inequality.concentration([10, 0], [10, 10]) == pytest.approx(-0.5)
    assert np.isnan(inequality.concentration([0, 0], [10, 10]))


def test_correlation():
    r, low, high = inequality.correlation([1, 2, 3, 4, 5], [1, 3, 2, 5, 4])
    assert r == pytest.approx(0.8)
    assert (low, high) == (pytest.approx(-0.2796, abs=1e-3), pytest.approx(0.9862, abs=1e-3))
    assert np.isnan(inequality.correlation([1, 1, 1, 1], [1, 2, 3, 4])[0])
    assert np.isnan(inequality.correlation([1, 2, 3], [1, 2, 3])[1])


def test_over_dispersion_names_nobody():
    assert funnel.over_dispersed(["low_outer", "high_outer", "within"])
    assert not funnel.over_dispersed(["low_outer", "within", "within"])


def year(value, width=1.0, count=5.0, denominator=100.0):
    return recent_trend.Annual(value, value - width, value + width, count, denominator)


def test_recent_direction_of_a_clear_rise():
    assert recent_trend.recent_trend([year(v) for v in (1, 3, 5, 7, 9)]).marker == "increasing"
    assert recent_trend.recent_trend([year(v) for v in (9, 7, 5, 3, 1)]).marker == "decreasing"
    assert recent_trend.recent_trend([year(v) for v in (5, 5, 5, 5, 5)]).marker == "no_significant_change"


def test_what_is_not_tested_says_why():
    assert "4 are published" in recent_trend.recent_trend([year(1)] * 4).why
    assert "no width" in recent_trend.recent_trend([year(1, 0)] * 5).why
    assert "equals its denominator" in recent_trend.recent_trend([year(1, count=9, denominator=9)] * 5).why
