"""The Better Care Fund paper and its later year-end: from the documents to the one table."""

from pathlib import Path

import pandas as pd

from outcomes.building import bound, change, number, read_source, row, status_of, table

SOURCE = Path(__file__).parent / "source"
PACK = "pack-2017-05-30-item-9"
# The paper prints no plan; each is derived from the figure and its printed variance.
DERIVED = {"non-elective-admissions": 10985 - 508, "bcf-income": 5.97 + 0.5}


def build() -> pd.DataFrame:
    """The figures of this dataset."""
    rows = [_row(line) for line in read_source(SOURCE / "figures.csv").to_dict("records")]
    return table(rows).assign(dataset="better_care_fund")


def _row(line: dict[str, str]) -> dict[str, object]:
    printed = line["printed"]
    derived = line["statistic"] == "plan" and printed == ""
    status = line["status"] or ("final" if derived else status_of(printed))
    value = DERIVED[line["indicator"]] if derived else number(printed.replace("£", ""))
    if status == "not_published" or "–" in printed:
        value = None
    if line["statistic"] == "variance":
        value = change(printed.replace("£", ""))
    source = PACK
    if line["locator"].startswith("Item 5"):
        source = "pack-2017-05-30-item-5"
    elif line["locator"].startswith("Better Care Fund year-end"):
        source = "bcf-year-end-2017-18"
    return row(
        indicator=line["indicator"],
        area=line["area"],
        period=line["period"],
        group=line["group"],
        statistic=line["statistic"],
        value=value,
        bound=bound(printed) if value is not None else "",
        status=status,
        printed=printed,
        note=line["note"],
        source=source,
        locator=line["locator"],
    )
