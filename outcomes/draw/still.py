"""A chart that stands still: the drawing of the web as SVG or PNG in the colours of paper, made without a browser."""

import json
import re
from functools import lru_cache
from pathlib import Path

import vl_convert

from outcomes.answer import Chart
from outcomes.draw.theme import in_type, on_paper
from outcomes.draw.web import parts
from outcomes.errors import OutcomesError

FONTS = Path(__file__).parent / "fonts"
WIDTH = 680
# What stands in columns of its own needs more room for them.
WIDER = {"spine": 900}
# A drawing of more lines is drawn closer, so that it stands on one page: its height to its width.
HIGHEST = 1.25
# Pixels of a PNG to one of the drawing: 300 to the inch at the width of a slide.
SCALE = 3.0
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
# A drawing asks nothing of any network.
NOWHERE: list[str] = []


def svg(chart: Chart, width: int = WIDTH, paper: bool = True) -> str:
    """A chart as SVG of about a width in pixels; its height follows what it shows.

    Without ``paper`` its colours stay variables, so that it follows the mode of the page that it stands in.
    """
    made = parts.CHARTS[chart.kind](chart)
    width = WIDER.get(chart.kind, width)
    spec = {**made, "width": width, "height": min(made["height"], round(width * HIGHEST))}
    drawing = _drawn(in_type(json.dumps(spec, ensure_ascii=False)))
    return on_paper(drawing) if paper else drawing


def size(drawing: str) -> tuple[float, float]:
    """Width and height of a drawing."""
    found = SIZE.search(drawing)
    assert found, "a drawing says its size"
    return float(found[1]), float(found[2])


@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    _fonts()
    try:
        return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=NOWHERE))
    except ValueError as fault:
        said = str(fault).splitlines()[-1][:160]
        raise OutcomesError(
            f"a chart could not be drawn ({said}); leave its section out and tell the data team"
        ) from fault


@lru_cache(maxsize=1)
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


@lru_cache(maxsize=64)
def png(drawing: str) -> bytes:
    """A drawing as a PNG for what shows no SVG."""
    _fonts()
    return bytes(vl_convert.svg_to_png(drawing, scale=SCALE))
