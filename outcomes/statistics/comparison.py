"""Comparison with plans and benchmarks. Judgement follows the polarity that the catalogue declares."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from outcomes.statistics.intervals import column


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
