"""One series over time, with its threshold bands behind it."""

from typing import Any

import altair as alt

from outcomes.catalogue.model import Indicator
from outcomes.draw.theme import Palette
from outcomes.draw.web.base import Records, axis_title, data, finish, labels, value_scale, wrapped
from outcomes.evidence import OverTime
from outcomes.statistics import comparison
from outcomes.words import BAND, POINT

# Points after the chosen period are lighter: they are there, and nothing is said of them.
LATER = 0.45


def trend(
    records: Records,
    indicator: Indicator,
    colours: Palette,
    chosen: str,
    over: OverTime | None = None,
    height: int = 300,
) -> dict[str, Any]:
    """Line and points over periods. Records: ``period``, ``label``, ``value`` (None leaves a gap), ``text``, ``later``.

    ``text`` stands at each point, and in place of a point where there is no value. The chosen
    period has the filled, larger point; what is ``later`` than it is lighter. Records with ``lower`` and ``upper``
    have an interval. What else is drawn is decided by the number of points in ``over``: a median from 5, process
    limits and coloured points from 12 (dashed until 20).
    """
    crowded = len(records) > 12
    control = [
        {
            **record,
            "size": 170 if record["period"] == chosen else 60,
            "strength": LATER if record.get("later") else 1,
            # Past a dozen points every value written out would hide the line; the table has them all.
            "written": record["text"] if not crowded or record["period"] == chosen else "",
        }
        for record in _control(records, over, colours)
    ]
    values = [record["value"] for record in records if record["value"] is not None]
    scale = value_scale(indicator, max(values, default=1))
    names = {record["period"]: record["label"] for record in records}
    axis = alt.Axis(
        labelExpr=" : ".join(f"datum.value == '{p}' ? '{label}'" for p, label in names.items()) + " : ''",
        labelAngle=0,
        title=None,
        grid=False,
        labelOverlap="greedy",
        labelSeparation=10,
    )
    x = alt.X("period:N", sort=list(names), axis=axis)
    y = alt.Y("value:Q", scale=scale, title=axis_title(indicator))
    base = alt.Chart(data("series"))
    known = base.transform_filter("isValid(datum.value)")
    bands = _bands(indicator, colours, scale)
    limits, drawn = _lines(over, control, colours, scale, x)
    strength = alt.Opacity("strength:Q", scale=None)
    tips = [
        alt.Tooltip("label:N", title="Period"),
        alt.Tooltip("text:N", title="Figure"),
        alt.Tooltip("sure:N", title="Interval"),
        alt.Tooltip("locator:N", title="Printed in"),
    ]
    later = any(record.get("later") for record in control)
    line = base.transform_filter("!datum.later") if later else base
    layers = [
        *(_band_layers(colours, scale) if bands else []),
        line.mark_line(color=colours.accent, strokeWidth=2, invalid="break-paths-show-domains").encode(x=x, y=y),
    ]
    # A layer that draws nothing still costs the browser, so each is there only where it is needed.
    if later:
        after = base.transform_filter("datum.later || datum.last")
        faint: dict[str, Any] = {"aria": False, "opacity": LATER, "invalid": "break-paths-show-domains"}
        layers.append(after.mark_line(color=colours.accent, strokeWidth=2, **faint).encode(x=x, y=y))
    if any(record.get("lower") is not None for record in control):
        sure = base.transform_filter("isValid(datum.lower)").mark_rule(aria=False, color=colours.same, strokeWidth=2)
        layers.append(sure.encode(x=x, y=alt.Y("lower:Q", scale=scale), y2=alt.Y2("upper:Q"), opacity=strength))
    layers += [
        *limits,
        known.mark_point(filled=True).encode(
            x=x,
            y=y,
            color=alt.Color("shade:N", scale=None),
            opacity=strength,
            tooltip=tips,
            size=alt.Size("size:Q", scale=None),
        ),
        *labels(
            known.encode(x=x, y=y, text=alt.Text("written:N"), opacity=strength), colours, dy=-15, fontWeight="bold"
        ),
    ]
    if len(values) < len(control):
        absent = base.transform_filter("!isValid(datum.value)").mark_text(color=colours.muted, baseline="bottom", dy=-4)
        layers.append(absent.encode(x=x, y=alt.YValue(height), text=alt.Text("text:N"), tooltip=tips, opacity=strength))
    return finish(layers, colours, {"series": control, "bands": bands, **drawn}, height)


def _control(records: Records, over: OverTime | None, colours: Palette) -> Records:
    """The records with the colour of each point: one colour unless process limits may be drawn."""
    chart = over.chart if over else None
    if chart is None:
        return [{**record, "shade": colours.accent} for record in records]
    kinds = iter(zip(chart.kinds, chart.mean, chart.lower, chart.upper, strict=True))
    out = []
    for record in records:
        if record["value"] is None or record.get("later"):
            out.append({**record, "shade": colours.accent})
            continue
        kind, mean, lower, upper = next(kinds)
        out.append({**record, "shade": getattr(colours, POINT[kind]), "mean": mean, "lpl": lower, "upl": upper})
    return out


def _lines(
    over: OverTime | None, records: Records, colours: Palette, scale: alt.Scale, x: alt.X
) -> tuple[list[alt.Chart], dict[str, Records]]:
    """The median, or the mean with its process limits; with their data."""
    if over is None:
        return [], {}
    if over.stage == "run" and not over.unfit:
        line = alt.Chart(data("median")).mark_rule(aria=False, color=colours.muted, strokeDash=[6, 4], strokeWidth=1.5)
        return [line.encode(y=alt.Y("value:Q", scale=scale))], {"median": [{"value": over.median}]}
    if over.chart is None:
        return [], {}
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
    base = alt.Chart(data("limits"))
    return [
        base.mark_line(aria=False, color=colours.muted, strokeWidth=1.5).encode(x=x, y=alt.Y("mean:Q", scale=scale)),
        *(
            base.mark_line(aria=False, color=colours.muted, strokeWidth=1.5, strokeDash=dash).encode(
                x=x, y=alt.Y(f"{name}:Q", scale=scale)
            )
            for name in ("lpl", "upl")
        ),
    ], {"limits": cut}


def _bands(indicator: Indicator, colours: Palette, scale: alt.Scale) -> Records:
    """The bands that the scale holds: ``name``, ``from``, ``to``, ``middle``, ``shade``."""
    top = scale.domain[1]
    shades = dict(zip(("requires_improvement", "good", "outstanding"), colours.bands[1:], strict=True))
    found = []
    for name, (start, end) in comparison.spans(indicator).items():
        low, high = start or 0, top if end is None else min(end, top)
        if low < top:
            middle = (low + high) / 2
            found.append(
                {"name": wrapped(BAND[name], 12), "from": low, "to": high, "middle": middle, "shade": shades[name]}
            )
    return found


def _band_layers(colours: Palette, scale: alt.Scale) -> list[alt.Chart]:
    """Bands, and their names right of the plot, where no line can cross them."""
    base = alt.Chart(data("bands"))
    return [
        base.mark_rect(opacity=0.35).encode(
            y=alt.Y("from:Q", scale=scale), y2=alt.Y2("to:Q"), color=alt.Color("shade:N", scale=None)
        ),
        base.mark_text(align="left", baseline="middle", fontSize=12, color=colours.muted, dx=8, lineBreak="\n").encode(
            x=alt.XValue("width"), y=alt.Y("middle:Q", scale=scale), text=alt.Text("name:N")
        ),
    ]
