"""Questions asked of the one table. Pure selectors: frames in, frames or small records out.

"The latest at or before" lives here and nowhere else: ``one_period``, ``reached`` and ``moves`` follow one rule, so that a
dataset that is a quarter ahead or behind never empties a page.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from outcomes import periods
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.errors import OutcomesError
from outcomes.periods import Period
from outcomes.selection import STEPS, YEAR_AGO, Selection
from outcomes.statistics import bands, comparison

# Kinds of period that come often enough to open a quarter of their own.
OFTEN = ("quarter", "month")
# Those of a quarter's own figures: such a period, or a survey that is read with it.
OWN = (*OFTEN, "wave")


@dataclass(frozen=True)
class Move:
    """An indicator at the latest period reached, beside the one compared with ("" where there is none); None where not published."""

    indicator: Indicator
    area: str
    period: str
    latest: float
    compared_with: str
    before: float | None
    band: str
    band_before: str
    plan: float | None
    printed: str
    locator: str

    @property
    def change(self) -> float | None:
        """Latest less before, in the indicator's unit."""
        return None if self.before is None else self.latest - self.before

    @property
    def often(self) -> bool:
        """Whether its figures come often, and not of a whole year."""
        return periods.parse(self.period).kind in OFTEN

    @property
    def plan_status(self) -> str:
        """``met``, ``missed`` or ""."""
        return comparison.plan_status(self.latest, self.plan, self.indicator.polarity)


def ends(period: Period) -> str:
    """The quarter in which a period ends, or with which a survey is read."""
    return periods.quarter_of(period.reached)


def papers(board: Board) -> dict[str, Dataset]:
    """The Board's own papers that have figures: every dataset but words alone and the official series that stand beside them."""
    return {name: dataset for name, dataset in board.datasets.items() if dataset.indicators and not dataset.official}


def reports_often(dataset: Dataset) -> bool:
    """Whether a dataset has figures of months, quarters or survey waves."""
    return any(entry.period_kind in OWN for entry in dataset.indicators.values())


def _held(board: Board, known: bool = False) -> dict[str, list[Period]]:
    """Periods of each of the Board's papers; with ``known`` only those that have a figure."""
    found = {}
    for name, dataset in papers(board).items():
        rows = board.of(name)
        rows = rows[rows["value"].notna()] if known else rows
        found[name] = [dataset.period(period) for period in rows["period"].unique()]
    return {name: held for name, held in found.items() if held}


def quarters(board: Board) -> list[str]:
    """Quarters that may be chosen, earliest first: those in which a figure of a paper with quarters, months or a survey ends.

    Without such a paper, the quarter in which the latest figure of all ends.
    """
    held = _held(board)
    if not held:
        if len(board.figures):
            return [
                ends(
                    max(
                        (board.period(r.indicator, r.period) for r in board.figures.itertuples()),
                        key=lambda p: p.reached,
                    )
                )
            ]
        raise OutcomesError(
            "There is no figure yet. Take some in with: python -m outcomes import-small-area FILE; or add a dataset "
            "and run: python -m outcomes build"
        )
    often = [period for name, found in held.items() if reports_often(board.datasets[name]) for period in found]
    if not often:
        return [ends(max((period for found in held.values() for period in found), key=lambda period: period.reached))]
    # A year of long ago beside quarterly figures opens no quarter of its own.
    first = min((period.start for period in often if period.kind in OFTEN), default=min(p.start for p in often))
    return sorted({ends(period) for period in often if period.end >= first})


def quarterly(board: Board) -> set[str]:
    """Quarters that have figures of their own: of the very quarter, of a month in it, or of a survey that is read with it."""
    return _ended(board, own=True)


def yearly(board: Board) -> set[str]:
    """Quarters in which a figure of a longer span ends."""
    return _ended(board, own=False)


def _ended(board: Board, own: bool) -> set[str]:
    held = _held(board, known=True)
    return {ends(period) for found in held.values() for period in found if (period.kind in OWN) is own}


