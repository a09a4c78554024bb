"""Numbers, statuses and sentences in plain English. One place, so that the same figure reads the same."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from outcomes import periods
from outcomes.catalogue import Dataset, Indicator
from outcomes.disclosure import Rule
from outcomes.errors import visible
from outcomes.evidence import Change, OverTime
from outcomes.questions import Move
from outcomes.statistics import comparison, spc

STATUS = {
    "not_applicable": "Not applicable",
    "not_collected": "Left blank",
    "not_published": "Not published",
    "suppressed": "Suppressed",
    "unclear": "Unclear",
    "needs_small_areas": "Not available for this grouping",
}
# Signs that stand in narrow cells; the key under each table says them in words.
SIGN = {
    "not_applicable": "n/a",
    "not_collected": "–",
    "not_published": "np",
    "suppressed": "supp.",
    "unclear": "?",
    "needs_small_areas": "…",
}
MEANING = {
    "not_applicable": "N/A is printed: the measure does not apply to the quarter",
    "not_collected": "the cell is blank in the document",
    "not_published": "no figure is published",
    "suppressed": "hidden because numbers are small",
    "unclear": "cannot be read or understood for certain; see the data-quality register",
    "needs_small_areas": "this locality cuts published localities, so its figure can only be reckoned from figures of LSOAs",
}
BAND = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "below": "Worse than requires improvement",
    "": "No band",
}
BAND_SIGN = {"outstanding": "★", "good": "●", "requires_improvement": "◐", "below": "▼", "": ""}


@dataclass(frozen=True)
class Sign:
    """How a judgement reads and looks: word, icon, and the name of its colour in the palette."""

    word: str
    icon: str
    shade: str


# The only place where a judgement becomes a word, an icon and a colour; so they cannot disagree.
JUDGEMENT = {
    "better": Sign("better", "✔", "better"),
    "worse": Sign("worse", "✖", "worse"),
    "similar": Sign("similar", "≈", "same"),
    "higher": Sign("higher", "▲", "neutral"),
    "lower": Sign("lower", "▼", "neutral"),
    "not_compared": Sign("not compared", "·", "muted"),
}
CHANGED = {
    "better": Sign("Beyond chance, for the better", "✔", "better"),
    "worse": Sign("Beyond chance, for the worse", "✖", "worse"),
    "similar": Sign("Within chance", "≈", "same"),
    "higher": Sign("Beyond chance, higher", "▲", "neutral"),
    "lower": Sign("Beyond chance, lower", "▼", "neutral"),
    "not_compared": Sign("Not tested", "·", "muted"),
}
VARIATION = {
    "common_cause": Sign("Common cause: ordinary variation", "∿", "same"),
    "improvement_high": Sign("Special cause for the better: high", "✔", "better"),
    "improvement_low": Sign("Special cause for the better: low", "✔", "better"),
    "concern_high": Sign("Special cause for concern: high", "✖", "worse"),
    "concern_low": Sign("Special cause for concern: low", "✖", "worse"),
    "neutral_high": Sign("Special cause, neither better nor worse: high", "▲", "neutral"),
    "neutral_low": Sign("Special cause, neither better nor worse: low", "▼", "neutral"),
}
POINT = {
    "common_cause": "same",
    "improvement": "better",
    "concern": "worse",
    "neutral_high": "neutral",
    "neutral_low": "neutral",
}
METHOD = {
    "wilson": "Interval: Wilson's, where the number of people is known.",
    "byar": "Interval: Byar's, exact below 10 events.",
    "student_t": "Interval: Student's t, from number, mean and standard deviation.",
    "none": "Interval: none; no method suits this kind of figure.",
}
# By polarity alone; says nothing of chance.
DIRECTION = {
    "better": "For the better",
    "worse": "For the worse",
    "same": "No change",
    "neutral": "No better or worse",
    "": "Not compared",
}
NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
POLARITY = {
    "higher_is_better": "Higher is better",
    "lower_is_better": "Lower is better",
    "neutral": "Neither higher nor lower is better",
}


# For a narrow column headed "Good direction".
GOOD_DIRECTION = {"higher_is_better": "Higher", "lower_is_better": "Lower", "neutral": "Neutral"}


def number(value: float | None, decimals: int = 0) -> str:
    """A number with en-GB grouping: ``10,985``; "" for none."""
    if value is None or math.isnan(value):
        return ""
    return f"{value:,.{decimals}f}".replace("-", "−")


def with_unit(value: float, indicator: Indicator, printed: str = "") -> str:
    """A value with its unit, with as many decimals as were printed (none are added)."""
    text = number(value, _decimals(value, indicator, printed))
    if indicator.unit.startswith("%"):
        return f"{text}%"
    if indicator.unit == "p-value":
        return text
    if indicator.unit.startswith("£"):
        scale = {"£ million": " million", "£ thousand": ",000", "£": ""}[indicator.unit]
        return f"£{text}{scale}"
    if indicator.unit in ("not stated", "text") or "unit not stated" in indicator.unit:
        return printed or text
    unit = indicator.unit.split(" (")[0]
    return (
        text
        if unit in ("score", "age-sex standardised ratio", "age-sex standardised rate")
        else f"{text} {_one(text, unit)}"
    )


def _one(text: str, unit: str) -> str:
    """The unit of a number: one child, one referral, but two children."""
    if text.lstrip("−") != "1":
        return unit
    return "child" if unit == "children" else unit.removesuffix("s")


def bare(value: float, indicator: Indicator) -> str:
    """A value for a narrow cell under a heading that names the unit; a percentage keeps its sign."""
    if indicator.unit.startswith("%"):
        return with_unit(value, indicator)
    return number(value, _decimals(value, indicator))


def _decimals(value: float, indicator: Indicator, printed: str = "") -> int:
    """As many decimals as were printed, else as the value has, at most the indicator's: 9.0 stays 9.0, and 24.9 beside 25.51."""
    for digits in re.findall(r"\d[\d,]*\.\d+", printed):
        if float(digits.replace(",", "")) == abs(value):
            return min(indicator.decimals, len(digits.split(".")[1]))
    written = repr(float(value))
    return min(indicator.decimals, len(written.split(".")[1]) if value % 1 and "e" not in written else 0)


