"""What a room can read: few lines, tables of as many rows as fit, and how many more there are."""

import math
from collections.abc import Iterable
from dataclasses import replace

from outcomes import words
from outcomes.views.answer import Answer, Cards, Part, Points, Statement, Table

MOST_NOTES, MOST_LINES = 2, 10
LONGEST = 260
# A projector is 100 units wide and 56.25 high, and everything scales with it. In units: what is left under a sentence
# of no lines, a line of the sentence, a line of a table and what a row adds to its lines, in both sizes of type.
LEFT, SENTENCE = 38.0, 3.2
SMALL, LARGE = (2.16, 1.2), (2.43, 1.5)
# Letters of a line of a table over the whole width in small type, and of the sentence.
LETTERS, SAID = 108, 60
Line = tuple[str, str, words.Sign | None]


def points(*lines: str) -> Points:
    """A few lines in large type."""
    return Points(tuple((line, "", None) for line in lines if line))


def fitting(table: Table, sentence: str, share: float = 1.0) -> Table:
    """As many rows of a table as fit a screen under a sentence, without links and themes; its caption says how many more.

    ``share`` is the part of the width that it has. Type is larger where all rows fit so.
    """
    rows = [replace(row, theme="", link=None) for row in table.rows]
    left = LEFT - SENTENCE * _lines(sentence, SAID)
    look = table.look
    if look in ("plain", "tall"):
        look = "large" if sum(_heights(table, LARGE, share * LETTERS * 0.88)) <= left else "plain"
    heights = _heights(table, LARGE if look == "large" else SMALL, share * LETTERS)
    kept = len(rows)
    while kept > 1 and look != "large" and sum(heights[: kept + 1]) > left:
        kept -= 1
    more = len(rows) - kept
    caption = f"and {more} more" if more else ""
    return replace(table, rows=tuple(rows[:kept]), caption=caption, key=(), look=look, spoken=False)


def _heights(table: Table, type_: tuple[float, float], letters: float) -> list[float]:
    """The height of the heads and of each row, in units: a browser gives each column of its longest text's share of the width."""
    texts = [[table.first, *(name for name, _ in table.columns)]]
    for row in table.rows:
        # A drawn series is as wide as so many letters, a sign as two.
        texts.append([row.title, *(f"{cell.text}{'x' * 16 if cell.series else '  '}" for cell in row.cells)])
    longest = [max(map(len, column)) for column in zip(*texts, strict=True)]
    wide = min(1.0, letters / sum(longest))
    line, more = type_
    return [
        more + line * max(_lines(text, most * wide) for text, most in zip(row, longest, strict=True)) for row in texts
    ]


def _lines(text: str, letters: float) -> int:
    return math.ceil(len(text) / letters) or 1


def carried(answer: Answer) -> Answer:
    """A page's answer for a room: its first drawing, else as much of its table or its words as fits."""
    charts = answer.charts()
    part: Part
    if charts:
        # Nothing is clicked in a room.
        part = replace(charts[0], select=False)
    elif tables := [part for part in answer.parts if isinstance(part, Table)]:
        part = fitting(tables[0], answer.sentence)
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
        if used > MOST_LINES and kept:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    return (*kept, (f"and {left} more", "", None)) if left else tuple(kept)
