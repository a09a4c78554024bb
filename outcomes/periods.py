"""Periods: financial quarters, years, months and survey waves, with order, labels and dates.

The financial year runs from April to March; quarter 1 is April to June.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from outcomes.errors import OutcomesError

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
QUARTER = re.compile(r"(\d{4})-(\d{2})-Q([1-4])")
SPAN = re.compile(r"(\d{4})-(\d{2})(?:\.\.(\d{4})-(\d{2}))?")
ACADEMIC = re.compile(r"academic-(\d{4})-(\d{2})(?:\.\.(\d{4})-(\d{2}))?")
YEARS = re.compile(r"(\d{4})(?:\.\.(\d{4}))?")
MONTH = re.compile(r"month-(\d{4})-(\d{2})")
DAY = re.compile(r"at-(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Wave:
    """A survey wave: its dates, and the words that justify them.

    ``quarter`` names the quarter it is read with where it runs over the end of one; "" for the one it ends in.
    """

    id: str
    title: str
    order: int
    start: date
    end: date
    basis: str
    quarter: str = ""


@dataclass(frozen=True)
class Period:
    """A span of days with a canonical id, a kind and a label.

    ``counted`` is the last day of the quarter that it is read with, where that is not the one it ends in.
    """

    id: str
    kind: str
    start: date
    end: date
    label: str
    order: int = 0
    counted: date | None = None

    @property
    def short(self) -> str:
        """The label without its months: ``Q3 2016/17``."""
        return self.label.split(" (")[0]

    @property
    def when(self) -> str:
        """The short label as a sentence has it: ``in Q3 2016/17``, ``in the 2014/15 school year``, ``at baseline``."""
        if self.kind == "wave":
            return f"at {self.label.lower()}"
        return f"{'on' if self.kind == 'day' else 'in'} {self.named}"

    @property
    def named(self) -> str:
        """The short label with the article that a sentence gives it: ``the 2014/15 school year``."""
        return f"the {self.short}" if "school year" in self.label else self.short

    @property
    def reached(self) -> date:
        """The day on which its figures count as reached."""
        return self.counted or self.end

    @property
    def key(self) -> tuple[date, int, date]:
        """Sort by the day reached, then by declared order, then by the first day."""
        return (self.reached, self.order, self.start)


def parse(period: str, waves: Mapping[str, Wave] | None = None) -> Period:
    """Read a canonical id. Raises OutcomesError for an id that is none of these.

    ``2016-17-Q3`` a financial quarter, ``2016-17`` a financial year, ``academic-2016-17`` a school year from September to
    August, ``2016-11`` a month (``month-2011-12`` where that would be a year), ``2017`` a calendar year, ``mid-2017`` 30 June, ``at-2017-03-31`` a day, ``2013..2015``,
    ``2013-14..2015-16`` and ``2013-10..2015-03`` years or months that are pooled, ``wave:end`` a survey wave.
    """
    if found := _dated(period):
        return found
    if period.startswith("wave:") and waves and period[5:] in waves:
        wave = waves[period[5:]]
        counted = parse(wave.quarter).end if wave.quarter else None
        return Period(period, "wave", wave.start, wave.end, wave.title, wave.order, counted)
    raise OutcomesError(
        f"period '{period}' is not known; write a financial quarter as 2016-17-Q3, a financial year "
        "as 2016-17, a school year as academic-2016-17, a month as 2016-11, a day as at-2017-03-31, or declare a wave in "
        "dataset.yaml and write wave:<id>"
    )


# How people write a quarter, a year, a school year and a month.
WRITTEN = (
    (re.compile(r"(?:q(?:uarter )?)([1-4])[ ,]+(?:of )?(\d{4})[/-](\d{2})", re.I), r"\2-\3-Q\1"),
    (re.compile(r"(\d{4})[/-](\d{2})[ ,]+q(?:uarter )?([1-4])", re.I), r"\1-\2-Q\3"),
    (re.compile(r"(\d{4})/(\d{2})"), r"\1-\2"),
    (
        re.compile(r"(?:academic|school year) (\d{4})[/-](\d{2})|(\d{4})[/-](\d{2}) (?:academic|school) year", re.I),
        r"academic-\1\3-\2\4",
    ),
)
MONTH_NAMED = re.compile(r"([a-z]{3})[a-z]* (\d{4})", re.I)


def written(text: str) -> str:
    """The id of a period as people write it (``Q4 2016/17``, ``2016/17``, ``November 2016``); the text itself where it is none of these."""
    plain = re.sub(r"\s*\([^)]*\)$", "", " ".join(text.split()))
    for pattern, canonical in WRITTEN:
        if match := pattern.fullmatch(plain):
            return match.expand(canonical)
    match = MONTH_NAMED.fullmatch(plain)
    if match and match[1].capitalize() in MONTHS:
        return month_of(date(int(match[2]), MONTHS.index(match[1].capitalize()) + 1, 1))
    return plain


@lru_cache(maxsize=4096)
def _dated(period: str) -> Period | None:
    try:
        return next(filter(None, (read(period) for read in (_quarter, _years, _span, _month, _academic, _day))), None)
    except ValueError:
        # A year that no calendar has.
        return None


def _quarter(period: str) -> Period | None:
    match = QUARTER.fullmatch(period)
    if not match or not _follows(match[1], match[2]):
        return None
    year, quarter = int(match[1]), int(match[3])
    start = date(year, 3 * quarter + 1, 1) if quarter < 4 else date(year + 1, 1, 1)
    end = _month_end(start.year, start.month + 2)
    return Period(period, "quarter", start, end, f"Q{quarter} {year}/{match[2]} ({_months(start, end)})")


def _span(period: str) -> Period | None:
    """A financial year, a month, or several of one of them."""
    match = SPAN.fullmatch(period)
    if not match:
        return None
    first, last = match[1], match[3] or match[1]
    if _follows(match[1], match[2]) and (not match[3] or _follows(match[3], match[4])):
        start, end = date(int(first), 4, 1), date(int(last) + 1, 3, 31)
        label = f"{first}/{match[2]}" + (f" to {last}/{match[4]}" if match[3] else "")
        return Period(period, "financial_year" if not match[3] else "years", start, end, label) if start < end else None
    months = int(match[2]), int(match[4] or match[2])
    if not all(1 <= month <= 12 for month in months):
        return None
    start, end = date(int(first), months[0], 1), _month_end(int(last), months[1])
    if start > end:
        return None
    if match[3]:
        return Period(period, "months", start, end, _months(start, end))
    return Period(period, "month", start, end, f"{MONTHS[months[0] - 1]} {first}")


def _month(period: str) -> Period | None:
    match = MONTH.fullmatch(period)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    start = date(int(match[1]), int(match[2]), 1)
    return Period(
        period, "month", start, _month_end(start.year, start.month), f"{MONTHS[start.month - 1]} {start.year}"
    )


def month_of(day: date) -> str:
    """The id of the month that holds a day; 2011-12 is a financial year, so that December has a longer one."""
    plain = f"{day:%Y-%m}"
    return f"month-{plain}" if _follows(plain[:4], plain[5:]) else plain


def _academic(period: str) -> Period | None:
    match = ACADEMIC.fullmatch(period)
    if not match or not _follows(match[1], match[2]) or (match[3] and not _follows(match[3], match[4])):
        return None
    start, end = date(int(match[1]), 9, 1), date(int(match[3] or match[1]) + 1, 8, 31)
    label = f"{match[1]}/{match[2]}" + (f" to {match[3]}/{match[4]}" if match[3] else "") + " school year"
    label += "s" if match[3] else ""
    return Period(period, "academic_year" if not match[3] else "years", start, end, label) if start < end else None


def _years(period: str) -> Period | None:
    match = YEARS.fullmatch(period)
    if not match or int(match[1]) > int(match[2] or match[1]):
        return None
    start, end = date(int(match[1]), 1, 1), date(int(match[2] or match[1]), 12, 31)
    label = match[1] + (f" to {match[2]}" if match[2] else "")
    return Period(period, "years" if match[2] else "year", start, end, label)


def _day(period: str) -> Period | None:
    if re.fullmatch(r"mid-\d{4}", period):
        day = date(int(period[4:]), 6, 30)
        return Period(period, "mid_year", day, day, period)
    match = DAY.fullmatch(period)
    if not match:
        return None
    day = date.fromisoformat(match[1])
    return Period(period, "day", day, day, f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def _follows(year: str, second: str) -> bool:
    """Whether two digits name the year after: 2016-17."""
    return (int(year) + 1) % 100 == int(second)


def quarter_of(day: date) -> str:
    """The id of the financial quarter that holds a day."""
    year = day.year if day.month >= 4 else day.year - 1
    return f"{year}-{(year + 1) % 100:02d}-Q{(day.month - 4) % 12 // 3 + 1}"


def shift(quarter: str, by: int) -> str:
    """The quarter ``by`` quarters later (earlier when negative)."""
    parsed = parse(quarter)
    month = parsed.start.month - 1 + 3 * by
    return quarter_of(date(parsed.start.year + month // 12, month % 12 + 1, 1))


def short_label(quarter: str) -> str:
    """``Q3 2016/17``."""
    return parse(quarter).label.split(" (")[0]


def _months(start: date, end: date) -> str:
    first = MONTHS[start.month - 1]
    return (
        f"{first} to {MONTHS[end.month - 1]} {end.year}"
        if start.year == end.year
        else f"{first} {start.year} to {MONTHS[end.month - 1]} {end.year}"
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
