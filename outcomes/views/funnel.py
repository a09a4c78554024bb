"""The authority among all authorities: a funnel of their figures by size, and each of them in a table."""

from typing import Any

from outcomes import evidence, places, words
from outcomes.answer import Answer, Cell, Chart, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.evidence import Funnel
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import JUDGEMENT, cited, spread


def options(board: Board, section: Section) -> dict[str, str]:
    """Indicators of a section that have figures of authorities far away, id to title."""
    held = set(board.far["indicator"])
    return {entry.id: entry.title for entry in board.datasets[section.dataset].of(section) if entry.id in held}


def answer(board: Board, chosen: Selection, section: Section, indicator: str) -> Answer:
    """Every authority's figure of one period by the number that it is a share of, with the limits of chance."""
    entry, authority = board.indicator(indicator), board.areas.authority
    found = places.among_all(board, chosen, indicator)
    if found is None:
        said = f"{entry.title}: no counts are published for {authority.name}, so no funnel can be drawn."
        return common.lacking(board, chosen, indicator, said)
    period, rows = found
    placed = rows[rows["value"].notna()].reset_index(drop=True)
    funnel = evidence.spread(placed, entry)
    texts = dict(zip(placed["area"], [words.cell(row, entry) for row in placed.itertuples()], strict=True))
    sentence = spread.among_all(board, entry, placed, words.short(period), texts[authority.id], funnel)
    notes = (
        spread.counts_since(period, chosen.quarter),
        spread.READING if funnel else "",
        spread.COLOURS if funnel and not funnel.over_dispersed and entry.polarity != "neutral" else "",
        spread.beyond(board, funnel),
        spread.without_figure(len(rows) - len(placed), len(placed) - len(funnel.rows)) if funnel else "",
        entry.caveats,
    )
    return Answer(
        sentence,
        rows,
        about=common.about(board, chosen, authority.id, when=f"{period.label}, among all authorities"),
        parts=(_chart(board, entry, funnel, texts, sentence), _table(board, entry, funnel, texts)) if funnel else (),
        notes=tuple(filter(None, notes)),
        sources=cited.citations(board, rows),
        methods=("similar-places",),
    )


def _chart(board: Board, entry: Indicator, funnel: Funnel, texts: dict[str, str], sentence: str) -> Chart:
    authority = board.areas.authority
    average = spread.mean_of_all(entry, funnel)
    records: list[dict[str, Any]] = [
        {
            "area": row.area,
            "name": board.areas.name(row.area),
            "size": row.denominator,
            "value": row.rate,
            "text": texts[row.area],
            "cases": f"{words.number(row.numerator)} of {words.number(row.denominator)}",
            "judgement": row.judgement,
            "near": row.area in board.areas.similar,
        }
        for row in funnel.rows.itertuples()
    ]
    alt = f"{sentence} {len(records)} authorities by size around their common average of {average}."
    options = {
        "unit": entry.unit,
        "size": words.capital(entry.denominator) or "Out of how many",
        "chosen": authority.id,
        "average": funnel.average,
        "name": f"Average {average}",
        "limits": tuple(funnel.limits.to_dict("records")),
    }
    return Chart("funnel", tuple(records), alt, options)


def _table(board: Board, entry: Indicator, funnel: Funnel, texts: dict[str, str]) -> Table:
    """A line an authority, from the better end."""
    return Table(
        f"{entry.title}, every authority",
        "Authority",
        columns("Figure", "Cases", "Out of", "Beside the limits of chance"),
        tuple(_line(board, funnel, row, texts[row.area]) for row in funnel.rows.itertuples()),
        look="tall",
    )


def _line(board: Board, funnel: Funnel, row: Any, text: str) -> Row:
    sign = None if funnel.over_dispersed or row.judgement == evidence.SIMILAR else JUDGEMENT[row.judgement]
    cells = (
        Cell(text, marks=("number",)),
        Cell(words.number(row.numerator), marks=("number",)),
        Cell(words.number(row.denominator), marks=("number",)),
        Cell(spread.SIDES[row.side], sign),
    )
    return Row(board.areas.name(row.area), cells, marked=row.area == board.areas.authority.id)
