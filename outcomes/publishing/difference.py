"""What a publish changes: each figure that is new, revised, planned anew, noted anew or withdrawn, with what stood before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.store import table

NEW, REVISED, REPLANNED, NOTED, WITHDRAWN = "new", "revised", "changed plan", "changed note", "withdrawn"
KINDS = (NEW, REVISED, REPLANNED, NOTED, WITHDRAWN)
# What the Board was told it would be measured by.
PLANS = ("plan", "target", "ambition")
# A figure is another one when one of these differs; note, source and place say only where it comes from.
FIGURE = ["value", "bound", "numerator", "denominator", "lower", "upper", "status", "printed"]
# These need a reason, because a reader has seen what stood before.
NEED_A_REASON = (REVISED, REPLANNED, WITHDRAWN)


@dataclass(frozen=True)
class Change:
    """One figure that changes: how, its row before and after (None where there is none)."""

    kind: str
    before: Any
    after: Any

    @property
    def key(self) -> tuple[str, ...]:
        """Dataset, indicator, area, period, group and statistic."""
        return tuple(getattr(self.after or self.before, column) for column in table.KEY)


def between(before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """Every change from one table to another, in the order of the new one, what is withdrawn last."""
    old, new = _by_key(before), _by_key(after)
    found = []
    for key, row in new.items():
        if key not in old:
            found.append(Change(NEW, None, row))
        elif not same(old[key]._asdict(), row._asdict(), FIGURE):
            found.append(Change(REPLANNED if row.statistic in PLANS else REVISED, old[key], row))
        elif not same(old[key]._asdict(), row._asdict(), ["note", "source", "locator"]):
            found.append(Change(NOTED, old[key], row))
    return found + [Change(WITHDRAWN, row, None) for key, row in old.items() if key not in new]


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many changes there are of each kind, kinds without any left out."""
    kinds = [change.kind for change in changes]
    return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


def same(one: Mapping[Any, Any], other: Mapping[Any, Any], columns: list[str]) -> bool:
    """Whether two rows agree in the columns given; what is missing in both agrees."""
    pairs = ((one[column], other[column]) for column in columns)
    return all(a == b or (a != a and b != b) for a, b in pairs)


def _by_key(rows: pd.DataFrame) -> dict[tuple[str, ...], Any]:
    return dict(zip(rows[table.KEY].itertuples(index=False, name=None), rows.itertuples(index=False), strict=True))
