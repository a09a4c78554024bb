"""Two or three localities in one table, differences beyond chance first."""

import pandas as pd

from outcomes import evidence, places, questions, words
from outcomes.board import Board
from outcomes.evidence import Change
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common, local
from outcomes.views.answer import Answer, Cell, Row, Table, columns
from outcomes.words import cited

MOST = 3
RANK = {comparison.SIMILAR: 1, comparison.NOT_COMPARED: 2}


def answer(board: Board, chosen: Selection, areas: tuple[str, ...]) -> Answer:
    """Localities beside each other: the first compared with each of the others."""
    held = {line.indicator.id: line for line in places.lines(board, chosen, places.AUTHORITY)}
    if not held:
        return local.nothing(board, chosen)
    names = [board.areas.name(area) for area in areas]
    if len(areas) < 2:
        about = common.about(board, chosen, where=names[0] if names else "No locality")
        return Answer("Choose two different localities.", board.figures.iloc[:0], about=about)
    localities = [area.id for area in board.areas.localities]
    columns_of = [localities.index(area) for area in areas]
    of = [pd.concat([line.rows.iloc[[at]] for line in held.values()], ignore_index=True) for at in columns_of]
    # The first beside each of the others.
    found = [dict(zip(held, evidence.changes(other, of[0], board.indicators), strict=True)) for other in of[1:]]
    body = []
    for name in sorted(held, key=lambda key: _order(found, key)):
        entry = held[name].indicator
        cells = [Cell(words.cell(held[name].rows.iloc[at], entry)) for at in columns_of]
        cells += [_difference(difference[name]) for difference in found]
        body.append(Row(entry.title, tuple(cells), link=common.link(board, chosen, entry)))
    rows = pd.concat([line.rows.iloc[columns_of] for line in held.values()])
    titles = (f"{names[0]} compared with {other}" for other in names[1:])
    table = Table(
        "Localities side by side",
        "Indicator",
        columns(*names, *titles),
        tuple(body),
        caption="Differences beyond chance first: the 95% interval (Newcombe) of the difference in percentage points holds no zero.",
    )
    return Answer(
        _sentence(names, found),
        rows,
        about=local.about(board, chosen, rows, where=words.listed(names)),
        parts=(table,),
        sources=cited.citations(board, rows),
        methods=("change", "comparison"),
    )


def _order(found: list[dict[str, Change]], key: str) -> tuple[int, float]:
    best = min(RANK.get(difference[key].judgement, 0) for difference in found)
    size = max((abs(d[key].difference) for d in found if not questions.blank(d[key].difference)), default=0.0)
    return best, -size


def _difference(change: Change) -> Cell:
    if change.judgement == comparison.NOT_COMPARED:
        return Cell("not tested")
    sign = words.JUDGEMENT[change.judgement]
    return Cell(f"{sign.word} ({words.points(change)})", sign)


def _sentence(names: list[str], found: list[dict[str, Change]]) -> str:
    parts = []
    for other, difference in zip(names[1:], found, strict=True):
        counted = [change.judgement for change in difference.values() if change.judgement != comparison.NOT_COMPARED]
        beyond = [judgement for judgement in counted if judgement != comparison.SIMILAR]
        parts.append(f"from {other} beyond chance on {len(beyond)} of {len(counted)}")
    untested = sum(change.judgement == comparison.NOT_COMPARED for change in found[0].values())
    return f"{names[0]} differs {words.listed(parts)} indicators with counts; {untested} more {'has' if untested == 1 else 'have'} no counts."
