"""Parts that a chart cannot be: tables, cards and points from templates, every cell escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from outcomes.draw.theme import SPARK, SPARK_MARK, variables
from outcomes.views.answer import Gauge, Link, Row, Table

HERE = Path(__file__).parent
WIDE, HIGH = 96, 26
# A gauge is wider than a sparkline, because its length is read.
LONG, LOW = 168, 22


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(sparkline=sparkline, gauge=gauge, address=address, judged=judged, judgements=judgements)
    return made


@cache
def style() -> str:
    """The look of everything that is drawn: colours as variables, then the rules that use them."""
    rules = (HERE / "style.css").read_text(encoding="utf-8")
    return f":root{{{variables()}}}\n{rules}"


def render(template: str, **values: Any) -> str:
    """A template of this folder with the values given."""
    return _environment().get_template(template).render(**values)


def address(link: Link) -> str:
    """A link as the address of a page with its choices."""
    return f"{link.address}?{urlencode(link.choices)}"


def judgements(row: Row) -> list[str]:
    """What a line is judged or graded as, in words: of the period or the place chosen where one is marked, else of every cell."""
    chosen = [cell for cell in row.cells if {"now", "mine"} & {*cell.marks}]
    return list(dict.fromkeys(cell.sign.word or cell.words for cell in chosen or row.cells if cell.sign))


def judged(table: Table) -> list[str]:
    """The words by which a table's lines may be sifted: its key's, else those that its lines hold."""
    held = dict.fromkeys(word for row in table.rows for word in judgements(row))
    known = [words for _, words in table.key if words in held]
    return known or list(held)


def sparkline(values: Sequence[float | None]) -> Markup:
    """A small line as SVG, gaps left open, last point marked; empty under two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Markup("")
    low, high = min(known), max(known)
    step = (WIDE - 8) / (len(values) - 1)
    spread = high - low or 1
    points = [
        None if value is None else (4 + place * step, HIGH - 5 - (value - low) / spread * (HIGH - 10))
        for place, value in enumerate(values)
    ]
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    lines = Markup("").join(
        Markup('<polyline fill="none" stroke="{}" stroke-width="2" points="{}"/>').format(
            SPARK, " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
        )
        for run in runs
        if len(run) > 1
    )
    x, y = [point for point in points if point is not None][-1]
    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3.2" fill="{}"/>').format(x, y, SPARK)
    return _image(lines + dot, WIDE, HIGH)


def gauge(it: Gauge) -> Markup:
    """A figure on a line from 0 to the most: a bar with a mark at its plan, or a hollow point (before) and a full one."""
    most = it.most or 1
    at = min(it.value / most, 1) * (LONG - 12) + 6
    line = Markup('<rect x="6" y="{y:.1f}" width="{w}" height="{h}" rx="1" fill="{c}" fill-opacity="0.22"/>')
    middle = LOW / 2
    if it.look == "before" and it.beside is not None:
        then = min(it.beside / most, 1) * (LONG - 12) + 6
        shape = Markup(
            '<line x1="{then:.1f}" x2="{at:.1f}" y1="{y}" y2="{y}" stroke="{c}" stroke-width="2.5"/>'
            '<circle cx="{then:.1f}" cy="{y}" r="4.2" fill="none" stroke="{m}" stroke-width="2"/>'
            '<circle cx="{at:.1f}" cy="{y}" r="5" fill="{c}"/>'
        ).format(then=then, at=at, y=middle, c=SPARK, m=SPARK_MARK)
        return _image(line.format(y=middle - 1, w=LONG - 12, h=2, c=SPARK_MARK) + shape, LONG, LOW)
    drawn = line.format(y=middle - 5, w=LONG - 12, h=10, c=SPARK_MARK)
    drawn += Markup('<rect x="6" y="{:.1f}" width="{:.1f}" height="10" rx="1" fill="{}"/>').format(
        middle - 5, at - 6, SPARK
    )
    if it.beside is not None:
        drawn += Markup('<rect x="{:.1f}" y="1" width="3" height="{}" fill="{}"/>').format(
            min(it.beside / most, 1) * (LONG - 12) + 4.5, LOW - 2, SPARK_MARK
        )
    return _image(drawn, LONG, LOW)


def _image(drawn: Markup, width: int, height: int) -> Markup:
    """Shapes as an image: inline SVG does not survive the sanitiser that guards the page."""
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{b}</svg>'
    ).format(w=width, h=height, b=drawn)
    return Markup('<img alt="" width="{}" height="{}" src="data:image/svg+xml,{}">').format(
        width, height, quote(str(drawing))
    )
