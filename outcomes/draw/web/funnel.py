"""Places by size around their common average, between the limits of chance."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import axis_title, data, finish, labels
from outcomes.words import JUDGEMENT

# Room to the right of the largest, so that the limits can be named there.
ROOM = 1.2
# The height of a line of text, as a part of the plot.
LINE = 0.028
LIMITS = (("low_outer", [1, 0]), ("high_outer", [1, 0]), ("low", [4, 3]), ("high", [4, 3]))


def funnel(chart: Chart) -> dict[str, Any]:
    """A point a place. Records: ``area``, ``name``, ``size``, ``value``, ``text``, ``cases``, ``judgement`` and
    ``near`` (a similar place).

    The authority has a ring and its name; places beyond the outer limits have the colour and the sign of their judgement
    where the spread is not wider than chance. Options: ``unit``, ``size`` (what the places are sized by), ``chosen``,
    ``average`` and its ``name``, ``limits`` by ``size``.
    """
    options = chart.options
    across, (low, high) = _domains(chart)
    y_scale = alt.Scale(domain=[low, high], nice=False)
    x = alt.X(
        "size:Q", title=options["size"], scale=alt.Scale(domain=[0, across], nice=False), axis=alt.Axis(tickCount=8)
    )
    title = axis_title(options["unit"])
    records = [_drawn(record, options["chosen"]) for record in chart.records]
    places = alt.Chart(data("places")).encode(x=x, y=alt.Y("value:Q", title=title, scale=y_scale))
    limits = alt.Chart(data("limits"))
    layers = [
        limits.mark_line(aria=False, clip=True, strokeDash=dash, strokeWidth=1.3, color=WEB.muted).encode(
            x=x, y=alt.Y(f"{name}:Q", title=title, scale=y_scale)
        )
        for name, dash in LIMITS
    ]
    average = alt.Chart(data("average"))
    layers += [
        average.mark_rule(aria=False, color=WEB.muted, strokeWidth=1.5).encode(y=alt.Y("value:Q", scale=y_scale)),
        *_points(places),
        *labels(
            alt.Chart(data("ends")).encode(
                x=x, y=alt.Y("value:Q", scale=y_scale), text=alt.Text("name:N"), color=alt.value(WEB.muted)
            ),
            align="left",
            dx=3,
        ),
    ]
    held = {
        "places": records,
        "limits": options["limits"],
        "average": [{"value": options["average"]}],
        "ends": _ends(options, low, high),
    }
    return finish(layers, held, 420)


def _points(places: alt.Chart) -> list[Any]:
    """The places, a ring around the authority, and its name."""
    own = places.transform_filter("datum.own")
    return [
        places.mark_point(filled=True, opacity=1).encode(
            color=alt.Color("shade:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("area_of_mark:Q", scale=None),
            tooltip=[
                alt.Tooltip("name:N", title="Authority"),
                alt.Tooltip("text:N", title="Figure"),
                alt.Tooltip("cases:N", title="Cases"),
            ],
        ),
        own.mark_point(aria=False, filled=False, size=320, strokeWidth=2.5, color=WEB.text),
        *labels(own.encode(text=alt.Text("name:N")), align="left", dx=13, fontWeight="bold"),
    ]


def _domains(chart: Chart) -> tuple[float, tuple[float, float]]:
    """Sizes from nothing, with room for names at the right; values as far as they reach and a little more."""
    values = [record["value"] for record in chart.records]
    more = ((max(values) - min(values)) or 1) * 0.12
    most = 100 if chart.options["unit"].startswith("%") else max(values) + more
    largest = max(record["size"] for record in chart.records) * ROOM
    return largest, (max(0, min(values) - more), min(max(values) + more, most))


def _drawn(record: Any, chosen: str) -> dict[str, Any]:
    sign = JUDGEMENT[record["judgement"]]
    own = record["area"] == chosen
    return {
        **record,
        "own": own,
        "shade": WEB.accent if own else getattr(WEB, sign.shade),
        "shape": "diamond" if record["near"] else "circle",
        "area_of_mark": 120 if own else 70 if record["near"] else 45,
    }


def _ends(options: Mapping[str, Any], low: float, high: float) -> list[dict[str, Any]]:
    """Names at the right end of the average and the upper limits; a limit that lies too near for a line of text has none."""
    last = options["limits"][-1]
    ends = [{"size": last["size"], "value": options["average"], "name": options["name"]}]
    for name, said in (("high", "95%"), ("high_outer", "99.8%")):
        if ends[-1]["value"] + (high - low) * LINE <= last[name] <= high:
            ends.append({"size": last["size"], "value": last[name], "name": said})
    return ends
