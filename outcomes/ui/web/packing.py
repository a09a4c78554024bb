"""Streamlit's files for the browser, packed once in an environment and then served from memory.

Streamlit sends its bundles unpacked, because packing them at every request would cost more than it saves. They
never change while it is installed, so they are packed at the first start and kept.
"""

import gzip
import hashlib
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli
import streamlit

# Where the program itself is installed, so that what is kept is as safe from others as the program is.
KEPT = Path(sys.prefix) / "outcomes-packed" / f"streamlit-{streamlit.__version__}"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
# The name of such a file holds a hash of what is in it.
FOR_EVER = "public, immutable, max-age=31536000"
# Kept by browsers too, but asked for each time whether it is still the same.
ASK_AGAIN = "no-cache"
# Brotli's slower setting saves a twentieth; for the largest files, which no page of ours loads, it takes too long.
LARGE, SLOW, QUICK, AT_ONCE = 1_000_000, 10, 9, 5


@dataclass(frozen=True)
class File:
    """A file as it goes over the wire: its bodies by encoding ("" is unpacked), its type, and how long browsers may keep it."""

    bodies: dict[str, bytes]
    kind: str
    keep: str
    tag: str


def _brotli(raw: bytes) -> bytes:
    return brotli.compress(raw, quality=QUICK if len(raw) > LARGE else SLOW)


def _gzip(raw: bytes) -> bytes:
    return gzip.compress(raw, 9, mtime=0)


# In the order in which they are preferred. Browsers take Brotli only over TLS or on their own machine.
PACKERS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "br": (_brotli, brotli.decompress),
    "gzip": (_gzip, gzip.decompress),
}


def pack(static: Path, kept: Path = KEPT) -> dict[str, File]:
    """Every script and style sheet below Streamlit's static folder, by its path on the wire."""
    found = [file for kind in ("js", "css") for file in sorted((static / "static" / kind).glob(f"*.{kind}"))]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        files = workers.map(lambda file: _packed(file.read_bytes(), file.suffix, kept), found)
        return {f"/{file.relative_to(static).as_posix()}": made for file, made in zip(found, files, strict=True)}


def _packed(raw: bytes, suffix: str, kept: Path) -> File:
    name = hashlib.sha256(raw).hexdigest()
    bodies = {}
    for encoding, (make, unmake) in PACKERS.items():
        bodies[encoding] = keep(kept / f"{name}.{encoding}", lambda make=make: make(raw), _undoes(unmake, raw))  # type: ignore[misc]
    return File(bodies, TYPES[suffix], FOR_EVER, name[:16])


def _undoes(unmake: Callable[[bytes], bytes], raw: bytes) -> Callable[[bytes], bool]:
    """Whether something kept still unpacks to the file that it was made from."""

    def sound(held: bytes) -> bool:
        with suppress(brotli.error, OSError, EOFError, zlib.error):
            return unmake(held) == raw
        return False

    return sound


def keep(file: Path, make: Callable[[], bytes], sound: Callable[[bytes], bool]) -> bytes:
    """What a file holds while it is sound; else made, and written whole or not at all. Made in memory where the folder cannot be written."""
    with suppress(OSError):
        held = file.read_bytes()
        if sound(held):
            return held
    made = make()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(made)
            os.replace(beside, file)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    return made


def page(text: str) -> File:
    """A page that was made for one request, packed quickly."""
    return _made(text.encode(), "text/html; charset=utf-8")


def feed(raw: bytes) -> File:
    """A feed, likewise."""
    return _made(raw, "application/atom+xml; charset=utf-8")


def _made(raw: bytes, kind: str) -> File:
    bodies = {"br": brotli.compress(raw, quality=AT_ONCE), "gzip": gzip.compress(raw, AT_ONCE, mtime=0), "": raw}
    return File(bodies, kind, ASK_AGAIN, hashlib.sha256(raw).hexdigest()[:16])


def chosen(accepted: str, offered: Iterable[str]) -> str | None:
    """The encoding for a browser that accepts these; None where none of those offered will do ("" always does)."""
    wanted = {}
    for part in accepted.lower().split(","):
        name, *marks = (piece.strip() for piece in part.split(";"))
        weight = next((mark.removeprefix("q=") for mark in marks if mark.startswith("q=")), "1")
        wanted[name] = weight.strip("0.") != ""
    held = list(offered)
    found = next((name for name in held if name and wanted.get(name, wanted.get("*", False))), None)
    return found if found is not None else ("" if "" in held else None)
