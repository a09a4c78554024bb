"""Figures that contradict each other: of one subject, one place and one time, published with different values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.periods import Period

# Words of a title that do not tell one subject from another.
IDLE = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "of",
        "on",
        "or",
        "per",
        "percentage",
        "percent",
        "share",
        "that",
        "the",
        "their",
        "to",
        "was",
        "were",
        "who",
        "with",
    ]
)
WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Twin:
    """Two rows of the table that cannot both be right of the same thing, the reason that the documents give ("" for none), and whether they are of the same span as a ``whole``; else one covers a part of the other's."""

    first: Any
    second: Any
    why: str
    whole: bool


def of(board: Board) -> list[Twin]:
    """Every contradiction of the catalogue, in the order of the datasets."""
    return list(_of(board))


@lru_cache(maxsize=8)
def _of(board: Board) -> tuple[Twin, ...]:
    """Kept, because they are the same for every quarter and locality."""
    found = []
    for one, other, declared, why in _subjects(board):
        rows, others = (board.rows(entry.id, statistic="value") for entry in (one, other))
        alone = rows["group"].nunique() <= 1 and others["group"].nunique() <= 1
        for row in rows[rows["value"].notna() & (rows["bound"] == "")].itertuples():
            near = others[(others["area"] == row.area) & others["value"].notna() & (others["bound"] == "")]
            for beside in (near if alone else near[near["group"] == row.group]).itertuples():
                spans = board.period(one.id, row.period), board.period(other.id, beside.period)
                if _same_time(*spans, one, declared) and not _agree(row, beside):
                    found.append(Twin(row, beside, why, _same_span(*spans)))
    return tuple(found)


def subject(title: str) -> frozenset[str]:
    """What a title speaks of: its words without those that tell nothing, in the singular, whatever their order."""
    said = (word.removesuffix("s") if len(word) > 3 else word for word in WORD.findall(title.lower()))
    return frozenset(word for word in said if word not in IDLE)


def _subjects(board: Board) -> Iterator[tuple[Indicator, Indicator, bool, str]]:
    """Pairs of indicators of one subject, by declaration (``same_as``) or by title and unit, whether declared, and why they differ."""
    given = {
        (entry.id, name): why
        for entry in board.indicators.values()
        for name, why in entry.same_as
        if name in board.indicators
    }
    for (name, other), why in given.items():
        yield board.indicators[name], board.indicators[other], True, why
    by_subject: dict[tuple[frozenset[str], bool], list[Indicator]] = {}
    for entry in board.indicators.values():
        by_subject.setdefault((subject(entry.title), entry.unit.startswith("%")), []).append(entry)
    for entries in by_subject.values():
        for one, another in combinations(entries, 2):
            if (one.id, another.id) not in given and (another.id, one.id) not in given:
                yield one, another, False, ""


def _same_span(one: Period, other: Period) -> bool:
    return one.id == other.id or (one.start, one.end) == (other.start, other.end)


def _same_time(one: Period, other: Period, indicator: Indicator, declared: bool) -> bool:
    """The same span; of a share also a span inside the other, or one that overlaps it where the two are declared the same."""
    if _same_span(one, other):
        return True
    if "wave" in (one.kind, other.kind) or not indicator.unit.startswith("%"):
        return False
    inside = (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
    return inside or (declared and one.start <= other.end and other.start <= one.end)


def _agree(row: Any, other: Any) -> bool:
    """Whether two figures are one, the one with fewer decimals rounded from the other."""
    first, second = _decimals(row), _decimals(other)
    return abs(row.value - other.value) <= (0.0 if first == second else 0.5 * 10 ** -min(first, second)) + 1e-9


def _decimals(row: Any) -> int:
    """The decimals that a figure is printed with."""
    found = re.search(r"\d\.(\d+)", row.printed)
    return len(found.group(1)) if found else 0
