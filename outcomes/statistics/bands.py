"""Named grades of an indicator: where each begins and ends, and which one a value has. The one home of edges.

Grades are printed in steps of their last digit (60-69, 70-79, or 2.0-2.4, 2.5-2.9): one runs from its lowest value to a
step past its highest, as in Fingertips' comparison with two goals (decision 13). Around a plan they lie by its tolerance,
as in a red, amber and green rating.
"""

import math

from outcomes import periods
from outcomes.catalogue.model import Bands, Indicator

Spans = dict[str, tuple[float | None, float | None]]


def holding(indicator: Indicator, period: str) -> Bands | None:
    """The bands that held in a period: the last that began by its start; a revised threshold leaves history as it was."""
    # Waves and other periods of one dataset's own have no thresholds.
    if not indicator.bands or period.startswith("wave:"):
        return None
    start = periods.parse(period).start
    held = [bands for bands in indicator.bands if periods.parse(bands.holds_from).start <= start]
    return max(held, key=lambda bands: periods.parse(bands.holds_from).start, default=None)


def spans(indicator: Indicator, bands: Bands, plan: float | None = None) -> Spans:
    """Where each grade that has edges starts and where the next one does, worst to best, in the indicator's unit; None is open."""
    if bands.tolerance is None:
        step = bands.scheme.step
        digits = len(repr(step).split(".")[1]) if step % 1 else 0
        return {grade: (low, None if high is None else round(high + step, digits)) for grade, low, high in bands.ranges}
    if plan is None or math.isnan(plan):
        return {}
    slack = abs(plan) * bands.tolerance / 100
    amber, green = bands.scheme.grades[-2:]
    if indicator.polarity == "lower_is_better":
        met, missed = math.nextafter(plan, math.inf), math.nextafter(plan + slack, math.inf)
        return {amber: (met, missed), green: (None, met)}
    return {amber: (plan - slack, plan), green: (plan, None)}


def grade(value: float | None, indicator: Indicator, period: str, plan: float | None = None) -> str:
    """The grade of a value in a period; "" without a value, bands, or the plan they lie around.

    What is worse than every grade with edges has the worst grade of the scheme, also where lower is better.
    """
    bands = holding(indicator, period)
    if value is None or math.isnan(value) or bands is None:
        return ""
    edges = spans(indicator, bands, plan)
    for name, (start, end) in reversed(edges.items()):
        if indicator.polarity == "lower_is_better":
            if end is None or value < end:
                return name
        elif start is None or value >= start:
            return name
    return bands.scheme.grades[0] if edges else ""


def worst_edge(indicator: Indicator, period: str, plan: float | None = None) -> float | None:
    """The value at which the worst grade begins; None without bands or where it never does."""
    bands = holding(indicator, period)
    edges = list(spans(indicator, bands, plan).items()) if bands else []
    if not bands or not edges:
        return None
    # Where the worst grade has edges of its own, it begins where the next one ends.
    _, (start, end) = edges[1] if edges[0][0] == bands.scheme.grades[0] and len(edges) > 1 else edges[0]
    return end if indicator.polarity == "lower_is_better" else start


def rank(indicator: Indicator, period: str, name: str) -> tuple[int, int]:
    """The place of a grade among those of its scheme, 0 being the worst, and how many there are."""
    bands = holding(indicator, period)
    if bands is None or name not in bands.scheme.grades:
        return -1, 0
    return bands.scheme.grades.index(name), len(bands.scheme.grades)
