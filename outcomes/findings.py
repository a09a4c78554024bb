"""What is worth looking at: each figure with what is known of it, ranked by evidence first and size second.

Asked once for each choice and kept. Reasons are codes; they become English in ``words``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from outcomes import evidence, periods, questions
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.statistics import bands, comparison
from outcomes.statistics.change import holm

# Tiers of evidence, the strongest first (decision 33).
CERTAIN, EXPLAINED, CROSSED, UNCERTAIN, UPWARD, QUIET = range(6)


@dataclass(frozen=True)
class Reason:
    """Why a figure is where it is in the order: a code, and what its sentence needs (the name of a grade, why not tested)."""

    code: str
    detail: str = ""


@dataclass(frozen=True)
class Finding:
    """A figure with its evidence: a tier (0 is the strongest), a size within it, and the reasons in order.

    ``rows`` are its figures up to now in order of period, with gaps. ``limits`` are the lower and upper one of its latest
    figure (NaN where there are none), ``cases`` the number behind it, ``why`` there are no limits. ``adjusted`` is the p-value of a
    survey item's change after allowing for its survey's ``tests`` (Holm), NaN where it was not tested.
    """

    indicator: Indicator
    tier: int
    size: float
    reasons: tuple[Reason, ...]
    move: Move | None = None
    change: Change | None = None
    rows: pd.DataFrame | None = None
    limits: tuple[float, float] = (math.nan, math.nan)
    cases: float = math.nan
    why: str = ""
    adjusted: float = math.nan
    tests: int = 0

    @property
    def series(self) -> tuple[float | None, ...]:
        """Values up to now in order, None where one is missing."""
        if self.rows is None:
            return ()
        return tuple(None if questions.blank(value) else float(value) for value in self.rows["value"])

    @property
    def difference(self) -> float:
        """How far the figure moved, in its unit; 0 where nothing is known."""
        return self.change.difference if self.change else (self.move.change if self.move else 0) or 0


@dataclass(frozen=True)
class Weight:
    """A tier, a size and the reasons: what one look at a figure adds to it."""

    tier: int
    size: float
    reasons: tuple[Reason, ...]


def weigh(move: Move, lower: float, upper: float, commented: bool, steps: int) -> Weight:
    """The evidence of a figure that comes often.

    ``lower`` and ``upper`` are its limits (NaN where no cohort is published), ``commented`` whether officers
    published an exception commentary on the period, ``steps`` +1 or -1 when the figure rose or fell in
    every period published.
    """
    # The size of a bare change only orders what has no evidence; a thousandth keeps it under every relative size.
    tier, size = QUIET, abs(move.change or 0) / 1000
    reasons: list[Reason] = []
    if move.plan_status == "missed" and move.plan is not None:
        tier, size = CERTAIN, _away(move.latest, move.plan)
        reasons.append(Reason("plan_missed"))
    for found in (_below(move, lower, upper, commented), _crossed(move, lower, upper)):
        if found:
            tier = min(tier, found.tier)
            # A plan missed is the larger claim, so its size stands unless the worst band gives one.
            size = found.size if not math.isnan(found.size) else size
            reasons += found.reasons
    if steps:
        reasons.append(
            Reason("rose" if steps > 0 else "fell", periods.parse(move.period).kind if move.often else "year")
        )
    if commented:
        reasons.append(Reason("commented"))
    return Weight(tier, size, tuple(reasons))


def _away(value: float, mark: float) -> float:
    """How far a figure is from a plan or an edge, as a share of that; the whole figure, 1, where that is zero."""
    gap = abs(value - mark)
    return gap / (abs(mark) or gap) if gap else 0.0


def _below(move: Move, lower: float, upper: float, commented: bool) -> Weight | None:
    """Worse than every band with a name of its own, and how sure that is."""
    edge = bands.worst_edge(move.indicator, move.period, move.plan)
    if bands.rank(move.indicator, move.period, move.band)[0] != 0 or edge is None:
        return None
    size = _away(move.latest, edge)
    if math.isnan(lower):
        return Weight(EXPLAINED if commented else CROSSED, size, (Reason("worst", move.band),))
    if upper < edge if move.latest < edge else lower > edge:
        return Weight(CERTAIN, size, (Reason("worst_certain", move.band),))
    return Weight(UNCERTAIN, size, (Reason("worst_few", move.band),))


def _crossed(move: Move, lower: float, upper: float) -> Weight | None:
    """Moved from one band to another."""
    if not move.band or not move.band_before or move.band == move.band_before:
        return None
    now = bands.rank(move.indicator, move.period, move.band)
    before = bands.rank(move.indicator, move.compared_with, move.band_before)
    if now[1] != before[1]:
        # Grades of two schemes have no order between them.
        return None
    if now > before:
        return Weight(UPWARD, math.nan, (Reason("crossed_up"),))
    held = not math.isnan(lower) and move.before is not None and lower <= move.before <= upper
    return Weight(UNCERTAIN if held else CROSSED, math.nan, (Reason("crossed_down_few" if held else "crossed_down"),))


def weigh_change(indicator: Indicator, change: Change) -> Weight:
    """The evidence of a change between two survey waves."""
    size = abs(change.difference) / 100
    if change.judgement == comparison.NOT_COMPARED:
        return Weight(QUIET, size, (Reason("not_tested", change.why),))
    if change.judgement == comparison.SIMILAR:
        return Weight(QUIET, size, (Reason("within_chance"),))
    return Weight(CERTAIN, size, (Reason("beyond_chance"),))


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by tier, then size, then name."""
    return sorted(findings, key=lambda finding: (finding.tier, -finding.size, finding.indicator.id))


