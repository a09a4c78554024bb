"""Charts that PowerPoint has itself, so that they can be edited there: each with the numbers of its records."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from outcomes.draw.slides.base import Box, colour, described
from outcomes.draw.theme import LIGHT
from outcomes.views.answer import Chart, Record
from outcomes.words import CHANGED, JUDGEMENT, POINT

SMALL = Pt(11)
# Lines of a chart that still read on a slide; more of them go to a second one.
MOST_LINES = 14
# A text is written at a point while there are no more.
CROWDED = 14
WAVES = (LIGHT.same, LIGHT.neutral, LIGHT.accent, LIGHT.worse, LIGHT.better)
MARKS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE)
Draw = Callable[[Any, Box, Chart], Any]


@contextmanager
def _plain_sheet(self: Any, file: Any) -> Iterator[tuple[Workbook, Any]]:
    """The workbook behind a chart: a name that begins like a formula stays a name."""
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        yield workbook, workbook.add_worksheet()


class _Categories(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        return type("Plain", (CategoryWorkbookWriter,), {"_open_worksheet": _plain_sheet})(self)


class _Points(XyChartData):
    @property
    def _workbook_writer(self) -> Any:
        return type("Plain", (XyWorkbookWriter,), {"_open_worksheet": _plain_sheet})(self)


def add(slide: Any, box: Box, chart: Chart) -> Any:
    """A chart on a slide, with its alternative text."""
    made = NATIVE[chart.kind](slide, box, chart)
    described(made, chart.alt)
    return made


def split(chart: Chart) -> list[Chart]:
    """A chart of many lines as several, each of whole lines."""
    key = LINES.get(chart.kind)
    if key is None:
        return [chart]
    names = list(dict.fromkeys(record[key] for record in chart.records))
    if len(names) <= MOST_LINES:
        return [chart]
    count = -(-len(names) // MOST_LINES)
    size = -(-len(names) // count)
    groups = [set(names[start : start + size]) for start in range(0, len(names), size)]
    return [
        Chart(chart.kind, tuple(record for record in chart.records if record[key] in group), chart.alt, chart.options)
        for group in groups
    ]


def number_format(texts: Sequence[str]) -> str:
    """How PowerPoint writes numbers so that they read as the texts do: the same decimals, and a per cent sign where they have one."""
    figures = [text.split(" ")[0] for text in texts if text[:1].isdigit() or text[:1] in "-−+£"]
    percent = '"%"' if figures and all("%" in figure for figure in figures) else ""
    decimals = {len(figure.rstrip("%").partition(".")[2]) for figure in figures}
    if len(decimals) != 1:
        return f"General{percent}"
    places = decimals.pop()
    return f"#,##0{'.' + '0' * places if places else ''}{percent}"


def _begin(slide: Any, box: Box, kind: Any, data: Any, legend: bool) -> tuple[Any, Any]:
    frame = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    chart = frame.chart
    chart.font.size, chart.has_title, chart.has_legend = Pt(12), False, legend
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = SMALL
    return frame, chart


def _axes(chart: Any, title: str, least: float | None = 0, most: float | None = None) -> None:
    value, names = chart.value_axis, chart.category_axis
    value.major_gridlines.format.line.color.rgb = colour(LIGHT.faint)
    value.format.line.fill.background()
    value.tick_labels.font.size = names.tick_labels.font.size = SMALL
    value.has_title = bool(title)
    if title:
        value.axis_title.text_frame.text = title
        value.axis_title.text_frame.paragraphs[0].font.size = SMALL
        value.axis_title.text_frame.paragraphs[0].font.bold = False
    if least is not None:
        value.minimum_scale = least
    if most is not None:
        value.maximum_scale = most
    names.format.line.color.rgb = colour(LIGHT.same)


def _unit(unit: str) -> str:
    return "Per cent" if unit == "%" else unit[:1].upper() + unit[1:]


def _line(
    series: Any, shade: str | None, width: float = 2.25, dash: Any = None, mark: Any = None, size: int = 8
) -> None:
    """The look of a line; in the theme's accent where no colour is given."""
    line = series.format.line
    if shade is None:
        line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        line.color.rgb = colour(shade)
    line.width = Pt(width)
    if dash is not None:
        line.dash_style = dash
    if width == 0:
        line.fill.background()
    series.smooth = False
    marker = series.marker
    marker.style = mark if mark is not None else XL_MARKER_STYLE.NONE
    if mark is not None:
        marker.size = size
        marker.format.fill.solid()
        if shade is None:
            marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        else:
            marker.format.fill.fore_color.rgb = colour(shade)
        marker.format.line.fill.background()


