"""The log of every attempt to publish: a line each, only ever added to, without anybody's name."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from outcomes.errors import OutcomesError

ASKED, REFUSED, FAILED, DONE = "asked", "refused", "failed", "done"


def write(file: Path, verb: str, outcome: str, board: str, who: str, **more: object) -> None:
    """Add a line: when (UTC), what was tried (``publish``, ``undo``), what came of it, and by whom (a mark, no name).

    Raises OutcomesError where it cannot be written, so that nothing is done that is not in it.
    """
    time = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"time": time, "verb": verb, "outcome": outcome, "board": board, "who": who, **more}
    line = json.dumps(said, ensure_ascii=True).encode() + b"\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise OutcomesError(
            f"{file} could not be written ({fault.strerror}), and nothing is published that is not in it. Check that you may "
            "write there, and that there is room"
        ) from fault
