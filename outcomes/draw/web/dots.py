"""Values of several rows on one scale: areas in order, or waves of several items."""

from typing import Any

import altair as alt

from outcomes.answer import Chart, Record
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import Records, axis_title, data, finish, labels, names_axis, ticks, without_unit, wrapped
from outcomes.words import JUDGEMENT

# Pixels that a line of an item's name takes.
NAME_HIGH = 16
# Waves are told apart by both; a sixth repeats the first.
SHADES = (WEB.same, WEB.neutral, WEB.accent, WEB.worse, WEB.better)
SHAPES = ("circle", "diamond", "square", "triangle-up", "cross")


def ranked(chart: Chart) -> dict[str, Any]:
    """Areas from highest to lowest with the benchmark as a line.

    Records: ``area``, ``name``, ``value``, ``text``, ``judgement``; and ``lower``, ``upper`` where there
    is an interval. Colour and sign come from the judgement; the area chosen has a ring. Options: ``unit``, ``chosen``,
    ``reference`` (None for none) and its ``name``; ``normal``, from where to where the middle half of the places lies
    (None or absent: not drawn).
    """
    normal = chart.options.get("normal")
    chosen, reference = chart.options["chosen"], chart.options["reference"]
    unit = chart.options["unit"]
    records = [_ranked(record, unit) for record in chart.records]
    order = [record["name"] for record in sorted(records, key=lambda r: -r["value"])]
    # Room to the right of the furthest mark, so that its label stands inside.
    furthest = max([reference or 0, *(record["end"] for record in records)])
    scale = alt.Scale(domain=[0, furthest * 1.18 or 1], nice=False)
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    title = [axis_title(unit), *_meaning(chart)]
    x = alt.X(
        "value:Q",
        title=title,
        scale=scale,
        axis=alt.Axis(values=ticks(furthest, unit), format=",~f", labelOverlap="greedy"),
    )
    layers = _points(chosen, x, y)
    if reference is not None:
        line, name = _benchmark()
        layers = [line, *layers, name]
    if normal:
        half = alt.Chart(data("normal")).mark_rect(aria=False, color=WEB.missing)
        layers.insert(0, half.encode(x=alt.X("from:Q", title=title, scale=scale), x2=alt.X2("to:Q")))
    held: dict[str, Records] = {
        "areas": records,
        "benchmark": [] if reference is None else [{"value": reference, "name": chart.options["name"]}],
        "normal": [{"from": normal[0], "to": normal[1]}] if normal else [],
    }
    return finish(layers, held, 42 * len(records) + 30)


def _meaning(chart: Chart) -> list[str]:
    """What the signs beside the figures mean, under the axis; none where nothing is compared."""
    held = {record["judgement"] for record in chart.records}
    said = [f"{JUDGEMENT[name].icon} {name}" for name in ("better", "worse", "higher", "lower") if name in held]
    # Two lines, because a title wider than a phone's plot pushes the figures off it.
    return [", ".join(said), f"than {chart.options['name']}"] if said else []


def _points(chosen: str, x: alt.X, y: alt.Y) -> list[Any]:
    """Interval, mark, ring of the area chosen and label of each area."""
    base = alt.Chart(data("areas"))
    shade = alt.Color("shade:N", scale=None)
    text = base.encode(y=y, x=alt.X("end:Q"), text=alt.Text("label:N"))
    return [
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
        .mark_point(aria=False, filled=False, size=320, strokeWidth=2.5, color=WEB.text)
        .encode(y=y, x=x),
        *labels(text, align="left", dx=13, fontWeight="bold"),
    ]


def _ranked(record: Record, unit: str) -> dict[str, Any]:
    """A record with its colour, its label and where its mark ends."""
    sign = JUDGEMENT[record["judgement"]]
    compared, text = record["judgement"] != "not_compared", without_unit(record["text"], unit)
    return {
        **record,
        "name": wrapped(record["name"]),
        "shade": getattr(WEB, sign.shade),
        "label": f"{text} {sign.icon}" if compared else text,
        "end": record.get("upper") or record["value"],
    }


def _benchmark() -> tuple[alt.Chart, alt.Chart]:
    """The benchmark's line, under everything, and its name above the plot."""
    base, x = alt.Chart(data("benchmark")), alt.X("value:Q")
    line = base.mark_rule(aria=False, strokeDash=[5, 4], color=WEB.muted, strokeWidth=1.5)
    name = base.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=WEB.muted)
    return line.encode(x=x), name.encode(x=x, y=alt.YValue(0), text=alt.Text("name:N"))


def waves(chart: Chart) -> dict[str, Any]:
    """Items by wave: one dot a wave with its interval, the waves of an item under each other.

    Records: ``item``, ``wave``, ``value``, ``text``, ``n``, ``locator``, ``reading``; ``lower`` and ``upper`` where
    there is an interval. Waves are told apart by shape, by colour and by the legend; clicking a wave in
    the legend highlights it. Options: ``order`` of the waves, ``measure``.
    """
    order = chart.options["order"]
    records = [{**record, "item": wrapped(record["item"])} for record in chart.records]
    items = list(dict.fromkeys(record["item"] for record in records))
    pick = alt.selection_point(name="wave", fields=["wave"], bind="legend")
    y = alt.Y("item:N", sort=items, title=None, axis=names_axis(), scale=alt.Scale(paddingInner=0.25))
    down = alt.YOffset("wave:N", sort=order, scale=alt.Scale(domain=order))
    axis = alt.Axis(values=[0, 20, 40, 60, 80, 100])
    x = alt.X("value:Q", title=chart.options["measure"], scale=alt.Scale(domain=[0, 100]), axis=axis)
    shades = [SHADES[place % len(SHADES)] for place in range(len(order))]
    colour = alt.Color("wave:N", sort=order, scale=alt.Scale(domain=order, range=shades), title=None)
    base = alt.Chart(data("items"))
    faint = alt.OpacityValue(0.15, condition={"param": "wave", "value": 1})
    shapes = alt.Scale(domain=order, range=[SHAPES[place % len(SHAPES)] for place in range(len(order))])
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
    step = max([22 * len(order) + 18, *(NAME_HIGH * (item.count("\n") + 1) + 8 for item in items)])
    return finish(layers, {"items": records}, step * len(items) + 20)
