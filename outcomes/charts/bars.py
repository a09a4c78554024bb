"""Shares that make up a whole, by quarter; and plain bars."""

from typing import Any

import altair as alt

from outcomes.charts.base import Records, data, finish, names_axis, wrapped
from outcomes.theme import Palette

JUDGEMENTS = ["Inadequate", "Requires improvement", "Good", "Outstanding"]


def judgements(records: Records, colours: Palette) -> dict[str, Any]:
    """Stacked shares by quarter. Records: ``label`` (quarter), ``judgement``, ``value``, ``text``, ``place``."""
    order = list(dict.fromkeys(record["label"] for record in records))
    base = alt.Chart(data(records)).transform_filter("datum.value > 0")
    x = alt.X("label:N", sort=order, title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy"))
    y = alt.Y("value:Q", stack="zero", title="Per cent of cases", scale=alt.Scale(domainMin=0))
    tips = [
        alt.Tooltip("label:N", title="Quarter"),
        alt.Tooltip("judgement:N", title="Judgement"),
        alt.Tooltip("text:N", title="Printed"),
    ]
    pick = alt.selection_point(name="judgement", fields=["judgement"], bind="legend")
    bar = base.mark_bar(stroke=colours.background, strokeWidth=1).encode(
        x,
        y,
        order=alt.Order("place:Q"),
        color=alt.Color(
            "judgement:N",
            sort=JUDGEMENTS,
            scale=alt.Scale(domain=JUDGEMENTS, range=list(colours.bands)),
            title=None,
        ),
        opacity=alt.condition(pick, alt.value(1), alt.value(0.2)),
        tooltip=tips,
    )
    label = (
        base.transform_filter("datum.value >= 8")
        .mark_text(fontSize=12, fontWeight="bold")
        .encode(
            x,
            y=alt.Y("middle:Q"),
            text="text:N",
            color=alt.Color("ink:N", scale=None),
        )
    )
    return finish(alt.layer(bar.add_params(pick), label), colours, 300)


def bars(records: Records, colours: Palette, title: str) -> dict[str, Any]:
    """Horizontal bars in the order given. Records: ``name``, ``value``, ``text``."""
    records = [{**record, "name": wrapped(record["name"])} for record in records]
    order = [record["name"] for record in records]
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    x = alt.X("value:Q", title=title, scale=alt.Scale(zero=True))
    base = alt.Chart(data(records))
    layers = [
        base.mark_bar(color=colours.accent, height=18).encode(
            y, x, tooltip=[alt.Tooltip("name:N", title="What"), alt.Tooltip("text:N", title="Figure")]
        ),
        base.mark_text(align="left", dx=5, fontWeight="bold").encode(y, x, text="text:N"),
    ]
    return finish(alt.layer(*layers), colours, 34 * len(records) + 20)
