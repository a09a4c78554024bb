"""Lines over time and dots in order, as PowerPoint draws them."""

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from outcomes.answer import Chart, Record
from outcomes.draw.slides import look
from outcomes.draw.slides.base import Box, colour
from outcomes.draw.slides.look import CROWDED, domain, number_format
from outcomes.draw.theme import LIGHT
from outcomes.draw.web.base import axis_title
from outcomes.words import JUDGEMENT, POINT

# A series of a chart: its name, its numbers, and what gives it its look.
Series = tuple[str, Sequence[float | None], Callable[[Any], None]]
DASHED: dict[str, Any] = {"width": 1.25, "dash": MSO_LINE.DASH}


def trend(slide: Any, box: Box, it: Chart) -> Any:
    """A line over periods; grades as stacked areas behind it, plan, benchmark, median or limits as further lines."""
    own = axis_title(it.options["unit"])
    values = [None if record["later"] else record["value"] for record in it.records]
    drawn = [*_behind(it), (own, values, lambda s: look.line(s, None, 2.5, None, XL_MARKER_STYLE.CIRCLE))]
    drawn = [one for one in drawn if any(number is not None for number in one[1])]
    reached = [number for name, numbers, _ in drawn for number in numbers if number is not None and name not in LIMITS]
    top = 100.0 if it.options["unit"].startswith("%") else max(reached, default=1) * 1.15 or 1
    bands = _bands(it.options["bands"], top)
    data = look.Categories()
    data.categories = [record["label"] for record in it.records]
    for name, _, thick in bands:
        data.add_series(name, [thick] * len(it.records))
    for name, numbers, _ in drawn:
        data.add_series(name, list(numbers))
    frame, chart = look.begin(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, len(drawn) + len(bands) > 1)
    look.axes(chart, own, 0, top)
    series = list(chart.plots[0].series)
    for one, (_, _, style) in zip(series[len(bands) :], drawn, strict=True):
        style(one)
    if drawn and drawn[-1][0] == own:
        _finished(series[-1], it.records)
    if bands:
        _as_areas(chart, series[: len(bands)], [shade for _, shade, _ in bands])
    return frame


# Limits may lie outside of what is drawn.
LIMITS = {"Lower process limit": "lpl", "Upper process limit": "upl"}


def _behind(it: Chart) -> list[Series]:
    """What stands behind a series: another area's, the median or the process limits, what came later, the plan."""
    records, options = it.records, it.options
    others: dict[str, dict[str, float]] = {}
    for record in options["beside"]:
        others.setdefault(record["name"], {})[record["period"]] = record["value"]
    made: list[Series] = [
        (
            name,
            [of.get(record["period"]) for record in records],
            lambda s: look.line(s, LIGHT.muted, 1.5, MSO_LINE.ROUND_DOT),
        )
        for name, of in others.items()
    ]
    if options["stage"] == "run" and options["median"] is not None:
        made.append(("Median", [options["median"]] * len(records), lambda s: look.line(s, LIGHT.muted, **DASHED)))
    if options["process"]:
        made.append(("Mean", [record.get("mean") for record in records], lambda s: look.line(s, LIGHT.muted, 1.25)))
        for name, key in LIMITS.items():
            numbers = [record.get(key) for record in records]
            made.append((name, numbers, lambda s: look.line(s, LIGHT.muted, **DASHED)))
    if any(record["later"] for record in records):
        # It begins where the series ends, so that the line goes on.
        after = [record["value"] if record["later"] or record["last"] else None for record in records]
        made.append(("After the quarter chosen", after, _paler))
    plans = [record["plan"] for record in records]
    made.append(("Plan", plans, lambda s: look.line(s, LIGHT.text, 0, None, XL_MARKER_STYLE.DASH, 14)))
    return made


def _paler(series: Any) -> None:
    """What came after the quarter chosen: there, and lighter."""
    look.line(series, None, 2.5, None, XL_MARKER_STYLE.CIRCLE)
    for colour_of in (series.format.line.color, series.marker.format.fill.fore_color):
        colour_of.brightness = look.PALER


def _finished(series: Any, records: Sequence[Record]) -> None:
    """The series itself: its intervals, the colours of its points, and its figures where they are few."""
    look.errors(series, *look.ends([{} if record["later"] else record for record in records]), LIGHT.same)
    _coloured(series, records)
    if len(records) <= CROWDED:
        form = number_format([record["text"] for record in records if record["value"] is not None])
        look.labels(series, form, XL_LABEL_POSITION.ABOVE)


