"""Bars and columns, as PowerPoint draws them."""

import math
from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION

from outcomes.answer import Chart, Record
from outcomes.draw.slides import look
from outcomes.draw.slides.base import Box, colour
from outcomes.draw.slides.look import CROWDED, domain, number_format
from outcomes.draw.theme import LIGHT
from outcomes.draw.web.base import axis_title
from outcomes.words import CHANGED

# Per cent that hold their own figure.
ROOM_INSIDE = 6
WAVES = (LIGHT.same, LIGHT.neutral, LIGHT.accent, LIGHT.worse, LIGHT.better)


def shares(slide: Any, box: Box, it: Chart) -> Any:
    """Parts of a whole, stacked by period."""
    labels = list(dict.fromkeys(record["label"] for record in it.records))
    held = {(record["label"], record["judgement"]): record for record in it.records}
    data = look.Categories()
    data.categories = labels
    grades = [grade for grade in it.options["grades"] if any(key[1] == grade for key in held)]
    for grade in grades:
        data.add_series(grade, [_share(held.get((label, grade))) for label in labels])
    frame, chart = look.begin(slide, box, XL_CHART_TYPE.COLUMN_STACKED, data, True)
    totals = [sum(record["value"] or 0 for record in it.records if record["label"] == label) for label in labels]
    look.axes(chart, "Per cent of cases", 0, max([100.0, *totals]))
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 100
    form = number_format([record["text"] for record in it.records])
    # A small share has no room for its figure; the notes and the workbook have it.
    form = f'[>={ROOM_INSIDE}]{form};""'
    for grade, series in zip(grades, chart.plots[0].series, strict=True):
        level = next(record["level"] for record in it.records if record["judgement"] == grade)
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(LIGHT.bands[level])
        look.labels(series, form, XL_LABEL_POSITION.CENTER)
        series.data_labels.font.color.rgb = colour(LIGHT.band_text[level])
        for place, label in enumerate(labels):
            if held.get((label, grade), {}).get("strength", 1) < 1:
                fill = series.points[place].format.fill
                fill.solid()
                fill.fore_color.rgb = colour(LIGHT.bands[level])
                fill.fore_color.brightness = look.PALER
    return frame


def _share(record: Record | None) -> float | None:
    """A share, or nothing where no figure could be read."""
    return record["value"] if record and record["text"][:1].isdigit() else None


def _across(
    slide: Any, box: Box, data: Any, title: str, legend: bool, least: float | None = 0, most: float | None = None
) -> tuple[Any, Any]:
    """Bars across, the first on top."""
    frame, chart = look.begin(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, legend)
    look.axes(chart, title, least, most)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    return frame, chart


def bars(slide: Any, box: Box, it: Chart) -> Any:
    """Plain bars in the order given."""
    data = look.Categories()
    data.categories = [look.name(record["name"]) for record in it.records]
    data.add_series(it.options["title"], [record["value"] for record in it.records])
    frame, chart = _across(slide, box, data, it.options["title"], False)
    look.filled(chart.plots[0].series[0], None)
    look.labels(
        chart.plots[0].series[0],
        number_format([record["text"] for record in it.records]),
        XL_LABEL_POSITION.OUTSIDE_END,
    )
    return frame


def _grouped(
    slide: Any,
    box: Box,
    names: Sequence[str],
    groups: Sequence[tuple[str, Sequence[Record | None], str | None]],
    title: str,
    most: float | None,
) -> Any:
    """Several series of bars a line, each with its intervals."""
    data = look.Categories()
    data.categories = list(map(look.name, names))
    for group, records, _ in groups:
        data.add_series(group, [None if record is None else record["value"] for record in records])
    frame, chart = _across(slide, box, data, title, len(groups) > 1, 0, most)
    for (_, records, shade), series in zip(groups, chart.plots[0].series, strict=True):
        look.filled(series, shade)
        look.errors(series, *look.ends([record or {} for record in records]), LIGHT.text)
        texts = [record["text"] for record in records if record is not None]
        if len(names) * len(groups) <= 2 * CROWDED:
            look.labels(
                series,
                number_format(texts),
                XL_LABEL_POSITION.INSIDE_BASE
                if any(r and r.get("lower") is not None for r in records)
                else XL_LABEL_POSITION.OUTSIDE_END,
                False,
            )
            if any(record and record.get("lower") is not None for record in records):
                series.data_labels.font.color.rgb = colour(LIGHT.background)
    return frame


def waves(slide: Any, box: Box, it: Chart) -> Any:
    """Items by wave, a bar a wave with its interval."""
    names = list(dict.fromkeys(record["item"] for record in it.records))
    held = {(record["item"], record["wave"]): record for record in it.records}
    groups = [
        (wave, [held.get((name, wave)) for name in names], WAVES[place % len(WAVES)])
        for place, wave in enumerate(it.options["order"])
    ]
    return _grouped(slide, box, names, groups, it.options["measure"], 100)


def ages(slide: Any, box: Box, it: Chart) -> Any:
    """Shares by age: a bar for the place and one for each larger area."""
    names = list(dict.fromkeys(record["name"] for record in it.records))
    whose = sorted(
        dict.fromkeys(record["who"] for record in it.records),
        key=lambda who: not any(r["bar"] for r in it.records if r["who"] == who),
    )
    held = {(record["name"], record["who"]): record for record in it.records}
    shades = (None, LIGHT.same, LIGHT.bands[2])
    groups = [(who, [held.get((name, who)) for name in names], shades[place % 3]) for place, who in enumerate(whose)]
    return _grouped(slide, box, names, groups, axis_title(it.options["unit"]), None)


def pairs(slide: Any, box: Box, it: Chart) -> Any:
    """Two views of each statement, a bar each."""
    names = [f"{record['item']} ({record['wave']})" for record in it.records]
    views = list(it.options["views"])
    groups = [
        (view, [{"value": record[key], "text": record[f"{key}_text"]} for record in it.records], shade)
        for view, key, shade in zip(views, ("first", "second"), (None, LIGHT.worse), strict=True)
    ]
    return _grouped(slide, box, names, groups, "Per cent", 100)


def _span(it: Chart) -> str:
    """What the axis of changes says: from when until when, the report's margin, and what is hollow."""
    margin = it.options["margin"]
    said = f"; the report's margin is ±{margin:g}" if margin else ""
    return f"Change in percentage points, {it.options['span']}{said}. Hollow: not tested"


def _rounded(it: Chart) -> tuple[float, float]:
    """The scale of changes, in tens around nought, wide enough for every interval of all of its slides."""
    low, high = it.options.get("domain") or domain(it)
    return 10.0 * math.floor(min(low, 0) / 10), 10.0 * math.ceil(max(high, 1) / 10)


def changes(slide: Any, box: Box, it: Chart) -> Any:
    """How much each item changed, a bar with its interval, in the colour of its judgement."""
    data = look.Categories()
    data.categories = [f"{look.name(record['item'])} {CHANGED[record['judgement']].icon}" for record in it.records]
    data.add_series("Change in percentage points", [record["value"] for record in it.records])
    frame, chart = _across(slide, box, data, _span(it), False, *_rounded(it))
    series = chart.plots[0].series[0]
    look.filled(series, LIGHT.same)
    look.errors(series, *look.ends(it.records), LIGHT.text)
    for place, record in enumerate(it.records):
        style = series.points[place].format
        shade = colour(getattr(LIGHT, CHANGED[record["judgement"]].shade, LIGHT.same))
        style.fill.solid()
        style.fill.fore_color.rgb = colour(LIGHT.background) if record["lower"] is None else shade
        style.line.color.rgb = shade
    return frame
