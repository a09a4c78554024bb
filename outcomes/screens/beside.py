"""A locality beside the authority and England, the authority beside England: what is better, what is worse, theme by theme."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from outcomes import places, words
from outcomes.answer import Answer, Cell, Row, Table
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_OLDER_PEOPLE, SUM
from outcomes.screens import room
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import local
from outcomes.words import cited


@dataclass(frozen=True)
class Standing:
    """Figures of the place chosen, an indicator a row, and how each stands beside the others.

    ``others`` are the ids of the areas that it stands beside, the benchmark first; ``held`` their figures by indicator
    and area; ``judged`` the judgements of the rows, by the other area. ``tested`` says which rows the benchmark judges.
    """

    rows: pd.DataFrame
    others: tuple[str, ...]
    held: dict[tuple[str, str], Any]
    judged: dict[str, list[str]]
    tested: pd.Series
    every: pd.DataFrame

    def of(self, judgement: str) -> pd.DataFrame:
        """Rows with one judgement beside the benchmark, the furthest from it first."""
        if not self.others:
            return self.rows.iloc[:0]
        kept = self.rows[np.array(self.judged[self.others[0]]) == judgement]
        kept = kept[self.tested[kept.index]]
        benchmark = kept["indicator"].map(lambda name: self.held[name, self.others[0]].value).astype(float)
        far = (kept["value"] / benchmark - 1).abs().sort_values(ascending=False, kind="stable")
        return kept.loc[far.index]


def of(board: Board, chosen: Selection) -> Standing:
    """The place chosen beside the authority and England; the authority beside England."""
    return _of(board, chosen.quarter, chosen.area)


@lru_cache(maxsize=32)
def _of(board: Board, quarter: str, area: str) -> Standing:
    authority = board.areas.authority.id
    rows = places.figures(board, Selection(quarter, area, ""))
    # A total is no benchmark for its parts.
    rows = rows[rows["indicator"].map(lambda name: board.indicators[name].aggregation != SUM).astype(bool)]
    order = dict.fromkeys((authority, places.england(board)))
    others = tuple(other for other in order if other and other != area and (rows["area"] == other).any())
    held = {(row.indicator, row.area): row for row in rows.itertuples()}
    own = rows[(rows["area"] == area) & rows["value"].notna()].reset_index(drop=True)
    judged = {other: places.beside(board, own, held, other)["judgement"].tolist() for other in others}
    # Where neither high nor low is better, nothing can be either.
    tested = own["indicator"].map(lambda name: board.indicators[name].polarity != "neutral").astype(bool)
    if others:
        tested &= np.array(judged[others[0]]) != comparison.NOT_COMPARED
    return Standing(own, others, held, judged, tested if others else tested & False, rows)


def counted(board: Board, chosen: Selection) -> dict[str, int]:
    """How many indicators are better, worse and similar beside the benchmark."""
    found = of(board, chosen)
    return {judgement: len(found.of(judgement)) for judgement in ("better", "worse", "similar")}


def behind(board: Board, chosen: Selection, *indicators: str) -> pd.DataFrame:
    """The rows of some indicators: of the place chosen and of what it stands beside."""
    found = of(board, chosen)
    rows = found.every[found.every["indicator"].isin(indicators)]
    return rows[rows["area"].isin((chosen.area, *found.others))]


def better(board: Board, chosen: Selection) -> Answer:
    """Where the place is better than its benchmark by more than chance explains."""
    return _judged(board, chosen, "better")


def worse(board: Board, chosen: Selection) -> Answer:
    """Where the place is worse than its benchmark by more than chance explains."""
    return _judged(board, chosen, "worse")


def similar(board: Board, chosen: Selection) -> Answer:
    """What differs from the benchmark by no more than chance explains."""
    return _judged(board, chosen, "similar")


def further(board: Board, chosen: Selection) -> tuple[str, ...]:
    """How the place stands beside each area after the benchmark: which indicators are worse, better and similar."""
    found = of(board, chosen)
    said = []
    for other in found.others[1:]:
        titles: dict[str, list[str]] = {}
        for row, judgement in zip(found.rows.itertuples(), found.judged[other], strict=True):
            if found.tested[row.Index] and judgement in ("worse", "better", "similar"):
                titles.setdefault(judgement, []).append(board.indicators[row.indicator].title)
        parts = [
            f"{words.JUDGEMENT[name].word} on {words.listed(titles[name])}"
            for name in ("worse", "better", "similar")
            if name in titles
        ]
        if parts:
            said.append(f"Beside {board.areas.name(other)}: {'; '.join(parts)}.")
    return tuple(said)


def _judged(board: Board, chosen: Selection, judgement: str) -> Answer:
    """Indicators with one judgement, the furthest from the benchmark first."""
    found = of(board, chosen)
    kept, size = found.of(judgement), int(found.tested.sum())
    name, other = board.areas.name(chosen.area), board.areas.name(found.others[0]) if found.others else "England"
    others = [sign for sign in ("better", "worse", "similar") if sign != judgement]
    counts = [f"{words.JUDGEMENT[sign].word} on {words.how_many(len(found.of(sign)))}" for sign in others]
    rows = behind(board, chosen, *kept["indicator"])
    said = words.judged_on(name, other, judgement, len(kept), size)
    return Answer(
        said,
        rows,
        about=local.about(board, chosen, kept, where=name) if len(kept) else "",
        parts=(_fitting(table(board, chosen, found, kept), said, name, len(found.rows) - size),) if len(kept) else (),
        notes=(
            f"Of the {words.numeral(size)} that can be judged: {words.listed(counts)}.",
            words.BEYOND_CHANCE,
            *filter(None, (board.areas.naming.boundaries if chosen.area != board.areas.authority.id else "",)),
        ),
        sources=cited.citations(board, rows),
    )


def _fitting(whole: Table, said: str, name: str, others: int) -> Table:
    """As much of a table as a room reads, and under it how many figures stand outside every judgement."""
    kept = room.fitting(whole, room.left(said))
    left = f"{words.many(others, 'other figure')} of {name} cannot be tested, or {'has' if others == 1 else 'have'} no better or worse"
    return replace(kept, caption="; ".join(filter(None, (kept.caption, left if others else ""))))


def table(board: Board, chosen: Selection, found: Standing, rows: pd.DataFrame, judged: bool = True) -> Table:
    """Figures of the place beside each other area's; with ``judged`` how they compare, where anything can be tested."""
    heads: list[tuple[str, tuple[str, ...]]] = [(board.areas.name(chosen.area), ("num",))]
    cells = {
        row.Index: [Cell(words.cell(row, board.indicators[row.indicator]), marks=("number",))]
        for row in rows.itertuples()
    }
    for other in found.others:
        signs = {at: found.judged[other][at] for at in rows.index}
        tested = judged and any(sign != comparison.NOT_COMPARED for sign in signs.values())
        heads += [(board.areas.name(other), ("num",)), *([(f"Beside {board.areas.name(other)}", ())] if tested else [])]
        for row in rows.itertuples():
            there = found.held.get((row.indicator, other))
            text = "Not published" if there is None else words.cell(there, board.indicators[row.indicator])
            cells[row.Index].append(Cell(text, marks=("number",)))
            if tested:
                cells[row.Index].append(_verdict(signs[row.Index]))
    lines = tuple(Row(board.indicators[row.indicator].title, tuple(cells[row.Index])) for row in rows.itertuples())
    names = words.listed([board.areas.name(other) for other in found.others])
    return Table(f"Beside {names}" if names else "Figures", "Indicator", tuple(heads), lines)