def latest_quarter(board: Board, offered: list[str]) -> str:
    """The latest quarter that most of the papers with quarters have reached; else the last that may be chosen."""
    last = [
        max(ends(period) for period in found if period.kind in OFTEN)
        for found in _held(board, known=True).values()
        if any(period.kind in OFTEN for period in found)
    ]
    reached = [quarter for quarter in offered if sum(latest >= quarter for latest in last) * 2 > len(last)]
    return reached[-1] if reached else offered[-1]


def latest(found: Iterable[Period], quarter: str) -> Period | None:
    """The latest of some periods that had ended by the end of a quarter; None where none had."""
    last = periods.parse(quarter).end
    return max((period for period in found if period.reached <= last), key=lambda period: period.key, default=None)


def one_period(board: Board, rows: pd.DataFrame, quarter: str) -> pd.DataFrame:
    """Rows of one period an indicator: the latest that had ended by the quarter, else the first after it."""
    chosen = {}
    for name, part in rows.groupby("indicator", sort=False)["period"]:
        held = [board.period(str(name), period) for period in part.unique()]
        found = latest(held, quarter) or min(held, key=lambda period: period.key)
        chosen[name] = found.id
    return rows[rows["period"] == rows["indicator"].map(chosen)]


def spans(board: Board, rows: pd.DataFrame) -> list[Period]:
    """The period of each row, as its indicator's dataset reads it."""
    pairs = list(zip(rows["indicator"], rows["period"], strict=True))
    held = {pair: board.period(*pair) for pair in set(pairs)}
    return [held[pair] for pair in pairs]


def up_to(board: Board, rows: pd.DataFrame, quarter: str, begun: bool = False) -> pd.DataFrame:
    """Rows whose period had ended (or begun) by the end of the quarter, in order of period."""
    last = periods.parse(quarter).end
    kept = [(span.start if begun else span.reached) <= last for span in spans(board, rows)]
    return in_order(board, rows.loc[kept])


