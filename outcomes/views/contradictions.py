"""Published figures of one subject, place and time that differ: both, where each stands, and why, if the documents say."""

from typing import Any

import pandas as pd

from outcomes import twins, words
from outcomes.answer import Answer, Cell, Row, Table, columns
from outcomes.board import Board
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited

SAME, PART = "Of the same time", "One covers a part of the other's time"
NOT_EXPLAINED = "Not explained in the documents"


def answer(board: Board, chosen: Selection) -> Answer:
    """Every contradiction between figures, whichever dataset is chosen; each links both figures."""
    found = sorted(twins.of(board), key=lambda twin: not twin.whole)
    lines = tuple(
        Row(
            board.indicators[twin.first.indicator].title,
            (Cell(_figure(board, twin.first)), Cell(_figure(board, twin.second)), Cell(twin.why or NOT_EXPLAINED)),
            theme=SAME if twin.whole else PART,
            link=common.link(board, chosen, board.indicators[twin.first.indicator]),
        )
        for twin in found
    )
    rows = pd.DataFrame([row for twin in found for row in (twin.first, twin.second)])
    rows = rows[board.figures.columns].drop_duplicates() if len(rows) else board.figures.iloc[:0]
    table = Table("Figures that differ", "What", columns("One figure", "Another figure", "Why"), lines)
    return Answer(
        _sentence(sum(twin.whole for twin in found), len(found)),
        rows,
        about="Every dataset and period: this list is the same for every quarter and locality",
        parts=(table,) if found else (),
        sources=cited.citations(board, rows),
    )


def _sentence(whole: int, every: int) -> str:
    """How many pairs differ, those of the same time apart from those of which one covers a part of the other's."""
    if not every:
        return "No figures of the same thing, place and time differ by more than rounding."
    pairs = words.capital(f"{words.numeral(every)} pair{'s' if every > 1 else ''} of figures")
    parts = (
        ""
        if whole == every
        else f": {words.how_many(whole)} of the same time, {words.how_many(every - whole)} of which one covers a part of the other's time"
    )
    return f"{pairs} of the same thing and place differ by more than rounding{parts}."


def _figure(board: Board, row: Any) -> str:
    """A figure with its period and the place where it is printed."""
    entry = board.indicators[row.indicator]
    return f"{words.cell(row, entry)}, {board.period(entry.id, row.period).label}. {row.locator}."
