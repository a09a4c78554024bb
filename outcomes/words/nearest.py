"""What is said of the nearest official figure."""

import pandas as pd

from outcomes import periods, questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.words.numbers import cell, listed, with_unit


def latest(board: Board, rows: pd.DataFrame, entry: Indicator) -> tuple[str, str]:
    """The figures of the latest period by area, and when; three months of counts make their quarter."""
    last = board.period(entry.id, rows["period"].iloc[-1])
    quarter = questions.ends(last)
    months = rows[[questions.ends(board.period(entry.id, period)) == quarter for period in rows["period"]]]
    counted = last.kind == "month" and not entry.unit.startswith(("%", "per "))
    if counted and (months.groupby("area")["period"].nunique() == 3).all():
        by_area = months.groupby("area", sort=False)["value"].sum()
        said = [f"{with_unit(value, entry)} ({board.areas.name(str(area))})" for area, value in by_area.items()]
        return listed(said), f"in the three months of {periods.parse(quarter).label}"
    now = rows[rows["period"] == last.id]
    said = [f"{cell(row, entry)} ({board.areas.name(row.area)})" for row in now.itertuples()]
    return listed(said), last.when
