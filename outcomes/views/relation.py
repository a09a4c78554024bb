"""Two indicators of the same areas against each other, and what few points can carry."""

import pandas as pd

from outcomes import places, questions, words
from outcomes.answer import Answer, Chart
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import SUM
from outcomes.selection import Selection
from outcomes.statistics import inequality
from outcomes.views import local
from outcomes.words import cited


def options(board: Board) -> dict[str, str]:
    """Indicators that may be set against each other, id to title; totals are not."""
    return {entry.id: entry.title for entry in questions.of_localities(board) if entry.aggregation != SUM}


def answer(board: Board, chosen: Selection, across: str, up: str, level: str) -> Answer:
    """Two indicators of the localities or LSOAs against each other, with the correlation."""
    if not across or not up:
        return local.nothing(board, chosen)
    first, second = board.indicator(across), board.indicator(up)
    x, y = (_placed(board, chosen, name, level) for name in (across, up))
    both = x.index.intersection(y.index)
    if both.empty:
        return local.nothing(board, chosen)
    x, y = x.loc[both], y.loc[both]
    r, low, high = inequality.correlation(x["value"], y["value"])
    records = [
        {
            "area": a.area if level == LOCALITY else board.areas.locality_of(a.area),
            "name": board.areas.name(a.area),
            "x": a.value,
            "y": b.value,
            "x_text": words.cell(a, first),
            "y_text": words.cell(b, second),
        }
        for a, b in zip(x.itertuples(), y.itertuples(), strict=True)
    ]
    sentence = words.correlated(first.title, second.title, r, low, high, len(records))
    rows = pd.concat([x, y]) if across != up else x
    alt = " ".join([sentence, *(f"{p['name']}: {p['x_text']}, {p['y_text']}." for p in records)])
    picture = {"chosen": chosen.area, "across": words.with_its_unit(first), "up": words.with_its_unit(second)}
    return Answer(
        sentence,
        rows,
        about=local.about(board, chosen, rows),
        parts=(Chart("relation", tuple(records), alt, picture),),
        notes=(
            *_without(board, x, level),
            f"{words.capital(words.numeral(len(records)))} areas are few: one can change the result, "
            "and it says nothing about people or about causes."
            if level == LOCALITY
            else "Neighbouring small areas are alike, so they carry less than their number and the interval is too narrow; and areas "
            f"that go together say nothing of people or of causes. Small areas of {board.areas.name(chosen.area)} have a ring.",
            "Where names have no room, a touch or the pointer shows them, and they stand in the figures below.",
        ),
        sources=cited.citations(board, rows),
        methods=("inequality",),
    )


def _without(board: Board, drawn: pd.DataFrame, level: str) -> tuple[str, ...]:
    """The localities that a picture of two indicators leaves out, in a sentence."""
    missing = [area.name for area in board.areas.localities if area.id not in drawn.index] if level == LOCALITY else []
    return (f"Leaves out {words.listed(missing)}, not available for this grouping.",) if missing else ()


def _placed(board: Board, chosen: Selection, indicator: str, level: str) -> pd.DataFrame:
    """Figures of an indicator at one level by area, those without a value left out."""
    rows = places.figures(board, chosen, indicator, level=level)
    rows = rows[(rows["area"].map(board.areas.kinds) == level) & rows["value"].notna()]
    return rows.set_index("area", drop=False).sort_index()
