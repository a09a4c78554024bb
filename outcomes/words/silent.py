"""Quarterly indicators without a figure in the quarter."""

from outcomes import questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.words.numbers import cell
from outcomes.words.signs import STATUS


def of(board: Board, chosen: Selection) -> list[tuple[Indicator, str, str, str]]:
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
