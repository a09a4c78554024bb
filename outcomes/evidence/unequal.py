"""How unequal areas are: the gap between them, and the slope by deprivation."""

from collections.abc import Mapping

import pandas as pd

from outcomes.catalogue.model import Indicator
from outcomes.evidence.limits import limits
from outcomes.statistics import inequality


def gap(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> inequality.Gap | None:
    """The gap of the highest and lowest row with its limits; None when a row has no interval."""
    own = limits(rows, indicators)
    if len(rows) < 2 or (own["method"] == "").any():
        return None
    both = rows.assign(low=own["lower"], high=own["upper"])
    most, least = both.loc[both["value"].idxmax()], both.loc[both["value"].idxmin()]
    return inequality.gap((most["value"], most["low"], most["high"]), (least["value"], least["low"], least["high"]))


def slope(
    rows: pd.DataFrame, deprivation: Mapping[str, float], indicators: Mapping[str, Indicator]
) -> inequality.Inequality | None:
    """Slope index of areas ordered from the most deprived, positive when the most deprived have more.

    ``deprivation`` is a score by area, higher being more deprived. None without intervals or for too
    few areas.
    """
    own = limits(rows, indicators)
    if not inequality.FEWEST <= len(rows) <= inequality.MOST or (own["method"] == "").any():
        return None
    order = rows["area"].map(deprivation).sort_values(ascending=False).index
    part, sure = rows.loc[order], own.loc[order]
    return inequality.index(
        part["value"] / 100,
        sure["lower"] / 100,
        sure["upper"] / 100,
        part["denominator"],
        kind="proportion",
        multiplier=-100,
    )
