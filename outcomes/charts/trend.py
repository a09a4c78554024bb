"""One series over time, with its threshold bands behind it."""

from typing import Any

import altair as alt

from outcomes.catalogue import Indicator
from outcomes.charts.base import Records, axis_title, data, finish, value_scale
from outcomes.evidence import OverTime
from outcomes.theme import Palette
from outcomes.words import BAND, POINT


def trend(
    records: Records,
    indicator: Indicator,
    colours: Palette,
    chosen: str,
    over: OverTime | None = None,
    height: int = 300,
) -> dict[str, Any]:
    """Line and points over periods. Records: ``period``, ``label``, ``value`` (None leaves a gap), ``text``.

    ``text`` stands at each point, and in place of a point where there is no value. The chosen
    period has the filled, larger point. Records with ``lower`` and ``upper`` have an interval. What
    else is drawn is decided by the number of points in ``over``: a median from 5, process limits and
    coloured points from 12 (dashed until 20).
    """
    control = _control(records, over, colours)
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
    crowded = len(records) > 12
    base = alt.Chart(data(control))
    known = base.transform_filter("isValid(datum.value)")
    tips = [
        alt.Tooltip("label:N", title="Period"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("sure:N", title="Interval"),
        alt.Tooltip("locator:N", title="Printed in"),
    ]
    layers = [
        *_bands(indicator, colours, scale),
        base.mark_line(color=colours.accent, strokeWidth=2, invalid="break-paths-show-domains").encode(x, y),
        base.transform_filter("isValid(datum.lower)")
        .mark_rule(aria=False, color=colours.same, strokeWidth=2)
        .encode(x, y=alt.Y("lower:Q", scale=scale), y2="upper:Q"),
        *_lines(over, control, colours, scale, x),
        known.mark_point(filled=True, opacity=1).encode(
            x,
            y,
            color=alt.Color("shade:N", scale=None),
            tooltip=tips,
            size=alt.condition(f"datum.period == '{chosen}'", alt.value(170), alt.value(60)),
        ),
        # Past a dozen points every value written out would hide the line; the table has them all.
        known.transform_filter(f"datum.period == '{chosen}'" if crowded else "true")
        .mark_text(dy=-14, fontWeight="bold")
        .encode(x, y, text="text:N"),
        base.transform_filter("!isValid(datum.value)")
        .mark_text(color=colours.muted, baseline="bottom", dy=-4)
        .encode(x, y=alt.value(height), text="text:N", tooltip=tips),
    ]
    return finish(alt.layer(*layers), colours, height)


def _control(records: Records, over: OverTime | None, colours: Palette) -> Records:
    """The records with the colour of each point: one colour unless process limits may be drawn."""
    chart = over.chart if over else None
    if chart is None:
        return [{**record, "shade": colours.accent} for record in records]
    kinds = iter(zip(chart.kinds, chart.mean, chart.lower, chart.upper, strict=True))
    out = []
    for record in records:
        if record["value"] is None:
            out.append({**record, "shade": colours.accent})
            continue
        kind, mean, lower, upper = next(kinds)
        out.append({**record, "shade": getattr(colours, POINT[kind]), "mean": mean, "lpl": lower, "upl": upper})
    return out


def _lines(over: OverTime | None, records: Records, colours: Palette, scale: alt.Scale, x: alt.X) -> list[alt.Chart]:
    if over is None:
        return []
    if over.stage == "run" and not over.unfit:
        line = alt.Chart(data([{"value": over.median}]))
        return [
            line.mark_rule(aria=False, color=colours.muted, strokeDash=[6, 4], strokeWidth=1.5).encode(
                y=alt.Y("value:Q", scale=scale)
            )
        ]
    if over.chart is None:
        return []
    low, high = scale.domain
    dash = [5, 4] if over.stage == "trial" else [1, 0]
    # Limits are reckoned unclipped; only the line is cut where the scale ends.
    cut = [
        {
            **record,
            "lpl": min(max(record["lpl"], low), high),
            "upl": min(max(record["upl"], low), high),
        }
        for record in records
        if "mean" in record
    ]
    base = alt.Chart(data(cut))
    return [
        base.mark_line(aria=False, color=colours.muted, strokeWidth=1.5).encode(x, y=alt.Y("mean:Q", scale=scale)),
        *(
            base.mark_line(aria=False, color=colours.muted, strokeWidth=1.5, strokeDash=dash).encode(
                x, y=alt.Y(f"{name}:Q", scale=scale)
            )
            for name in ("lpl", "upl")
        ),
    ]


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
