"""The one table: a row is one figure as published. Schema, checks, reading and writing."""

import io
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from outcomes import files
from outcomes.catalogue.model import MEAN, Dataset
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
NUMBERS = ["value", "numerator", "denominator", "lower", "upper"]
IMPORTED = "imported"

# Four different absences, each a status of its own; none of them is zero.
WITH_VALUE = ("final", "provisional", "revised")
WITHOUT_VALUE = ("not_applicable", "not_collected", "not_published", "suppressed", "unclear")
STATUSES = (*WITH_VALUE, *WITHOUT_VALUE)
# What belongs to a printed figure that is no plain number: below, above, plus or minus, about, at most (decision 49).
BOUNDS = ("", "<", ">", "±", "≈", "≤")
# What was to be reached, and no figure of what was.
PLANS = ("plan", "target", "ambition")
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
        for value in frame[column].dropna().unique():
            if value not in known:
                raise OutcomesError(f"{where}: {column} '{value}' is not known; declare it or correct the row")
    texts = [name for name in COLUMNS if name not in NUMBERS]
    _none(frame[frame[texts].isna().any(axis=1)], where, "has an empty text where the table has none")
    _none(frame[np.isinf(frame[NUMBERS].to_numpy(dtype=float)).any(axis=1)], where, "is no finite number")
    for period in frame["period"].unique():
        dataset.period(period)
    text = frame["indicator"].isin([name for name, entry in dataset.indicators.items() if entry.unit == "text"])
    wrong = frame["status"].isin(WITH_VALUE) & ~text & frame["value"].isna()
    wrong |= frame["status"].isin(set(WITHOUT_VALUE) - {"unclear"}) & frame["value"].notna()
    _none(frame[wrong], where, "value and status disagree")
    _none(frame[(frame["bound"] != "") & frame["value"].isna()], where, "has a bound and no value")
    _none(frame[frame["locator"].str.strip() == ""], where, "has no locator; say where it is printed")
    mean = frame["indicator"].isin([n for n, entry in dataset.indicators.items() if entry.aggregation == MEAN])
    _none(frame[~mean & (frame["numerator"] > frame["denominator"])], where, "numerator exceeds denominator")
    _none(frame[frame.duplicated(KEY)], where, "is given twice")
    return frame


def _none(rows: pd.DataFrame, where: str, fault: str) -> None:
    if len(rows):
        row = rows.iloc[0]
        figure = ", ".join(str(row[column]) for column in KEY[1:] if row[column])
        raise OutcomesError(f"{where}: the figure {figure} (printed '{row['printed']}') {fault}")


# What a file for readers says of each row beside the table's own columns; in a file that is handed in they are passed over.
DESCRIBED = (
    "indicator_title",
    "area_name",
    "period_label",
    "unit",
    "computed_lower",
    "computed_upper",
    "method",
    "band",
)


def write(frame: pd.DataFrame, file: Path) -> None:
    """Write a checked frame as Parquet, typed by SCHEMA; whole or not at all."""
    table = pa.Table.from_pandas(frame, schema=SCHEMA, preserve_index=False).replace_schema_metadata(None)
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    files.write(file, out.getvalue())


def shipped(dataset: Dataset, areas: frozenset[str], folder: Path = DATASETS) -> pd.DataFrame:
    """Read and check the tidy table of a dataset; empty for one that has none and is built by no program."""
    file = folder / dataset.id / "tidy.parquet"
    if file.exists():
        rows = _read(file, dataset, areas, "run: python -m outcomes build")
        if rows.empty:
            raise OutcomesError(f"datasets/{dataset.id}/tidy.parquet holds no figure; run: python -m outcomes build")
        return rows
    if (folder / dataset.id / "build.py").exists():
        raise OutcomesError(f"tidy.parquet of {dataset.id} is missing; run: python -m outcomes build")
    empty: pd.DataFrame = SCHEMA.empty_table().to_pandas()
    return empty


def with_imports(
    rows: pd.DataFrame,
    dataset: Dataset,
    areas: frozenset[str],
    folder: Path = DATASETS,
    faults: list[str] | None = None,
) -> pd.DataFrame:
    """The rows of a dataset, and the small-area figures imported beside them.

    Of a figure that was imported more than once the newest import stands, and a shipped or published figure is never
    replaced (decision 40). An imported file that is damaged is left out and named in ``faults``; without such a list
    OutcomesError is raised.
    """
    for file in reversed(imports(dataset.id, folder)):
        try:
            more = _read(file, dataset, areas, "delete it and import its file again")
        except OutcomesError as fault:
            if faults is None:
                raise
            faults.append(f"{fault}. It is left out; everything else is shown")
            continue
        held = set(rows[KEY].itertuples(index=False, name=None))
        new = [key not in held for key in more[KEY].itertuples(index=False, name=None)]
        rows = pd.concat([rows, more[new]], ignore_index=True)
    return rows


def imports(dataset: str, folder: Path = DATASETS) -> list[Path]:
    """Files of imported figures of a dataset, in the order in which they came."""
    return sorted((folder / dataset / IMPORTED).glob("*.parquet"), key=lambda file: (import_number(file), file.name))


def import_number(file: Path) -> int:
    """The number in front of an imported file's name; 0 without one."""
    front = file.name.partition("-")[0]
    return int(front) if front.isdecimal() else 0


def _read(file: Path, dataset: Dataset, areas: frozenset[str], again: str) -> pd.DataFrame:
    where = f"datasets/{dataset.id}/{'' if file.name == 'tidy.parquet' else f'{IMPORTED}/'}{file.name}"
    with files.reading(where, again):
        table = pq.read_table(files.regular(file))
    if table.schema.remove_metadata() != SCHEMA:
        raise OutcomesError(f"{where}: column types differ from the table's; {again}")
    try:
        return check(table.to_pandas(), dataset, areas)
    except OutcomesError as fault:
        raise OutcomesError(f"{where}: {fault}; {again}") from fault
