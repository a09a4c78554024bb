"""One series over time, with its bands, plan and limits behind it."""

from typing import Any

import altair as alt

from outcomes.answer import Chart, Record
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import Records, axis_title, data, finish, labels, value_scale, without_unit, wrapped
from outcomes.words import POINT

HEIGHT = 300
# Points after the chosen period are lighter: they are there, and nothing is said of them.
LATER = 0.45
# Past so many points every value written out would hide the line; the table has them all.
CROWDED = 12
# Points between two figures that are written where the others have no room.
APART = 3
# Pixels that a figure takes over or under its point.
LINE_HIGH = 27
# How far above a point a name stands clear of the figure over it.
NAMED = 31
# Pixels that a letter of a figure takes, bold.
LETTER = 7
# Each limit with its name, which stands above its line or below it; and the width from which the names are written.
LIMITS = (("upl", "Upper process limit", -7), ("mean", "Average", -7), ("lpl", "Lower process limit", 9))
ROOMY = 480
# Pixels beside a point within which a pointer means it, where points lie closer than that.
NEAR = 8
LINE: dict[str, Any] = {"color": WEB.accent, "strokeWidth": 2, "invalid": "break-paths-show-domains"}


def draw(chart: Chart) -> dict[str, Any]:
    """Line and points over periods. Records: ``label``, ``value`` (None leaves a gap), ``text``, ``later``, ``last``.

    ``text`` stands at each point, and in place of a point where there is no value. The last point reached is
    larger; what is ``later`` is lighter. Records may have ``lower`` and ``upper``, ``plan``, and where process limits are
    drawn ``kind``, ``mean``, ``lpl``, ``upl``. Options: ``unit``, ``stage``, ``median``, ``process``, ``bands``, ``beside``.
    """
    unit, bands_given = chart.options["unit"], chart.options["bands"]
    beside = [dict(record) for record in chart.options["beside"]]
    others = {record["period"]: record["text"] for record in beside}
    crowded = len(chart.records) > CROWDED
    records: list[dict[str, Any]] = [_shown(record, crowded, unit, others) for record in chart.records]
    drawn_too = [r[key] for r in records for key in ("value", "upper", "plan", "upl") if r.get(key) is not None]
    scale = value_scale(unit, max([*drawn_too, *(r["value"] for r in beside)], default=1), bool(bands_given))
    reached = next((place for place, record in enumerate(records) if record["last"]), -APART)
    for place, record in enumerate(records):
        record["below"] = _below(record, chart.options, scale) or _in_a_valley(records, place, scale)
        record["edge"] = place in (0, len(records) - 1) and abs(place - reached) >= APART
    order = [record["label"] for record in records]
    axis = alt.Axis(labelAngle=0, title=None, grid=False, labelOverlap="greedy", labelSeparation=10)
    x = alt.X("label:N", sort=order, axis=axis, scale=alt.Scale(domain=order))
    y = alt.Y("value:Q", scale=scale, title=axis_title(unit))
    bands = _bands(bands_given, scale)
    limits, drawn = _limits(chart, records, scale, x)
    named = {record["period"]: record["label"] for record in records}
    compared = [
        {**record, "label": named[record["period"]], "strength": LATER if record["later"] else 1}
        for record in beside
        if record["period"] in named
    ]
    # A line is as strong as its points; what came later begins at the last point before it, or the two would lie apart.
    before = sum(not record["later"] for record in compared)
    if before < len(compared):
        compared[before:before] = [{**record, "strength": LATER} for record in compared[max(before - 1, 0) : before]]
    tips = _tips(records, compared)
    layers = [
        *(_band_layers(scale) if bands else []),
        *(_beside_layers(x, y, _up(records, compared[-1], scale)) if compared else []),
        *_series(records, x, y, scale),
        *limits,
        *_points(records, x, y, tips),
        _pointed(len(records), x, tips),
    ]
    held = {"series": records, "bands": bands, "beside": compared, "named": compared[-1:], **drawn}
    return finish(layers, held, HEIGHT)


def _shown(record: Any, crowded: bool, unit: str, others: dict[str, str]) -> dict[str, Any]:
    """A record with the look of its point, what is written there, and what else is read there: the benchmark's figure and the plan."""
    kind = record.get("kind")
    return {
        **record,
        "shade": getattr(WEB, POINT[kind]) if kind else WEB.accent,
        "size": 170 if record["last"] else 60,
        "strength": LATER if record["later"] else 1,
        "written": without_unit(record["text"], unit) if not crowded or record["last"] else "",
        "other": others.get(record["period"], "not published"),
        "planned": "none printed" if record["plan"] is None else f"{record['plan']:,.10g}",
    }


