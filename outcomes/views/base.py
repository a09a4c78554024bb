"""A Panel: the sentence, the drawing, the figures and where each is printed."""

import json
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from outcomes import periods, words
from outcomes.board import Board
from outcomes.draw.theme import palette
from outcomes.draw.web import markup
from outcomes.selection import Selection

COLUMNS = ["Indicator", "Area", "Period", "Breakdown", "Figure", "As printed", "Where it is printed", "Note"]
SUMMARY = {"mean": "mean", "sd": "sd", "n": "n", "p_value": "p"}
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


@dataclass(frozen=True)
class Remark:
    """An officer's commentary and where it stands."""

    about: str
    text: str
    who: str
    locator: str


@dataclass(frozen=True)
class Panel:
    """One answer: headline first, then the drawing, its figures and their sources.

    ``about`` is the line directly under the title: whose figures are on the screen, of when, and beside what. ``html`` stands
    above the drawing, ``after`` below it. ``methods`` names the explanations of "How sure are we?" that the answer rests on.
    """

    sentence: str
    rows: pd.DataFrame
    about: str = ""
    alt: str = ""
    notes: tuple[str, ...] = ()
    spec: dict[str, Any] | None = None
    html: str = ""
    after: str = ""
    sources: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = field(default_factory=tuple)
    methods: tuple[str, ...] = ()


def size(panel: Panel) -> int:
    """About how many bytes a panel takes in memory, for a cache that is bounded in bytes."""
    drawn = len(json.dumps(panel.spec)) if panel.spec else 0
    # A row of the table is about 100 bytes of numbers and references; its texts are shared with the board.
    return 2_000 + 3 * drawn + 2 * (len(panel.html) + len(panel.after)) + 150 * len(panel.rows)


def about(
    board: Board, chosen: Selection, area: str = "", where: str = "", when: str = "", beside: bool = False
) -> str:
    """The line under a title: places, period and comparator of the figures on the screen, and what is not published.

    ``area`` is the place shown where that is one place (the chosen one when nothing is given); ``where`` says it in
    words otherwise. ``when`` says another period than the quarter chosen; ``beside`` that the comparator is used.
    """
    shown = area or chosen.area
    if not where:
        where = board.areas.name(shown)
        if shown != chosen.area:
            where += f": not published for {board.areas.name(chosen.area)}"
    parts = [where, when or periods.parse(chosen.quarter).label]
    if beside:
        found = "" if chosen.comparator in board.periods else ": nothing published"
        parts.append(f"compared with {periods.short_label(chosen.comparator)}{found}")
    return " · ".join(parts)


def only(board: Board, quarter: str, published: list[str]) -> str:
    """The quarter in words, and the range of what is published where that does not hold it."""
    label = periods.parse(quarter).label
    if quarter in published or not published:
        return label
    first, last = periods.short_label(min(published)), periods.short_label(max(published))
    return f"{label}: not published; {first} to {last} is"


def table(board: Board, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table in words for a reader: what, where, when, how much, printed where."""
    out = []
    for row in rows.itertuples():
        dataset = board.datasets[row.dataset]
        indicator = dataset.indicators[row.indicator]
        kind = STATISTIC[row.statistic]
        breakdown = ", ".join(part for part in (words.group(row.group), kind) if part)
        if row.statistic in ("value", "plan", "target", "ambition"):
            figure = words.cell(row, indicator)
        else:
            figure = row.printed if row.printed else words.number(row.value, indicator.decimals)
        out.append(
            [
                indicator.title,
                board.areas.name(row.area),
                dataset.period(row.period).label,
                breakdown,
                figure,
                row.printed,
                placed(board, row.source, row.locator),
                row.note,
            ]
        )
    return pd.DataFrame(out, columns=COLUMNS)


def placed(board: Board, source: str, locator: str) -> str:
    """Where a figure is printed: its place in the document, and the document's pages as far as they are known."""
    pages = board.source(source).pages
    return f"{locator}; {'pages ' if pages[:1].isdigit() else ''}{pages}" if pages else locator


def ledger(board: Board, rows: pd.DataFrame, dark: bool) -> str:
    """Rows as a table that stands on the page: theme by theme, what, when and how much."""
    sections: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row, cells in zip(rows.itertuples(), table(board, rows).to_numpy().tolist(), strict=True):
        dataset = board.datasets[row.dataset]
        title = dataset.themes[dataset.indicators[row.indicator].theme]
        area = cells[1] if row.area != board.areas.authority.id else ""
        summary = row.statistic in SUMMARY
        breakdown = words.group(row.group) if summary else cells[3]
        what = cells[0] + "".join(f"; {part}" for part in (breakdown, area) if part)
        # "p<0.01" is printed with its p.
        figure = f"{SUMMARY[row.statistic]} {row.printed.lstrip('p=')}".replace("p <", "p<") if summary else cells[4]
        # Mean, deviation, number and p-value of one thing at one time make one line.
        line = sections.setdefault(title, {}).setdefault((what, cells[2]), ["", ""])
        line[0] = ", ".join(part for part in (line[0], figure) if part)
        line[1] = line[1] if cells[7] in line[1] else f"{line[1]} {cells[7]}".strip()
    return markup.render("ledger.html", palette(dark), sections=sections)


def citations(board: Board, rows: pd.DataFrame) -> tuple[str, ...]:
    """The sources of the rows, each once, as they are to be cited."""
    cited = []
    for source in rows["source"].unique():
        entry = board.source(source)
        published = f", {entry.published}" if entry.published[:1].isdigit() else ""
        # Some titles begin with their publisher.
        title = entry.title.removeprefix(entry.publisher).lstrip(": ")
        cited.append(f"{entry.publisher}{published}: {title[:1].upper()}{title[1:]}")
    return tuple(cited)


def remarks(board: Board, indicator: str, period: str) -> tuple[Remark, ...]:
    """Officers' commentary on an indicator in one period, and only in that."""
    entry = board.indicator(indicator)
    said = board.comment(indicator)
    label = board.datasets[entry.dataset].period(period).label
    return tuple(
        Remark(entry.title, row.text, f"{row.author_role}, {label}", row.locator)
        for row in said[said["period"] == period].itertuples()
    )
