"""Comparison with bands and plans. Judgement follows the polarity that the catalogue declares."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from outcomes.catalogue.model import Indicator
from outcomes.statistics.intervals import column

OUTSTANDING = "outstanding"
GOOD = "good"
REQUIRES_IMPROVEMENT = "requires_improvement"
BELOW = "below"
RANK = {BELOW: 0, REQUIRES_IMPROVEMENT: 1, GOOD: 2, OUTSTANDING: 3}
NAMED = (OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT)


def spans(indicator: Indicator) -> dict[str, tuple[float | None, float | None]]:
    """Where each named band starts and where the next one does, in the indicator's unit; None is open. The one home of edges.

    Bands are printed in steps of their last digit (60-69, 70-79, or 2.0-2.4, 2.5-2.9): a band runs from its lowest
    value to a step past its highest, as in Fingertips' comparison with two goals (decision 13).
    """
    if indicator.thresholds is None:
        return {}
    given = {name: getattr(indicator.thresholds, name) for name in NAMED}
    digits = max((_digits(edge) for pair in given.values() for edge in pair if edge is not None), default=0)
    return {
        name: (low, None if high is None else round(high + 10**-digits, digits)) for name, (low, high) in given.items()
    }


def _digits(edge: float) -> int:
    return len(repr(float(edge)).split(".")[1]) if edge % 1 else 0


def band(value: float | None, indicator: Indicator) -> str:
    """The threshold band of a value, or "" without value or thresholds.

    ``below`` is worse than the requires-improvement band, also where lower is better; the scorecard leaves it unnamed.
    """
    if value is None or math.isnan(value) or indicator.thresholds is None:
        return ""
    for name, (start, end) in spans(indicator).items():
        if indicator.polarity == "lower_is_better":
            if end is None or value < end:
                return name
        elif start is None or value >= start:
            return name
    return BELOW


def worst_edge(indicator: Indicator) -> float | None:
    """The value at which "worse than requires improvement" begins; None without thresholds or where it never does."""
    start, end = spans(indicator).get(REQUIRES_IMPROVEMENT, (None, None))
    return end if indicator.polarity == "lower_is_better" else start


def plan_status(value: float | None, plan: float | None, polarity: str) -> str:
    """``met``, ``missed`` or "" when either figure or the polarity is missing."""
    if value is None or plan is None or math.isnan(value) or math.isnan(plan) or polarity == "neutral":
        return ""
    met = value <= plan if polarity == "lower_is_better" else value >= plan
    return "met" if met else "missed"


def direction(change: float, polarity: str) -> str:
    """``better``, ``worse``, ``neutral`` or ``same`` for a change, by polarity. Says nothing of chance."""
    if change == 0:
        return "same"
    if polarity == "neutral":
        return "neutral"
    return "better" if (change > 0) == (polarity == "higher_is_better") else "worse"


NOT_COMPARED = "not_compared"
SIMILAR = "similar"


def judge(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike, polarity: ArrayLike) -> NDArray[np.str_]:
    """``better``, ``worse``, ``higher``, ``lower``, ``similar`` or ``not_compared``, row by row.

    An area differs from the benchmark when the benchmark's value lies outside the area's own
    interval; on a limit it does not (Fingertips technical guidance, comparison with a benchmark).
    Without an interval or a benchmark nothing is compared. ``polarity`` is the catalogue's.
    """
    low, high, middle = np.broadcast_arrays(*map(column, (lower, upper, benchmark)))
    return _by_polarity(np.where(low > middle, 1, np.where(high < middle, -1, 0)), low + high + middle, polarity)


def judge_change(lower: ArrayLike, upper: ArrayLike, polarity: ArrayLike) -> NDArray[np.str_]:
    """The same words for a change with its interval: ``similar`` when the interval holds no change."""
    return judge(lower, upper, 0.0, polarity)


def _by_polarity(side: NDArray[np.int64], known: NDArray[np.float64], polarity: ArrayLike) -> NDArray[np.str_]:
    kind = np.broadcast_to(np.atleast_1d(np.asarray(polarity, dtype=np.str_)), side.shape)
    good = np.where(kind == "higher_is_better", side, -side)
    named = np.where(
        kind == "neutral",
        np.where(side > 0, "higher", "lower"),
        np.where(good > 0, "better", "worse"),
    )
    return np.where(np.isnan(known), NOT_COMPARED, np.where(side == 0, SIMILAR, named))
