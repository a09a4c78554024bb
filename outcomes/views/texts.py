"""Words of a paper as printed: actions with owner and date beside what their measures did, recommendations, voices."""

import pandas as pd

from outcomes import findings, periods, words
from outcomes.answer import Answer, Cell, Fold, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Section
from outcomes.findings import Finding
from outcomes.selection import Selection
from outcomes.store.words import ACTION, KINDS
from outcomes.views import common
from outcomes.words import cited, texts
from outcomes.words.claims import evidence_line, step

EVERY = "all"
SINCE = (
    "Beside an action stands what the measures it names did since the period compared with. That one followed the other does not "
    "say that one caused it."
)


def options(board: Board, section: Section) -> dict[str, str]:
    """All, and each heading of the document that has texts of the section, in its order."""
    held = list(dict.fromkeys(theme for theme in _texts(board, section)["theme"] if theme))
    return {EVERY: "All", **{str(place): theme for place, theme in enumerate(held, 1)}} if len(held) > 1 else {}


def answer(board: Board, chosen: Selection, section: Section, heading: str = EVERY) -> Answer:
    """The texts of a section, under one heading of the document or all."""
    rows = _texts(board, section)
    if heading != EVERY:
        rows = rows[rows["theme"] == options(board, section).get(heading)]
    measures = [name for ids in rows["about"] for name in ids.split() if name in board.indicators]
    # Of texts that name no measure nothing is reckoned.
    moved = {found.indicator.id: found for found in findings.of(board, chosen) if found.move} if measures else {}
    beside = [about(board, chosen, row.about, moved) for row in rows.itertuples()]
    shown = [name for name in ("who", "due", "state") if (rows[name] != "").any()]
    heads = {"who": "Who", "due": "When, as printed", "state": "Beside the figures"}
    since = ["Its measures so far"] if any(beside) else []
    names = ["As printed", *(heads[name] for name in shown), *since, "Where"]
    lines = []
    for row, folds in zip(rows.itertuples(), beside, strict=True):
        cells = [_text(row.text), *(Cell(getattr(row, name)) for name in shown)]
        cells += [Cell("", folds=folds)] if any(beside) else []
        lines.append(Row(row.ref or words.capital(KINDS[row.kind][0]), (*cells, Cell(row.locator)), row.theme))
    table = Table(section.title, "Number" if (rows["ref"] != "").all() else "What", columns(*names), tuple(lines))
    behind = board.rows(*measures, statistic="value") if measures else board.figures.iloc[:0]
    return Answer(
        _sentence(rows),
        behind,
        about=common.about(board, chosen, board.areas.authority.id, when="as printed, the same for every quarter"),
        parts=(table,),
        notes=(*((SINCE,) if any(beside) else ()), *common.notes_on(board, section, ())),
        sources=cited.citations(board, rows),
    )


def _text(text: str) -> Cell:
    """A text whole, or its first sentence with the rest behind it."""
    first, rest = texts.opened(text)
    return Cell("", folds=(Fold(first, tuple(rest.split("\n"))),)) if rest else Cell(first)


def about(board: Board, chosen: Selection, ids: str, moved: dict[str, Finding]) -> tuple[Fold, ...]:
    """What each measure that a text names did since the period compared with, in the words of the evidence; none of a theme."""
    told = []
    for name in ids.split():
        if name in moved and (move := moved[name].move):
            figure = (
                f"{words.with_unit(move.latest, move.indicator, move.printed)} in {periods.short_label(move.period)}"
            )
            sure = evidence_line(moved[name])
            said = "; ".join(filter(None, (step(move), sure)))
            link = common.link(board, chosen, move.indicator)
            told.append(Fold(f"{move.indicator.title}: {figure}", (f"{said}.",), (("See it over time", link),)))
    return tuple(told)


def _texts(board: Board, section: Section) -> pd.DataFrame:
    held = board.words
    held = held[(held["dataset"] == section.dataset) & held["kind"].isin(section.says)]
    held = held.iloc[held["kind"].map(section.says.index).argsort(kind="stable")]
    # What stands under one heading stays together: activities with the resolution that lists them.
    places = {theme: place for place, theme in enumerate(held["theme"].unique())}
    return held.iloc[held["theme"].map(places).argsort(kind="stable")]


def _sentence(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing is printed."
    # An action of two rows is one action.
    counts = [
        (len(part) if (part["ref"] == "").any() else part["ref"].nunique(), str(kind))
        for kind, part in rows.groupby("kind", sort=False)
    ]
    owners = rows.loc[rows["kind"] == ACTION, "who"].nunique()
    said = words.listed([f"{words.numeral(number)} {KINDS[kind][number != 1]}" for number, kind in counts])
    return words.capital(
        f"{said}, with {words.numeral(owners)} owner{'s' if owners > 1 else ''} named." if owners else f"{said}."
    )
