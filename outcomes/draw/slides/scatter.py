"""Points by two numbers, as PowerPoint draws them."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from outcomes.answer import Chart
from outcomes.draw.slides import look
from outcomes.draw.slides.base import Box, colour, inked
from outcomes.draw.slides.look import CROWDED, SMALL
from outcomes.draw.theme import LIGHT
from outcomes.draw.web.base import axis_title


def _scattered(slide: Any, box: Box, data: Any, across: str, up: str, legend: bool) -> tuple[Any, Any]:
    frame, chart = look.begin(slide, box, XL_CHART_TYPE.XY_SCATTER, data, legend)
    look.axes(chart, up, None)
    axis = chart.category_axis
    axis.has_title, axis.has_major_gridlines = True, False
    look.titled(axis, across)
    return frame, chart


def _dots(series: Any, shade: str | None, size: int = 8, mark: Any = XL_MARKER_STYLE.CIRCLE) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = mark, size
    series.marker.format.fill.solid()
    inked(series.marker.format.fill.fore_color, shade)
    series.marker.format.line.fill.background()


def _named(series: Any, names: Sequence[str]) -> None:
    """A name beside each point."""
    for place, name in enumerate(names):
        label = series.points[place].data_label
        label.has_text_frame = True
        label.text_frame.text = name
        label.text_frame.paragraphs[0].runs[0].font.size = SMALL
        label.position = XL_LABEL_POSITION.RIGHT


def relation(slide: Any, box: Box, it: Chart) -> Any:
    """A point an area; the names where there are few."""
    data = look.Points()
    series = data.add_series("Areas")
    for record in it.records:
        series.add_data_point(record["x"], record["y"])
    frame, chart = _scattered(slide, box, data, it.options["across"], it.options["up"], False)
    _dots(chart.plots[0].series[0], None, 9)
    if len(it.records) <= CROWDED:
        _named(chart.plots[0].series[0], [look.name(record["name"]) for record in it.records])
    return frame


def funnel(slide: Any, box: Box, it: Chart) -> Any:
    """Places by size around their average, with the limits of chance as lines."""
    options, data = it.options, look.Points()
    chosen = [record for record in it.records if record["area"] == options["chosen"]]
    others = [record for record in it.records if record["area"] != options["chosen"]]
    whose = chosen[0]["name"] if chosen else ""
    groups = [("Authorities", others, LIGHT.same, 6), *([(whose, chosen, None, 12)] if chosen else [])]
    for name, records, _, _ in groups:
        series = data.add_series(name)
        for record in records:
            series.add_data_point(record["size"], record["value"])
    limits = (
        ("low_outer", "99.8% limit"),
        ("high_outer", "99.8% limit, upper"),
        ("low", "95% limit"),
        ("high", "95% limit, upper"),
    )
    for key, name in (*limits, ("", options["name"])):
        series = data.add_series(name)
        for record in options["limits"]:
            series.add_data_point(record["size"], record[key] if key else options["average"])
    frame, chart = _scattered(slide, box, data, options["size"], axis_title(options["unit"]), True)
    drawn = list(chart.plots[0].series)
    for one, (_, _, shade, size) in zip(drawn, groups, strict=False):
        _dots(one, shade, size)
    for place, one in enumerate(drawn[len(groups) :]):
        one.marker.style = XL_MARKER_STYLE.NONE
        one.format.line.color.rgb = colour(LIGHT.muted)
        one.format.line.width = Pt(1.25)
        if place in (2, 3):
            one.format.line.dash_style = MSO_LINE.DASH
    chart.value_axis.minimum_scale = max(0.0, min(record["value"] for record in it.records) * 0.9)
    return frame
