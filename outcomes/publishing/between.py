"""What is new for a reader between two versions of a board, by evidence: eight kinds of news, and notes that changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from outcomes import findings, periods, questions
from outcomes.board import Board
from outcomes.catalogue.model import Dataset
from outcomes.publishing import difference
from outcomes.publishing.difference import Change
from outcomes.selection import PREVIOUS, Selection
from outcomes.store import table

Known = tuple[tuple[float, float], tuple[tuple[str, str], ...]]
ADDED, DUE = "new indicator", "due and missing"
# The order in which kinds are told where nothing is known of their weight.
KINDS = (
    difference.NEW,
    difference.REVISED,
    difference.REPLANNED,
    difference.SAID,
    difference.WITHDRAWN,
    difference.SUPPRESSED,
    DUE,
    ADDED,
    difference.NOTED,
)
# More than any tier of a finding: what nothing is known of comes last.
NOTHING: Known = ((99.0, 0.0), ())


@dataclass(frozen=True)
class News:
    """One thing that is new: its change, its weight, and why it has it. Of what is ``due`` in a period, the change holds the
    last row before."""

    kind: str
    change: Change
    due: str = ""
    weight: tuple[float, float] = NOTHING[0]
    reasons: tuple[tuple[str, str], ...] = ()


def of(before: Board, after: Board, shown: frozenset[str]) -> list[News]:
    """What is new in ``after``, the strongest evidence first.

    ``shown`` are the areas whose figures were published as they stand; what a board reckons from them is no news of its own.
    Both boards have passed disclosure control, so nothing is compared that a reader could not see.
    """
    every: list[News] = []
    for name, dataset in after.datasets.items():
        old, new = (board.of(name) if name in board.datasets else board.figures.iloc[:0] for board in (before, after))
        old, new = (rows[rows["area"].isin(shown)][table.COLUMNS].reset_index(drop=True) for rows in (old, new))
        changes = difference.between(old, new)
        every += _new_indicators(changes, set(old["indicator"]))
        said = [board.words[board.words["dataset"] == name] for board in (before, after)]
        every += [News(change.kind, change) for change in difference.of_words(*said)]
        known = set(due(dataset, old))
        every += [
            News(DUE, Change(DUE, row, None), key[-1]) for key, row in due(dataset, new).items() if key not in known
        ]
    known_of = _known(after, [news.change.key for news in every if not news.due])
    weighed = [
        replace(news, weight=weight, reasons=reasons)
        for news in every
        for weight, reasons in (NOTHING if news.due else known_of.get(news.change.key[1:4], NOTHING),)
    ]
    return sorted(weighed, key=lambda news: (news.weight, KINDS.index(news.kind)))


def _new_indicators(changes: list[Change], known: set[str]) -> Iterator[News]:
    """The changes as news; of an indicator that had no figure before its latest new one stands for all."""
    latest: dict[str, Change] = {}
    for change in changes:
        if change.kind == difference.NEW and change.key[1] not in known:
            latest[change.key[1]] = change
        else:
            yield News(change.kind, change)
    for change in latest.values():
        yield News(ADDED, change)


def due(dataset: Dataset, rows: pd.DataFrame) -> dict[tuple[str, str, str], Any]:
    """Figures of the quarter before the latest one of a dataset that have none in it, not even a reason why: by indicator,
    area and the quarter in which they are due, with their last row."""
    values = rows[(rows["statistic"] == "value")]
    quarters = [name for name in values["period"].unique() if dataset.period(name).kind == "quarter"]
    if not quarters:
        return {}
    last = max(quarters, key=lambda name: dataset.period(name).key)
    held = values[values["period"] == last]
    there = set(held[["indicator", "area"]].itertuples(index=False, name=None))
    before = values[values["period"] == periods.shift(last, -1)]
    found = {(row.indicator, row.area): row for row in before[::-1].itertuples(index=False)}
    return {(*key, last): row for key, row in found.items() if key not in there}


def _known(board: Board, keys: list[tuple[str, ...]]) -> dict[tuple[str, ...], Known]:
    """How much is known of each figure of the latest quarter in which one of the keys' periods ends, and why, by indicator,
    area and period."""
    ends = [questions.ends(board.datasets[key[0]].period(key[3])) for key in keys if key[3]]
    if not ends:
        return {}
    chosen = Selection(max(ends, key=lambda name: periods.parse(name).key), board.areas.authority.id, PREVIOUS)
    return {
        (finding.indicator.id, finding.move.area, finding.move.period): (
            (float(finding.tier), -finding.size),
            tuple((reason.code, reason.detail) for reason in finding.reasons),
        )
        for finding in findings.of(board, chosen)
        if finding.move is not None
    }
