"""Parts that a chart cannot be: tables, cards and points from templates, every cell escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from outcomes.answer import Gauge, Link, Row, Table
from outcomes.draw import small
from outcomes.draw.theme import variables

HERE = Path(__file__).parent


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


@cache
def script() -> str:
    """What a browser does by itself with what is drawn, as one module."""
    return (HERE / "outcomes.js").read_text(encoding="utf-8")


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
    """A small line as an image; empty under two values."""
    return _image(small.series(values), small.WIDE, small.HIGH)


def gauge(it: Gauge) -> Markup:
    """A figure beside its plan, or the figure before it, as an image."""
    return _image(small.gauge(it), small.LONG, small.LOW)


def _image(drawing: str, width: int, height: int) -> Markup:
    """A drawing as an image: inline SVG does not survive the sanitiser that guards the page."""
    if not drawing:
        return Markup("")
    return Markup('<img alt="" width="{}" height="{}" src="data:image/svg+xml,{}">').format(
        width, height, quote(drawing)
    )
