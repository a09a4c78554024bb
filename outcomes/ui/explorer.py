"""The explorer: the parcel of all series, drawn and changed in the browser; files of a view are made here."""

import base64
import zlib
from typing import Any

from outcomes import exploring, export
from outcomes.board import Board
from outcomes.packs import explorer, making
from outcomes.selection import Selection
from outcomes.ui import browser, cache

MAKERS = {"csv": export.csv, "xlsx": export.xlsx}


def draw(chosen: Selection) -> None:
    """The explorer with what is chosen in the frame; a file of a view where the reader asked for one."""
    board = cache.board()
    browser.mount("chosen", "chosen", chosen=explorer.choices(board, chosen))
    asked = browser.mount("explore", "explore", html=explorer.skeleton(board), parcel=exploring.packed(board))
    if wanted := asked.get("file"):
        _file(board, wanted)


def _file(board: Board, wanted: Any) -> None:
    """The rows of a view as a file, or its series as slides, handed to the browser."""
    form = wanted.get("form") if isinstance(wanted, dict) else None
    if form in MAKERS:
        content = MAKERS[form](export.described(board, exploring.behind(board, wanted.get("rows"))))
    elif form == "pptx":
        answers = exploring.answers(board, wanted.get("rows"))
        content = making.slides(cache.PLACES, cache.number(), board, "Explore", answers)
    else:
        return
    made = base64.b64encode(content).decode()
    browser.mount("file", f"file-{zlib.crc32(made.encode())}", file=made, name=f"explore.{form}")
