"""Shares that make up a whole, by quarter; and plain bars."""

from typing import Any

import altair as alt

from outcomes.draw.theme import Palette
from outcomes.draw.web.base import Records, data, finish, labels, names_axis, wrapped

JUDGEMENTS = ["Inadequate", "Requires improvement", "Good", "Outstanding"]
# A share of at least this many per cent holds its own label at a height of 300 pixels.
ROOM_INSIDE = 6


def judgements(records: Records, colours: Palette) -> dict[str, Any]:
    """Stacked shares by quarter. Records: ``label`` (quarter), ``judgement``, ``value``, ``text``, ``place``, ``middle``,
    ``ink``, ``strength`` (1, or less for a quarter after the one chosen).

    The axis ends at 100; a column that adds up to more as printed rises above it. Small shares carry their label beside them.
    """
    order = list(dict.fromkeys(record["label"] for record in records))
    totals = [sum(record["value"] for record in records if record["label"] == label) for label in order]
    base = alt.Chart(data("shares")).transform_filter("datum.value > 0")
    quarters = alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=10)
    x = alt.X("label:N", sort=order, title=None, axis=quarters, scale=alt.Scale(paddingInner=0.4, paddingOuter=0.3))
    y = alt.Y(
        "value:Q",
        stack="zero",
        title="Per cent of cases",
        scale=alt.Scale(domain=[0, max(100, *totals)], nice=False),
        axis=alt.Axis(values=[0, 20, 40, 60, 80, 100]),
    )
    pick = alt.selection_point(name="judgement", fields=["judgement"], bind="legend")
    bar = base.mark_bar(stroke=colours.background, strokeWidth=1).encode(
        x=x,
        y=y,
        order=alt.Order("place:Q"),
        color=alt.Color(
            "judgement:N",
            sort=JUDGEMENTS,
            scale=alt.Scale(domain=JUDGEMENTS, range=list(colours.bands)),
            title=None,
        ),
        opacity=alt.OpacityValue(0.2, condition={"param": "judgement", "value": 1}),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
        tooltip=[
            alt.Tooltip("label:N", title="Quarter"),
            alt.Tooltip("judgement:N", title="Judgement"),
            alt.Tooltip("text:N", title="Printed"),
        ],
    )
    middle, text = alt.Y("middle:Q"), alt.Text("text:N")
    inside = (
        base.transform_filter(f"datum.value >= {ROOM_INSIDE}")
        .mark_text(fontSize=12, fontWeight="bold")
        .encode(x=x, y=middle, text=text, color=alt.Color("ink:N", scale=None))
    )
    beside = (
        base.transform_filter(f"datum.value < {ROOM_INSIDE}")
        .mark_text(fontSize=11, align="left", dx=3)
        .encode(x=alt.X("label:N", sort=order, bandPosition=1), y=middle, text=text)
    )
    return finish([bar.add_params(pick), inside, beside], colours, {"shares": records}, 300)


def bars(records: Records, colours: Palette, title: str) -> dict[str, Any]:
    """Horizontal bars in the order given. Records: ``name``, ``value``, ``text``."""
    records = [{**record, "name": wrapped(record["name"])} for record in records]
    order = [record["name"] for record in records]
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    most = max((record["value"] for record in records), default=0)
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=[0, most * 1.15 or 1], nice=False))
    base = alt.Chart(data("bars"))
    layers = [
        base.mark_bar(color=colours.accent, height=18).encode(
            y=y, x=x, tooltip=[alt.Tooltip("name:N", title="What"), alt.Tooltip("text:N", title="Figure")]
        ),
        *labels(base.encode(y=y, x=x, text=alt.Text("text:N")), colours, align="left", dx=5, fontWeight="bold"),
    ]
    return finish(layers, colours, {"bars": records}, 34 * len(records) + 20)
