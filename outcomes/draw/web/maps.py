"""Choropleth of localities or LSOAs from boundaries in grid metres; needs no tiles and no network."""

import re
from typing import Any

import altair as alt

from outcomes.draw.theme import Palette
from outcomes.draw.web.base import Records, data, finish, labels, wrapped

HEIGHT = 520
# National Grid metres as they are (decision 19).
GRID = {"type": "identity", "reflectY": True}


def choropleth(
    features: list[dict[str, Any]],
    outlines: list[dict[str, Any]],
    doubtful: list[dict[str, Any]],
    names: Records,
    classes: list[str],
    colours: Palette,
    chosen: str,
    title: str,
) -> dict[str, Any]:
    """Areas shaded by their value. Features carry ``area``, ``name``, ``value``, ``class``, ``text``, ``reading``, ``doubt``.

    ``classes`` are labels from lowest to highest; with none, as for few areas, shade runs evenly from the
    lowest value to the highest, so that unequal values never share a colour. ``outlines`` are drawn over the areas;
    ``doubtful`` ones have a dashed edge. ``names`` stand on the map: ``name``, ``easting``, ``northing``, and ``dot``
    where the place has a point of its own. A click selects ``area``.
    """
    pick = alt.selection_point(name="area", fields=["area"], on="click", clear=False)
    if classes:
        scale = alt.Scale(domain=classes, range=list(colours.ramp[-len(classes) :]))
        symbols = alt.Legend(title=title, columns=2, symbolType="square", symbolSize=220, symbolStrokeWidth=0)
        shade = alt.Color("class:N", scale=scale, legend=symbols)
    else:
        values = [feature["value"] for feature in features if feature["value"] is not None]
        scale = alt.Scale(domain=[min(values), max(values)], range=list(colours.ramp), nice=False)
        shade = alt.Color("value:Q", scale=scale, legend=alt.Legend(title=title, gradientLength=220, tickCount=4))
    shapes = alt.Chart(data("areas"))
    edges = alt.Chart(data("outlines"))
    spots = alt.Chart(data("names")).encode(longitude=alt.Longitude("easting:Q"), latitude=alt.Latitude("northing:Q"))
    text: dict[str, Any] = {
        "fontSize": {"expr": "width < 420 ? 10 : 13"},
        "fontWeight": "bold",
        "lineBreak": "\n",
        "dy": {"expr": "datum.dot ? -9 : 0"},
    }
    edge: dict[str, Any] = {"stroke": colours.background, "strokeWidth": 0.8, "aria": False}
    gaps = any(feature["value"] is None for feature in features)
    layers: list[Any] = [
        shapes.transform_filter("isValid(datum.value)").mark_geoshape(**edge).encode(color=shade),
        *(
            [shapes.transform_filter("!isValid(datum.value)").mark_geoshape(**edge, fill=colours.missing)]
            if gaps
            else []
        ),
        alt.Chart(data("doubtful")).mark_geoshape(
            filled=False, aria=False, stroke=colours.worse, strokeWidth=1.6, strokeDash=[4, 3]
        ),
        edges.mark_geoshape(filled=False, aria=False, stroke=colours.text, strokeWidth=0.9),
        edges.transform_filter(f"datum.area == '{chosen}'").mark_geoshape(
            filled=False, aria=False, stroke=colours.accent, strokeWidth=3.5
        ),
        *labels(spots.encode(text=alt.Text("name:N")), colours, **text),
        spots.transform_filter("datum.dot").mark_circle(size=22, aria=False, color=colours.text, opacity=1),
        # What is pointed at lies on top of everything, unseen: a line above it would answer in its place.
        shapes.mark_geoshape(fillOpacity=0, fill=colours.background, stroke=None)
        .encode(
            tooltip=[
                alt.Tooltip("name:N", title="Area"),
                alt.Tooltip("text:N", title="Figure"),
                alt.Tooltip("reading:N", title="Compared"),
                alt.Tooltip("doubt:N", title="Boundary"),
            ]
        )
        .add_params(pick),
    ]
    held = {"areas": features, "outlines": outlines, "doubtful": doubtful, "names": names}
    return finish(layers, colours, held, HEIGHT, projection=GRID)


def first(name: str) -> str:
    """The first place of a locality's name, for a figure on the map: ``Sandbach…``; a touch and the table have it whole."""
    place = re.split(r", | and ", name)[0]
    return place if place == name else f"{place}…"


def short(name: str, width: int = 18) -> str:
    """A locality's name for the map, broken over lines."""
    return wrapped(name, width)


def groups(features: Records, outlines: Records, names: Records, colours: Palette, chosen: str) -> dict[str, Any]:
    """LSOAs shaded by the group they are in. Features carry ``area``, ``name``, ``ward``, ``group`` and ``shade``.

    ``shade`` is the place of the group among all, -1 for none. Shades repeat; names and edges tell groups
    apart. Clicks select ``area``, several after each other.
    """
    pick = alt.selection_point(name="area", fields=["area"], on="click", toggle="true", clear=False)
    features = [
        {**feature, "shade": feature["shade"] % len(colours.groups)} if feature["shade"] >= 0 else feature
        for feature in features
    ]
    shapes, edges = alt.Chart(data("areas")), alt.Chart(data("outlines"))
    shade = alt.Color(
        "shade:N",
        scale=alt.Scale(domain=[-1, *range(len(colours.groups))], range=[colours.missing, *colours.groups]),
        legend=None,
    )
    spots = alt.Chart(data("names")).encode(longitude=alt.Longitude("easting:Q"), latitude=alt.Latitude("northing:Q"))
    text: dict[str, Any] = {"fontSize": {"expr": "width < 420 ? 9 : 13"}, "fontWeight": "bold", "lineBreak": "\n"}
    layers: list[Any] = [
        shapes.mark_geoshape(stroke=colours.background, strokeWidth=0.7, aria=False).encode(color=shade),
        edges.mark_geoshape(filled=False, aria=False, stroke=colours.text, strokeWidth=1.2),
        edges.transform_filter(f"datum.area == '{chosen}'").mark_geoshape(
            filled=False, aria=False, stroke=colours.accent, strokeWidth=3.5
        ),
        *labels(spots.encode(text=alt.Text("name:N")), colours, **text),
        # What is clicked lies on top of everything and cannot be seen until it is chosen.
        shapes.mark_geoshape(fill=colours.background, fillOpacity=0, stroke=colours.text)
        .encode(
            tooltip=[
                alt.Tooltip("name:N", title="LSOA"),
                alt.Tooltip("ward:N", title="Ward"),
                alt.Tooltip("group:N", title="Locality"),
            ],
            strokeWidth=alt.StrokeWidthValue(0, condition={"param": "area", "empty": False, "value": 4}),
        )
        .add_params(pick),
    ]
    held = {"areas": features, "outlines": outlines, "names": names}
    return finish(layers, colours, held, HEIGHT, projection=GRID)
