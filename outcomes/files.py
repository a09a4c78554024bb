"""Files: written whole or not at all, read only where they are what they should be."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outcomes.errors import OutcomesError


def write(file: Path, content: bytes) -> None:
    """Put ``content`` in place of the file's, at once: a reader or a killed writer meets the old content or the new.

    Raises OutcomesError when there is no folder, no room or no right; the old content is then unchanged.
    """
    part = ""
    try:
        handle, part = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        # mkstemp lets nobody else read; what is written here is for every account of the machine.
        Path(part).chmod(0o644)
        os.replace(part, file)
    except OSError as fault:
        if part:
            Path(part).unlink(missing_ok=True)
        raise OutcomesError(
            f"{file} could not be written ({fault.strerror}); what was there before is unchanged. Check that the folder "
            "exists, that you may write there, and that there is room"
        ) from fault


def regular(file: Path) -> Path:
    """The file itself, when it is one. Raises OutcomesError for what is missing or no regular file (folder, pipe, device)."""
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError) as fault:
        raise OutcomesError(f"{file} does not exist or cannot be opened; check the path") from fault
    if not stat.S_ISREG(mode):
        raise OutcomesError(f"{file} is no file but a folder, a pipe or a device; give the path of a file")
    return file


@contextmanager
def reading(what: str, remedy: str) -> Iterator[None]:
    """Whatever goes wrong inside is told as a fault of ``what``, with its remedy.

    The parsers behind it (Arrow, YAML, CSV, ZIP, XML) raise a dozen unrelated kinds of exception on damaged
    files, and new ones with each version, so all are caught here and nowhere else.
    """
    try:
        yield
    except OutcomesError:
        raise
    except Exception as fault:
        said = " ".join(str(fault).split())[:160] or type(fault).__name__
        raise OutcomesError(f"{what} cannot be read ({said}); {remedy}") from fault
