"""First paint, settled page and bytes over a slow line, before and after: prints figures and asserts nothing.

Before is ``streamlit run app.py``, after is the app as the README starts it; loopback would hide the difference.
"""

import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import astuple, dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.driver import ARGUMENTS, PAGES, chromium, serving, settled

MEGABITS, DELAY = 3, 100
MEASURED = tuple(name for name in ("", "childrens-scorecard", "community-maps", "explore") if name in PAGES)
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


@dataclass(frozen=True)
class Seen:
    """Milliseconds to the first paint of something readable and to the settled page, and kilobytes received."""

    paint: float
    settled: float
    kilobytes: float


def seen(browser: Browser, address: str, slow: bool = True) -> Seen:
    """One visit in a new context with an empty cache."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    received = [0.0]
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 0.75)
    )
    if slow:
        speed = MEGABITS * 1_000_000 / 8
        line = {"offline": False, "latency": DELAY, "downloadThroughput": speed, "uploadThroughput": speed}
        wire.send("Network.emulateNetworkConditions", line)
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    settled(page)
    taken = 1000 * (time.perf_counter() - begun)
    paint = page.evaluate(PAINT)
    context.close()
    return Seen(paint, taken, sum(received) / 1000)


def run(rounds: int, bare: str) -> None:
    """Measure the bare page and some pages of the app both ways, and print the medians. ``bare`` is the script of the bare page."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "bare.py").write_text(bare, encoding="utf-8")
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        floor = stack.enter_context(serving("streamlit", "run", "bare.py", folder=folder))
        before = stack.enter_context(serving("streamlit", "run", "app.py"))
        after = stack.enter_context(serving())
        addresses = {("bare page", "before"): floor}
        for name in MEASURED:
            addresses |= {
                (name or "overview", way): f"{at}/{name}" for way, at in (("before", before), ("after", after))
            }
        for address in addresses.values():
            seen(browser, address, slow=False)
        found = {key: [seen(browser, address) for _ in range(rounds)] for key, address in addresses.items()}
        print(f"{MEGABITS} Mbit/s, {DELAY} ms delay, empty cache:")
        print(f"{'page':24}{'way':>8}{'first paint ms':>16}{'settled ms':>12}{'kB':>8}")
        for (name, way), held in found.items():
            paint, taken, size = (statistics.median(column) for column in zip(*map(astuple, held), strict=True))
            print(f"{name:24}{way:>8}{paint:16.0f}{taken:12.0f}{size:8.0f}")
        browser.close()
