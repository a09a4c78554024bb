"""Shares that make up a whole, by period."""

from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import data, finish

# A share of at least this many per cent holds its own label at a height of 300 pixels.
ROOM_INSIDE = 6
# Rounding alone may take a whole this far.
MOST = 101.5
TIPS = (("label", "Period"), ("judgement", "Judgement"), ("text", "Printed"))


def shares(chart: Chart) -> dict[str, Any]:
    """Stacked shares by period. Records: ``label``, ``judgement``, ``value``, ``text``, ``place``, ``middle``, ``level``,
    ``strength`` (1, or less for a period after the one chosen). Options: ``grades``, the worst first.

    The axis ends at 100; a column that adds up to more as printed rises above it, and says so at its top. Small shares
    carry their label beside them.
    """
    records = [{**record, "ink": WEB.band_text[record["level"]]} for record in chart.records]
    order = list(dict.fromkeys(record["label"] for record in records))
    totals = [round(sum(record["value"] for record in records if record["label"] == label), 1) for label in order]
    grades = list(chart.options["grades"])
    level = {record["judgement"]: record["level"] for record in records}
    base = alt.Chart(data("shares")).transform_filter("datum.value > 0")
    quarters = alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=10)
    x = alt.X("label:N", sort=order, title=None, axis=quarters, scale=alt.Scale(paddingInner=0.4, paddingOuter=0.3))
    y = alt.Y(
        "value:Q",
        stack="zero",
        title="Per cent of cases",
        scale=alt.Scale(domain=[0, max([100, *(total for total in totals if total > MOST)])], nice=False),
        axis=alt.Axis(values=[0, 20, 40, 60, 80, 100]),
    )
    pick = alt.selection_point(name="judgement", fields=["judgement"], bind="legend")
    scale = alt.Scale(domain=grades, range=[WEB.bands[level.get(grade, 0)] for grade in grades])
    bar = base.mark_bar(stroke=WEB.background, strokeWidth=1).encode(
        x=x,
        y=y,
        order=alt.Order("place:Q"),
        color=alt.Color("judgement:N", sort=grades, scale=scale, title=None),
        opacity=alt.OpacityValue(0.2, condition={"param": "judgement", "value": 1}),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in TIPS],
    )
    middle, text = alt.Y("middle:Q"), alt.Text("text:N")
    inside = base.transform_filter(f"datum.value >= {ROOM_INSIDE}").mark_text(fontSize=12, fontWeight="bold")
    beside = base.transform_filter(f"datum.value < {ROOM_INSIDE}").mark_text(fontSize=11, align="left", dx=3)
    layers = [
        bar.add_params(pick),
        inside.encode(x=x, y=middle, text=text, color=alt.Color("ink:N", scale=None)),
        beside.encode(x=alt.X("label:N", sort=order, bandPosition=1), y=middle, text=text),
    ]
    over, more = _over(order, totals, x)
    return finish([*layers, *more], {"shares": records, "over": over, "whole": [{"value": 100}]}, 300)


def _over(order: list[str], totals: list[float], x: alt.X) -> tuple[list[dict[str, Any]], list[Any]]:
    """Columns that add up to more than a whole: each sum as printed, and the line at which a whole ends."""
    over = [
        {"label": label, "value": total, "text": f"adds to {total:g}%"}
        for label, total in zip(order, totals, strict=True)
        if total > MOST
    ]
    whole = alt.Chart(data("whole")).mark_rule(aria=False, color=WEB.muted, strokeDash=[4, 3]).encode(y="value:Q")
    text = alt.Chart(data("over")).mark_text(baseline="bottom", dy=-4, fontWeight="bold", color=WEB.worse)
    return over, [whole, text.encode(x=x, y=alt.Y("value:Q"), text=alt.Text("text:N"))] if over else []
