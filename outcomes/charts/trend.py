"""One series over time, with its threshold bands behind it."""

from typing import Any

import altair as alt

from outcomes.catalogue import Indicator
from outcomes.charts.base import Records, axis_title, data, finish, labels, value_scale
from outcomes.theme import Palette
from outcomes.words import BAND


def trend(records: Records, indicator: Indicator, colours: Palette, chosen: str, height: int = 300) -> dict[str, Any]:
    """Line and points over periods. Records: ``period``, ``label``, ``value`` (None leaves a gap), ``text``.

    ``text`` stands at each point, and in place of a point where there is no value. The chosen
    period has the filled, larger point.
    """
    order = [record["period"] for record in records]
    names = {record["period"]: record["label"] for record in records}
    values = [record["value"] for record in records if record["value"] is not None]
    scale = value_scale(indicator, max(values, default=1))
    axis = alt.Axis(
        labelExpr=" : ".join(f"datum.value == '{p}' ? '{label}'" for p, label in names.items()) + " : ''",
        labelAngle=0,
        title=None,
        grid=False,
        labelOverlap="greedy",
    )
    x = alt.X("period:N", sort=order, axis=axis)
    y = alt.Y("value:Q", scale=scale, title=axis_title(indicator))
    base = alt.Chart(data(records))
    known = base.transform_filter("isValid(datum.value)")
    tips = [
        alt.Tooltip("label:N", title="Period"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("locator:N", title="Printed in"),
    ]
    layers = [
        *_bands(indicator, colours, scale),
        base.mark_line(color=colours.accent, strokeWidth=2, invalid="break-paths-show-domains").encode(x, y),
        known.mark_point(filled=True, opacity=1, color=colours.accent, stroke=colours.accent).encode(
            x, y, tooltip=tips, size=alt.condition(f"datum.period == '{chosen}'", alt.value(170), alt.value(60))
        ),
        *labels(known.encode(x, y, text="text:N"), colours, dy=-14, fontWeight="bold"),
        base.transform_filter("!isValid(datum.value)")
        .mark_text(color=colours.muted, baseline="bottom", dy=-4)
        .encode(x, y=alt.value(height), text="text:N", tooltip=tips),
    ]
    return finish(alt.layer(*layers), colours, height)


def _bands(indicator: Indicator, colours: Palette, scale: alt.Scale) -> list[alt.Chart]:
    if indicator.thresholds is None:
        return []
    top = scale.domain[1]
    shades = dict(zip(("requires_improvement", "good", "outstanding"), colours.bands[1:], strict=True))
    records = []
    for name, shade in shades.items():
        low, high = getattr(indicator.thresholds, name)
        start = 0 if low is None else low
        end = top if high is None else min(high + 1, top)
        if start < top:
            records.append({"name": BAND[name], "from": start, "to": end, "shade": shade})
    base = alt.Chart(data(records))
    return [
        base.mark_rect(opacity=0.35).encode(
            y=alt.Y("from:Q", scale=scale), y2="to:Q", color=alt.Color("shade:N", scale=None)
        ),
        base.transform_calculate(middle="(datum.from + datum.to) / 2")
        .mark_text(align="left", baseline="middle", fontSize=12, color=colours.muted)
        .encode(x=alt.value(6), y=alt.Y("middle:Q", scale=scale), text="name:N"),
    ]
