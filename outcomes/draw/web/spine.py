"""One place beside the others: the ages of its people, and every indicator between the lowest and the highest locality."""

from collections.abc import Callable
from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import Records, axis_title, data, finish, labels, names_axis, wrapped
from outcomes.draw.web.maps import first
from outcomes.words import JUDGEMENT

SHAPES = ("diamond", "cross")
# Positions right of the track, which runs from 0 to 1, where the figures stand in columns.
COLUMNS = (1.3, 1.66, 2.0)
ENDS: Records = [{"head": "◀ worse", "at": 0, "side": "left"}, {"head": "better ▶", "at": 1, "side": "right"}]
# From this width of the plot on there is room for them; the table below has them in any case.
ROOM = 330
# Letters in a line of an indicator's name; the longest take two.
NAME = 54
LONGEST = 13


def ages(chart: Chart) -> dict[str, Any]:
    """A bar an age group for the place, with a mark for each larger area.

    Records: ``who``, ``name`` (of the age group), ``value``, ``text``, ``bar`` (the place itself). Options: ``unit``.
    """
    ends: dict[str, float] = {}
    for record in chart.records:
        ends[record["name"]] = max(record["value"], ends.get(record["name"], 0))
    # The figure stands behind the furthest mark, so that none covers it.
    records = [{**record, "name": wrapped(record["name"], 20), "end": ends[record["name"]]} for record in chart.records]
    order = list(dict.fromkeys(record["name"] for record in records))
    others = list(dict.fromkeys(record["who"] for record in records if not record["bar"]))
    furthest = max(record["value"] for record in records)
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis(20))
    x = alt.X(
        "value:Q", title=axis_title(chart.options["unit"]), scale=alt.Scale(domain=[0, furthest * 1.22], nice=False)
    )
    tips = [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in (("who", "Area"), ("name", "Age"), ("text", "Figure"))
    ]
    own = alt.Chart(data("ages")).transform_filter("datum.bar")
    beside = alt.Chart(data("ages")).transform_filter("!datum.bar")
    shape = alt.Shape("who:N", title=None, scale=alt.Scale(domain=others, range=list(SHAPES[: len(others)])))
    layers: list[Any] = [
        own.mark_bar(color=WEB.groups[3], height=24).encode(y=y, x=x, tooltip=tips),
        *labels(own.encode(y=y, x=alt.X("end:Q"), text=alt.Text("text:N")), align="left", dx=10, fontWeight="bold"),
    ]
    if others:
        marks = beside.mark_point(filled=True, size=80, color=WEB.text, opacity=1)
        layers.append(marks.encode(y=y, x=x, shape=shape, tooltip=tips))
    return finish(layers, {"ages": records}, 44 * len(order) + 40)


def spine(chart: Chart) -> dict[str, Any]:
    """A row an indicator: the place by its position between the lowest and the highest locality; right is better.

    Records: ``name``, ``position``, ``authority`` and ``england`` (0 to 1, None for none; England's may lie outside and
    is then held at the edge), ``judgement``, ``texts`` (one a column), ``said``. Options: ``columns``, their names.
    """
    records = [_row(record) for record in chart.records]
    order = [record["name"] for record in records]
    names = chart.options["columns"]
    wide = {"expr": f"width < {ROOM} ? 1.08 : {COLUMNS[len(names) - 1] + 0.15}"}
    scale = alt.Scale(domainMin=-0.08, domainMax=wide, nice=False, zero=False)
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis(NAME))
    base = alt.Chart(data("spine"))

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    tips = [alt.Tooltip("name:N", title="Indicator"), alt.Tooltip("said:N", title="Reading")]
    layers: list[Any] = [
        base.mark_rule(strokeWidth=9, color=WEB.faint, strokeCap="round", aria=False).encode(
            y=y, x=x("low"), x2="high:Q"
        ),
        base.transform_filter("isValid(datum.england)")
        .mark_point(shape="cross", filled=True, size=70, color=WEB.muted, opacity=1, aria=False)
        .encode(y=y, x=x("england")),
        base.transform_filter("isValid(datum.authority)")
        .mark_point(shape="diamond", filled=True, size=70, color=WEB.text, opacity=1, aria=False)
        .encode(y=y, x=x("authority")),
        base.mark_point(
            shape="circle", filled=True, size=170, opacity=1, stroke=WEB.background, strokeWidth=1.5
        ).encode(y=y, x=x("position"), color=alt.Color("shade:N", scale=None), tooltip=tips),
    ]
    # With the authority itself chosen there is no diamond.
    marks = ("●", "◆", "✚") if len(names) == len(COLUMNS) else ("●", "✚")
    heads = [{"head": f"{mark} {first(name)}", "at": at} for mark, name, at in zip(marks, names, COLUMNS, strict=False)]
    layers += _written(base, y, x, len(names))
    return finish(layers, {"spine": records, "heads": heads, "ends": ENDS}, 38 * len(records) + 10)


def _written(base: alt.Chart, y: alt.Y, x: Callable[[str], alt.X], columns: int) -> list[Any]:
    """The figures in their columns, the names over them, and which side is better."""
    shown, layers = {"expr": f"width < {ROOM} ? 0 : 1"}, []
    for place in range(columns):
        text = base.mark_text(align="right", opacity=shown, fontWeight="bold" if place == 0 else "normal")
        layers.append(text.encode(y=y, x=x(f"at{place}"), text=alt.Text(f"text{place}:N")))
    over: dict[str, Any] = {"baseline": "bottom", "dy": -4, "color": WEB.muted}
    tops = [alt.Chart(data("heads")).mark_text(align="right", opacity=shown, **over)]
    for end in ENDS:
        side = alt.Chart(data("ends")).transform_filter(f"datum.side == '{end['side']}'")
        tops.append(side.mark_text(align=end["side"], **over))
    return layers + [top.encode(x=x("at"), y=alt.YValue(0), text=alt.Text("head:N")) for top in tops]


def _row(record: Any) -> dict[str, Any]:
    """A record with its colour and sign, where its track begins and ends, and its figures one a column."""
    sign = JUDGEMENT[record["judgement"]]
    compared = record["judgement"] != "not_compared"
    england = record["england"]
    columns = {f"text{place}": text for place, text in enumerate(map(_short, record["texts"]))}
    if compared:
        columns["text0"] = f"{sign.icon} {columns['text0']}"
    return {
        **{key: value for key, value in record.items() if key != "texts"},
        **columns,
        **{f"at{place}": COLUMNS[place] for place in range(len(record["texts"]))},
        "name": wrapped(record["name"], NAME),
        "low": 0,
        "high": 1,
        "england": None if england is None else min(max(england, -0.05), 1.05),
        "shade": getattr(WEB, sign.shade),
    }


def _short(text: str) -> str:
    """A figure that fits its column: one with a long unit stands without it, and is read whole where it is pointed at."""
    return text if len(text) <= LONGEST or not text[:1].isdigit() else text.split(" ")[0]
