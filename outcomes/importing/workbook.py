"""Reading a workbook as its cells show, and refusing one that is made to exhaust the machine (decisions 42 and 56)."""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any

import openpyxl

from outcomes.errors import OutcomesError
from outcomes.importing import limits
from outcomes.importing.limits import Rows

SUFFIXES = (".xlsx", ".xlsm")
# No workbook needs a document type; with one a few bytes may stand for a billion (decision 116).
DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)


def is_workbook(name: str) -> bool:
    """Whether a file is a workbook, by its name."""
    return name.lower().endswith(SUFFIXES)


def read(file: IO[bytes], name: str, show: "Callable[[Any], str] | None" = None) -> dict[str, Rows]:
    """The rows of every sheet as text, a cell as ``show`` says (see ``shown``).

    Raises OutcomesError for a workbook that is larger than any file of figures.
    """
    show = show or shown
    with zipfile.ZipFile(file) as packed:
        _refuse_bombs(packed, name)
        _refuse_heavy(packed, name)
        _refuse_entities(packed, name)
    # Read-only, so that one cell far away costs nothing; formulas stay formulas, so that none passes for a figure.
    book = openpyxl.load_workbook(file, read_only=True)
    try:
        found = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = ([show(cell) for cell in row] for row in sheet.iter_rows())
            found[sheet.title] = limits.bounded(rows, name)
        return found
    finally:
        book.close()


def _refuse_bombs(packed: zipfile.ZipFile, name: str) -> None:
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > limits.MOST_UNPACKED or any(
        part.file_size > 1_000_000 and part.file_size > limits.MOST_RATIO * part.compress_size for part in parts
    ):
        raise OutcomesError(f"{name} unpacks to far more than its size; a workbook of figures does not")


def _refuse_heavy(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse more than a publisher's workbook holds, before anything is made of it: a row is built whole."""
    most = {"styles.xml": limits.MOST_STYLES, "sharedstrings.xml": limits.MOST_TEXTS}
    cells = 0
    for part in packed.infolist():
        inside = part.filename.lower()
        if any(inside.endswith(end) and part.file_size > size for end, size in most.items()):
            raise OutcomesError(f"{name} has more styles or texts than a workbook of figures; save its figures alone")
        if not inside.startswith("xl/worksheets/"):
            continue
        for in_row, found in _cells(packed, part):
            cells += found
            if in_row > limits.MOST_COLUMNS or cells > limits.MOST_CELLS:
                raise OutcomesError(
                    f"{name} has more than {limits.MOST_COLUMNS} columns or {limits.MOST_CELLS:,} cells; "
                    "a file of figures has less"
                )


def _refuse_entities(packed: zipfile.ZipFile, name: str) -> None:
    for part in packed.infolist():
        with packed.open(part) as inside:
            before = b""
            while chunk := inside.read(1_000_000):
                if DOCTYPE.search(before + chunk):
                    raise OutcomesError(f"{name} declares a document type, as no workbook does; save it again as .xlsx")
                before = chunk[-20:]


def _cells(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[int, int]]:
    """Piece by piece of a sheet: the cells so far of the row that the piece is of, and the cells of the piece."""
    in_row = 0
    with packed.open(part) as sheet:
        while chunk := sheet.read(1_000_000):
            for place, row in enumerate(chunk.split(b"<row")):
                found = row.count(b"<c ") + row.count(b"<c>")
                # What stands before the first "<row" of a chunk belongs to the last row of the chunk before.
                in_row = found if place else in_row + found
                yield in_row, found


def shown(cell: Any) -> str:
    """A cell as it reads: a percentage keeps its sign, because 12.5% is stored as 0.125."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return f"error {value}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Quoted, escaped and bracketed parts are only shown; of several sections one is for figures below zero.
        parts = re.sub(r'"[^"]*"|\\.|\[[^]]*\]|[_*].', "", cell.number_format or "").split(";")
        section = parts[1] if value < 0 and len(parts) > 1 else parts[2] if value == 0 and len(parts) > 2 else parts[0]
        if times := section.count("%"):
            return f"{value * 100**times:.10g}%"
    return str(value)
