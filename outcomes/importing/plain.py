"""A plain table of LSOA, indicator, period and value: the only layout that names indicators of the catalogue itself."""

import pandas as pd

from outcomes.importing.figures import Small, numbers
from outcomes.importing.lsoas import lsoa_column

LAYOUT = "table"
NEEDED = {"indicator_id", "period", "value"}
OPTIONAL = ("numerator", "denominator", "note", "source_id")


def fits(frame: pd.DataFrame) -> bool:
    """Whether a table has this layout."""
    return set(frame.columns) >= NEEDED


def read(frame: pd.DataFrame, file: str) -> Small:
    """The figures of the table, as it prints them. ``file`` is its name, for the locators."""
    code = lsoa_column(list(frame.columns))
    missing = [name for name in OPTIONAL if name not in frame.columns]
    given = frame.reindex(columns=[*frame.columns, *missing], fill_value="")
    figures = {
        "measure": given["indicator_id"].str.strip().str.replace("_", "-"),
        "area": given[code].str.strip(),
        "period": given["period"].str.strip(),
        "value": numbers(given["value"], "value", percent=True),
        "numerator": numbers(given["numerator"], "numerator"),
        "denominator": numbers(given["denominator"], "denominator"),
        "printed": given["value"].str.strip(),
        "note": given["note"],
        "source": given["source_id"].str.strip(),
        "locator": [f"{file}, row of LSOA {area}" for area in given[code]],
    }
    return Small(LAYOUT, 2021 if "21" in str(code) else 2011, file, pd.DataFrame(figures))
