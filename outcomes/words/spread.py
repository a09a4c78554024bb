"""What is said of a funnel: the authority among all, who lies beyond the limits of chance, and how the picture is read."""

from dataclasses import replace

import pandas as pd

from outcomes import periods
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.evidence import Funnel
from outcomes.periods import Period
from outcomes.words.numbers import listed, many, with_unit
from outcomes.words.order import from_the_better_end

# More places than this beyond the limits are counted and not named; each has its line in the table.
MOST_NAMED = 6


def beyond(board: Board, funnel: Funnel | None) -> str:
    """Which places lie beyond what chance would give around their common average (Spiegelhalter 2005); "" without counts."""
    if funnel is None:
        return ""
    size, outside = len(funnel.rows), funnel.outside["area"].tolist()
    if funnel.over_dispersed:
        return (
            f"The {size} places with counts differ by more than chance alone would make them ({len(outside)} lie beyond its 99.8% "
            "limits), so no single one is named as unusual."
        )
    if not outside:
        return f"None of the {size} places with counts lies beyond the 99.8% limits of chance around their average."
    if len(outside) > MOST_NAMED:
        mine = board.areas.authority
        own = f"{mine.name} is one of them" if mine.id in outside else f"{mine.name} is not among them"
        return (
            f"{len(outside)} of {size} places lie beyond the 99.8% limits of chance around their average; by chance alone "
            f"hardly one would. {own}."
        )
    names = listed([board.areas.name(area) for area in outside])
    return f"Beyond the 99.8% limits of chance around the average of {size} places with counts: {names}."


# Where a place lies, in the words of ``statistics.funnel``.
SIDES = {
    "low_outer": "Below the 99.8% limits",
    "low": "Below the 95% limits",
    "within": "Within the limits",
    "high": "Above the 95% limits",
    "high_outer": "Above the 99.8% limits",
}


def counts_since(period: Period, quarter: str) -> str:
    """That the period shown had not ended by the quarter chosen, because no earlier counts are published; "" where it had."""
    if period.reached <= periods.parse(quarter).end:
        return ""
    return f"Counts are published from {period.short} on, which is after {periods.short_label(quarter)}."


def without_figure(silent: int, without_counts: int) -> str:
    """How many authorities publish no figure of the period, and how many no counts behind it; "" for none."""
    said = [
        f"{'1 authority' if silent == 1 else f'{silent} authorities'} without a published figure" if silent else "",
        f"{without_counts} with a figure whose counts are not published" if without_counts else "",
    ]
    found = listed([part for part in said if part])
    return f"Not in the picture: {found}." if found else ""


# How a funnel is read.
READING = (
    "Each point is an authority, further right the more cases it has; diamonds are similar places. Chance alone would leave "
    "95 of 100 authorities between the dashed lines and all but two of a thousand between the solid ones."
)
COLOURS = "Beyond the solid lines blue is better and orange is worse."


def mean_of_all(entry: Indicator, funnel: Funnel) -> str:
    """The common average of places, total over total, with one decimal at least."""
    return with_unit(round(funnel.average, max(entry.decimals, 1)), replace(entry, decimals=max(entry.decimals, 1)))


def beside_all(board: Board, entry: Indicator, funnel: Funnel | None) -> str:
    """Where the authority lies beside the limits of chance, or the average alone where the spread is wider than chance."""
    mine = funnel.rows[funnel.rows["area"] == board.areas.authority.id] if funnel is not None else pd.DataFrame()
    if funnel is None or mine.empty:
        return ""
    average = mean_of_all(entry, funnel)
    if funnel.over_dispersed:
        return f"; the average of all is {average}"
    side = SIDES[mine["side"].iloc[0]]
    return f", {side[:1].lower()}{side[1:]} of chance around the average of all ({average})"


def among_all(
    board: Board, entry: Indicator, placed: pd.DataFrame, label: str, said: str, funnel: Funnel | None
) -> str:
    """The authority's place among all that publish a figure, from the better end where there is one, its figure and how it
    lies beside chance."""
    mine = placed.loc[placed["area"] == board.areas.authority.id, "value"].iloc[0]
    place, end = from_the_better_end(entry, placed, mine)
    level = int((placed["value"] == mine).sum()) - 1
    tied = f" ({many(level, 'other')} with the same figure)" if level else ""
    return (
        f"{board.areas.authority.name}, number {place} of {len(placed)} authorities from {end}{tied}, {label}. "
        f"{entry.title}: {said}{beside_all(board, entry, funnel)}."
    )
