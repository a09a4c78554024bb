"""What is reckoned of the figures as published: larger areas from their parts, and what disclosure control must hide."""

from dataclasses import replace

import numpy as np
import pandas as pd

from outcomes import aggregation, disclosure
from outcomes.areas import BLOCK, LOCALITY, LSOA, Areas
from outcomes.board import Board
from outcomes.catalogue.model import SUM, Indicator
from outcomes.store import table


def weights(board: Board) -> dict[str, float]:
    """Population by LSOA, the latest there is; empty where none has been imported."""
    people = board.small[board.small["indicator"] == board.population]
    if people.empty:
        return {}
    keys = people["period"].map(lambda period: board.period(board.population, period).key)
    return people[keys == keys.max()].set_index("area")["value"].to_dict()


def with_larger_areas(board: Board) -> Board:
    """The board with localities and the authority reckoned from LSOAs where a period has no figure of its own."""
    if board.small.empty:
        return board
    # Every LSOA there is, not only those with figures: a whole without one of its parts is not reckoned.
    inside = {area: board.areas.locality_of(area) for area, kind in board.areas.kinds.items() if kind == LSOA}
    whole = dict.fromkeys(inside, board.areas.authority.id)
    # Of the many figures of other indicators none can stand in the way.
    rows = board.rows(*board.small["indicator"].unique())
    held = set(rows[[*aggregation.FIGURE, "area"]].itertuples(index=False, name=None))
    made = []
    for wholes in ({area: own for area, own in inside.items() if own}, whole):
        found = complete_sums(board.small, wholes, pd.Series(wholes).value_counts().to_dict(), board)
        new = [key not in held for key in found[aggregation.KEYS].itertuples(index=False, name=None)]
        made.append(reckoned(board, found[new]))
    return replace(board, figures=pd.concat([board.figures, *made], ignore_index=True))


def complete_sums(rows: pd.DataFrame, wholes: dict[str, str], sizes: dict[str, int], board: Board) -> pd.DataFrame:
    """``aggregation.combine`` of the areas of which every part has a figure; ``sizes`` says how many parts there are."""
    found = aggregation.combine(rows, wholes, board.indicators, weights(board))
    return found[found["value"].notna() & (found["parts"] == found["whole"].map(sizes))]


def reckoned(board: Board, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table from ``aggregation.combine``: source of their parts, and how they were reckoned."""
    if found.empty:
        return board.figures.iloc[:0]
    every = pd.concat([board.small, board.figures, board.wards], ignore_index=True)
    source_of = every.drop_duplicates(["indicator", "period"]).set_index(["indicator", "period"])["source"].to_dict()
    keys = zip(found["indicator"], found["period"], strict=True)
    entries = [board.indicators[name] for name in found["indicator"]]
    rule = [aggregation.IN_WORDS[entry.aggregation] for entry in entries]
    made = found.rename(columns={"whole": "area"}).assign(
        dataset=[entry.dataset for entry in entries],
        statistic="value",
        bound="",
        lower=np.nan,
        upper=np.nan,
        status="final",
        printed="",
        note=[f"Reckoned here: {how} of {size} areas." for how, size in zip(rule, found["parts"], strict=True)],
        source=[source_of[key] for key in keys],
    )
    made["locator"] = [
        f"{board.source(dataset, source).title}; {how}"
        for dataset, source, how in zip(made["dataset"], made["source"], rule, strict=True)
    ]
    return made[table.COLUMNS]


def protected(board: Board) -> Board:
    """The board with small counts hidden where an indicator's rule asks for it, and what would give them away."""
    shown, kept = board.figures, dict(board.blocks)
    for name, entry in board.indicators.items():
        rule = disclosure.rule(entry.disclosure)
        if rule is None:
            continue
        # Figures of wards count too. They are not in the table of what is shown, so they get places outside of it.
        wards = board.wards.set_index(-1 - board.wards.index)
        rows = pd.concat(
            [
                rows[(rows["indicator"] == name) & (rows["statistic"] == "value") & rows["value"].notna()]
                for rows in (shown, wards)
            ]
        )
        for key, part in rows.groupby(aggregation.FIGURE):
            unsafe, blocks = _unsafe(board.areas, _counts(part, entry), rule)
            if blocks:
                kept[key] = blocks
            hidden = set(part.index[part["area"].isin(unsafe)])
            shown = disclosure.suppress(shown, [place for place, index in enumerate(shown.index) if index in hidden])
    return replace(board, figures=shown, blocks=kept)


def _counts(part: pd.DataFrame, entry: Indicator) -> dict[str, int]:
    """The count behind each area's figure: as published, or a share times its base; areas without one are left out."""
    by = aggregation.multiplier(entry.unit)
    counts = part["numerator"].fillna(part["value"] * part["denominator"] / by)
    if entry.aggregation == SUM:
        counts = counts.fillna(part["value"])
    found = counts.round().set_axis(part["area"]).dropna()
    return {str(area): int(count) for area, count in found.items()}


def _unsafe(areas: Areas, counts: dict[str, int], rule: disclosure.Rule) -> tuple[set[str], list[frozenset[str]]]:
    """Areas whose figure must be hidden, and the blocks of LSOAs where there are figures of LSOAs or wards.

    With those, only groups made of whole blocks are shown, whoever groups them. With figures of localities
    alone, localities are the smallest areas.
    """
    held = {areas.kinds[area] for area in counts}
    smallest = next((kind for kind in (LSOA, BLOCK) if kind in held), LOCALITY)
    cells = {area: count for area, count in counts.items() if areas.kinds[area] == smallest}
    made_of = {area: frozenset(areas.within(area, (smallest,))) & cells.keys() for area in counts}
    if smallest == LOCALITY:
        order = list(counts)
        return {order[place] for place in disclosure.hidden([made_of[area] for area in order], cells, rule)}, []
    blocks = together(areas, cells, rule)
    if smallest == BLOCK:
        blocks = [frozenset().union(*(areas.blocks.get(ward, frozenset()) for ward in joined)) for joined in blocks]
        made_of = {
            area: frozenset(areas.within(area, (LSOA,))) | areas.blocks.get(area, frozenset()) for area in counts
        }
    return {area for area in counts if not disclosure.made_of(made_of[area], blocks)}, blocks


def together(areas: Areas, counts: dict[str, int], rule: disclosure.Rule) -> list[frozenset[str]]:
    """The blocks of an authority's LSOAs, or of its wards."""
    shapes = areas.boundaries[areas.boundaries["kind"] == LSOA].set_index("id").geometry
    if any(areas.kinds[area] == BLOCK for area in counts):
        lsoas = {lsoa: ward for ward, own in areas.blocks.items() for lsoa in own}
        shapes = shapes.to_frame().assign(ward=shapes.index.map(lsoas)).dissolve("ward", method="coverage").geometry
    centres = {str(area): (point.x, point.y) for area, point in shapes.centroid.items()}
    return disclosure.blocks(counts, centres, {area: areas.locality_of(area) for area in counts}, rule)
