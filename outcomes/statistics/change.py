"""Did it change? Intervals and tests for two periods or waves, and for many items at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from outcomes.errors import OutcomesError
from outcomes.statistics.intervals import LEVEL, Column, Limits, column, quantile, wilson


def difference_of_proportions(
    numerator: ArrayLike, denominator: ArrayLike, earlier: ArrayLike, of: ArrayLike, level: float = LEVEL
) -> tuple[Column, Column, Column]:
    """``(difference, lower, upper)`` of later less earlier proportion, each 0 to 1.

    Newcombe (1998), Stat Med 17:873, method 10: two Wilson intervals combined.
    """
    x, n, y, m = np.broadcast_arrays(*map(column, (numerator, denominator, earlier, of)))
    (l1, u1), (l2, u2) = wilson(x, n, level), wilson(y, m, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = x / n, y / m
    gap = p - q
    lower = gap - np.sqrt((p - l1) ** 2 + (u2 - q) ** 2)
    upper = gap + np.sqrt((u1 - p) ** 2 + (q - l2) ** 2)
    return gap, np.maximum(lower, -1), np.minimum(upper, 1)


def proportions_test(
    numerator: ArrayLike, denominator: ArrayLike, earlier: ArrayLike, of: ArrayLike
) -> tuple[Column, Column]:
    """``(z, p)`` of the pooled two-sample test. No test (NaN) when both are 0 or both are all."""
    x, n, y, m = np.broadcast_arrays(*map(column, (numerator, denominator, earlier, of)))
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (x + y) / (n + m)
        z = (x / n - y / m) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    z = np.where(np.isfinite(z), z, np.nan)
    return z, 2 * special.ndtr(-np.abs(z))


def smallest_expected(numerator: float, denominator: float, earlier: float, of: float) -> float:
    """The smallest expected count of the two by two table; under 5 an exact p-value is wanted."""
    share = (numerator + earlier) / (denominator + of)
    return float(min(share, 1 - share) * min(denominator, of))


def exact_p(numerator: int, denominator: int, earlier: int, of: int) -> float:
    """Fisher's exact two-sided p-value of the two by two table, for small expected counts."""
    table = [[numerator, denominator - numerator], [earlier, of - earlier]]
    return float(stats.fisher_exact(table).pvalue)


@dataclass(frozen=True)
class MeanDifference:
    """A difference of means with its interval, Welch's degrees of freedom and p-value."""

    difference: float
    lower: float
    upper: float
    degrees: float
    p: float


def difference_of_means(
    later: tuple[float, float, float], earlier: tuple[float, float, float], level: float = LEVEL
) -> MeanDifference:
    """Later less earlier mean, each given as ``(n, mean, sd)``, by Welch's t.

    Welch (1947), Biometrika 34:28. Treats the two as different people: where the same people
    answered twice it does not apply, and the caller says so.
    """
    (n, a, s), (m, b, t) = later, earlier
    if min(n, m) < 2 or s == t == 0:
        return MeanDifference(a - b, float("nan"), float("nan"), float("nan"), float("nan"))
    v, w = s * s / n, t * t / m
    degrees = (v + w) ** 2 / (v * v / (n - 1) + w * w / (m - 1))
    error = float(np.sqrt(v + w))
    half = float(special.stdtrit(degrees, (1 + level) / 2)) * error
    p = 2 * float(special.stdtr(degrees, -abs(a - b) / error))
    return MeanDifference(a - b, a - b - half, a - b + half, degrees, p)


def ratio_of_rates(
    events: ArrayLike, population: ArrayLike, earlier: ArrayLike, of: ArrayLike, level: float = LEVEL
) -> tuple[Column, Column, Column]:
    """``(ratio, lower, upper)`` of two rates by the exact conditional method.

    Given the total, the later count is binomial; its Clopper-Pearson limits become limits of the
    ratio. Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 93.
    """
    x, n, y, m = np.broadcast_arrays(*map(column, (events, population, earlier, of)))
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(x == 0, 0.0, special.betaincinv(np.maximum(x, 1e-12), y + 1, tail))
        high = np.where(y == 0, 1.0, special.betaincinv(x + 1, np.maximum(y, 1e-12), 1 - tail))
        scale = m / n
        ratio = x / y * scale
        limits: Limits = low / (1 - low) * scale, high / (1 - high) * scale
    none = (x + y == 0) | ~(n > 0) | ~(m > 0)
    return tuple(np.where(none, np.nan, part) for part in (ratio, *limits))  # type: ignore[return-value]