def cell(row: Any, indicator: Indicator) -> str:
    """What a row of the table shows: its figure with bound and unit, or its absence in words."""
    return figure(row.value, row.status, indicator, row.printed, row.bound)


def figure(value: float | None, status: str, indicator: Indicator, printed: str = "", bound: str = "") -> str:
    """What a cell shows: the value with its bound and unit, or its absence in words."""
    if indicator.unit == "text":
        return printed
    if value is None or math.isnan(value):
        # What is printed and cannot be read as one figure (a range, a doubtful cell) stands as it is printed.
        return f"{printed} (unclear)" if status == "unclear" and printed else STATUS.get(status, "Not published")
    text = bound + with_unit(value, indicator, printed)
    if indicator.unit == "p-value":
        text = f"p {text}" if bound else f"p = {text}"
    return f"{text} ({status})" if status in ("provisional", "revised", "unclear") else text


def group(text: str) -> str:
    """``audience=pupils;year=7`` as ``pupils, year 7``."""
    if not text:
        return ""
    named = ("year", "view", "training")
    words = []
    for pair in text.split(";"):
        key, value = pair.split("=", 1)
        plain = value.replace("-", " ")
        words.append(f"{key} {plain}" if key in named else plain)
    return ", ".join(words)


def change(move: Move) -> str:
    """The change in words: ``up 8 children from 23 children in Q2 2016/17``."""
    if move.change is None or move.before is None:
        return f"no figure for {periods.short_label(move.compared_with)} to compare with"
    before = with_unit(move.before, move.indicator)
    when = periods.short_label(move.compared_with)
    if move.change == 0:
        return f"the same as in {when}"
    way = "up" if move.change > 0 else "down"
    unit = "percentage points" if move.indicator.unit.startswith("%") else move.indicator.unit
    size = number(abs(move.change), move.indicator.decimals if move.change % 1 else 0)
    return f"{way} {size} {_one(size, unit)} from {before} in {when}"


def move_sentence(move: Move) -> str:
    """One plain sentence about a move: value, change, band and plan. Claims nothing about chance."""
    parts = [with_unit(move.latest, move.indicator), change(move)]
    if move.band:
        parts.append(band_words(move))
    if move.plan is not None:
        gap = move.latest - move.plan
        side = "above" if gap > 0 else "below"
        size = number(abs(gap), move.indicator.decimals if gap % 1 else 0)
        parts.append(f"{size} {side} plan" if gap else "as planned")
    if move.before is None and move.plan is not None:
        parts.pop(1)
    return ", ".join(parts)


def travel(move: Move) -> str:
    """Direction of travel by polarity; "" without an earlier figure. Says that chance is not judged."""
    way = judgement_direction(move)
    if not way:
        return ""
    when = periods.short_label(move.compared_with)
    return f"Direction of travel since {when}, by polarity alone: {DIRECTION[way].lower()}. Chance is another question."


