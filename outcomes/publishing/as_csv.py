"""The lines of a CSV that was handed in."""

import io

import pandas as pd

from outcomes import files
from outcomes.errors import OutcomesError
from outcomes.publishing.lines import COLUMNS, MOST_BYTES, MOST_LINES, NEEDED, Line, Where
from outcomes.store import table

WHAT_TO_SAVE = "save it as CSV in UTF-8 with the table's column names in the first line"


def of_csv(content: bytes, name: str) -> list[Line]:
    """The lines of a CSV in the table's own columns. Raises OutcomesError where it cannot be read as a table at all."""
    with files.reading(name, WHAT_TO_SAVE):
        text = content.decode("utf-8-sig")
        frame = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False, nrows=MOST_LINES + 1)
    frame.columns = [str(column).strip().lower() for column in frame.columns]
    if not isinstance(frame.index, pd.RangeIndex) or frame.columns.has_duplicates:
        raise OutcomesError(f"{name}: lines have more cells than the heading, or a column stands twice; {WHAT_TO_SAVE}")
    frame = frame.drop(columns=[column for column in table.DESCRIBED if column in frame])
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
