"""One locality in profile: every figure it has, beside the authority and England."""

from typing import Any

import numpy as np
import pandas as pd

from outcomes import evidence, places, words
from outcomes.board import Board
from outcomes.catalogue.model import SUM, Indicator
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common, local, place
from outcomes.views.answer import Answer, Cell, Row, Table, columns, plain
from outcomes.words import cited

CAPTION = (
    'Compared where a count stands behind the figure: "worse" means that this locality is worse than the other by more '
    "than chance explains. A figure without a count is not compared."
)


def answer(board: Board, chosen: Selection) -> Answer:
    """Every figure of the locality chosen beside the authority and England, theme by theme."""
    rows = places.figures(board, chosen)
    area, authority = chosen.area, board.areas.authority.id
    order = dict.fromkeys((area, authority, places.england(board)))
    wanted = [name for name in order if (rows["area"] == name).any()]
    rows = rows[rows["area"].isin(wanted)]
    if area not in wanted:
        return local.nothing(board, chosen)
    held = {(r.indicator, r.area): r for r in rows.itertuples()}
    mine = rows[rows["area"] == area].reset_index(drop=True)
    verdicts = {other: _verdicts(board, mine, held, other) for other in wanted[1:]}
    limits = evidence.limits(mine, board.indicators).set_index(mine["indicator"])
    names = [board.areas.name(name) for name in wanted]
    lines = [
        _line(board, chosen, entry, wanted, held, verdicts, limits.loc[entry.id])
        for dataset in board.datasets.values()
        for theme in dataset.themes
        for entry in dataset.of_theme(theme)
        if (entry.id, area) in held
    ]
    titles = (column for other in names[1:] for column in (other, f"Compared with {other}"))
    return Answer(
        local.who_lives_here(board, chosen),
        rows,
        about=local.about(board, chosen, rows, where=names[0]),
        parts=(
            place.chart(board, area),
            Table(
                "Profile of the locality",
                "Indicator",
                columns(names[0], "95% interval", *titles, "Period", "Good direction"),
                tuple(lines),
                caption=CAPTION,
            ),
        ),
        notes=tuple(filter(None, (local.needed(board),))),
        sources=cited.citations(board, rows),
        methods=("comparison", "intervals"),
    )


def _line(
    board: Board,
    chosen: Selection,
    entry: Indicator,
    wanted: list[str],
    held: dict[tuple[str, str], Any],
    verdicts: dict[str, dict[str, str]],
    sure: pd.Series,
) -> Row:
    """One indicator: the locality's figure and interval, each other area's with the comparison, period and good direction."""
    own = held[entry.id, wanted[0]]
    name = board.areas.name(wanted[0])
    interval = words.interval(sure["lower"], sure["upper"], entry).removeprefix("95% interval ") or "None"
    cells = [Cell(words.cell(own, entry)), Cell(interval)]
    for other in wanted[1:]:
        there, verdict = held.get((entry.id, other)), verdicts[other][entry.id]
        cells.append(Cell("Not published" if there is None else words.cell(there, entry)))
        # A whole is no benchmark for its part.
        compare = entry.aggregation != SUM and verdict != comparison.NOT_COMPARED
        sign = words.JUDGEMENT[verdict]
        cells.append(Cell(f"{name} is {sign.word}", sign) if compare else Cell("Not compared"))
    dataset = board.datasets[entry.dataset]
    cells += plain(dataset.period(own.period).label, words.GOOD_DIRECTION[entry.polarity])
    return Row(entry.title, tuple(cells), dataset.themes[entry.theme], common.link(board, chosen, entry))


def _verdicts(board: Board, mine: pd.DataFrame, held: dict[tuple[str, str], pd.Series], other: str) -> dict[str, str]:
    """How each figure of the locality stands beside another area's, by indicator."""
    beside = [held[name, other].value if (name, other) in held else np.nan for name in mine["indicator"]]
    judged = evidence.compared(mine, np.array(beside, dtype=float), board.indicators)
    return dict(zip(mine["indicator"], judged["judgement"], strict=True))
