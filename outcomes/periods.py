"""Periods: financial quarters, years, months and survey waves, with order, labels and dates.

The financial year runs from April to March; quarter 1 is April to June.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from outcomes.errors import OutcomesError

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
QUARTER = re.compile(r"(\d{4})-(\d{2})-Q([1-4])")
SPAN = re.compile(r"(\d{4})-(\d{2})(?:\.\.(\d{4})-(\d{2}))?")


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
    def reached(self) -> date:
        """The day on which its figures count as reached."""
        return self.counted or self.end

    @property
    def key(self) -> tuple[date, int, date]:
        """Sort by the day reached, then by declared order, then by the first day."""
        return (self.reached, self.order, self.start)


def parse(period: str, waves: Mapping[str, Wave] | None = None) -> Period:
    """Read a canonical id such as ``2016-17-Q3``, ``2016-17``, ``2016-11``, ``mid-2017``, ``wave:end``.

    Raises OutcomesError for an id that is none of these.
    """
    if match := QUARTER.fullmatch(period):
        year, end_year, quarter = (int(part) for part in match.groups())
        if (year + 1) % 100 == end_year:
            first = 3 * quarter + 1
            start = date(year, first, 1) if quarter < 4 else date(year + 1, 1, 1)
            end = _month_end(start.year, start.month + 2)
            label = f"Q{quarter} {year}/{end_year:02d} ({_months(start, end)})"
            return Period(period, "quarter", start, end, label)
    if match := SPAN.fullmatch(period):
        year, second = int(match[1]), int(match[2])
        if match[3]:
            start, end = date(year, second, 1), _month_end(int(match[3]), int(match[4]))
            return Period(period, "months", start, end, _months(start, end))
        if (year + 1) % 100 == second:
            label = f"{year}/{second:02d}"
            return Period(period, "financial_year", date(year, 4, 1), date(year + 1, 3, 31), label)
        if 1 <= second <= 12:
            label = f"{MONTHS[second - 1]} {year}"
            return Period(period, "month", date(year, second, 1), _month_end(year, second), label)
    if re.fullmatch(r"\d{4}", period):
        return Period(period, "year", date(int(period), 1, 1), date(int(period), 12, 31), period)
    if re.fullmatch(r"mid-\d{4}", period):
        day = date(int(period[4:]), 6, 30)
        return Period(period, "mid_year", day, day, period)
    if period.startswith("wave:") and waves and period[5:] in waves:
        wave = waves[period[5:]]
        counted = parse(wave.quarter).end if wave.quarter else None
        return Period(period, "wave", wave.start, wave.end, wave.title, wave.order, counted)
    raise OutcomesError(
        f"period '{period}' is not known; write a financial quarter as 2016-17-Q3, a financial year "
        "as 2016-17, a month as 2016-11, or declare a wave in dataset.yaml and write wave:<id>"
    )


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
