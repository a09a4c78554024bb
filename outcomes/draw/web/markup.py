"""Tables that a chart cannot be: rendered from templates, every cell escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from outcomes.draw.theme import Palette, band_colours

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, colours: Palette, **values: Any) -> str:
    """A template of ``outcomes/templates`` with the palette and the values given."""
    found = _environment().get_template(template)
    return found.render(colours=colours, bands=band_colours(colours), sparkline=sparkline, **values)


def sparkline(values: Sequence[float | None], colours: Palette, width: int = 96, height: int = 26) -> Markup:
    """A small line as SVG, gaps left open, last point marked; empty under two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Markup("")
    low, high = min(known), max(known)
    step = (width - 8) / (len(values) - 1)
    spread = high - low or 1
    points = [
        None if value is None else (4 + place * step, height - 5 - (value - low) / spread * (height - 10))
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
            colours.accent, " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
        )
        for run in runs
        if len(run) > 1
    )
    x, y = [point for point in points if point is not None][-1]
    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3.2" fill="{}"/>').format(x, y, colours.accent)
    drawing = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{b}</svg>'
    ).format(w=width, h=height, b=lines + dot)
    # As an image: inline SVG does not survive the sanitiser that guards the page.
    return Markup('<img alt="" width="{}" height="{}" src="data:image/svg+xml,{}">').format(
        width, height, quote(str(drawing))
    )
