"""A rehearsal as answers: what is wrong with a file, what it changes, and what the Board will read."""

from collections.abc import Iterable

from outcomes import periods, words
from outcomes.answer import Answer, Link, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.publishing import changed, difference
from outcomes.publishing.difference import Change
from outcomes.publishing.readings import Reading
from outcomes.publishing.versions import Rehearsal
from outcomes.publishing.warnings import Warned
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import common

# Of more, the first are shown and the rest are counted: a page is read by people.
MOST = 300


def problems(board: Board, rehearsed: Rehearsal) -> Answer:
    """Everything that stands against a file, or is held, each with its cell, what to do and a link to what is shown now."""
    found = [(each, "To mend") for each in rehearsed.problems] + [(each, "To answer for") for each in rehearsed.held]
    counts = [
        words.many(len(rehearsed.problems), "problem") if rehearsed.problems else "",
        f"{len(rehearsed.held)} to answer for" if rehearsed.held else "",
    ]
    rows = tuple(
        Row(
            each.where.cell(each.column),
            plain(what, each.said, each.remedy),
            link=_link(board, rehearsed, each.indicator),
        )
        for each, what in found[:MOST]
    )
    return Answer(
        f"{rehearsed.file}: {words.listed(list(filter(None, counts)))}.",
        board.figures.iloc[:0],
        parts=(Table("Problems", "Where", columns("", "What was found", "What to do"), rows, _rest(len(found))),),
    )


def warned(board: Board, rehearsed: Rehearsal) -> Answer:
    """What to look at before publishing; nothing of it stands in the way. What has not come is folded: it may be much."""
    look = [each for each in rehearsed.warned if not each.due]
    due = [each for each in rehearsed.warned if each.due]
    counts = [
        f"{words.many(len(look), 'thing')} to look at" if look else "",
        f"{words.many(len(due), 'figure')} due and not handed in" if due else "",
    ]
    parts = [
        Table(
            label,
            "Measure",
            columns("Of", "What"),
            _warnings(board, rehearsed, found),
            _rest(len(found)),
            folded=folded,
        )
        for label, found, folded in (
            ("To look at", look, ""),
            ("Due and not handed in", due, f"{words.many(len(due), 'figure')} due and not handed in"),
        )
        if found
    ]
    return Answer(
        f"Before you publish: {words.listed(list(filter(None, counts)))}.", board.figures.iloc[:0], parts=tuple(parts)
    )


def _warnings(board: Board, rehearsed: Rehearsal, found: list[Warned]) -> tuple[Row, ...]:
    rows = []
    for each in found[:MOST]:
        entry = rehearsed.dataset.indicators.get(each.indicator)
        of = changed.of(board, rehearsed.dataset, each.area, each.period)
        title = entry.numbered if entry else each.indicator
        rows.append(Row(title, plain(of, words.capital(each.said)), link=_link(board, rehearsed, each.indicator)))
    return tuple(rows)


def changes(board: Board, rehearsed: Rehearsal) -> Answer:
    """Every figure and commentary that a file changes, with what stood before."""
    counted = difference.counted(rehearsed.changes)
    parts = [f"{count} {kind}" for kind, count in counted.items()]
    said = f"{rehearsed.unchanged} stand already" if rehearsed.unchanged > 0 else ""
    rows = tuple(_row(board, rehearsed, change) for change in rehearsed.changes[:MOST])
    summary = words.listed(parts) if parts else "nothing changes"
    return Answer(
        f"{rehearsed.dataset.title}: {'; '.join(filter(None, (summary, said)))}.",
        board.figures.iloc[:0],
        parts=(
            Table(
                "What changes",
                "Measure",
                columns("How", "Of", "Now", "Then", "Why"),
                rows,
                _rest(len(rehearsed.changes)),
            ),
        )
        if rows
        else (),
    )


def readings(board: Board, quarter: str, found: Iterable[Reading]) -> Answer:
    """Headlines, grades and cards that will read another way, each as it is and as it will be."""
    every = list(found)
    if not every:
        when = f" of {periods.short_label(quarter)}" if quarter else ""
        return Answer(f"No headline, judgement or card{when} changes.", board.figures.iloc[:0])
    rows = tuple(Row(each.where, plain(each.before or "(nothing)", each.after or "(nothing)")) for each in every[:MOST])
    return Answer(
        f"What the Board will read for {periods.short_label(quarter)}: {words.many(len(every), 'change')}.",
        board.figures.iloc[:0],
        parts=(Table("What will be read", "Where", columns("Now", "Then"), rows, _rest(len(every))),),
    )


def _row(board: Board, rehearsed: Rehearsal, change: Change) -> Row:
    _, indicator, area, period, group, statistic = change.key
    entry = rehearsed.dataset.indicators.get(indicator)
    of = changed.of(board, rehearsed.dataset, area, period, group, statistic)
    now, then = (
        changed.said(rehearsed.dataset, row) if row is not None else "" for row in (change.before, change.after)
    )
    why = change.after.note if change.after is not None and change.kind in difference.NEED_A_REASON else ""
    title = entry.numbered if entry else indicator
    return Row(title, plain(change.kind, of, now, then, why), link=_link(board, rehearsed, indicator))


def _link(board: Board, rehearsed: Rehearsal, indicator: str) -> Link | None:
    entry = rehearsed.dataset.indicators.get(indicator)
    if entry is None:
        return None
    latest = max(
        (rehearsed.dataset.period(name) for name in board.rows(indicator)["period"].unique()),
        key=lambda period: period.key,
        default=None,
    )
    quarter = periods.quarter_of(latest.end) if latest else ""
    return common.link(board, Selection(quarter, board.areas.authority.id, PREVIOUS), entry)


def _rest(count: int) -> str:
    return f"The first {MOST} of {count:,}." if count > MOST else ""
