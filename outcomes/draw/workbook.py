"""A document as a workbook: contents, a sheet a chapter laid out for people, every figure as a tidy table, definitions, notes.

Laid out after the Government Analysis Function's guidance on spreadsheets that everyone can use: no merged and no hidden
cells, each sheet begins with its title at the top left, tables are marked as tables, nothing is said by colour alone.
"""

import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook

from outcomes.answer import Answer, Cell, Row
from outcomes.document import Chapter, Document, quoted
from outcomes.draw import gridded, stable
from outcomes.draw.theme import LIGHT, shade
from outcomes.store.table import NUMBERS

# What the names of sheets may not hold, and how long they may be.
FORBIDDEN, LONGEST = re.compile(r"[\[\]:*?/\\]"), 28
# Letters of the widest column, and what a cell of a workbook holds at most.
WIDEST, MOST = 60, 32_000
NARROWEST = 12
MEANS = (
    "Indicator",
    "Id",
    "Dataset",
    "Definition",
    "Unit",
    "Good direction",
    "Numerator",
    "Denominator",
    "Caution",
    "Owner",
)
WHY = ("Why a figure is missing", "As it reads in a narrow cell", "What it means")


def xlsx(document: Document) -> bytes:
    """The document as an Excel file; the same document gives the same bytes. No cell starts a formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as made:
        made.set_properties(
            {"title": document.title, "author": document.publisher, "subject": " · ".join(document.lines)}
        )
        made.set_size(2400, 1400)
        _Book(made, document).write()
    return stable.archive(out.getvalue(), document.day)


class _Book:
    """The workbook in the making: its formats, and the sheets one after another."""

    def __init__(self, made: Workbook, document: Document) -> None:
        self.made, self.document = made, document
        text: dict[str, Any] = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 11}
        self.formats = {
            "text": made.add_format(text),
            "title": made.add_format({"bold": True, "font_size": 18, "font_name": "Arial", "font_color": LIGHT.accent}),
            "sentence": made.add_format({**text, "bold": True, "font_size": 12}),
            "plain": made.add_format({"font_name": "Arial", "font_size": 11}),
            "head": made.add_format({**text, "bold": True, "bottom": 2}),
            "theme": made.add_format({**text, "bold": True, "font_color": LIGHT.accent}),
            "number": made.add_format(
                {"font_name": "Arial", "font_size": 11, "valign": "top", "num_format": "General"}
            ),
            "link": made.add_format(
                {"font_name": "Arial", "font_size": 11, "font_color": LIGHT.accent, "underline": 1}
            ),
        }
        self.text = text

    def write(self) -> None:
        """Every sheet."""
        names = [_name(number, chapter.title) for number, chapter in enumerate(self.document.chapters, 1)]
        rest = ["Figures", "Definitions", "Notes", "Sources"]
        self._contents(
            [*zip(names, (chapter.title for chapter in self.document.chapters), strict=True), *((n, n) for n in rest)]
        )
        for name, chapter in zip(names, self.document.chapters, strict=True):
            self._chapter(name, chapter)
        self._figures(self.document.figures)
        self._marked("Definitions", "What each indicator means", MEANS, _texts(self.document.meanings))
        notes = [
            *_texts(self.document.absences),
            *((name, "", meaning) for name, meaning in self.document.explained()),
        ]
        self._marked("Notes", "Why a figure may be missing, and words explained", WHY, notes)
        self._marked(
            "Sources", "Where the figures come from", ("Source",), [(source,) for source in self.document.sources()]
        )

    def _sheet(self, name: str, title: str) -> Any:
        sheet = self.made.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, title, self.formats["title"])
        return sheet

    def _contents(self, entries: Sequence[tuple[str, str]]) -> None:
        sheet = self._sheet("Contents", self.document.title)
        sheet.set_column(0, 0, WIDEST)
        at = 1
        for line in (*self.document.lines, self.document.publisher):
            sheet.write_string(at, 0, line, self.formats["plain"])
            at += 1
        for name, title in entries:
            at += 1
            sheet.write_url(at, 0, f"internal:'{name}'!A1", self.formats["link"], string=title)

    def _chapter(self, name: str, chapter: Chapter) -> None:
        """The answers of a chapter under each other: sentence, whose figures, each part as a table, notes, sources."""
        sheet = self._sheet(name, chapter.title)
        parts = [(one, list(gridded.grids(one.answer))) for one in chapter.sheets]
        widths = _widths(
            [[*heads] for _, grids in parts for heads, _ in grids]
            + [r for _, grids in parts for _, rows in grids for r in rows]
        )
        for column, wide in enumerate(widths):
            sheet.set_column(column, column, wide)
        at = 1
        for one, grids in parts:
            at += 1
            for text, look in ((one.answer.sentence, "sentence"), (one.answer.about, "text")):
                at = self._lines(sheet, at, [text], look)
            for heads, rows in grids:
                at = self._grid(sheet, at + 1, heads, rows, widths)
            at = self._lines(sheet, at + 1, _said(one.answer), "text")

    def _lines(self, sheet: Any, at: int, texts: Iterable[str], look: str) -> int:
        """Texts under each other in the first column; the line after them."""
        for text in filter(None, texts):
            sheet.write_string(at, 0, text[:MOST], self.formats[look])
            sheet.set_row(at, _high([text], [WIDEST]))
            at += 1
        return at

    def _grid(self, sheet: Any, at: int, heads: Sequence[str], rows: gridded.Grid, widths: Sequence[int]) -> int:
        for column, head in enumerate(heads):
            sheet.write_string(at, column, head, self.formats["head"])
        sheet.set_row(at, _high(heads, widths))
        for row in rows:
            at += 1
            if len(row) == 1 and len(heads) > 1:
                sheet.write_string(at, 0, str(row[0]), self.formats["theme"])
                sheet.set_row(at, _high([str(row[0])], widths))
                continue
            texts = [gridded.text(cell)[:MOST] for cell in row]
            for column, (text, cell) in enumerate(zip(texts, row, strict=True)):
                sheet.write_string(at, column, text, self._look(cell))
            sheet.set_row(at, _high(texts, widths))
        return at + 1

    def _look(self, cell: Cell | str) -> Any:
        if isinstance(cell, str) or cell.sign is None or "shaded" not in cell.marks or "later" in cell.marks:
            return self.formats["text"]
        fill, ink = shade(cell.sign.shade)
        if fill not in self.formats:
            self.formats[fill] = self.made.add_format({**self.text, "bg_color": fill, "font_color": ink})
        return self.formats[fill]

    def _figures(self, frame: pd.DataFrame) -> None:
        """Every figure as a tidy table: a row a figure, numbers as numbers."""
        sheet = self._sheet("Figures", "Every figure behind this document")
        sheet.write_string(
            1,
            0,
            "One table: a row is one figure as published. Empty numbers are explained by their status; see Notes.",
            self.formats["plain"],
        )
        if frame.empty:
            return
        columns = [{"header": name[:1].upper() + name[1:]} for name in frame.columns]
        sheet.add_table(
            2,
            0,
            2 + len(frame),
            len(columns) - 1,
            {"columns": columns, "name": "Figures", "style": "Table Style Light 1"},
        )
        for place, name in enumerate(frame.columns):
            number = name in NUMBERS
            longest = 0
            for at, value in enumerate(frame[name].tolist(), 3):
                if number:
                    if pd.notna(value):
                        sheet.write_number(at, place, float(value), self.formats["number"])
                elif value:
                    sheet.write_string(at, place, str(value)[:MOST], self.formats["plain"])
                    longest = max(longest, len(str(value)))
            sheet.set_column(place, place, min(max(longest, len(name)) + 2, 40))
        sheet.freeze_panes(3, 1)

    def _marked(self, name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """One table under its title."""
        sheet = self._sheet(name, title)
        if not rows:
            sheet.write_string(1, 0, "None.", self.formats["plain"])
            return
        sheet.add_table(
            2,
            0,
            2 + len(rows),
            len(heads) - 1,
            {"columns": [{"header": head} for head in heads], "name": name, "style": "Table Style Light 1"},
        )
        widths = [
            min(max(len(head), *(len(row[place]) for row in rows)) + 2, WIDEST) for place, head in enumerate(heads)
        ]
        for at, row in enumerate(rows, 3):
            for place, text in enumerate(row):
                sheet.write_string(at, place, text[:MOST], self.formats["text"])
            sheet.set_row(at, _high(row, widths))
        for place, wide in enumerate(widths):
            sheet.set_column(place, place, wide)
        sheet.freeze_panes(3, 0)


def _widths(rows: Sequence[Sequence[Cell | str]]) -> list[int]:
    """How many letters wide each column of a chapter's sheet is; the first holds its sentences."""
    widths = [WIDEST]
    for row in rows:
        for column, cell in enumerate(row[1:], 1):
            longest = max((len(line) for line in gridded.text(cell).split("\n")), default=0)
            widths += [NARROWEST] * (column + 1 - len(widths))
            widths[column] = min(max(widths[column], longest + 2), WIDEST)
    return widths


def _high(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The height of a row, in points, whose texts wrap."""
    lines = 1
    for text, wide in zip(texts, widths, strict=False):
        lines = max(lines, sum(len(textwrap.wrap(line, wide)) or 1 for line in text.split("\n")))
    # Excel knows no higher row.
    return float(min(15 * lines, 409))


def _name(number: int, title: str) -> str:
    """The name of a chapter's sheet: its number and as much of its title as Excel allows."""
    return f"{number} {FORBIDDEN.sub(' ', title)}"[:LONGEST].strip(" '")


def _texts(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    return [(row.title, *(cell.text for cell in row.cells)) for row in rows]


def _said(it: Answer) -> list[str]:
    return [*it.notes, *map(quoted, it.quotations), *(f"Source: {source}." for source in it.sources)]
