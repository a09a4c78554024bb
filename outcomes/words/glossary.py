"""The words of the field and what they mean, read from the one glossary that the project keeps."""

from functools import cache
from pathlib import Path

from outcomes.paths import PROGRAM

GLOSSARY = PROGRAM / "GLOSSARY.md"


@cache
def terms(path: Path = GLOSSARY) -> dict[str, str]:
    """Each entry and its meaning, in the order of the file: the rows of its one table. Raises OSError without the file."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 2 and cells[0] != "term" and set(cells[0]) != {"-"}:
            found[cells[0]] = cells[1]
    return found


def names(entry: str) -> list[str]:
    """The names that an entry explains: ``IMD, IoD`` explains both."""
    return [name.strip() for name in entry.split(",")]
