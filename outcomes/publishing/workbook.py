"""A workbook as an officer hands it in: read by its headings, wherever the columns stand and whichever program saved it."""

import io
import re
import zipfile
from typing import Any

from openpyxl.utils import get_column_letter

from outcomes import building, files
from outcomes.catalogue.model import Dataset
from outcomes.errors import OutcomesError
from outcomes.importing import workbook
from outcomes.importing.limits import Rows
from outcomes.publishing import returns
from outcomes.publishing.lines import COLUMNS, COMMENTARY, NEEDED, WHO, Line, Problem, Where

# What each column of the table is called in a template; a heading may bear the table's own name, too.
FIGURE = "figure"
HEADINGS = {
    FIGURE: "Figure",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "lower": "Lower limit",
    "upper": "Upper limit",
    "status": "Status",
    "note": "Why it changed",
    COMMENTARY: "Commentary",
    WHO: "Who says it",
    "source": "Source",
    "locator": "Where it is printed",
    "indicator": "Indicator id",
    "area": "Area id",
    "period": "Period",
    "group": "Group id",
    "statistic": "Statistic",
}
BY_HEADING = {**{name: name for name in COLUMNS}, **{title.lower(): name for name, title in HEADINGS.items()}}
# Rows above the headings: a title, a sentence, empty lines.
PREAMBLE = 30
# A quarter's figures unpack to a few million bytes at most.
MOST_UNPACKED = 60_000_000
# Parts of a workbook that run, fetch or hide something; none has anything to do with figures (decision 116).
ACTIVE = {
    "vbaproject": "macros",
    "macrosheets/": "macros",
    "externallinks/": "links to other workbooks",
    "connections.xml": "links to data elsewhere",
    "embeddings/": "embedded documents",
    "activex/": "controls",
}
NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?"
AS_TEXT = re.compile(rf"(?=.*\d){NUMBER}\s*%?")
WITH_BOUND = re.compile(rf"(?=.*\d)(?:<|>|±|\+/-|≈|≤|max\.?|about|approx\.?|up to|at most)\s*{NUMBER}\s*%?", re.I)
NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
AGAIN = "save it as an Excel workbook (.xlsx)"


class Cell(str):
    """What a cell shows, and what the workbook holds it as: ``n`` number, ``s`` text, ``d`` date, ``b`` yes or no, ``e`` error."""

    kind: str


def lines(content: bytes, name: str, dataset: Dataset) -> tuple[list[Line], list[Problem], list[str]]:
    """The lines of every sheet that has the headings, the cells that are no figures, and what is to be said of a return (see
    ``returns``). Rows without anything new are left out.

    Raises OutcomesError, before anything is parsed, for what may run, fetch or exhaust, and where no sheet has the headings.
    """
    with files.reading(name, AGAIN):
        _refuse_active(content, name)
        sheets = workbook.read(io.BytesIO(content), name, _cell)
    given, problems = [], []
    named = [sheet for sheet, rows in sheets.items() if _headed(rows, name) is not None]
    if not named and returns.fits(sheets, dataset):
        return returns.lines(sheets, dataset)
    if not named:
        needed = " and ".join(f"'{HEADINGS[column]}'" for column in NEEDED)
        raise OutcomesError(
            f"{name}: no sheet has the headings {needed}; take the template again and copy your figures"
        )
    for sheet in named:
        headed = _headed(sheets[sheet], name)
        assert headed is not None
        place, columns = headed
        letters = {column: get_column_letter(at + 1) for column, at in columns.items()}
        letters |= dict.fromkeys(("value", "printed"), letters.get(FIGURE, letters.get("value", "")))
        for number, cells in sheets[sheet][place + 1 :]:
            held = {column: cells[at] for column, at in columns.items() if at < len(cells) and cells[at].strip()}
            where = Where(number, sheet, letters)
            wrong: list[Problem] = []
            line = _line(held, where, dataset, wrong)
            problems += wrong
            if line and not wrong:
                given.append(Line(where, line))
    if not given and not problems:
        raise OutcomesError(f"{name} holds no figure; write one under the heading '{HEADINGS[FIGURE]}'")
    return given, problems, []


