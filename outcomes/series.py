"""The figures of one indicator of one area over time: what of them a quarter had reached, and how sure each is."""

from dataclasses import dataclass

import pandas as pd

from outcomes import evidence, periods, places, questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.evidence import OverTime
from outcomes.periods import Period
from outcomes.selection import Selection


@dataclass(frozen=True)
class Series:
    """The figures of one indicator of one area in order of period, with limits; ``reached`` of them had ended by the quarter."""

    entry: Indicator
    area: str
    rows: pd.DataFrame
    spans: list[Period]
    sure: pd.DataFrame
    reached: int
    over: OverTime

    @property
    def now(self) -> Period | None:
        """The latest period that had ended by the quarter chosen."""
        return self.spans[self.reached - 1] if self.reached else None

    @property
    def known(self) -> list[tuple[Period, float]]:
        """Periods and values of what was reached, without gaps."""
        pairs = zip(self.spans[: self.reached], self.rows["value"], strict=False)
        return [(span, float(value)) for span, value in pairs if not questions.blank(value)]


def read(board: Board, chosen: Selection, indicator: str, area: str = "") -> Series:
    """The series of an indicator for the area chosen, or the nearest that has it; of its most frequent kind of period."""
    entry = board.indicator(indicator)
    rows = board.rows(indicator, statistic="value")
    rows = rows[rows["group"] == ""] if (rows["group"] == "").any() else rows
    rows = rows[rows["group"] == rows["group"].iloc[0]] if len(rows) else rows
    shown = area or places.area_of(board, rows, chosen)
    rows = questions.in_order(board, rows[rows["area"] == shown])
    spans = [board.period(indicator, period) for period in rows["period"]]
    kinds = pd.Series([span.kind for span in spans], dtype=object)
    if len(kinds):
        most = entry.period_kind if (kinds == entry.period_kind).any() else kinds.mode().iloc[0]
        rows = rows[(kinds == most).to_numpy()]
        spans = [span for span in spans if span.kind == most]
    rows = rows.reset_index(drop=True)
    last = periods.parse(chosen.quarter).end
    reached = sum(span.reached <= last for span in spans)
    sure = evidence.limits(rows, board.indicators, parts=board.rows(indicator))
    over = evidence.over_time(rows.iloc[:reached], spans[:reached], entry, sure.iloc[:reached])
    return Series(entry, shown, rows, spans, sure, reached, over)
