"""What a room can read: few lines, tables of as many rows as fit, and how many more there are."""

import textwrap
from collections.abc import Iterable
from dataclasses import replace

from outcomes import words
from outcomes.answer import Answer, Cards, Part, Points, Table

MOST_NOTES = 2
# Letters of a text that stands alone.
LONGEST = 260
# A projector is 100 units wide and 56.25 high, and everything scales with it. In units: what is left under a sentence
# of no lines, a line of the sentence, the line under a title, a line of a table and what a row adds to its lines, in both sizes of type.
LEFT, SENTENCE, ABOUT = 38.0, 3.2, 2.5
SMALL, LARGE = (2.16, 1.2), (2.43, 1.5)
# What "and N more" takes.
MORE = 3.4
# Letters of a line of a table over the whole width in small type, and of the sentence.
LETTERS, SAID = 120, 70
# Tables whose cells neither break nor narrow.
SHADED = ("grid", "rug")
Line = tuple[str, str, words.Sign | None]


def points(*lines: str) -> Points:
    """A few lines in large type."""
    return Points(tuple((line, "", None) for line in lines if line))


def left(sentence: str) -> float:
    """The height that is left under a sentence, in units."""
    return LEFT - SENTENCE * _lines(sentence, SAID)


def fitting(table: Table, high: float, share: float = 1.0) -> Table:
    """As many rows of a table as fit a height, without links and themes; its caption says how many more there are.

    ``high`` is in units, ``share`` the part of the width that it has. Type is larger where all rows fit so.
    """
    rows = [replace(row, theme="", link=None) for row in table.rows]
    look = table.look
    if look in SHADED:
        high -= 4
    if look in ("plain", "tall"):
        look = "large" if sum(_heights(table, LARGE, share * LETTERS * 0.88)) <= high else "plain"
    heights = _heights(table, LARGE if look == "large" else SMALL, share * LETTERS)
    kept = len(rows)
    while kept > 1 and look != "large" and sum(heights[: kept + 1]) > high:
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
    # A shaded cell is never narrower than its figure with its sign.
    least = 10 if table.look in SHADED else 0
    longest = [max(least, *map(len, column)) for column in zip(*texts, strict=True)]
    wide = min(1.0, letters * (0.75 if table.look in SHADED else 1) / sum(longest))
    line, more = type_
    return [
        more + line * max(_lines(text, most * wide) for text, most in zip(row, longest, strict=True)) for row in texts
    ]


def _lines(text: str, letters: float) -> int:
    return len(textwrap.wrap(text, max(round(letters), 1), break_long_words=False)) or 1


def carried(answer: Answer) -> Answer:
    """A page's answer for a room: its first drawing, else as much of its table or its words as fits."""
    charts = answer.charts()
    part: Part
    if charts:
        # Nothing is clicked in a room.
        part = replace(charts[0], select=False)
    elif tables := [part for part in answer.parts if isinstance(part, Table)]:
        part = fitting(tables[0], left(answer.sentence) - ABOUT)
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
        lines = [(_short(text, LONGEST), "", None) for text in said]
    return Points(_cut(lines, left(answer.sentence) - ABOUT))


def _said(part: Part) -> Iterable[Line]:
    if isinstance(part, Cards):
        yield from ((card.title, f"{card.value}; {card.step}", None) for card in part.cards)
    elif isinstance(part, Points):
        yield from part.lines


def _short(text: str, most: int) -> str:
    """The first sentences of a text that a room can read."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;. ") + " …"


def _cut(lines: list[Line], high: float) -> tuple[Line, ...]:
    """As many lines in large type as fit a height in units, and how many more there are."""
    used = MORE
    kept: list[Line] = []
    for title, text, sign in lines:
        used += 3.4 * _lines(title, 66) + (2.9 * _lines(text, 80) if text else 0) + 2.2
        if used > high + (MORE if len(kept) == len(lines) - 1 else 0) and kept:
            break
        kept.append((title, text, sign))
    more = len(lines) - len(kept)
    return (*kept, (f"and {more} more", "", None)) if more else tuple(kept)
