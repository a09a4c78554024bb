"""What is said of a figure against its plan, and of the nearest official figure."""

import pandas as pd

from outcomes import questions
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.statistics import comparison
from outcomes.words.numbers import capital, cell, how_many, listed, number, numeral, short, with_unit
from outcomes.words.signs import PLAN, Sign

# How each standing reads in a headline: of one, and of several.
TOLD = {
    "met": ("met its plan", "met their plans"),
    "missed": ("missed its plan", "missed their plans"),
    "unclear": ("is unclear", "are unclear"),
    "": ("is not judged", "are not judged"),
}


def headline(label: str, total: int, standings: list[str], in_words: int) -> str:
    """How many of the metrics have a figure for a period, how those stand beside their plans, and of how many officers give words alone."""
    size = len(standings)
    said = f"{capital(how_many(size))} of {numeral(total)} metrics {'have' if size > 1 else 'has'} a figure for {label}"
    counts = [(standings.count(name), told) for name, told in TOLD.items() if name in standings]
    if size == 1:
        said += f"; it {TOLD[standings[0]][0]}"
    elif size:
        said += f": {listed([f'{numeral(n)} {told[n > 1]}' for n, told in counts])}"
    if in_words:
        said += f". Of {numeral(in_words)} the paper gives no figure; what officers say of them stands beside them"
    return f"{said}."


def standing(latest: pd.Series, plan: pd.Series | None, entry: Indicator) -> str:
    """``met``, ``missed``, ``unclear``, ``none`` (no figure) or "" (nothing to judge by) of a figure beside its plan."""
    if questions.blank(latest["value"]):
        return "none"
    if plan is None:
        return ""
    if latest["status"] == "unclear":
        return "unclear"
    return comparison.plan_status(float(latest["value"]), float(plan["value"]), entry.polarity)


def against(latest: pd.Series, plan: pd.Series | None, entry: Indicator) -> tuple[Sign | None, str]:
    """The sign of a figure's standing, and the words: met or missed and by how much, or why nothing is said."""
    stands = standing(latest, plan, entry)
    if stands == "none":
        return PLAN[stands], PLAN[stands].word
    if plan is None:
        return None, "No plan is printed"
    if stands == "unclear":
        return PLAN[
            stands
        ], f"{PLAN[stands].word}: printed beside a plan of {planned(plan, entry)}, without what the two cover"
    gap = float(latest["value"]) - float(plan["value"])
    size = with_unit(abs(gap), entry)
    if entry.unit.startswith("%"):
        size = f"{number(abs(gap), entry.decimals)} points"
    # A plan that is itself had from rounded figures gives no exact distance.
    about = "about " if plan["status"] == "unclear" else ""
    distance = f"{about}{size} {'above' if gap > 0 else 'below'}" if gap else "equal to"
    distance += f" the plan of {planned(plan, entry)}"
    sign = PLAN.get(stands)
    return sign, f"{sign.word}: {distance}" if sign else capital(distance)


def planned(plan: pd.Series, entry: Indicator) -> str:
    """The plan as it reads, and whether it is derived."""
    money = entry.unit.startswith(("%", "£"))
    figure = with_unit(plan["value"], entry, plan["printed"]) if money else number(plan["value"], entry.decimals)
    about = "about " if plan["status"] == "unclear" and not plan["printed"] else ""
    return f"{about}{figure}{'' if plan['printed'] else ' (derived)'}"


def earlier(board: Board, values: pd.DataFrame, plans: dict[str, pd.Series], entry: Indicator) -> tuple[str, ...]:
    """Each earlier figure with its plan, a line a period."""
    lines = []
    for _, row in values[values["value"].notna()].iterrows():
        plan = plans.get(row["period"])
        beside = f", plan {planned(plan, entry)}" if plan is not None else ""
        lines.append(f"{short(board.period(entry.id, row['period']))}: {cell(row, entry)}{beside}")
    return tuple(lines)
