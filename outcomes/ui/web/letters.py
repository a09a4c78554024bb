"""The type of the text, cut down to the letters that English, its neighbours and figures need."""

from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from outcomes.ui.web import fonts
from outcomes.ui.web.packing import FOR_EVER, KEPT, File

FONT = "SourceSansVF-*.woff2"
# First and last of a run: Latin with the marks of Europe's languages, accents that stand by themselves, Greek (of
# statistics), Welsh, and punctuation with signs, arrows and shapes. Any other letter is drawn in the reader's own type.
RUNS = (
    (0x20, 0x17F),
    (0x218, 0x21B),
    (0x2C6, 0x36F),
    (0x370, 0x3FF),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2000, 0x2BFF),
)
# How letters stand beside each other; small capitals and old figures are used nowhere.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum"]


def font(static: Path, kept: Path = KEPT) -> dict[str, File]:
    """The upright and the slanted type by their paths on the wire."""
    # A browser that keeps an older cut lacks a letter at most, so none asks again.
    return fonts.files(static, FONT, f"{RUNS} {FEATURES}", cut, FOR_EVER, kept)


def cut(raw: bytes) -> bytes:
    """A font with only the letters of the runs, in every weight."""

    def wanted(font: TTFont) -> dict[str, Any]:
        return {"unicodes": [code for code in font.getBestCmap() if any(one <= code <= last for one, last in RUNS)]}

    return fonts.cut(raw, wanted, layout_features=FEATURES)
