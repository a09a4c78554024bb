"""Questions about places: which indicators localities have, their figures of one period each, and how each stands beside the authority."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, periods, questions
from outcomes.areas import LOCALITY, LSOA, OTHER_AUTHORITY
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_DEPRIVATION, SUM, Indicator
from outcomes.periods import Period
from outcomes.selection import PREVIOUS, Selection

# Kinds of area that are no parts of the authority.
WHOLE = ("authority", "country")
AUTHORITIES = ("authority", OTHER_AUTHORITY)
# Kinds that the authority is a part of.
WIDER = ("country", "region")
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


# The middle of the similar places, among areas.
SIMILAR = "similar"
IN_THE_MIDDLE = "the middle of the similar places"


@lru_cache(maxsize=8)
def every_benchmark(board: Board) -> Mapping[str, str]:
    """What official figures of the authority may stand beside, id to name: the country first, the region, the middle of
    similar places, each of them."""
    wider = [area for area, kind in board.areas.kinds.items() if kind in WIDER]
    wider.sort(key=lambda area: area != england(board))
    order = (*wider, SIMILAR, *board.areas.similar)
    return {area: IN_THE_MIDDLE if area == SIMILAR else board.areas.name(area) for area in order}


@lru_cache(maxsize=512)
def benchmarks(board: Board, indicator: str) -> Mapping[str, str]:
    """Those of them that have a figure of an indicator; none for one that cannot stand beside a larger area's."""
    entry = board.indicator(indicator)
    if not board.datasets[entry.dataset].official or not relative(entry):
        return {}
    rows = board.rows(indicator, statistic="value")
    held = set(rows.loc[(rows["group"] == "") & rows["value"].notna(), "area"])
    if len(held & set(board.areas.similar)) >= FEWEST_FOR_QUARTILES:
        held.add(SIMILAR)
    return {area: name for area, name in every_benchmark(board).items() if area in held}


def benchmark(board: Board, chosen: Selection, indicator: str) -> tuple[str, str]:
    """Id and name of what an indicator stands beside: the one chosen where it has figures, else the first; two "" for nothing."""
    found = benchmarks(board, indicator)
    area = chosen.benchmark if chosen.benchmark in found else next(iter(found), "")
    return area, found.get(area, "")


def middle_of_similar(board: Board, rows: pd.DataFrame) -> pd.DataFrame:
    """The median of the similar places by period, where enough of them have a figure: columns ``indicator``, ``group``,
    ``period`` and ``value``, since it is printed nowhere."""
    peers = rows[rows["area"].isin(board.areas.similar) & (rows["group"] == "") & rows["value"].notna()]
    counted = peers.groupby(["indicator", "group", "period"], sort=False)["value"].agg(["median", "size"])
    kept = counted[counted["size"] >= FEWEST_FOR_QUARTILES]["median"]
    return kept.rename("value").reset_index()


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
    """One indicator of the rug: a row of the table for each locality, their judgements, and the benchmark with what is printed for it."""

    indicator: Indicator
    rows: pd.DataFrame
    judged: pd.DataFrame
    benchmark: float
    printed: str

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
    beside = rows[rows["area"] == other].set_index("indicator")[["value", "printed"]]
    held = {name: part.set_index("area", drop=False) for name, part in rows.groupby("indicator", sort=False)}
    kept = []
    for entry in questions.of_localities(board):
        part = held[entry.id]
        # A total is no benchmark for its parts.
        if entry.aggregation == SUM or not set(localities) <= set(part.index):
            continue
        of_places = part.loc[localities].reset_index(drop=True)
        if of_places["value"].notna().any():
            value, printed = beside.loc[entry.id] if entry.id in beside.index else (np.nan, "")
            kept.append((entry, of_places, float(value), printed))
    if not kept:
        return ()
    # All rows are judged at once: a call a line would cost more than the page.
    every = pd.concat([of_places for _, of_places, _, _ in kept], ignore_index=True)
    benchmarks_of = np.repeat([value for _, _, value, _ in kept], len(localities))
    judged = evidence.compared(every, benchmarks_of, board.indicators)
    size = len(localities)
    return tuple(
        Line(entry, of_places, judged.iloc[place * size : (place + 1) * size].reset_index(drop=True), value, printed)
        for place, (entry, of_places, value, printed) in enumerate(kept)
    )


@dataclass(frozen=True)
class Peers:
    """Figures of one period of the authority and similar places: all with the benchmark's, those to be ranked, the benchmark
    (NaN for none) and its name."""

    period: Period
    rows: pd.DataFrame
    placed: pd.DataFrame
    benchmark: float
    name: str


def among_peers(board: Board, chosen: Selection, indicator: str) -> Peers | None:
    """The figures of similar places for the latest period of the authority by the quarter; None without one of its own."""
    other, name = benchmark(board, chosen, indicator)
    wanted = [board.areas.authority.id, *board.areas.similar]
    rows = board.rows(indicator, statistic="value")
    rows = rows[(rows["group"] == "") & rows["area"].isin([*wanted, other])]
    own = questions.one_period(board, rows[rows["area"] == wanted[0]], chosen.quarter)
    if own.empty:
        return None
    period = board.period(indicator, own["period"].iloc[0])
    rows = rows[rows["period"] == period.id]
    placed = rows[rows["area"].isin(wanted) & rows["value"].notna()].reset_index(drop=True)
    beside = middle_of_similar(board, rows) if other == SIMILAR else rows[rows["area"] == other]
    value = float(beside["value"].iloc[0]) if len(beside) else np.nan
    return Peers(period, rows, placed, value, "" if np.isnan(value) else name)


def among_all(board: Board, chosen: Selection, indicator: str) -> tuple[Period, pd.DataFrame] | None:
    """A period and every authority's row of it: the latest by the quarter (else the first after it) in which the authority's
    counts are published; None without any."""
    far = board.far[board.far["indicator"] == indicator]
    rows = pd.concat([board.rows(indicator, statistic="value"), far], ignore_index=True)
    kinds = rows["area"].map(board.areas.kinds)
    rows = rows[(rows["group"] == "") & kinds.isin(AUTHORITIES) & (rows["status"] != "not_applicable")]
    own = rows[(rows["area"] == board.areas.authority.id) & rows["value"].notna() & rows["numerator"].notna()]
    own = questions.one_period(board, own, chosen.quarter)
    if own.empty:
        return None
    period = board.period(indicator, own["period"].iloc[0])
    return period, rows[rows["period"] == period.id].reset_index(drop=True)


def middle_half(board: Board, placed: pd.DataFrame) -> tuple[float, float] | None:
    """The quartiles of similar places without the authority (Hyndman and Fan's type 7); None of fewer than five of them."""
    others = placed.loc[placed["area"] != board.areas.authority.id, "value"]
    if len(others) < FEWEST_FOR_QUARTILES:
        return None
    return float(others.quantile(0.25)), float(others.quantile(0.75))


def relative(entry: Indicator) -> bool:
    """Whether a figure can stand beside a larger area's: shares, rates, means and scores can, counts cannot."""
    return entry.unit.startswith(("%", "per ", "score", "mean", "years")) and entry.aggregation != SUM
