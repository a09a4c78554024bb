"""A rehearsal and a history in words."""

from typing import TYPE_CHECKING

from outcomes import words
from outcomes.publishing import difference
from outcomes.publishing.difference import Change
from outcomes.publishing.versions import Rehearsal

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


def _line(rehearsed: Rehearsal, change: Change) -> str:
    _, indicator, area, period, group, statistic = change.key
    entry = rehearsed.dataset.indicators.get(indicator)
    about = [
        entry.title if entry else indicator,
        area,
        period,
        words.group(group),
        "" if statistic == "value" else statistic,
    ]
    sides = [_figure(rehearsed, row) for row in (change.before, change.after) if row is not None]
    why = f" ({change.after.note})" if change.after is not None and change.kind in difference.NEED_A_REASON else ""
    return f"{change.kind}: {', '.join(filter(None, about))}: {' becomes '.join(sides)}{why}"


def _figure(rehearsed: Rehearsal, row: object) -> str:
    entry = rehearsed.dataset.indicators.get(row.indicator)  # type: ignore[attr-defined]
    return words.cell(row, entry) if entry else str(row.printed)  # type: ignore[attr-defined]


def history(version: "Version") -> str:
    """One version on a line: number, time, who, what, from which file."""
    by = version.by
    taken_back = f"; takes back version {version.undoes}" if version.undoes is not None else ""
    source = f"; {by.file}, SHA-256 {by.sha256[:12]}" if by.file else ""
    return f"{version.number}  {by.time}  {by.author} ({by.role}): {by.message}{taken_back}{source}"
