"""Packs: how long each format takes alone, and what making them does to fifty readers. Prints figures, asserts nothing."""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

from outcomes.packs import making
from outcomes.paths import PROGRAM
from tests.bench import readers
from tests.bench.driver import serving

PAGE, SESSIONS, CHANGES, PAUSE = "childrens-scorecard", 50, 6, 5.0
BRIEFING = ("--kind=briefing", f"--format={','.join(making.FORMATS)}")
COMMUNITY = ("--kind=community", "--all", "--format=pdf")


def command(out: Path, *options: str) -> float:
    """Seconds that the command takes, as the page has it run: in a process of its own that gives way to readers."""
    begun = time.perf_counter()
    made = [sys.executable, "-m", "outcomes", "pack", *options, "--quietly", f"--out={out}"]
    subprocess.run(made, cwd=PROGRAM, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def alone(folder: Path) -> None:
    """Each command on a machine that does nothing else, and the sizes of what it makes."""
    for name, options in (("briefing, four formats", BRIEFING), ("eight community PDFs", COMMUNITY)):
        out = folder / name.split(",")[0]
        taken = command(out, *options)
        sizes = ", ".join(f"{file.suffix[1:]} {file.stat().st_size // 1024} kB" for file in sorted(out.iterdir())[:4])
        print(f"{name:28}{taken:8.1f} s   {sizes}")


def beside_readers(folder: Path) -> None:
    """Fifty readers who change the quarter, first by themselves and then while packs are made one after another."""
    with serving() as address:
        asyncio.run(readers._readers(address, PAGE, 1, 2, 0.1))
        for said, busy in (("alone", False), ("while packs are made", True)):
            times: list[float] = []
            asked = Thread(
                target=lambda found=times: found.extend(  # type: ignore[misc]
                    asyncio.run(readers._readers(address, PAGE, SESSIONS, CHANGES, PAUSE))
                )
            )
            asked.start()
            taken = []
            while busy and asked.is_alive():
                for options in (BRIEFING, COMMUNITY):
                    taken.append(command(folder / f"busy-{len(taken)}", *options))
            asked.join()
            times.sort()
            packs = "; ".join(f"{one:.1f}" for one in taken)
            print(
                f"{SESSIONS} readers {said:24} runs {len(times):5}  p50 {times[len(times) // 2]:5.0f} ms  "
                f"p95 {times[int(0.95 * len(times))]:5.0f} ms  packs in s: {packs or 'none'}"
            )


def run() -> None:
    """Print both."""
    with tempfile.TemporaryDirectory() as name:
        alone(Path(name))
        beside_readers(Path(name))


if __name__ == "__main__":
    run()