def _verdict(judgement: str) -> Cell:
    sign = words.JUDGEMENT[judgement]
    return Cell("Not tested") if judgement == comparison.NOT_COMPARED else Cell(words.capital(sign.word), sign)


def themes(board: Board) -> list[tuple[str, str, str, str]]:
    """Themes of figures of localities that have a screen of their own: its id and title, dataset and theme."""
    own = places.titles(board)
    older = board.with_role(ROLE_OLDER_PEOPLE)
    seen = board.indicators[older].theme if older else ""
    return [
        (f"{dataset.id}-{theme}", title, dataset.id, theme)
        for dataset in board.datasets.values()
        for theme, title in dataset.themes.items()
        if theme != seen and any(entry.id in own for entry in dataset.of_theme(theme))
    ]


@dataclass(frozen=True)
class Theme:
    """The view of one theme: every figure that the place has in it, beside the others."""

    dataset: str
    theme: str

    def __call__(self, board: Board, chosen: Selection) -> Answer:
        """The figures, those that can be judged first, as many as fit a room."""
        answer = self.whole(board, chosen)
        fitted = (room.fitting(part, room.left(answer.sentence)) for part in answer.parts if isinstance(part, Table))
        return replace(answer, parts=tuple(fitted))

    def whole(self, board: Board, chosen: Selection) -> Answer:
        """The figures, those that can be judged first."""
        found, dataset = of(board, chosen), board.datasets[self.dataset]
        wanted = {entry.id for entry in dataset.of_theme(self.theme)}
        rows = found.rows[found.rows["indicator"].isin(wanted)]
        rows = rows.loc[found.tested[rows.index].sort_values(ascending=False, kind="stable").index]
        under = behind(board, chosen, *rows["indicator"])
        name = board.areas.name(chosen.area)
        names = [board.areas.name(other) for other in found.others]
        said = f"{dataset.themes[self.theme]}: {words.many(len(rows), 'figure')} of {name}"
        said = f"{said} beside {words.listed(names)}." if names and len(rows) else f"{said}."
        return Answer(
            said,
            under,
            about=local.about(board, chosen, rows, where=name) if len(rows) else "",
            parts=(table(board, chosen, found, rows),) if len(rows) else (),
            notes=(words.BEYOND_CHANCE, *filter(None, (local.needed(board),))),
            sources=cited.citations(board, under),
        )


def ages(board: Board, chosen: Selection) -> Table | None:
    """The figures of the theme that older people belong to, beside the others; None without any."""
    older, found = board.with_role(ROLE_OLDER_PEOPLE), of(board, chosen)
    if not older or not found.others:
        return None
    entry = board.indicators[older]
    wanted = [other.id for other in board.datasets[entry.dataset].of_theme(entry.theme) if other.unit == entry.unit]
    rows = found.rows[found.rows["indicator"].isin(wanted)]
    if rows.empty:
        return None
    # Neither high nor low is better, so that the figures stand without judgement.
    return room.fitting(table(board, chosen, found, rows, judged=False), room.LEFT - room.SENTENCE, share=0.48)
