"""Did it change, or do two areas differ: the difference of two rows of the table with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes.catalogue.model import Indicator
from outcomes.evidence.limits import NO_METHOD, WELCH, counts, limits
from outcomes.statistics import change, comparison
from outcomes.statistics.intervals import LEVEL


@dataclass(frozen=True)
class Change:
    """A later figure less an earlier one, in the indicator's unit; limits NaN with ``why`` where there are none."""

    first: float
    last: float
    difference: float
    lower: float
    upper: float
    p: float
    judgement: str
    method: str
    why: str


def changes(
    first: pd.DataFrame,
    last: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    level: float = LEVEL,
    own: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> list[Change]:
    """The change of each row of ``last`` from the row of ``first`` at the same place; also areas beside each other.

    ``own`` are the limits of both, where they are known already.
    """
    own = own or (limits(first, indicators, level), limits(last, indicators, level))
    (y, m), (x, n) = (counts(rows)[["numerator", "denominator"]].to_numpy().T for rows in (first, last))
    share = np.array([indicators[name].unit.startswith("%") for name in last["indicator"]], dtype=bool)
    usable = share & (own[0]["method"] != "").to_numpy() & (own[1]["method"] != "").to_numpy()
    usable &= ~np.isnan(x) & ~np.isnan(n) & ~np.isnan(y) & ~np.isnan(m)
    lower, upper, p = (np.full(len(last), np.nan) for _ in range(3))
    if usable.any():
        _, low, high = change.difference_of_proportions(x[usable], n[usable], y[usable], m[usable], level)
        lower[usable], upper[usable] = 100 * low, 100 * high
        p[usable] = change.proportions_test(x[usable], n[usable], y[usable], m[usable])[1]
    for at in np.flatnonzero(usable):
        if change.smallest_expected(x[at], n[at], y[at], m[at]) < 5:
            p[at] = change.exact_p(int(x[at]), int(n[at]), int(y[at]), int(m[at]))
    polarity = [indicators[name].polarity for name in last["indicator"]]
    judged = comparison.judge_change(lower, upper, polarity)
    why = np.where(own[1]["why"] != "", own[1]["why"], np.where(own[0]["why"] != "", own[0]["why"], NO_METHOD))
    before, after = (part["value"].to_numpy(dtype=np.float64) for part in (first, last))
    return [
        Change(
            float(before[at]),
            float(after[at]),
            round(float(after[at] - before[at]), 4),
            float(lower[at]),
            float(upper[at]),
            float(p[at]),
            str(judged[at]),
            "Newcombe" if usable[at] else "",
            "" if usable[at] else str(why[at]),
        )
        for at in range(len(last))
    ]


def difference_of_means(
    later: tuple[float, float, float], earlier: tuple[float, float, float], polarity: str
) -> Change:
    """The change of a mean between two groups of different people, each ``(n, mean, sd)``, by Welch's t."""
    found = change.difference_of_means(later, earlier)
    judged = str(comparison.judge_change(found.lower, found.upper, polarity)[0])
    why = "" if not np.isnan(found.lower) else "fewer than two people answered"
    name = "" if why else WELCH
    return Change(
        earlier[1], later[1], round(found.difference, 4), found.lower, found.upper, found.p, judged, name, why
    )


def widest_step(values: Sequence[float]) -> float:
    """The largest change between two neighbouring periods; 0 under two."""
    return float(np.abs(np.diff(values)).max()) if len(values) > 1 else 0.0
