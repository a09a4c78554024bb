"""Totals that do not add up: what is handed in of an indicator that is summed over areas."""

from collections.abc import Iterator

import pandas as pd

from outcomes.areas import Areas
from outcomes.catalogue.model import SUM, Dataset
from outcomes.publishing.handed_in import HandedIn
from outcomes.publishing.lines import Problem

# Half of the last digit of each part may have been rounded away.
HALF = 0.5


def wrong(dataset: Dataset, areas: Areas, after: pd.DataFrame, given: HandedIn) -> Iterator[Problem]:
    """A total that is not the sum of its localities, told once at the line of the total or of the first of its parts.

    ``after`` is the dataset as it would be. Only where every locality has a figure: of a missing part nobody knows.
    """
    parts = {area.id for area in areas.localities}
    values = after[(after["statistic"] == "value") & after["value"].notna() & (after["bound"] == "")]
    summed = {name for name, entry in dataset.indicators.items() if entry.aggregation == SUM}
    told = set()
    for where, row in zip(given.places, given.rows.itertuples(), strict=True):
        key = (row.indicator, row.period, row.group)
        if row.indicator not in summed or row.statistic != "value" or key in told:
            continue
        mine = values[(values[["indicator", "period", "group"]] == list(key)).all(axis=1)].set_index("area")["value"]
        if not parts or not parts <= set(mine.index) or areas.authority.id not in mine.index:
            continue
        total, sum_ = float(mine[areas.authority.id]), float(mine[sorted(parts)].sum())
        slack = HALF * 10 ** -dataset.indicators[row.indicator].decimals * (len(parts) + 1)
        if abs(total - sum_) > slack + 1e-9:
            told.add(key)
            said = f"the {areas.naming.many} add up to {sum_:g}, and {areas.authority.name} has {total:g}"
            yield Problem(where, "value", said, "correct the part or the total that is wrong", row.indicator)
