"""Numbers, statuses and sentences in plain English. One place, so that the same figure reads the same."""

import math

from outcomes import periods
from outcomes.catalogue import Dataset, Indicator
from outcomes.questions import Move
from outcomes.statistics import comparison

STATUS = {
    "not_applicable": "Not applicable",
    "not_collected": "Not collected",
    "not_published": "Not published",
    "suppressed": "Suppressed",
    "unclear": "Unclear",
}
# Signs that stand in narrow cells; the key under each table says them in words.
SIGN = {
    "not_applicable": "n/a",
    "not_collected": "–",
    "not_published": "np",
    "suppressed": "supp.",
    "unclear": "?",
}
MEANING = {
    "not_applicable": "N/A is printed: the measure does not apply to the quarter",
    "not_collected": "the cell is blank in the document",
    "not_published": "the document gives words and no figure",
    "suppressed": "hidden because numbers are small",
    "unclear": "cannot be read for certain; see the data-quality register",
}
BAND = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "below": "Below every band",
    "": "No band",
}
BAND_SIGN = {"outstanding": "★", "good": "●", "requires_improvement": "◐", "below": "▼", "": ""}
POLARITY = {
    "higher_is_better": "Higher is better",
    "lower_is_better": "Lower is better",
    "neutral": "Neither higher nor lower is better",
}


def number(value: float | None, decimals: int = 0) -> str:
    """A number with en-GB grouping: ``10,985``; "" for none."""
    if value is None or math.isnan(value):
        return ""
    return f"{value:,.{decimals}f}".replace("-", "−")


def with_unit(value: float, indicator: Indicator, printed: str = "") -> str:
    """A value with its unit, with as many decimals as were printed (none are added)."""
    decimals = indicator.decimals if value % 1 else 0
    text = number(value, decimals)
    if indicator.unit.startswith("%"):
        return f"{text}%"
    if indicator.unit.startswith("£"):
        scale = {"£ million": " million", "£ thousand": ",000", "£": ""}[indicator.unit]
        return f"£{text}{scale}"
    if indicator.unit in ("not stated", "text") or "unit not stated" in indicator.unit:
        return printed or text
    unit = indicator.unit.split(" (")[0]
    return text if unit in ("score", "age-sex standardised ratio", "age-sex standardised rate") else f"{text} {unit}"


def figure(value: float | None, status: str, indicator: Indicator, printed: str = "") -> str:
    """What a cell shows: the value with its unit, or its absence in words."""
    if indicator.unit == "text":
        return printed
    if value is None or math.isnan(value):
        return STATUS.get(status, "Not published")
    text = with_unit(value, indicator, printed)
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
    size_unit = f"{size} {unit}"
    if size == "1":
        size_unit = size_unit.removesuffix("ren").removesuffix("s") if unit != "children" else "1 child"
    return f"{way} {size_unit} from {before} in {when}"


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
        return f"{high:g}{unit} or fewer" if low is None else f"{low:g} to {high:g}{unit}"

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
        f"{len(points)} periods are too few to tell ordinary variation from real change."
    )


def fallback_area(wanted: str, shown: str, what: str) -> str:
    """Why another area than the one chosen is shown; "" when it is the one chosen."""
    return "" if wanted == shown else f"{what} published for {shown}, not for {wanted}; {shown} is shown."


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
