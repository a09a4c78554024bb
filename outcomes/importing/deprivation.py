"""The English Indices of Deprivation, File 7 (MHCLG): scores, rates and deciles of LSOAs."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes.errors import OutcomesError
from outcomes.importing.figures import FROM_RATE, Small, column_that_begins, measured, numbers

SCORE = "Index of Multiple Deprivation (IMD) Score"
TOTAL = "Total population"
# The share of people whom each rate counts is of these people, as the headings begin.
RATES = {
    "Income Score (rate)": TOTAL,
    "Employment Score (rate)": "Working age",
    "Income Deprivation Affecting Children Index (IDACI) Score (rate)": "Dependent Children",
    "Income Deprivation Affecting Older People (IDAOPI) Score (rate)": "Older population",
}
DECILES = (
    "Index of Multiple Deprivation (IMD) Decile",
    "Income Decile",
    "Employment Decile",
    "Education, Skills and Training Decile",
    "Health Deprivation and Disability Decile",
    "Crime Decile",
    "Barriers to Housing and Services Decile",
    "Living Environment Decile",
    "Children and Young People Sub-domain Decile",
)


def fits(frame: pd.DataFrame) -> bool:
    """Whether a table has this layout."""
    return any(column.startswith(SCORE) for column in frame.columns)


def read(frame: pd.DataFrame) -> Small:
    """The figures of File 7, under the beginnings of its headings. Its LSOAs tell which Indices it is of."""
    code = column_that_begins(frame, "LSOA code")
    years = re.findall(r"\d{4}", code)
    if not years:
        raise OutcomesError(f"the column '{code}' does not say of which year its LSOAs are; take the file unchanged")
    vintage = int(years[0])
    year = 2019 if vintage == 2011 else 2025
    area = frame[code].str.strip()
    people = {
        begins: numbers(frame[column_that_begins(frame, begins)], begins) for begins in dict.fromkeys(RATES.values())
    }
    where = f"English Indices of Deprivation {year}, File 7, column "
    parts = [_score(frame, area, str(year), people[TOTAL], where)]
    parts += [_rate(frame, area, str(year), name, people[base], where) for name, base in RATES.items()]
    parts += [_most_deprived(frame, area, str(year), name, people[TOTAL], where) for name in DECILES]
    return Small(f"iod{year}", vintage, f"Indices of Deprivation {year}", pd.concat(parts, ignore_index=True))


def _score(frame: pd.DataFrame, area: pd.Series, period: str, people: NDArray[np.float64], where: str) -> pd.DataFrame:
    """The score, with value times people and people, so that localities combine exactly (decision 38)."""
    column = column_that_begins(frame, SCORE)
    value = numbers(frame[column], column)
    return measured(
        area,
        SCORE,
        period,
        frame[column],
        value=value,
        numerator=value * people,
        denominator=people,
        note="",
        locator=where + column,
    )


def _rate(
    frame: pd.DataFrame, area: pd.Series, period: str, begins: str, people: NDArray[np.float64], where: str
) -> pd.DataFrame:
    """A rate as a percentage, with the count that it makes of its people."""
    column = column_that_begins(frame, begins)
    rate = numbers(frame[column], begins)
    return measured(
        area,
        begins,
        period,
        frame[column],
        value=np.round(100 * rate, 4),
        numerator=rate * people,
        denominator=people,
        note=FROM_RATE,
        locator=where + begins,
    )


def _most_deprived(
    frame: pd.DataFrame, area: pd.Series, period: str, begins: str, people: NDArray[np.float64], where: str
) -> pd.DataFrame:
    """A decile as the share of people who live in the fifth of LSOAs most deprived: all of an LSOA's, or none."""
    column = column_that_begins(frame, begins)
    decile = numbers(frame[column], column)
    if (odd := ~np.isnan(decile) & ~np.isin(decile, np.arange(1, 11))).any():
        raise OutcomesError(f"{column}: {decile[odd][0]:g} is no decile; they run from 1 to 10")
    most = np.where(np.isnan(decile), np.nan, decile <= 2)
    return measured(
        area,
        begins,
        period,
        frame[column],
        value=100.0 * most,
        numerator=most * people,
        denominator=people,
        note="All or none: whether the LSOA is in deciles 1 or 2.",
        locator=where + column,
    )
