"""Values of several rows on one scale: areas in order, or waves of several items."""

from typing import Any

import altair as alt

from outcomes.catalogue import Indicator
from outcomes.charts.base import Records, axis_title, data, finish, labels, names_axis, wrapped
from outcomes.theme import Palette


def ranked(
    records: Records, indicator: Indicator, colours: Palette, chosen: str, reference: float | None, name: str
) -> dict[str, Any]:
    """Areas from highest to lowest with the benchmark as a line. Records: ``area``, ``name``, ``value``, ``text``."""
    records = [{**record, "name": wrapped(record["name"])} for record in records]
    order = [record["name"] for record in sorted(records, key=lambda r: -r["value"])]
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    x = alt.X("value:Q", title=axis_title(indicator), scale=alt.Scale(zero=True, nice=True))
    base = alt.Chart(data(records))
    shade = alt.condition(f"datum.area == '{chosen}'", alt.value(colours.accent), alt.value(colours.same))
    tips = [alt.Tooltip("name:N", title="Area"), alt.Tooltip("text:N", title="Figure")]
    layers: list[Any] = [
        base.mark_bar(height=5, opacity=0.35).encode(y, x, color=shade),
        base.mark_point(filled=True, size=120, opacity=1).encode(y, x, color=shade, tooltip=tips),
        *labels(base.encode(y, x, text="text:N"), colours, align="left", dx=11, fontWeight="bold"),
    ]
    if reference is not None:
        line = alt.Chart(data([{"value": reference, "name": name}]))
        layers.insert(0, line.mark_rule(strokeDash=[5, 4], color=colours.muted, strokeWidth=1.5).encode(x="value:Q"))
        layers.append(
            line.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=colours.muted).encode(
                x="value:Q", y=alt.value(0), text="name:N"
            )
        )
    return finish(alt.layer(*layers), colours, 42 * len(records) + 30)


def waves(records: Records, colours: Palette, order: list[str], title: str) -> dict[str, Any]:
    """Items by wave: a line from the lowest to the highest wave and a shape for each.

    Records: ``item``, ``wave``, ``value``, ``text``, ``n``, ``locator``. Waves are told apart by
    shape, by fill and by the legend; clicking a wave in the legend highlights it.
    """
    records = [{**record, "item": wrapped(record["item"])} for record in records]
    items = list(dict.fromkeys(record["item"] for record in records))
    pick = alt.selection_point(name="wave", fields=["wave"], bind="legend")
    y = alt.Y("item:N", sort=items, title=None, axis=names_axis())
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=[0, 100]))
    shades = [colours.same, colours.neutral, colours.accent][: len(order)]
    base = alt.Chart(data(records))
    tips = [
        alt.Tooltip("item:N", title="Item"),
        alt.Tooltip("wave:N", title="Wave"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("n:N", title="Answers"),
        alt.Tooltip("locator:N", title="Printed in"),
    ]
    layers = [
        base.mark_rule(color=colours.faint, strokeWidth=5).encode(y, x=alt.X("min(value):Q"), x2="max(value):Q"),
        base.mark_point(filled=True, size=130)
        .encode(
            y,
            x,
            shape=alt.Shape(
                "wave:N",
                sort=order,
                scale=alt.Scale(domain=order, range=["circle", "diamond", "square"][: len(order)]),
                title=None,
            ),
            color=alt.Color("wave:N", sort=order, scale=alt.Scale(domain=order, range=shades), title=None),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.15)),
            tooltip=tips,
        )
        .add_params(pick),
        base.transform_filter(f"datum.wave == '{order[-1]}'")
        .mark_text(dy=-14, fontSize=12)
        .encode(y, x, text="text:N"),
    ]
    return finish(alt.layer(*layers), colours, 48 * len(items) + 20)
