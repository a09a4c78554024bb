"""Figures of small areas into figures of larger ones, by the rule that the catalogue declares.

A sum adds; a ratio of sums adds numerators and denominators and divides; a population-weighted mean adds
value times weight and divides by the weights. Never a mean of rates (Office for Health Improvement and
Disparities, technical guidance: aggregating indicators to larger areas).
"""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from outcomes.catalogue.model import MEAN, RATIO, SUM, Indicator

RULES = (SUM, RATIO, MEAN)
IN_WORDS = {
    SUM: "sum",
    RATIO: "sum of numerators divided by sum of denominators",
    MEAN: "mean weighted by population",
}
FIGURE = ["indicator", "period", "group"]
KEYS = [*FIGURE, "whole"]


def multiplier(unit: str) -> float:
    """What a numerator over its denominator is multiplied by: 100 for percentages, 100,000 for ``per 100,000``, else 1."""
    if unit.startswith("%"):
        return 100.0
    found = re.search(r"per ([\d,]+)", unit)
    return float(found[1].replace(",", "")) if found else 1.0


def combine(
    rows: pd.DataFrame,
    wholes: Mapping[str, str],
    indicators: Mapping[str, Indicator],
    weights: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """The figure of each larger area: columns ``indicator``, ``period``, ``group``, ``whole``, ``value``, ``numerator``, ``denominator``, ``parts``.

    ``rows`` are figures of small areas in the columns of the one table, ``wholes`` says which larger area
    each belongs to (small areas not named are left out), ``weights`` is the population by small area for
    weighted means whose rows carry none. A figure is missing (NaN) where a part has none; ``parts``
    counts the small areas that have one. Values are rounded as the indicator is published.
    """
    part = rows.assign(whole=rows["area"].map(wholes))
    part = part[part["whole"].notna()]
    names = part["indicator"].unique()
    rule = part["indicator"].map({name: indicators[name].aggregation for name in names})
    part, rule = part[rule.isin(RULES)], rule[rule.isin(RULES)]
    value = part["value"].to_numpy(dtype=np.float64)
    given, base = part["numerator"].to_numpy(dtype=np.float64), part["denominator"].to_numpy(dtype=np.float64)
    mean, total = (rule == MEAN).to_numpy(), (rule == SUM).to_numpy()
    if weights is not None:
        known = part["area"].map(weights).to_numpy(dtype=np.float64)
        base = np.where(mean & np.isnan(base), known, base)
    top = np.where(total, value, np.where(mean & np.isnan(given), value * base, given))
    sums = (
        part.assign(top=top, base=np.where(total, 0.0, base), parts=~np.isnan(top))
        .groupby(KEYS, sort=False, observed=True)[["top", "base", "parts"]]
        .sum(skipna=False)
        .reset_index()
    )
    entries = [indicators[name] for name in sums["indicator"]]
    whole = np.array([entry.aggregation == SUM for entry in entries], dtype=bool)
    by = np.array([1.0 if entry.aggregation == MEAN else multiplier(entry.unit) for entry in entries])
    with np.errstate(divide="ignore", invalid="ignore"):
        reckoned = np.where(whole, sums["top"], by * sums["top"] / sums["base"])
    return pd.DataFrame(
        {
            "indicator": sums["indicator"],
            "period": sums["period"],
            "group": sums["group"],
            "whole": sums["whole"],
            "value": [round(number, entry.decimals) for number, entry in zip(reckoned, entries, strict=True)],
            "numerator": np.where(whole, np.nan, sums["top"]),
            "denominator": np.where(whole, np.nan, sums["base"]),
            "parts": sums["parts"].astype(int),
        }
    )
