"""A board with an indicator under a disclosure rule, hidden as it is when a board is opened. The rule, and counts given, are of the test alone."""

from dataclasses import replace

import numpy as np
import pandas as pd

from outcomes import disclosure, reckoning
from outcomes.areas import BLOCK, LSOA
from outcomes.disclosure import Memory

PARTS = ("figures", "small", "wards")


def under(board, name, rule, counts=None, **changed):
    """The board whose indicator ``name`` has a rule; with ``counts`` by area in place of its figures of the latest period."""
    home = next(dataset for dataset in board.datasets.values() if name in dataset.indicators)
    entry = replace(home.indicators[name], disclosure=rule, **changed)
    dataset = replace(home, indicators={**home.indicators, name: entry})
    rows = pd.concat([getattr(board, part) for part in PARTS], ignore_index=True)
    mine = rows["indicator"] == name
    if counts is not None:
        like = rows[mine].iloc[0].to_dict()
        empty = {"numerator": np.nan, "denominator": np.nan, "printed": "", "group": "", "status": "final"}
        given = [{**like, **empty, "area": area, "value": float(count)} for area, count in counts.items()]
        rows = pd.concat([rows[~mine], pd.DataFrame(given)], ignore_index=True)
    rows = rows.drop_duplicates(["indicator", "area", "period", "group", "statistic"]).reset_index(drop=True)
    of_home = (rows["dataset"] == home.id).to_numpy()
    part = rows[of_home].reset_index(drop=True)
    gone = disclosure.hidden(part, dataset, board.areas, Memory())
    rows = pd.concat([rows[~of_home], disclosure.shown(part, gone, dataset)], ignore_index=True)
    kinds = rows["area"].map(board.areas.kinds)
    made = replace(
        board,
        datasets={**board.datasets, home.id: dataset},
        figures=rows[kinds != BLOCK].reset_index(drop=True),
        small=rows[kinds == LSOA].reset_index(drop=True),
        wards=rows[kinds == BLOCK].reset_index(drop=True),
    )
    return reckoning.with_larger_areas(made)
