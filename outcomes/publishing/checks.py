"""What is wrong with the cells and the figure of one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pandas as pd

from outcomes.areas import Areas
from outcomes.catalogue.model import MEAN, Dataset, Indicator
from outcomes.errors import OutcomesError
from outcomes.publishing import tokens
from outcomes.publishing.lines import COMMENTARY, MOST_LETTERS, Line, Problem
from outcomes.store import table

WITHDRAWN = "withdrawn"
# Statistics of a share that are no share themselves.
NO_SHARE = ("variance", "change", "sd", "n", "p_value")


@dataclass(frozen=True)
class Before:
    """What is published of each indicator already: its lowest value that is not nothing, and the indicators that have been below
    zero."""

    lowest: Mapping[str, float]
    negative: frozenset[str] = frozenset()


def published(figures: pd.DataFrame) -> Before:
    """What is published of each indicator of a dataset."""
    values = figures[figures["statistic"] == "value"]
    lowest = values[values["value"] > 0].groupby("indicator")["value"].min().to_dict()
    return Before(lowest, frozenset(values.loc[values["value"] < 0, "indicator"]))


def of_cells(line: Line) -> list[Problem]:
    """Formulas, letters that cannot be seen, and texts without end."""
    problems = []
    for column, cell in line.cells.items():
        text = cell.strip()

        def wrong(said: str, remedy: str, column: str = column) -> None:
            problems.append(Problem(line.where, column, said, remedy))

        if text.startswith("="):
            wrong(f"'{text[:40]}' is a formula", "write what it comes to")
        elif len(text) > MOST_LETTERS:
            wrong(f"{len(text):,} letters", f"write at most {MOST_LETTERS:,}")
        elif any(not mark.isprintable() for mark in text.replace("\n", " ").replace("\t", " ")):
            wrong(f"'{text[:40]}' has letters that cannot be seen", "write it again by hand")
    return problems


def of_subject(row: Mapping[str, object], line: Line, dataset: Dataset, areas: Areas) -> list[Problem]:
    """A dataset, an indicator, an area, a period or a source that is not known, whether of a figure or of a text."""
    problems = []

    def wrong(column: str, said: str, remedy: str) -> None:
        problems.append(Problem(line.where, column, said, remedy))

    name = str(row["indicator"])
    if row["dataset"] != dataset.id:
        wrong("dataset", f"'{row['dataset']}' is another dataset", f"hand it in on its own, or write {dataset.id}")
    if name not in dataset.indicators:
        known = {entry.title: name for name, entry in dataset.indicators.items()}
        declare = f"declare it in dataset.yaml: - {{id: {name}, title: ..., theme: ..., definition: ...}}"
        wrong("indicator", f"'{name}' is not known", f"{_meant(name, known)}or {declare}")
    if (area := str(row["area"])) not in areas.ids:
        near = _meant(area, {a.name: a.id for a in areas.areas.values()})
        wrong("area", f"'{area}' is not known", f"{near}or add it to geo/other_areas.csv")
    if row["source"] not in dataset.sources:
        remedy = f"declare it under sources: in dataset.yaml, or write one of: {', '.join(dataset.sources)}"
        wrong("source", f"'{row['source']}' is not known", remedy)
    return problems + _of_period(row, line, dataset)


def of_figure(row: Mapping[str, object], line: Line, dataset: Dataset, before: Before) -> list[Problem]:
    """A status, statistic or bound that is not known, and numbers that cannot be."""
    problems = [
        Problem(line.where, column, f"'{row[column]}' is not known", f"write one of: {', '.join(filter(None, known))}")
        for column, known in (
            ("statistic", table.STATISTICS),
            ("status", (*table.STATUSES, WITHDRAWN)),
            ("bound", table.BOUNDS),
        )
        if row[column] not in known
    ]
    entry = dataset.indicators.get(str(row["indicator"]))
    return problems + (_of_numbers(row, line, entry, before) if entry else [])


def of_commentary(row: Mapping[str, object], line: Line, dataset: Dataset) -> list[Problem]:
    """Commentary beside a figure of a group or a statistic, of which the table of words knows none; and figures that it names
    and that the dataset does not have."""
    text = line.cells.get(COMMENTARY, "").strip()
    problems = []
    if text and (row["group"] or row["statistic"] != "value"):
        remedy = "write it beside the indicator's own figure, without group and statistic"
        problems.append(Problem(line.where, COMMENTARY, "commentary is of an indicator, an area and a period", remedy))
    remedy = "write the id of an indicator in braces, alone or with :previous or :plan, or take the braces away"
    for named in tokens.unknown(text, dataset):
        problems.append(Problem(line.where, COMMENTARY, f"'{named}' names no figure of this dataset", remedy))
    return problems


def _of_period(row: Mapping[str, object], line: Line, dataset: Dataset) -> list[Problem]:
    """A period that cannot be read."""
    try:
        dataset.period(str(row["period"]))
    except OutcomesError as fault:
        remedy = "write a quarter as 2016-17-Q4, a year as 2016-17, a month as 2016-04"
        return [Problem(line.where, "period", str(fault), remedy)]
    return []


def _of_numbers(row: Mapping[str, object], line: Line, entry: Indicator, before: Before) -> list[Problem]:
    value, numerator, denominator = (float(str(row[column])) for column in ("value", "numerator", "denominator"))
    share = entry.unit.startswith("%") and row["statistic"] not in NO_SHARE
    problems = []

    def wrong(column: str, said: str, remedy: str) -> None:
        problems.append(Problem(line.where, column, said, remedy, entry.id))

    if np.isinf([value, numerator, denominator]).any():
        wrong("value", "a number without end", "write the figure as published")
    if share and value > 100:
        wrong("value", f"{value:g} is more than 100%", "write the percentage, from 0 to 100")
    if share and value < 0 and entry.id not in before.negative and "%" not in str(row["printed"]):
        said = f"{value:g}% is less than nothing"
        wrong("value", said, f"write a percentage from 0 to 100; if it is {value:g}%, write so in the column printed")
    if share and 0 < value < 1 <= before.lowest.get(entry.id, 1) and "%" not in str(row["printed"]):
        said = f"{value:g} may be a share of one, which would be {100 * value:g}%"
        wrong("value", said, f"write {100 * value:g}; if it is {value:g}%, write so in the column printed")
    if entry.aggregation != MEAN and numerator > denominator:
        wrong("numerator", f"{numerator:g} is more than the denominator, {denominator:g}", "correct one of them")
    if row["status"] in table.WITH_VALUE and np.isnan(value) and entry.unit != "text":
        why = ", ".join(table.WITHOUT_VALUE)
        wrong("value", "there is no number", f"write one, or in the column status why there is none: {why}")
    if row["status"] in set(table.WITHOUT_VALUE) - {"unclear"} and not np.isnan(value):
        wrong("status", f"'{row['status']}' stands beside the number {value:g}", "take one of them away")
    return problems


def _meant(given: str, known: Mapping[str, str]) -> str:
    """``did you mean ...? `` for what is near by id or by name; "" for nothing near."""
    near = get_close_matches(given, [*known, *known.values()], 1, 0.7)
    return f"did you mean '{known.get(near[0], near[0])}'? " if near else ""
