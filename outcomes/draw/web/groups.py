"""LSOAs shaded by the locality they are in, for own localities."""

from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import data, finish, labels
from outcomes.draw.web.maps import GRID, HEIGHT, HIGHEST, first


def groups(chart: Chart) -> dict[str, Any]:
    """LSOAs shaded by the group they are in. Features carry ``area``, ``name``, ``ward``, ``group`` and ``shade``.

    ``shade`` is the place of the group among all, -1 for none. Shades repeat; names and edges tell groups
    apart. Clicks select ``area``, several after each other.
    """
    pick = alt.selection_point(name="area", fields=["area"], on="click", toggle="true", clear=False)
    features = [
        {**feature, "shade": feature["shade"] % len(WEB.groups)} if feature["shade"] >= 0 else feature
        for feature in chart.records
    ]
    chosen = chart.options["chosen"]
    names = [{**name, "name": first(name["name"])} for name in chart.options["names"]]
    shapes, edges = alt.Chart(data("areas")), alt.Chart(data("outlines"))
    shade = alt.Color(
        "shade:N",
        scale=alt.Scale(domain=[-1, *range(len(WEB.groups))], range=[WEB.missing, *WEB.groups]),
        legend=None,
    )
    spots = alt.Chart(data("names")).encode(longitude=alt.Longitude("easting:Q"), latitude=alt.Latitude("northing:Q"))
    text: dict[str, Any] = {"fontSize": {"expr": "width < 420 ? 9 : 13"}, "fontWeight": "bold", "lineBreak": "\n"}
    layers: list[Any] = [
        shapes.mark_geoshape(stroke=WEB.background, strokeWidth=0.7, aria=False).encode(color=shade),
        edges.mark_geoshape(filled=False, aria=False, stroke=WEB.text, strokeWidth=1.2),
        edges.transform_filter(f"datum.area == '{chosen}'").mark_geoshape(
            filled=False, aria=False, stroke=WEB.accent, strokeWidth=3.5
        ),
        *labels(spots.encode(text=alt.Text("name:N")), **text),
        # What is clicked lies on top of everything and cannot be seen until it is chosen.
        shapes.mark_geoshape(fill=WEB.background, fillOpacity=0, stroke=WEB.text)
        .encode(
            tooltip=[
                alt.Tooltip("name:N", title="Small area"),
                alt.Tooltip("ward:N", title="Ward"),
                alt.Tooltip("group:N", title="Locality"),
            ],
            strokeWidth=alt.StrokeWidthValue(0, condition={"param": "area", "empty": False, "value": 4}),
        )
        .add_params(pick),
    ]
    held = {"areas": features, "outlines": chart.options["outlines"], "names": names}
    return finish(layers, held, HEIGHT, HIGHEST, projection=GRID)