def _below(record: Any, options: Any, scale: alt.Scale) -> bool:
    """Whether the figure stands under its point: where the median would run through it above, and there is room below."""
    if options["stage"] != "run" or record["value"] is None:
        return False
    low, high = scale.domain
    above = (options["median"] - record["value"]) * HEIGHT / (high - low)
    return 3 < above < LINE_HIGH and _room_below(record["value"], scale)


def _room_below(value: float, scale: alt.Scale) -> bool:
    """Whether a figure fits between a point and the floor."""
    low, high = scale.domain
    return bool((value - low) * HEIGHT / (high - low) > LINE_HIGH)


def _in_a_valley(records: Records, place: int, scale: alt.Scale) -> bool:
    """Whether a figure that alone is written in a long series stands better under its point: its neighbours lie above it."""
    around = [
        r["value"]
        for r in (*records[max(place - 1, 0) : place], *records[place + 1 : place + 2])
        if r["value"] is not None
    ]
    value = records[place]["value"]
    if len(records) <= CROWDED or value is None or not around:
        return False
    return sum(around) / len(around) > value and _room_below(value, scale)


def _series(records: Records, x: alt.X, y: alt.Y, scale: alt.Scale) -> list[alt.Chart]:
    """The line, what came later, intervals and plans. A layer that draws nothing still costs the browser, so each is there only where it is needed."""
    base = alt.Chart(data("series"))
    later = any(record["later"] for record in records)
    line = base.transform_filter("!datum.later") if later else base
    # A line of nothing would be announced without a word.
    layers = [line.mark_line(**LINE).encode(x=x, y=y)] if any(not record["later"] for record in records) else []
    if later:
        after = base.transform_filter("datum.later || datum.last")
        layers.append(after.mark_line(aria=False, opacity=LATER, **LINE).encode(x=x, y=y))
    if any(record["lower"] is not None for record in records):
        sure = base.transform_filter("isValid(datum.lower)").mark_rule(aria=False, color=WEB.same, strokeWidth=2)
        strength = alt.Opacity("strength:Q", scale=None)
        layers.append(sure.encode(x=x, y=alt.Y("lower:Q", scale=scale), y2=alt.Y2("upper:Q"), opacity=strength))
    if any(record["plan"] is not None for record in records):
        mark = base.transform_filter("isValid(datum.plan)").mark_tick(thickness=2.5, color=WEB.muted, width=26)
        layers.append(mark.encode(x=x, y=alt.Y("plan:Q", scale=scale)))
    return layers


def _points(records: Records, x: alt.X, y: alt.Y, tips: list[alt.Tooltip]) -> list[alt.Chart]:
    """The points with their figures, and what stands where there is none."""
    base = alt.Chart(data("series"))
    known = base.transform_filter("isValid(datum.value)") if any(r["value"] is None for r in records) else base
    # Where they would lie over each other, the chosen figure is written, and the first and the last.
    wide = LETTER * sum(len(r["written"]) + 1 for r in records)
    written = known.transform_filter(f"datum.last || datum.edge && width > {wide // 3} || width > {wide}")
    strength = alt.Opacity("strength:Q", scale=None)
    size, shade = alt.Size("size:Q", scale=None), alt.Color("shade:N", scale=None)
    point = known.mark_point(filled=True).encode(x=x, y=y, color=shade, opacity=strength, tooltip=tips, size=size)
    text: dict[str, Any] = {"x": x, "y": y, "text": alt.Text("written:N"), "opacity": strength}
    below = any(record["below"] for record in records)
    over = written.transform_filter("!datum.below") if below else written
    layers = [point, *labels(over.encode(**text), dy=-15, fontWeight="bold")]
    if below:
        layers += labels(written.transform_filter("datum.below").encode(**text), dy=16, fontWeight="bold")
    if any(record["value"] is None for record in records):
        absent = base.transform_filter("!isValid(datum.value)").mark_text(color=WEB.muted, baseline="bottom", dy=-4)
        layers.append(absent.encode(x=x, y=alt.YValue(HEIGHT), text=alt.Text("text:N"), tooltip=tips, opacity=strength))
    return layers


def _tips(records: Records, compared: Records) -> list[alt.Tooltip]:
    """What is read at a period: its figure, and whatever else is drawn of it."""
    fields = [("label:N", "Period"), ("text:N", "Figure")]
    fields += [("other:N", compared[-1]["name"])] if compared else []
    fields += [("planned:N", "Plan")] if any(record["plan"] is not None for record in records) else []
    fields += [("sure:N", "Interval"), ("locator:N", "Printed in")]
    return [alt.Tooltip(field, title=title) for field, title in fields]


