"""Questions about places: which indicators localities have, their figures of one period each, and how each stands beside the authority."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, periods, questions
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_DEPRIVATION, SUM, Indicator
from outcomes.periods import Period
from outcomes.selection import PREVIOUS, Selection

# Kinds of area that are no parts of the authority.
WHOLE = ("authority", "country")
FEWEST_FOR_QUARTILES = 5


def titles(board: Board) -> dict[str, str]:
    """Indicators that have figures of the localities in use, id to title."""
    return {entry.id: entry.title for entry in questions.of_localities(board)}


def first(board: Board) -> str:
    """The indicator that a map opens with: deprivation, by which so much else is ordered, else the first."""
    return board.with_role(ROLE_DEPRIVATION) or next(iter(titles(board)), "")


def figures(board: Board, chosen: Selection, *indicators: str, level: str = LOCALITY) -> pd.DataFrame:
    """Figures of one period each of indicators (of all of localities when none is named): the latest reached that the level has."""
    rows = board.rows(*(indicators or tuple(titles(board))), statistic="value")
    rows = rows[rows["group"] == ""]
    of_level = rows[rows["area"].map(board.areas.kinds) == level]
    held = set(zip(of_level["indicator"], of_level["period"], strict=True))
    kept = [pair in held for pair in zip(rows["indicator"], rows["period"], strict=True)]
    return questions.one_period(board, rows.loc[kept] if held else rows, chosen.quarter)


def levels(board: Board, *indicators: str) -> list[str]:
    """Levels at which every one of some indicators has figures: localities, LSOAs."""
    kinds = [board.kinds.get(name, frozenset()) for name in indicators]
    return [level for level in (LOCALITY, LSOA) if kinds and all(level in held for held in kinds)]


def moves_with_the_quarter(board: Board, rows: pd.DataFrame, chosen: Selection) -> bool:
    """Whether another quarter shows another year of some indicator: several are published, and one had ended by now."""
    every = board.rows(*rows["indicator"].unique(), statistic="value")
    every = every[every["area"].map(board.areas.kinds).isin((LOCALITY, LSOA))]
    last = periods.parse(chosen.quarter).end
    for name, held in every.groupby("indicator")["period"]:
        ends = [board.period(str(name), period).end for period in held.unique()]
        if len(ends) > 1 and min(ends) <= last:
            return True
    return False


def england(board: Board) -> str:
    """England's id where the tables have figures of it, else ""."""
    return areas_module.ENGLAND if areas_module.ENGLAND in board.areas.areas else ""


def area_of(board: Board, rows: pd.DataFrame, chosen: Selection) -> str:
    """The area that rows are shown for: the one chosen, else the authority, else the first inside it, else the first."""
    held = list(dict.fromkeys(rows["area"]))
    authority = board.areas.authority.id
    inside = [area for area in held if authority in board.areas.upwards(area)]
    return next((area for area in (chosen.area, authority, *inside, *held) if area in held), authority)


def beside(board: Board, rows: pd.DataFrame, held: dict[tuple[str, str], Any], other: str) -> pd.DataFrame:
    """How figures of one place stand beside another area's: limits, benchmark and judgement, a row a figure.

    ``held`` are rows by indicator and area. A total has no benchmark, since a whole is none for its part.
    """

    def benchmark(indicator: str) -> float:
        row = held.get((indicator, other))
        return np.nan if row is None or board.indicators[indicator].aggregation == SUM else float(row.value)

    return evidence.compared(rows, np.array([benchmark(name) for name in rows["indicator"]], float), board.indicators)


AUTHORITY = "authority"
ENGLAND = "england"


@dataclass(frozen=True)
class Line:
    """One indicator of the rug: a row of the table for each locality, their judgements, and the benchmark."""

    indicator: Indicator
    rows: pd.DataFrame
    judged: pd.DataFrame
    benchmark: float

    @property
    def spread(self) -> float:
        """Highest less lowest, relative to the benchmark."""
        return float((self.rows["value"].max() - self.rows["value"].min()) / (abs(self.benchmark) or 1))


