"""One place on a map of its own: its edge, the small areas and towns inside, and the neighbours around it."""

from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from outcomes import areas as areas_module
from outcomes import words
from outcomes.answer import Chart, Record
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import Board

# What is shown around a place, as a share of its own extent.
MARGIN = 0.12
# Metres; a neighbour that shows less than this wide has no room for a name.
VISIBLE = 900


def chart(board: Board, area: str) -> Chart:
    """A place and its surroundings: records are the parts inside it, options its neighbours, outline and names.

    Shapes are GeoJSON features in National Grid metres, cut to ``frame`` (west, south, east, north), so that a map which
    fits what it holds is zoomed in. ``names`` are in order of importance: ``name``, ``easting``, ``northing``, ``kind``
    (``town``, ``inside`` or ``neighbour``).
    """
    localities = {feature["id"]: shape(feature["geometry"]) for feature in board.areas.geojson(LOCALITY)}
    part = area in localities
    own = localities[area] if part else shapely.union_all(list(localities.values()))
    frame = _frame(own)
    window = shapely.box(*frame)
    around = {name: held & window for name, held in localities.items() if part and name != area}
    beside = {name: held for name, held in around.items() if not held.is_empty}
    within = set(board.areas.within(area, (LSOA,)))
    small = [feature for feature in board.areas.geojson(LSOA) if not part or feature["id"] in within]
    towns = _towns(board, own) if part else []
    inside = [] if part else [_name(board, name, held, "inside") for name, held in localities.items()]
    shown = [_name(board, name, held, "neighbour") for name, held in beside.items() if _wide(held) > VISIBLE]
    options = {
        "outlines": tuple(_feature(name, held) for name, held in ({area: own} if part else localities).items()),
        "neighbours": tuple({**_feature(name, held), "name": board.areas.name(name)} for name, held in beside.items()),
        "names": (*towns, *inside, *shown),
        "frame": frame,
    }
    wards = dict(zip(board.areas.members["lsoa11cd"], board.areas.members["ward_name"], strict=True))
    records = [
        {
            **feature,
            "area": feature["id"],
            "name": board.areas.name(feature["id"]),
            "ward": wards.get(feature["id"], ""),
        }
        for feature in small
    ]
    return Chart("place", tuple(records), _described(board, area, len(small), towns, list(beside)), options)


def _frame(own: BaseGeometry) -> tuple[float, float, float, float]:
    """What the map shows: the place with a margin on every side, metres."""
    west, south, east, north = own.bounds
    margin = MARGIN * max(east - west, north - south)
    return west - margin, south - margin, east + margin, north + margin


def _towns(board: Board, own: BaseGeometry) -> list[dict[str, Any]]:
    """The towns that lie in a place, the most important first; own localities cut the places anew, so that shape decides."""
    spots = areas_module.load_places(board.areas.folder)
    inside = shapely.contains_xy(own, spots["easting"], spots["northing"])
    return spots.loc[inside, ["name", "easting", "northing"]].assign(kind="town").to_dict("records")


def _name(board: Board, area: str, held: BaseGeometry, kind: str) -> dict[str, Any]:
    """A locality's name in the middle of the widest part of what is seen of it."""
    x, y = shapely.maximum_inscribed_circle(held, tolerance=200).coords[0]
    return {"name": board.areas.name(area), "easting": round(x), "northing": round(y), "kind": kind}


def _wide(held: BaseGeometry) -> float:
    """How wide the largest circle inside a shape is, metres."""
    return 2 * shapely.maximum_inscribed_circle(held, tolerance=200).length


def _feature(area: str, held: BaseGeometry) -> Record:
    """A shape as GeoJSON, wound as Vega fills it."""
    wound = shapely.orient_polygons(shapely.set_precision(held, 1), exterior_cw=True)
    return {"type": "Feature", "id": area, "area": area, "geometry": mapping(wound)}


def _described(board: Board, area: str, small: int, towns: list[dict[str, Any]], beside: list[str]) -> str:
    """The map in words: what lies inside, and what lies around."""
    if area not in {found.id for found in board.areas.localities}:
        many = len(board.areas.localities)
        named = words.listed([found.name for found in board.areas.localities])
        return f"Map of {board.areas.name(area)}: {words.numeral(many)} {board.areas.naming.many} ({named})."
    said = f"Map of {board.areas.name(area)}: {words.many(small, 'small area')}"
    if towns:
        said += f"; {words.listed([town['name'] for town in towns])} {'lies' if len(towns) == 1 else 'lie'} inside"
    return f"{said}. Around it: {words.listed([board.areas.name(name) for name in beside])}." if beside else f"{said}."