def _pointed(many: int, x: alt.X, tips: list[alt.Tooltip]) -> alt.Chart:
    """What the pointer meets anywhere over or under a point: a column as wide as the way to the next, unseen, over all else."""
    wide = {"expr": f"max({NEAR}, width / {many})"}
    column = alt.Chart(data("series")).mark_rule(aria=False, color=WEB.text, strokeOpacity=0, strokeWidth=wide)
    return column.encode(x=x, tooltip=tips)


def _up(records: Records, named: Record, scale: alt.Scale) -> int:
    """How many pixels the name at the end of the line beside stands above it, so as not to lie over the last figure."""
    last = records[-1]
    if named["label"] != last["label"] or last["value"] is None or not last["written"] or last["below"]:
        return 0
    low, high = scale.domain
    above = (named["value"] - last["value"]) * HEIGHT / (high - low)
    return round(NAMED - above) if 0 < above < NAMED else 0


def _beside_layers(x: alt.X, y: alt.Y, up: int) -> list[alt.Chart]:
    """Another area's figures, fainter, with its name at the last one."""
    base = alt.Chart(data("beside"))
    line = base.mark_line(color=WEB.muted, strokeWidth=1.5, strokeDash=[2, 3], point={"size": 18, "color": WEB.muted})
    name = alt.Chart(data("named")).mark_text(align="left", dx=6, dy=-up, color=WEB.muted, fontSize=12)
    strength = alt.Opacity("strength:Q", scale=None)
    return [line.encode(x=x, y=y, opacity=strength), name.encode(x=x, y=y, text=alt.Text("name:N"))]


def _limits(chart: Chart, records: Records, scale: alt.Scale, x: alt.X) -> tuple[list[alt.Chart], dict[str, Records]]:
    """The median, or the mean with its process limits; with their data."""
    stage = chart.options["stage"]
    style: dict[str, Any] = {"aria": False, "color": WEB.muted, "strokeWidth": 1.5}
    if stage == "run":
        line = alt.Chart(data("median")).mark_rule(strokeDash=[6, 4], **style)
        return [line.encode(y=alt.Y("value:Q", scale=scale))], {"median": [{"value": chart.options["median"]}]}
    if not chart.options["process"]:
        return [], {}
    low, high = scale.domain
    # Limits are reckoned unclipped; only the line is cut where the scale ends.
    cut = [
        {**record, "lpl": min(max(record["lpl"], low), high), "upl": min(max(record["upl"], low), high)}
        for record in records
        if "mean" in record
    ]
    base = alt.Chart(data("limits"))
    dash = [5, 4] if stage == "trial" else [1, 0]
    lines = [base.mark_line(**style).encode(x=x, y=alt.Y("mean:Q", scale=scale))]
    for name in ("lpl", "upl"):
        lines.append(base.mark_line(strokeDash=dash, **style).encode(x=x, y=alt.Y(f"{name}:Q", scale=scale)))
    # At the beginning of the lines, where there is room on a screen that is not small.
    text: dict[str, Any] = {"align": "left", "dx": 4, "fontSize": 11, "color": WEB.muted, "aria": False}
    begun = alt.Chart(data("begun"))
    for name, title, down in LIMITS:
        mark = begun.mark_text(text=title, dy=down, opacity={"expr": f"width < {ROOMY} ? 0 : 1"}, **text)
        lines.append(mark.encode(x=x, y=alt.Y(f"{name}:Q", scale=scale)))
    return lines, {"limits": cut, "begun": cut[:1]}


def _bands(given: Records, scale: alt.Scale) -> Records:
    """The bands that the scale holds: ``name``, ``from``, ``to``, ``middle``, ``shade``."""
    top = scale.domain[1]
    found = []
    for band in given:
        low, high = band["from"] or 0, top if band["to"] is None else min(band["to"], top)
        if low < top:
            place = {"from": low, "to": high, "middle": (low + high) / 2}
            found.append({"name": wrapped(band["name"], 12), "shade": WEB.bands[band["level"]], **place})
    return found


def _band_layers(scale: alt.Scale) -> list[alt.Chart]:
    """Bands, and their names right of the plot, where no line can cross them."""
    base = alt.Chart(data("bands"))
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 12, "dx": 8, "lineBreak": "\n"}
    return [
        base.mark_rect(opacity=0.35).encode(
            y=alt.Y("from:Q", scale=scale), y2=alt.Y2("to:Q"), color=alt.Color("shade:N", scale=None)
        ),
        base.mark_text(color=WEB.muted, **text).encode(
            x=alt.XValue("width"), y=alt.Y("middle:Q", scale=scale), text=alt.Text("name:N")
        ),
    ]
