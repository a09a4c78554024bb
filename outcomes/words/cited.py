"""Rows of the one table in words, and where each is printed."""

import pandas as pd

from outcomes.board import Board
from outcomes.words.numbers import cell, group, number

COLUMNS = ["Indicator", "Area", "Period", "Breakdown", "Figure", "As printed", "Where it is printed", "Note"]


STATISTIC = {
    "value": "",
    "plan": "plan",
    "target": "target",
    "ambition": "national ambition",
    "variance": "variance",
    "change": "change as printed",
    "mean": "mean",
    "sd": "standard deviation",
    "n": "number of people",
    "p_value": "p-value",
}


# Statistics that are figures of the indicator itself, in its unit.
FIGURES = ("value", "plan", "target", "ambition")


def table(board: Board, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table in words for a reader: what, where, when, how much, printed where."""
    out = []
    for row in rows.itertuples():
        indicator = board.indicators[row.indicator]
        breakdown = ", ".join(part for part in (group(row.group), STATISTIC[row.statistic]) if part)
        if row.statistic in FIGURES:
            figure = cell(row, indicator)
        else:
            figure = row.printed if row.printed else number(row.value, indicator.decimals)
        out.append(
            [
                indicator.title,
                board.areas.name(row.area),
                board.datasets[row.dataset].period(row.period).label,
                breakdown,
                figure,
                row.printed,
                placed(board, row.dataset, row.source, row.locator),
                row.note,
            ]
        )
    return pd.DataFrame(out, columns=COLUMNS)


def placed(board: Board, dataset: str, source: str, locator: str) -> str:
    """Where a figure is printed: its place in the document, its page where the document says it, and the document's pages."""
    held = board.source(dataset, source)
    pages = f"pages {held.pages}" if held.pages[:1].isdigit() else held.pages
    return "; ".join(filter(None, (locator, held.page_of(locator), pages)))


def citations(board: Board, rows: pd.DataFrame) -> tuple[str, ...]:
    """The sources of the rows, each once, as they are to be cited."""
    pairs = rows[["dataset", "source"]].drop_duplicates().itertuples(index=False, name=None)
    return tuple(dict.fromkeys(cite(board, *pair) for pair in pairs))


def cite(board: Board, dataset: str, source: str) -> str:
    """A source as it is to be cited: who published it, when, and its title."""
    entry = board.source(dataset, source)
    published = f", {entry.published}" if entry.published[:1].isdigit() else ""
    # Some titles begin with their publisher.
    title = entry.title.removeprefix(entry.publisher).lstrip(": ")
    return f"{entry.publisher}{published}: {title[:1].upper()}{title[1:]}"
