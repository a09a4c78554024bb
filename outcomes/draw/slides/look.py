"""What native charts share: their data, axes, lines, labels and intervals."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from outcomes.answer import Chart, Record
from outcomes.draw.slides.base import Box, colour, cut, inked
from outcomes.draw.theme import LIGHT

SMALL = Pt(11)
# A text is written at a point while there are no more.
CROWDED = 14
LONGEST_NAME = 110
# How much lighter is what came after the quarter chosen.
PALER = 0.5


@contextmanager
def _plain_sheet(self: Any, file: Any) -> Iterator[tuple[Workbook, Any]]:
    """The workbook behind a chart: a name that begins like a formula stays a name."""
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        yield workbook, workbook.add_worksheet()


class Categories(CategoryChartData):
    """Names and their numbers."""

    @property
    def _workbook_writer(self) -> Any:
        return type("Plain", (CategoryWorkbookWriter,), {"_open_worksheet": _plain_sheet})(self)


class Points(XyChartData):
    """Pairs of numbers."""

    @property
    def _workbook_writer(self) -> Any:
        return type("Plain", (XyWorkbookWriter,), {"_open_worksheet": _plain_sheet})(self)


def name(text: str) -> str:
    """A name beside a bar or under a point, as far as there is room for it."""
    return cut(text, LONGEST_NAME)


def number_format(texts: Sequence[str]) -> str:
    """How PowerPoint writes numbers so that they read as the texts do: the same decimals, and a per cent sign where they have one."""
    figures = [text.split(" ")[0] for text in texts if text[:1].isdigit() or text[:1] in "-−+£"]
    percent = '"%"' if figures and all("%" in figure for figure in figures) else ""
    decimals = {len(figure.rstrip("%").partition(".")[2]) for figure in figures}
    if len(decimals) != 1:
        return f"General{percent}"
    places = decimals.pop()
    return f"#,##0{'.' + '0' * places if places else ''}{percent}"


def begin(slide: Any, box: Box, kind: Any, data: Any, legend: bool) -> tuple[Any, Any]:
    """A chart on a slide with our type, and its legend on top."""
    frame = slide.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data)
    chart = frame.chart
    chart.font.size, chart.has_title, chart.has_legend = Pt(12), False, legend
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = SMALL
    return frame, chart


def axes(chart: Any, title: str, least: float | None = 0, most: float | None = None) -> None:
    """The look of both axes; where the axis of values begins and ends."""
    value, names = chart.value_axis, chart.category_axis
    value.major_gridlines.format.line.color.rgb = colour(LIGHT.faint)
    value.format.line.fill.background()
    value.tick_labels.font.size = names.tick_labels.font.size = SMALL
    value.has_title = bool(title)
    if title:
        titled(value, title)
    if least is not None:
        value.minimum_scale = least
    if most is not None:
        value.maximum_scale = most
    names.format.line.color.rgb = colour(LIGHT.same)


def titled(axis: Any, title: str) -> None:
    """The title of an axis."""
    axis.axis_title.text_frame.text = name(title)
    font = axis.axis_title.text_frame.paragraphs[0].font
    font.size, font.bold = SMALL, False


def line(
    series: Any, shade: str | None, width: float = 2.25, dash: Any = None, mark: Any = None, size: int = 8
) -> None:
    """The look of a line; in the theme's accent where no colour is given."""
    line = series.format.line
    inked(line.color, shade)
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
        inked(marker.format.fill.fore_color, shade)
        marker.format.line.fill.background()


def filled(series: Any, shade: str | None) -> None:
    """The colour of bars; the theme's accent where none is given."""
    series.format.fill.solid()
    series.invert_if_negative = False
    inked(series.format.fill.fore_color, shade)


def labels(series: Any, form: str, place: Any, bold: bool = True) -> None:
    """Numbers at each point or bar."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, form, False
    labels.font.size, labels.font.bold = SMALL, bold
    if place is not None:
        labels.position = place


def errors(series: Any, plus: Sequence[float | None], minus: Sequence[float | None], shade: str) -> None:
    """Intervals of a series as error bars, each with its own ends."""
    if not any(value is not None for value in (*plus, *minus)):
        return
    made = etree.SubElement(series._element, qn("c:errBars"))
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


def ends(records: Sequence[Record]) -> tuple[list[float | None], list[float | None]]:
    """How far above and below its figure each interval reaches."""
    plus: list[float | None] = []
    minus: list[float | None] = []
    for record in records:
        value, low, high = record.get("value"), record.get("lower"), record.get("upper")
        if value is None or low is None or high is None:
            plus.append(None)
            minus.append(None)
        else:
            plus.append(high - value)
            minus.append(value - low)
    return plus, minus


def domain(chart: Chart) -> tuple[float, float]:
    """From where to where the figures of a chart and their intervals reach."""
    ends = [
        record[name] for record in chart.records for name in ("value", "lower", "upper") if record.get(name) is not None
    ]
    return min(ends, default=0), max(ends, default=1)
