"""Publishing a quarter of the shipped catalogue, the first look at it, and looking far back; the figures are made for this purpose."""

import gc
import statistics
import tempfile
import time
from pathlib import Path

from outcomes import questions
from outcomes.publishing import versions
from outcomes.publishing.versions import Places
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import cards


def run(publishes: int = 200) -> None:
    """Publish every quarterly indicator of the largest paper again and again, and print what publishing and reading take."""
    with tempfile.TemporaryDirectory() as folder:
        at = Places(store=str(Path(folder) / "store"))
        board = versions.board(at, None)
        names = {
            name: [e.id for e in dataset.indicators.values() if e.period_kind == "quarter" and e.unit == "%"]
            for name, dataset in questions.papers(board).items()
        }
        dataset = max(names, key=lambda name: len(names[name]))
        takes: dict[str, list[float]] = {"rehearse": [], "publish": []}
        file = Path(folder) / "made.csv"
        for place in range(publishes):
            lines = [f"{name},2030-31-Q1,{20 + place % 50},made for a benchmark {place}" for name in names[dataset]]
            file.write_text("\n".join(["indicator,period,value,note", *lines]))
            begun = time.perf_counter()
            rehearsed = versions.rehearse(at, file, dataset)
            between = time.perf_counter()
            versions.publish(at, rehearsed, "made", "bench", "bench")
            takes["rehearse"].append(between - begun)
            takes["publish"].append(time.perf_counter() - between)
        print(f"{publishes} publishes of {len(names[dataset])} figures, median and slowest:")
        for what, taken in takes.items():
            print(f"  {what} {1000 * statistics.median(taken):.0f} ms, {1000 * max(taken):.0f} ms")
        # As the app does at every run of a page (decision 134).
        gc.freeze()
        begun = time.perf_counter()
        head = versions.latest(at)
        after = versions.board(at, head)
        cards.answer(after, Selection("2016-17-Q3", after.areas.authority.id, PREVIOUS))
        print(f"  the board of version {head} and its overview {1000 * (time.perf_counter() - begun):.0f} ms")
        store = versions.store(at, after.areas.authority.id)
        for what, number in (("latest", head), (f"{publishes} versions back", 0)):
            begun = time.perf_counter()
            store.read(number or 0)
            print(f"  figures, words and doubts as of the {what} {1000 * (time.perf_counter() - begun):.0f} ms")