def _labels(series: Any, form: str, place: Any, bold: bool = True) -> None:
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, form, False
    labels.font.size, labels.font.bold = SMALL, bold
    if place is not None:
        labels.position = place


def _errors(
    series: Any, plus: Sequence[float | None], minus: Sequence[float | None], shade: str, along: str = ""
) -> None:
    """Intervals of a series as error bars, each with its own ends."""
    if not any(value is not None for value in (*plus, *minus)):
        return
    made = etree.SubElement(series._element, qn("c:errBars"))
    if along:
        etree.SubElement(made, qn("c:errDir")).set("val", along)
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        etree.SubElement(made, qn(f"c:{name}")).set("val", value)
    for name, ends in (("plus", plus), ("minus", minus)):
        held = etree.SubElement(etree.SubElement(made, qn(f"c:{name}")), qn("c:numLit"))
        etree.SubElement(held, qn("c:formatCode")).text = "General"
        etree.SubElement(held, qn("c:ptCount")).set("val", str(len(ends)))
        for place, end in enumerate(ends):
            if end is not None:
                point = etree.SubElement(held, qn("c:pt"))
                point.set("idx", str(place))
                etree.SubElement(point, qn("c:v")).text = repr(round(float(end), 6))
    look = etree.SubElement(etree.SubElement(made, qn("c:spPr")), qn("a:ln"))
    look.set("w", "25400")
    etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:srgbClr")).set("val", shade[1:].upper())
    # Before what the schema has after it.
    after = next(child for child in series._element if child.tag in (qn("c:cat"), qn("c:val"), qn("c:xVal")))
    after.addprevious(made)


def _ends(records: Sequence[Record], key: str = "value") -> tuple[list[float | None], list[float | None]]:
    """How far above and below its figure each interval reaches."""
    plus: list[float | None] = []
    minus: list[float | None] = []
    for record in records:
        value, low, high = record.get(key), record.get("lower"), record.get("upper")
        if value is None or low is None or high is None:
            plus.append(None)
            minus.append(None)
        else:
            plus.append(high - value)
            minus.append(value - low)
    return plus, minus


def trend(slide: Any, box: Box, it: Chart) -> Any:
    """A line over periods; grades as stacked areas behind it, plan, benchmark, median or limits as further lines."""
    records, options = it.records, it.options
    periods = [record["period"] for record in records]
    values = [record["value"] for record in records]
    beside: dict[str, dict[str, float]] = {}
    for record in options["beside"]:
        beside.setdefault(record["name"], {})[record["period"]] = record["value"]
    plans = [record["plan"] for record in records]
    known = [
        value for value in (*values, *plans, *(v for of in beside.values() for v in of.values())) if value is not None
    ]
    top = 100.0 if options["unit"].startswith("%") else max(known, default=1) * 1.15 or 1
    data = _Categories()
    data.categories = [record["label"] for record in records]
    bands = _bands(options["bands"], top)
    for name, _, thick in bands:
        data.add_series(name, [thick] * len(records))
    drawn: list[tuple[str, list[float | None], Callable[[Any], None]]] = []

    def put(name: str, numbers: Sequence[float | None], look: Callable[[Any], None]) -> None:
        if any(number is not None for number in numbers):
            drawn.append((name, list(numbers), look))

    dashed: dict[str, Any] = {"width": 1.25, "dash": MSO_LINE.DASH}
    for name, of in beside.items():
        put(name, [of.get(period) for period in periods], lambda s: _line(s, LIGHT.muted, 1.5, MSO_LINE.ROUND_DOT))
    if options["stage"] == "run" and options["median"] is not None:
        put("Median", [options["median"]] * len(records), lambda s: _line(s, LIGHT.muted, **dashed))
    if options["process"]:
        put("Mean", [record.get("mean") for record in records], lambda s: _line(s, LIGHT.muted, 1.25))
        for key, name in (("lpl", "Lower process limit"), ("upl", "Upper process limit")):
            put(name, [record.get(key) for record in records], lambda s: _line(s, LIGHT.muted, **dashed))
    put("Plan", plans, lambda s: _line(s, LIGHT.text, 0, None, XL_MARKER_STYLE.DASH, 14))
    own = _unit(options["unit"])
    put(own, values, lambda s: _line(s, None, 2.5, None, XL_MARKER_STYLE.CIRCLE))
    for name, numbers, _ in drawn:
        data.add_series(name, numbers)
    frame, chart = _begin(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, len(drawn) + len(bands) > 1)
    _axes(chart, own, 0, top)
    series = list(chart.plots[0].series)
    for one, (_, _, look) in zip(series[len(bands) :], drawn, strict=True):
        look(one)
    if series and drawn and drawn[-1][0] == own:
        main = series[-1]
        _errors(main, *_ends(records), LIGHT.same)
        _coloured(main, records)
        if len(records) <= CROWDED:
            _labels(
                main,
                number_format([record["text"] for record in records if record["value"] is not None]),
                XL_LABEL_POSITION.ABOVE,
            )
    if bands:
        _as_areas(chart, series[: len(bands)], [shade for _, shade, _ in bands])
    return frame


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
        look = etree.Element(qn("c:spPr"))
        if shade is None:
            etree.SubElement(look, qn("a:noFill"))
        else:
            filled = etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:srgbClr"))
            filled.set("val", shade[1:].upper())
            etree.SubElement(filled, qn("a:alpha")).set("val", "35000")
        element.find(qn("c:tx")).addnext(look)
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


