"""Figures read from a publisher's file, before catalogue and areas are asked, and what every layout needs to make them."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes.errors import OutcomesError

FIGURE = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?"
FROM_RATE = "Rate times people, so the count is an estimate."


@dataclass(frozen=True)
class Small:
    """Figures read from a file, before they are matched with catalogue and areas.

    ``layout`` is what the catalogue calls it under ``imports: {from: ...}``. ``frame`` has ``measure`` (the publisher's
    column, or the indicator where the file names one), ``area``, ``period``, ``value``, ``numerator``, ``denominator``,
    ``printed``, ``note``, ``locator`` and ``source`` ("" where the file names none), a row for each LSOA and measure,
    every LSOA of the file. ``vintage`` is the census year of its LSOAs.
    """

    layout: str
    vintage: int
    title: str
    frame: pd.DataFrame


def numbers(column: pd.Series, where: str, percent: bool = False) -> NDArray[np.float64]:
    """Printed numbers as numbers; an empty cell is missing, anything else is an error that names row and value.

    Thousands are separated by commas in threes ("1,500"), so that "12,5" is no number. ``percent`` allows a sign after it.
    """
    text = column.astype("str").str.strip()
    bare = text.str.removesuffix("%") if percent else text
    odd = text[(text != "") & ~bare.str.fullmatch(FIGURE, flags=re.ASCII)]
    if len(odd):
        raise OutcomesError(f"{where}: '{odd.iloc[0][:30]}' is no number (row {odd.index[0]} of the file)")
    found = pd.to_numeric(bare.str.replace(",", "", regex=False).where(text != ""), errors="coerce")
    vanished = (found == 0) & bare.str.contains(r"[1-9].*[eE]", regex=True)
    if (wide := text[(text != "") & (~np.isfinite(found) | vanished)]).any():
        raise OutcomesError(f"{where}: '{wide.iloc[0][:30]}' is no number (row {wide.index[0]} of the file)")
    return found.to_numpy(dtype=np.float64)


def column_that_begins(frame: pd.DataFrame, begins: str) -> str:
    """The heading that begins so: publishers add years and units behind. Raises OutcomesError when there is none."""
    found = next((name for name in frame.columns if name.startswith(begins)), None)
    if found is None:
        raise OutcomesError(f"the file has no column that begins '{begins}'; take the publisher's file unchanged")
    return str(found)


def measured(area: pd.Series, measure: str, period: str, printed: object, **given: object) -> pd.DataFrame:
    """The rows of one measure, for ``Small.frame``; the publication is the file's, so none names a source."""
    return pd.DataFrame({"measure": measure, "area": area, "period": period, "printed": printed, "source": "", **given})
