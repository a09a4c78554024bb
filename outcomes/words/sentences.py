"""Findings in plain English: moves, changes, series, comparisons."""

import math
from collections.abc import Sequence

from outcomes import periods
from outcomes.catalogue.model import Bands, Indicator
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.questions import Move
from outcomes.statistics import comparison
from outcomes.words.numbers import capital, interval, number, one, signed, with_unit
from outcomes.words.runs import EVERY
from outcomes.words.signs import JUDGEMENT, POLARITY


def lacking(move: Move) -> str:
    """What there is no figure of: ``no figure for Q2 2016/17``, or an earlier one where no period is compared with."""
    return f"no figure for {periods.short_label(move.compared_with)}" if move.compared_with else "no earlier figure"


def change(move: Move) -> str:
    """The change in words: ``up 8 children from 23 children in Q2 2016/17``."""
    if move.change is None or move.before is None:
        return f"{lacking(move)} to compare with"
    before = with_unit(move.before, move.indicator)
    when = periods.short_label(move.compared_with)
    if move.change == 0:
        return f"the same as in {when}"
    way = "up" if move.change > 0 else "down"
    unit = "percentage points" if move.indicator.unit.startswith("%") else move.indicator.unit
    size = number(abs(move.change), move.indicator.decimals if move.change % 1 else 0)
    return f"{way} {size} {one(size, unit)} from {before} in {when}"


def move_sentence(move: Move) -> str:
    """One plain sentence about a move: value, change, band and plan. Claims nothing about chance."""
    parts = [with_unit(move.latest, move.indicator), change(move)]
    if move.band:
        parts.append(band_words(move))
    if move.plan is not None:
        parts.append(beside_plan(move))
    if move.before is None and move.plan is not None:
        parts.pop(1)
    return ", ".join(parts)


def beside_plan(move: Move) -> str:
    """How far a figure is from its plan: ``508 above plan``, ``9.1 points below plan``; "" without a plan."""
    if move.plan is None:
        return ""
    gap = move.latest - move.plan
    size = number(abs(gap), move.indicator.decimals if gap % 1 else 0)
    points = " points" if move.indicator.unit.startswith("%") else ""
    return f"{size}{points} {'above' if gap > 0 else 'below'} plan" if gap else "as planned"


# Which way a figure moved, by polarity alone.
MOVED = {
    "better": "Moved in the right direction since {}; this does not say whether it is chance.",
    "worse": "Moved in the wrong direction since {}; this does not say whether it is chance.",
    "same": "No change since {}.",
    "neutral": "Moved since {}; neither direction is better, and this does not say whether it is chance.",
}


def travel(move: Move) -> str:
    """Direction of travel by polarity; "" without an earlier figure or a move. Says that chance is not judged."""
    way = judgement_direction(move)
    return MOVED[way].format(periods.short_label(move.compared_with)) if way else ""


def band_words(move: Move) -> str:
    """The band, and the band before where it differs."""
    if move.band_before and move.band_before != move.band:
        return f"now {move.band}, was {move.band_before}"
    return move.band


def thresholds(indicator: Indicator, bands: Bands | None) -> str:
    """The bands of an indicator in words; how they changed is said of each period by its own bands."""
    if bands is None:
        return "No thresholds are published."
    if bands.tolerance is not None:
        worst, amber, green = bands.scheme.grades[-3:]
        said = f"{green} meets the plan; {amber} misses it by at most {bands.tolerance:g}% of it; {worst} by more"
    else:
        said = "; ".join(f"{grade} {_range(low, high, indicator)}" for grade, low, high in bands.ranges)
    return f"{capital(said)}. {POLARITY[indicator.polarity]}."


def _range(low: float | None, high: float | None, indicator: Indicator) -> str:
    unit = "%" if indicator.unit.startswith("%") else ""
    if low is None:
        return f"{high:g}{unit} or less"
    return f"{low:g}{unit} or more" if high is None else f"{low:g} to {high:g}{unit}"


# What each reason of a finding says; ``{}`` is its detail.
REASON = {
    "plan_missed": "plan missed",
    "worst": "{}",
    "worst_certain": "{}, even at the most favourable reading",
    "worst_few": "{}, but so few cases may show this by chance",
    "crossed_down": "moved to a worse grade",
    "crossed_down_few": "moved to a worse grade, which so few cases may show by chance",
    "crossed_up": "moved to a better grade",
    "rose": "rose in every {} published",
    "fell": "fell in every {} published",
    "commented": "officers comment on it",
    "not_tested": "no test of chance is possible: {}",
    "within_chance": "no more than chance explains",
    "beyond_chance": "changed more than chance explains",
}


