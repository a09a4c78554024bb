"""Reading a file of any kind into tables of text, each under the header row that names a column of LSOAs."""

import csv
import io
from pathlib import Path

import pandas as pd

from outcomes import files
from outcomes.errors import OutcomesError
from outcomes.importing import limits, workbook
from outcomes.importing.limits import Rows
from outcomes.importing.under_header import _under_header


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