def where_to_look(findings: Iterable[Finding], most: int = 8) -> list[Finding]:
    """The findings worth a card, at most ``most``; of each survey only the strongest, the rest being in the table."""
    kept: list[Finding] = []
    surveys = set()
    for finding in ranked(findings):
        if finding.tier == QUIET or (finding.change is not None and finding.indicator.dataset in surveys):
            continue
        if finding.change is not None:
            surveys.add(finding.indicator.dataset)
        kept.append(finding)
    return kept[:most]


def shown_for(board: Board, chosen: Selection) -> dict[str, str]:
    """The area that each paper with figures that come often or have a plan is shown for: the one chosen where it has figures that come often."""
    return {
        name: questions.nearest_area(board, name, chosen)
        for name, dataset in questions.papers(board).items()
        if any(entry.period_kind in questions.OFTEN for entry in dataset.indicators.values())
        or (board.of(name)["statistic"] == "plan").any()
    }


def of(board: Board, chosen: Selection) -> list[Finding]:
    """Every figure of the quarter with its evidence, ranked: of the area chosen where a paper has it, else of the authority."""
    # A locality seldom changes what is found, so answers are kept by the areas that are shown.
    return list(_of(board, chosen.quarter, chosen.compare, tuple(shown_for(board, chosen).items())))


@lru_cache(maxsize=32)
def _of(board: Board, quarter: str, compare: str, areas: tuple[tuple[str, str], ...]) -> tuple[Finding, ...]:
    found = []
    for name, area in areas:
        found += _moved(board, name, area, Selection(quarter, area, compare))
    for dataset in questions.papers(board).values():
        found += _surveyed(board, dataset, quarter)
    return tuple(ranked(found))


