"""What an indicator means, where every one of its figures stands, and the register of what is doubtful."""

import pandas as pd

from outcomes import disclosure, words
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.answer import Answer
from outcomes.words import cited


def matching(board: Board, dataset: str, text: str) -> list[Indicator]:
    """Indicators of a dataset whose title, theme, definition or other names hold every word of the text."""
    declared = board.datasets[dataset]
    wanted = text.lower().split()
    return [
        entry
        for entry in declared.indicators.values()
        if all(
            word in f"{entry.title} {declared.themes[entry.theme]} {entry.definition} {' '.join(entry.search)}".lower()
            for word in wanted
        )
    ]


def answer(board: Board, chosen: Selection, indicator: str) -> Answer:
    """What an indicator means, and every one of its figures with its place."""
    entry = board.indicator(indicator)
    dataset = board.datasets[entry.dataset]
    rows = board.rows(indicator)
    own = rows[rows["area"] == chosen.area]
    where = "Every area"
    if chosen.area != board.areas.authority.id:
        where = f"Every area: not published for {board.areas.name(chosen.area)}"
        if len(own):
            where, rows = f"{board.areas.name(chosen.area)} only", own
    parts = [entry.question, entry.definition, entry.measure and f"Measured as {entry.measure}."]
    if entry.numerator:
        parts.append(f"Numerator: {entry.numerator}. Denominator: {entry.denominator or 'not stated'}.")
    parts.append(f"Unit: {entry.unit}. {words.POLARITY[entry.polarity]}.")
    parts.append(words.METHOD[entry.interval_method])
    parts.append(words.disclosed(disclosure.rule(entry.disclosure)))
    for held in entry.bands:
        since = f"From {words.short(dataset.period(held.holds_from))}: " if len(entry.bands) > 1 else ""
        parts.append(since + words.thresholds(entry, held).removesuffix(f" {words.POLARITY[entry.polarity]}."))
    if entry.plan:
        parts.append(f"Plan from {entry.plan.holds_from}: {words.number(entry.plan.value)} ({entry.plan.basis}).")
    if entry.difference:
        near = words.listed([board.indicators[name].title for name in entry.near if name in board.indicators])
        parts.append(f"Near in the Board's papers: {near}. {entry.difference}" if near else entry.difference)
    if entry.caveats:
        parts.append(f"Caution: {entry.caveats}")
    parts.append(f"Owner: {dataset.owner_role}. Next update: {dataset.next_update}.")
    return Answer(
        entry.title,
        rows,
        about=common.about(board, chosen, where=where, when="every period, whichever quarter is chosen"),
        notes=(" ".join(part for part in parts if part),),
        sources=cited.citations(board, rows),
    )


def quality(board: Board, dataset: str) -> pd.DataFrame:
    """The register of a dataset, in words."""
    kept = board.quality[board.quality["dataset"] == dataset]
    return kept[["kind", "where", "finding", "treatment"]].rename(
        columns={"kind": "Kind", "where": "Where", "finding": "What is doubtful", "treatment": "What we did"}
    )
