"""What is said of places in order: the place of one, the gap and the slope, and what chance would give."""

import pandas as pd

from outcomes import evidence, questions
from outcomes.areas import ENGLAND, LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_DEPRIVATION, SUM, Indicator
from outcomes.selection import Selection
from outcomes.words.numbers import number, signed, with_unit
from outcomes.words.signs import JUDGEMENT


def ordered(
    board: Board,
    chosen: Selection,
    entry: Indicator,
    mapped: pd.DataFrame,
    judged: pd.DataFrame,
    said: list[str],
    held: dict[str, float],
    every: int,
) -> str:
    """The place of the locality chosen; without one how many are better or worse, or the figures of the wholes."""
    authority = board.areas.authority
    if chosen.area in set(mapped["area"]):
        mine = mapped[mapped["area"] == chosen.area]["value"].iloc[0]
        place = int((mapped["value"] > mine).sum()) + 1
        of = f"{len(mapped)}" if len(mapped) == every else f"the {len(mapped)} that have a figure,"
        reading = said[list(mapped["area"]).index(chosen.area)]
        return f"{board.areas.name(chosen.area)}, number {place} of {of} from the highest. {entry.title}: {reading}"
    if entry.aggregation != SUM and authority.id in held and (judged["method"] != "").all():
        counted = judged["judgement"].value_counts()
        parts = [
            f"{counted[key]} {'are' if counted[key] > 1 else 'is'} {sign.word}"
            for key, sign in JUDGEMENT.items()
            if key in counted
        ]
        beside = f"{authority.name} ({with_unit(held[authority.id], entry)})"
        return f"{entry.title}: beside {beside}, {', '.join(parts)}, of {len(mapped)} localities."
    wholes = [area for area in (authority.id, ENGLAND) if area in held and not questions.blank(held[area])]
    return f"{entry.title}: " + ", ".join(f"{board.areas.name(a)} {with_unit(held[a], entry)}" for a in wholes) + "."


def unequal(board: Board, rows: pd.DataFrame, entry: Indicator) -> list[str]:
    """The gap between localities and the slope by deprivation, where intervals allow them."""
    gap = evidence.gap(rows, board.indicators) if entry.unit.startswith("%") else None
    if gap is None:
        return []
    notes = [
        f"Gap between highest and lowest locality: {number(gap.absolute, 1)} points (95% interval "
        f"{number(gap.lower, 1)} to {number(gap.upper, 1)})."
    ]
    deprivation = board.with_role(ROLE_DEPRIVATION)
    scores = board.rows(deprivation, statistic="value").set_index("area")["value"].to_dict() if deprivation else {}
    index = evidence.slope(rows, scores, board.indicators) if scores else None
    if index is not None:
        low, high = index.slope_limits
        more = "more" if index.slope > 0 else "less"
        notes.append(
            f"From least to most deprived (slope index over {len(rows)} localities by {board.indicator(deprivation).title}): "
            f"{number(abs(index.slope), 1)} points {more} where deprivation is highest (95% interval "
            f"{signed(low)} to {signed(high)})."
        )
    return notes


def over_periods(board: Board, entry: Indicator) -> str:
    """Whether localities can be compared over time."""
    rows = board.rows(entry.id, statistic="value")
    count = rows.loc[rows["area"].map(board.areas.kinds) == LOCALITY, "period"].nunique()
    if count == 1:
        return "One period only: no comparison over time is possible."
    return f"Figures of {count} periods are published; the latest by the quarter chosen is shown."


def among_similar(
    board: Board, entry: Indicator, placed: pd.DataFrame, label: str, beside: str, said: dict[str, str]
) -> str:
    """The authority's place among similar ones, counted from the better end where there is one."""
    authority = board.areas.authority
    mine = placed.loc[placed["area"] == authority.id, "value"]
    if mine.empty:
        return f"{entry.title}: no figure of {authority.name}, {label}."
    place, end = from_the_better_end(entry, placed, mine.iloc[0])
    return (
        f"{authority.name}, number {place} of {len(placed)} similar places from {end}, {label}. "
        f"{entry.title}: {said[authority.id]}{'' if beside else '.'}"
    )


def from_the_better_end(entry: Indicator, placed: pd.DataFrame, mine: float) -> tuple[int, str]:
    """The place of a value among rows, and the end that it is counted from: the better one where there is one, else the highest."""
    ahead = placed["value"] < mine if entry.polarity == "lower_is_better" else placed["value"] > mine
    return int(ahead.sum()) + 1, "the highest" if entry.polarity == "neutral" else "the best"


def normal(board: Board, entry: Indicator, placed: pd.DataFrame, half: tuple[float, float] | None) -> str:
    """Between which figures the middle half of the similar places lies, and where the authority stands; "" of too few."""
    if half is None:
        others = int((placed["area"] != board.areas.authority.id).sum())
        return "" if others else "No similar place publishes this."
    low, high = (with_unit(value, entry) for value in half)
    said = f"The middle half of the similar places lies between {low} and {high} (grey)"
    mine = placed.loc[placed["area"] == board.areas.authority.id, "value"]
    if mine.empty:
        return f"{said}."
    below, above = mine.iloc[0] < half[0], mine.iloc[0] > half[1]
    name = board.areas.authority.name
    if not below and not above:
        return f"{said}; {name} is inside it."
    where = f"{'below' if below else 'above'} it"
    if entry.polarity == "neutral":
        return f"{said}; {name} is {where}."
    end = "best" if below == (entry.polarity == "lower_is_better") else "worst"
    return f"{said}; {name} is {where}, with the {end} quarter of them."
