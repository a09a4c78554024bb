"""Values of several rows on one scale: areas in order, or waves of several items."""

from typing import Any

import altair as alt

from outcomes.catalogue import Indicator
from outcomes.charts.base import Records, axis_title, data, finish, labels, names_axis, wrapped
from outcomes.theme import Palette
from outcomes.words import JUDGEMENT


def ranked(
    records: Records, indicator: Indicator, colours: Palette, chosen: str, reference: float | None, name: str
) -> dict[str, Any]:
    """Areas from highest to lowest with the benchmark as a line.

    Records: ``area``, ``name``, ``value``, ``text``, ``judgement``; and ``lower``, ``upper`` where there
    is an interval. Colour and sign come from the judgement; the area chosen has a ring.
    """
    records = [
        {
            **record,
            "name": wrapped(record["name"]),
            "shade": getattr(colours, JUDGEMENT[record["judgement"]].shade),
            "label": f"{record['text']} {JUDGEMENT[record['judgement']].icon}"
            if record["judgement"] != "not_compared"
            else record["text"],
            "end": record.get("upper") or record["value"],
        }
        for record in records
    ]
    order = [record["name"] for record in sorted(records, key=lambda r: -r["value"])]
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    x = alt.X("value:Q", title=axis_title(indicator), scale=alt.Scale(zero=True, nice=True))
    base = alt.Chart(data(records))
    shade = alt.Color("shade:N", scale=None)
    tips = [
        alt.Tooltip("name:N", title="Area"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("reading:N", title="Beside the benchmark"),
    ]
    layers: list[Any] = [
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, strokeWidth=4, opacity=0.45)
        .encode(y, x=alt.X("lower:Q"), x2="upper:Q", color=shade),
        base.mark_point(filled=True, size=120, opacity=1).encode(y, x, color=shade, tooltip=tips),
        base.transform_filter(f"datum.area == '{chosen}'")
        .mark_point(aria=False, filled=False, size=320, strokeWidth=2.5, color=colours.text)
        .encode(y, x),
        *labels(base.encode(y, x=alt.X("end:Q"), text="label:N"), colours, align="left", dx=13, fontWeight="bold"),
    ]
    if reference is not None:
        line = alt.Chart(data([{"value": reference, "name": name}]))
        layers.insert(
            0, line.mark_rule(aria=False, strokeDash=[5, 4], color=colours.muted, strokeWidth=1.5).encode(x="value:Q")
        )
        layers.append(
            line.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=colours.muted).encode(
                x="value:Q", y=alt.value(0), text="name:N"
            )
        )
    return finish(alt.layer(*layers), colours, 42 * len(records) + 30)


def waves(records: Records, colours: Palette, order: list[str], title: str) -> dict[str, Any]:
    """Items by wave: one dot a wave with its interval, the waves of an item under each other.

    Records: ``item``, ``wave``, ``value``, ``text``, ``n``, ``locator``, ``reading``; ``lower`` and ``upper`` where
    there is an interval. Waves are told apart by shape, by colour and by the legend; clicking a wave in
    the legend highlights it.
    """
    records = [{**record, "item": wrapped(record["item"])} for record in records]
    items = list(dict.fromkeys(record["item"] for record in records))
    pick = alt.selection_point(name="wave", fields=["wave"], bind="legend")
    y = alt.Y("item:N", sort=items, title=None, axis=names_axis(), scale=alt.Scale(paddingInner=0.25))
    down = alt.YOffset("wave:N", sort=order, scale=alt.Scale(domain=order))
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=[0, 100]))
    shades = [colours.same, colours.neutral, colours.accent][: len(order)]
    colour = alt.Color("wave:N", sort=order, scale=alt.Scale(domain=order, range=shades), title=None)
    base = alt.Chart(data(records))
    faint = alt.condition(pick, alt.value(1), alt.value(0.15))
    tips = [
        alt.Tooltip("item:N", title="Item"),
        alt.Tooltip("wave:N", title="Wave"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("reading:N", title="How sure"),
        alt.Tooltip("n:N", title="Answers"),
        alt.Tooltip("locator:N", title="Printed in"),
    ]
    layers = [
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, strokeWidth=3)
        .encode(y, alt.X("lower:Q"), down, x2="upper:Q", color=colour, opacity=faint),
        base.mark_point(filled=True, size=110)
        .encode(
            y,
            x,
            down,
            shape=alt.Shape(
                "wave:N",
                sort=order,
                scale=alt.Scale(domain=order, range=["circle", "diamond", "square"][: len(order)]),
                title=None,
            ),
            color=colour,
            opacity=faint,
            tooltip=tips,
        )
        .add_params(pick),
    ]
    return finish(alt.layer(*layers), colours, (22 * len(order) + 18) * len(items) + 20)