@dataclass(frozen=True)
class Tested:
    """A test's statistic, degrees of freedom and p-value; ``why`` says why there is none."""

    statistic: float
    degrees: float
    p: float
    why: str = ""


NO_TEST = float("nan")


def chi_squared(table: ArrayLike) -> Tested:
    """Pearson's chi-squared of a table of counts, without continuity correction.

    Cochran's rule: no test when an expected count is under 1 or more than a fifth are under 5.
    """
    counts = np.asarray(table, dtype=np.float64)
    if (counts < 0).any():
        raise OutcomesError("A count in the table is negative.")
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape) < 2:
        return Tested(NO_TEST, NO_TEST, NO_TEST, "every answer falls into one row or column")
    found = stats.chi2_contingency(counts, correction=False)
    expected = found.expected_freq
    if expected.min() < 1 or (expected < 5).mean() > 0.2:
        return Tested(NO_TEST, NO_TEST, NO_TEST, "expected counts are too small")
    return Tested(float(found.statistic), float(found.dof), float(found.pvalue))


def mann_whitney(later: ArrayLike, earlier: ArrayLike) -> Tested:
    """Mann-Whitney test of two waves of ordered answers, given as counts from lowest to highest answer.

    Normal approximation with ties and continuity correction, as R's ``wilcox.test(exact=FALSE)``.
    ``statistic`` is U of the later wave; U over both sizes is the chance that a random later person
    answers higher (ties half).
    """
    a, b = (np.asarray(column(given), dtype=np.int64) for given in (later, earlier))
    if len(a) != len(b):
        raise OutcomesError(f"The two waves have {len(a)} and {len(b)} kinds of answer; they must be the same.")
    if a.sum() == 0 or b.sum() == 0:
        return Tested(NO_TEST, NO_TEST, NO_TEST, "a wave has no answers")
    if np.count_nonzero(a + b) < 2:
        return Tested(NO_TEST, NO_TEST, NO_TEST, "everybody gave the same answer")
    grades = np.arange(len(a))
    found = stats.mannwhitneyu(np.repeat(grades, a), np.repeat(grades, b), method="asymptotic")
    return Tested(float(found.statistic), NO_TEST, float(found.pvalue))


def trend_in_proportions(numerators: ArrayLike, denominators: ArrayLike) -> Tested:
    """Chi-squared for a linear trend over equally spaced periods (Cochran 1954, Armitage 1955)."""
    x, n = column(numerators), column(denominators)
    score = np.arange(1, len(x) + 1, dtype=np.float64)
    share = x.sum() / n.sum()
    if share in (0, 1):
        return Tested(NO_TEST, NO_TEST, NO_TEST, "every proportion is 0 or every one is 1")
    centre = (n * score).sum() / n.sum()
    top = ((x - n * share) * (score - centre)).sum() ** 2
    value = float(top / (share * (1 - share) * (n * (score - centre) ** 2).sum()))
    return Tested(value, 1, float(special.chdtrc(1, value)))


def holm(p_values: ArrayLike) -> Column:
    """p-values adjusted for how many were tested (Holm 1979, Scand J Stat 6:65); NaN stays and is not counted."""
    p = column(p_values)
    adjusted = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = np.maximum.accumulate(p[order] * (len(order) - np.arange(len(order))))
    adjusted[order] = np.minimum(steps, 1)
    return adjusted


def false_alarms(tested: int, level: float = LEVEL) -> float:
    """How many of ``tested`` items chance alone would flag on average, were nothing to have changed."""
    return tested * (1 - level)


def beyond_chance(lower: ArrayLike, upper: ArrayLike) -> Column:
    """+1 where the interval of a change lies above 0, -1 below 0, 0 where it holds 0, NaN where there is none."""
    low, high = np.broadcast_arrays(column(lower), column(upper))
    sign = np.where(low > 0, 1.0, np.where(high < 0, -1.0, 0.0))
    return np.where(np.isnan(low) | np.isnan(high), np.nan, sign)


def as_reported(first: float, second: float, margin: float) -> float:
    """The change that the source calls beyond its margin of error: +1, -1 or 0. Named beside ours, not mixed."""
    gap = second - first
    return 0.0 if abs(gap) <= margin else float(np.sign(gap))


def pooled_margin(share: ArrayLike, size: ArrayLike, level: float = LEVEL) -> Column:
    """Half width of the plain normal interval, for comparison with a margin that a source prints."""
    p, n = column(share), column(size)
    return np.asarray(quantile(level) * np.sqrt(p * (1 - p) / n), dtype=np.float64)
