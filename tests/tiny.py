"""Tiny catalogues, areas and tables, so that a test can say every number that it expects."""

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from outcomes import building
from outcomes.areas import ENGLAND, Area, Areas
from outcomes.board import Board
from outcomes.catalogue.model import Bands, Dataset, Indicator, Scheme, Source
from outcomes.store import table, words
from outcomes.store.content import QUALITY_COLUMNS

HERE = "E06000001"
FOUR = Scheme("plan", ("worse than requires improvement", "requires improvement", "good", "outstanding"))
RAG = Scheme("rag", ("red", "amber", "green"))
INDICATOR = Indicator(
    "i", "d", "I", "t", "%", 0, "higher_is_better", "quarter", "none", "published_aggregate"
)  # fmt: skip
SOURCE = Source("s", "Paper", "Council", "2017-05-30", "Public", "https://x.example", "3 to 4")
MEMBERS = pd.DataFrame(columns=["lsoa11cd", "ward_code", "ward_name", "locality_confidence"], dtype="str")


def indicator(identifier: str = "i", **changed: object) -> Indicator:
    """An indicator: a percentage of quarters, higher is better, without interval and bands, where nothing else is said."""
    return replace(INDICATOR, id=identifier, **changed)


def bands(*ranges: tuple, grades: Scheme = FOUR, since: str = "2015-16-Q1", tolerance: float | None = None) -> Bands:
    """Bands of the grades given as (name, lowest, highest), worst to best."""
    return Bands(grades, since, tuple(ranges), tolerance)


def dataset(*entries: Indicator, identifier: str = "d", **more: object) -> Dataset:
    """A dataset of indicators with one source and one theme."""
    held = {entry.id: replace(entry, dataset=identifier) for entry in entries}
    return Dataset(identifier, identifier.upper(), "s", "o", "n", {"s": SOURCE}, {"t": "T"}, held, **more)


def row(indicator: str, period: str, value: float | None, **more: object) -> dict[str, object]:
    """A row of the table of dataset ``d`` and of the authority, where nothing else is said."""
    given = {
        "dataset": "d",
        "indicator": indicator,
        "area": HERE,
        "period": period,
        "value": math.nan if value is None else value,
        "status": "not_published" if value is None else "final",
        "printed": "" if value is None else f"{value:g}",
        "source": "s",
        "locator": "Item 4, page 3",
    }
    return building.row(**{**given, **more})


def areas(*more: Area, folder: Path = Path("nowhere")) -> Areas:
    """England, the authority in it, and more areas."""
    tree = [Area(ENGLAND, "England", "country", "", ""), Area(HERE, "Tiny", "authority", ENGLAND, ""), *more]
    return Areas({area.id: area for area in tree}, MEMBERS, folder)


def board(
    *datasets: Dataset, rows: list[dict[str, object]] = (), tree: Areas | None = None, said: pd.DataFrame | None = None
) -> Board:
    """A board of datasets and rows, checked as they are when one is opened."""
    tree = tree or areas()
    frame = building.table(list(rows))
    parts = [table.check(frame[frame["dataset"] == each.id], each, tree.ids) for each in datasets]
    held: Mapping[str, Dataset] = {each.id: each for each in datasets}
    return Board(
        datasets=dict(held),
        areas=tree,
        figures=pd.concat(parts, ignore_index=True),
        words=words.empty() if said is None else said,
        quality=pd.DataFrame(columns=QUALITY_COLUMNS),
        small=frame.iloc[:0],
    )
