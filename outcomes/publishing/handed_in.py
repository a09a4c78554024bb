"""A file of figures as an officer hands it in: CSV in the table's own columns, with every problem named at once."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import pandas as pd

from outcomes import building, files
from outcomes.areas import Areas
from outcomes.catalogue.model import MEAN, Dataset, Indicator
from outcomes.errors import OutcomesError, visible
from outcomes.store import table

MOST_BYTES, MOST_LINES, MOST_LETTERS = 5_000_000, 20_000, 4_000
NEEDED = ("indicator", "period")
WITHDRAWN = "withdrawn"
# Statistics of a share that are no share themselves.
NO_SHARE = ("variance", "change", "sd", "n", "p_value")
WHAT_TO_SAVE = "save it as CSV in UTF-8 with the table's column names in the first line"


@dataclass(frozen=True)
class Problem:
    """What is wrong, where it stands in the file, and what to do about it."""

    line: int
    column: str
    said: str
    remedy: str

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", column {self.column}" if self.column else "")
        return visible(f"{where}: {self.said}; {self.remedy}")


@dataclass(frozen=True)
class Before:
    """What is published of each indicator already: the kinds of its periods, and its lowest value that is not nothing."""

    kinds: Mapping[str, set[str]]
    lowest: Mapping[str, float]


@dataclass(frozen=True)
class HandedIn:
    """The rows of a file in the columns of the table (a figure that is withdrawn has that status), and its problems.

    ``lines`` are the numbers of the lines of the file, one a row.
    """

    rows: pd.DataFrame
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]


def read(file: Path) -> bytes:
    """The bytes of a file. Raises OutcomesError for what is none, or too large."""
    size = files.regular(file).stat().st_size
    if size > MOST_BYTES:
        raise OutcomesError(
            f"{file.name} has {size:,} bytes; a file of figures has at most {MOST_BYTES:,}: hand in one quarter"
        )
    with files.reading(file.name, "check that you may open it"):
        return file.read_bytes()


def parse(content: bytes, name: str, dataset: Dataset, areas: Areas, published: "Before") -> HandedIn:
    """The rows of a CSV file with all that is wrong in them. ``published`` is what stands already. Raises OutcomesError where it cannot be read as a table at all."""
    if len(content) > MOST_BYTES:
        raise OutcomesError(
            f"{name} has {len(content):,} bytes; a file of figures has at most {MOST_BYTES:,}: hand in one quarter"
        )
    with files.reading(name, WHAT_TO_SAVE):
        text = content.decode("utf-8-sig")
        frame = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False, nrows=MOST_LINES + 1)
    frame.columns = [str(column).strip().lower() for column in frame.columns]
    if len(frame) > MOST_LINES:
        raise OutcomesError(f"{name} has more than {MOST_LINES:,} lines; hand in one quarter at a time")
    if not isinstance(frame.index, pd.RangeIndex) or frame.columns.has_duplicates:
        raise OutcomesError(f"{name}: lines have more cells than the heading, or a column stands twice; {WHAT_TO_SAVE}")
    if odd := [column for column in frame.columns if column not in table.COLUMNS]:
        raise OutcomesError(f"{name}: column '{odd[0]}' is not known; the table has: {', '.join(table.COLUMNS)}")
    if lacking := [column for column in NEEDED if column not in frame.columns]:
        raise OutcomesError(f"{name}: column '{lacking[0]}' is missing; add it")
    if frame.empty:
        raise OutcomesError(f"{name} holds no figure; write one on each line under the heading")
    rows, lines, problems = [], [], []
    for line, cells in enumerate(frame.to_dict("records"), 2):
        given = {str(column): str(cell) for column, cell in cells.items()}
        found = _of_cells(given, line)
        row = None
        if not found:
            try:
                row = building.from_line(
                    {"area": areas.authority.id, **{c: v for c, v in given.items() if v.strip()}},
                    dataset,
                    f"{name}, line {line}",
                    f"line {line}",
                )
            except OutcomesError as fault:
                found = [Problem(line, "", str(fault).partition(": ")[2].partition("; ")[0], "write a plain number")]
        if row is not None:
            found = _of_row(row, line, dataset, areas, published)
            rows.append(row)
            lines.append(line)
        problems += found
    made = building.table(rows)
    problems += _twice(made, lines)
    return HandedIn(made, tuple(lines), tuple(sorted(problems, key=lambda problem: (problem.line, problem.column))))


def _of_cells(given: dict[str, str], line: int) -> list[Problem]:
    found = []
    for column, cell in given.items():
        text = cell.strip()
        if text.startswith("="):
            found.append(Problem(line, column, f"'{text[:40]}' is a formula", "write what it comes to"))
        elif len(text) > MOST_LETTERS:
            found.append(Problem(line, column, f"{len(text):,} letters", f"write at most {MOST_LETTERS:,}"))
        elif any(not mark.isprintable() for mark in text.replace("\n", " ").replace("\t", " ")):
            found.append(
                Problem(line, column, f"'{text[:40]}' has letters that cannot be seen", "write it again by hand")
            )
    return found


def _of_row(row: dict[str, object], line: int, dataset: Dataset, areas: Areas, published: "Before") -> list[Problem]:
    found = []

    def wrong(column: str, said: str, remedy: str) -> None:
        found.append(Problem(line, column, said, remedy))

    name = str(row["indicator"])
    entry = dataset.indicators.get(name)
    if row["dataset"] != dataset.id:
        wrong("dataset", f"'{row['dataset']}' is another dataset", f"hand it in on its own, or write {dataset.id}")
    if entry is None:
        wrong(
            "indicator",
            f"'{name}' is not known",
            f"{_meant(name, _indicators(dataset))}or declare it in dataset.yaml: - {{id: {name}, title: ..., theme: ..., definition: ...}}",
        )
    if (area := str(row["area"])) not in areas.ids:
        wrong(
            "area",
            f"'{area}' is not known",
            f"{_meant(area, {a.name: a.id for a in areas.areas.values()})}or add it to geo/other_areas.csv",
        )
    found += _of_period(row, line, dataset, published)
    for column, known in (
        ("statistic", table.STATISTICS),
        ("status", (*table.STATUSES, WITHDRAWN)),
        ("bound", table.BOUNDS),
    ):
        if row[column] not in known:
            wrong(column, f"'{row[column]}' is not known", f"write one of: {', '.join(filter(None, known))}")
    if row["source"] not in dataset.sources:
        wrong(
            "source",
            f"'{row['source']}' is not known",
            f"declare it under sources: in dataset.yaml, or write one of: {', '.join(dataset.sources)}",
        )
    if entry is not None:
        found += _of_numbers(row, line, entry, published)
    return found


def _of_period(row: dict[str, object], line: int, dataset: Dataset, published: "Before") -> list[Problem]:
    """A period that cannot be read, or of a kind that the indicator has no figure of."""
    given, entry = str(row["period"]), dataset.indicators.get(str(row["indicator"]))
    try:
        kind = dataset.period(given).kind
    except OutcomesError as fault:
        remedy = "write a quarter as 2016-17-Q4, a year as 2016-17, a month as 2016-04"
        return [Problem(line, "period", str(fault), remedy)]
    usual = published.kinds.get(entry.id, set()) if entry else set()
    if entry is None or not usual or kind in {*usual, entry.period_kind}:
        return []
    said = f"'{given}' is a {_kind(kind)}, and this indicator has figures of a {_listed(usual)}"
    return [Problem(line, "period", said, "correct it")]


def _of_numbers(row: dict[str, object], line: int, entry: Indicator, published: "Before") -> list[Problem]:
    value, numerator, denominator = (float(str(row[column])) for column in ("value", "numerator", "denominator"))
    share = entry.unit.startswith("%") and row["statistic"] not in NO_SHARE
    found = []
    if np.isinf([value, numerator, denominator]).any():
        found.append(Problem(line, "value", "a number without end", "write the figure as published"))
    if share and value > 100:
        found.append(Problem(line, "value", f"{value:g} is more than 100%", "write the percentage, from 0 to 100"))
    if share and 0 < value < 1 <= published.lowest.get(entry.id, 1) and "%" not in str(row["printed"]):
        said = f"{value:g} may be a share of one, which would be {100 * value:g}%"
        found.append(
            Problem(line, "value", said, f"write {100 * value:g}; if it is {value:g}%, write so in the column printed")
        )
    if entry.aggregation != MEAN and numerator > denominator:
        said = f"{numerator:g} is more than the denominator, {denominator:g}"
        found.append(Problem(line, "numerator", said, "correct one of them"))
    if row["status"] in table.WITH_VALUE and np.isnan(value) and entry.unit != "text":
        found.append(
            Problem(
                line,
                "value",
                "there is no number",
                f"write one, or in the column status why there is none: {', '.join(table.WITHOUT_VALUE)}",
            )
        )
    if row["status"] in set(table.WITHOUT_VALUE) - {"unclear"} and not np.isnan(value):
        found.append(
            Problem(line, "status", f"'{row['status']}' stands beside the number {value:g}", "take one of them away")
        )
    return found


def _twice(rows: pd.DataFrame, lines: list[int]) -> list[Problem]:
    again = rows.duplicated(table.KEY)
    return [
        Problem(lines[place], "", "the figure stands twice", "keep one line of it")
        for place in np.flatnonzero(again.to_numpy())
    ]


def _indicators(dataset: Dataset) -> dict[str, str]:
    return {entry.title: name for name, entry in dataset.indicators.items()}


def _meant(given: str, known: dict[str, str]) -> str:
    """``did you mean ...? `` for what is near by id or by name; "" for nothing near."""
    near = get_close_matches(given, [*known, *known.values()], 1, 0.7)
    return f"did you mean '{known.get(near[0], near[0])}'? " if near else ""


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def _listed(kinds: set[str]) -> str:
    """Kinds of period in words."""
    return " or ".join(sorted(map(_kind, kinds)))
