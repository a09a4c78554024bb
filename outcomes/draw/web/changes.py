"""Items of a survey: how much each changed, and two views of the same statement beside each other."""

from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import DENSE, Records, data, finish, labels, names_axis, wrapped
from outcomes.words import CHANGED

MANY_LINES = 14
# Pixels of a line; on a phone it holds the name above the point.
LINE, WAVE, GAP = 25, 20, 18
# Where the axis of two views begins, so that names of waves stand left of nought.
GUTTER = -34
# From this width of the page on names stand left of the plot and figures right of it.
NARROW = "containerSize()[0] < 640"
TIPS = (("name", "Statement"), ("wave", "Wave"), ("text", "Views"), ("n", "Answers"))
TENS = alt.Axis(values=[0, 20, 40, 60, 80, 100])


def changes(chart: Chart) -> dict[str, Any]:
    """A line an item, in the order given: its change as a point with its interval, over the report's margin in grey.

    Records: ``item``, ``value``, ``label``, ``text``, ``reading``, ``judgement``; ``lower`` and ``upper`` where there is an
    interval (a point without one is hollow). Options: ``margin`` (None for none), ``span`` (from when until when).
    """
    records = [_changed(record) for record in chart.records]
    margin = chart.options["margin"]
    y, x = _axes(records, margin, chart.options["span"])
    base, down = alt.Chart(data("items")), {"expr": f"{NARROW} ? 5 : 0"}
    shade = {"fill": alt.Fill("shade:N", scale=None), "stroke": alt.Stroke("shade:N", scale=None)}
    tips = [
        alt.Tooltip("item:N", title="Item"),
        alt.Tooltip("text:N", title="Change"),
        alt.Tooltip("reading:N", title="How sure"),
    ]
    small: dict[str, Any] = {"align": "left", "fontSize": 12, "tooltip": None, "aria": False}
    layers = [
        alt.Chart(data("zero")).mark_rule(aria=False, color=WEB.muted, strokeWidth=1.5).encode(x=x),
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, strokeWidth=3, opacity=0.5, yOffset=down)
        .encode(y=y, x=alt.X("lower:Q"), x2=alt.X2("upper:Q"), stroke=shade["stroke"]),
        base.mark_point(size=80, opacity=1, yOffset=down, strokeWidth=1.5).encode(
            y=y, x=x, **shade, fillOpacity=alt.FillOpacity("solid:Q", scale=None), tooltip=tips
        ),
        base.mark_text(dx=8, text={"expr": f"{NARROW} ? '' : datum.written"}, **small).encode(
            y=y, x=alt.XValue("width")
        ),
        base.mark_text(dy=-8, text={"expr": f"{NARROW} ? datum.tag : ''"}, **{**small, "fontSize": 11}).encode(
            y=y, x=alt.XValue(0)
        ),
    ]
    strip = alt.Chart(data("margin")).mark_rect(aria=False, color=WEB.missing)
    if margin:
        layers.insert(0, strip.encode(x=alt.X("from:Q"), x2=alt.X2("to:Q")))
    held: dict[str, Records] = {
        "items": records,
        "zero": [{"value": 0}],
        "margin": [{"from": -margin, "to": margin}] if margin else [],
    }
    top: dict[str, Any] = {"usermeta": DENSE} if len(records) > MANY_LINES else {}
    return finish(layers, held, LINE * len(records), **top)


def _axes(records: Records, margin: float | None, span: str) -> tuple[alt.Y, alt.X]:
    """Items down, unless the page is narrow and they stand over their points; the change across, from the top."""
    ends = [record[key] for record in records for key in ("value", "lower", "upper") if record[key] is not None]
    ends += [margin, -margin] if margin else []
    domain = [min(0, *ends) - 2, max(0, *ends) + 2]
    grey = f"Grey: the report's margin (±{margin:g}). " if margin else ""
    title = [f"Change in percentage points, {span}", f"{grey}Hollow: not tested"]
    signed = "datum.value === 0 ? '0' : format(datum.value, '+d')"
    axis = alt.Axis(orient="top", labelExpr=signed, titleAnchor="start", titleLimit=700, tickCount=8)
    x = alt.X("value:Q", title=title, scale=alt.Scale(domain=domain, nice=False), axis=axis)
    names = alt.Axis(
        grid=False, ticks=False, labelExpr=f"{NARROW} ? '' : datum.label", labelLimit=430, labelFontSize=12
    )
    y = alt.Y("item:N", sort=[record["item"] for record in records], title=None, axis=names)
    return y, x


