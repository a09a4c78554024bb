"""What is new since a version, as an answer and as a text for an e-mail."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outcomes import words
from outcomes.answer import Answer, Link, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.publishing import between, changed, difference
from outcomes.publishing.between import DUE, News
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.since import SAME_FOR_ALL

if TYPE_CHECKING:
    from outcomes.store.delta import Version

MOST = 300
# One and several of each kind.
SAID = {
    difference.NEW: ("new figure", "new figures"),
    difference.REVISED: ("revised", "revised"),
    difference.REPLANNED: ("changed plan", "changed plans"),
    difference.SAID: ("changed commentary", "changed commentaries"),
    difference.WITHDRAWN: ("withdrawn", "withdrawn"),
    difference.SUPPRESSED: ("newly suppressed", "newly suppressed"),
    DUE: ("due and missing", "due and missing"),
    between.ADDED: ("new indicator", "new indicators"),
    difference.NOTED: ("changed note", "changed notes"),
}


def headline(found: Sequence[News], when: str) -> str:
    """How much of each kind is new."""
    kinds = [news.kind for news in found]
    counts = [(kinds.count(kind), SAID[kind]) for kind in between.KINDS if kind in kinds]
    parts = [f"{count} {said[count > 1]}" for count, said in counts]
    return f"Since {when}: {words.listed(parts)}." if parts else f"Nothing has changed since {when}."


def answer(board: Board, chosen: Selection, found: Sequence[News], when: str) -> Answer:
    """Everything that is new, the strongest evidence first, each with its link."""
    rows = tuple(_row(board, chosen, news) for news in found[:MOST])
    caption = f"The first {MOST} of {len(found):,}. " if len(found) > MOST else ""
    body = columns("What", "Of", "Before", "Now", "Why, or what stands out")
    return Answer(
        headline(found, when),
        board.figures.iloc[:0],
        about=SAME_FOR_ALL,
        parts=(Table("What is new", "Measure", body, rows, f"{caption}What is most certain comes first."),)
        if rows
        else (),
    )


def text(board: Board, chosen: Selection, found: Sequence[News], when: str, address: str) -> str:
    """The same as plain text for an e-mail; ``address`` is where the dashboard is read."""
    lines = [f"{board.areas.authority.name}, {board.areas.naming.board}", "", headline(found, when), ""]
    for news in found[:MOST]:
        title, (what, of, before, now, why) = _cells(board, news)
        lines.append(
            f"- {what}: {title} ({of}): {' becomes '.join(filter(None, (before, now)))}{f'. {why}' if why else ''}"
        )
        if link := _link(board, chosen, news):
            choices = "&".join(f"{key}={value}" for key, value in link.choices)
            lines.append(f"  {address.rstrip('/')}/{link.address}?{choices}")
    return "\n".join(lines)


def options(found: "Sequence[Version]") -> dict[str, str]:
    """Versions that a reader may have seen last, the latest but one first; by ``v`` and their number."""
    days = {version.number: words.day(version.by.time[:10]) for version in found[:-1]}
    return {f"v{number}": f"{day}, version {number}" for number, day in reversed(days.items())}


def _row(board: Board, chosen: Selection, news: News) -> Row:
    title, cells = _cells(board, news)
    return Row(title, plain(*cells), link=_link(board, chosen, news))


def _cells(board: Board, news: News) -> tuple[str, tuple[str, ...]]:
    """The title of the measure; then the kind, of where and when, what stood before, what stands now, and why."""
    dataset, indicator, area, period, group, statistic = news.change.key
    held = board.datasets[dataset]
    entry = held.indicators.get(indicator)
    of = changed.of(board, held, area, news.due or period, "" if news.due else group, statistic)
    before, after = news.change.before, news.change.after
    sides = ["" if row is None else changed.said(held, row) for row in (before, after)]
    why = words.capital(words.reasons(news.reasons)) if after is not None else ""
    if after is not None and news.kind in difference.NEED_A_REASON:
        why = f"{after.note.rstrip('.')}. {why}".strip()
    if news.kind == DUE:
        sides = [f"{sides[0]} in {held.period(period).short}", "no figure yet"]
        why = f"Next update: {held.next_update}" if held.next_update else ""
    return entry.numbered if entry else held.themes.get(indicator, held.title), (
        words.capital(SAID[news.kind][0]),
        of,
        *sides,
        why,
    )


def _link(board: Board, chosen: Selection, news: News) -> Link | None:
    entry = board.datasets[news.change.key[0]].indicators.get(news.change.key[1])
    area = news.change.key[2]
    offered = {board.areas.authority.id, *(place.id for place in board.areas.localities)}
    return common.link(board, chosen, entry, area if area in offered else "") if entry else None