def _refuse_active(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise OutcomesError(f"{name} unpacks to far more than a quarter's figures; save its figures alone")
        for part in packed.namelist():
            for mark, said in ACTIVE.items():
                if mark in part.lower():
                    raise OutcomesError(f"{name} holds {said}; take them out and save it as .xlsx")


def _cell(cell: Any) -> str:
    text = workbook.shown(cell)
    kind = str(cell.data_type) if cell.value is not None else "n"
    shown = Cell(f"={str(cell.value).lstrip('=')}" if kind == "f" else text)
    shown.kind = kind
    return shown


def _headed(rows: Rows, name: str) -> tuple[int, dict[str, int]] | None:
    """Where the headings stand among the rows, and the place of each column; None where there are none."""
    for place, (_, cells) in enumerate(rows[:PREAMBLE]):
        columns: dict[str, int] = {}
        headings = [BY_HEADING.get(str(cell).strip().lower(), "") for cell in cells]
        if not set(NEEDED) <= set(headings):
            continue
        for at, column in enumerate(headings):
            if column and column in columns:
                raise OutcomesError(f"{name}: two columns are called '{cells[at]}'; keep one")
            if column:
                columns[column] = at
        return place, columns
    return None


def _line(held: dict[str, str], where: Where, dataset: Dataset, wrong: list[Problem]) -> dict[str, str] | None:
    """The cells of a row by the table's columns; None for a row in which nothing was written."""
    entered = {FIGURE, "value", "printed", "numerator", "denominator", "lower", "upper", "status", "note", COMMENTARY}
    if not entered & set(held):
        return None
    name = str(held.get("indicator", ""))

    def problem(column: str, said: str, remedy: str) -> None:
        wrong.append(Problem(where, column, said, remedy, name))

    for column, cell in held.items():
        _of_kind(column, cell, problem)
    cells = {column: str(cell) for column, cell in held.items() if column != FIGURE}
    if "status" in cells:
        cells["status"] = cells["status"].strip().lower().replace(" ", "_")
    entry = dataset.indicators.get(name)
    figure = held.get(FIGURE)
    if figure is not None and not wrong:
        unit = entry.unit if entry else ""
        cells |= _figure(figure, unit, problem)
    elif {"numerator", "denominator", "note"} & set(cells) and not {"status", "value", "printed"} & set(cells):
        problem("value", "there is no figure", "write one, or choose in the column Status why there is none")
    return cells


def _of_kind(column: str, cell: str, problem: Any) -> None:
    """What a workbook can hold instead of a figure or a text."""
    kind = getattr(cell, "kind", "s")
    if kind == "e":
        problem(column, f"'{cell}'", "write the figure")
    elif kind == "d" and column == "period":
        problem(
            column, f"{cell[:10]} is a date", "write the quarter as 2016-17-Q4, in a cell that is formatted as text"
        )
    elif kind == "d":
        problem(column, f"{cell[:10]} is a date", "write the figure, in a cell that is formatted as a number")
    elif kind == "b":
        problem(column, f"'{cell}' is yes or no", "write the figure")
    elif kind == "s" and column in (FIGURE, *NUMBERS) and AS_TEXT.fullmatch(cell.strip()):
        problem(
            column if column != FIGURE else "value",
            f"'{cell[:40]}' is a number written as text",
            "write it again as a number",
        )


def _figure(cell: str, unit: str, problem: Any) -> dict[str, str]:
    """What the column of figures says, as value, print and bound."""
    text = cell.strip()
    if unit == "text":
        return {"printed": text}
    if text.startswith("="):
        return {"value": text}
    if getattr(cell, "kind", "s") == "n":
        if text.endswith("%") and not unit.startswith("%"):
            problem("value", f"{text} is a percentage, and this is measured in {unit}", "write it in that unit")
        return {"value": text.removesuffix("%"), "printed": text}
    if WITH_BOUND.fullmatch(text):
        return {"value": f"{building.number(text):g}", "printed": text, "bound": building.bound(text)}
    remedy = (
        "write the figure alone (a bound such as < may stand before it), and counts under Numerator and Denominator"
    )
    problem("value", f"'{text[:40]}' is no figure", f"{remedy}; where there is none, choose why in the column Status")
    return {}
