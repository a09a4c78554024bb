"""What catalogue and areas know of a publisher's figures, as rows of the one table."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes.areas import ENGLAND, LSOA
from outcomes.board import Board
from outcomes.building import row
from outcomes.building import table as frame_of
from outcomes.errors import OutcomesError
from outcomes.importing import plain, plausible, reckoning
from outcomes.importing.figures import Small

BOUNDARY_YEAR = 2011


@dataclass(frozen=True)
class Taken:
    """What was taken in: rows by dataset, the publication they are of, and sentences for the officer."""

    rows: dict[str, pd.DataFrame]
    title: str
    remarks: tuple[str, ...]


def take(small: Small, board: Board, source: str = "") -> Taken:
    """The figures that catalogue and areas know, as rows of the one table.

    Raises OutcomesError when the file's LSOAs are not those of the boundaries, when nothing fits the
    catalogue, or when the source of the figures is not declared.
    """
    own = {area for area, kind in board.areas.kinds.items() if kind == LSOA}
    there = own & set(small.frame["area"])
    remarks = _overlap(small, own, there, board)
    frame, skipped = _known(small, board)
    if skipped:
        remarks.append(f"Not in the catalogue, so left out: {', '.join(skipped)}.")
    if frame.empty:
        raise OutcomesError("no indicator of the file is in the catalogue; declare it in a dataset.yaml first")
    frame, said = _in_known_periods(frame, board)
    remarks += said
    plausible.check(frame, board)
    frame = reckoning.counted(frame, board)
    parts = [frame[frame["area"].isin(own)]]
    if reckoning.holds_england(frame):
        parts.append(reckoning.england(frame, board))
    every = _new(_with_sources(pd.concat(parts, ignore_index=True), board, small.title, source), board)
    count = every.loc[every["area"] != ENGLAND, "indicator"].nunique()
    remarks.insert(0, f"{count} indicators of {len(there)} LSOAs, {', '.join(sorted(every['period'].unique()))}.")
    remarks += reckoning.beside_published(every, board)
    rows = {str(name): _rows(part) for name, part in every.groupby("dataset")}
    return Taken(rows, small.title, tuple(remarks))


def _overlap(small: Small, own: set[str], there: set[str], board: Board) -> list[str]:
    """What must be said of the file's LSOAs beside those of the boundaries; refused when they are others."""
    remarks = []
    if small.vintage != BOUNDARY_YEAR:
        said = (
            f"the file's LSOAs are those of {small.vintage}, the boundaries here are of {BOUNDARY_YEAR}: "
            f"{len(there)} of {len(own)} codes occur in both"
        )
        if len(there) < len(own):
            raise OutcomesError(f"{said}; nothing was taken in. Use the publisher's file on LSOAs of {BOUNDARY_YEAR}")
        remarks.append(f"Take care: {said}.")
    elif missing := sorted(own - there):
        remarks.append(f"{len(missing)} of {len(own)} LSOAs are not in the file, {missing[0]} for one.")
    if not there:
        raise OutcomesError(f"the file holds no LSOA of {board.areas.authority.name}; nothing was taken in")
    return remarks


def _known(small: Small, board: Board) -> tuple[pd.DataFrame, list[str]]:
    """The figures under the ids of the catalogue's indicators, and the measures that none of them asks for."""
    entries = board.indicators.values()
    if small.layout == plain.LAYOUT:
        wanted = {entry.id: entry.id for entry in entries}
    else:
        asking = [(entry.imports, entry.id) for entry in entries if entry.imports]
        wanted = {imports.column: name for imports, name in asking if imports.layout == small.layout}
    known = small.frame["measure"].isin(wanted)
    skipped = sorted(small.frame.loc[~known, "measure"].unique())
    frame = small.frame[known]
    named = frame.assign(indicator=[wanted[measure] for measure in frame["measure"]], group="")
    return named.drop(columns="measure"), skipped


def _in_known_periods(frame: pd.DataFrame, board: Board) -> tuple[pd.DataFrame, list[str]]:
    """The figures with periods as the table writes them, and what must be said where the file wrote another."""
    asked = frame[["indicator", "period"]].drop_duplicates().itertuples(index=False, name=None)
    known_as = {key: _period(board, *key) for key in asked}
    said = [
        f"{board.indicators[name].title}: period '{given[:40]}' is taken as {period}, the only one published."
        for (name, given), period in known_as.items()
        if given != period
    ]
    keys = zip(frame["indicator"], frame["period"], strict=True)
    return frame.assign(period=[known_as[key] for key in keys]), said


def _period(board: Board, indicator: str, period: str) -> str:
    """The period as the table writes it: a publisher's own words fall back to the period already published."""
    try:
        board.period(indicator, period)
    except OutcomesError:
        known = board.figures.loc[board.figures["indicator"] == indicator, "period"].unique()
        if len(known) != 1:
            raise
        return str(known[0])
    return period


def _with_sources(frame: pd.DataFrame, board: Board, title: str, source: str) -> pd.DataFrame:
    """The figures with their dataset and a source that it declares: the one wanted, or the one found."""
    wanted = frame[["indicator", "period", "source"]].drop_duplicates().itertuples(index=False, name=None)
    sources = {key: _source(board, key[0], key[1], title, source or key[2]) for key in wanted}
    keys = zip(frame["indicator"], frame["period"], frame["source"], strict=True)
    return frame.assign(
        dataset=[board.indicators[name].dataset for name in frame["indicator"]],
        source=[sources[key] for key in keys],
    )


def _source(board: Board, indicator: str, period: str, title: str, wanted: str) -> str:
    dataset = board.datasets[board.indicators[indicator].dataset]
    if wanted:
        if wanted not in dataset.sources:
            raise OutcomesError(
                f"source '{wanted}' is not declared in datasets/{dataset.id}/dataset.yaml; add it there"
            )
        return wanted
    rows = board.figures
    held = rows.loc[(rows["indicator"] == indicator) & (rows["period"] == period), "source"]
    if len(held):
        return str(held.iloc[0])
    found = next((s.id for s in dataset.sources.values() if title.lower() in s.title.lower()), "")
    if not found:
        raise OutcomesError(
            f"no source of datasets/{dataset.id}/dataset.yaml is called '{title}'; declare it under sources: "
            "and name it with --source"
        )
    return found


def _new(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """The figures that are not published already: an imported one never replaces those (decision 40)."""
    rows = plausible.shipped(board)
    held = set(zip(rows["indicator"], rows["area"], rows["period"], strict=True))
    keys = zip(frame["indicator"], frame["area"], frame["period"], strict=True)
    return frame[[key not in held for key in keys]]


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table. A missing cell is an absence, never a nought."""
    missing = frame["value"].isna()
    clean = frame.assign(
        status=np.where(missing, "not_published", "final"),
        printed=frame["printed"].where(~missing, ""),
        locator="imported: " + frame["locator"],
    )
    return frame_of([row(**line) for line in clean.to_dict("records")])
