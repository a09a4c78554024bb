"""The recent trend of annual values, tested as Fingertips tests it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

POINTS = 5
CRITICAL = 9.54953570608324  # chi-squared, 1 degree of freedom, 99.8%
NOT_TESTED = "not_tested"
NONE = "no_significant_change"


@dataclass(frozen=True)
class Annual:
    """One year: value with its 95% limits, and the counts behind it; None where missing."""

    value: float | None
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None


@dataclass(frozen=True)
class RecentTrend:
    """``increasing``, ``decreasing``, ``no_significant_change`` or ``not_tested``, with chi-squared and why not."""

    marker: str
    chi_squared: float | None = None
    why: str = ""


def recent_trend(years: Sequence[Annual]) -> RecentTrend:
    """The marker of the last five years, oldest first, by weighted least squares.

    Published rule of Fingertips (technical guidance, Recent trends): weights are inverse variances
    from the 95% limits; a trend needs chi-squared beyond the 99.8% point and the same sign of slope
    with each year left out in turn. Annual values only.
    """
    whole = [y for y in years if None not in (y.value, y.count, y.denominator)]
    if len(whole) < POINTS:
        return RecentTrend(NOT_TESTED, why=f"needs {POINTS} years with counts; {len(whole)} are published")
    if any(y.count == y.denominator for y in whole):
        return RecentTrend(NOT_TESTED, why="a count equals its denominator")
    last = whole[-POINTS:]
    if any(y.lower is None or y.upper is None or not y.upper > y.lower for y in last):
        return RecentTrend(NOT_TESTED, why="an interval is missing or has no width")
    y = np.array([year.value for year in last], dtype=np.float64)
    width = np.array([(year.upper or 0) - (year.lower or 0) for year in last], dtype=np.float64)
    weight = 1 / (width / 3.92) ** 2
    x = np.arange(1.0, POINTS + 1)
    slope, variance = _fit(x, y, weight)
    chi = slope * slope / variance
    slopes = [slope] + [_fit(*(np.delete(part, gone) for part in (x, y, weight)))[0] for gone in range(POINTS)]
    one_sign = all(s >= 0 for s in slopes) or all(s < 0 for s in slopes)
    if chi > CRITICAL and one_sign:
        return RecentTrend("increasing" if slope > 0 else "decreasing", float(chi))
    return RecentTrend(NONE, float(chi))


def _fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    """Weighted slope and its variance."""
    centre = (weight * x).sum() / weight.sum()
    spread = (weight * (x - centre) ** 2).sum()
    return float((weight * (x - centre) * y).sum() / spread), float(1 / spread)
