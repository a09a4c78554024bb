"""What stands around a measure: what is being done about it, and the nearest figure that the nation publishes."""

from typing import Any

import pandas as pd

from outcomes import places, questions, words
from outcomes.answer import Cell, Fold, Link, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.store.words import ACTION
from outcomes.views import common
from outcomes.words import nearest, texts


def table(board: Board, chosen: Selection, entry: Indicator) -> tuple[Table, ...]:
    """A line for what is being done and one for the nearest national figure, each behind one click; none where nothing is known."""
    lines = (("What is being done", doing(board, chosen, entry)), ("Beside the nation", nearby(board, chosen, entry)))
    kept = tuple(Row(title, (Cell("", folds=folds),)) for title, folds in lines if folds)
    return (Table("Around this measure", "About it", columns("What is known"), kept),) if kept else ()


def doing(board: Board, chosen: Selection, entry: Indicator) -> tuple[Fold, ...]:
    """The actions that name the measure; where none does, those under its heading behind one line."""
    said = board.words_on(entry.id, ACTION)
    if len(said):
        return tuple(_action(row) for row in said.itertuples())
    said = board.words_on(entry.theme, ACTION)
    if said.empty:
        return ()
    dataset = board.datasets[entry.dataset]
    opening = f"No action names this measure; {words.many(len(said), 'action')} under the same heading"
    lines = tuple(map(_line, said.itertuples()))
    section = next((one.id for one in dataset.sections if ACTION in one.says), "")
    frame = (("quarter", chosen.quarter), ("area", chosen.area), (dataset.page.link, section))
    return (Fold(opening, lines, (("Every action as printed", Link(dataset.page.address, frame)),) if section else ()),)


def named(board: Board, entry: Indicator) -> tuple[str, ...]:
    """The actions that name an indicator: number, first sentence, owner and date."""
    said = board.words_on(entry.id, ACTION)
    return tuple(map(_line, said.itertuples())) if len(said) else ()


def _line(row: Any) -> str:
    return f"{row.ref}. {texts.opened(row.text)[0]} {_owned(row)}"


def _action(row: Any) -> Fold:
    first, rest = texts.opened(row.text)
    return Fold(f"{row.ref}. {first}", (*filter(None, rest.split("\n")), _owned(row), f"{row.locator}."))


def _owned(row: Any) -> str:
    """Who owns an action and when it shows, as printed."""
    return f"({row.who}; {row.due})" if row.due else f"({row.who}; no date printed)"


def nearby(board: Board, chosen: Selection, entry: Indicator) -> tuple[Fold, ...]:
    """The nearest official figures of what an indicator measures, under their own names, each with its link."""
    found = []
    for other in board.indicators.values():
        if entry.id not in other.near:
            continue
        rows = board.rows(other.id, statistic="value")
        rows = rows[(rows["group"] == "") & rows["value"].notna()]
        rows = questions.up_to(board, rows, chosen.quarter)
        inside = [area for area in dict.fromkeys(rows["area"]) if board.areas.authority.id in board.areas.upwards(area)]
        held = rows[rows["area"].isin([board.areas.authority.id] if board.areas.authority.id in inside else inside)]
        if held.empty:
            continue
        if places.relative(other):
            same = (rows["area"] == places.england(board)) & (rows["period"] == held["period"].iloc[-1])
            held = pd.concat([held, rows[same]])
        figures, when = nearest.latest(board, held, other)
        said = f"{other.title}, {figures} {when}. {other.difference}".strip()
        found.append(
            Fold(
                f"Nearest national figure, differently counted: {other.title}",
                (said,),
                ((other.title, common.link(board, chosen, other)),),
            )
        )
    return tuple(found)