def in_order(board: Board, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in order of period, then of group."""
    keys = [span.key for span in spans(board, rows)]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    ordered = rows.assign(_key=[places[key] for key in keys])
    return ordered.sort_values(["_key", "group"], kind="stable").drop(columns="_key")


def series(board: Board, indicator: str, area: str, group: str = "") -> pd.DataFrame:
    """Every figure of one indicator of one area, in order of period."""
    rows = board.rows(indicator, statistic="value")
    return in_order(board, rows[(rows["area"] == area) & (rows["group"] == group)])


def compared_with(period: Period, chosen: Selection) -> str:
    """The period to compare one with: the one before or of the year before, or the one that ends in the quarter named."""
    step = STEPS.get(chosen.compare)
    if period.kind == "quarter":
        return chosen.compare if step is None else periods.shift(period.id, step)
    if period.kind == "month":
        if step is None:
            return periods.month_of(periods.parse(chosen.compare).end)
        months = 12 * period.start.year + period.start.month - 1 - (12 if chosen.compare == YEAR_AGO else 1)
        return periods.month_of(date(months // 12, months % 12 + 1, 1))
    return ""


def nearest_area(board: Board, dataset: str, chosen: Selection) -> str:
    """The area that a dataset is shown for: the one chosen where it has figures that come often, else the authority."""
    rows = board.of(dataset)
    own = rows[(rows["area"] == chosen.area) & (rows["statistic"] == "value")]["period"].unique()
    held = (board.datasets[dataset].period(period).kind for period in own)
    return chosen.area if any(kind in OFTEN for kind in held) else board.areas.authority.id


def move(board: Board, indicator: str, area: str, period: str, chosen: Selection) -> Move | None:
    """One indicator's figure of a period beside the one compared with; None where it has none."""
    rows = board.rows(indicator)
    rows = rows[(rows["area"] == area) & (rows["group"] == "") & rows["value"].notna()]
    held = {(r.indicator, r.period, r.statistic): r for r in rows.itertuples()}
    row = held.get((indicator, period, "value"))
    other = compared_with(periods.parse(period), chosen) if not period.startswith("wave:") else ""
    return _move(board.indicators[indicator], row, held, other) if row is not None and other else None


def moves(board: Board, dataset: str, area: str, chosen: Selection) -> list[Move]:
    """Each indicator of a dataset that has a figure in the latest quarter (or month) that the dataset had reached, and each figure
    of a longer span that ends in the quarter chosen and has a plan (decision 145)."""
    declared = board.datasets[dataset]
    rows = board.of(dataset)
    rows = rows[(rows["area"] == area) & (rows["group"] == "") & rows["statistic"].isin(("value", "plan"))]
    held = {(r.indicator, r.period, r.statistic): r for r in rows[rows["value"].notna()].itertuples()}
    values = rows[rows["statistic"] == "value"]
    of_kind: dict[str, list[Period]] = {kind: [] for kind in OFTEN}
    for period in map(declared.period, values["period"].unique()):
        if period.kind in of_kind:
            of_kind[period.kind].append(period)
    now = {kind: latest(found, chosen.quarter) for kind, found in of_kind.items()}
    found = []
    for entry in declared.indicators.values():
        for period in filter(None, now.values()):
            row = held.get((entry.id, period.id, "value"))
            # A dated figure of another span than the indicator's own stands in its paper, not in the comparison.
            if row is not None and period.kind == entry.period_kind:
                found.append(_move(entry, row, held, compared_with(period, chosen)))
    return found + _planned(declared, held, chosen.quarter)


def _planned(declared: Dataset, held: dict[tuple[str, str, str], pd.Series], quarter: str) -> list[Move]:
    """The figures beside a plan of spans that end in a quarter, neither of them unclear, each with the span of its kind before it."""
    found = []
    for name, span, statistic in held:
        period = declared.period(span)
        if statistic != "plan" or period.kind in OWN or ends(period) != quarter:
            continue
        row, plan = held.get((name, span, "value")), held[name, span, "plan"]
        if row is None or "unclear" in (row.status, plan.status):
            continue
        others = [declared.period(other) for item, other, kind in held if (item, kind) == (name, "value")]
        before = [other for other in others if other.kind == period.kind and other.key < period.key]
        found.append(_move(declared.indicators[name], row, held, max(before, key=lambda p: p.key).id if before else ""))
    return found


def _move(entry: Indicator, row: pd.Series, held: dict[tuple[str, str, str], pd.Series], other: str) -> Move:
    past, plan = held.get((entry.id, other, "value")), held.get((entry.id, row.period, "plan"))
    plan_then = held.get((entry.id, other, "plan"))
    planned, before = (None if r is None else float(r.value) for r in (plan, past))
    return Move(
        indicator=entry,
        area=row.area,
        period=row.period,
        latest=float(row.value),
        compared_with=other,
        before=before,
        band=bands.grade(float(row.value), entry, row.period, planned),
        band_before=""
        if past is None
        else bands.grade(before, entry, other, None if plan_then is None else float(plan_then.value)),
        plan=planned,
        printed=row.printed,
        locator=row.locator,
    )


def of_localities(board: Board) -> list[Indicator]:
    """Indicators that have a figure of a locality in use, in the order of the catalogue."""
    return list(_of_localities(board))


@lru_cache(maxsize=64)
def _of_localities(board: Board) -> tuple[Indicator, ...]:
    # Asked by the menu of every page.
    rows = board.figures
    wanted = {area.id for area in board.areas.localities}
    local = rows[rows["area"].isin(wanted) & (rows["statistic"] == "value") & (rows["group"] == "")]
    held = set(local["indicator"])
    return tuple(entry for entry in board.indicators.values() if entry.id in held and entry.unit != "text")


def blank(value: float | None) -> bool:
    """True for None and NaN."""
    return value is None or math.isnan(value)
