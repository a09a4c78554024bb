"""From source files, as printed, to the one table. What every ``build.py`` shares."""

import math
import re
from pathlib import Path

import pandas as pd

from outcomes import files as files_module
from outcomes.catalogue.model import Dataset
from outcomes.errors import OutcomesError
from outcomes.store.table import COLUMNS, NUMBERS

NUMBER = re.compile(r"(?<![\d.])([-+]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)(?=\D|$)")
WORDS = {
    "no responses": 0.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "eight": 8.0,
}


def read_source(file: Path) -> pd.DataFrame:
    """Read a source file with every cell as text, so that ``N/A`` and ``0%`` stay what they are."""
    return pd.read_csv(file, dtype="str", keep_default_na=False, encoding="utf-8")


def number(printed: str) -> float | None:
    """The first number in a printed cell, or None: ``10,985`` is 10985, ``1(33%)`` is 1, ``<1`` is 1."""
    cell = printed.strip()
    if cell.lower() in WORDS:
        return WORDS[cell.lower()]
    # "+/- 7.5" has no sign of its own; see ``bound``.
    for match in NUMBER.finditer(cell.replace("+/-", "±")):
        digits = match.group(1).replace(",", "").replace(" ", "")
        if any(character.isdigit() for character in digits):
            return float(digits)
    return None


def bound(printed: str) -> str:
    """What limits the number of a cell: ``<`` in ``p<0.01``, ``±`` in ``+/- 7.5``, ``≈`` in ``approx. 50``, ``≤`` in ``max 30``; "" for none."""
    marks = {
        "±": r"\+/-|±",
        "≤": r"\bmax\b|at most|no more than",
        "≈": r"\bapprox|\baround\b|\babout\b",
        "<": "<",
        ">": ">",
    }
    return next((mark for mark, pattern in marks.items() if re.search(pattern, printed, re.I)), "")


def change(printed: str) -> float | None:
    """The change in a cell, negative where words say so: ``17% decrease`` is -17, ``£0.5 million less`` is -0.5."""
    size = number(printed)
    falls = re.search(r"\b(decrease|less|fewer|reduction|fall)\b", printed)
    return -size if size and falls else size


def percentage(printed: str) -> float | None:
    """The percentage in a cell: ``1(33%)`` is 33, ``37% (11)`` is 37, ``1 (<1%)`` is 1."""
    if match := re.search(r"\(\s*<?\s*([\d.]+)\s*%?\s*\)", printed):
        before = printed.split("(")[0]
        if "%" not in before:
            return float(match.group(1))
    return number(printed)


def bracketed(printed: str) -> float | None:
    """The count in brackets after a percentage: ``37% (11)`` is 11."""
    match = re.search(r"\(\s*(\d+)\s*\)", printed)
    return float(match.group(1)) if match else None


def status_of(printed: str) -> str:
    """The status that a printed cell declares by itself."""
    cell = printed.strip()
    if cell == "":
        return "not_collected"
    if cell.upper() == "N/A":
        return "not_applicable"
    return "unclear" if cell == "?" else "final"


def row(**given: object) -> dict[str, object]:
    """A row of the table with everything not given left empty."""
    if unknown := set(given) - set(COLUMNS):
        raise OutcomesError(f"a build gave unknown column(s): {', '.join(sorted(unknown))}")
    empty: dict[str, object] = dict.fromkeys(COLUMNS, "")
    empty.update(dict.fromkeys(("value", "numerator", "denominator", "lower", "upper"), math.nan))
    return {**empty, "statistic": "value", "status": "final", **given}


def optional(text: str) -> float:
    """A number from a source column that may be empty."""
    return float(text) if text else math.nan


def table(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as a frame in canonical columns."""
    return pd.DataFrame(rows, columns=COLUMNS)


def from_sources(files: list[Path], dataset: Dataset) -> pd.DataFrame:
    """The rows of source files whose columns bear the table's own names; what is missing is filled.

    Without a column ``value`` is read from ``printed``; ``printed`` is written as the value; ``status`` is ``final``, or
    ``not_published`` where there is no value; ``source`` is the dataset's only one, ``locator`` the file and its line.
    Raises OutcomesError for a column that the table does not have, or where a source has to be named.
    """
    rows = []
    for file in files:
        where = f"datasets/{dataset.id}/source/{file.name}"
        with files_module.reading(where, "save it as CSV in UTF-8"):
            frame = read_source(file)
        # Of lines longer than the heading the first cells would become row names.
        if not isinstance(frame.index, pd.RangeIndex):
            raise OutcomesError(f"{where}: lines have more cells than the heading; correct them")
        if odd := sorted(set(frame.columns) - set(COLUMNS)):
            raise OutcomesError(f"{where}: column '{odd[0]}' is not known; the table has: {', '.join(COLUMNS)}")
        if "source" not in frame and len(dataset.sources) != 1:
            raise OutcomesError(f"{where}: add a column source; the dataset declares {len(dataset.sources)} of them")
        for place, line in enumerate(frame.to_dict("records"), 2):
            rows.append(from_line(line, dataset, f"{file.name}, line {place}", f"{where}, line {place}"))
    return table(rows)


def from_line(line: dict[str, str], dataset: Dataset, locator: str, where: str) -> dict[str, object]:
    """A row from a line of text, with the usual in place of what is not given."""
    given: dict[str, object] = {key: text.strip() for key, text in line.items() if text.strip()}
    for name in NUMBERS:
        if name in given:
            try:
                given[name] = float(str(given[name]).replace(",", ""))
            except ValueError as fault:
                raise OutcomesError(f"{where}: {name} '{line[name]}' is no number; correct it") from fault
    if "value" not in given and "printed" in given and not given.get("status"):
        found = number(str(given["printed"]))
        given |= {} if found is None else {"value": found, "bound": bound(str(given["printed"]))}
    usual = {
        "dataset": dataset.id,
        "printed": str(line.get("value", "")).strip(),
        "source": next(iter(dataset.sources)),
        "locator": locator,
        "status": "final" if "value" in given else "not_published",
    }
    return row(**{**usual, **given})
