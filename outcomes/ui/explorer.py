"""The explorer: the parcel of all series, drawn and changed in the browser; files of a view are made here."""

import base64
import json
import zlib
from functools import lru_cache
from typing import Any

from outcomes import exploring, export, findings, periods
from outcomes.board import Board
from outcomes.draw.web import markup
from outcomes.selection import Selection
from outcomes.ui import browser, cache

MAKERS = {"csv": export.csv, "xlsx": export.xlsx}
FIRST = 6
TAKES = (
    ("link", "Copy link"),
    ("png", "PNG"),
    ("svg", "SVG"),
    ("csv", "CSV"),
    ("xlsx", "XLSX"),
    ("table", "Copy table"),
)


def draw(chosen: Selection) -> None:
    """The explorer with what is chosen in the frame; a file of a view where the reader asked for one."""
    board = cache.board()
    quarter = periods.parse(chosen.quarter)
    browser.mount(
        "chosen",
        "chosen",
        chosen={
            "quarter": chosen.quarter,
            "area": chosen.area,
            "end": exploring.year(quarter),
            "before": exploring.year(periods.parse(chosen.comparator)),
            "first": first(board, chosen),
        },
    )
    asked = browser.mount("explore", "explore", html=skeleton(board), parcel=packed(board))
    if wanted := asked.get("file"):
        _file(board, wanted)


@lru_cache(maxsize=8)
def packed(board: Board) -> str:
    """The parcel, deflated, so that it crosses a slow network in a third of a second."""
    text = json.dumps(exploring.parcel(board), separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def first(board: Board, chosen: Selection) -> list[str]:
    """What the explorer opens with: the figures most worth a look that have a course of time."""
    found = findings.where_to_look(findings.of(board, chosen), most=40)
    return [one.indicator.id for one in found if one.move and len(one.series) > 1][:FIRST]


def skeleton(board: Board) -> str:
    """The controls as HTML, before there are figures."""
    held = exploring.parcel(board)
    areas = (area for area in (held["authority"], *held["localities"]) if area in held["areas"])
    return markup.render(
        "explore.html",
        rules=exploring.rules(board),
        sets=[(dataset, theme, place) for place, (dataset, theme, _) in enumerate(held["sets"])],
        places=[(area, held["areas"][area]) for area in areas],
        views=exploring.VIEWS,
        takes=TAKES,
    )


def _file(board: Board, wanted: Any) -> None:
    """The rows of a view as a file, handed to the browser."""
    form = wanted.get("form") if isinstance(wanted, dict) else None
    if form not in MAKERS:
        return
    rows = exploring.behind(board, wanted.get("rows"))
    made = base64.b64encode(MAKERS[form](rows)).decode()
    browser.mount("file", f"file-{zlib.crc32(made.encode())}", file=made, name=f"explore.{form}")