def band_words(move: Move) -> str:
    """The band, and the band before where it differs."""
    now = BAND[move.band].lower()
    if move.band_before and move.band_before != move.band:
        return f"now {now}, was {BAND[move.band_before].lower()}"
    return now


def thresholds(indicator: Indicator) -> str:
    """The bands of an indicator in words."""
    if indicator.thresholds is None:
        return "No thresholds are published."
    limits = indicator.thresholds

    def span(pair: tuple[float | None, float | None]) -> str:
        low, high = pair
        unit = "%" if indicator.unit.startswith("%") else ""
        if low is None:
            return f"{high:g}{unit} or less"
        return f"{low:g}{unit} or more" if high is None else f"{low:g} to {high:g}{unit}"

    return (
        f"Requires improvement {span(limits.requires_improvement)}; good {span(limits.good)}; "
        f"outstanding {span(limits.outstanding)}. {POLARITY[indicator.polarity]}."
    )


def trend_sentence(title: str, points: list[tuple[str, float]], indicator: Indicator) -> str:
    """Alt text and headline of a series: first, last, lowest and highest point, and how many."""
    if not points:
        return f"{title}: no figure is published."
    last_label, last = points[-1]
    if len(points) == 1:
        return f"{title}: {with_unit(last, indicator)} in {last_label}, the only period published."
    first_label, first = points[0]
    values = [value for _, value in points]
    return (
        f"{title}: {with_unit(last, indicator)} in {last_label}, {with_unit(first, indicator)} in {first_label}; "
        f"lowest {with_unit(min(values), indicator)}, highest {with_unit(max(values), indicator)}. "
        f"{len(points)} periods."
    )


def not_in_the_link(label: str, asked: str) -> str:
    """What is said of a choice in a link that does not exist; what was asked is cut, and must be drawn as text."""
    return (
        f"The link asks for the {label.lower()} \u201c{visible(asked)[:40]}\u201d, which does not exist; "
        "the usual choice is shown instead."
    )


def fallback_period(quarter: str, shown: str, dataset: Dataset) -> str:
    """Why another period than the quarter chosen is shown; "" when it is that quarter."""
    parsed = dataset.period(shown)
    if shown == quarter:
        return ""
    label = periods.short_label(quarter)
    if parsed.end > periods.parse(quarter).end:
        return f"Published for {parsed.label} only, which is after {label}."
    return f"No figure is published for {label}; the latest before it, {parsed.label}, is shown."


def judgement_direction(move: Move) -> str:
    """``better``, ``worse``, ``neutral`` or ``same`` by polarity; "" without a comparator."""
    return "" if move.change is None else comparison.direction(move.change, move.indicator.polarity)


def small_areas_needed(count: int) -> str:
    """Why figures of own localities are missing, and who brings them; "" when none is."""
    if not count:
        return ""
    return (
        f"{count} indicator{'s are' if count > 1 else ' is'} not available yet for a locality that cuts a published one. "
        "Ask the data team to load small-area figures."
    )


def too_small(count: int) -> str:
    """That figures are hidden, and what can be done; "" when none is."""
    if not count:
        return ""
    return (
        f"{count} figure{'s' if count > 1 else ''} of these localities {'are' if count > 1 else 'is'} too small to show, or would "
        "give a small number away: they read Suppressed. Larger localities, or whole neighbours, show more."
    )


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def disclosed(rule: Rule | None) -> str:
    """How small numbers of an indicator are treated."""
    if rule is None:
        return "Small numbers: an aggregate that its source has published; shown as published, not hidden again."
    return f"Small numbers: counts from 1 to {rule.threshold - 1} are hidden, and what would give them away."


def day(text: str) -> str:
    """A day such as ``2017-05-30`` in words; a bare year stays as it is."""
    if len(text) < 10:
        return text
    found = date.fromisoformat(text)
    return f"{found.day} {found:%B %Y}"


def numeral(count: int) -> str:
    """A small count as a word."""
    return NUMERALS[count] if 0 <= count < len(NUMERALS) else str(count)


def how_many(count: int) -> str:
    """A count as a word, ``none`` for zero."""
    return numeral(count) if count else "none"


def signed(value: float, decimals: int = 1) -> str:
    """A change with its sign, plus or minus: ``+9.4``."""
    return f"{'+' if value > 0 else ''}{number(value, decimals)}"


def interval(lower: float, upper: float, indicator: Indicator, level: int = 95) -> str:
    """An interval in words: ``95% interval 10.7% to 14.8%``; "" where there is none."""
    if math.isnan(lower) or math.isnan(upper):
        return ""
    decimals = max(indicator.decimals, 1) if upper - lower < 10 else indicator.decimals
    unit = "%" if indicator.unit.startswith("%") else ""
    return f"{level}% interval {number(lower, decimals)}{unit} to {number(upper, decimals)}{unit}"