def _changed(record: Any) -> dict[str, Any]:
    """A record with its colour and its sign, which stands behind its figures or before its name."""
    sign = CHANGED[record["judgement"]]
    return {
        **record,
        "shade": getattr(WEB, sign.shade),
        "solid": 0 if record["lower"] is None else 1,
        "written": f"{record['label']} {sign.icon}",
        "tag": f"{sign.icon} {record['item']}",
    }


def pairs(chart: Chart) -> dict[str, Any]:
    """A line a statement and wave: two views as two points, told apart by shape and colour, joined by a line.

    Records: ``item``, ``wave``, ``first``, ``second``, their ``_text``, ``text``, ``n``. Options: ``views``, ``order``.
    """
    views, order = list(chart.options["views"]), list(chart.options["order"])
    records = [{**record, "name": record["item"], "item": wrapped(record["item"])} for record in chart.records]
    items = list(dict.fromkeys(record["item"] for record in records))
    both = list(zip(views, ("first", "second"), strict=True))
    points = [{**record, "view": view, "value": record[key]} for record in records for view, key in both]
    names = names_axis()
    names.labelExpr = f"{NARROW} ? '' : {names.labelExpr}"
    y = alt.Y("item:N", sort=items, title=None, axis=names, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.2))
    down = alt.YOffset("wave:N", sort=order, scale=alt.Scale(domain=order))
    # Room on the left for the names of the waves.
    x = alt.X("value:Q", title="Per cent", scale=alt.Scale(domain=[GUTTER, 106], nice=False), axis=TENS)
    shades = alt.Scale(domain=views, range=[WEB.accent, WEB.neutral])
    shapes = alt.Scale(domain=views, range=["circle", "diamond"])
    low, high = (alt.Chart(data("lines")).encode(y=y, yOffset=down, x=alt.X(f"{end}:Q")) for end in ("low", "high"))
    heads = alt.Chart(data("heads")).encode(y=y, yOffset=down, x=alt.XValue(2))
    small: dict[str, Any] = {"aria": False, "align": "left", "fontSize": 11}
    layers = [
        low.mark_rule(aria=False, color=WEB.same, strokeWidth=2).encode(x2=alt.X2("high:Q")),
        alt.Chart(data("points"))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            y=y,
            x=x,
            yOffset=down,
            color=alt.Color("view:N", sort=views, scale=shades, title=None),
            shape=alt.Shape("view:N", sort=views, scale=shapes, title=None),
            tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in TIPS],
        ),
        *labels(low.encode(text=alt.Text("left:N")), align="right", dx=-9, fontSize=11),
        *labels(high.encode(text=alt.Text("right:N")), align="left", dx=9, fontSize=11),
        low.mark_text(color=WEB.muted, **small).encode(x=alt.XValue(2), text=alt.Text("wave:N")),
        heads.mark_text(fontWeight="bold", dy=-15, text={"expr": f"{NARROW} ? datum.name : ''"}, **small),
    ]
    lines = [_ends(record) for record in records]
    firsts = {record["item"]: record for record in reversed(records)}
    held: dict[str, Records] = {"points": points, "lines": lines, "heads": [firsts[item] for item in items]}
    return finish(layers, held, (WAVE * len(order) + GAP) * len(items) + 20)


def _ends(record: Any) -> dict[str, Any]:
    """A record as a line between its views: the lower with its figure on the left, the higher on the right."""
    ends = sorted((record[key], record[f"{key}_text"]) for key in ("first", "second"))
    return {
        **record,
        "low": ends[0][0],
        "high": ends[1][0],
        "left": ends[0][1],
        "right": ends[1][1],
    }
