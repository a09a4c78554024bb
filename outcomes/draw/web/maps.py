"""Choropleth of localities or LSOAs from boundaries in grid metres; needs no tiles and no network."""

import re
from typing import Any

import altair as alt

from outcomes.answer import Chart, Record
from outcomes.draw.theme import EVEN, WEB
from outcomes.draw.web.base import data, finish, labels, without_unit

HEIGHT, HIGHEST = 520, 1.1
# National Grid metres as they are (decision 19).
GRID = {"type": "identity", "reflectY": True}


def choropleth(chart: Chart) -> dict[str, Any]:
    """Areas shaded by their value. Features carry ``area``, ``name``, ``value``, ``class``, ``text``, ``reading``, ``doubt``.

    ``classes`` are labels from lowest to highest; with none, as for few areas, shade runs evenly from the
    lowest value to the highest, so that unequal values never share a colour. ``outlines`` are drawn over the areas;
    ``doubtful`` ones have a dashed edge. ``names`` stand on the map: ``name``, ``easting``, ``northing``, and ``dot``
    where the place has a point of its own, ``figure`` where one stands under the name, without the ``unit`` that the legend has. A click selects ``area``.
    """
    features = chart.records
    chosen = chart.options["chosen"]
    names = [{**name, "name": _written(name, chart.options["unit"])} for name in chart.options["names"]]
    pick = alt.selection_point(name="area", fields=["area"], on="click", clear=False)
    shade = _shade(chart)
    shapes = alt.Chart(data("areas"))
    edges = alt.Chart(data("outlines"))
    spots = alt.Chart(data("names")).encode(longitude=alt.Longitude("easting:Q"), latitude=alt.Latitude("northing:Q"))
    text: dict[str, Any] = {
        "fontSize": {"expr": "width < 420 ? 10 : 13"},
        "fontWeight": "bold",
        "lineBreak": "\n",
        "dy": {"expr": "datum.dot ? -9 : 0"},
    }
    edge: dict[str, Any] = {"stroke": WEB.background, "strokeWidth": 0.8, "aria": False}
    gaps = any(feature["value"] is None for feature in features)
    layers: list[Any] = [
        shapes.transform_filter("isValid(datum.value)").mark_geoshape(**edge).encode(color=shade),
        *([shapes.transform_filter("!isValid(datum.value)").mark_geoshape(**edge, fill=WEB.missing)] if gaps else []),
        alt.Chart(data("doubtful")).mark_geoshape(
            filled=False, aria=False, stroke=WEB.worse, strokeWidth=1.6, strokeDash=[4, 3]
        ),
        edges.mark_geoshape(filled=False, aria=False, stroke=WEB.text, strokeWidth=0.9),
        edges.transform_filter(f"datum.area == '{chosen}'").mark_geoshape(
            filled=False, aria=False, stroke=WEB.accent, strokeWidth=3.5
        ),
        *labels(spots.encode(text=alt.Text("name:N")), **text),
        spots.transform_filter("datum.dot").mark_circle(size=22, aria=False, color=WEB.text, opacity=1),
        # What is pointed at lies on top of everything, unseen: a line above it would answer in its place.
        shapes.mark_geoshape(fillOpacity=0, fill=WEB.background, stroke=None)
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
    outlines, doubtful = chart.options["outlines"], chart.options["doubtful"]
    held = {"areas": features, "outlines": outlines, "doubtful": doubtful, "names": names}
    return finish(layers, held, HEIGHT, HIGHEST, projection=GRID)


def first(name: str) -> str:
    """The first place of a locality's name, for a figure on the map: ``Sandbach…``; a touch and the table have it whole."""
    place = re.split(r", | and ", name)[0]
    return place if place == name else f"{place}…"


def _shade(chart: Chart) -> alt.Color:
    """Shade by class where there are classes, else evenly from the lowest value to the highest (decision 52)."""
    title, classes = chart.options["title"], chart.options["classes"]
    if classes:
        scale = alt.Scale(domain=classes, range=list(WEB.ramp[-len(classes) :]))
        symbols = alt.Legend(title=title, columns=2, symbolType="square", symbolSize=220, symbolStrokeWidth=0)
        return alt.Color("class:N", scale=scale, legend=symbols)
    values = [feature["value"] for feature in chart.records if feature["value"] is not None]
    scale = alt.Scale(domain=[min(values), max(values)], range=list(EVEN), nice=False)
    return alt.Color("value:Q", scale=scale, legend=alt.Legend(title=title, gradientLength=220, tickCount=4))


def _written(name: Record, unit: str) -> str:
    """A label of the map: a town's name, or a locality's with its figure under it, of more than two places the first."""
    if not name["figure"]:
        return str(name["name"])
    here, both, there = name["name"].partition(" and ")
    shown = f"{here}\nand {there}" if both and "," not in here else first(name["name"])
    return f"{shown}\n{without_unit(name['figure'], unit)}"
