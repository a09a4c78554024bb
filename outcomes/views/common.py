"""What every view shares: the line under a title, sections, links, notes, sources, and rows in words."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from outcomes import periods, places, questions, words
from outcomes.answer import Answer, Link, Quotation
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator, Section
from outcomes.periods import Period
from outcomes.selection import PREVIOUS, Selection
from outcomes.words import cited
from outcomes.words.commentary import contradicting, standing

SOURCES_PAGE = "sources-and-definitions"


def about(
    board: Board, chosen: Selection, area: str = "", where: str = "", when: str = "", beside: str | None = None
) -> str:
    """The line under a title: places, period and comparator of the figures on the screen, and what is not published.

    ``area`` is the place shown where that is one place (the chosen one when nothing is given); ``where`` says it in
    words otherwise. ``when`` says another period than the quarter chosen; ``beside`` is the period compared with.
    """
    shown = area or chosen.area
    if not where:
        where = board.areas.name(shown)
        if shown != chosen.area:
            where += f": not published for {board.areas.name(chosen.area)}"
    parts = [where, when or periods.parse(chosen.quarter).label]
    if beside:
        found = "" if beside in board.periods else ": nothing published"
        parts.append(f"compared with {periods.short_label(beside)}{found}")
    return " · ".join(parts)


def only(quarter: str, published: Iterable[Period], shown: Period | None = None) -> str:
    """The quarter in words, and where nothing is published for it, what is shown instead and what is published."""
    label = periods.parse(quarter).label
    found = sorted(published, key=lambda period: period.key)
    if not found or any(period.id == quarter for period in found):
        return label
    inside = [period for period in found if period.kind == "month" and questions.ends(period) == quarter]
    if inside:
        return label
    if shown and shown.end == periods.parse(quarter).end:
        return f"{label}: {shown.named} is published, which ends with it"
    first, last = (period.named for period in (found[0], found[-1]))
    latest = f", {shown.named} is the latest before it" if shown else ""
    span = (
        f"{first} to {last} is published"
        if found[0].kind in questions.OFTEN
        else f"figures run from {first} until {last}"
    )
    return f"{label}: not published{latest}; {span}"


def usual_sections(board: Board, dataset: Dataset) -> tuple[Section, ...]:
    """The sections that a dataset declares; else a trend, places in order, a map, and all figures as a list."""
    return dataset.sections or _usual(board, dataset.id)


@lru_cache(maxsize=64)
def _usual(board: Board, name: str) -> tuple[Section, ...]:
    rows = board.of(name)
    values = rows[(rows["statistic"] == "value") & rows["value"].notna()]
    localities = {area.id for area in board.areas.localities}
    by_place = values["area"].isin(localities).any()
    found = []
    if (~values["period"].str.startswith("wave:")).any():
        found.append(Section("trend", name, "trend", "Over time"))
    if by_place or values["area"].isin(board.areas.similar).any():
        found.append(Section("ranking", name, "ranking", "In order"))
    if name in set(board.far["dataset"]):
        found.append(Section("all", name, "funnel", "All authorities"))
    if by_place:
        found.append(Section("map", name, "map", "Map"))
    themes = tuple(board.datasets[name].themes)
    key = "theme" if len(themes) > 1 else ""
    found.append(Section("figures", name, "ledger", "All figures", key=key, label="Figures about", themes=themes))
    return tuple(found)


def link(board: Board, chosen: Selection, entry: Indicator, area: str = "") -> Link:
    """Where an indicator is shown: the section of its dataset's page that has it, else its definition."""
    address, choices = _shown(board)[entry.id]
    # What is usual stands in no link.
    beside = () if chosen.compare == PREVIOUS else (("compare", chosen.compare),)
    return Link(address, (("quarter", chosen.quarter), ("area", area or chosen.area), *beside, *choices))


@lru_cache(maxsize=8)
def _shown(board: Board) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """The address and the choices of each indicator's own view, by indicator; found once a board."""
    found: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
    for dataset in board.datasets.values():
        sections = usual_sections(board, dataset)
        for entry in dataset.indicators.values():
            found[entry.id] = (SOURCES_PAGE, (("dataset", dataset.id), ("indicator", entry.id)))
        for section in reversed(sections):
            if section.kind not in ("trend", "waves", "plan"):
                continue
            tab = () if section.id == sections[0].id else ((dataset.page.link, section.under or section.id),)
            for entry in dataset.of(section):
                pick = entry.theme if section.kind == "waves" else entry.id
                own = () if section.kind == "plan" else ((section.key or "indicator", pick),)
                found[entry.id] = (dataset.page.address, (*tab, *own))
    return found


def notes_on(board: Board, section: Section, names: Iterable[str], shown: Period | None = None) -> tuple[str, ...]:
    """The notes that a dataset declares on a section, its themes or indicators, where they hold for the period shown."""
    dataset = board.datasets[section.dataset]
    wanted = {section.id, *names}
    found = []
    for note in dataset.notes:
        since, until = (dataset.period(period) if period else None for period in (note.since, note.until))
        begun = since is None or (shown is not None and since.key <= shown.key)
        ended = until is not None and (shown is None or until.key < shown.key)
        if note.on in wanted and begun and not ended:
            found.append(note.text)
    return tuple(found)


def quotations(board: Board, indicator: str, period: str) -> tuple[Quotation, ...]:
    """Officers' commentary on an indicator in one period, and only in that."""
    entry = board.indicator(indicator)
    said = board.comment(indicator)
    return tuple(
        Quotation(
            entry.title,
            row.text,
            ", ".join(filter(None, (row.who, board.period(indicator, period).label))),
            row.locator,
            _doubt(board, entry, row),
        )
        for row in said[said["period"] == period].itertuples()
    )


def _doubt(board: Board, entry: Indicator, row: Any) -> str:
    """What in a commentary its figure contradicts, in words; "" for nothing (decision 122)."""
    area = row.area or board.areas.authority.id
    known = standing.of(board.datasets[entry.dataset], board.rows(entry.id), entry.id, area, row.period)
    found = list(contradicting.conflicts(row.text, known)) if known else []
    return f"This does not fit the figure: {'; '.join(found)}." if found else ""


def instead(board: Board, chosen: Selection, indicator: str) -> str:
    """What stands in the place of a benchmark that was chosen and has no figure of an indicator; "" where it has one."""
    held = places.benchmarks(board, indicator)
    lacking = places.every_benchmark(board).get(chosen.benchmark, "") if held and chosen.benchmark not in held else ""
    return f"No figure for {lacking}; {next(iter(held.values()))} stands in its place." if lacking else ""


def lacking(board: Board, chosen: Selection, indicator: str, said: str) -> Answer:
    """The answer where an indicator has not what was asked: why, and its figures with their sources."""
    rows = board.rows(indicator, statistic="value")
    return Answer(said, rows, about=about(board, chosen), sources=cited.citations(board, rows))


def judged(texts: list[str], sure: pd.DataFrame, beside: str) -> list[str]:
    """A sentence a row: figure, judgement, benchmark, interval; ``sure`` is ``evidence.compared`` of the rows."""
    return words.compared(texts, sure["lower"].tolist(), sure["upper"].tolist(), sure["judgement"].tolist(), beside)
