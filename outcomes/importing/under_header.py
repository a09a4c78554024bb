"""A table of LSOAs found under its header, wherever that stands on the sheet."""

import pandas as pd

from outcomes.errors import OutcomesError
from outcomes.importing import workbook
from outcomes.importing.limits import Rows
from outcomes.importing.lsoas import CODE, lsoa_column

# Rows above the headings: a title, whom the table counts, empty lines.
PREAMBLE = 25


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
