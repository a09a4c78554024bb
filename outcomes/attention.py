"""Where to look: what is known about each figure, ranked by evidence first and size second.

Pure functions; each finding keeps its reasons, and the cards and the table of the overview are made
from the same findings.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from outcomes.catalogue.model import Indicator
from outcomes.evidence import Change
from outcomes.questions import Move
from outcomes.statistics import comparison

CERTAIN, EXPLAINED, CROSSED, UNCERTAIN, UPWARD, QUIET = range(6)


@dataclass(frozen=True)
class Finding:
    """A figure with its evidence: a tier (0 is the strongest), a size within it, and the reasons in order.

    ``series`` are its values up to now, in order, None where one is missing; ``limits`` the lower and upper one of its
    latest figure (NaN where there are none), ``cases`` the number behind it, ``why`` there are no limits.
    """

    indicator: Indicator
    tier: int
    size: float
    reasons: tuple[str, ...]
    move: Move | None = None
    change: Change | None = None
    series: tuple[float | None, ...] = ()
    limits: tuple[float, float] = (math.nan, math.nan)
    cases: float = math.nan
    why: str = ""


def weigh(move: Move, lower: float, upper: float, commented: bool, steps: int) -> Finding:
    """The evidence of a quarterly figure.

    ``lower`` and ``upper`` are its limits (NaN where no cohort is published), ``commented`` whether officers
    published an exception commentary on the quarter, ``steps`` +1 or -1 when the figure rose or fell in
    every quarter published.
    """
    # The size of a bare change only orders what has no evidence; a thousandth keeps it under every relative size.
    tier, size = QUIET, abs(move.change or 0) / 1000
    reasons: list[str] = []
    tested = not math.isnan(lower)
    if move.plan_status == "missed" and move.plan:
        tier, size = CERTAIN, abs(move.latest - move.plan) / abs(move.plan)
        reasons.append("plan missed")
    edge = comparison.worst_edge(move.indicator)
    if move.band == comparison.BELOW and edge:
        size = abs(move.latest - edge) / edge
        if tested and (upper < edge if move.latest < edge else lower > edge):
            tier = CERTAIN
            reasons.append("worse than requires improvement, and so is its whole interval")
        elif tested:
            tier = min(tier, UNCERTAIN)
            reasons.append("worse than requires improvement, but within what so few cases allow")
        else:
            tier = min(tier, EXPLAINED if commented else CROSSED)
            reasons.append("worse than requires improvement")
    if move.band and move.band_before and move.band != move.band_before:
        if comparison.RANK[move.band] < comparison.RANK[move.band_before]:
            held = tested and move.before is not None and lower <= move.before <= upper
            tier = min(tier, UNCERTAIN if held else CROSSED)
            reasons.append("crossed to a lower band" + (", within what so few cases allow" if held else ""))
        else:
            tier = min(tier, UPWARD)
            reasons.append("crossed to a higher band")
    if steps:
        reasons.append(f"{'rose' if steps > 0 else 'fell'} in every quarter published")
    if commented:
        reasons.append("exception commentary published")
    return Finding(move.indicator, tier, size, tuple(reasons), move=move)


def weigh_change(indicator: Indicator, change: Change) -> Finding:
    """The evidence of a change between two survey waves."""
    size = abs(change.difference) / 100
    if change.judgement == comparison.NOT_COMPARED:
        return Finding(indicator, QUIET, size, (f"not tested for chance: {change.why}",), change=change)
    if change.judgement == comparison.SIMILAR:
        return Finding(indicator, QUIET, size, ("within chance",), change=change)
    return Finding(indicator, CERTAIN, size, ("changed beyond chance",), change=change)


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by tier, then size, then name."""
    return sorted(findings, key=lambda found: (found.tier, -found.size, found.indicator.id))


def where_to_look(findings: Iterable[Finding], most: int = 8) -> list[Finding]:
    """The findings worth a card, at most ``most``; of each survey only the strongest, the rest being in the table."""
    kept: list[Finding] = []
    surveys = set()
    for found in ranked(findings):
        if found.tier == QUIET or found.indicator.dataset in surveys:
            continue
        if found.change is not None:
            surveys.add(found.indicator.dataset)
        kept.append(found)
    return kept[:most]
