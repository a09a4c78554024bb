"""Numbers with their units, bounds and absences, the same wherever a figure is read."""

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from outcomes.catalogue.model import Indicator
from outcomes.periods import Period
from outcomes.words.signs import STATUS

NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


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
        else f"{text} {one(text, unit)}"
    )


def one(text: str, unit: str) -> str:
    """The unit of a number: one child, one referral, but two children."""
    if text.lstrip("−") != "1":
        return unit
    return "child" if unit == "children" else unit.removesuffix("s")


def bare(value: float, indicator: Indicator, printed: str = "") -> str:
    """A value for a narrow cell under a heading that names the unit, as printed; a percentage keeps its sign."""
    if indicator.unit.startswith("%"):
        return with_unit(value, indicator, printed)
    return number(value, _decimals(value, indicator, printed))


def with_its_unit(indicator: Indicator) -> str:
    """An indicator's title and its unit, for an axis: ``People aged 65 and over (% of population)``."""
    known = indicator.unit not in ("not stated", "text", "") and indicator.unit not in indicator.title
    return f"{indicator.title} ({indicator.unit})" if known else indicator.title


def difference(value: float, first: float, last: float, indicator: Indicator) -> str:
    """A change between two figures with its sign and no more decimals than they have: ``+57`` between 7% and 64%."""
    return signed(value, max(_decimals(first, indicator), _decimals(last, indicator)))


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


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def day(text: str) -> str:
    """A day such as ``2017-05-30`` in words; a bare year stays as it is."""
    if len(text) < 10:
        return text
    found = date.fromisoformat(text)
    return f"{found.day} {found:%B %Y}"


def numeral(count: int) -> str:
    """A small count as a word."""
    return NUMERALS[count] if 0 <= count < len(NUMERALS) else str(count)


def many(count: int, noun: str) -> str:
    """A count with its noun: ``1 indicator``, ``2 indicators``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


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


def short(period: Period) -> str:
    """A period's label without its months: ``Q3 2016/17``."""
    return period.short


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]
