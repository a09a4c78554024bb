"""Tables that PowerPoint can edit, a slide at a time: as many rows as fit, and how many more there are."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from outcomes.answer import Cell, Row, Table
from outcomes.document import grouped, said
from outcomes.draw.slides.base import Box, colour, cut, described, write
from outcomes.draw.theme import LIGHT, shade
from outcomes.draw.widths import measured, shares

SIZE, SMALL = 12.0, 10.0
# Letters of a size of 12 points to an inch, and the height of a line beside its size.
LETTERS, LEADING = 11.2, 1.22
INSET = Inches(0.06)
# Letters of a cell that a slide has room for; the paper, the workbook and the page have the rest.
LONGEST = 420
LONGEST_THEME = 140
# Slides of one table.
MOST = 4


def pages(table: Table, box: Box) -> Iterator[tuple[list[Row], int]]:
    """The rows of each slide, and how many are left out after the last."""
    size = _type(table)
    widths = _widths(table, box, size)
    rows, at, count = list(table.rows), 0, 0
    head = _height([table.first, *(name for name, _ in table.columns)], widths, box, size)
    while at < len(rows) and count < MOST:
        high, taken, theme = head, 0, None
        for row in rows[at:]:
            more = _height([row.title, *map(_text, row.cells)], widths, box, size)
            if row.theme and row.theme != theme:
                more += _line(size)
            if taken and high + more > box.height:
                break
            high, taken, theme = high + more, taken + 1, row.theme
        at, count = at + taken, count + 1
        yield rows[at - taken : at], len(rows) - at if count == MOST else 0


def _type(table: Table) -> float:
    """Points of a table's text: smaller where it has many columns or long texts."""
    longest = max((len("".join(said(cell))) for row in table.rows for cell in row.cells), default=0)
    return SMALL if len(table.columns) > 5 or longest > 120 else SIZE


def _line(size: float) -> int:
    return int(Pt(size * LEADING)) + 2 * INSET


def _widths(table: Table, box: Box, size: float) -> list[int]:
    texts = [[table.first, *(name for name, _ in table.columns)]]
    texts += [[row.title[:LONGEST], *(measured(cell)[:LONGEST] for cell in row.cells)] for row in table.rows]
    room = box.width / 914400 * LETTERS * SIZE / size
    found = shares(texts, room)
    return [int(box.width * share / sum(found)) for share in found]


def _letters(wide: int, size: float) -> int:
    """Letters of a line of a column."""
    return max(int((wide - 2 * INSET) / 914400 * LETTERS * SIZE / size), 3)


def _height(texts: Sequence[str], widths: Sequence[int], box: Box, size: float) -> int:
    """About how high a row (or the head) is, in English metric units."""
    lines = 1
    for text, wide in zip(texts, widths, strict=True):
        letters = _letters(wide, size)
        shown = _fitted(text, letters, _most_lines(box, size))
        lines = max(lines, sum(len(textwrap.wrap(part, letters)) or 1 for part in shown.split("\n")))
    return int(Pt(size * LEADING)) * lines + 2 * INSET


def _most_lines(box: Box, size: float) -> int:
    """Lines of a cell that a slide has room for, under the head and a theme."""
    return max(int(box.height / Pt(size * LEADING)) - 4, 3)


def _fitted(text: str, letters: int, lines: int) -> str:
    """A text as far as a cell has room for it."""
    return cut(text, min(letters * lines * 3 // 4, LONGEST))


def _text(cell: Cell) -> str:
    if cell.sign and "shaded" in cell.marks:
        return f"{cell.text} {cell.sign.icon}"
    sign = f"{cell.sign.icon} " if cell.sign and cell.sign.icon not in cell.text else ""
    return sign + "\n".join(said(cell))


def add(slide: Any, box: Box, table: Table, rows: Sequence[Row]) -> Any:
    """Rows of a table on a slide, with its heads."""
    size = _type(table)
    lines = list(grouped(rows))
    frame = slide.shapes.add_table(
        len(lines) + 1, len(table.columns) + 1, box.left, box.top, box.width, _line(size) * (len(lines) + 1)
    )
    grid = frame.table
    described(frame, f"{table.label}. {table.caption}".strip())
    widths = _widths(table, box, size)
    most = _most_lines(box, size)
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = wide
    for line in grid.rows:
        line.height = _line(size)
    grid.horz_banding = False
    for place, name in enumerate((table.first, *(name for name, _ in table.columns))):
        shown = _fitted(name, _letters(widths[place], size), 3)
        _fill(grid.cell(0, place), shown, size, True, LIGHT.background, LIGHT.accent)
    for at, line in enumerate(lines, 1):
        if isinstance(line, str):
            whole = grid.cell(at, 0)
            whole.merge(grid.cell(at, len(table.columns)))
            _fill(whole, line[:LONGEST_THEME], size, True, LIGHT.accent, LIGHT.background)
            continue
        back = LIGHT.missing if line.marked else LIGHT.background
        title = _fitted(line.title, _letters(widths[0], size), most)
        _fill(grid.cell(at, 0), title, size, line.marked, LIGHT.text, back)
        for place, cell in enumerate(line.cells, 1):
            fill, ink = (LIGHT.background, LIGHT.text)
            if cell.sign and "shaded" in cell.marks and "later" not in cell.marks:
                fill, ink = shade(cell.sign.shade)
            elif "later" in cell.marks:
                ink = LIGHT.muted
            text = _fitted(_text(cell), _letters(widths[place], size), most)
            _fill(grid.cell(at, place), text, size, bool({"now", "mine"} & {*cell.marks}), ink, fill)
    return frame


def _fill(cell: Any, text: str, size: float, bold: bool, ink: str, fill: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(fill)
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = INSET
    write(cell.text_frame, [(part, size, bold, ink) for part in text.split("\n")], MSO_ANCHOR.TOP)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.space_after = Pt(0)