def _coloured(series: Any, records: Sequence[Record]) -> None:
    """Points that process limits say something of, in the colour of it."""
    for place, record in enumerate(records):
        if record.get("kind"):
            point = series.points[place].marker
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = colour(getattr(LIGHT, POINT[record["kind"]]))


def _bands(given: Sequence[Record], top: float) -> list[tuple[str, str | None, float]]:
    """Grades from the bottom up: name, colour (None for a gap that shows nothing), and how high each is."""
    made: list[tuple[str, str | None, float]] = []
    at = 0.0
    for band in sorted(given, key=lambda one: one["from"] or 0):
        low, high = band["from"] or 0.0, top if band["to"] is None else min(band["to"], top)
        if low >= top:
            continue
        if low > at:
            made.append((" " * (len(made) + 1), None, low - at))
        made.append((band["name"], LIGHT.bands[band["level"]], high - max(low, at)))
        at = high
    return made


def _as_areas(chart: Any, series: Sequence[Any], shades: Sequence[str | None]) -> None:
    """Turn the first series of a line chart into areas stacked on each other, on the same axes."""
    plot = chart.plots[0]._element
    areas = etree.Element(qn("c:areaChart"))
    etree.SubElement(areas, qn("c:grouping")).set("val", "stacked")
    etree.SubElement(areas, qn("c:varyColors")).set("val", "0")
    for one, shade in zip(series, shades, strict=True):
        element = one._element
        for name in ("c:marker", "c:smooth", "c:spPr", "c:dLbls"):
            for child in element.findall(qn(name)):
                element.remove(child)
        style = etree.Element(qn("c:spPr"))
        if shade is None:
            etree.SubElement(style, qn("a:noFill"))
        else:
            filled = etree.SubElement(etree.SubElement(style, qn("a:solidFill")), qn("a:srgbClr"))
            filled.set("val", shade[1:].upper())
            etree.SubElement(filled, qn("a:alpha")).set("val", "35000")
        element.find(qn("c:tx")).addnext(style)
        areas.append(element)
    for axis in plot.findall(qn("c:axId")):
        etree.SubElement(areas, qn("c:axId")).set("val", axis.get("val"))
    plot.addprevious(areas)
    if chart.has_legend:
        # What shows nothing is not explained.
        for place in reversed([place for place, shade in enumerate(shades) if shade is None]):
            entry = etree.Element(qn("c:legendEntry"))
            etree.SubElement(entry, qn("c:idx")).set("val", str(place))
            etree.SubElement(entry, qn("c:delete")).set("val", "1")
            chart.legend._element.find(qn("c:legendPos")).addnext(entry)


def ranked(slide: Any, box: Box, it: Chart) -> Any:
    """A dot an area from the highest to the lowest, with its interval; the benchmark as a line."""
    records = sorted(it.records, key=lambda record: -record["value"])
    data = look.Categories()
    data.categories = [look.name(record["name"]) for record in records]
    reference = it.options["reference"]
    if reference is not None:
        data.add_series(it.options["name"], [reference] * len(records))
    own = axis_title(it.options["unit"])
    data.add_series(own, [record["value"] for record in records])
    frame, chart = look.begin(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, reference is not None)
    _, most = it.options.get("domain") or domain(it)
    look.axes(chart, own, 0, max(most, reference or 0) * 1.08 or 1)
    series = list(chart.plots[0].series)
    if reference is not None:
        look.line(series[0], LIGHT.muted, 1.5, MSO_LINE.DASH)
    main = series[-1]
    look.line(main, LIGHT.same, 0, None, XL_MARKER_STYLE.CIRCLE, 11)
    look.errors(main, *look.ends(records), LIGHT.same)
    look.labels(main, number_format([record["text"] for record in records]), XL_LABEL_POSITION.RIGHT)
    for place, record in enumerate(records):
        style = main.points[place].marker.format
        style.fill.solid()
        style.fill.fore_color.rgb = colour(getattr(LIGHT, JUDGEMENT[record["judgement"]].shade, LIGHT.same))
        if record["area"] == it.options["chosen"]:
            style.line.color.rgb = colour(LIGHT.text)
            style.line.width = Pt(2.5)
    return frame
