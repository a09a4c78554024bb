"""Choropleth of networks or LSOAs from boundaries in grid metres; needs no tiles and no network."""

from typing import Any

import altair as alt

from outcomes.charts.base import Records, data, finish, wrapped
from outcomes.theme import Palette


def choropleth(
    features: list[dict[str, Any]],
    outlines: list[dict[str, Any]],
    doubtful: list[dict[str, Any]],
    places: Records,
    classes: list[str],
    colours: Palette,
    chosen: str,
    title: str,
    beside: str,
) -> dict[str, Any]:
    """Areas shaded by class. Features carry ``area``, ``name``, ``value``, ``class``, ``text``,
    ``reading``, ``doubt``.

    ``classes`` are the labels from lowest to highest. ``outlines`` are drawn over the areas;
    ``doubtful`` areas have a dashed edge. A click selects ``area``.
    """
    pick = alt.selection_point(name="area", fields=["area"], on="click", clear=False)
    shade = alt.Color(
        "class:N",
        scale=alt.Scale(domain=classes, range=list(colours.ramp[-len(classes) :])),
        legend=alt.Legend(title=title, columns=2, symbolType="square", symbolSize=220, symbolStrokeWidth=0),
    )
    shapes = alt.Chart(data(features))
    tips = [
        alt.Tooltip("name:N", title="Area"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("reading:N", title=beside),
        alt.Tooltip("doubt:N", title="Boundary"),
    ]
    layers: list[Any] = [
        shapes.mark_geoshape(stroke=colours.background, strokeWidth=0.8)
        .encode(color=alt.condition("isValid(datum.value)", shade, alt.value(colours.missing)), tooltip=tips)
        .add_params(pick),
        alt.Chart(data(doubtful)).mark_geoshape(
            filled=False, aria=False, stroke=colours.worse, strokeWidth=1.6, strokeDash=[4, 3]
        ),
        alt.Chart(data(outlines)).mark_geoshape(filled=False, aria=False, stroke=colours.text, strokeWidth=0.9),
        alt.Chart(data(outlines))
        .transform_filter(f"datum.area == '{chosen}'")
        .mark_geoshape(filled=False, aria=False, stroke=colours.accent, strokeWidth=3.5),
    ]
    if places:
        spots = alt.Chart(data(places)).encode(longitude="easting:Q", latitude="northing:Q")
        layers += [
            spots.mark_text(
                fontSize=12, fontWeight="bold", stroke=colours.background, strokeWidth=3, strokeOpacity=0.8, dy=-9
            ).encode(text="name:N"),
            spots.mark_text(fontSize=12, fontWeight="bold", dy=-9, aria=False).encode(text="name:N"),
            spots.mark_circle(size=22, aria=False, color=colours.text, opacity=1),
        ]
    chart = alt.layer(*layers).project(type="identity", reflectY=True)
    return finish(chart, colours, 520)


def short(name: str, width: int = 18) -> str:
    """A locality's name for the map, broken over lines."""
    return wrapped(name, width)


def groups(features: Records, outlines: Records, labels: Records, colours: Palette, chosen: str) -> dict[str, Any]:
    """LSOAs shaded by the group they are in. Features carry ``area``, ``name``, ``ward``, ``group`` and ``shade``.

    ``shade`` is the place of the group among all, -1 for none. Shades repeat; names and edges tell groups
    apart. Clicks select ``area``, several after each other.
    """
    pick = alt.selection_point(name="area", fields=["area"], on="click", toggle="true", clear=False)
    shapes = alt.Chart(
        data(
            [
                {**feature, "shade": feature["shade"] % len(colours.groups)} if feature["shade"] >= 0 else feature
                for feature in features
            ]
        )
    )
    shade = alt.Color(
        "shade:N",
        scale=alt.Scale(domain=[-1, *range(len(colours.groups))], range=[colours.missing, *colours.groups]),
        legend=None,
    )
    tips = [
        alt.Tooltip("name:N", title="LSOA"),
        alt.Tooltip("ward:N", title="Ward"),
        alt.Tooltip("group:N", title="Locality"),
    ]
    spots = alt.Chart(data(labels)).encode(longitude="easting:Q", latitude="northing:Q")
    text: dict[str, Any] = {"fontSize": {"expr": "width < 420 ? 9 : 13"}, "fontWeight": "bold", "lineBreak": "\n"}
    # What is clicked lies on top of everything and cannot be seen until it is chosen.
    chosen_edge = {"strokeWidth": alt.condition(pick, alt.value(4), alt.value(0), empty=False)}
    layers: list[Any] = [
        shapes.mark_geoshape(stroke=colours.background, strokeWidth=0.7, aria=False).encode(color=shade),
        alt.Chart(data(outlines)).mark_geoshape(filled=False, aria=False, stroke=colours.text, strokeWidth=1.2),
        alt.Chart(data(outlines))
        .transform_filter(f"datum.area == '{chosen}'")
        .mark_geoshape(filled=False, aria=False, stroke=colours.accent, strokeWidth=3.5),
        spots.mark_text(stroke=colours.background, strokeWidth=4, strokeJoin="round", aria=False, **text).encode(
            text="name:N"
        ),
        spots.mark_text(**text).encode(text="name:N"),
        shapes.mark_geoshape(fill=colours.background, fillOpacity=0, stroke=colours.text)
        .encode(tooltip=tips, **chosen_edge)
        .add_params(pick),
    ]
    return finish(alt.layer(*layers).project(type="identity", reflectY=True), colours, 520)
