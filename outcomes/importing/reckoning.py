"""What is reckoned from the figures of a file: counts, England, and how its localities stand beside those published."""

import numpy as np
import pandas as pd

from outcomes import aggregation, reckoning
from outcomes.areas import ENGLAND
from outcomes.board import Board
from outcomes.importing.figures import FROM_RATE
from outcomes.importing.plausible import shipped

# A file with fewer LSOAs is not the whole of England (32,844 of 2011).
ENGLAND_FROM = 32_000
ENGLISH = "E01"


def counted(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """Shares that come with their base and no count: the count is share times base."""
    entries = [board.indicators[name] for name in frame["indicator"]]
    ratio = np.array([entry.aggregation == aggregation.RATIO for entry in entries], dtype=bool)
    by = np.array([aggregation.multiplier(entry.unit) for entry in entries])
    bare = ratio & frame["numerator"].isna() & frame["denominator"].notna()
    made = frame["value"] * frame["denominator"] / by
    return frame.assign(
        numerator=frame["numerator"].where(~bare, made),
        note=frame["note"].where(~bare, FROM_RATE),
    )


def holds_england(frame: pd.DataFrame) -> bool:
    """Whether an indicator of the file has figures of all LSOAs of England."""
    return bool(frame["area"].str.startswith(ENGLISH).groupby(frame["indicator"]).sum().max() >= ENGLAND_FROM)


def england(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """England's figures from all its LSOAs, in the columns of the frame given."""
    whole = {area: ENGLAND for area in frame["area"].unique() if area.startswith(ENGLISH)}
    found = aggregation.combine(frame, whole, board.indicators)
    found = found[found["value"].notna()]
    return found.rename(columns={"whole": "area"}).assign(
        printed="",
        note=[f"Reckoned from {parts:,} LSOAs of England." for parts in found["parts"]],
        locator="all LSOAs of England in the publisher's file",
        source="",
    )[frame.columns.tolist()]


def beside_published(frame: pd.DataFrame, board: Board) -> list[str]:
    """How localities reckoned from the file stand beside those published, where they differ in the last digit or more."""
    found = _localities(frame, board)
    held = shipped(board).set_index(["indicator", "period", "area"])["value"].to_dict()
    worst: dict[str, tuple[float, float, float, str]] = {}
    same = 0
    for line in found.itertuples():
        published = held.get((line.indicator, line.period, line.whole))
        if published is None or np.isnan(line.value):
            continue
        gap = round(abs(line.value - published), 6)
        if not gap:
            same += 1
        elif gap > worst.get(line.indicator, (0.0,))[0]:
            worst[line.indicator] = (gap, line.value, published, board.areas.name(line.whole))
    if not same and not worst:
        return []
    said = [f"Reckoned from these LSOAs, {same} figures of published localities come out exactly as published."]
    said += [
        f"{board.indicators[name].title}: at most {gap:g} apart ({where}: {value:g} reckoned, {published:g} published)."
        for name, (gap, value, published, where) in worst.items()
    ]
    return said


def _localities(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """The file's figures by locality, weighted by its own population where it has one."""
    inside = {area: board.areas.locality_of(area) for area in frame["area"].unique() if area != ENGLAND}
    people = frame[frame["indicator"] == board.population].set_index("area")["value"].to_dict()
    weights = people or reckoning.weights(board)
    return aggregation.combine(frame, {a: b for a, b in inside.items() if b}, board.indicators, weights)
