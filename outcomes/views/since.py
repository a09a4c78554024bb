"""What was published after a day: new figures and revised ones, each beside the last figure known before."""

import pandas as pd

from outcomes import questions, words
from outcomes.answer import Answer, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited

SAME_FOR_ALL = "All places and periods: this list is the same for every quarter and locality"


def _published(board: Board) -> dict[tuple[str, str], str]:
    """When each source of the Board's own papers was published, by dataset and id; those that say so."""
    papers = questions.papers(board).items()
    found = {(name, source.id): source.published for name, paper in papers for source in paper.sources.values()}
    return {key: published for key, published in found.items() if published[:1].isdigit()}


def meetings(board: Board) -> dict[str, str]:
    """Days or years on which something was published, latest first, with what a reader may have seen by then."""
    dates = sorted(set(_published(board).values()), reverse=True)
    return {day: words.day(day) for day in dates}


def answer(board: Board, chosen: Selection, day: str) -> Answer:
    """The figures of sources that were published after a day, or that a source marks as revised."""
    papers = questions.papers(board)
    rows = board.figures[board.figures["dataset"].isin(papers) & (board.figures["statistic"] == "value")]
    cited_in = zip(rows["dataset"], rows["source"], strict=True)
    published = pd.Series([_published(board).get(key, "") for key in cited_in], index=rows.index, dtype=str)
    older = rows[published <= day]
    new = rows[(published > day) | (rows["status"] == "revised")]
    when = words.day(day)
    if new.empty:
        then = rows[published == day]
        said = f"Nothing has been published since {when}."
        return Answer(said, new, about=SAME_FOR_ALL, sources=cited.citations(board, then))
    body = []
    for row in new.itertuples():
        entry = board.indicator(row.indicator)
        kind = "Revised" if row.status == "revised" else "New"
        label = board.period(row.indicator, row.period).label
        cells = plain(kind, words.cell(row, entry), label, _before(board, older, row), row.note)
        body.append(Row(entry.title, cells, link=common.link(board, chosen, entry)))
    revised = int((new["status"] == "revised").sum())
    return Answer(
        f"Since {when}: {words.many(len(new) - revised, 'new figure')} and {words.how_many(revised)} revised.",
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


def _before(board: Board, older: pd.DataFrame, row: pd.Series) -> str:
    """The last figure of the same thing that was known before."""
    same = (older["indicator"] == row.indicator) & (older["area"] == row.area) & (older["group"] == row.group)
    held = questions.in_order(board, older[same & older["value"].notna()])
    if held.empty:
        return "No figure before"
    last = held.iloc[-1]
    return f"{words.cell(last, board.indicator(row.indicator))} in {board.period(row.indicator, last['period']).label}"
