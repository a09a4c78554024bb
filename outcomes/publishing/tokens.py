"""Figures named in a commentary by their ids, so that words follow a revision: ``{id}``, ``{id:previous}``, ``{id:plan}``."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from outcomes import words
from outcomes.board import Board
from outcomes.catalogue.model import Dataset
from outcomes.store import table

TOKEN = re.compile(r"\{([^{}]*)\}")
PREVIOUS, PLAN = "previous", "plan"
NO_FIGURE = "no figure"


def unknown(text: str, dataset: Dataset) -> Iterator[str]:
    """What stands in braces and names no figure of the dataset."""
    for match in TOKEN.finditer(text):
        name, _, which = match.group(1).partition(":")
        if name not in dataset.indicators or which not in ("", PREVIOUS, PLAN):
            yield match.group(0)


def fill(text: str, dataset: Dataset, rows: pd.DataFrame, area: str, period: str) -> str:
    """The text with each figure as it reads now, of the area and period that the text is of; ``rows`` are the dataset's figures."""

    def figure(match: re.Match[str]) -> str:
        name, _, which = match.group(1).partition(":")
        entry = dataset.indicators.get(name)
        if entry is None or not period:
            return match.group(0)
        mine = rows[(rows["indicator"] == name) & (rows["area"] == area) & (rows["group"] == "")]
        mine = mine[mine["statistic"].isin(table.PLANS) if which == PLAN else mine["statistic"] == "value"]
        if which == PREVIOUS:
            mine = mine[mine["period"].isin(dataset.earlier(period, mine["period"].unique())[-1:])]
        else:
            mine = mine[mine["period"] == period]
        return words.cell(mine.iloc[0], entry) if len(mine) else NO_FIGURE

    return TOKEN.sub(figure, text)


def filled(board: Board) -> Board:
    """The board whose commentaries name the figures of this version; texts of documents hold no braces and stay as printed."""
    said = board.words
    named = said["text"].str.contains("{", regex=False)
    if not named.any():
        return board
    texts = said["text"].copy()
    for row in said[named].itertuples():
        dataset, area = board.datasets[row.dataset], row.area or board.areas.authority.id
        texts[row.Index] = fill(row.text, dataset, board.of(row.dataset), area, row.period)
    return replace(board, words=said.assign(text=texts))
