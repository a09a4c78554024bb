"""A board for own localities: the same tables, with other localities in place of the published ones.

Pages ask a board for its localities and their figures, so they work for own localities as they are.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd

from outcomes import aggregation, reckoning
from outcomes.areas import BLOCK, LOCALITY, LSOA, Area, Areas, Naming
from outcomes.board import Board
from outcomes.catalogue.model import RATIO
from outcomes.localities.definition import Definition

# A locality of the publication, kept in the tree for teams, schools and figures that cannot be regrouped.
PUBLISHED = "published_locality"
# The status of a figure that can only be reckoned from small-area figures which are not here.
NEEDED = "needs_small_areas"
# Counts of people below this, of wards, are estimates from published rates: their share is shown and the count is not.
LEAST = 10


def apply(board: Board, definition: Definition) -> Board:
    """The board with the definition's groups as its localities, every figure recomputed by its declared rule.

    A group that is one published locality, or one ward in it, keeps its figures as published; one made of whole
    published localities combines theirs, one made of whole wards combines those of the wards (a ward that lies in
    two localities counts as two); any other is reckoned from LSOAs, and its figure has the status
    ``needs_small_areas`` where there are none. What disclosure control must hide is ``suppressed``.
    """
    ids = {name: f"own-{place}" for place, name in enumerate(definition.names, 1)}
    groups = {ids[name]: lsoas for name, lsoas in definition.groups}
    areas = regrouped(board.areas, definition, ids)
    rows = board.figures
    entries = board.indicators
    able = rows["indicator"].map({name: entry.aggregation in aggregation.RULES for name, entry in entries.items()})
    old = able & (rows["area"].map(board.areas.kinds) == LOCALITY) & (rows["statistic"] == "value")
    made = figures(board, rows[old], groups)
    return replace(board, areas=areas, figures=pd.concat([rows[~old], made], ignore_index=True))


def regrouped(areas: Areas, definition: Definition, ids: dict[str, str]) -> Areas:
    """The tree and the boundaries with the groups as localities; published localities and wards stand inside where whole."""
    home = {lsoa: ids[name] for name, lsoas in definition.groups for lsoa in lsoas}
    inside = contents(areas)

    def around(lsoas: frozenset[str], otherwise: str) -> str:
        homes = {home.get(lsoa, "") for lsoa in lsoas}
        return homes.pop() if len(homes) == 1 and homes != {""} else otherwise

    tree = {}
    for area in areas.areas.values():
        if area.kind == LOCALITY:
            area = replace(area, kind=PUBLISHED, parent=around(inside[area.id], area.parent))
        elif area.kind == BLOCK:
            area = replace(area, parent=around(areas.blocks.get(area.id, frozenset()), areas.authority.id))
        elif area.kind == LSOA:
            area = replace(area, parent=home.get(area.id, areas.authority.id))
        tree[area.id] = area
    for name, own in ids.items():
        tree[own] = Area(own, name, LOCALITY, areas.authority.id, "Own locality.")
    shapes = areas.boundaries[areas.boundaries["kind"] == LSOA]
    dissolved = (
        shapes.assign(own=shapes["id"].map(home)).dropna(subset="own").dissolve("own", method="coverage").reset_index()
    )
    whole = gpd.GeoDataFrame({"id": dissolved["own"], "kind": LOCALITY}, geometry=dissolved.geometry, crs=shapes.crs)
    return Areas(
        tree,
        # Whoever puts localities together decides where each LSOA belongs, so none is in doubt.
        areas.members.assign(locality_confidence="high"),
        areas.folder,
        Naming("own locality", "own localities", "These localities were put together by a reader of this dashboard."),
        pd.concat([shapes, whole], ignore_index=True),
        areas.blocks,
    )


def contents(areas: Areas) -> dict[str, frozenset[str]]:
    """LSOAs of each locality."""
    return {area.id: frozenset(areas.within(area.id, (LSOA,))) for area in areas.localities}


def figures(board: Board, published: pd.DataFrame, groups: dict[str, frozenset[str]]) -> pd.DataFrame:
    """The figure of each group for each indicator and period that the published localities have."""
    whole = whole_parts(groups, contents(board.areas))
    cut = {own: lsoas for own, lsoas in groups.items() if own not in whole}
    of_wards = whole_parts(cut, board.areas.blocks)
    able = [name for name, entry in board.indicators.items() if entry.aggregation in aggregation.RULES]
    wards = board.wards[(board.wards["statistic"] == "value") & board.wards["indicator"].isin(able)]
    same = pd.concat([alike(published, whole), alike(wards, of_wards)], ignore_index=True)
    sums = [joined(board, published, whole), joined(board, wards, of_wards), joined(board, board.small, cut)]
    made = pd.concat([same, reckoning.reckoned(board, pd.concat(sums, ignore_index=True))], ignore_index=True)
    # What wards give comes before what LSOAs give.
    made = made[~made.duplicated([*aggregation.FIGURE, "area"])].reset_index(drop=True)
    counted = made["indicator"].isin([name for name in able if board.indicators[name].aggregation == RATIO])
    few = counted & made["area"].isin(of_wards) & made["numerator"].between(0, LEAST, inclusive="neither")
    made.loc[few, "numerator"] = np.nan
    return complete(board, published, made, list(groups))


def whole_parts(groups: dict[str, frozenset[str]], inside: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    """The areas that make up each group; without the groups that are not made of whole ones."""
    parts = {own: [area for area, lsoas in inside.items() if lsoas <= wanted] for own, wanted in groups.items()}
    return {own: found for own, found in parts.items() if frozenset().union(*(inside[a] for a in found)) == groups[own]}


def alike(rows: pd.DataFrame, parts: dict[str, list[str]]) -> pd.DataFrame:
    """The rows of groups that are one area, as they are."""
    single = {found[0]: own for own, found in parts.items() if len(found) == 1}
    same = rows[rows["area"].isin(single)]
    return same.assign(area=same["area"].map(single))


def joined(board: Board, rows: pd.DataFrame, parts: Mapping[str, Collection[str]]) -> pd.DataFrame:
    """The sums of each group whose every part has a figure."""
    wholes = {area: own for own, found in parts.items() for area in found}
    return reckoning.complete_sums(rows, wholes, {own: len(found) for own, found in parts.items()}, board)


def complete(board: Board, published: pd.DataFrame, made: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """The rows made, with a row for each figure that could not be made: small-area figures are needed, or small numbers hidden."""
    every = pd.concat([board.figures, board.wards, board.small])
    gone = set(every.loc[every["status"] == "suppressed", aggregation.FIGURE].itertuples(index=False, name=None))
    wanted = published.drop_duplicates(aggregation.FIGURE)
    held = set(made[[*aggregation.FIGURE, "area"]].itertuples(index=False, name=None))
    lacking = [
        {
            **row,
            "area": own,
            "status": "suppressed" if (row["indicator"], row["period"], row["group"]) in gone else NEEDED,
            "printed": "",
            "bound": "",
            "value": np.nan,
            "numerator": np.nan,
            "denominator": np.nan,
            "note": ""
            if (row["indicator"], row["period"], row["group"]) in gone
            else "Not available for this grouping until small-area figures are loaded.",
        }
        for row in wanted.to_dict("records")
        for own in groups
        if (row["indicator"], row["period"], row["group"], own) not in held
    ]
    if not lacking:
        return made
    return pd.concat([made, pd.DataFrame(lacking)[made.columns].astype(made.dtypes.to_dict())], ignore_index=True)


def suppressed(board: Board) -> int:
    """How many figures of the board's localities are hidden because numbers are small."""
    rows = board.figures
    return int(((rows["status"] == "suppressed") & rows["area"].map(board.areas.kinds).eq(LOCALITY)).sum())


def needed(board: Board) -> int:
    """How many indicators lack the small-area figures for at least one of the board's localities."""
    rows = board.figures
    return int(rows.loc[rows["status"] == NEEDED, "indicator"].nunique())
