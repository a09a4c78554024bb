"""One place beside the others: its ages, what stands out, how far things are, and where it stands on every indicator."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from outcomes import places, questions, words
from outcomes.answer import Cell, Chart, Row, Table, columns
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common

# How many of each kind are named before the table.
MOST = 5
FAR = ("minutes", "km")
Held = Mapping[tuple[str, str], Any]


def ages(board: Board, wanted: list[str], held: Held) -> Chart | None:
    """The shares of people by age of a place, beside the wholes it is part of; None where no indicator has them.

    An indicator is of an age where the catalogue takes it from a publisher's population by age.
    """
    records = []
    for entry in _of_ages(board):
        own = held.get((entry.id, wanted[0]))
        if own is None or questions.blank(own.value):
            continue
        for area in wanted:
            row = held.get((entry.id, area))
            if row is not None and row.period == own.period and not questions.blank(row.value):
                text = words.cell(row, entry)
                who = board.areas.name(area)
                records.append(
                    {"who": who, "name": entry.title, "value": row.value, "text": text, "bar": area == wanted[0]}
                )
    if not records:
        return None
    name = board.areas.name(wanted[0])
    own_texts = [f"{record['name'].lower()} {record['text']}" for record in records if record["bar"]]
    alt = f"Ages in {name}: {words.listed(own_texts)}. The groups overlap: the oldest and youngest are part of larger ones."
    return Chart("ages", tuple(records), alt, {"unit": _of_ages(board)[0].unit})


def _of_ages(board: Board) -> list[Indicator]:
    """Indicators that are shares of people of an age."""
    return [
        entry
        for entry in board.indicators.values()
        if entry.imports is not None and entry.imports.layout == "population" and entry.unit.startswith("%")
    ]


def stands_out(
    board: Board, chosen: Selection, other: str, mine: pd.DataFrame, judged: pd.DataFrame, held: Held
) -> Table | None:
    """What is better and what is worse than another area, the most certain first; None where nothing is.

    Certain is what lies far outside the interval: the distance of the other's figure from the nearer limit, in widths of it.
    """
    width = (judged["upper"] - judged["lower"]).to_numpy(dtype=float)
    beyond = np.maximum(judged["lower"] - judged["benchmark"], judged["benchmark"] - judged["upper"])
    sure = pd.Series(beyond.to_numpy(dtype=float) / np.where(width > 0, width, np.nan), index=judged.index)
    lines = []
    for judgement in ("worse", "better"):
        kept = sure[judged["judgement"] == judgement].sort_values(ascending=False, kind="stable")
        sign = words.JUDGEMENT[judgement]
        head = f"{words.capital(sign.word)} than {board.areas.name(other)}: {len(kept)}"
        for place in kept.index[:MOST]:
            row = mine.loc[place]
            entry = board.indicator(row["indicator"])
            there = held[entry.id, other]
            cells = (Cell(words.cell(row, entry), sign), Cell(words.cell(there, entry)))
            lines.append(Row(entry.title, cells, head, common.link(board, chosen, entry)))
    if not lines:
        return None
    silent = "".join(
        f" Nothing is {word} than {board.areas.name(other)} by more than chance explains."
        for word in ("worse", "better")
        if not (judged["judgement"] == word).any()
    )
    caption = (
        f"What stands out, the most certain first, up to {words.numeral(MOST)} each; every figure follows.{silent}"
    )
    heads = columns(board.areas.name(chosen.area), board.areas.name(other))
    return Table("What stands out", "Indicator", heads, tuple(lines), caption=caption)


def distances(board: Board, chosen: Selection, wanted: list[str], held: Held) -> Table | None:
    """Road times and distances from a place, beside the wholes; None where there are none."""
    lines = []
    for entry in questions.of_localities(board):
        if entry.unit in FAR and (entry.id, wanted[0]) in held:
            cells = [Cell(_text(held.get((entry.id, area)), entry)) for area in wanted]
            lines.append(Row(entry.title, tuple(cells), link=common.link(board, chosen, entry)))
    if not lines:
        return None
    heads = columns(*(board.areas.name(area) for area in wanted))
    caption = "How far things are by road, on average."
    return Table("How far things are", "Indicator", heads, tuple(lines), caption=caption)


def spine(board: Board, chosen: Selection, wanted: list[str], held: Held, verdicts: dict[str, str]) -> Chart | None:
    """Every indicator that has a better and a worse: the place between the lowest and the highest locality."""
    spread = _spread(board, chosen)
    records = []
    for entry in questions.of_localities(board):
        own = held.get((entry.id, wanted[0]))
        if entry.polarity == "neutral" or own is None or questions.blank(own.value) or entry.id not in spread:
            continue
        texts = [_text(held.get((entry.id, area)), entry) for area in wanted]
        sides = dict.fromkeys(("authority", "england"))
        for side, area in (("authority", board.areas.authority.id), ("england", places.england(board))):
            row = held.get((entry.id, area))
            if area != wanted[0] and row is not None and row.period == own.period:
                sides[side] = _position(row.value, spread[entry.id], entry)
        position = _position(own.value, spread[entry.id], entry)
        if position is None:
            continue
        verdict = verdicts.get(entry.id, comparison.NOT_COMPARED)
        others = [f"{board.areas.name(area)} {text}" for area, text in zip(wanted[1:], texts[1:], strict=True)]
        reading = f": {words.JUDGEMENT[verdict].word}" if verdict != comparison.NOT_COMPARED else ""
        records.append(
            {
                "name": entry.title,
                "position": position,
                **sides,
                "judgement": verdict,
                "texts": tuple(texts),
                "said": f"{texts[0]}{reading}; {words.listed(others)}",
            }
        )
    if not records:
        return None
    name = board.areas.name(wanted[0])
    alt = (
        f"{name} on {words.many(len(records), 'indicator')}, each between the worst locality on the left and the best on the "
        f"right. The diamond is {board.areas.authority.name}, the cross is England. "
        + " ".join(f"{record['name']}: {record['said']}." for record in records)
    )
    return Chart("spine", tuple(records), alt, {"columns": [board.areas.name(area) for area in wanted]})


def _spread(board: Board, chosen: Selection) -> dict[str, tuple[float, float]]:
    """The lowest and the highest figure of the localities, by indicator."""
    rows = places.figures(board, chosen)
    of = rows[rows["area"].map(board.areas.kinds) == LOCALITY].dropna(subset="value").groupby("indicator")["value"]
    return {str(name): (float(part.min()), float(part.max())) for name, part in of if part.nunique() > 1}


def _position(value: float, ends: tuple[float, float], entry: Indicator) -> float | None:
    """Where a figure lies: 0 at the worst locality, 1 at the best."""
    if questions.blank(value):
        return None
    low, high = ends
    share = (value - low) / (high - low)
    return round(1 - share if entry.polarity == "lower_is_better" else share, 4)


def _text(row: Any, entry: Indicator) -> str:
    return "Not published" if row is None else words.cell(row, entry)
