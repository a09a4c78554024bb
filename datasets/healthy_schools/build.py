"""The Emotionally Healthy Schools evaluation: from the report as printed to the one table."""

from pathlib import Path

import pandas as pd

from outcomes.building import bound, number, optional, percentage, read_source, row, status_of, table

SOURCE = Path(__file__).parent / "source"
PACK = "pack-2017-05-30-item-7"
# The heading of this column reads "Approx No."
APPROXIMATE = ("pupils-eligible",)
# These print a count with its share in brackets; the share is the indicator's value.
COUNT_THEN_SHARE = ("pupil-participation", "staff-participation", "camhs-accepted")


def build() -> pd.DataFrame:
    """The figures of this dataset."""
    rows = [_row(line) for line in read_source(SOURCE / "figures.csv").to_dict("records")]
    return table(rows).assign(dataset="healthy_schools", source=PACK)


def _row(line: dict[str, str]) -> dict[str, object]:
    printed, status, note = line["printed"], line["status"] or status_of(line["printed"]), line["note"]
    value = None if status != "final" else number(printed)
    if line["indicator"] in COUNT_THEN_SHARE and status == "final":
        value = percentage(printed) if "(" in printed else None
        if value is None:
            # Also of nobody: a count of 0 is printed, a share of 0% is not.
            status, note = "not_published", note or "The count is printed without a share."
    if line["indicator"] == "outcome-measures":
        value, status = None, "final"
    return row(
        indicator=line["indicator"],
        area=line["area"],
        period=line["period"],
        group=line["group"],
        statistic=line["statistic"],
        value=value,
        bound=(bound(printed) or ("≈" if line["indicator"] in APPROXIMATE else "")) if value is not None else "",
        numerator=optional(line["numerator"]),
        denominator=optional(line["denominator"]),
        status=status,
        printed=printed,
        note=note,
        locator=line["locator"],
    )
