"""Published figures of one subject, place and time that differ: both, where each stands, and why, if the documents say."""

from typing import Any

import pandas as pd

from outcomes import twins, words
from outcomes.board import Board
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.answer import Answer, Cell, Row, Table, columns
from outcomes.words import cited

NOT_EXPLAINED = "Not explained in the documents"


def answer(board: Board, chosen: Selection) -> Answer:
    """Every contradiction between figures, whichever dataset is chosen; each links both figures."""
    found = twins.of(board)
    lines = tuple(
        Row(
            board.indicators[twin.first.indicator].title,
            (Cell(_figure(board, twin.first)), Cell(_figure(board, twin.second)), Cell(twin.why or NOT_EXPLAINED)),
            link=common.link(board, chosen, board.indicators[twin.first.indicator]),
        )
        for twin in found
    )
    rows = pd.DataFrame([row for twin in found for row in (twin.first, twin.second)])
    rows = rows[board.figures.columns].drop_duplicates() if len(rows) else board.figures.iloc[:0]
    counted = f"{words.numeral(len(found))} pair{'s' if len(found) > 1 else ''} of figures" if found else "no figures"
    table = Table("Figures that differ", "What", columns("One figure", "Another figure", "Why"), lines)
    return Answer(
        words.capital(f"{counted} of the same thing, place and time differ by more than rounding."),
        rows,
        about="Every dataset and period: this list is the same for every quarter and locality",
        parts=(table,) if found else (),
        sources=cited.citations(board, rows),
    )


def _figure(board: Board, row: Any) -> str:
    """A figure with its period and the place where it is printed."""
    entry = board.indicators[row.indicator]
    return f"{words.cell(row, entry)}, {board.period(entry.id, row.period).label}. {row.locator}."
