"""Each part of an answer as a grid: heads, and rows of cells or plain texts. A drawing gives its points, as its table prints them."""

from collections.abc import Iterable, Sequence
from typing import Any

from outcomes.answer import Answer, Card, Cards, Cell, Chart, Counters, Part, Points, Table
from outcomes.document import evidence, flat, grouped, said
from outcomes.draw.web import spoken
from outcomes.words import Sign

Grid = list[list[Cell | str]]


def text(cell: Cell | str) -> str:
    """What a cell reads, with everything behind it and the word of its sign."""
    if isinstance(cell, str):
        return cell
    return "\n".join(filter(None, (*said(cell), _word(cell.sign, cell))))


def _word(sign: Sign | None, cell: Cell) -> str:
    """What a sign says in words, where the cell does not say it."""
    if sign is None:
        return ""
    word = sign.word or cell.words
    return "" if word.lower() in cell.text.lower() else word


def grids(it: Answer) -> Iterable[tuple[Sequence[str], Grid]]:
    """Each part of an answer as heads and rows."""
    for part in flat(it.parts):
        yield from GRIDS[type(part)](part)


def _of_table(it: Table) -> Iterable[tuple[Sequence[str], Grid]]:
    rows: Grid = [[line] if isinstance(line, str) else [line.title, *line.cells] for line in grouped(it.rows)]
    yield [it.first or it.label, *(name or "About it" for name, _ in it.columns)], rows


def _of_chart(it: Chart) -> Iterable[tuple[Sequence[str], Grid]]:
    """The points of a drawing, each as its table prints it."""
    rows: Grid = [
        [str(series["name"]), *point] if series["name"] else list(point)
        for series in spoken.points(it)
        for point in series["points"]  # type: ignore[attr-defined]
    ]
    if rows:
        yield (["Series", "Point", "Figure"] if len(rows[0]) == 3 else ["Point", "Figure"]), rows


def _of_cards(it: Cards) -> Iterable[tuple[Sequence[str], Grid]]:
    yield (
        ["Figure", "Latest", "Moved", "Evidence", "Of where", "Where it is printed"],
        [_card(card) for card in it.cards],
    )


def _card(it: Card) -> list[Cell | str]:
    return [
        it.title,
        Cell(it.value, it.sign, marks=("shaded",)),
        it.step,
        evidence(it),
        f"{it.where}. {it.sure}".strip(),
        it.locator,
    ]


def _of_counters(it: Counters) -> Iterable[tuple[Sequence[str], Grid]]:
    yield ["Count", "Of what"], [[count, words] for count, words, _ in it.counts]


def _of_points(it: Points) -> Iterable[tuple[Sequence[str], Grid]]:
    yield ["What", "How much"], [[title, text] for title, text, _ in it.lines]


# How each part becomes a table; a test sees that none is missing.
GRIDS: dict[type[Part], Any] = {
    Table: _of_table,
    Chart: _of_chart,
    Cards: _of_cards,
    Counters: _of_counters,
    Points: _of_points,
}
