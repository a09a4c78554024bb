"""What a publish changes: each figure that is new, revised, planned anew, noted anew or withdrawn, with what stood before."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.store import table
from outcomes.store import words as texts

NEW, REVISED, REPLANNED, SUPPRESSED = "new", "revised", "changed plan", "newly suppressed"
NOTED, SAID, WITHDRAWN = "changed note", "changed commentary", "withdrawn"
KINDS = (NEW, REVISED, REPLANNED, SUPPRESSED, NOTED, SAID, WITHDRAWN)
# A figure is another one when one of these differs; note, source and place say only where it comes from.
FIGURE = ["value", "bound", "numerator", "denominator", "lower", "upper", "status", "printed"]
# A text is another one when one of these differs.
TEXT = [
    name for name in texts.COLUMNS if name not in ("dataset", "kind", "about", "area", "period", "source", "locator")
]
# What makes two rows of the table of words the same place: what is said of it, there and then. There may be several.
PLACE = ["dataset", "kind", "about", "area", "period", "ref"]
# These need a reason, because a reader has seen what stood before.
NEED_A_REASON = (REVISED, REPLANNED, SUPPRESSED, WITHDRAWN)


@dataclass(frozen=True)
class Change:
    """One figure or text that changes: how, its row before and after (None where there is none)."""

    kind: str
    before: Any
    after: Any

    @property
    def key(self) -> tuple[str, ...]:
        """Dataset, indicator, area, period, group and statistic; of a text what it is about, and its kind last."""
        row = self.before if self.after is None else self.after
        if self.kind == SAID:
            return row.dataset, row.about, row.area, row.period, "", row.kind
        return tuple(getattr(row, column) for column in table.KEY)


def between(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """Every change from one table to another, in the order of the new one, what is withdrawn last."""
    old, new = _by_key(before), _by_key(after)
    found = []
    for key, row in new.items():
        if key not in old:
            found.append(Change(NEW, None, row))
        elif not same(old[key]._asdict(), row._asdict(), FIGURE):
            found.append(Change(_how(old[key], row), old[key], row))
        elif not same(old[key]._asdict(), row._asdict(), ["note", "source", "locator"]):
            found.append(Change(NOTED, old[key], row))
    return found + [Change(WITHDRAWN, row, None) for key, row in old.items() if key not in new]


def _how(before: Any, after: Any) -> str:
    """How a figure changed that was there before; one that had been announced without a number and now has it is new."""
    if before.status in ("not_published", "not_collected") and after.status in table.WITH_VALUE:
        return NEW
    if after.status == "suppressed" != before.status:
        return SUPPRESSED
    return REPLANNED if after.statistic in table.PLANS else REVISED


def of_words(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """Every text that is new, put differently or gone, in the order of the new table, those that are gone last."""
    old, new = _by_place(before), _by_place(after)
    found = []
    for place, rows in new.items():
        was = old.pop(place, [])
        for at, row in enumerate(rows):
            if at >= len(was):
                found.append(Change(SAID, None, row))
            elif not same(was[at]._asdict(), row._asdict(), TEXT):
                found.append(Change(SAID, was[at], row))
        found += [Change(SAID, row, None) for row in was[len(rows) :]]
    return found + [Change(SAID, row, None) for rows in old.values() for row in rows]


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many changes there are of each kind, kinds without any left out."""
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


def same(one: Mapping[Any, Any], other: Mapping[Any, Any], columns: list[str]) -> bool:
    """Whether two rows agree in the columns given; what is missing in both agrees."""
    pairs = ((one[column], other[column]) for column in columns)
    return all(a == b or (a != a and b != b) or _nearly(a, b) for a, b in pairs)


def _nearly(one: Any, other: Any) -> bool:
    """Whether two numbers differ only by how a computer adds up."""
    numbers = isinstance(one, float) and isinstance(other, float)
    return numbers and math.isclose(one, other, rel_tol=1e-9)


def _by_key(rows: pd.DataFrame) -> dict[tuple[str, ...], Any]:
    return dict(zip(rows[table.KEY].itertuples(index=False, name=None), rows.itertuples(index=False), strict=True))


def _by_place(rows: pd.DataFrame) -> dict[tuple[str, ...], list[Any]]:
    """The texts of each place, in their order."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for place, row in zip(rows[PLACE].itertuples(index=False, name=None), rows.itertuples(index=False), strict=True):
        found.setdefault(place, []).append(row)
    return found
