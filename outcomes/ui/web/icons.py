"""The icon font, cut down to the icons that are used: by our pages and by Streamlit's own frame."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from outcomes.paths import PROGRAM
from outcomes.ui.web import fonts
from outcomes.ui.web.packing import ASK_AGAIN, KEPT, File

NAMED = re.compile(r":material/([a-z0-9_]+)")
FONT = "MaterialSymbols-Rounded.*.woff2"
# What Streamlit builds from parts at run time, and what the app's next version is likely to want.
USUAL = [
    "arrow_back",
    "arrow_forward",
    "cancel",
    "chevron_left",
    "chevron_right",
    "close",
    "content_copy",
    "delete",
    "download",
    "edit",
    "error",
    "expand_more",
    "filter_list",
    "fullscreen",
    "fullscreen_exit",
    "help",
    "info",
    "keyboard_arrow_down",
    "keyboard_arrow_left",
    "keyboard_arrow_right",
    "keyboard_arrow_up",
    "keyboard_double_arrow_left",
    "keyboard_double_arrow_right",
    "link",
    "map",
    "menu",
    "more_vert",
    "open_in_new",
    "pause",
    "play_arrow",
    "print",
    "refresh",
    "search",
    "settings",
    "share",
    "slideshow",
    "table_chart",
    "undo",
    "upload",
    "visibility",
    "warning",
    "zoom_in",
    "zoom_out",
]


def ours() -> set[str]:
    """The icons that the program names."""
    files = [PROGRAM / "app.py", *(PROGRAM / "pages").glob("*.py"), *(PROGRAM / "outcomes").rglob("*.py")]
    return _named(files) | _named((PROGRAM / "outcomes").rglob("*.js")) | _named((PROGRAM / "outcomes").rglob("*.html"))


def _named(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}


def font(static: Path, kept: Path = KEPT) -> dict[str, File]:
    """The icon font by its path on the wire; nothing where this Streamlit has none, so that it serves what it has."""
    names = ours() | _named((static / "static" / "js").glob("*.js")) | set(USUAL)
    # The address is Streamlit's and stays the same when a later version of ours needs another icon.
    return fonts.files(static, FONT, " ".join(sorted(names)), lambda raw: cut(raw, names), ASK_AGAIN, kept)


def cut(raw: bytes, names: Iterable[str]) -> bytes:
    """A font of ligatures with only the icons named."""

    def wanted(font: TTFont) -> dict[str, Any]:
        icons = dict(ligatures(font))
        held = {name: icons[name] for name in names if name in icons}
        return {"glyphs": list(held.values()), "unicodes": {ord(letter) for name in held for letter in name}}

    return fonts.cut(raw, wanted, layout_closure=False, layout_features=["*"])


def ligatures(font: TTFont) -> Iterator[tuple[str, str]]:
    """Each word that the font draws as one icon, and the glyph of that icon."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, sets in getattr(table, "ligatures", {}).items():
                for one in sets:
                    yield "".join(letters.get(glyph, "?") for glyph in (first, *one.Component)), one.LigGlyph
