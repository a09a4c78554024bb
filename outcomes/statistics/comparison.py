"""Comparison with bands and plans. Judgement follows the polarity that the catalogue declares."""

import math

from outcomes.catalogue import Indicator

OUTSTANDING = "outstanding"
GOOD = "good"
REQUIRES_IMPROVEMENT = "requires_improvement"
BELOW = "below"
RANK = {BELOW: 0, REQUIRES_IMPROVEMENT: 1, GOOD: 2, OUTSTANDING: 3}


def band(value: float | None, indicator: Indicator) -> str:
    """The threshold band of a value, or "" without value or thresholds.

    Bands are printed as whole numbers (60-69, 70-79); a band starts at its nearer edge and runs to
    the start of the next, as in Fingertips' comparison with two goals (``value >= upper``).
    ``below`` is worse than the requires-improvement band, which the scorecard leaves unnamed.
    """
    if value is None or math.isnan(value) or indicator.thresholds is None:
        return ""
    limits = indicator.thresholds
    for name in (OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT):
        low, high = getattr(limits, name)
        if indicator.polarity == "lower_is_better":
            if high is None or value < high + 1:
                return name
        elif low is None or value >= low:
            return name
    return BELOW


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
