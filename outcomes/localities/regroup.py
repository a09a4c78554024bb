"""A board for own localities: the same tables, with other localities in place of the published ones.

Pages ask a board for its localities and their figures, so they work for own localities as they are.
"""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd

from outcomes import aggregation, disclosure
from outcomes import board as board_module
from outcomes.areas import LOCALITY, LSOA, Area, Areas, Naming
from outcomes.board import Board
from outcomes.localities.definition import Definition

# A locality of the publication, kept in the tree for teams, schools and figures that cannot be regrouped.
PUBLISHED = "published_locality"
# The status of a figure that can only be reckoned from small-area figures which are not here.
NEEDED = "needs_small_areas"


def apply(board: Board, definition: Definition) -> Board:
    """The board with the definition's groups as its localities, every figure recomputed by its declared rule.

    A group that is one published locality keeps its figures as published; one made of whole published
    localities combines theirs; any other is reckoned from LSOAs, and its figure has the status
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
    """The tree and the boundaries with the groups as localities; published localities stand inside where whole."""
    home = {lsoa: ids[name] for name, lsoas in definition.groups for lsoa in lsoas}
    inside = contents(areas)
    tree = {}
    for area in areas.areas.values():
        if area.kind == LOCALITY:
            homes = {home.get(lsoa, "") for lsoa in inside[area.id]}
            parent = homes.pop() if len(homes) == 1 and homes != {""} else area.parent
            area = replace(area, kind=PUBLISHED, parent=parent)
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
    )


def contents(areas: Areas) -> dict[str, frozenset[str]]:
    """LSOAs of each locality."""
    return {area.id: frozenset(areas.within(area.id, (LSOA,))) for area in areas.localities}


def figures(board: Board, published: pd.DataFrame, groups: dict[str, frozenset[str]]) -> pd.DataFrame:
    """The figure of each group for each indicator and period that the published localities have."""
    inside = contents(board.areas)
    parts = {own: [area for area, lsoas in inside.items() if lsoas <= wanted] for own, wanted in groups.items()}
    whole = {
        own: found for own, found in parts.items() if frozenset().union(*(inside[a] for a in found)) == groups[own]
    }
    alike = {found[0]: own for own, found in whole.items() if len(found) == 1}
    same = published[published["area"].isin(alike)]
    same = same.assign(area=same["area"].map(alike))
    joined = {area: own for own, found in whole.items() if len(found) > 1 for area in found}
    cut = {lsoa: own for own, lsoas in groups.items() if own not in whole for lsoa in lsoas}
    sizes = {own: len(lsoas) for own, lsoas in groups.items()} | {own: len(found) for own, found in whole.items()}
    both = [board_module.complete_sums(*parts, sizes, board) for parts in ((published, joined), (board.small, cut))]
    made = pd.concat([same, board_module.reckoned(board, pd.concat(both, ignore_index=True))], ignore_index=True)
    return hidden(board, complete(board, published, made, list(groups)), groups)


def complete(board: Board, published: pd.DataFrame, made: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """The rows made, with a row that says what is needed for each figure that could not be made."""
    wanted = published.drop_duplicates(aggregation.FIGURE)
    held = set(made[[*aggregation.FIGURE, "area"]].itertuples(index=False, name=None))
    lacking = [
        {
            **row,
            "area": own,
            "status": NEEDED,
            "printed": "",
            "bound": "",
            "value": np.nan,
            "numerator": np.nan,
            "denominator": np.nan,
            "note": "Not available for this grouping until small-area figures are loaded.",
        }
        for row in wanted.to_dict("records")
        for own in groups
        if (row["indicator"], row["period"], row["group"], own) not in held
    ]
    if not lacking:
        return made
    return pd.concat([made, pd.DataFrame(lacking)[made.columns].astype(made.dtypes.to_dict())], ignore_index=True)


def hidden(board: Board, made: pd.DataFrame, groups: dict[str, frozenset[str]]) -> pd.DataFrame:
    """The rows with those suppressed that cut a block of LSOAs which disclosure control keeps together."""
    bad = [
        place
        for place, row in enumerate(made.itertuples())
        if (row.indicator, row.period, row.group) in board.blocks
        and not disclosure.made_of(groups[row.area], board.blocks[row.indicator, row.period, row.group])
    ]
    return disclosure.suppress(made, bad) if bad else made


def suppressed(board: Board) -> int:
    """How many figures of the board's localities are hidden because numbers are small."""
    rows = board.figures
    return int(((rows["status"] == "suppressed") & rows["area"].map(board.areas.kinds).eq(LOCALITY)).sum())


def needed(board: Board) -> int:
    """How many indicators lack the small-area figures for at least one of the board's localities."""
    rows = board.figures
    return int(rows.loc[rows["status"] == NEEDED, "indicator"].nunique())