def lines(board: Board, chosen: Selection, benchmark: str) -> list[Line]:
    """Every indicator that has a figure of a locality, judged beside the benchmark; a row a locality, in order."""
    return list(_lines(board, chosen.quarter, benchmark))


@lru_cache(maxsize=32)
def _lines(board: Board, quarter: str, benchmark: str) -> tuple[Line, ...]:
    """Kept, because rug, sides and order of every locality are made of the same lines."""
    other = board.areas.authority.id if benchmark == AUTHORITY else areas_module.ENGLAND
    localities = [area.id for area in board.areas.localities]
    rows = figures(board, Selection(quarter, board.areas.authority.id, PREVIOUS))
    beside = rows[rows["area"] == other].set_index("indicator")["value"]
    held = {name: part.set_index("area", drop=False) for name, part in rows.groupby("indicator", sort=False)}
    kept = []
    for entry in questions.of_localities(board):
        part = held[entry.id]
        # A total is no benchmark for its parts.
        if entry.aggregation == SUM or not set(localities) <= set(part.index):
            continue
        of_places = part.loc[localities].reset_index(drop=True)
        if of_places["value"].notna().any():
            kept.append((entry, of_places, float(beside.get(entry.id, np.nan))))
    if not kept:
        return ()
    # All rows are judged at once: a call a line would cost more than the page.
    every = pd.concat([of_places for _, of_places, _ in kept], ignore_index=True)
    benchmarks_of = np.repeat([value for _, _, value in kept], len(localities))
    judged = evidence.compared(every, benchmarks_of, board.indicators)
    size = len(localities)
    return tuple(
        Line(entry, of_places, judged.iloc[place * size : (place + 1) * size].reset_index(drop=True), value)
        for place, (entry, of_places, value) in enumerate(kept)
    )


@dataclass(frozen=True)
class Peers:
    """Figures of one period of the authority and similar places: all with England's, those to be ranked, and the benchmark (NaN for none)."""

    period: Period
    rows: pd.DataFrame
    placed: pd.DataFrame
    benchmark: float


def among_peers(board: Board, chosen: Selection, indicator: str) -> Peers | None:
    """The figures of similar places for the latest period of the authority by the quarter; None without one of its own."""
    entry, nation = board.indicator(indicator), england(board)
    wanted = [board.areas.authority.id, *board.areas.similar]
    rows = board.rows(indicator, statistic="value")
    rows = rows[(rows["group"] == "") & rows["area"].isin([*wanted, nation])]
    own = questions.one_period(board, rows[rows["area"] == wanted[0]], chosen.quarter)
    if own.empty:
        return None
    period = board.period(indicator, own["period"].iloc[0])
    rows = rows[rows["period"] == period.id]
    placed = rows[rows["area"].isin(wanted) & rows["value"].notna()].reset_index(drop=True)
    benchmark = rows.loc[rows["area"] == nation, "value"]
    return Peers(period, rows, placed, float(benchmark.iloc[0]) if len(benchmark) and relative(entry) else np.nan)


def middle_half(board: Board, placed: pd.DataFrame) -> tuple[float, float] | None:
    """The quartiles of similar places without the authority (Hyndman and Fan's type 7); None of fewer than five of them."""
    others = placed.loc[placed["area"] != board.areas.authority.id, "value"]
    if len(others) < FEWEST_FOR_QUARTILES:
        return None
    return float(others.quantile(0.25)), float(others.quantile(0.75))


def relative(entry: Indicator) -> bool:
    """Whether a figure can stand beside a larger area's: shares, rates, means and scores can, counts cannot."""
    return entry.unit.startswith(("%", "per ", "score", "mean", "years")) and entry.aggregation != SUM
