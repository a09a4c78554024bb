"""Confidence limits, column by column: arrays in, arrays out.

Every function takes arrays (or plain numbers) of one length and returns ``(lower, upper)`` in the
unit of its estimate. A missing input gives a missing limit. Impossible input (more cases than
people, negative counts) raises ``OutcomesError``, because it is an error in the data.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from outcomes.errors import OutcomesError

Column = NDArray[np.float64]
Limits = tuple[Column, Column]

LEVEL = 0.95
OUTER_LEVEL = 0.998
EXACT_BELOW = 10


def quantile(level: float) -> float:
    """The two-sided normal quantile of a level: 1.96 for 0.95."""
    if not 0 < level < 1:
        raise OutcomesError(f"A confidence level lies between 0 and 1; {level} does not. Write 0.95 for 95%.")
    return float(special.ndtri((1 + level) / 2))


def column(values: ArrayLike) -> Column:
    """Numbers as a float array of at least one dimension; None becomes NaN."""
    return np.atleast_1d(np.asarray(values, dtype=np.float64))


def wilson(numerator: ArrayLike, denominator: ArrayLike, level: float = LEVEL) -> Limits:
    """Limits of a proportion (0 to 1) by Wilson's score method.

    Wilson (1927), J Am Stat Assoc 22:209; Newcombe (1998), Stat Med 17:857, method 3; the method
    of the Office for Health Improvement and Disparities for proportions. No denominator, no limits.
    """
    x, n = np.broadcast_arrays(column(numerator), column(denominator))
    _refuse(x, n)
    z = quantile(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = z * np.sqrt(np.maximum(z * z + 4 * x * (1 - x / n), 0))
        below = (2 * x + z * z - spread) / (2 * (n + z * z))
        above = (2 * x + z * z + spread) / (2 * (n + z * z))
    known = n > 0
    # Exactly 0 and 1 at the ends: rounding must not leave a tiny positive lower limit for no cases.
    below = np.where(x == 0, 0.0, np.clip(below, 0, 1))
    above = np.where(x == n, 1.0, np.clip(above, 0, 1))
    return np.where(known, below, np.nan), np.where(known, above, np.nan)


def count(events: ArrayLike, level: float = LEVEL) -> Limits:
    """Limits of a count: exact Poisson (Garwood) below 10 events, Byar's approximation from 10.

    Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69; the rule of OHID's
    technical guidance. Missing stays missing.
    """
    x = column(events)
    _refuse(x)
    z, tail = quantile(level), (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = np.where(
            x < EXACT_BELOW,
            np.where(x == 0, 0.0, special.chdtri(np.maximum(2 * x, 1e-12), 1 - tail) / 2),
            x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3,
        )
        y = x + 1
        upper = np.where(
            x < EXACT_BELOW,
            special.chdtri(2 * y, tail) / 2,
            y * (1 - 1 / (9 * y) + z / (3 * np.sqrt(y))) ** 3,
        )
    return np.where(np.isnan(x), np.nan, lower), np.where(np.isnan(x), np.nan, upper)


def rate(events: ArrayLike, population: ArrayLike, level: float = LEVEL, per: float = 100_000) -> Limits:
    """Limits of a crude rate per ``per`` person-years: the limits of its count over the population."""
    x, n = np.broadcast_arrays(column(events), column(population))
    lower, upper = count(x, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        known = n > 0
        return np.where(known, per * lower / n, np.nan), np.where(known, per * upper / n, np.nan)


def standardised_rate(
    events: ArrayLike, population: ArrayLike, weights: ArrayLike, level: float = LEVEL, per: float = 100_000
) -> tuple[float, float, float]:
    """A directly standardised rate over age bands, with its limits: ``(rate, lower, upper)``.

    Dobson, Kuulasmaa, Eberle and Scherer (1991), Stat Med 10:457, on Byar's limits. Under 10 events
    all three are missing: OHID publishes no standardised rate from so few.
    """
    x, n, w = column(events), column(population), column(weights)
    if not len(x) == len(n) == len(w):
        raise OutcomesError(
            f"A standardised rate needs events, population and weight for each age band; {len(x)}, {len(n)} and "
            f"{len(w)} were given."
        )
    if (n <= 0).any():
        raise OutcomesError("An age band has no population. Merge it with its neighbour before standardising.")
    total = float(x.sum())
    if np.isnan(total) or total < EXACT_BELOW:
        return float("nan"), float("nan"), float("nan")
    share = w / w.sum()
    value = float((share * x / n).sum())
    variance = float((share**2 * x / n**2).sum())
    lower, upper = count(total, level)
    scale = float(np.sqrt(variance / total))
    return per * value, per * (value + scale * (lower[0] - total)), per * (value + scale * (upper[0] - total))


def mean(size: ArrayLike, average: ArrayLike, deviation: ArrayLike, level: float = LEVEL) -> Limits:
    """Limits of a mean from n, mean and standard deviation, by Student's t with n - 1 degrees.

    Fewer than two answers give no limits.
    """
    n, m, s = np.broadcast_arrays(column(size), column(average), column(deviation))
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.where(n >= 2, special.stdtrit(np.maximum(n - 1, 1), (1 + level) / 2) * s / np.sqrt(n), np.nan)
    return m - half, m + half


def margin_of_error(
    proportion: ArrayLike, size: ArrayLike, population: ArrayLike | None = None, level: float = LEVEL
) -> Column:
    """Half the width of a survey proportion's interval, with finite population correction if N is given.

    Cochran (1977), Sampling Techniques, 3rd ed., ch. 3: ``z sqrt(p(1-p)/n) sqrt((N-n)/(N-1))``. When
    everybody was asked (n = N) it is 0; more answers than people is refused.
    """
    p, n = np.broadcast_arrays(column(proportion), column(size))
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = quantile(level) * np.sqrt(p * (1 - p) / n)
        if population is None:
            return plain
        everyone = np.broadcast_to(column(population), n.shape)
        if (n > everyone).any():
            raise OutcomesError("A survey has more answers than people who could answer. Check n and the population.")
        correction = np.where(everyone > 1, np.sqrt((everyone - n) / (everyone - 1)), 0.0)
    return np.asarray(plain * correction, dtype=np.float64)


def _refuse(x: Column, n: Column | None = None) -> None:
    if (x < 0).any():
        raise OutcomesError(f"A count cannot be negative; {x[x < 0][0]:g} was given.")
    if n is not None and (x > n).any():
        place = int(np.argmax(x > n))
        raise OutcomesError(
            f"The numerator {x[place]:g} is larger than the denominator {n[place]:g}. Check that they are not swapped."
        )
