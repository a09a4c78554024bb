"""XmR charts as NHS England's Making Data Count draws them, and how much a number of points can say.

Limits are the mean plus and minus 2.66 times the average moving range (Wheeler 2000, Understanding
Variation). Nothing is clipped: limits beyond 0 or 100 are used for every rule and cut only when drawn.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from outcomes.errors import OutcomesError
from outcomes.statistics.intervals import Column

SCALE = 2.66
SCREEN = 3.267
RUN = 7
TREND = 7
TRIAL_FROM = 12
FULL_FROM = 20
RUN_CHART_FROM = 5
TOLERANCE = 1e-9

COMMON = "common_cause"


@dataclass(frozen=True)
class Chart:
    """A series with its limits. Arrays are as long as the values kept; missing values are dropped.

    ``kinds`` holds, for each point, ``common_cause`` or improvement, concern, neutral_high, neutral_low.
    ``rules`` names the first rule a point meets: outside, trend, two_in_three, shift or "".
    """

    dates: tuple[dt.date, ...]
    values: Column
    mean: Column
    lower: Column
    upper: Column
    near_lower: Column
    near_upper: Column
    kinds: tuple[str, ...]
    rules: tuple[str, ...]
    segment: Column
    variation: str
    assurance: str
    missing: int = 0

    @property
    def last_size(self) -> int:
        """Points in the last segment, which decides what may be drawn and said."""
        return int((self.segment == self.segment[-1]).sum()) if len(self.segment) else 0

    @property
    def stage(self) -> str:
        """What the number of points allows; see ``stage``."""
        return stage(self.last_size)


def stage(points: int) -> str:
    """none, value, dots, run, trial or full: what a number of points allows to be drawn and said."""
    steps = ((FULL_FROM, "full"), (TRIAL_FROM, "trial"), (RUN_CHART_FROM, "run"), (2, "dots"), (1, "value"))
    return next((name for least, name in steps if points >= least), "none")


def xmr(
    dates: Sequence[dt.date],
    values: Sequence[float | None],
    direction: str = "neutral",
    target: float | None = None,
    rebase: Sequence[dt.date] = (),
    fix_after: int | None = None,
    screen: bool = False,
) -> Chart:
    """The XmR chart of a series, by the rules of Making Data Count.

    ``direction`` is ``increase``, ``decrease`` (which is better) or ``neutral``. ``rebase`` dates
    start a new segment each; runs never cross segments. ``fix_after`` takes the limits from the
    first so many points. ``screen`` leaves out moving ranges of an outlier before the limits are
    drawn (off, as in NHS England's own tools).

    Raises ``OutcomesError`` for unequal lengths, a repeated date or an unknown direction.
    """
    if direction not in ("increase", "decrease", "neutral"):
        raise OutcomesError(f"'{direction}' is no direction of improvement; write increase, decrease or neutral.")
    if len(dates) != len(values):
        raise OutcomesError(f"{len(dates)} dates and {len(values)} values were given; each value needs its date.")
    if len(set(dates)) != len(dates):
        twice = next(date for date in dates if list(dates).count(date) > 1)
        raise OutcomesError(f"The date {twice} stands twice in the series. Keep one figure for each period.")
    if fix_after is not None and fix_after < TRIAL_FROM:
        raise OutcomesError(f"Limits can be fixed after {TRIAL_FROM} points or more; {fix_after} is too few.")
    pairs = sorted(zip(dates, values, strict=True))
    kept = [(date, float(value)) for date, value in pairs if value is not None and not np.isnan(value)]
    days = tuple(date for date, _ in kept)
    x = np.array([value for _, value in kept], dtype=np.float64)
    starts = sorted({0, *(days.index(date) for date in rebase if date in days)}) if kept else []
    bounds = list(pairwise([*starts, len(x)]))
    arrays = {name: np.full(len(x), np.nan) for name in ("mean", "lower", "upper", "near_lower", "near_upper", "seg")}
    rules: list[str] = []
    signs: list[int] = []
    for place, (begin, end) in enumerate(bounds):
        part = slice(begin, end)
        centre, width = _limits(x[part], fix_after, screen)
        arrays["seg"][part] = place
        arrays["mean"][part] = centre
        if end - begin > 1:
            arrays["lower"][part], arrays["upper"][part] = centre - width, centre + width
            arrays["near_lower"][part], arrays["near_upper"][part] = centre - width * 2 / 3, centre + width * 2 / 3
        found, sign = _rules(x[part], centre, width if end - begin > 1 else np.inf)
        rules += found
        signs += sign
    kinds = tuple(_kind(rule, sign, direction) for rule, sign in zip(rules, signs, strict=True))
    return Chart(
        dates=days,
        values=x,
        mean=arrays["mean"],
        lower=arrays["lower"],
        upper=arrays["upper"],
        near_lower=arrays["near_lower"],
        near_upper=arrays["near_upper"],
        kinds=kinds,
        rules=tuple(rules),
        segment=arrays["seg"],
        variation=_variation(kinds, signs),
        assurance=_assurance(arrays["lower"], arrays["upper"], x, direction, target),
        missing=len(values) - len(x),
    )


def _limits(x: Column, fix_after: int | None, screen: bool) -> tuple[float, float]:
    basis = x if fix_after is None else x[:fix_after]
    ranges = np.abs(np.diff(basis))
    average = float(ranges.mean()) if len(ranges) else 0.0
    if screen and len(ranges):
        kept = ranges[ranges < SCREEN * average]
        # All ranges 0: nothing is an outlier, and the limits are the mean.
        average = float(kept.mean()) if len(kept) else average
    return float(basis.mean()), SCALE * average


def _rules(x: Column, centre: float, width: float) -> tuple[list[str], list[int]]:
    """The first rule that each point of a segment meets, and the side or slope it lies on."""
    size = len(x)
    slack = TOLERANCE * max(abs(centre), 1e-300)
    away = x - centre
    side = np.where(np.abs(away) <= slack, 0, np.sign(away)).astype(int)
    outside = np.abs(away) > width + slack
    near = ~outside & (np.abs(away) > width * 2 / 3 + slack)
    shift, trend, two = np.zeros(size, bool), np.zeros(size, int), np.zeros(size, bool)
    step = np.diff(x)
    step = np.where(np.abs(step) <= slack, 0, np.sign(step)).astype(int)
    for start in range(size - RUN + 1):
        if abs(side[start : start + RUN].sum()) == RUN:
            shift[start : start + RUN] = True
    for start in range(size - TREND + 1):
        total = step[start : start + TREND - 1].sum()
        if abs(total) == TREND - 1:
            trend[start : start + TREND] = np.sign(total)
    for start in range(size - 2):
        window = slice(start, start + 3)
        if abs(side[window].sum()) == 3 and near[window].sum() >= 2:
            two[window] |= near[window]
    names, signs = [], []
    for place in range(size):
        rule = next(
            (
                name
                for name, met in (
                    ("outside", outside[place]),
                    ("trend", trend[place] != 0),
                    ("two_in_three", two[place]),
                    ("shift", shift[place]),
                )
                if met
            ),
            "",
        )
        names.append(rule)
        signs.append(int(trend[place] if rule == "trend" else side[place]))
    return names, signs


def _kind(rule: str, sign: int, direction: str) -> str:
    if not rule:
        return COMMON
    if direction == "neutral":
        return "neutral_high" if sign > 0 else "neutral_low"
    return "improvement" if (sign > 0) == (direction == "increase") else "concern"


def _variation(kinds: Sequence[str], signs: Sequence[int]) -> str:
    """The icon of the last point: earlier signals are history."""
    if not kinds:
        return ""
    last = kinds[-1]
    return last if last == COMMON or last.startswith("neutral") else f"{last}_{'high' if signs[-1] > 0 else 'low'}"


def _assurance(lower: Column, upper: Column, x: Column, direction: str, target: float | None) -> str:
    """pass, fail, inconsistent, or "" without target, limits or a better side."""
    if target is None or direction == "neutral" or not len(x) or np.isnan(lower[-1]):
        return ""
    low, high = lower[-1], upper[-1]
    slack = TOLERANCE * max(abs(high), abs(low), 1e-300)
    if high - low <= 2 * slack:
        # A measure that does not vary meets its target always or never.
        met = x[-1] >= target if direction == "increase" else x[-1] <= target
        return "pass" if met else "fail"
    if target > high + slack:
        return "fail" if direction == "increase" else "pass"
    if target < low - slack:
        return "pass" if direction == "increase" else "fail"
    return "inconsistent"


def may_show_icons(values: Sequence[float | None]) -> bool:
    """False when more than 1 in 5 periods, or two in a row of the last 7, are missing."""
    gone = [value is None or bool(np.isnan(value)) for value in values]
    if not gone:
        return False
    recent = gone[-RUN:]
    return sum(gone) * 5 <= len(gone) and not any(a and b for a, b in pairwise(recent))


def unfit(values: Sequence[float], unit: str) -> str:
    """Why process limits do not suit a series, or "": too many at an end of the scale, or too rare a count."""
    x = np.asarray(values, dtype=np.float64)
    if unit.startswith("%") and len(x) and np.isin(x, (0, 100)).mean() > 1 / 3:
        return "More than a third of the points are 0% or 100%, so process limits would mislead."
    if not unit.startswith("%") and len(x) and x.mean() < 5:
        return "Fewer than 5 a period on average: too rare for process limits."
    return ""


def every_step(values: Sequence[float]) -> int:
    """+1 when a series rose at every step, -1 when it fell at every step, else 0."""
    steps = np.sign(np.diff(np.asarray(values, dtype=np.float64)))
    return int(steps[0]) if len(steps) and (steps == steps[0]).all() else 0
