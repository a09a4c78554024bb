"""Disclosure control: hide small counts, and everything from which a hidden one could be worked out (decision 123).

Figures of one indicator whose periods overlap are one *family*: its areas, breakdowns and periods add up to each other. Of a
family either everything is shown, or the localities and the total, or the total alone, or nothing: the most with which no count
shown, and nothing left between a total and its parts, is small. What a version hid stays hidden in every later one, and where a
later version shows less than an earlier one, only what the earlier one showed unchanged is shown. So no difference of areas,
breakdowns, periods or versions holds a small count. Figures that their source has published as aggregates are in the public
domain and are not hidden again. (ONS policy on protecting tables of counts; Cox 1980, J Am Stat Assoc 75:377, for why single
cells do not suffice.)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes import aggregation
from outcomes.areas import LOCALITY, Areas
from outcomes.catalogue.model import SUM, Dataset, Indicator
from outcomes.errors import OutcomesError
from outcomes.store import table

PUBLISHED = "published_aggregate"
MEASURES = ["value", "numerator", "denominator", "lower", "upper"]
# What a figure showed; where it stands and why say nothing of it.
SHOWN = [*MEASURES, "bound", "status", "printed"]
# How much of a family is shown.
NOTHING, TOTAL, PLACES, EVERYTHING = range(4)
# What would give a figure away beside its plan.
DIFFERENCES = ("variance", "change")


@dataclass(frozen=True)
class Rule:
    """Counts from 1 to ``threshold - 1`` are hidden; those shown are rounded to ``rounded`` where that is more than 1."""

    threshold: int
    rounded: int = 1


@dataclass
class Memory:
    """What readers have seen of a dataset: the least and the most that any version showed of each indicator and period, and each
    figure as the latest one showed it."""

    least: dict[tuple[str, str], int] = field(default_factory=dict)
    most: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[tuple[str, ...], tuple[Any, ...]] = field(default_factory=dict)


def rule(text: str) -> Rule | None:
    """The rule that an indicator carries: ``published_aggregate`` (None), or for example ``below_5`` or ``below_10_round_5``."""
    if text == PUBLISHED:
        return None
    found = re.fullmatch(r"below_(\d{1,3})(?:_round_(\d{1,3}))?", text)
    if found is None or found[2] == "0":
        raise OutcomesError(f"'{text}' is no disclosure rule. Write {PUBLISHED}, below_5, or below_10_round_5.")
    return Rule(int(found[1]), int(found[2] or 1))


def hidden(rows: pd.DataFrame, dataset: Dataset, areas: Areas, memory: Memory) -> NDArray[np.bool_]:
    """Which rows of a dataset must not be shown, after all that ``memory`` says was shown before; it is then brought up to date.

    ``rows`` are all figures of a version in the columns of the table, as published and unrounded.
    """
    out = np.zeros(len(rows), dtype=bool)
    before, memory.seen = memory.seen, {}
    for name, entry in dataset.indicators.items():
        if (asked := rule(entry.disclosure)) is None:
            continue
        places = np.flatnonzero((rows["indicator"] == name).to_numpy())
        of_entry = rows.iloc[places]
        mine = (
            of_entry["area"].map(lambda area: areas.authority.id in (area, *areas.upwards(area))).to_numpy(dtype=bool)
        )
        # Elsewhere nothing of ours adds up to it: what is small there is hidden by itself.
        out[places[~mine]] = [not _safe(_counts(row, entry), asked) for row in of_entry[~mine].itertuples()]
        known = {period for indicator, period in memory.least if indicator == name}
        for periods in _families(dataset, {*of_entry["period"], *known}):
            at = places[mine & of_entry["period"].isin(periods).to_numpy()]
            out[at] = _of_family(rows.iloc[at], entry, areas, asked, memory, before, periods, dataset)
    return out


def shown(rows: pd.DataFrame, gone: NDArray[np.bool_], dataset: Dataset) -> pd.DataFrame:
    """The rows as readers may have them: those ``gone`` without figure, print and note, the others rounded where a rule says so.

    Differences of figures of an indicator with a rule are never shown: beside a plan they give the figure.
    """
    rules = {name: found for name, entry in dataset.indicators.items() if (found := rule(entry.disclosure))}
    if not rules:
        return rows
    ruled = rows["indicator"].isin(rules).to_numpy()
    gone = gone | (ruled & rows["statistic"].isin(DIFFERENCES).to_numpy())
    made = suppress(rows, np.flatnonzero(gone).tolist())
    made.loc[made["note"].str.contains(r"\d") & ruled, "note"] = ""
    for name, found in rules.items():
        if found.rounded > 1:
            at = (made["indicator"] == name) & ~gone & ~made["statistic"].isin(table.PLANS)
            made.loc[at] = _rounded(made[at], dataset.indicators[name], found.rounded)
    return made


def suppress(frame: pd.DataFrame, places: Iterable[int]) -> pd.DataFrame:
    """The rows with figure, counts, interval, print and note gone at the places given, and status ``suppressed``.

    A rate or an interval beside a hidden count would give the count away.
    """
    out = frame.copy()
    at = out.index[sorted(places)]
    out.loc[at, MEASURES] = np.nan
    out.loc[at, "status"] = "suppressed"
    out.loc[at, ["printed", "bound", "note"]] = ""
    return out


def _families(dataset: Dataset, names: set[str]) -> list[set[str]]:
    """Periods that overlap, directly or by others between them."""
    ordered = sorted((dataset.period(name).start, dataset.period(name).end, name) for name in names)
    found: list[set[str]] = []
    until = None
    for start, end, name in ordered:
        if until is None or start > until:
            found.append(set())
            until = end
        found[-1].add(name)
        until = max(until, end)
    return found


def _of_family(
    rows: pd.DataFrame,
    entry: Indicator,
    areas: Areas,
    asked: Rule,
    memory: Memory,
    before: Mapping[tuple[str, ...], tuple[Any, ...]],
    periods: set[str],
    dataset: Dataset,
) -> list[bool]:
    """Which rows of a family are hidden; the memory is brought up to date."""
    keys = [(entry.id, period) for period in periods]
    level = min([_level(rows, entry, areas, asked, dataset), *(memory.least.get(key, EVERYTHING) for key in keys)])
    coarser = level < max((memory.most.get(key, NOTHING) for key in keys), default=NOTHING)
    out = []
    for row in rows.itertuples(index=False):
        key = (row.indicator, row.area, row.period, row.group, row.statistic)
        as_shown = tuple(None if value != value else value for value in (getattr(row, name) for name in SHOWN))
        # What has changed and come back has changed twice, and says so to somebody who kept all versions.
        seen = before.get(key) == as_shown
        absent = row.statistic in table.PLANS or (row.value != row.value and row.status != "suppressed")
        may = absent or seen or (not coarser and _place(row, areas) <= level)
        if may:
            memory.seen[key] = as_shown
        out.append(not may)
    for pair in keys:
        memory.least[pair] = min(level, memory.least.get(pair, EVERYTHING))
        if len(rows):
            memory.most[pair] = max(level, memory.most.get(pair, NOTHING))
    return out


def _place(row: Any, areas: Areas) -> int:
    """With how much of a family a row is shown."""
    if row.group or row.statistic != "value":
        return EVERYTHING
    if row.area == areas.authority.id:
        return TOTAL
    return PLACES if areas.kinds.get(row.area) == LOCALITY else EVERYTHING


def _level(rows: pd.DataFrame, entry: Indicator, areas: Areas, asked: Rule, dataset: Dataset) -> int:
    """The most of a family that can be shown, by its counts alone."""
    cells: dict[tuple[str, ...], tuple[int, list[float] | None]] = {}
    for row in rows.itertuples(index=False):
        if row.statistic in (*table.PLANS, *DIFFERENCES):
            continue
        cells[row.area, row.period, row.group, row.statistic] = (_place(row, areas), _counts(row, entry))
    for level in (EVERYTHING, PLACES, TOTAL):
        held = {key: counts for key, (place, counts) in cells.items() if place <= level}
        if all(_safe(counts, asked) for counts in held.values()) and all(
            left == 0 or left >= asked.threshold for left in _left(held, areas, dataset)
        ):
            return level
    return NOTHING


def _counts(row: Any, entry: Indicator) -> list[float] | None:
    """The numbers of people behind a figure: its cases, the others, and all of them. Empty where there is no figure, None where
    they are not known, or are known to somebody who suppressed them."""
    if row.value != row.value:
        return None if row.status == "suppressed" else []
    if row.statistic == "n":
        return [row.value]
    if row.statistic != "value":
        # Means and deviations are of as many people as their number says, which is a figure of its own.
        return []
    if entry.unit.startswith("%") or "per " in entry.unit:
        by = aggregation.multiplier(entry.unit)
        cases = row.numerator if row.numerator == row.numerator else row.value * row.denominator / by
        if cases != cases:
            return None
        base = [row.denominator] if row.denominator == row.denominator else []
        others = [row.denominator - cases] if base and entry.unit.startswith("%") else []
        return [round(count, 6) for count in (cases, *others, *base)]
    if row.numerator == row.numerator:
        return [row.numerator]
    counted = entry.aggregation == SUM or not entry.denominator or entry.denominator.startswith("not applicable")
    return [row.value] if counted else None


def _safe(counts: list[float] | None, asked: Rule) -> bool:
    return counts is not None and all(round(count) == 0 or count >= asked.threshold for count in counts)


def _left(cells: Mapping[tuple[str, ...], list[float] | None], areas: Areas, dataset: Dataset) -> list[float]:
    """What is left of each total without its parts, by areas, by breakdowns and by periods; nothing where a part is missing."""
    first = {key: counts[0] for key, counts in cells.items() if counts and key[3] == "value"}
    found = []
    for (area, period, group, statistic), total in first.items():
        children: dict[tuple[str, ...], list[float]] = {}
        for (a, p, g, s), count in first.items():
            if s != statistic:
                continue
            if a != area and p == period and g == group and area in tuple(areas.upwards(a)):
                children.setdefault(("area", areas.kinds.get(a, "")), []).append(count)
            elif a == area and p == period and g and not group:
                children.setdefault(("group", *_dimensions(g)), []).append(count)
            elif a == area and g == group and p != period and _inside(p, period, dataset):
                children.setdefault(("period", dataset.period(p).kind), []).append(count)
        found += [total - sum(parts) for parts in children.values()]
    # More in the parts than in the total is another counting, from which nothing follows.
    return [round(left) for left in found if left > 0]


def _dimensions(group: str) -> tuple[str, ...]:
    return tuple(pair.partition("=")[0] for pair in group.split(";"))


def _inside(part: str, whole: str, dataset: Dataset) -> bool:
    one, other = dataset.period(part), dataset.period(whole)
    return other.start <= one.start and one.end <= other.end


def _rounded(rows: pd.DataFrame, entry: Indicator, to: int) -> pd.DataFrame:
    """Counts rounded to multiples, shares reckoned anew from them; print, bound and interval would give the exact count."""
    made = rows.assign(printed="", bound="", lower=np.nan, upper=np.nan)
    for name in ("numerator", "denominator"):
        made[name] = (made[name] / to).round() * to
    share = entry.unit.startswith("%") or "per " in entry.unit
    if share:
        by = aggregation.multiplier(entry.unit)
        again = (by * made["numerator"] / made["denominator"]).round(entry.decimals)
        made["value"] = again.where((made["statistic"] == "value") & made["value"].notna(), made["value"])
    else:
        counted = made["statistic"].isin(("value", "n"))
        made["value"] = ((made["value"] / to).round() * to).where(counted, made["value"])
    return made
