"""Changes of what a reader has seen: each must say why, and of a plan also who decided it."""

from collections.abc import Iterable

import pandas as pd

from outcomes.publishing import difference
from outcomes.publishing.checks import WITHDRAWN
from outcomes.publishing.difference import Change
from outcomes.publishing.handed_in import HandedIn
from outcomes.publishing.lines import Problem
from outcomes.store import table


def missing(changes: Iterable[Change], given: HandedIn) -> list[Problem]:
    """Changes of what was published whose line does not say why."""
    held = {
        tuple(row[column] for column in table.KEY): (where, row)
        for where, row in zip(given.places, given.rows.to_dict("records"), strict=True)
    }
    problems = []
    for change in changes:
        if change.kind not in difference.NEED_A_REASON or change.key not in held:
            continue
        if change.before.status == "unclear":
            # Readers had been told that it could not be relied on.
            continue
        where, row = held[change.key]
        why = "who decided it and why" if change.kind == difference.REPLANNED else "why"
        if not str(row["note"]).strip() or row["note"] == change.before.note:
            said = f"{change.kind}: {change.before.printed or change.before.value} was published"
            problems.append(Problem(where, "note", said, f"write {why} in the column note", change.key[1]))
    return problems


def of_nothing(before: pd.DataFrame, given: HandedIn) -> list[Problem]:
    """Withdrawals of figures that are not there."""
    held = set(before[table.KEY].itertuples(index=False, name=None))
    gone = given.rows["status"] == WITHDRAWN
    keys = given.rows[table.KEY].itertuples(index=False, name=None)
    return [
        Problem(where, "status", "the figure to be withdrawn is not published", "correct its key, or take the line out")
        for where, key, away in zip(given.places, keys, gone, strict=True)
        if away and key not in held
    ]
