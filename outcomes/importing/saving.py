"""Writing what was taken in, beside the shipped tables (decisions 40 and 56)."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from outcomes import files
from outcomes.board import Board
from outcomes.importing.matching import Taken
from outcomes.paths import DATASETS
from outcomes.store import table


def save(taken: Taken, board: Board, folder: Path = DATASETS) -> list[Path]:
    """Check and write what was taken in, as the newest import; what the same publication gave before is removed.

    Files carry a number in front, and of a figure that several hold the newest stands (``table.read``), so that
    a second import never stops the dashboard, wherever it is interrupted.
    """
    written = []
    for dataset, rows in taken.rows.items():
        checked = table.check(rows, board.datasets[dataset], board.areas.ids)
        inside = folder / dataset / table.IMPORTED
        with files.reading(f"datasets/{dataset}/{table.IMPORTED}/", "check that you may write there"):
            inside.mkdir(parents=True, exist_ok=True)
        before = table.imports(dataset, folder)
        last = max((table.import_number(file) for file in before), default=0)
        file = inside / f"{last + 1:04d}-{name_of(taken.title)}.parquet"
        table.write(checked, file)
        for older in before:
            # One that cannot be removed does no harm: the newest stands.
            if older.name.partition("-")[2] == file.name.partition("-")[2]:
                with suppress(OSError):
                    older.unlink()
        written.append(file)
    return written


def name_of(title: str) -> str:
    """A name for the file of what is taken in: readable, of bounded length, and of no other title."""
    readable = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
    return f"{readable}-{hashlib.sha256(title.encode('utf-8', 'replace')).hexdigest()[:8]}".strip("-")
