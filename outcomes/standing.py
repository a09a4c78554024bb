"""Where the authority stands among England and similar places, by official series."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from outcomes import evidence, periods, questions
from outcomes.areas import ENGLAND
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.statistics import comparison


@dataclass(frozen=True)
class Difference:
    """An official figure of the authority beside England and similar places.

    ``place`` counts from the best (or the highest, where nothing is better), of ``places`` that publish it.
    """

    indicator: Indicator
    row: pd.Series
    england: float
    judgement: str
    lower: float
    upper: float
    place: int
    places: int

    @property
    def size(self) -> float:
        """How far from England, relative to England's figure."""
        return abs(float(self.row["value"]) - self.england) / (abs(self.england) or 1)

    @property
    def outermost(self) -> bool:
        """Whether it is in the best or the worst quarter of four places or more."""
        return self.places >= 4 and (self.place * 4 <= self.places or (self.places - self.place) * 4 < self.places)


@lru_cache(maxsize=32)
def differences(board: Board, quarter: str) -> tuple[Difference, ...]:
    """Official figures of the authority that differ from England beyond their own limits, the strongest evidence first.

    First what is also in the outermost quarter of similar places, then by distance from England relative to it.
    """
    rows = _official(board)
    authority = board.areas.authority.id
    own = rows[rows["area"] == authority]
    last = periods.parse(quarter).end
    own = own.loc[[span.reached <= last for span in questions.spans(board, own)]]
    if own.empty:
        return ()
    own = questions.one_period(board, own, quarter).reset_index(drop=True)
    at = rows.set_index(["indicator", "period", "area"])["value"]
    england = [at.get((r.indicator, r.period, ENGLAND), math.nan) for r in own.itertuples()]
    judged = evidence.compared(own, np.array(england, dtype=float), board.indicators)
    peers = _peers(rows, own)
    found = []
    for place, row in own.iterrows():
        entry, verdict = board.indicators[row["indicator"]], judged.loc[place]
        if verdict["judgement"] in (comparison.SIMILAR, comparison.NOT_COMPARED):
            continue
        values = np.array(peers[row["indicator"], row["period"]])
        better = values > row["value"] if entry.polarity == "higher_is_better" else values < row["value"]
        limits = float(verdict["lower"]), float(verdict["upper"])
        standing = int(better.sum()) + 1, len(values)
        found.append(Difference(entry, row, float(verdict["benchmark"]), str(verdict["judgement"]), *limits, *standing))
    return tuple(sorted(found, key=lambda one: (not one.outermost, -one.size, one.indicator.id)))


def _official(board: Board) -> pd.DataFrame:
    """Official figures of the authority, similar places and England that can be better or worse."""
    entries = (e for e in board.indicators.values() if board.datasets[e.dataset].official and e.polarity != "neutral")
    rows = board.rows(*(entry.id for entry in entries), statistic="value")
    near = [board.areas.authority.id, *board.areas.similar, ENGLAND]
    return rows[(rows["group"] == "") & rows["area"].isin(near) & rows["value"].notna()]


def _peers(rows: pd.DataFrame, own: pd.DataFrame) -> dict[tuple[str, str], list[float]]:
    """The figures of the authority and similar places, by the indicators and periods that are shown of it."""
    held: dict[tuple[str, str], list[float]] = {pair: [] for pair in zip(own["indicator"], own["period"], strict=True)}
    peers = rows[rows["area"] != ENGLAND]
    for indicator, period, value in zip(peers["indicator"], peers["period"], peers["value"], strict=True):
        if (indicator, period) in held:
            held[indicator, period].append(value)
    return held
