"""How sure a figure is: its limits by the method that the catalogue names, and its comparison with a benchmark.

Rows of the one table in, columns out. The methods are those of ``outcomes.statistics``; here it is decided which of them
a figure's counts allow: an entry of ``METHODS`` a method.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes.aggregation import multiplier
from outcomes.catalogue.model import Indicator
from outcomes.statistics import comparison, intervals
from outcomes.statistics.intervals import LEVEL

Numbers = NDArray[np.float64]

WILSON = "Wilson"
BYAR = "Byar"
EXACT = "exact Poisson"
DERIVED = "Wilson, count derived from a rounded percentage"
NO_COUNT = "no count behind it is published"
DISAGREE = "its percentage and its number of answers do not agree"
NO_METHOD = "no method suits this kind of figure"
NO_FIGURE = "there is no figure"
BOUNDED = "it is printed as a bound, not as a figure"
STUDENT = "Student's t"
PUBLISHED = "published"
DOBSON = "Dobson"
WELCH = "Welch"
NO_SPREAD = "no standard deviation and number behind it are published"
NOT_PRINTED = "its publisher prints none"
NO_AGES = "its events by age band are not published"
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


@dataclass(frozen=True)
class Base:
    """What the figures of one method rest on, an entry a row: value, counts, multiplier, whether derived, published limits.

    ``deviation`` is the standard deviation of a mean; ``standardised`` are the limits reckoned from age bands.
    """

    value: Numbers
    numerator: Numbers
    denominator: Numbers
    per: Numbers
    share: NDArray[np.bool_]
    derived: NDArray[np.bool_]
    lower: Numbers
    upper: Numbers
    deviation: Numbers
    level: float


# Lower, upper, the method's name and why there are no limits, an entry a row; the name is "" where there are none.
Found = tuple[Numbers, Numbers, NDArray[np.object_], NDArray[np.object_]]


def _found(base: Base, usable: NDArray[np.bool_], low: Numbers, high: Numbers, name: Any, why: Any) -> Found:
    lower, upper = np.full(len(usable), np.nan), np.full(len(usable), np.nan)
    lower[usable], upper[usable] = low, high
    method = np.full(len(usable), "", dtype=object)
    method[usable] = name
    return lower, upper, method, np.where(usable, "", why).astype(object)


def _wilson(base: Base) -> Found:
    """A share of a known number of people (Wilson 1927)."""
    x, n = base.numerator, base.denominator
    # A share printed over a count is compared with the count, so that a shifted cell cannot pass.
    with np.errstate(divide="ignore", invalid="ignore"):
        agrees = np.abs(100 * x / n - base.value) <= AGREE_WITHIN
    usable = base.share & agrees & (n > 0)
    low, high = intervals.wilson(x[usable], n[usable], base.level)
    name = np.where(base.derived[usable], DERIVED, WILSON)
    why = np.where(base.share, np.where(np.isnan(n), NO_COUNT, DISAGREE), NO_METHOD)
    return _found(base, usable, 100 * low, 100 * high, name, why)


def _byar(base: Base) -> Found:
    """A count or a crude rate: a rate rests on its events, not on its own size; a count is its own events (Byar)."""
    rate = base.per > 1
    events = np.where(rate, base.numerator, base.value)
    usable = ~np.isnan(events) & ~np.isnan(base.value) & (~rate | (base.denominator > 0))
    low, high = intervals.count(events[usable], base.level)
    scale = np.where(rate[usable], base.per[usable] / base.denominator[usable], 1.0)
    name = np.where(events[usable] < intervals.EXACT_BELOW, EXACT, BYAR)
    return _found(base, usable, low * scale, high * scale, name, NO_COUNT)


def _student_t(base: Base) -> Found:
    """A mean with its number and standard deviation (Student's t)."""
    usable = (base.denominator >= 2) & ~np.isnan(base.deviation) & ~np.isnan(base.value)
    low, high = intervals.mean(base.denominator[usable], base.value[usable], base.deviation[usable], base.level)
    return _found(base, usable, low, high, STUDENT, NO_SPREAD)


def _published(base: Base) -> Found:
    """Limits that the publisher prints beside the figure; computed ones never stand in their place."""
    usable = ~np.isnan(base.lower) & ~np.isnan(base.upper)
    return _found(base, usable, base.lower[usable], base.upper[usable], PUBLISHED, NOT_PRINTED)


def _dobson(base: Base) -> Found:
    """A directly standardised rate: ``standardised`` has put its limits in place from events by age band (Dobson 1991)."""
    usable = ~np.isnan(base.lower) & ~np.isnan(base.upper)
    return _found(base, usable, base.lower[usable], base.upper[usable], DOBSON, NO_AGES)


def _none(base: Base) -> Found:
    return _found(base, np.zeros(len(base.value), dtype=bool), np.array([]), np.array([]), "", NO_METHOD)


METHODS: Mapping[str, Callable[[Base], Found]] = {
    "wilson": _wilson,
    "byar": _byar,
    "student_t": _student_t,
    "dobson": _dobson,
    "published": _published,
    "none": _none,
}


def limits(
    rows: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    level: float = LEVEL,
    parts: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """``lower``, ``upper`` in the figure's unit, ``method``, and ``why`` there are none, for each row.

    ``parts`` are figures by age band (with ``numerator`` and ``denominator``) from which standardised rates get limits.
    Published limits hold at 95%, so they are given at no other level.
    """
    entries = {name: indicators[name] for name in rows["indicator"].unique()}
    kind = rows["indicator"].map({name: entry.interval_method for name, entry in entries.items()}).to_numpy()
    if (kind == "dobson").any():
        rows = standardised(rows, parts, entries, level)
    found = pd.DataFrame({"lower": np.nan, "upper": np.nan, "method": "", "why": NO_METHOD}, index=rows.index)
    found = found.astype({"method": object, "why": object})
    bounded, known = _bounded(rows), ~rows["value"].isna().to_numpy()
    for name in pd.unique(kind):
        at = (kind == name) & known & ~bounded
        if not at.any() or (name == "published" and level != LEVEL):
            continue
        for column, values in zip(found.columns, METHODS[name](base_of(rows[at], indicators, level)), strict=True):
            found.loc[at, column] = values
    found.loc[bounded, "why"] = BOUNDED
    found.loc[~known, "why"] = NO_FIGURE
    return found


def base_of(rows: pd.DataFrame, indicators: Mapping[str, Indicator], level: float = LEVEL) -> Base:
    """What methods rest on, of rows of the table (with ``deviation`` for means)."""
    entries = {name: indicators[name] for name in rows["indicator"].unique()}
    held = counts(rows)
    value, lower, upper, deviation = (_column(rows, name) for name in ("value", "lower", "upper", "deviation"))
    share = rows["indicator"].map({name: entry.unit.startswith("%") for name, entry in entries.items()}).to_numpy(bool)
    return Base(
        value,
        # Only of a percentage can the count be had from the figure.
        np.where(share, held["numerator"], rows["numerator"]).astype(np.float64),
        held["denominator"].to_numpy(),
        rows["indicator"].map({name: multiplier(entry.unit) for name, entry in entries.items()}).to_numpy(float),
        share,
        held["derived"].to_numpy() & share,
        lower,
        upper,
        deviation,
        level,
    )


def _column(rows: pd.DataFrame, name: str) -> Numbers:
    if name not in rows:
        return np.full(len(rows), np.nan)
    return rows[name].to_numpy(dtype=np.float64)


def standardised(
    rows: pd.DataFrame, parts: pd.DataFrame | None, indicators: Mapping[str, Indicator], level: float = LEVEL
) -> pd.DataFrame:
    """The rows with limits of directly standardised rates from their age bands; the indicator names each band's weight."""
    made = rows.copy()
    dobson = made["indicator"].map({name: entry.interval_method == "dobson" for name, entry in indicators.items()})
    made.loc[dobson.astype(bool), ["lower", "upper"]] = np.nan
    if parts is None:
        return made
    keys = ["indicator", "area", "period"]
    bands = {key: part for key, part in parts[parts["group"] != ""].groupby(keys)}
    for place, row in zip(rows.index, rows.itertuples(), strict=True):
        entry = indicators[str(row.indicator)]
        part = bands.get((row.indicator, row.area, row.period))
        if entry.interval_method != "dobson" or part is None or set(part["group"]) != set(dict(entry.standard)):
            continue
        weights = part["group"].map(dict(entry.standard))
        per = multiplier(entry.unit)
        _, low, high = intervals.standardised_rate(part["numerator"], part["denominator"], weights, level, per)
        made.loc[place, ["lower", "upper"]] = low, high
    return made


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
