"""A map zoomed in to one place: its small areas, its towns, and its neighbours pale around it."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from outcomes.answer import Chart, Record
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import data, finish, labels
from outcomes.draw.web.maps import GRID, first

HEIGHT = 340
# Left, bottom, right, top in metres.
Box = tuple[float, float, float, float]
# What a letter and a line take of the map's longer side, as drawn at this height.
LETTER, LINE = 0.022, 0.047
# Where a name may stand: its letters begin, stand over the middle or end at its point; pixels down.
SIDES = (("center", -11), ("center", 13), ("left", 0), ("right", 0))
MIDDLE = (("center", 0), ("center", -15), ("center", 15))


def place(chart: Chart) -> dict[str, Any]:
    """A place with its neighbours around it; nothing to click, and no name over another.

    Records are the small areas inside: ``area``, ``name``, ``ward``. Options: ``outlines`` and ``neighbours`` (shapes),
    ``names`` (``name``, ``easting``, ``northing``, ``kind``) in order of importance, ``frame`` in metres.
    """
    names = _placed(chart.options["names"], chart.options["frame"])
    shapes, edges, around = (alt.Chart(data(name)) for name in ("areas", "outlines", "neighbours"))
    spots = alt.Chart(data("names")).encode(longitude=alt.Longitude("easting:Q"), latitude=alt.Latitude("northing:Q"))
    size = {"expr": "width < 360 ? 11 : height < 400 ? 13 : 18"}
    town = spots.transform_filter("datum.kind == 'town'")
    layers: list[Any] = [
        around.mark_geoshape(aria=False, fill=WEB.missing, stroke=WEB.faint, strokeWidth=1.2).encode(
            tooltip=[alt.Tooltip("name:N", title="Neighbour")]
        ),
        shapes.mark_geoshape(aria=False, fill=WEB.groups[3], stroke=WEB.background, strokeWidth=0.7).encode(
            tooltip=[alt.Tooltip("ward:N", title="Ward"), alt.Tooltip("name:N", title="Small area")]
        ),
        edges.mark_geoshape(filled=False, aria=False, stroke=WEB.accent, strokeWidth=2.5),
        town.mark_circle(size=30, aria=False, color=WEB.text, opacity=1),
    ]
    for align, down in sorted({(name["align"], name["down"]) for name in names}):
        text = f"datum.align == '{align}' && datum.down == {down}"
        across = {"left": 7, "right": -7}.get(align, 0)
        for kind, look in (("neighbour", {"color": WEB.muted, "fontStyle": "italic"}), ("", {"fontWeight": "bold"})):
            if any(
                (name["align"], name["down"], name["kind"] == "neighbour") == (align, down, bool(kind))
                for name in names
            ):
                of = f"{text} && datum.kind {'==' if kind else '!='} 'neighbour'"
                base = spots.transform_filter(of).encode(text=alt.Text("name:N"))
                layers += labels(base, align=align, dx=across, dy=down, fontSize=size, baseline="middle", **look)
    held = {
        "areas": chart.records,
        "outlines": chart.options["outlines"],
        "neighbours": chart.options["neighbours"],
        "names": names,
    }
    return finish(layers, held, HEIGHT, projection=GRID)


def _placed(names: Sequence[Record], frame: Box) -> list[dict[str, Any]]:
    """Names with the side of their point on which they cover no other name and no other town, and stay on the map.

    The most important choose first; a name without room is left out, and the description has it all the same.
    """
    west, south, east, north = frame
    longer = max(east - west, north - south)
    across, up = LETTER * longer, LINE * longer
    dots = {n["name"]: _around(n, up / 5) for n in names if n["kind"] == "town"}
    taken: list[Box] = []
    kept = []
    for name in names:
        short = name["name"] if name["kind"] == "town" else first(name["name"])
        others = [box for of, box in dots.items() if of != name["name"]]
        for align, down in SIDES if name["kind"] == "town" else MIDDLE:
            x, y = name["easting"], name["northing"] - down / HEIGHT * longer
            wide = across * len(short)
            left = {"left": x + across / 2, "right": x - wide - across / 2}.get(align, x - wide / 2)
            box = (left, y - up / 2, left + wide, y + up / 2)
            if box[0] >= west and box[2] <= east and not any(_over(box, other) for other in (*taken, *others)):
                taken.append(box)
                kept.append({**name, "name": short, "align": align, "down": down})
                break
    return kept


def _around(name: Record, half: float) -> Box:
    """The ground that a town's dot takes."""
    return name["easting"] - half, name["northing"] - half, name["easting"] + half, name["northing"] + half


def _over(one: Box, other: Box) -> bool:
    """Whether two boxes (left, bottom, right, top) share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