def _moved(board: Board, name: str, area: str, chosen: Selection) -> list[Finding]:
    """The findings of one paper: its figures of the latest period reached, each with its series and limits."""
    moves = questions.moves(board, name, area, chosen)
    rows = board.of(name)
    rows = rows[(rows["area"] == area) & (rows["statistic"] == "value") & (rows["group"] == "")]
    held = {period: board.datasets[name].period(period) for period in rows["period"].unique()}
    last = periods.parse(chosen.quarter).end
    kinds = {held[move.period].kind for move in moves}
    rows = rows.loc[[held[period].kind in kinds and held[period].end <= last for period in rows["period"]]]
    rows = rows.loc[
        rows["period"].map({period: found.key for period, found in held.items()}).sort_values(kind="stable").index
    ]
    limits = evidence.limits(rows, board.indicators)
    by_indicator = {str(item): part for item, part in rows.groupby("indicator", sort=False)}
    out = []
    for move in moves:
        kind = periods.parse(move.period).kind
        part = by_indicator[move.indicator.id]
        part = part.loc[[held[period].kind == kind for period in part["period"]]]
        sure = limits.loc[part.index]
        over = evidence.over_time(part, [held[period] for period in part["period"]], move.indicator, sure)
        now = sure.iloc[-1]
        weight = weigh(
            move,
            now["lower"],
            now["upper"],
            (board.comment(move.indicator.id)["period"] == move.period).any(),
            over.steps,
        )
        out.append(
            Finding(
                move.indicator,
                weight.tier,
                weight.size,
                weight.reasons,
                move=move,
                rows=part,
                limits=(float(now["lower"]), float(now["upper"])),
                cases=float(part["denominator"].iloc[-1]),
                why=str(now["why"]),
            )
        )
    return out


def waves_by(dataset: Dataset, quarter: str) -> list[Period]:
    """Survey waves that had ended by the quarter chosen, in order."""
    last = periods.parse(quarter).end
    waves = [dataset.period(wave) for wave in dataset.survey.waves] if dataset.survey else []
    return [wave for wave in waves if wave.reached <= last]


def changes_of(rows: pd.DataFrame, waves: list[Period], indicators: dict[str, Indicator]) -> dict[str, Change]:
    """The change of each item from the first to the latest wave, by item; empty for one wave.

    An item printed as a bound (``<1``) at either wave has no difference, so it is left out (decision 49).
    """
    if len(waves) < 2:
        return {}
    rows = rows[rows["bound"] == ""]
    first, last = (rows[rows["period"] == wave.id].set_index("indicator", drop=False) for wave in (waves[0], waves[-1]))
    both = first.index.intersection(last.index)
    before, after = (part.loc[both].reset_index(drop=True) for part in (first, last))
    return dict(zip(both, evidence.changes(before, after, indicators), strict=True))


def _surveyed(board: Board, dataset: Dataset, quarter: str) -> list[Finding]:
    """The findings of a survey, in the quarter with which its latest wave is read: each item from the first wave on."""
    waves = waves_by(dataset, quarter)
    if dataset.survey is None or not waves or questions.ends(waves[-1]) != quarter:
        return []
    rows = items(board, dataset, waves)
    rows = questions.in_order(board, rows[rows["group"] == dataset.survey.groups[0]])
    by_item = {str(item): part for item, part in rows.groupby("indicator", sort=False)}
    out = []
    changes = changes_of(rows, waves, board.indicators)
    # A change that was not tested has no p-value and is not counted among the tests.
    p = [math.nan if change.judgement == comparison.NOT_COMPARED else change.p for change in changes.values()]
    tests = sum(not math.isnan(one) for one in p)
    for (item, change), adjusted in zip(changes.items(), holm(p), strict=True):
        entry, weight = board.indicators[item], weigh_change(board.indicators[item], change)
        out.append(
            Finding(
                entry,
                weight.tier,
                weight.size,
                weight.reasons,
                change=change,
                rows=by_item[item],
                adjusted=float(adjusted),
                tests=tests,
            )
        )
    return out


def items(board: Board, dataset: Dataset, waves: list[Period], *themes: str) -> pd.DataFrame:
    """Figures of a survey's items (of the themes given, else of all) at the waves given."""
    assert dataset.survey is not None
    wanted = [entry.id for entry in dataset.of_theme(*(themes or dataset.survey.themes))]
    rows = board.rows(*wanted, statistic="value")
    return rows[rows["period"].isin([wave.id for wave in waves]) & rows["value"].notna()]
