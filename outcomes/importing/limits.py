"""How large a publisher's file may be: more is refused before anything is made of it (decision 56)."""

from collections.abc import Iterable

from outcomes.errors import OutcomesError

# England's population by single year of age has 34,800 rows of about 100 cells and 12 million bytes.
MOST_BYTES = 40_000_000
MOST_UNPACKED = 300_000_000
# Workbooks pack to a tenth; a part that packs to less than a hundredth is made to be large.
MOST_RATIO = 100
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 400, 4_000_000
# Bytes: a line of a CSV, and the parts of a workbook that hold styles and shared texts.
MOST_LINE, MOST_STYLES, MOST_TEXTS = 200_000, 3_000_000, 60_000_000
# Cells with the number of their row in the file, from 1.
Rows = list[tuple[int, list[str]]]


def bounded(rows: Iterable[list[str]], name: str) -> Rows:
    """The rows with their numbers from 1, empty ones left out. Refuses more rows or columns than a publisher's file has."""
    found, total = [], 0
    for number, cells in enumerate(rows, 1):
        total += len(cells)
        if total > MOST_CELLS:
            raise OutcomesError(f"{name} has more than {MOST_CELLS:,} cells; a file of figures has less")
        if number > MOST_ROWS:
            raise OutcomesError(f"{name} has more than {MOST_ROWS:,} rows; a file of figures has less")
        if len(cells) > MOST_COLUMNS:
            raise OutcomesError(f"{name}: row {number} has {len(cells):,} columns; a file of figures has at most 400")
        if any(cells):
            found.append((number, cells))
    return found
