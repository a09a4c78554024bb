"""Participatory budgeting: from the report as printed to the one table."""

from pathlib import Path

import pandas as pd

from outcomes.building import number, read_source, row, table

SOURCE = Path(__file__).parent / "source"
PACK = "pack-2017-05-30-item-10"


def build() -> pd.DataFrame:
    """The figures of this dataset."""
    rows = [
        row(
            indicator=line["indicator"],
            area=line["area"],
            period=line["period"],
            group=line["group"],
            value=None if line["group"] else number(line["printed"].replace("£", "")),
            printed=line["printed"],
            note=line["note"],
            locator=line["locator"],
        )
        for line in read_source(SOURCE / "figures.csv").to_dict("records")
    ]
    return table(rows).assign(dataset="participatory_budgeting", source=PACK)
