"""A return that officers fill in for somebody else, such as a national quarterly one: read by its labels, never by fixed cells.

Where each figure stands is declared in dataset.yaml (``returns``): the sheet, a label after which its part begins, and the
label of its own row. Its number stands under the heading of the quarter, its text in the first cell beside the label.
"""

import re
from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from outcomes import building
from outcomes.catalogue.model import Dataset, Returned
from outcomes.importing.limits import Rows
from outcomes.publishing.lines import COMMENTARY, Line, Problem, Where

# "Q3 2016/17", "Quarter 3 2016-17".
QUARTER = re.compile(r"\bQ(?:uarter)?\s*([1-4])\b[\s,:-]*(20\d\d)\s*[/-]\s*(?:20)?(\d\d)\b", re.I)
# A return says in its first rows of which quarter it is.
OPENING = 12


def fits(sheets: Mapping[str, Rows], dataset: Dataset) -> bool:
    """Whether a workbook has a sheet of the dataset's return."""
    return any(_sheet(sheets, item.sheet) for item in dataset.returns)


def lines(sheets: Mapping[str, Rows], dataset: Dataset) -> tuple[list[Line], list[Problem], list[str]]:
    """The figures and texts of a return, the cells that are none, and what was found and what not, in sentences."""
    quarter = _quarter(sheets)
    given: list[Line] = []
    problems: list[Problem] = []
    found, lacking = [], []
    for item in dataset.returns if quarter else ():
        name = _sheet(sheets, item.sheet)
        title = dataset.indicators[item.indicator].title
        named = f"{title} ({COMMENTARY if item.commentary else item.statistic})"
        place = _place(sheets[name], item, quarter) if name else None
        if place is None:
            lacking.append(named)
            continue
        number, at, cell = place
        where = Where(number, name, dict.fromkeys(("value", "printed", COMMENTARY), get_column_letter(at + 1)))
        if item.commentary:
            given.append(Line(where, {"indicator": item.indicator, "period": quarter, COMMENTARY: cell}))
        elif getattr(cell, "kind", "s") != "n" or (value := building.number(cell)) is None:
            said = f"'{cell[:40]}' is no number"
            problems.append(Problem(where, "value", said, "write the number that the return asks for", item.indicator))
            continue
        else:
            figure = {"value": f"{round(value * item.times, 9):g}", "statistic": item.statistic}
            given.append(Line(where, {"indicator": item.indicator, "period": quarter, **figure}))
        found.append(named)
    return given, problems, _remarks(quarter, found, lacking)


def _remarks(quarter: str, found: list[str], lacking: list[str]) -> list[str]:
    if not quarter:
        return ["The return does not say in its first rows of which quarter it is; write it there as Q3 2016/17."]
    remarks = [f"A return of {quarter}. Found: {'; '.join(found) or 'nothing'}."]
    return remarks + ([f"Not found, or left empty: {'; '.join(lacking)}."] if lacking else [])


def _quarter(sheets: Mapping[str, Rows]) -> str:
    """The quarter of a return, by the first rows of any sheet that name exactly one."""
    for rows in sheets.values():
        opening = " | ".join(str(cell) for _, cells in rows[:OPENING] for cell in cells)
        named = {_named(match) for match in QUARTER.finditer(opening)}
        if len(named) == 1:
            return named.pop()
    return ""


def _named(match: "re.Match[str]") -> str:
    quarter, year, second = match.groups()
    return f"{year}-{second}-Q{quarter}"


def _sheet(sheets: Mapping[str, Rows], wanted: str) -> str:
    """The sheet whose name holds the words wanted; publishers number their sheets."""
    return next((name for name in sheets if _plain(wanted) in _plain(name)), "")


def _place(rows: Rows, item: Returned, quarter: str) -> tuple[int, int, str] | None:
    """Row number, column and cell of what an item asks for; None where it is not there or empty."""
    begun, heading = not item.after, None
    for number, cells in rows:
        texts = [_plain(cell) for cell in cells]
        if not begun:
            begun = any(_plain(item.after) in text for text in texts)
        if (columns := [at for at, cell in enumerate(cells) if _is_quarter(cell, quarter)]) and len(columns) == 1:
            heading = columns[0]
        label = next((at for at, text in enumerate(texts) if text.startswith(_plain(item.label))), None)
        if not begun or label is None:
            continue
        if item.commentary or heading is None:
            at = next((at for at in range(label + 1, len(cells)) if cells[at].strip()), None)
        else:
            at = heading if heading < len(cells) and cells[heading].strip() else None
        return (number, at, cells[at]) if at is not None else None
    return None


def _is_quarter(cell: str, quarter: str) -> bool:
    match = QUARTER.search(cell)
    return match is not None and _named(match) == quarter


def _plain(text: str) -> str:
    """A label without case, marks and double spaces."""
    return " ".join(re.sub(r"[^a-z0-9%]+", " ", text.lower()).split())
