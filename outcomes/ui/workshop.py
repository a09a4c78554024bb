"""Packs made aside, so that no other reader waits: in a process of its own, one at a time a visitor; the last ones are kept."""

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cachetools import LRUCache

from outcomes.errors import OutcomesError
from outcomes.paths import PROGRAM

# Makers at once, how many orders may wait for them, seconds after which one is given up, and bytes of packs kept.
MAKERS, MOST_WAITING, PATIENCE, MOST_BYTES = 2, 12, 180, 60_000_000


@dataclass(frozen=True)
class Order:
    """What is to be made: a kind of story, a choice, a version, own localities as they stand in a link, chapters and format."""

    kind: str
    quarter: str
    area: str
    compare: str
    number: int | None
    own: str
    sections: tuple[str, ...]
    form: str


_makers = ThreadPoolExecutor(MAKERS, thread_name_prefix="packs")
_kept: LRUCache[Order, bytes] = LRUCache(MOST_BYTES, getsizeof=len)
_lock = threading.Lock()
_waiting = 0


def order(wanted: Order) -> "Future[bytes]":
    """Have a pack made; it is there at once where the same one was made before. Raises OutcomesError when too many wait."""
    with _lock:
        held = _kept.get(wanted)
    if held is not None:
        done: Future[bytes] = Future()
        done.set_result(held)
        return done
    return aside(lambda: _made(wanted))


def aside(make: Callable[[], bytes]) -> "Future[bytes]":
    """Have something made when a maker is free. Raises OutcomesError when too many wait."""
    global _waiting
    with _lock:
        if _waiting >= MOST_WAITING:
            raise OutcomesError("many packs are being made at the moment; try again in a minute")
        _waiting += 1
    found = _makers.submit(make)
    found.add_done_callback(_finished)
    return found


def _finished(_: "Future[bytes]") -> None:
    global _waiting
    with _lock:
        _waiting -= 1


def _made(wanted: Order) -> bytes:
    """The file, made by the command line in a process of its own."""
    given = {"kind": wanted.kind, "quarter": wanted.quarter, "compare": wanted.compare, "area": wanted.area}
    given |= {"own": wanted.own, "sections": ",".join(wanted.sections), "format": wanted.form}
    if wanted.number is not None:
        given["as-of"] = str(wanted.number)
    with tempfile.TemporaryDirectory() as folder:
        options = [f"--{name}={value}" for name, value in given.items()]
        command = [sys.executable, "-m", "outcomes", "pack", *options, "--quietly", f"--out={folder}"]
        try:
            done = subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as fault:
            raise OutcomesError("the pack took too long; choose fewer sections, or try again later") from fault
        files = sorted(Path(folder).glob(f"*.{wanted.form}"))
        if done.returncode or not files:
            raise OutcomesError(done.stderr.strip().removeprefix("outcomes: ")[-300:] or "the pack could not be made")
        content = files[0].read_bytes()
    with _lock:
        if len(content) <= MOST_BYTES:
            _kept[wanted] = content
    return content
