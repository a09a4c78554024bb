"""The lines of a file that an officer hands in, before anything of them is believed, and where each of their cells stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outcomes.errors import visible
from outcomes.store import table

MOST_BYTES, MOST_LINES, MOST_LETTERS = 5_000_000, 20_000, 4_000
NEEDED = ("indicator", "period")
# What officers say of a figure, and who says it, beside the columns of the table.
COMMENTARY, WHO = "commentary", "who"
COLUMNS = (*table.COLUMNS, COMMENTARY, WHO)


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
