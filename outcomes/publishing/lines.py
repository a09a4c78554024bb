"""The lines of a file that an officer hands in, before anything of them is believed, and where each of their cells stands."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from outcomes import files
from outcomes.errors import OutcomesError, visible
from outcomes.store import table

MOST_BYTES, MOST_LINES, MOST_LETTERS = 5_000_000, 20_000, 4_000
NEEDED = ("indicator", "period")
# What officers say of a figure, and who says it, beside the columns of the table.
COMMENTARY, WHO = "commentary", "who"
COLUMNS = (*table.COLUMNS, COMMENTARY, WHO)
WHAT_TO_SAVE = "save it as CSV in UTF-8 with the table's column names in the first line"


@dataclass(frozen=True)
class Where:
    """A line of a file: its number, and in a workbook its sheet and the letter of each column."""

    line: int
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """Where a column's cell stands, as the officer's program calls it."""
        if not self.sheet:
            return f"line {self.line}, column {column}" if column else f"line {self.line}"
        cell = f"cell {self.letters[column]}{self.line}" if column in self.letters else f"row {self.line}"
        return f"sheet {self.sheet}, {cell}"


@dataclass(frozen=True)
class Line:
    """The texts of a line by the columns of ``COLUMNS``; what the file does not have is not in it."""

    where: Where
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """What is wrong, where it stands in the file, and what to do about it; the indicator it is about, where that is known."""

    where: Where
    column: str
    said: str
    remedy: str
    indicator: str = ""

    @property
    def place(self) -> tuple[str, int, str]:
        """What problems are ordered by."""
        return self.where.sheet, self.where.line, self.column

    def __str__(self) -> str:
        return visible(f"{self.where.cell(self.column)}: {self.said}; {self.remedy}")


def of_csv(content: bytes, name: str) -> list[Line]:
    """The lines of a CSV in the table's own columns. Raises OutcomesError where it cannot be read as a table at all."""
    with files.reading(name, WHAT_TO_SAVE):
        text = content.decode("utf-8-sig")
        frame = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False, nrows=MOST_LINES + 1)
    frame.columns = [str(column).strip().lower() for column in frame.columns]
    if not isinstance(frame.index, pd.RangeIndex) or frame.columns.has_duplicates:
        raise OutcomesError(f"{name}: lines have more cells than the heading, or a column stands twice; {WHAT_TO_SAVE}")
    if odd := [column for column in frame.columns if column not in COLUMNS]:
        raise OutcomesError(f"{name}: column '{odd[0]}' is not known; the table has: {', '.join(COLUMNS)}")
    if lacking := [column for column in NEEDED if column not in frame.columns]:
        raise OutcomesError(f"{name}: column '{lacking[0]}' is missing; add it")
    if frame.empty:
        raise OutcomesError(f"{name} holds no figure; write one on each line under the heading")
    return [
        Line(Where(number), {str(column): str(cell) for column, cell in cells.items()})
        for number, cells in enumerate(frame.to_dict("records"), 2)
    ]


def bounded(content: bytes, name: str) -> bytes:
    """The content, or OutcomesError for one that is larger than a quarter's figures can be."""
    if len(content) > MOST_BYTES:
        raise OutcomesError(
            f"{name} has {len(content):,} bytes; a file of figures has at most {MOST_BYTES:,}: hand in one quarter"
        )
    return content


def counted(lines: list[Line], name: str) -> list[Line]:
    """The lines, or OutcomesError for too many."""
    if len(lines) > MOST_LINES:
        raise OutcomesError(f"{name} has more than {MOST_LINES:,} lines; hand in one quarter at a time")
    return lines
