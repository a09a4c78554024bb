"""How places lie around their common average, beside what chance would give places of their size."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes import aggregation
from outcomes.catalogue.model import Indicator
from outcomes.statistics import funnel
from outcomes.statistics.comparison import SIMILAR, direction
from outcomes.statistics.intervals import LEVEL, OUTER_LEVEL

# Fewer places than this make no funnel.
FEWEST = 8
# Limits are reckoned at so many sizes, closer together where they bend.
STEPS = 60
OUTER = "outer"


@dataclass(frozen=True)
class Funnel:
    """Places with counts (``rows``, from the better end where there is one, else from the highest, with ``rate`` reckoned from the counts and ``side`` in the words of
    ``statistics.funnel``), their ``average`` (total over total), and the ``limits`` around it.

    Rates and limits are in the indicator's unit. ``limits`` has ``size``, ``low``, ``high``, ``low_outer``, ``high_outer``
    (95% and 99.8%). ``over_dispersed``: the spread is wider than chance, so no place is judged by it.
    """

    rows: pd.DataFrame
    average: float
    limits: pd.DataFrame
    over_dispersed: bool

    @property
    def outside(self) -> pd.DataFrame:
        """The rows beyond the outer limits."""
        return self.rows[self.rows["side"].str.endswith(OUTER)]


def spread(rows: pd.DataFrame, entry: Indicator) -> Funnel | None:
    """The funnel of rows of one indicator and period (Spiegelhalter 2005); None for fewer than eight places with counts,
    or for an indicator that is no share and no rate. ``judgement`` of a row says which way it lies beyond the outer limits."""
    counted = rows[rows["numerator"].notna() & (rows["denominator"] > 0)].reset_index(drop=True)
    if len(counted) < FEWEST or entry.interval_method not in ("wilson", "byar"):
        return None
    per = aggregation.multiplier(entry.unit)
    x, n = counted["numerator"].to_numpy(float), counted["denominator"].to_numpy(float)
    average = float(x.sum() / n.sum())
    share = entry.interval_method == "wilson"
    sides = (funnel.proportion_class if share else funnel.rate_class)(x, n)
    # From half the smallest, so that the smallest does not stand on the edge.
    sizes = np.geomspace(max(n.min() / 2, 1), n.max() * 1.05, STEPS)
    around = (
        [funnel.proportion_limits(average, sizes, level) for level in (LEVEL, OUTER_LEVEL)]
        if share
        else [funnel.rate_limits(average, average * sizes, level) for level in (LEVEL, OUTER_LEVEL)]
    )
    (low, high), (low_outer, high_outer) = ((lower * per, upper * per) for lower, upper in around)
    limits = pd.DataFrame({"size": sizes, "low": low, "high": high, "low_outer": low_outer, "high_outer": high_outer})
    wide = funnel.over_dispersed(sides)
    placed = counted.assign(rate=per * x / n, side=sides)
    placed["judgement"] = [SIMILAR if wide else _judged(side, entry.polarity) for side in sides]
    placed = placed.sort_values(
        ["rate", "area"], ascending=[entry.polarity == "lower_is_better", True], ignore_index=True
    )
    return Funnel(placed, per * average, limits, wide)


def _judged(side: str, polarity: str) -> str:
    """The word for a place beyond the outer limits, by polarity; similar for all others."""
    if not side.endswith(OUTER):
        return SIMILAR
    way = direction(1 if side.startswith("high") else -1, polarity)
    return ("higher" if side.startswith("high") else "lower") if way == "neutral" else way
