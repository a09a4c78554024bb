"""The one table: a row is one figure as published. Schema, checks, reading and writing."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from outcomes.catalogue import MEAN, Dataset
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS

SCHEMA = pa.schema(
    [
        ("dataset", pa.string()),
        ("indicator", pa.string()),
        ("area", pa.string()),
        ("period", pa.string()),
        ("group", pa.string()),
        ("statistic", pa.string()),
        ("value", pa.float64()),
        ("bound", pa.string()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("lower", pa.float64()),
        ("upper", pa.float64()),
        ("status", pa.string()),
        ("printed", pa.string()),
        ("note", pa.string()),
        ("source", pa.string()),
        ("locator", pa.string()),
    ]
)
COLUMNS = SCHEMA.names
KEY = COLUMNS[:6]
IMPORTED = "imported"
COMMENTARY_COLUMNS = ["indicator", "area", "period", "author_role", "text", "source", "locator"]

# Four different absences, each a status of its own; none of them is zero.
WITH_VALUE = ("final", "provisional", "revised")
WITHOUT_VALUE = ("not_applicable", "not_collected", "not_published", "suppressed", "unclear")
STATUSES = (*WITH_VALUE, *WITHOUT_VALUE)
# What stands before a printed figure that is no plain number: below, above, plus or minus.
BOUNDS = ("", "<", ">", "±")
STATISTICS = ("value", "plan", "target", "ambition", "variance", "change", "mean", "sd", "n", "p_value")


def check(frame: pd.DataFrame, dataset: Dataset, areas: frozenset[str]) -> pd.DataFrame:
    """Return the frame in canonical column order, or raise OutcomesError for the first fault.

    Checks columns, ids, periods, statuses, that a value is there exactly when its status says so
    (an ``unclear`` figure may keep the number printed, and text indicators have none), that
    numerators do not exceed denominators (of a weighted mean they are a sum of value times weight, and the
    weight), and that no figure is given twice.
    """
    where = f"datasets/{dataset.id}"
    if extra := set(frame.columns) ^ set(COLUMNS):
        raise OutcomesError(
            f"{where}: column(s) {', '.join(sorted(extra))} missing or unknown; "
            f"the table has exactly: {', '.join(COLUMNS)}"
        )
    frame = frame[COLUMNS].reset_index(drop=True)
    if frame.empty:
        return frame
    allowed = {
        "dataset": {dataset.id},
        "indicator": set(dataset.indicators),
        "area": areas,
        "statistic": set(STATISTICS),
        "status": set(STATUSES),
        "bound": set(BOUNDS),
        "source": set(dataset.sources),
    }
    for column, known in allowed.items():
        for value in frame[column].unique():
            if value not in known:
                raise OutcomesError(f"{where}: {column} '{value}' is not known; declare it or correct the row")
    for period in frame["period"].unique():
        dataset.period(period)
    text = frame["indicator"].map(lambda name: dataset.indicators[name].unit == "text")
    wrong = frame["status"].isin(WITH_VALUE) & ~text & frame["value"].isna()
    wrong |= frame["status"].isin(set(WITHOUT_VALUE) - {"unclear"}) & frame["value"].notna()
    _none(frame[wrong], where, "value and status disagree")
    _none(frame[(frame["bound"] != "") & frame["value"].isna()], where, "has a bound and no value")
    _none(frame[frame["locator"].str.strip() == ""], where, "has no locator; say where it is printed")
    mean = frame["indicator"].map(lambda name: dataset.indicators[name].aggregation == MEAN)
    _none(frame[~mean & (frame["numerator"] > frame["denominator"])], where, "numerator exceeds denominator")
    _none(frame[frame.duplicated(KEY)], where, "is given twice")
    return frame


def _none(rows: pd.DataFrame, where: str, fault: str) -> None:
    if len(rows):
        row = rows.iloc[0]
        figure = ", ".join(str(row[column]) for column in KEY[1:] if row[column])
        raise OutcomesError(f"{where}: the figure {figure} (printed '{row['printed']}') {fault}")


def write(frame: pd.DataFrame, file: Path) -> None:
    """Write a checked frame as Parquet, typed by SCHEMA."""
    table = pa.Table.from_pandas(frame, schema=SCHEMA, preserve_index=False)
    pq.write_table(table.replace_schema_metadata(None), file, compression="zstd")


def read(dataset: Dataset, areas: frozenset[str], folder: Path = DATASETS) -> pd.DataFrame:
    """Read and check the tidy table of a dataset, and the small-area figures imported beside it."""
    shipped = folder / dataset.id / "tidy.parquet"
    files = [file for file in (shipped, *sorted((folder / dataset.id / IMPORTED).glob("*.parquet"))) if file.exists()]
    if not files and (folder / dataset.id / "build.py").exists():
        raise OutcomesError(f"tidy.parquet of {dataset.id} is missing; run: python -m outcomes build")
    tables = [SCHEMA.empty_table()]
    for file in files:
        table = pq.read_table(file)
        if table.schema.remove_metadata() != SCHEMA:
            again = "run: python -m outcomes build" if file == shipped else "delete it and import its file again"
            raise OutcomesError(f"datasets/{dataset.id}/{file.name}: column types differ from the table's; {again}")
        tables.append(table)
    return check(pa.concat_tables(tables).to_pandas(), dataset, areas)


def read_commentary(dataset: Dataset, folder: Path = DATASETS) -> pd.DataFrame:
    """Officers' commentary of a dataset: one row a text; empty when there is none."""
    file = folder / dataset.id / "commentary.parquet"
    return pd.read_parquet(file) if file.exists() else pd.DataFrame(columns=COMMENTARY_COLUMNS)
