"""What a figure cannot be: impossible ones are refused before anything is taken in (decision 56)."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes import aggregation
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.errors import OutcomesError

# A share and its counts may differ by the rounding of a whole percentage.
AGREE_WITHIN = 0.6
MOST_TIMES_PUBLISHED = 100
MEASURES = ("value", "numerator", "denominator")
Which = NDArray[np.bool_]


def shipped(board: Board) -> pd.DataFrame:
    """Rows that a publication or a build gave, without those reckoned here or imported before."""
    rows = board.figures
    return rows[~rows["note"].str.startswith("Reckoned here") & ~rows["locator"].str.startswith("imported: ")]


def check(frame: pd.DataFrame, board: Board) -> None:
    """Refuse what cannot be: figures that their unit does not allow, that their counts contradict, or that stand twice.

    A figure may be below zero only where a published one of its indicator is, and no figure is a hundred times larger than
    the largest published. Raises OutcomesError that names the first.
    """
    twice = frame[frame.duplicated(["indicator", "area", "period"])]
    if len(twice):
        row = twice.iloc[0]
        raise OutcomesError(
            f"{row['indicator']}, {row['area']}, {row['period']} is given twice. Nothing was taken in; keep one"
        )
    used = {name: board.indicators[name] for name in frame["indicator"].unique()}
    published = _published(used, board)
    for said, wrong in {**_each_alone(frame, used, published), **_together(frame, used)}.items():
        if wrong.any():
            row = frame.iloc[int(np.argmax(wrong))]
            raise OutcomesError(
                f"{row['indicator']}, {row['area']}: '{row['printed']}' {said}. Nothing was taken in; correct the file"
            )


def _published(used: dict[str, Indicator], board: Board) -> pd.DataFrame:
    """The least and the most (without sign) that was published of each indicator, where anything was."""
    rows = shipped(board)
    rows = rows[(rows["statistic"] == "value") & rows["indicator"].isin(used)]
    values = rows.groupby("indicator")["value"]
    return pd.DataFrame({"least": values.min(), "most": values.max().abs()})


def _is_share(frame: pd.DataFrame, used: dict[str, Indicator]) -> Which:
    return frame["indicator"].map({name: entry.unit.startswith("%") for name, entry in used.items()}).to_numpy(bool)


def _each_alone(frame: pd.DataFrame, used: dict[str, Indicator], published: pd.DataFrame) -> dict[str, Which]:
    """What is wrong with figure, numerator or denominator by itself: which rows, by what is said of them."""
    names = frame["indicator"]
    least, most = published["least"].to_dict(), published["most"].to_dict()
    share = _is_share(frame, used)
    people = names.map({name: entry.unit == "people" for name, entry in used.items()}).to_numpy(bool)
    signed = names.map({name: least.get(name, 0.0) < 0 for name in used}).to_numpy(bool)
    # Where nothing but nought was published there is no largest to go by.
    limits = {name: MOST_TIMES_PUBLISHED * most.get(name, np.inf) or np.inf for name in used}
    limit = names.map(limits).to_numpy(float)
    value, top, base = (frame[name].to_numpy(dtype=np.float64) for name in MEASURES)
    sign = frame["printed"].str.strip().str.endswith("%").to_numpy(bool)
    return {
        "is no share in per cent; it lies outside 0 to 100": share & ((value < 0) | (value > 100)),
        "has a sign for per cent, which its unit is not": sign & ~share,
        "is below 0, which this figure cannot be": ~signed & ((value < 0) | (top < 0)),
        "has a denominator of 0 or less": (base < 0) | ((base == 0) & (value > 0)),
        "is more than a hundred times the largest published": np.abs(value) > limit,
        "is no whole number of people": people & (value % 1 > 0),
    }


def _together(frame: pd.DataFrame, used: dict[str, Indicator]) -> dict[str, Which]:
    """What is wrong with a share beside its numerator and denominator: which rows, by what is said of them."""
    names = frame["indicator"]
    ratios = {name: entry.aggregation == aggregation.RATIO for name, entry in used.items()}
    counted = names.map(ratios).to_numpy(bool) & _is_share(frame, used)
    by = names.map({name: aggregation.multiplier(entry.unit) for name, entry in used.items()}).to_numpy(float)
    value, top, base = (frame[name].to_numpy(dtype=np.float64) for name in MEASURES)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.abs(by * top / base - value)
    return {
        "has a numerator larger than its denominator": counted & (top > base),
        "does not agree with its numerator and denominator": counted & (gap > AGREE_WITHIN),
    }
