"""How sure each figure is: its interval, its comparison, its change, its run over time.

Rows of the one table in, columns or small records out. The methods are those of
``outcomes.statistics``; here it is decided which of them a figure's counts allow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes import periods
from outcomes.aggregation import multiplier
from outcomes.catalogue.model import Indicator
from outcomes.statistics import change, comparison, inequality, intervals, spc
from outcomes.statistics.intervals import LEVEL

WILSON = "Wilson"
BYAR = "Byar"
EXACT = "exact Poisson"
DERIVED = "Wilson, count derived from a rounded percentage"
NO_COUNT = "no count behind it is published"
DISAGREE = "its percentage and its number of answers do not agree"
NO_METHOD = "no method suits this kind of figure"
NO_FIGURE = "there is no figure"
BOUNDED = "it is printed as a bound, not as a figure"
# A percentage further than this from every possible count over n was not made from that n (decision 25).
AGREE_WITHIN = 0.5 + 1e-9


def counts(rows: pd.DataFrame) -> pd.DataFrame:
    """``numerator``, ``denominator`` and ``derived`` of percentages: printed, or percentage times n, rounded.

    The numerator is missing where none can be had: no n, or a percentage that no count of n gives
    (within half a percentage point).
    """
    value, given, n = (rows[name].to_numpy(dtype=np.float64) for name in ("value", "numerator", "denominator"))
    nearest = np.round(value * n / 100)
    with np.errstate(divide="ignore", invalid="ignore"):
        fits = np.abs(100 * nearest / n - value) <= AGREE_WITHIN
    derived = np.isnan(given) & fits & ~_bounded(rows)
    return pd.DataFrame(
        {"numerator": np.where(derived, nearest, given), "denominator": n, "derived": derived}, index=rows.index
    )


def _bounded(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Which figures are bounds such as ``<1``; none where the rows have no such column."""
    if "bound" not in rows:
        return np.zeros(len(rows), dtype=bool)
    return (rows["bound"] != "").to_numpy(dtype=bool)


def limits(rows: pd.DataFrame, indicators: Mapping[str, Indicator], level: float = LEVEL) -> pd.DataFrame:
    """``lower``, ``upper`` in the figure's unit, ``method``, and ``why`` there are none, for each row."""
    names = rows["indicator"].to_numpy()
    known = {name: indicators[name] for name in pd.unique(names)}
    kind = pd.Series(names).map({name: entry.interval_method for name, entry in known.items()}).to_numpy()
    share = pd.Series(names).map({name: entry.unit.startswith("%") for name, entry in known.items()}).to_numpy(bool)
    per = pd.Series(names).map({name: multiplier(entry.unit) for name, entry in known.items()}).to_numpy(float)
    value = rows["value"].to_numpy(dtype=np.float64)
    base = counts(rows)
    x, n = base["numerator"].to_numpy(), base["denominator"].to_numpy()
    size = len(rows)
    lower, upper = np.full(size, np.nan), np.full(size, np.nan)
    method, why = np.full(size, "", dtype=object), np.full(size, NO_METHOD, dtype=object)
    # A share printed over a count is compared with the count, so that a shifted cell cannot pass.
    with np.errstate(divide="ignore", invalid="ignore"):
        agrees = (np.abs(100 * x / n - value) <= AGREE_WITHIN) & ~_bounded(rows)
    wilson = share & (kind == "wilson")
    usable = wilson & agrees & (n > 0)
    if usable.any():
        low, high = intervals.wilson(x[usable], n[usable], level)
        lower[usable], upper[usable] = 100 * low, 100 * high
        method[usable] = np.where(base["derived"].to_numpy()[usable], DERIVED, WILSON)
    why[wilson] = np.where(np.isnan(n[wilson]), NO_COUNT, DISAGREE)
    byar = kind == "byar"
    # A rate rests on its events, not on its own size; a count is its own events.
    events = np.where(per > 1, rows["numerator"].to_numpy(dtype=np.float64), value)
    rare = byar & ~np.isnan(events) & ~np.isnan(value) & ((per == 1) | (n > 0)) & ~_bounded(rows)
    if rare.any():
        low, high = intervals.count(events[rare], level)
        scale = np.where(per[rare] > 1, per[rare] / n[rare], 1.0)
        lower[rare], upper[rare] = low * scale, high * scale
        method[rare] = np.where(events[rare] < intervals.EXACT_BELOW, EXACT, BYAR)
    why[byar] = NO_COUNT
    why[_bounded(rows)] = BOUNDED
    why[np.isnan(value)] = NO_FIGURE
    why[method != ""] = ""
    return pd.DataFrame({"lower": lower, "upper": upper, "method": method, "why": why}, index=rows.index)


def compared(
    rows: pd.DataFrame, benchmark: NDArray[np.float64], indicators: Mapping[str, Indicator], level: float = LEVEL
) -> pd.DataFrame:
    """The limits of each row, with ``benchmark`` and ``judgement`` beside them."""
    found = limits(rows, indicators, level)
    polarity = rows["indicator"].map({name: indicators[name].polarity for name in rows["indicator"].unique()})
    return found.assign(
        benchmark=benchmark,
        judgement=comparison.judge(found["lower"], found["upper"], benchmark, polarity.to_numpy(dtype=str)),
    )


@dataclass(frozen=True)
class Change:
    """A later figure less an earlier one, in the indicator's unit; limits NaN with ``why`` where there are none."""

    first: float
    last: float
    difference: float
    lower: float
    upper: float
    p: float
    judgement: str
    method: str
    why: str


