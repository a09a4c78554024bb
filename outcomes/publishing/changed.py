"""A rehearsal and a history in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from outcomes import periods, words
from outcomes.answer import Answer, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.catalogue.model import Dataset
from outcomes.publishing import difference
from outcomes.publishing.difference import Change
from outcomes.publishing.readings import Reading
from outcomes.publishing.versions import Rehearsal
from outcomes.publishing.warnings import Warned
from outcomes.store import words as texts

if TYPE_CHECKING:
    from outcomes.store.delta import Version


def lines(rehearsed: Rehearsal) -> list[str]:
    """How many figures change in which way, then each change on a line: indicator, area, period, before and after."""
    counted = difference.counted(rehearsed.changes)
    parts = [f"{count} {kind}" for kind, count in counted.items()]
    if rehearsed.unchanged:
        parts.append(f"{rehearsed.unchanged} unchanged")
    summary = f"{rehearsed.dataset.title}: {words.listed(parts)}." if parts else "Nothing changes."
    return [summary, *(_line(rehearsed, change) for change in rehearsed.changes)]


def read(quarter: str, found: Iterable[Reading]) -> list[str]:
    """What the Board will read, a view at a time, each as it is now and as it will be."""
    every = [
        f"{reading.where}\n    now:  {reading.before or '(nothing)'}\n    then: {reading.after or '(nothing)'}"
        for reading in found
    ]
    if not every:
        return [f"No headline, judgement or card of {periods.short_label(quarter)} changes."] if quarter else []
    return [
        f"What the Board will read for {periods.short_label(quarter)}, {words.many(len(every), 'reading')} anew:",
        *every,
    ]


def _line(rehearsed: Rehearsal, change: Change) -> str:
    _, indicator, area, period, group, statistic = change.key
    entry = rehearsed.dataset.indicators.get(indicator)
    about = [entry.title if entry else indicator, area, period, words.group(group), _what(statistic)]
    sides = [said(rehearsed.dataset, row) for row in (change.before, change.after) if row is not None]
    reason = change.after.note if change.after is not None and change.kind in difference.NEED_A_REASON else ""
    why = f" ({reason})" if reason else ""
    return f"{change.kind}: {', '.join(filter(None, about))}: {' becomes '.join(sides)}{why}"


def warned(rehearsed: Rehearsal, about: Warned) -> str:
    """One thing to look at before publishing."""
    entry = rehearsed.dataset.indicators.get(about.indicator)
    return f"{', '.join(filter(None, (entry.title if entry else about.indicator, about.area, about.period)))}: {about.said}"


def of(board: Board, dataset: Dataset, area: str, period: str, group: str = "", statistic: str = "value") -> str:
    """Of where, when, whom and what a figure or text is, in words."""
    place = board.areas.areas[area].name if area in board.areas.areas else area
    when = dataset.period(period).short if period else ""
    return ", ".join(filter(None, (place, when, words.group(group), _what(statistic))))


def _what(statistic: str) -> str:
    """What is measured beside the figure itself; "" for that and for a text."""
    return "" if statistic in ("value", *texts.KINDS) else statistic


def said(dataset: Dataset, row: Any) -> str:
    """A row of either table as it reads: a text in quotation marks, or a figure."""
    if hasattr(row, "text"):
        return f"\u201c{row.text}\u201d"
    entry = dataset.indicators.get(row.indicator)
    return words.cell(row, entry) if entry else str(row.printed)


def options(found: "Sequence[Version]", now: str) -> dict[str, str]:
    """What a reader may look at: the figures as they are now, and every version by its day and number, the latest first.

    Short, because the frame is narrow; what each version is stands under the frame once it is chosen, and in the sources.
    """
    days = {version.number: date.fromisoformat(version.by.time[:10]) for version in found}
    every = {str(number): f"{day.day} {day:%b %Y} ({number})" for number, day in reversed(days.items())}
    return {now: "Now", **every, str(found[0].number): f"As shipped ({found[0].number})"}


def stood(found: "Sequence[Version]", number: int | None) -> str:
    """That a reader looks at an earlier version, which one, and until when it stood."""
    place = next(place for place, version in enumerate(found) if version.number == number)
    until = words.day(found[place + 1].by.time[:10])
    return f"The figures as they stood until {until}, version {number}: {found[place].by.message}. Newer ones are published."


def history(version: "Version") -> str:
    """One version on a line: number, time, who, what, from which file."""
    by = version.by
    taken_back = f"; takes back version {version.undoes}" if version.undoes is not None else ""
    source = f"; {by.file}, SHA-256 {by.sha256[:12]}" if by.file else ""
    return f"{version.number}  {by.time}  {by.author} ({by.role}): {by.message}{taken_back}{source}"


def published(board: Board, found: "Sequence[Version]") -> Answer:
    """Every version on a line, the latest first: when, by whom, what it changed, and which it takes back."""
    last = found[-1].by
    count = "1 publish" if len(found) == 2 else f"{len(found) - 1} publishes"
    return Answer(
        f"{count} since the tables as shipped; the latest on {words.day(last.time[:10])}: {last.message}",
        board.figures.iloc[:0],
        parts=(
            Table(
                "What was published",
                "Version",
                columns("When (UTC)", "Who", "What", "Datasets", "File"),
                tuple(_row(board, version) for version in reversed(found)),
            ),
        ),
        notes=(
            "Nothing is ever deleted: choose a version over the page's title to see the figures as they stood then.",
        ),
    )


def _row(board: Board, version: "Version") -> Row:
    by = version.by
    taken_back = f" (takes back version {version.undoes})" if version.undoes is not None else ""
    every = [board.datasets[name].title for name in version.datasets if name in board.datasets]
    changed = "All" if len(every) == len(board.datasets) else words.listed(every)
    when = f"{words.day(by.time[:10])}, {by.time[11:16]}"
    return Row(
        f"{version.number}", plain(when, f"{by.author} ({by.role})", f"{by.message}{taken_back}", changed, by.file)
    )
