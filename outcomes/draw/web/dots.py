"""Values of several rows on one scale: areas in order, or waves of several items."""

from typing import Any

import altair as alt

from outcomes.catalogue.model import Indicator
from outcomes.draw.theme import Palette
from outcomes.draw.web.base import Records, axis_title, data, finish, labels, names_axis, wrapped
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
    # Room to the right of the furthest mark, so that its label stands inside.
    furthest = max([reference or 0, *(record["end"] for record in records)])
    scale = alt.Scale(domain=[0, furthest * 1.18 or 1], nice=False)
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    x = alt.X("value:Q", title=axis_title(indicator), scale=scale)
    base = alt.Chart(data("areas"))
    shade = alt.Color("shade:N", scale=None)
    text = base.encode(y=y, x=alt.X("end:Q"), text=alt.Text("label:N"))
    layers: list[Any] = [
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, strokeWidth=4, opacity=0.45)
        .encode(y=y, x=alt.X("lower:Q"), x2=alt.X2("upper:Q"), color=shade),
        base.mark_point(filled=True, size=120, opacity=1).encode(
            y=y,
            x=x,
            color=shade,
            tooltip=[
                alt.Tooltip("name:N", title="Area"),
                alt.Tooltip("text:N", title="Figure"),
                alt.Tooltip("reading:N", title="Compared"),
            ],
        ),
        base.transform_filter(f"datum.area == '{chosen}'")
        .mark_point(aria=False, filled=False, size=320, strokeWidth=2.5, color=colours.text)
        .encode(y=y, x=x),
        *labels(text, colours, align="left", dx=13, fontWeight="bold"),
    ]
    if reference is not None:
        line = alt.Chart(data("benchmark"))
        layers.insert(
            0,
            line.mark_rule(aria=False, strokeDash=[5, 4], color=colours.muted, strokeWidth=1.5).encode(
                x=alt.X("value:Q")
            ),
        )
        layers.append(
            line.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=colours.muted).encode(
                x=alt.X("value:Q"), y=alt.YValue(0), text=alt.Text("name:N")
            )
        )
    benchmark = [] if reference is None else [{"value": reference, "name": name}]
    return finish(layers, colours, {"areas": records, "benchmark": benchmark}, 42 * len(records) + 30)


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
    base = alt.Chart(data("items"))
    faint = alt.OpacityValue(0.15, condition={"param": "wave", "value": 1})
    shapes = alt.Scale(domain=order, range=["circle", "diamond", "square"][: len(order)])
    layers = [
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, strokeWidth=3)
        .encode(y=y, x=alt.X("lower:Q"), yOffset=down, x2=alt.X2("upper:Q"), color=colour, opacity=faint),
        base.mark_point(filled=True, size=110)
        .encode(
            y=y,
            x=x,
            yOffset=down,
            shape=alt.Shape("wave:N", sort=order, scale=shapes, title=None),
            color=colour,
            opacity=faint,
            tooltip=[
                alt.Tooltip("item:N", title="Item"),
                alt.Tooltip("wave:N", title="Wave"),
                alt.Tooltip("text:N", title="Figure"),
                alt.Tooltip("reading:N", title="How sure"),
                alt.Tooltip("n:N", title="Answers"),
                alt.Tooltip("locator:N", title="Printed in"),
            ],
        )
        .add_params(pick),
    ]
    return finish(layers, colours, {"items": records}, (22 * len(order) + 18) * len(items) + 20)
