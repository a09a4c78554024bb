"""How a talk begins: whose figures these are, of when and by whom; and who lives there."""

from dataclasses import replace

import pandas as pd

from outcomes import periods, places, questions, words
from outcomes.answer import Answer, Cell, Points, Row, Table
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_OLDER_PEOPLE, Source
from outcomes.screens import beside, room
from outcomes.screens.room import Line, points
from outcomes.selection import Selection
from outcomes.views import local, map, ranking
from outcomes.views import place as place_view
from outcomes.words import cited


def title(board: Board, chosen: Selection) -> Answer:
    """The place, what it is, the quarter, and the papers that the figures come from, by publisher and date."""
    name = board.areas.name(chosen.area)
    shown = beside.of(board, chosen).rows
    lines: list[Line] = [(kind, "", None)] if (kind := _kind(board, chosen.area)) else []
    lines.append((periods.parse(chosen.quarter).label, "", None))
    rows = [shown]
    for (publisher, when), papers in _papers(board, chosen.quarter).items():
        titles = [board.datasets[paper].title for paper in papers]
        lines.append((f"{publisher}, {words.day(when)}", words.listed(titles), None))
        rows += [board.of(paper).head(1) for paper in papers]
    if len(shown):
        pairs = set(zip(shown["indicator"], shown["period"], strict=True))
        spans = sorted((board.period(*pair) for pair in pairs), key=lambda span: span.key)
        first, last = words.short(spans[0]), words.short(spans[-1])
        when = first if first == last else f"{first} to {last}"
        lines.append((f"Figures of places, {when}", words.listed(_publishers(board, shown)), None))
    behind = pd.concat(rows)
    return Answer(
        f"What published figures say of {name}",
        behind,
        parts=(Points(tuple(lines)),),
        sources=cited.citations(board, behind),
    )


def _kind(board: Board, area: str) -> str:
    """What the place is: a locality of the authority, or the authority with how many of them."""
    areas = board.areas
    if area != areas.authority.id:
        return f"{words.capital(areas.naming.one)} in {areas.authority.name}"
    size = len(areas.localities)
    return f"{words.capital(words.numeral(size))} {areas.naming.many if size > 1 else areas.naming.one}" if size else ""


def _papers(board: Board, quarter: str) -> dict[tuple[str, str], list[str]]:
    """The papers whose figures of the quarter or before it are shown, by publisher and the latest day of publication."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in questions.papers(board):
        rows = questions.up_to(board, board.of(name), quarter, begun=True)
        dated = [source for source in _sources(board, rows) if source.published[:1].isdigit()]
        if dated:
            last = max(dated, key=lambda source: source.published)
            found.setdefault((last.publisher, last.published), []).append(name)
    return found


def _sources(board: Board, rows: pd.DataFrame) -> list[Source]:
    pairs = rows[["dataset", "source"]].drop_duplicates().itertuples(index=False, name=None)
    return [board.source(*pair) for pair in pairs]


def _publishers(board: Board, rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(source.publisher for source in _sources(board, rows)))


def people(board: Board, chosen: Selection) -> Answer:
    """Who lives here: how many, the share of older people beside the other localities, and every age beside England."""
    said = local.who_lives_here(board, chosen)
    older = board.with_role(ROLE_OLDER_PEOPLE)
    if not older:
        return Answer(said, board.figures.iloc[:0])
    ordered = ranking.answer(board, chosen, older)
    ages = beside.ages(board, chosen)
    left = [note for note in ordered.notes if "leave out" in note]
    parts = (*ordered.parts, *((ages,) if ages else ()), *([points(*left)] if left else []))
    rows = pd.concat([ordered.rows, beside.behind(board, chosen, older)])
    return replace(ordered, sentence=said, parts=parts, rows=rows, sources=cited.citations(board, rows), methods=())


def place(board: Board, chosen: Selection) -> Answer:
    """Where it is: the map of the place alone, and how its first indicator stands among the localities."""
    indicator = places.first(board)
    shown = map.answer(board, chosen, indicator)
    entry = board.indicator(indicator)
    rows = places.figures(board, chosen, indicator)
    wanted = {area.id for area in board.areas.localities}
    order = rows[rows["area"].isin(wanted) & rows["value"].notna()].sort_values("value", ascending=False, kind="stable")
    wholes = [rows[rows["area"] == area] for area in (board.areas.authority.id, places.england(board)) if area]
    lines = [
        Row(
            board.areas.name(row.area),
            (Cell(words.cell(row, entry), marks=("number",)),),
            marked=row.area == chosen.area,
        )
        for row in pd.concat([*wholes, order]).itertuples()
    ]
    heads = (
        (f"{words.capital(entry.unit)}, {board.period(indicator, row.period).label}", ("num",))
        for row in rows.head(1).itertuples()
    )
    whole = chosen.area == board.areas.authority.id
    around = f"its {words.numeral(len(wanted))} {board.areas.naming.many}" if whole else "the places around it"
    said = f"{board.areas.name(chosen.area)} and {around}."
    table = Table(entry.title, entry.title, tuple(heads), tuple(lines))
    drawn = place_view.chart(board, chosen.area)
    return replace(shown, sentence=said, parts=(drawn, room.fitting(table, room.left(said), share=0.48)))
