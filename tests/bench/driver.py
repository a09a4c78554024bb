"""A server and a Chromium: what the benchmark and the browser tests share."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from outcomes.paths import PROGRAM

# Every address of the app; "" is the overview. A test sees that the menu has no other.
PAGES = (
    "",
    "explore",
    "better-care-fund",
    "meeting",
    "childrens-scorecard",
    "healthy-schools",
    "participatory-budgeting",
    "adult-care-official",
    "childrens-services-official",
    "public-health-official",
    "schools-official",
    "community-maps",
    "compare-localities",
    "own-localities",
    "community-health",
    "present-to-a-room",
    "take-a-pack",
    "how-sure-are-we",
    "sources-and-definitions",
    "add-figures",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]


def chromium() -> str:
    """The path of a Chromium that is installed, or the one that OUTCOMES_CHROMIUM names."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    found = os.environ.get("OUTCOMES_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise FileNotFoundError("No Chromium was found; install one or set OUTCOMES_CHROMIUM to its path.")
    return found


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(url: str) -> None:
    """Wait until an address answers, for two minutes at most."""
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.2)


@contextmanager
def serving(
    *start: str, folder: Path = PROGRAM, options: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """A server on a free port of this machine, ended afterwards; yields its address.

    ``start`` is what Python runs: the app as the README starts it when nothing is given. ``options`` are more of Streamlit's.
    """
    port = free_port()
    given = ["--server.headless=true", f"--server.port={port}", *options]
    command = [sys.executable, "-m", *(start or ("outcomes.ui.serve",)), *given]
    held = {**os.environ, **(environment or {})}
    server = subprocess.Popen(command, cwd=folder, env=held, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        answers(f"{address}/_stcore/health")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def settled(page: Page) -> None:
    """Wait until the page has drawn its heading, its first drawing or table, and has stopped running."""
    # Not that of the first view, which stands there until the page has one.
    page.wait_for_selector("#root h1", timeout=60_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
