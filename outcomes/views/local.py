"""What the answers about localities share: their figures of one period each, what they lack, and how sure their boundaries are."""

import numpy as np
import pandas as pd

from outcomes import evidence, periods, places, questions, words
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_OLDER_PEOPLE, SUM, Indicator
from outcomes.localities import regroup
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited


def about(board: Board, chosen: Selection, rows: pd.DataFrame, where: str = "") -> str:
    """The line under the title of figures of localities: all of them with the chosen one marked, of which period."""
    many = board.areas.naming.many
    if not where:
        marked = chosen.area in {area.id for area in board.areas.localities}
        where = f"All {many}; {board.areas.name(chosen.area)} is marked" if marked else f"All {many}"
    pairs = rows[["indicator", "period"]].drop_duplicates().itertuples(index=False, name=None)
    shown = sorted({board.period(*pair) for pair in pairs}, key=lambda period: period.key)
    if not shown:
        return common.about(board, chosen, where=where)
    label = periods.short_label(chosen.quarter)
    # Of several periods each figure names its own.
    when = (
        shown[0].label
        if len(shown) == 1
        else f"each of its own period, {words.short(shown[0])} to {words.short(shown[-1])}"
    )
    if any(period.kind in questions.OFTEN for period in shown):
        return common.about(board, chosen, where=where, when=f"{when}: the latest by {label}")
    same = (
        f"the latest by {label} where there is one"
        if places.moves_with_the_quarter(board, rows, chosen)
        else f"so the same for {label}"
    )
    return common.about(board, chosen, where=where, when=f"{when}: not published by quarter, {same}")


def boundaries(board: Board, drawn: bool = True) -> str:
    """What must be said of the boundaries, and which wards are in doubt; ``drawn`` on a map where their edges are dashed."""
    said, wards = board.areas.naming.boundaries, board.areas.doubtful
    if not wards:
        return said
    if not drawn:
        return f"{said} These wards may belong to another locality: {words.listed(wards)}.".strip()
    return f"{said} A dashed edge marks wards that may belong to another locality: {words.listed(wards)}.".strip()


def needed(board: Board) -> str:
    """Which figures of own localities are missing, and what brings them."""
    return words.small_areas_needed(regroup.needed(board))


def left_out(board: Board, areas: list[str]) -> str:
    """Localities without a figure, named."""
    return f"{words.listed([board.areas.name(area) for area in areas])}, not available for this grouping"


def lacking(board: Board, chosen: Selection, entry: Indicator, rows: pd.DataFrame) -> Answer:
    """What is said of an indicator that has no figure of any locality in use."""
    hidden = (rows["status"] == "suppressed").any()
    return Answer(
        f"{entry.title}: {'hidden, because numbers are small' if hidden else 'not available for this grouping'}.",
        rows,
        about=common.about(board, chosen, where=f"All {board.areas.naming.many}"),
        notes=tuple(filter(None, (needed(board),))),
        sources=cited.citations(board, rows),
    )


def nothing(board: Board, chosen: Selection) -> Answer:
    """What is said when no indicator has a figure of any of the localities."""
    return Answer(
        "No indicator has figures of these localities yet.",
        board.figures.iloc[:0],
        about=common.about(board, chosen, where=f"All {board.areas.naming.many}"),
        notes=tuple(filter(None, (needed(board),))),
    )


def who_lives_here(board: Board, chosen: Selection) -> str:
    """How many people the locality has and how many are 65 and over, as far as that is known."""
    people, older = board.population, board.with_role(ROLE_OLDER_PEOPLE)
    rows = places.figures(board, chosen, *filter(None, (people, older)))
    held = rows[(rows["area"] == chosen.area) & rows["value"].notna()].set_index("indicator")
    name = board.areas.name(chosen.area)
    if people not in held.index:
        return f"{name}: how many people live here needs figures of small areas."
    size, when = held.loc[people, ["value", "period"]]
    said = f"{name}: {words.number(size)} people in {board.period(people, when).label}"
    if older not in held.index:
        return f"{said}."
    share, then = held.loc[older, ["value", "period"]]
    part = words.with_unit(share, board.indicator(older))
    if then == when:
        return f"{said}, {part} of them aged 65 and over."
    return f"{said}; {part} were aged 65 and over in {board.period(older, then).label}."


def beside_authority(board: Board, rows: pd.DataFrame, entry: Indicator) -> tuple[pd.DataFrame, list[str]]:
    """Rows of areas judged beside the authority, and each in a sentence; a total is no benchmark for its parts."""
    authority = board.areas.authority
    of_authority = rows[rows["area"] == authority.id]["value"]
    whole = entry.aggregation == SUM or of_authority.empty
    value = np.nan if whole else float(of_authority.iloc[0])
    kept = rows[rows["area"] != authority.id]
    kept = kept[kept["value"].notna()]
    judged = evidence.compared(kept, np.full(len(kept), value), board.indicators)
    texts = [words.cell(row, entry) for row in kept.itertuples()]
    if whole:
        why = "a total" if entry.aggregation == SUM else f"{authority.name} has no figure"
        return judged, [f"{text}; {why}, so not compared." for text in texts]
    return judged, words.compared(
        texts,
        judged["lower"].tolist(),
        judged["upper"].tolist(),
        judged["judgement"].tolist(),
        f"{authority.name} ({words.with_unit(value, entry)})",
    )
