"""What is reckoned of the figures that may be shown: larger areas from their parts."""

from dataclasses import replace

import numpy as np
import pandas as pd

from outcomes import aggregation
from outcomes.areas import LSOA
from outcomes.board import Board
from outcomes.store import table


def weights(board: Board) -> dict[str, float]:
    """Population by LSOA, the latest there is; empty where none has been imported."""
    people = board.small[board.small["indicator"] == board.population]
    if people.empty:
        return {}
    keys = people["period"].map(lambda period: board.period(board.population, period).key)
    return people[keys == keys.max()].set_index("area")["value"].to_dict()


def with_larger_areas(board: Board) -> Board:
    """The board with localities and the authority reckoned from LSOAs where a period has no figure of its own."""
    if board.small.empty:
        return board
    # Every LSOA there is, not only those with figures: a whole without one of its parts is not reckoned.
    inside = {area: board.areas.locality_of(area) for area, kind in board.areas.kinds.items() if kind == LSOA}
    whole = dict.fromkeys(inside, board.areas.authority.id)
    # Of the many figures of other indicators none can stand in the way.
    rows = board.rows(*board.small["indicator"].unique())
    held = set(rows[[*aggregation.FIGURE, "area"]].itertuples(index=False, name=None))
    made = []
    for wholes in ({area: own for area, own in inside.items() if own}, whole):
        found = complete_sums(board.small, wholes, pd.Series(wholes).value_counts().to_dict(), board)
        new = [key not in held for key in found[aggregation.KEYS].itertuples(index=False, name=None)]
        made.append(reckoned(board, found[new]))
    return replace(board, figures=pd.concat([board.figures, *made], ignore_index=True))


def complete_sums(rows: pd.DataFrame, wholes: dict[str, str], sizes: dict[str, int], board: Board) -> pd.DataFrame:
    """``aggregation.combine`` of the areas of which every part has a figure; ``sizes`` says how many parts there are."""
    found = aggregation.combine(rows, wholes, board.indicators, weights(board))
    return found[found["value"].notna() & (found["parts"] == found["whole"].map(sizes))]


def reckoned(board: Board, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table from ``aggregation.combine``: source of their parts, and how they were reckoned."""
    if found.empty:
        return board.figures.iloc[:0]
    every = pd.concat([board.small, board.figures, board.wards], ignore_index=True)
    source_of = every.drop_duplicates(["indicator", "period"]).set_index(["indicator", "period"])["source"].to_dict()
    keys = zip(found["indicator"], found["period"], strict=True)
    entries = [board.indicators[name] for name in found["indicator"]]
    rule = [aggregation.IN_WORDS[entry.aggregation] for entry in entries]
    made = found.rename(columns={"whole": "area"}).assign(
        dataset=[entry.dataset for entry in entries],
        statistic="value",
        bound="",
        lower=np.nan,
        upper=np.nan,
        status="final",
        printed="",
        note=[f"Reckoned here: {how} of {size} areas." for how, size in zip(rule, found["parts"], strict=True)],
        source=[source_of[key] for key in keys],
    )
    made["locator"] = [
        f"{board.source(dataset, source).title}; {how}"
        for dataset, source, how in zip(made["dataset"], made["source"], rule, strict=True)
    ]
    return made[table.COLUMNS]