def changed(first: pd.Series, last: pd.Series, indicator: Indicator, level: float = LEVEL) -> Change:
    """The change between two rows of the table: Newcombe's interval for shares where counts allow."""
    both = [pd.DataFrame([row]).reset_index(drop=True) for row in (first, last)]
    return changes(both[0], both[1], {indicator.id: indicator}, level)[0]


def changes(
    first: pd.DataFrame, last: pd.DataFrame, indicators: Mapping[str, Indicator], level: float = LEVEL
) -> list[Change]:
    """The change of each row of ``last`` from the row of ``first`` at the same place; also areas beside each other."""
    own = [limits(part, indicators, level) for part in (first, last)]
    (y, m), (x, n) = (
        (part["numerator"].to_numpy(), part["denominator"].to_numpy()) for part in map(counts, (first, last))
    )
    share = np.array([indicators[name].unit.startswith("%") for name in last["indicator"]], dtype=bool)
    usable = share & (own[0]["method"] != "").to_numpy() & (own[1]["method"] != "").to_numpy()
    lower, upper, p = (np.full(len(last), np.nan) for _ in range(3))
    if usable.any():
        _, low, high = change.difference_of_proportions(x[usable], n[usable], y[usable], m[usable], level)
        lower[usable], upper[usable] = 100 * low, 100 * high
        p[usable] = change.proportions_test(x[usable], n[usable], y[usable], m[usable])[1]
    for at in np.flatnonzero(usable):
        if change.smallest_expected(x[at], n[at], y[at], m[at]) < 5:
            p[at] = change.exact_p(int(x[at]), int(n[at]), int(y[at]), int(m[at]))
    polarity = [indicators[name].polarity for name in last["indicator"]]
    judged = comparison.judge_change(lower, upper, polarity)
    why = np.where(own[1]["why"] != "", own[1]["why"], np.where(own[0]["why"] != "", own[0]["why"], NO_METHOD))
    before, after = (part["value"].to_numpy(dtype=np.float64) for part in (first, last))
    return [
        Change(
            float(before[at]),
            float(after[at]),
            round(float(after[at] - before[at]), 4),
            float(lower[at]),
            float(upper[at]),
            float(p[at]),
            str(judged[at]),
            "Newcombe" if usable[at] else "",
            "" if usable[at] else str(why[at]),
        )
        for at in range(len(last))
    ]


@dataclass(frozen=True)
class OverTime:
    """A series and what its number of points allows: see ``spc.stage``."""

    stage: str
    points: int
    missing: int
    median: float
    steps: int
    chart: spc.Chart | None
    unfit: str

    @property
    def icons(self) -> bool:
        """Whether variation and assurance may be shown."""
        return self.chart is not None


def over_time(values: Sequence[float | None], quarters: Sequence[str], indicator: Indicator) -> OverTime:
    """What a quarterly series can say by itself. ``values`` are None where nothing is published."""
    kept = [float(value) for value in values if value is not None and not np.isnan(value)]
    stage = spc.stage(len(kept))
    unfit = spc.unfit(kept, indicator.unit) if stage in ("trial", "full") else ""
    direction = {"higher_is_better": "increase", "lower_is_better": "decrease"}.get(indicator.polarity, "neutral")
    chart = None
    # Quarters before the first figure are not gaps in the series.
    begun = next((place for place, value in enumerate(values) if value is not None and not np.isnan(value)), 0)
    if stage in ("trial", "full") and not unfit and spc.may_show_icons(values[begun:]):
        dates = [periods.parse(quarter).start for quarter in quarters]
        chart = spc.xmr(dates, values, direction)
    return OverTime(
        stage=stage,
        points=len(kept),
        missing=len(values) - begun - len(kept) if kept else 0,
        median=float(np.median(kept)) if kept else float("nan"),
        steps=spc.every_step(kept) if len(kept) > 2 else 0,
        chart=chart,
        unfit=unfit,
    )


def widest_step(values: Sequence[float]) -> float:
    """The largest change between two neighbouring periods; 0 under two."""
    return float(np.abs(np.diff(values)).max()) if len(values) > 1 else 0.0


def gap(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> inequality.Gap | None:
    """The gap of the highest and lowest row with its limits; None when a row has no interval."""
    own = limits(rows, indicators)
    if len(rows) < 2 or (own["method"] == "").any():
        return None
    both = rows.assign(low=own["lower"], high=own["upper"])
    most, least = both.loc[both["value"].idxmax()], both.loc[both["value"].idxmin()]
    return inequality.gap((most["value"], most["low"], most["high"]), (least["value"], least["low"], least["high"]))


def slope(
    rows: pd.DataFrame, deprivation: Mapping[str, float], indicators: Mapping[str, Indicator]
) -> inequality.Inequality | None:
    """Slope index of areas ordered from the most deprived, positive when the most deprived have more.

    ``deprivation`` is a score by area, higher being more deprived. None without intervals or for too
    few areas.
    """
    own = limits(rows, indicators)
    if not inequality.FEWEST <= len(rows) <= inequality.MOST or (own["method"] == "").any():
        return None
    order = rows["area"].map(deprivation).sort_values(ascending=False).index
    part, sure = rows.loc[order], own.loc[order]
    return inequality.index(
        part["value"] / 100,
        sure["lower"] / 100,
        sure["upper"] / 100,
        part["denominator"],
        kind="proportion",
        multiplier=-100,
    )
