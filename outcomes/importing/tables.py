"""Reading a file of any kind into tables of text, each under the header row that names a column of LSOAs."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from outcomes import files
from outcomes.errors import OutcomesError
from outcomes.importing import limits, workbook
from outcomes.importing.limits import Rows

# Rows above the headings: a title, whom the table counts, empty lines.
PREAMBLE = 25
CODE = re.compile(r"[EW]01\d{6}")
LSOA_HEADINGS = re.compile(
    r"(lsoa ?(20)?\d\d ?(cd|code)|lsoa code( \(\d{4}\))?|lsoa\d\dcd|area codes?( ?\d*)?|lsoa_code)", re.I
)


def sheets(file: Path) -> dict[str, pd.DataFrame]:
    """The tables of a CSV or workbook as text, each under the header row found; "" names the one of a CSV.

    Rows are numbered as in the file. Raises OutcomesError for what is no regular file, too large in bytes, rows or
    columns, or no table; a row of an LSOA that is not as wide as the header is refused, since a cell may have slipped.
    """
    if files.regular(file).stat().st_size > limits.MOST_BYTES:
        raise OutcomesError(
            f"{file.name} has more than {limits.MOST_BYTES // 1_000_000} million bytes; a publisher's file has less"
        )
    with files.reading(file.name, "take the publisher's file unchanged, as CSV in UTF-8 or as a workbook (.xlsx)"):
        if workbook.is_workbook(file.name):
            with file.open("rb") as opened:
                tables = workbook.read(opened, file.name)
        else:
            tables = {"": _csv(file)}
        found = {name: _under_header(rows, file.name) for name, rows in tables.items()}
    return {name: frame for name, frame in found.items() if frame is not None}


def lsoa_column(names: Sequence[str]) -> str | None:
    """The column that holds codes of LSOAs."""
    return next((name for name in names if LSOA_HEADINGS.fullmatch(name.strip())), None)


def _csv(file: Path) -> Rows:
    with file.open("rb") as handle:
        if any(len(line) > limits.MOST_LINE for line in handle):
            raise OutcomesError(
                f"{file.name} has a line of more than {limits.MOST_LINE:,} characters; a publisher's file has none"
            )
    text = file.read_bytes().decode("utf-8-sig")
    if "\0" in text:
        raise OutcomesError(f"{file.name} holds binary data; save it as CSV in UTF-8")
    return limits.bounded(csv.reader(io.StringIO(text), strict=True), file.name)


def _under_header(rows: Rows, name: str) -> pd.DataFrame | None:
    """The rows under the first one that names an LSOA column, indexed by their numbers; None when there is none near the top."""
    headings = ([str(cell).strip() for cell in cells] for _, cells in rows[:PREAMBLE])
    found = next(((place, names) for place, names in enumerate(headings) if lsoa_column(names)), None)
    if found is None:
        return None
    place, names = found
    printed_width = len(names)
    while not names[-1]:
        names.pop()
    if twice := [column for column in names if column and names.count(column) > 1]:
        raise OutcomesError(f"{name}: two columns are called '{twice[0]}'; keep one")
    kept = _of_lsoas(rows[place + 1 :], names, printed_width, name)
    frame = pd.DataFrame(list(kept.values()), columns=names, index=list(kept), dtype="str")
    return frame.loc[:, [bool(column) for column in names]]


def _of_lsoas(rows: Rows, names: list[str], printed_width: int, name: str) -> dict[int, list[str]]:
    """The cells of each row of an LSOA, by row number, as wide as the headings.

    Left out are totals, repeated headings and footnotes; what should have been an LSOA is told as missing.
    """
    code = lsoa_column(names)
    assert code is not None
    at, width = names.index(code), len(names)
    # A workbook leaves out empty cells at the end of a row; a CSV does not.
    packed = workbook.is_workbook(name)
    found = {}
    for number, cells in rows:
        kept = [*cells[:width], *[""] * (width - len(cells))]
        if not CODE.fullmatch(kept[at].strip()):
            continue
        if any(cells[width:]) if packed else len(cells) not in (width, printed_width):
            raise OutcomesError(
                f"{name}: row {number} has {len(cells)} cells under {width} headings, so a figure may stand in the wrong "
                "column; put quotes around figures with a thousands comma, or take the publisher's file unchanged"
            )
        found[number] = kept
    return found
