"""Tables of figures and of words with the rows of a file in them."""

from typing import Any

import numpy as np
import pandas as pd

from outcomes.publishing.checks import WITHDRAWN
from outcomes.publishing.difference import FIGURE, same
from outcomes.store import table

# "36%" and "36" print one figure, and a final one may have been revised to what it is.
AS_A_NUMBER = [name for name in FIGURE if name not in ("status", "printed")]
BESIDE = ("numerator", "denominator", "lower", "upper")


def merged(before: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """The table with the rows given in place of those of the same key, new ones at its end, withdrawn ones gone.

    A row that says again what stands already changes nothing: its first place stays. A final figure that differs from the
    one before is marked as revised.
    """
    new = given.drop_duplicates(table.KEY).reset_index(drop=True)
    places = pd.MultiIndex.from_frame(before[table.KEY]).get_indexer(pd.MultiIndex.from_frame(new[table.KEY]))
    held = before.to_dict("records")
    old = [held[place] if place >= 0 else None for place in places]
    rows = new.to_dict("records")
    for was, row in zip(old, rows, strict=True):
        if was is not None:
            row["status"] = _status(was, row)
    stands = np.array(
        [was is not None and _says_again(was, row) for was, row in zip(old, rows, strict=True)], dtype=bool
    )
    there = (places >= 0) & ~stands
    after = pd.DataFrame(rows, columns=table.COLUMNS)
    kept = before.copy()
    for column in table.COLUMNS:
        values = kept[column].to_numpy(copy=True)
        values[places[there]] = after.loc[there, column].to_numpy()
        kept[column] = values
    whole = pd.concat([kept, after[places < 0]], ignore_index=True)
    return whole[whole["status"] != WITHDRAWN].reset_index(drop=True)


def _status(before: dict[Any, Any], after: dict[Any, Any]) -> str:
    differs = before["status"] in table.WITH_VALUE and not same(before, after, _given(after))
    if after["status"] == "final" and after["statistic"] == "value" and (differs or before["status"] == "revised"):
        return "revised"
    return str(after["status"])


def _says_again(before: dict[Any, Any], after: dict[Any, Any]) -> bool:
    """Whether a row says what stands already; counts and limits that it leaves out are not taken away from the same figure."""
    same_note = after["note"] in ("", before["note"])
    return same_note and after["status"] == before["status"] and same(before, after, _given(after))


def _given(row: dict[Any, Any]) -> list[str]:
    return [name for name in AS_A_NUMBER if name not in BESIDE or row[name] == row[name]]


def spoken(before: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """The table of words with the commentary given in place of what was said of the same figure, new commentary at its end.

    Commentary that says again what stands changes nothing, so its place in the document stays.
    """
    about = ["kind", "about", "area", "period"]
    held = pd.MultiIndex.from_frame(before[about])
    said = before.groupby(about)["text"].apply(set).to_dict() if len(before) else {}
    new = [row for row in given.to_dict("records") if said.get(tuple(row[c] for c in about)) != {row["text"]}]
    if not new:
        return before
    after = pd.DataFrame(new, columns=before.columns)
    kept = before[~held.isin(pd.MultiIndex.from_frame(after[about]))]
    return pd.concat([kept, after], ignore_index=True)
