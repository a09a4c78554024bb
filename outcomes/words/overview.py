"""What is said of a quarter as a whole: how much changed, what has no figure, how findings are ordered."""

from outcomes import findings, periods, questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.findings import Finding
from outcomes.selection import Selection
from outcomes.words.numbers import capital, cell, how_many
from outcomes.words.signs import STATUS


def silent(board: Board, chosen: Selection) -> list[tuple[Indicator, str, str, str]]:
    """Quarterly indicators without a figure in the quarter: what stands there instead, the last figure and its period."""
    found = []
    for name, dataset in questions.papers(board).items():
        rows = board.of(name)
        rows = rows[(rows["area"] == board.areas.authority.id) & (rows["statistic"] == "value") & (rows["group"] == "")]
        wanted = [e.id for e in dataset.indicators.values() if e.period_kind == "quarter" and e.unit != "text"]
        held = questions.up_to(board, rows[rows["indicator"].isin(wanted)], chosen.quarter)
        for key, part in held.groupby("indicator", sort=False):
            now = part[part["period"] == chosen.quarter]
            if now["value"].notna().any():
                continue
            entry, known = board.indicators[str(key)], part[part["value"].notna()]
            stands = STATUS[now["status"].iloc[0]] if len(now) else "None for the whole quarter"
            if known.empty:
                found.append((entry, stands, "No figure yet", ""))
                continue
            last = known.iloc[-1]
            found.append((entry, stands, cell(last, entry), dataset.period(last["period"]).label))
    return found


HOW = (
    "Evidence comes first, size second: a plan missed or a figure beyond chance; worse than requires improvement with an "
    "exception commentary; crossed to a lower band; then what so few cases may show by chance. A survey has one card; the rest of "
    "its items, and everything else, are in the table."
)


def since_then(chosen: Selection, found: list[Finding]) -> str:
    """How much changed since the period compared with, how much is in the worst band, and what crossed one."""
    certain = sum(finding.tier == findings.CERTAIN for finding in found)
    codes = [reason.code for finding in found for reason in finding.reasons]
    below = sum(code.startswith("worst") for code in codes)
    lower, higher = (sum(code.startswith(f"crossed_{way}") for code in codes) for way in ("down", "up"))
    moves = [finding.move for finding in found if finding.move]
    before = max(
        (move.compared_with for move in moves), default=chosen.comparator, key=[m.compared_with for m in moves].count
    )
    compared = any(
        finding.change is not None or (finding.move and finding.move.before is not None) for finding in found
    )
    label = periods.short_label(before)
    start = (
        f"Since {label}, "
        if compared
        else f"Nothing is published for {label} to compare with. In {periods.short_label(chosen.quarter)}, "
    )
    worst = next((m.indicator.bands[-1].scheme.grades[0] for m in moves if m.indicator.bands), "worse than every band")
    return (
        f"{start}{how_many(certain)} of {len(found)} {'figures' if len(found) > 1 else 'figure'} changed more than "
        f"chance explains or missed a plan. {capital(how_many(below))} {'is' if below == 1 else 'are'} "
        f"\u201c{worst}\u201d; {how_many(lower)} moved to a worse band and {how_many(higher)} to a better one."
    )


def with_figures(board: Board) -> str:
    """Which quarters have figures."""
    found = sorted(questions.quarterly(board))
    if not found:
        return "Compare localities and the map have figures of other periods."
    return f"Choose a quarter from {periods.short_label(found[0])} to {periods.short_label(found[-1])}."
