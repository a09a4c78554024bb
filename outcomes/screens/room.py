"""What a room can read: few lines, tables of as many rows as fit, and how many more there are."""

import math
from collections.abc import Iterable
from dataclasses import replace

from outcomes import words
from outcomes.views.answer import Answer, Cards, Part, Points, Row, Statement, Table

MOST_NOTES = 2
# Lines of text under the heads of a table that fit a screen, and letters that a line of a title and of a cell holds.
MOST_LINES, TITLE, REST = 12, 48, 96
LONGEST = 260
Line = tuple[str, str, words.Sign | None]


def points(*lines: str) -> Points:
    """A few lines in large type."""
    return Points(tuple((line, "", None) for line in lines if line))


def fitting(table: Table, lines: int = MOST_LINES, title: int = TITLE) -> Table:
    """As many rows of a table as fit a screen, without links and themes; its caption says how many more there are."""
    each = max(6, REST // max(len(table.columns), 1))
    kept: list[Row] = []
    used = 0
    for row in table.rows:
        size = max([_lines(row.title, title), *(_lines(cell.text, each) for cell in row.cells)])
        if used + size > lines and kept:
            break
        kept.append(replace(row, theme="", link=None))
        used += size
    left = len(table.rows) - len(kept)
    look = "plain" if table.look == "tall" else table.look
    return replace(table, rows=tuple(kept), caption=f"and {left} more" if left else "", key=(), look=look, spoken=False)


def _lines(text: str, letters: int) -> int:
    return math.ceil(len(text) / letters) or 1


def carried(answer: Answer) -> Answer:
    """A page's answer for a room: its first drawing, else as much of its table or its words as fits."""
    charts = answer.charts()
    part: Part
    if charts:
        # Nothing is clicked in a room.
        part = replace(charts[0], select=False)
    elif tables := [part for part in answer.parts if isinstance(part, Table)]:
        part = fitting(tables[0])
    else:
        part = _words(answer)
    return replace(answer, parts=(part,))


def _words(answer: Answer) -> Points:
    """What an answer says in words, in large type."""
    lines: list[Line] = []
    for part in answer.parts:
        lines += _said(part)
    if not lines:
        said = [*(quotation.text for quotation in answer.quotations), *answer.notes][:MOST_NOTES]
        lines = [(_short(text), "", None) for text in said]
    return Points(_cut(lines))


def _said(part: Part) -> Iterable[Line]:
    if isinstance(part, Statement):
        said = [*(quotation.text for quotation in part.quotations), *part.notes]
        yield part.sentence, _short(said[0]) if said else "", None
    elif isinstance(part, Cards):
        yield from ((card.title, card.sentence, None) for card in part.cards)
    elif isinstance(part, Points):
        yield from part.lines


def _short(text: str) -> str:
    """The first sentences of a text that a room can read."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;. ") + " …"


def _cut(lines: list[Line]) -> tuple[Line, ...]:
    """As many lines as fit, and how many more there are."""
    used = 0
    kept: list[Line] = []
    for line in lines:
        used += _lines(line[0], 75) + (_lines(line[1], 90) if line[1] else 0)
        if used > MOST_LINES - 2 and kept:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    return (*kept, (f"and {left} more", "", None)) if left else tuple(kept)
