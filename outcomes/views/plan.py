"""Indicators against their plan: one statement each, or the paper's words where it prints no figure."""

import pandas as pd

from outcomes import periods, places, questions, words
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.answer import Answer, Link, Statement
from outcomes.words import cited
from outcomes.words import plan as plan_words


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """Every indicator of the section at the quarter chosen, and how many have a figure for it."""
    dataset = board.datasets[section.dataset]
    entries = dataset.of(section)
    rows = questions.in_order(board, board.rows(*(entry.id for entry in entries)))
    area = places.area_of(board, rows, chosen)
    rows = rows[rows["area"] == area]
    now = rows[(rows["period"] == chosen.quarter) & (rows["statistic"] == "value")]
    count = now[now["value"].notna()]["indicator"].nunique()
    label = periods.short_label(chosen.quarter)
    return Answer(
        f"{count} of {len(entries)} metrics {'has' if count == 1 else 'have'} a figure for {label}.",
        rows,
        about=common.about(board, chosen, area),
        parts=tuple(_statement(board, chosen, rows[rows["indicator"] == entry.id], entry) for entry in entries),
        notes=common.notes_on(board, section, section.themes),
        sources=cited.citations(board, rows),
    )


def _statement(board: Board, chosen: Selection, rows: pd.DataFrame, entry: Indicator) -> Statement:
    values = rows[rows["statistic"] == "value"]
    reached = questions.up_to(board, values, chosen.quarter)
    near, links = nearby(board, chosen, entry)
    if reached.empty:
        first = f"; first published for {board.period(entry.id, values['period'].iloc[0]).label}" if len(values) else ""
        said = f"{entry.title}: nothing published by {periods.short_label(chosen.quarter)}{first}."
        return Statement(said, near, links=links)
    latest = reached.iloc[-1]
    period = board.period(entry.id, latest["period"])
    notes = []
    # A year that ends with the quarter covers it, so that is no fallback.
    if latest["period"] != chosen.quarter and period.end != periods.parse(chosen.quarter).end:
        notes.append(words.fallback_period(chosen.quarter, period))
    quoted = common.quotations(board, entry.id, latest["period"])
    # The sentence has said that there is no figure; its note says no more.
    if latest["note"] and not (quoted and questions.blank(latest["value"])):
        notes.append(latest["note"])
    return Statement(plan_words.against(board, rows, latest, entry, bool(quoted)), (*notes, *near), quoted, links)


def nearby(board: Board, chosen: Selection, entry: Indicator) -> tuple[tuple[str, ...], tuple[tuple[str, Link], ...]]:
    """The nearest official figures of what an indicator measures, under their own names: a sentence and a link each."""
    notes, links = [], []
    for other in board.indicators.values():
        if entry.id not in other.near:
            continue
        rows = board.rows(other.id, statistic="value")
        rows = rows[(rows["group"] == "") & rows["value"].notna()]
        rows = questions.up_to(board, rows, chosen.quarter)
        inside = [area for area in dict.fromkeys(rows["area"]) if board.areas.authority.id in board.areas.upwards(area)]
        held = rows[rows["area"].isin([board.areas.authority.id] if board.areas.authority.id in inside else inside)]
        if held.empty:
            continue
        figures, label = plan_words.latest(board, held, other)
        notes.append(
            f"Nearest published national figure, differently counted: {other.title}, {figures} in {label}. "
            f"{other.difference}".strip()
        )
        links.append((other.title, common.link(board, chosen, other)))
    return tuple(notes), tuple(links)