def reasons(codes: Sequence[tuple[str, str]]) -> str:
    """The reasons of a finding in words, from their codes and details."""
    return "; ".join(REASON[code].format(detail) for code, detail in codes)


def trend_sentence(title: str, points: list[tuple[Period, float]], indicator: Indicator) -> str:
    """Alt text and headline of a series: first, last, lowest and highest point, and how many."""
    if not points:
        return f"{title}: no figure is published."
    latest, last = points[-1]
    if len(points) == 1:
        return f"{title}: {with_unit(last, indicator)} {latest.when}, the only period published."
    earliest, first = points[0]
    values = [value for _, value in points]
    return (
        f"{title}: {with_unit(last, indicator)} {latest.when}, {with_unit(first, indicator)} {earliest.when}; "
        f"lowest {with_unit(min(values), indicator)}, highest {with_unit(max(values), indicator)}. "
        f"{len(points)} periods."
    )


def judgement_direction(move: Move) -> str:
    """``better``, ``worse``, ``neutral`` or ``same`` by polarity; "" without a comparator."""
    return "" if move.change is None else comparison.direction(move.change, move.indicator.polarity)


def of_cases(share: float, cases: float) -> str:
    """A percentage of so many cases as a count: ``0 of 5 cases``."""
    return f"{round(share * cases / 100)} of {number(cases)} cases"


def uncertainty(
    value: float, lower: float, upper: float, cases: float, widest: float, indicator: Indicator, every: str = "quarter"
) -> str:
    """What a small cohort's interval means; ``widest`` is the largest change between any two periods shown.

    Says only what follows: how wide the interval is, and whether it is wider than every change seen.
    """
    said = interval(lower, upper, indicator)
    if not said:
        return ""
    share = indicator.unit.startswith("%")
    text = f"{said}."
    if share and not math.isnan(cases):
        text = f"{of_cases(value, cases)}: {said}."
    if widest and upper - lower > widest:
        unit = "percentage points" if share else indicator.unit
        cases_said = f"With {number(cases)} cases, a" if share and not math.isnan(cases) else "A"
        text += (
            f" {cases_said} change as large as any between two {EVERY.get(every, 'periods')} shown "
            f"({number(widest)} {unit}) can come from which cases were picked."
        )
    return text


def compared(
    texts: Sequence[str],
    lower: Sequence[float],
    upper: Sequence[float],
    judgements: Sequence[str],
    benchmark: str,
    decimals: int = 1,
) -> list[str]:
    """One sentence a row: value, judgement, benchmark, interval. ``texts`` are the figures as they read.

    ``benchmark`` is written out with its value: ``England (9.1%)``.
    """
    starts = {
        key: ("similar to " if key == "similar" else f"{sign.word} than ") + benchmark
        for key, sign in JUDGEMENT.items()
        if key != "not_compared"
    }
    return [
        f"{text} beside {benchmark}; no interval is available, so not tested."
        if judgement == "not_compared"
        else f"{text}: {starts[judgement]}; 95% interval {low:.{decimals}f} to {high:.{decimals}f}."
        for text, low, high, judgement in zip(texts, lower, upper, judgements, strict=True)
    ]


def changed(title: str, found: Change, indicator: Indicator, then: str, now: str) -> str:
    """What a change is and how sure: figure, earlier figure, whether beyond chance, interval."""
    start = f"{title}, {with_unit(found.last, indicator)} {now}"
    if found.difference == 0:
        start += f", the same as {then}"
    else:
        start += f", {'up' if found.difference > 0 else 'down'} from {with_unit(found.first, indicator)} {then}"
    if found.judgement == comparison.NOT_COMPARED:
        return f"{start}; not tested for chance, because {found.why}"
    said = "no more than chance explains" if found.judgement == comparison.SIMILAR else "more than chance explains"
    return f"{start}; {said} (95% interval {points(found)})"


def points(found: Change) -> str:
    """The interval of a change in percentage points; "" where there is none."""
    if math.isnan(found.lower):
        return ""
    return f"{signed(found.lower)} to {signed(found.upper)} points"


def correlated(first: str, second: str, r: float, lower: float, upper: float, size: int) -> str:
    """The correlation of two indicators over areas, with its interval; claims no direction that the interval does not."""
    if math.isnan(r):
        return f"{first} and {second}: no correlation can be reckoned from {size} areas."
    said = f"{first} and {second} across {size} areas: correlation {number(r, 2)}"
    if math.isnan(lower):
        return f"{said}."
    reading = (
        "no direction is certain" if lower <= 0 <= upper else "they go together" if r > 0 else "they go opposite ways"
    )
    return f"{said} (95% interval {signed(lower, 2)} to {signed(upper, 2)}): {reading}."
