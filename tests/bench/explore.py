"""Changes inside the explorer, in the app and in a static page with the same figures: from the input to what is drawn."""

import json
import statistics
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from outcomes import exploring, opening
from outcomes.draw.web import markup
from outcomes.packs import explorer
from tests.bench.driver import ARGUMENTS, chromium, serving

TIMES = 40
# From the input's event to the second frame after it, when what was drawn has been shown.
CHANGE = """([name, value]) => new Promise((done) => {
  const root = document.querySelector(".oc-explore"), begun = performance.now();
  if (name === "view") root.querySelector(`[name=view][value=${value}]`).checked = true;
  const box = name === "view" ? root.querySelector(`[name=view][value=${value}]`) : root.querySelector(`[name=${name}]`);
  if (name !== "view") box.value = value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  const drawn = performance.now() - begun;
  requestAnimationFrame(() => { const channel = new MessageChannel();
    channel.port1.onmessage = () => done([drawn, performance.now() - begun]); channel.port2.postMessage(0); });
})"""
CHANGES = {
    "indicators (a ready-made set)": [("set", str(place)) for place in range(8)],
    "place": [("place", area) for area in ("CE-LCN-CREWE", "E06000049")],
    "period": [("from", "2015-16-Q3"), ("from", "")],
    "view": [("view", name) for name in ("one", "index", "table", "moved", "places", "multiples")],
}


def run() -> None:
    """Measure both pages and print medians and 95th percentiles."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver, serving() as app:
        _static(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        chrome = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        print(
            f"{'change inside Explore':34}{'static page ms':>20}{'in the app ms':>20}{'frames':>8}   (median / p95 to the next frame)"
        )
        found = {}
        for name, address in (("static", f"http://127.0.0.1:{server.server_port}/"), ("app", f"{app}/explore")):
            page = chrome.new_page(viewport={"width": 1366, "height": 768})
            frames: list[object] = []
            page.on("websocket", lambda socket, frames=frames: socket.on("framesent", lambda sent: frames.append(sent)))
            page.goto(address)
            page.wait_for_selector(".oc-explore[data-drawn]", timeout=60_000)
            page.wait_for_timeout(1500)
            before = len(frames)
            found[name] = {kind: _times(page, steps) for kind, steps in CHANGES.items()}, len(frames) - before
        for kind in CHANGES:
            cells = (
                f"{statistics.median(t):.0f} / {_p95(t):.0f}" for t in (found["static"][0][kind], found["app"][0][kind])
            )
            print(f"{kind:34}" + "".join(f"{cell:>20}" for cell in cells) + f"{found['app'][1]:>8}")
        chrome.close()
        server.shutdown()


def _times(page: Page, steps: list[tuple[str, str]]) -> list[float]:
    return [page.evaluate(CHANGE, steps[turn % len(steps)])[1] for turn in range(TIMES)]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def _static(folder: Path) -> None:
    """The explorer without Streamlit: skeleton, look, script and figures in one folder."""
    board = opening.load()
    (folder / "outcomes.js").write_text(markup.script(), encoding="utf-8")
    chosen = {"quarter": "2016-17-Q3", "area": board.areas.authority.id, "end": 2017.0, "before": 2016.75}
    first = [one["id"] for one in exploring.parcel(board)["indicators"] if one["grades"]][:6]
    parts = [
        {"part": "chosen", "chosen": {**chosen, "first": first}},
        {"part": "explore", "parcel": exploring.packed(board)},
    ]
    calls = "".join(f"start({{ parentElement: document.body, data: {json.dumps(part)} }});" for part in parts)
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><style>{markup.style()}</style><body class=stApp>{explorer.skeleton(board)}"
        f"<script type=module>import start from './outcomes.js'; {calls}</script>",
        encoding="utf-8",
    )
