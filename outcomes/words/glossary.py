"""The words of the field and what they mean, read from the one glossary that the project keeps."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from outcomes.paths import PROGRAM

GLOSSARY = PROGRAM / "GLOSSARY.md"
# From here on the words are the project's own; readers need no explanation of them under an answer.
OWN = "## Words of this project"


@cache
def terms(path: Path = GLOSSARY) -> dict[str, str]:
    """Each entry and its meaning, in the order of the file: the rows of its tables. Raises OSError without the file."""
    return _rows(path.read_text(encoding="utf-8"))


@cache
def of_readers(path: Path = GLOSSARY) -> dict[str, str]:
    """The entries that stand before the project's own."""
    return _rows(path.read_text(encoding="utf-8").partition(OWN)[0])


def names(entry: str) -> list[str]:
    """The names that an entry explains: ``IMD, IoD`` explains both."""
    return [name.strip() for name in entry.split(",")]


def used(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The entries that some texts use, each with its meaning, in the order of the glossary."""
    pattern, entries = _sought()
    found = {entries[hit.lower()] for text in texts for hit in pattern.findall(text)}
    return tuple((entry, meaning) for entry, meaning in of_readers().items() if entry in found)


@cache
def _sought() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every name, the longer first, and the entry of each in small letters; abbreviations keep their capitals."""
    entries = {name.lower(): entry for entry in of_readers() for name in names(entry)}
    every = sorted((name for entry in of_readers() for name in names(entry)), key=len, reverse=True)
    said = [re.escape(name) if name[1:2].isupper() else f"(?i:{re.escape(name)})" for name in every]
    return re.compile(rf"(?<![\w/])({'|'.join(said)})(?:s|ren)?(?![\w/])"), entries


def _rows(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 2 and cells[0] != "term" and set(cells[0]) != {"-"}:
            found[cells[0]] = cells[1]
    return found
