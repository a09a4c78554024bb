"""Figures out of the table: CSV, Parquet and XLSX, columns of the table by name and in stable order."""

import io
from pathlib import Path

import pandas as pd

from outcomes.catalogue import Dataset
from outcomes.observations import COLUMNS
from outcomes.questions import blank
from outcomes.statistics import comparison

FORMATS = ("csv", "parquet", "xlsx")
# Spreadsheets run a cell that begins so as a formula; printed text must stay text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The dataset's rows in stable order, with the threshold band of each value as last column."""
    order = {name: place for place, name in enumerate(dataset.indicators)}
    place = frame["indicator"].map(order)
    key = frame["period"].map(lambda period: dataset.period(period).key)
    ordered = frame.assign(_place=place, _key=key).sort_values(
        ["_place", "area", "_key", "group", "statistic"], kind="stable"
    )[COLUMNS]
    bands = [
        comparison.band(None if blank(value) else value, dataset.indicators[indicator])
        for indicator, value in zip(ordered["indicator"], ordered["value"], strict=True)
    ]
    return ordered.assign(band=bands).reset_index(drop=True)


def safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Text cells that a spreadsheet would run as a formula, marked as text by a leading quote."""
    text = frame.select_dtypes(include=["object", "str"]).columns
    return frame.assign(
        **{
            column: frame[column].map(
                lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
            )
            for column in text
        }
    )


def csv(frame: pd.DataFrame) -> bytes:
    """CSV in UTF-8 with a byte-order mark, so that Excel reads the letters."""
    return safe(frame).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def xlsx(frame: pd.DataFrame) -> bytes:
    """A workbook with one sheet, text kept as text."""
    out = io.BytesIO()
    with pd.ExcelWriter(
        out,
        engine="xlsxwriter",
        engine_kwargs={"options": {"strings_to_formulas": False, "strings_to_urls": False}},
    ) as writer:
        frame.to_excel(writer, index=False, sheet_name="figures", freeze_panes=(1, 0))
    return out.getvalue()


def parquet(frame: pd.DataFrame) -> bytes:
    """Parquet, typed as the table is."""
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()


def save(frame: pd.DataFrame, form: str, file: Path) -> None:
    """Write a frame in one of FORMATS."""
    file.write_bytes({"csv": csv, "xlsx": xlsx, "parquet": parquet}[form](frame))
