"""One locality in profile: every figure it has, beside the authority and England."""

from typing import Any

import pandas as pd

from outcomes import evidence, places, words
from outcomes.answer import Answer, Beside, Cell, Chart, Part, Points, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common, local, place, standing_out, story
from outcomes.words import cited

CAPTION = (
    'Compared where a count stands behind the figure: "worse" means that this locality is worse than the other by more '
    "than chance explains. A figure without a count is not compared."
)

SPINE = (
    "In the chart each line runs from the worst locality to the best; a coloured mark with a sign differs by more than chance "
    "explains, a grey one has no count and is not judged or is no different."
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
    judged = {other: places.beside(board, mine, held, other) for other in wanted[1:]}
    verdicts = {other: dict(zip(mine["indicator"], found["judgement"], strict=True)) for other, found in judged.items()}
    table = _table(board, chosen, wanted, held, mine, verdicts)
    first = next(iter(judged), "")
    standing = standing_out.stands_out(board, chosen, first, mine, judged[first], held) if first else None
    far = standing_out.distances(board, chosen, wanted, held)
    told = _told(board, chosen)
    parts: list[Part | None] = [
        _beside(place.chart(board, area), standing_out.ages(board, wanted, held)),
        _beside(standing, far),
        standing_out.spine(board, chosen, wanted, held, verdicts.get(first, {})),
        *(Points(((said.sentence, " ".join(said.notes[:1]), None),)) for said in told),
        table,
    ]
    shown = pd.concat([rows, *(said.rows for said in told)])
    return Answer(
        local.who_lives_here(board, chosen),
        shown,
        about=local.about(board, chosen, rows, where=board.areas.name(area)),
        parts=tuple(part for part in parts if part),
        notes=tuple(filter(None, (SPINE, local.needed(board), local.boundaries(board, drawn=False)))),
        sources=tuple(
            dict.fromkeys((*cited.citations(board, rows), *(line for said in told for line in said.sources)))
        ),
        methods=("comparison", "intervals"),
    )


def _beside(*parts: Table | Chart | None) -> Part | None:
    """Those of the parts that there are, beside each other."""
    held = tuple(part for part in parts if part)
    return Beside(held) if len(held) > 1 else next(iter(held), None)


def _told(board: Board, chosen: Selection) -> list[Answer]:
    """What was done in the place, as the sections of every dataset tell it."""
    sections = [
        section for dataset in board.datasets.values() for section in dataset.sections if section.kind == "story"
    ]
    return [story.answer(board, chosen, section) for section in sections]


def _table(
    board: Board,
    chosen: Selection,
    wanted: list[str],
    held: dict[tuple[str, str], Any],
    mine: pd.DataFrame,
    verdicts: dict[str, dict[str, str]],
) -> Table:
    """Every figure of the place, theme by theme."""
    limits = evidence.limits(mine, board.indicators).set_index(mine["indicator"])
    names = [board.areas.name(name) for name in wanted]
    lines = [
        _line(board, chosen, entry, wanted, held, verdicts, limits.loc[entry.id])
        for dataset in board.datasets.values()
        for theme in dataset.themes
        for entry in dataset.of_theme(theme)
        if (entry.id, wanted[0]) in held
    ]
    titles = (column for other in names[1:] for column in (other, f"Compared with {other}"))
    heads = columns(names[0], "95% interval", *titles, "Period", "Good direction")
    return Table("Profile of the locality", "Indicator", heads, tuple(lines), caption=CAPTION)


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
    interval = words.interval(sure["lower"], sure["upper"], entry).removeprefix("95% interval ") or "Not available"
    cells = [Cell(words.cell(own, entry)), Cell(interval)]
    for other in wanted[1:]:
        there, verdict = held.get((entry.id, other)), verdicts[other][entry.id]
        cells.append(Cell("Not published" if there is None else words.cell(there, entry)))
        compare = verdict != comparison.NOT_COMPARED
        sign = words.JUDGEMENT[verdict]
        cells.append(Cell(f"{name} is {sign.word}", sign) if compare else Cell("Not compared"))
    dataset = board.datasets[entry.dataset]
    cells += plain(dataset.period(own.period).label, words.GOOD_DIRECTION[entry.polarity])
    return Row(entry.title, tuple(cells), dataset.themes[entry.theme], common.link(board, chosen, entry))
