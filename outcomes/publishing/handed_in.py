"""A file of figures and commentary as an officer hands it in, a workbook or a CSV, with every problem named at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from outcomes import building, files
from outcomes.areas import Areas
from outcomes.catalogue.model import Dataset
from outcomes.errors import OutcomesError
from outcomes.importing.workbook import is_workbook
from outcomes.publishing import as_csv, checks, workbook
from outcomes.publishing.checks import Before
from outcomes.publishing.lines import COMMENTARY, MOST_BYTES, WHO, Line, Problem, Where
from outcomes.store import table
from outcomes.store import words as texts

# A line with none of these speaks of no figure, and may still carry commentary.
OF_A_FIGURE = ("value", "printed", "numerator", "denominator", "lower", "upper", "status", "note")


@dataclass(frozen=True)
class HandedIn:
    """The figures of a file in the columns of the table (one that is withdrawn has that status), its commentary in those of the
    table of words, where each stands in the file, its problems, and what is to be said of the file itself."""

    rows: pd.DataFrame
    places: tuple[Where, ...]
    words: pd.DataFrame
    said_at: tuple[Where, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()


def read(file: Path) -> bytes:
    """The bytes of a file. Raises OutcomesError for what is none, or too large."""
    if (size := files.regular(file).stat().st_size) > MOST_BYTES:
        raise OutcomesError(
            f"{file.name} has {size:,} bytes; a file of figures has at most {MOST_BYTES:,}: hand in one quarter"
        )
    with files.reading(file.name, "check that you may open it"):
        return file.read_bytes()


def parse(content: bytes, name: str, dataset: Dataset, areas: Areas, before: Before) -> HandedIn:
    """The figures and the commentary of a file with all that is wrong in them. ``before`` is what stands already.

    Raises OutcomesError where it cannot be read as a table at all.
    """
    as_csv.bounded(content, name)
    if is_workbook(name):
        given, problems, remarks = workbook.lines(content, name, dataset)
    else:
        given, problems, remarks = as_csv.of_csv(content, name), [], []
    rows, places, words, said_at = [], [], [], []
    for line in as_csv.counted(given, name):
        wrong = checks.of_cells(line)
        row = None if wrong else _row(line, name, dataset, areas, wrong)
        if row is not None:
            spoken = line.cells.get(COMMENTARY, "").strip()
            wrong += checks.of_subject(row, line, dataset, areas) + checks.of_commentary(row, line, dataset)
            if not spoken or _has_a_figure(line):
                wrong += checks.of_figure(row, line, dataset, before)
                rows.append(row)
                places.append(line.where)
            if spoken:
                words.append(_words(row, spoken, line.cells.get(WHO, "").strip()))
                said_at.append(line.where)
        problems += wrong
    figures, said = building.table(rows), pd.DataFrame(words, columns=texts.COLUMNS, dtype="str")
    problems += _twice(figures, table.KEY, places, "the figure stands twice")
    problems += _twice(said, ["about", "area", "period"], said_at, "there are two commentaries on one figure")
    ordered = sorted(problems, key=lambda problem: problem.place)
    return HandedIn(figures, tuple(places), said, tuple(said_at), tuple(ordered), tuple(remarks))


def _row(line: Line, name: str, dataset: Dataset, areas: Areas, wrong: list[Problem]) -> dict[str, object] | None:
    """The line as a row of the table; None, and a problem, where a number is none."""
    where = line.where.cell("")
    cells = {column: text for column, text in line.cells.items() if text.strip() and column in table.COLUMNS}
    try:
        return building.from_line({"area": areas.authority.id, **cells}, dataset, f"{name}, {where}", where)
    except OutcomesError as fault:
        said = str(fault).removeprefix(f"{where}: ").rpartition("; ")[0]
        wrong.append(Problem(line.where, "", said, "write a plain number"))
        return None


def _has_a_figure(line: Line) -> bool:
    return any(line.cells.get(column, "").strip() for column in OF_A_FIGURE)


def _words(row: Mapping[str, object], text: str, who: str) -> dict[str, object]:
    """Commentary as a row of the table of words."""
    same = {column: row[column] for column in ("dataset", "area", "period", "source", "locator")}
    empty = dict.fromkeys(texts.COLUMNS, "")
    return {**empty, **same, "kind": texts.COMMENTARY, "about": row["indicator"], "who": who, "text": text}


def _twice(rows: pd.DataFrame, key: list[str], places: list[Where], said: str) -> list[Problem]:
    again = rows.duplicated(key)
    return [Problem(places[place], "", said, "keep one line of it") for place in np.flatnonzero(again.to_numpy())]
