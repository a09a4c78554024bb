"""Streamlit's fonts, cut down to what is used: made once in an environment and then served from memory."""

import hashlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

from outcomes.ui.web.packing import KEPT, TYPES, File, keep


def files(
    static: Path, pattern: str, about: str, cut: Callable[[bytes], bytes], asked: str, kept: Path = KEPT
) -> dict[str, File]:
    """Fonts cut down, by their path on the wire; nothing where this Streamlit has none, so that it serves what it has.

    ``about`` is everything that decides how they are cut, ``asked`` how long browsers may keep them.
    """
    found = {}
    for file in (static / "static" / "media").glob(pattern):
        raw = file.read_bytes()
        tag = hashlib.sha256(raw + f"{fontTools.version} {about}".encode()).hexdigest()
        body = keep(kept / f"{tag}.woff2", lambda raw=raw: cut(raw), _whole)  # type: ignore[misc]
        found[f"/{file.relative_to(static).as_posix()}"] = File({"": body}, TYPES[".woff2"], asked, tag[:16])
    return found


def _whole(held: bytes) -> bool:
    return held[:4] == b"wOF2" and int.from_bytes(held[8:12]) == len(held)


def cut(raw: bytes, wanted: Callable[[TTFont], Mapping[str, Any]], **options: Any) -> bytes:
    """A font with only what is wanted of it: ``glyphs`` and ``unicodes``, as its subsetter takes them; the same again gives the same bytes."""
    made = TTFont(io.BytesIO(raw), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(flavor="woff2", hinting=False, recalc_timestamp=False, **options))
    cutter.populate(**wanted(made))
    cutter.subset(made)
    out = io.BytesIO()
    made.flavor = "woff2"
    made.save(out)
    return out.getvalue()