def shares(slide: Any, box: Box, it: Chart) -> Any:
    """Parts of a whole, stacked by period."""
    labels = list(dict.fromkeys(record["label"] for record in it.records))
    held = {(record["label"], record["judgement"]): record for record in it.records}
    data = _Categories()
    data.categories = labels
    grades = [grade for grade in it.options["grades"] if any(key[1] == grade for key in held)]
    for grade in grades:
        data.add_series(grade, [held[label, grade]["value"] if (label, grade) in held else None for label in labels])
    frame, chart = _begin(slide, box, XL_CHART_TYPE.COLUMN_STACKED, data, True)
    totals = [sum(record["value"] or 0 for record in it.records if record["label"] == label) for label in labels]
    _axes(chart, "Per cent of cases", 0, max([100.0, *totals]))
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 100
    form = number_format([record["text"] for record in it.records])
    for grade, series in zip(grades, chart.plots[0].series, strict=True):
        level = next(record["level"] for record in it.records if record["judgement"] == grade)
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(LIGHT.bands[level])
        _labels(series, form, XL_LABEL_POSITION.CENTER)
        series.data_labels.font.color.rgb = colour(LIGHT.band_text[level])
    return frame


def _across(
    slide: Any, box: Box, data: Any, title: str, legend: bool, least: float | None = 0, most: float | None = None
) -> tuple[Any, Any]:
    """Bars across, the first on top."""
    frame, chart = _begin(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, legend)
    _axes(chart, title, least, most)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    return frame, chart


def _filled(series: Any, shade: str | None) -> None:
    series.format.fill.solid()
    series.invert_if_negative = False
    if shade is None:
        series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        series.format.fill.fore_color.rgb = colour(shade)


def bars(slide: Any, box: Box, it: Chart) -> Any:
    """Plain bars in the order given."""
    data = _Categories()
    data.categories = [record["name"] for record in it.records]
    data.add_series(it.options["title"], [record["value"] for record in it.records])
    frame, chart = _across(slide, box, data, it.options["title"], False)
    _filled(chart.plots[0].series[0], None)
    _labels(
        chart.plots[0].series[0],
        number_format([record["text"] for record in it.records]),
        XL_LABEL_POSITION.OUTSIDE_END,
    )
    return frame


