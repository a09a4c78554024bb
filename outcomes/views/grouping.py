"""Own localities: what is in use, and a draft of new ones."""

from typing import Any

from outcomes import questions, words
from outcomes.areas import LOCALITY, LSOA, Areas
from outcomes.board import POPULATION, Board
from outcomes.draw.theme import palette
from outcomes.draw.web import maps, markup
from outcomes.localities import regroup as own_module
from outcomes.localities.definition import Definition
from outcomes.selection import Selection
from outcomes.views import base, places

Draft = tuple[tuple[str, tuple[str, ...]], ...]


def wards(areas: Areas) -> dict[str, str]:
    """Wards by code, in order of name."""
    found = areas.members[areas.members["ward_code"] != ""].drop_duplicates("ward_code").sort_values("ward_name")
    return dict(zip(found["ward_code"], found["ward_name"], strict=True))


def lsoas(areas: Areas) -> dict[str, str]:
    """LSOAs by code: name, neighbourhood and ward, in order of name."""
    rows = areas.members.sort_values("lsoa11nm")
    return {
        row.lsoa11cd: ", ".join(filter(None, (f"{row.lsoa11nm} {row.msoa11hclnm}".strip(), row.ward_name)))
        for row in rows.itertuples()
    }


def in_use(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """The localities in use: where they lie, how many people they have, how firm their boundaries are."""
    areas = board.areas
    inside = {area.id: areas.within(area.id, (LSOA,)) for area in areas.localities}
    members = areas.members.set_index("lsoa11cd")
    rows = places.figures(board, chosen)
    rows = rows[(rows["indicator"] == POPULATION) & rows["area"].isin(inside)]
    people = {row.area: row for row in rows.itertuples()}
    body = []
    for area in areas.localities:
        own = members.loc[inside[area.id]]
        held = people.get(area.id)
        weak = int((~own["ward_fit"].isin(("good", ""))).sum())
        low = sorted(own.loc[own["locality_confidence"] == "low", "ward_name"].unique())
        firm = f"may not hold {words.listed(low)}" if low else "no ward in doubt"
        if weak:
            firm += f"; {weak} {'LSOAs fit their' if weak > 1 else 'LSOA fits its'} ward only in part"
        wards_of = sorted(own["ward_name"].unique())
        cells = [
            str(len(own)),
            words.listed(wards_of),
            words.STATUS["not_published"]
            if held is None
            else words.cell(held, board.indicators[POPULATION]).removesuffix(" people"),
            firm,
        ]
        body.append({"title": area.name, "cells": [(cell, None) for cell in cells]})
    held_lsoas = sum(map(len, inside.values()))
    total = len(members)
    kind = areas.naming.many if len(body) != 1 else areas.naming.one
    sentence = f"{len(body)} {kind} hold{'s' if len(body) == 1 else ''} {held_lsoas} of {total} LSOAs."
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="The localities in use",
        columns=["Locality", "LSOAs", "Wards", "People", "Boundary"],
        rows=body,
        caption="Wards are those of which at least one LSOA lies in the locality, by best fit.",
    )
    notes = [places.boundaries(board), places.needed(board), words.too_small(own_module.suppressed(board))]
    return base.Panel(
        sentence,
        rows,
        about=places.about(board, chosen, rows) if len(rows) else base.about(board, chosen),
        alt=f"Map. {sentence} {words.listed([area.name for area in areas.localities])}.",
        spec=_map(areas, {lsoa: areas.name(area) for area, own in inside.items() for lsoa in own}, chosen, dark),
        after=html,
        notes=tuple(note for note in notes if note),
        sources=base.citations(board, rows),
    )


def drafted(board: Board, chosen: Selection, draft: Draft, dark: bool) -> base.Panel:
    """A draft of own localities on the map of LSOAs, which can be clicked."""
    home = {lsoa: name for name, own in draft for lsoa in own}
    total = len(board.areas.members)
    sentence = (
        f"The draft puts {len(home)} of {total} LSOAs into {words.numeral(len(draft))} "
        f"localit{'y' if len(draft) == 1 else 'ies'}."
        if draft
        else "The draft is empty. Choose wards, or click LSOAs on the map."
    )
    return base.Panel(
        sentence,
        questions.figures(board.of(places.DATASET), POPULATION).iloc[:0],
        about=f"A draft, not in use yet; {board.areas.name(chosen.area)} has a thick edge",
        alt=f"Map of {total} LSOAs. {sentence}",
        notes=_cutting(board, draft),
        spec=_map(board.areas, home, chosen, dark),
    )


def _cutting(board: Board, draft: Draft) -> tuple[str, ...]:
    """Said before anybody builds on it: groups that cut a published locality have few figures."""
    wholes = [frozenset(found) for found in own_module.contents(board.areas).values()]
    cut = [name for name, codes in draft if any(whole & set(codes) and not whole <= set(codes) for whole in wholes)]
    if not cut:
        return ()
    return (
        f"{words.listed(cut)}: cuts a published locality, so most figures are not available until the data team loads small-area figures.",
    )


def definition(board: Board) -> Definition:
    """The localities in use as a definition, published ones too."""
    areas = board.areas
    return Definition(tuple((area.name, frozenset(areas.within(area.id, (LSOA,)))) for area in areas.localities))


def _map(areas: Areas, home: dict[str, str], chosen: Selection, dark: bool) -> dict[str, Any]:
    """LSOAs shaded by locality, each locality named in its middle."""
    names = sorted(set(home.values()))
    shapes = areas.boundaries[areas.boundaries["kind"] == LSOA].set_index("id").geometry
    labels = []
    for name in names:
        middle = shapes[[lsoa for lsoa, own in home.items() if own == name]].union_all().representative_point()
        labels.append({"name": maps.short(name), "easting": round(middle.x), "northing": round(middle.y)})
    features = [
        {
            **feature,
            "area": feature["id"],
            "name": areas.name(feature["id"]),
            "ward": ward,
            "group": home.get(feature["id"], ""),
            "shade": names.index(home[feature["id"]]) if feature["id"] in home else -1,
        }
        for feature, ward in zip(
            areas.geojson(LSOA),
            areas.members.set_index("lsoa11cd").loc[
                areas.boundaries.loc[areas.boundaries["kind"] == LSOA, "id"], "ward_name"
            ],
            strict=True,
        )
    ]
    outlines = [{**feature, "area": feature["id"]} for feature in areas.geojson(LOCALITY)]
    return maps.groups(features, outlines, labels, palette(dark), chosen.area)