def uncertainty(value: float, lower: float, upper: float, cases: float, widest: float, indicator: Indicator) -> str:
    """What a small cohort's interval means; ``widest`` is the largest change between any two periods shown.

    Says only what follows: how wide the interval is, and whether it is wider than every change seen.
    """
    said = interval(lower, upper, indicator)
    if not said:
        return ""
    whole = round(value * cases / 100)
    text = f"{whole} of {number(cases)} cases: {said}."
    if widest and upper - lower > widest:
        text += (
            f" That is wider than the largest change between any two quarters shown "
            f"({number(widest)} percentage points), so a jump of that size can come from the choice of cases."
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

    ``benchmark`` is written out with its value: ``Cheshire East (9.1%)``.
    """
    starts = {
        key: ("similar to " if key == "similar" else f"{sign.word} than ") + benchmark
        for key, sign in JUDGEMENT.items()
        if key != "not_compared"
    }
    return [
        f"{text}: not compared with {benchmark}, because it has no interval."
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
    said = "within what chance would give" if found.judgement == comparison.SIMILAR else "more than chance would give"
    return f"{start}; {said} (95% interval {points(found)})"


def points(found: Change) -> str:
    """The interval of a change in percentage points; "" where there is none."""
    if math.isnan(found.lower):
        return ""
    return f"{signed(found.lower)} to {signed(found.upper)} points"


def over_time(found: OverTime, first: str, last: str, unit: str = "quarters") -> str:
    """What the number of points allows to be said of a series over time."""
    if found.stage == "none":
        return "No data published for this area."
    if found.stage == "value":
        return "One period only: no comparison over time is possible."
    if found.stage == "dots":
        return f"{found.points} {unit}: too few to judge change over time."
    if found.unfit:
        return found.unfit
    if found.stage == "run":
        needed = spc.TRIAL_FROM - found.points
        text = (
            f"Only {found.points} {unit} are published ({first} to {last}). Process limits need at least "
            f"{spc.TRIAL_FROM}, so this chart cannot tell ordinary variation from real change, and shows no variation or "
            f"assurance icon. {numeral(needed).capitalize()} more {unit if needed > 1 else unit.removesuffix('s')} "
            f"{'are' if needed > 1 else 'is'} needed. The dashed line is the median."
        )
        if found.steps:
            text += f" The figure {'rose' if found.steps > 0 else 'fell'} in every quarter."
        return text
    if found.chart is None:
        return f"{found.missing} of the periods are missing: too many for process limits."
    text = (
        f"Trial limits from {found.points} points: they will move as data are added."
        if found.stage == "trial"
        else f"Limits from {found.points} points, {first} to {last}."
    )
    sign = VARIATION[found.chart.variation]
    provisional = " (provisional)" if found.stage == "trial" else ""
    rule = {
        "outside": "The last point is outside the process limits.",
        "shift": f"The last point is one of {spc.RUN} or more on one side of the mean.",
        "trend": f"The last point ends {spc.TREND} or more that all rise or all fall.",
        "two_in_three": "Two of the last three points are near a process limit.",
        "": "",
    }[found.chart.rules[-1]]
    return f"{sign.icon} {sign.word}{provisional}. {rule} {text}".replace("  ", " ")


def correlated(first: str, second: str, r: float, lower: float, upper: float, size: int) -> str:
    """The correlation of two indicators over areas, with its interval; claims no direction that the interval does not."""
    if math.isnan(r):
        return f"{first} and {second}: no correlation can be reckoned from {size} areas."
    said = f"{first} and {second} over {size} areas: correlation {number(r, 2)}"
    if math.isnan(lower):
        return f"{said}."
    reading = (
        "no direction is certain" if lower <= 0 <= upper else "they go together" if r > 0 else "they go opposite ways"
    )
    return f"{said} (95% interval {signed(lower, 2)} to {signed(upper, 2)}): {reading}."


def no_interval(why: str) -> str:
    """Why a figure stands without an interval."""
    return f"No interval can be given: {why}." if why else ""


def expected_by_chance(moved: int, tested: int, expected: float) -> str:
    """How many items changed beyond chance, and how many chance alone would flag."""
    if not tested:
        return "No item can be tested for chance."
    flagged = f"about {expected:.0f}" if expected >= 1.5 else "about one" if expected >= 0.75 else "fewer than one"
    return (
        f"{moved} of {tested} tested items changed by more than chance would give; were nothing to have changed, "
        f"{flagged} would be flagged at 95%."
    )
