"""Figures out of the table: CSV, Parquet and XLSX, columns of the table by name and in stable order."""

import io
import re
from pathlib import Path

import pandas as pd

from outcomes import evidence, files
from outcomes.board import Board
from outcomes.catalogue.model import Dataset
from outcomes.statistics import bands
from outcomes.store.table import COLUMNS

# A figure's plan has the same of these.
PLAN = ["indicator", "area", "period", "group"]
FORMATS = ("csv", "parquet", "xlsx")
# Spreadsheets run a cell that begins so as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What is printed is exported as printed ("+9.4", "- 1.4", "+5% - +2%"): of digits and signs alone nothing harmful can be made.
PRINTED_FIGURE = re.compile(r"[-+\d.,%£<>±()/ ]*")


def rows(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The dataset's rows in stable order, with the threshold band of each value as last column."""
    order = {name: place for place, name in enumerate(dataset.indicators)}
    keys = {period: dataset.period(period).key for period in frame["period"].unique()}
    ordered = frame.assign(_place=frame["indicator"].map(order), _key=[keys[p] for p in frame["period"]]).sort_values(
        ["_place", "area", "_key", "group", "statistic"], kind="stable"
    )[COLUMNS]
    plans = frame[frame["statistic"] == "plan"]
    plan = {tuple(row[:-1]): row[-1] for row in plans[[*PLAN, "value"]].itertuples(index=False, name=None)}
    graded = [
        bands.grade(
            row.value,
            dataset.indicators[row.indicator],
            row.period,
            plan.get((row.indicator, row.area, row.period, row.group)),
        )
        if row.statistic == "value"
        else ""
        for row in ordered.itertuples()
    ]
    return ordered.assign(band=graded).reset_index(drop=True)


def described(board: Board, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows with what a reader needs beside their codes: names, unit, and the 95% limits with their method where counts allow them."""
    sure = evidence.limits(frame, board.indicators, parts=board.figures)
    entries = [board.indicators[name] for name in frame["indicator"]]
    periods = zip(frame["indicator"], frame["period"], strict=True)
    return frame.assign(
        indicator_title=[entry.title for entry in entries],
        area_name=[board.areas.name(area) for area in frame["area"]],
        period_label=[board.period(name, period).label for name, period in periods],
        unit=[entry.unit for entry in entries],
        computed_lower=sure["lower"],
        computed_upper=sure["upper"],
        method=sure["method"],
    )


def safe(frame: pd.DataFrame) -> pd.DataFrame:
    """Text cells that a spreadsheet would run as a formula, marked as text by a leading quote; printed figures stay as printed."""
    text = frame.select_dtypes(include=["object", "str"]).columns
    return frame.assign(**{column: frame[column].map(_as_text) for column in text})


def _as_text(cell: object) -> object:
    risky = isinstance(cell, str) and cell.startswith(FORMULA) and not PRINTED_FIGURE.fullmatch(cell)
    return f"'{cell}" if risky else cell


def csv(frame: pd.DataFrame) -> bytes:
    """CSV in UTF-8 with a byte-order mark, so that Excel reads the letters.

    A CSV has no cell types, so text that would be a formula gets a quote here; a workbook's cells are text by type.
    """
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
    files.write(file, {"csv": csv, "xlsx": xlsx, "parquet": parquet}[form](frame))
