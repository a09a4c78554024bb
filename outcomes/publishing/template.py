"""The workbook that an officer fills in for a period: a row a figure, with what was last published beside it."""

import io
from collections.abc import Iterator
from typing import Any

import pandas as pd
import xlsxwriter

from outcomes import words
from outcomes.areas import Areas
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.errors import OutcomesError
from outcomes.publishing.checks import WITHDRAWN
from outcomes.publishing.lines import COMMENTARY, WHO
from outcomes.publishing.workbook import FIGURE, HEADINGS
from outcomes.statistics import bands
from outcomes.store import table
from outcomes.store import words as texts
from outcomes.store.content import Published

SHEET, HELP, LISTS = "Figures", "Read me", "Lists"
# What the officer reads, what she writes, and what names the figure for the machine; headings, and widths in letters.
BESIDE = {"Measure": 46, "Place": 20, "Of whom": 20, "Unit": 14, "Last published": 22, "Plan": 10, "Grades": 56}
ENTERED = {
    FIGURE: 12,
    "numerator": 11,
    "denominator": 12,
    "status": 15,
    "note": 28,
    COMMENTARY: 60,
    WHO: 22,
    "locator": 28,
    "source": 24,
}
NAMES = {"statistic": 10, "indicator": 20, "area": 12, "period": 12, "group": 20}
STATUSES = [*table.WITH_VALUE[:2], *table.WITHOUT_VALUE, WITHDRAWN]
HEADING_ROW = 2


def write(dataset: Dataset, areas: Areas, period: str, held: Published) -> bytes:
    """The workbook of a dataset for a period: every figure that the last period of that kind had, so that none is forgotten.

    Raises OutcomesError where the dataset has no figure of such a period.
    """
    rows = list(_rows(dataset, areas, period, held))
    if not rows:
        kind = dataset.period(period).kind.replace("_", " ")
        raise OutcomesError(f"{dataset.title} has no figure of a {kind}; choose a period of a kind that it has")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, guide, lists = (book.add_worksheet(name) for name in (SHEET, HELP, LISTS))
        _guide(book, guide, dataset, period)
        _lists(lists, dataset)
        _figures(book, sheet, dataset, period, rows)
    return out.getvalue()


def _rows(dataset: Dataset, areas: Areas, period: str, held: Published) -> Iterator[dict[str, Any]]:
    """A row a figure, by column of the template."""
    asked = dataset.period(period)
    figures = held.figures
    kinds = {name: dataset.period(name) for name in figures["period"].unique()}
    same = figures[[kinds[name].kind == asked.kind and kinds[name].key <= asked.key for name in figures["period"]]]
    same = same.assign(_key=[kinds[name].key for name in same["period"]])
    last = same.groupby("indicator")["_key"].transform("max") if len(same) else same["_key"]
    said = _commentary(held.words, period)
    plans = same[same["statistic"].isin(table.PLANS)]
    for row in same[same["_key"] == last].itertuples():
        entry = dataset.indicators[str(row.indicator)]
        beside = plans[(plans[["indicator", "area", "group"]] == [row.indicator, row.area, row.group]).all(axis=1)]
        value = row.statistic == "value"
        spoken = said.get((row.indicator, row.area), ("", "")) if value and not row.group else ("", "")
        yield {
            "Measure": entry.numbered,
            "Place": areas.areas[str(row.area)].name,
            "Of whom": words.group(str(row.group)),
            "Unit": entry.unit,
            "Last published": f"{words.cell(row, entry)} ({kinds[row.period].short})",
            "Plan": words.cell(beside.iloc[-1], entry) if value and len(beside) else "",
            "Grades": _grades(entry, period) if value else "",
            COMMENTARY: spoken[0],
            WHO: spoken[1],
            "source": row.source if len(dataset.sources) > 1 else "",
            "statistic": row.statistic,
            "indicator": row.indicator,
            "area": row.area,
            "period": period,
            "group": row.group,
        }


def _grades(entry: Indicator, period: str) -> str:
    holding = bands.holding(entry, period)
    return words.thresholds(entry, holding) if holding else ""


def _commentary(said: pd.DataFrame, period: str) -> dict[tuple[Any, Any], tuple[str, str]]:
    """The one commentary that stands on an indicator of an area for the period; where there are several, none is put in."""
    mine = said[(said["kind"] == texts.COMMENTARY) & (said["period"] == period)]
    once = mine[~mine.duplicated(["about", "area"], keep=False)]
    return {(row.about, row.area): (row.text, row.who) for row in once.itertuples()}


