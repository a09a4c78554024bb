"""Many readers at once, over the websocket that the browser uses: prints figures and asserts nothing."""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

# What readers take turns at; both have quarterly figures.
QUARTERS = ("Q2 2016/17 (Jul to Sep 2016)", "Q3 2016/17 (Oct to Dec 2016)")
LARGEST = 50_000_000


async def _run(socket: ClientConnection, page: str, widget: str = "", choice: str = "") -> tuple[float, str]:
    """Ask for one run of the script; milliseconds until it has finished, and the id of the quarter's select box."""
    message = BackMsg()
    message.rerun_script.page_name = page
    if widget:
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = widget, choice
    begun = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        found = ForwardMsg()
        found.ParseFromString(await socket.recv(decode=False))
        kind = found.WhichOneof("type")
        if kind == "delta" and found.delta.new_element.selectbox.label == "Quarter":
            widget = found.delta.new_element.selectbox.id
        elif kind == "script_finished":
            return 1000 * (time.perf_counter() - begun), widget


async def _reader(address: str, page: str, changes: int, pause: float, times: list[float]) -> None:
    options = {"origin": address, "subprotocols": ["streamlit"], "max_size": LARGEST, "ping_interval": None}
    url = f"{address.replace('http', 'ws')}/_stcore/stream"
    async with connect(url, **options) as socket:  # type: ignore[arg-type]
        _, widget = await _run(socket, page)
        for place in range(changes):
            await asyncio.sleep(random.uniform(0.5, 1.5) * pause)
            taken, _ = await _run(socket, page, widget, QUARTERS[place % 2])
            times.append(taken)


async def _readers(address: str, page: str, sessions: int, changes: int, pause: float) -> list[float]:
    times: list[float] = []
    await asyncio.gather(*(_reader(address, page, changes, pause, times) for _ in range(sessions)))
    return times


def cpu_seconds(port: str) -> float:
    """Processor seconds of the server that was started with this port; NaN where the system does not say."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"--server.port={port}" in (folder / "cmdline").read_text(errors="replace"):
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            continue
    return float("nan")


def load(address: str, pages: Sequence[str], sessions: int = 100, changes: int = 6, pause: float = 5.0) -> None:
    """Time ``sessions`` readers who each change the quarter ``changes`` times, ``pause`` seconds apart on average."""
    port = address.rsplit(":", 1)[1]
    print(f"{'page':24}{'readers':>9}{'runs':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'CPU ms a run':>14}")
    for page in pages:
        # Once before, so that what is measured are choices that somebody has made.
        asyncio.run(_readers(address, page, 1, 2, 0.1))
        before = cpu_seconds(port)
        times = sorted(asyncio.run(_readers(address, page, sessions, changes, pause)))
        cpu = 1000 * (cpu_seconds(port) - before) / (len(times) + sessions)
        p95 = times[int(0.95 * len(times))]
        print(
            f"{page or 'overview':24}{sessions:9}{len(times):7}{statistics.median(times):9.0f}{p95:9.0f}{times[-1]:9.0f}"
            f"{cpu:14.1f}"
        )
