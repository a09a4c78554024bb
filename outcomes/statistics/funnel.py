"""Funnel plots: control limits around the average, and which areas lie beyond them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from outcomes.statistics import intervals
from outcomes.statistics.intervals import LEVEL, OUTER_LEVEL, Column, Limits, column, quantile


def proportion_limits(average: float, denominator: ArrayLike, level: float = LEVEL) -> Limits:
    """Control limits of a proportion (0 to 1) at each denominator (Spiegelhalter 2005, Stat Med 24:1185)."""
    n = column(denominator)
    half = quantile(level) * np.sqrt(average * (1 - average) / n)
    return np.clip(average - half, 0, 1), np.clip(average + half, 0, 1)


def rate_limits(average: float, events: ArrayLike, level: float = LEVEL) -> Limits:
    """Control limits of a rate or ratio where ``events`` are observed: events over their exact limits, times average."""
    from_events = column(events)
    tail = (1 - level) / 2
    lower, upper = poisson(from_events, tail)
    with np.errstate(divide="ignore", invalid="ignore"):
        return average * from_events / upper, average * from_events / lower


def poisson(events: Column, tail: float) -> Limits:
    """Exact Poisson limits at any number of events."""
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = np.where(events > 0, special.chdtri(np.maximum(2 * events, 1e-12), 1 - tail) / 2, 0)
        return lower, special.chdtri(2 * events + 2, tail) / 2


def proportion_class(numerator: ArrayLike, denominator: ArrayLike) -> list[str]:
    """``low_outer``, ``low``, ``within``, ``high`` or ``high_outer`` of each area; the average is total over total."""
    x, n = column(numerator), column(denominator)
    average = float(x.sum() / n.sum())
    value = x / n
    pairs = [proportion_limits(average, n, level) for level in (OUTER_LEVEL, LEVEL)]
    return _classes([(value < low, value > high) for low, high in pairs])


def rate_class(events: ArrayLike, population: ArrayLike, average: float | None = None) -> list[str]:
    """The class of each area's rate (or ratio, ``population`` being expected events), by its own Byar's limits."""
    x, n = column(events), column(population)
    middle = float(x.sum() / n.sum()) if average is None else average
    pairs = [intervals.rate(x, n, level, per=1) for level in (OUTER_LEVEL, LEVEL)]
    return _classes([(high < middle, low > middle) for low, high in pairs])


def _classes(tests: list[tuple[NDArray[np.bool_], NDArray[np.bool_]]]) -> list[str]:
    (low_outer, high_outer), (low, high) = tests
    return [
        "low_outer" if a else "high_outer" if b else "low" if c else "high" if d else "within"
        for a, b, c, d in zip(low_outer, high_outer, low, high, strict=True)
    ]


def over_dispersed(classes: list[str]) -> bool:
    """Whether more than a third lie beyond the outer limits: then the spread is wider than chance, and no area is named."""
    return sum(name.endswith("outer") for name in classes) * 3 > len(classes)