def _figures(book: Any, sheet: Any, dataset: Dataset, period: str, rows: list[dict[str, Any]]) -> None:
    """The sheet to be filled in: a title, the headings, and a row a figure; only what is to be written is unlocked."""
    head = book.add_format(
        {"bold": True, "bg_color": "#0b4f9c", "font_color": "#ffffff", "text_wrap": True, "border": 1}
    )
    fill = book.add_format({"locked": False, "bg_color": "#fff8dc", "border": 1, "text_wrap": True, "valign": "top"})
    read = book.add_format({"text_wrap": True, "valign": "top"})
    used = {column for row in rows for column, text in row.items() if text}
    columns = {
        name: width
        for name, width in {**BESIDE, **ENTERED, **NAMES}.items()
        if name in used or (name in ENTERED and name != "source")
    }
    sheet.write_string(
        0, 0, f"{dataset.title}: {dataset.period(period).label}", book.add_format({"bold": True, "size": 14})
    )
    sheet.write_string(
        1, 0, "Write in the light yellow cells. Leave empty what has not come. The sheet 'Read me' says more."
    )
    for place in range(HEADING_ROW + 1, HEADING_ROW + 1 + len(rows)):
        sheet.set_row(place, 32)
    for at, (column, width) in enumerate(columns.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(HEADING_ROW, at, HEADINGS.get(column, column), head)
        for place, row in enumerate(rows, HEADING_ROW + 1):
            form = fill if column in ENTERED else read
            given = str(row.get(column, ""))
            sheet.write_string(place, at, given, form) if given else sheet.write_blank(place, at, None, form)
    last = HEADING_ROW + len(rows)
    for column, letter, count in (("status", "A", len(STATUSES)), ("source", "C", len(dataset.sources))):
        if column in columns:
            at = list(columns).index(column)
            listed = {"validate": "list", "source": f"={LISTS}!${letter}$1:${letter}${count}"}
            sheet.data_validation(HEADING_ROW + 1, at, last, at, listed)
    sheet.freeze_panes(HEADING_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.autofilter(HEADING_ROW, 0, last, len(columns) - 1)
    # Without a password: it keeps a hand from slipping, and nobody from their own work.
    allowed = ("format_columns", "format_rows", "insert_columns", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))


def _lists(sheet: Any, dataset: Dataset) -> None:
    """What may be chosen: every status, and the sources of the dataset with their titles."""
    sheet.write_column(0, 0, [status.replace("_", " ") for status in STATUSES])
    sheet.write_column(0, 2, list(dataset.sources))
    sheet.write_column(0, 3, [source.title for source in dataset.sources.values()])
    sheet.set_column(0, 2, 24)
    sheet.protect()


def _guide(book: Any, sheet: Any, dataset: Dataset, period: str) -> None:
    """The instructions, in plain words."""
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    for place, (title, text) in enumerate(GUIDE):
        sheet.write_string(place, 0, title, bold)
        sheet.write_string(place, 1, text.format(dataset=dataset.title, period=dataset.period(period).label), wrap)
    sheet.protect()


GUIDE = (
    (
        "What this is",
        "The figures of {dataset} for {period}. Each row is one figure; beside it stands what was last published.",
    ),
    (
        "Figure",
        "The number as it is to be published. A percentage as 36 or 36%, never as 0.36. A bound may stand before it, as in <5.",
    ),
    ("Numerator, Denominator", "The counts behind a percentage, where you have them. Chance is reckoned from them."),
    (
        "Status",
        "Empty for a final figure. Provisional, or why there is no figure: not collected, not published, not applicable, suppressed, unclear. Withdrawn takes back a figure that was published.",
    ),
    (
        "Why it changed",
        "Needed where a published figure, or a plan, changes or is withdrawn. Of a plan write who decided it, too.",
    ),
    (
        "Commentary",
        "What the service says of the figure, in its own words. No names of people, no dates of birth, nothing that could identify anyone. An indicator id in braces reads as its figure and follows a revision; with :previous or :plan it is the figure before, or the plan.",
    ),
    ("Where it is printed", "Page or table of the paper. Without it, this file and its row."),
    (
        "What you leave empty",
        "Nothing is published of it, and nothing that was published is lost. Hand the file in again when the rest has come.",
    ),
    (
        "Columns",
        "You may move columns and add your own; those that this workbook does not know are left alone. No formulas: write what they come to.",
    ),
    (
        "Then",
        "Hand the file in on the page 'Add figures'. It names everything that is wrong at once, and shows what will change before anything does.",
    ),
)