def ranked(slide: Any, box: Box, it: Chart) -> Any:
    """A dot an area from the highest to the lowest, with its interval; the benchmark as a line."""
    records = sorted(it.records, key=lambda record: -record["value"])
    data = _Categories()
    data.categories = [record["name"] for record in records]
    reference = it.options["reference"]
    if reference is not None:
        data.add_series(it.options["name"], [reference] * len(records))
    own = _unit(it.options["unit"])
    data.add_series(own, [record["value"] for record in records])
    frame, chart = _begin(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, reference is not None)
    _axes(chart, own, 0)
    series = list(chart.plots[0].series)
    if reference is not None:
        _line(series[0], LIGHT.muted, 1.5, MSO_LINE.DASH)
    main = series[-1]
    _line(main, LIGHT.same, 0, None, XL_MARKER_STYLE.CIRCLE, 11)
    _errors(main, *_ends(records), LIGHT.same)
    _labels(main, number_format([record["text"] for record in records]), XL_LABEL_POSITION.RIGHT)
    for place, record in enumerate(records):
        look = main.points[place].marker.format
        look.fill.solid()
        look.fill.fore_color.rgb = colour(getattr(LIGHT, JUDGEMENT[record["judgement"]].shade, LIGHT.same))
        if record["area"] == it.options["chosen"]:
            look.line.color.rgb = colour(LIGHT.text)
            look.line.width = Pt(2.5)
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
    data = _Categories()
    data.categories = list(names)
    for group, records, _ in groups:
        data.add_series(group, [None if record is None else record["value"] for record in records])
    frame, chart = _across(slide, box, data, title, len(groups) > 1, 0, most)
    for (_, records, shade), series in zip(groups, chart.plots[0].series, strict=True):
        _filled(series, shade)
        _errors(series, *_ends([record or {} for record in records]), LIGHT.text)
        texts = [record["text"] for record in records if record is not None]
        if len(names) * len(groups) <= 2 * CROWDED:
            _labels(
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
    return _grouped(slide, box, names, groups, _unit(it.options["unit"]), None)


def pairs(slide: Any, box: Box, it: Chart) -> Any:
    """Two views of each statement, a bar each."""
    names = [f"{record['item']} ({record['wave']})" for record in it.records]
    views = list(it.options["views"])
    groups = [
        (view, [{"value": record[key], "text": record[f"{key}_text"]} for record in it.records], shade)
        for view, key, shade in zip(views, ("first", "second"), (None, LIGHT.worse), strict=True)
    ]
    return _grouped(slide, box, names, groups, "Per cent", 100)


def changes(slide: Any, box: Box, it: Chart) -> Any:
    """How much each item changed, a bar with its interval, in the colour of its judgement."""
    data = _Categories()
    data.categories = [f"{record['item']} {CHANGED[record['judgement']].icon}" for record in it.records]
    data.add_series("Change in percentage points", [record["value"] for record in it.records])
    frame, chart = _across(slide, box, data, f"Change in percentage points, {it.options['span']}", False, None)
    series = chart.plots[0].series[0]
    _filled(series, LIGHT.same)
    _errors(series, *_ends(it.records), LIGHT.text)
    for place, record in enumerate(it.records):
        point = series.points[place].format.fill
        point.solid()
        point.fore_color.rgb = colour(getattr(LIGHT, CHANGED[record["judgement"]].shade, LIGHT.same))
    return frame


def _scattered(slide: Any, box: Box, data: Any, across: str, up: str, legend: bool) -> tuple[Any, Any]:
    frame, chart = _begin(slide, box, XL_CHART_TYPE.XY_SCATTER, data, legend)
    _axes(chart, up, None)
    axis = chart.category_axis
    axis.has_title, axis.has_major_gridlines = True, False
    axis.axis_title.text_frame.text = across
    axis.axis_title.text_frame.paragraphs[0].font.size = SMALL
    axis.axis_title.text_frame.paragraphs[0].font.bold = False
    return frame, chart


def _dots(series: Any, shade: str | None, size: int = 8, mark: Any = XL_MARKER_STYLE.CIRCLE) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = mark, size
    series.marker.format.fill.solid()
    if shade is None:
        series.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        series.marker.format.fill.fore_color.rgb = colour(shade)
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
    data = _Points()
    series = data.add_series("Areas")
    for record in it.records:
        series.add_data_point(record["x"], record["y"])
    frame, chart = _scattered(slide, box, data, it.options["across"], it.options["up"], False)
    _dots(chart.plots[0].series[0], None, 9)
    if len(it.records) <= CROWDED:
        _named(chart.plots[0].series[0], [record["name"] for record in it.records])
    return frame


def funnel(slide: Any, box: Box, it: Chart) -> Any:
    """Places by size around their average, with the limits of chance as lines."""
    options, data = it.options, _Points()
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
    frame, chart = _scattered(slide, box, data, options["size"], _unit(options["unit"]), True)
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


# What PowerPoint has a chart for; every other kind is a picture. A test sees that each kind is one or the other.
NATIVE: dict[str, Draw] = {
    "trend": trend,
    "shares": shares,
    "bars": bars,
    "ranked": ranked,
    "waves": waves,
    "changes": changes,
    "pairs": pairs,
    "ages": ages,
    "relation": relation,
    "funnel": funnel,
}
# What a line of a chart is, of those that may have many.
LINES = {"waves": "item", "changes": "item", "pairs": "item", "bars": "name", "ranked": "name", "spine": "name"}
