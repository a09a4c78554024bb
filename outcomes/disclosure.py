"""Disclosure control: hide small counts, and everything from which a hidden one could be worked out.

A *statistic* is a count of a set of the smallest areas: one area, a network, an own locality, the
total. Small counts are hidden first (primary suppression). Then other statistics are hidden until no
small count follows from those still shown, by sums and differences or by what a sum leaves possible
(secondary suppression; Cox 1980, J Am Stat Assoc 75:377; ONS policy on protecting tables of counts).
Figures already published by the source are aggregates in the public domain and are not hidden again.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes.errors import OutcomesError

PUBLISHED = "published_aggregate"
MEASURES = ["value", "numerator", "denominator", "lower", "upper"]
SLACK = 1e-9


@dataclass(frozen=True)
class Rule:
    """Counts from 1 to ``threshold - 1`` are hidden."""

    threshold: int


def rule(text: str) -> Rule | None:
    """The rule that an indicator carries: ``published_aggregate`` (None), or for example ``below_5``."""
    if text == PUBLISHED:
        return None
    found = re.fullmatch(r"below_(\d{1,3})", text)
    if found is None:
        raise OutcomesError(f"'{text}' is no disclosure rule. Write {PUBLISHED}.")
    return Rule(int(found[1]))


def hidden(statistics: Sequence[Collection[str]], counts: Mapping[str, int], rule: Rule) -> frozenset[int]:
    """The places of the statistics that must not be shown.

    ``statistics`` are sets of smallest areas; ``counts`` has the count of every smallest area that
    occurs. A small count is protected whether it belongs to a statistic, to one smallest area, or to
    what is left when a shown statistic is taken from a larger one that holds it.
    """
    cells = sorted({area for statistic in statistics for area in statistic})
    if unknown := [area for area in cells if area not in counts]:
        raise OutcomesError(f"No count is given for area {unknown[0]}; every area of a group needs one (0 is a count).")
    place = {area: i for i, area in enumerate(cells)}
    value = np.array([counts[area] for area in cells], dtype=np.int64)
    rows = np.zeros((len(statistics), len(cells)), dtype=np.float64)
    for i, statistic in enumerate(statistics):
        rows[i, [place[area] for area in statistic]] = 1
    totals = rows @ value
    small = (totals > 0) & (totals < rule.threshold)
    shown = ~small
    singles = np.eye(len(cells))[(value > 0) & (value < rule.threshold)]
    while True:
        targets = np.vstack([rows[small], singles, _differences(rows[shown], totals[shown], rule.threshold)])
        culprit = next((found for target in targets if (found := _culprit(rows, totals, shown, target)) >= 0), -1)
        if culprit < 0:
            break
        shown[culprit] = False
    # Hiding goes step by step, so something hidden early may follow from what is shown in the end: then
    # hiding it protects nothing, and readers may have it.
    for spare in np.flatnonzero(~shown & ~small):
        if _culprit(rows, totals, shown, rows[spare]) >= 0:
            shown[spare] = True
    return frozenset(np.flatnonzero(~shown).tolist())


def blocks(
    counts: Mapping[str, float], places: Mapping[str, tuple[float, float]], inside: Mapping[str, str], rule: Rule
) -> list[frozenset[str]]:
    """Small areas joined until the count of each block is nothing or at least the threshold.

    Anyone may ask for any group of small areas, one group after another, so a group can only be shown
    when every such group could be: a group that is made of whole blocks. Sums and differences of such
    groups are sums and differences of blocks, and no block holds a small count. A small count joins its
    nearest block, of the same locality (``inside``) while there is one, so that published localities stay
    whole. ``places`` are centres in metres. What is left of one small count alone stays as it is, and no
    group that holds it without everything else may be shown.
    """
    found = [frozenset({area}) for area in sorted(counts)]

    def total(block: frozenset[str]) -> float:
        return sum(counts[area] for area in block)

    def apart(one: frozenset[str], other: frozenset[str]) -> float:
        return min(math.dist(places[a], places[b]) for a in one for b in other)

    while len(found) > 1:
        small = [block for block in found if 0 < total(block) < rule.threshold]
        if not small:
            break
        least = min(small, key=lambda block: (total(block), min(block)))
        homes = {inside.get(area, "") for area in least}
        others = [block for block in found if block != least]
        near = [block for block in others if homes & {inside.get(area, "") for area in block}] or others
        nearest = min(near, key=lambda block: (apart(least, block), min(block)))
        found = [block for block in others if block != nearest] + [least | nearest]
    return sorted(found, key=min)


def made_of(group: Collection[str], found: Sequence[frozenset[str]]) -> bool:
    """Whether a group is made of whole blocks, so that its count may be shown."""
    wanted = frozenset(group)
    return all(block <= wanted or not block & wanted for block in found)


def _differences(rows: NDArray[np.float64], totals: NDArray[np.float64], threshold: int) -> NDArray[np.float64]:
    """What remains of a statistic without another inside it, where that is a small count."""
    gaps = totals[:, None] - totals[None, :]
    found = [
        rows[a] - rows[b] for a, b in np.argwhere((gaps > 0) & (gaps < threshold)) if (rows[a] - rows[b]).min() >= 0
    ]
    return np.array(found).reshape(len(found), rows.shape[1])


def _culprit(
    rows: NDArray[np.float64], totals: NDArray[np.float64], shown: NDArray[np.bool_], target: NDArray[np.float64]
) -> int:
    """The statistic to hide so that ``target`` is no longer known: the smallest that gives it away; -1 when safe."""
    places = np.flatnonzero(shown)
    if not len(places):
        return -1
    weights, *_ = np.linalg.lstsq(rows[places].T, target, rcond=None)
    if np.abs(rows[places].T @ weights - target).max() < SLACK:
        used = places[np.abs(weights) > SLACK]
    elif _pinned(rows[places], totals[places], target):
        used = places[(rows[places] @ target) > 0]
    else:
        return -1
    # A zero hides nothing, and the largest total is what readers need most.
    order = sorted(used, key=lambda i: (totals[i] == 0, totals[i], i))
    return int(order[0])


def _pinned(rows: NDArray[np.float64], totals: NDArray[np.float64], target: NDArray[np.float64]) -> bool:
    """Whether counts not below zero leave ``target`` one value only."""
    lower, upper = bounds(rows, totals)
    part = target > 0
    return bool(upper[part].sum() - lower[part].sum() < 1 - SLACK)


def bounds(rows: NDArray[np.float64], totals: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest count of each smallest area that the shown statistics leave possible."""
    size = rows.shape[1]
    lower, upper = np.zeros(size), np.full(size, np.inf)
    inside = rows > 0
    for _ in range(size + 1):
        before = lower.copy(), upper.copy()
        for row, total in zip(inside, totals, strict=True):
            upper[row] = np.minimum(upper[row], total - (lower[row].sum() - lower[row]))
            highest = upper[row]
            lower[row] = np.maximum(lower[row], total - (highest.sum() - highest) if np.isfinite(highest).all() else 0)
        if np.array_equal(before[0], lower) and np.array_equal(before[1], upper):
            break
    return lower, upper


def suppress(frame: pd.DataFrame, places: Collection[int]) -> pd.DataFrame:
    """The rows with figure, counts, interval and print gone at the places given, and status ``suppressed``.

    A rate or an interval beside a hidden count would give the count away.
    """
    out = frame.copy()
    rows = out.index[sorted(places)]
    out.loc[rows, MEASURES] = np.nan
    out.loc[rows, "status"] = "suppressed"
    out.loc[rows, ["printed", "bound"]] = ""
    return out
