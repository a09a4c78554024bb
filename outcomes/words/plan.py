"""What is said of a figure against its plan, and of the nearest official figure."""

import pandas as pd

from outcomes import periods, questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.words.numbers import cell, listed, number, short, with_unit


def against(board: Board, rows: pd.DataFrame, latest: pd.Series, entry: Indicator, commented: bool) -> str:
    """A figure beside its plan; what it is where it has none, and whether officers give words instead."""
    label = board.period(entry.id, latest["period"]).label
    if questions.blank(latest["value"]):
        return f"{entry.title}: no figure is published for {label}{'; officers give words' if commented else ''}."
    figure = cell(latest, entry)
    plans = rows[(rows["statistic"] == "plan") & (rows["period"] == latest["period"])]
    if plans.empty:
        return f"{entry.title}: {figure} in {label}."
    plan = plans.iloc[0]
    planned = with_unit(plan["value"], entry, plan["printed"])
    if latest["status"] == "unclear":
        return f"{entry.title}: {figure} against a plan of {planned} is printed for {label}; what it covers is unclear."
    gap = latest["value"] - plan["value"]
    size, side = number(abs(gap), entry.decimals), "above" if gap > 0 else "below"
    derived = "" if plan["printed"] else " (plan derived)"
    against = f"the plan of {number(plan['value'], entry.decimals)}{derived}"
    return f"{entry.title}: {figure} in {label}, {f'{size} {side} {against}' if gap else f'equal to {against}'}."


def latest(board: Board, rows: pd.DataFrame, entry: Indicator) -> tuple[str, str]:
    """The figures of the latest period by area, and the period; three months of counts make their quarter."""
    last = board.period(entry.id, rows["period"].iloc[-1])
    quarter = questions.ends(last)
    months = rows[[questions.ends(board.period(entry.id, period)) == quarter for period in rows["period"]]]
    counted = last.kind == "month" and not entry.unit.startswith(("%", "per "))
    if counted and (months.groupby("area")["period"].nunique() == 3).all():
        by_area = months.groupby("area", sort=False)["value"].sum()
        said = [f"{with_unit(value, entry)} ({board.areas.name(str(area))})" for area, value in by_area.items()]
        return listed(said), f"the three months of {periods.parse(quarter).label}"
    now = rows[rows["period"] == last.id]
    said = [f"{cell(row, entry)} ({board.areas.name(row.area)})" for row in now.itertuples()]
    return listed(said), short(last)
