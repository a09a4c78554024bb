"""What was published after a day: new figures and revised ones, each beside the last figure known before."""

import pandas as pd

from outcomes import questions, words
from outcomes.board import Board
from outcomes.catalogue.model import Source
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.answer import Answer, Row, Table, columns, plain
from outcomes.words import cited

SAME_FOR_ALL = "All places and periods: this list is the same for every quarter and locality"


def _sources(board: Board) -> list[Source]:
    """Sources of the Board's own papers that say when they were published."""
    found = [source for dataset in questions.papers(board).values() for source in dataset.sources.values()]
    return [source for source in found if source.published[:1].isdigit()]


def meetings(board: Board) -> dict[str, str]:
    """Days or years on which something was published, latest first, with what a reader may have seen by then."""
    dates = sorted({source.published for source in _sources(board)}, reverse=True)
    return {day: words.day(day) for day in dates}


def answer(board: Board, chosen: Selection, day: str) -> Answer:
    """The figures of sources that were published after a day, or that a source marks as revised."""
    newer = {source.id for source in _sources(board) if source.published > day}
    papers = questions.papers(board)
    rows = board.figures[board.figures["dataset"].isin(papers) & (board.figures["statistic"] == "value")]
    new = rows[rows["source"].isin(newer) | (rows["status"] == "revised")]
    when = words.day(day)
    if new.empty:
        then = rows[rows["source"].isin({source.id for source in _sources(board) if source.published == day})]
        said = f"Nothing has been published since {when}."
        return Answer(said, new, about=SAME_FOR_ALL, sources=cited.citations(board, then))
    body = []
    for row in new.itertuples():
        entry = board.indicator(row.indicator)
        kind = "Revised" if row.status == "revised" else "New"
        label = board.period(row.indicator, row.period).label
        cells = plain(kind, words.cell(row, entry), label, _before(board, rows, row, newer), row.note)
        body.append(Row(entry.title, cells, link=common.link(board, chosen, entry)))
    revised = int((new["status"] == "revised").sum())
    return Answer(
        f"Since {when}: {len(new) - revised} new figures and {revised} revised.",
        new,
        about=SAME_FOR_ALL,
        parts=(
            Table(
                "Published since",
                "Indicator",
                columns("Kind", "Figure", "Period", "Before", "Note"),
                tuple(body),
                caption="Figures of different periods stand beside each other; the note says where they cover different spans.",
            ),
        ),
        notes=("A revision shows where its source marks one.",),
        sources=cited.citations(board, new),
    )


def _before(board: Board, rows: pd.DataFrame, row: pd.Series, newer: set[str]) -> str:
    """The last figure of the same thing that was known before."""
    same = (rows["indicator"] == row.indicator) & (rows["area"] == row.area) & (rows["group"] == row.group)
    held = questions.in_order(board, rows[same & ~rows["source"].isin(newer) & rows["value"].notna()])
    if held.empty:
        return "No figure before"
    last = held.iloc[-1]
    return f"{words.cell(last, board.indicator(row.indicator))} in {board.period(row.indicator, last['period']).label}"
