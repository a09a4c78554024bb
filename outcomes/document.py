"""A document: answers in order, under chapters, with a title of its own. As plain as an answer; a drawer makes it a file."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

import pandas as pd

from outcomes.answer import Answer, Beside, Card, Cell, Chart, Part, Quotation, Row, Table
from outcomes.words import glossary

T = TypeVar("T")
# Written as nothing, or turning the letters around them: a reader cannot tell what was meant.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
# What ends a line without being a line's end to every reader, among them the language that charts are written in.
SPACES = "\t\r\u200b\u2028\u2029"


@dataclass(frozen=True)
class Sheet:
    """One message: its id, its title, and the answer that it shows."""

    id: str
    title: str
    answer: Answer


@dataclass(frozen=True)
class Chapter:
    """Sheets under one heading."""

    id: str
    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Document:
    """What a pack holds.

    ``kind`` is the name of its story, ``title`` says what it is, ``lines`` of when and of which version, ``publisher`` who
    issues it, ``day`` (``2017-05-30``) the day of its figures, which is the only date in its files. ``figures`` are the rows
    behind it, each once: names in words, then the columns of the table. ``meanings`` are its indicators, and ``absences``
    why a figure may be missing, each with what it means.
    """

    kind: str
    title: str
    lines: tuple[str, ...]
    publisher: str
    day: str
    chapters: tuple[Chapter, ...]
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)
    meanings: tuple[Row, ...] = ()
    absences: tuple[Row, ...] = ()

    @property
    def sheets(self) -> list[Sheet]:
        """Every sheet in order."""
        return [sheet for chapter in self.chapters for sheet in chapter.sheets]

    def sources(self) -> list[str]:
        """What is cited, each once, in order."""
        return list(dict.fromkeys(source for sheet in self.sheets for source in sheet.answer.sources))

    def explained(self) -> list[tuple[str, str]]:
        """The words in it that the glossary explains, each with its meaning."""
        return list(glossary.used(self.texts()))

    def texts(self) -> Iterator[str]:
        """Everything that it says, a text at a time."""
        yield from (self.title, *self.lines)
        for sheet in self.sheets:
            yield sheet.title
            yield from sheet.answer.texts()


# Letters of what stands behind a line, where the line has no text of its own; more of it is read on the page.
MOST_BEHIND = 320


def said(cell: Cell) -> list[str]:
    """What a cell says where nothing is folded: its text, then what stands behind it; of what is long, the line that opens it."""
    held = [cell.text]
    for fold in cell.folds:
        whole = bool(cell.text) or sum(map(len, fold.lines)) <= MOST_BEHIND
        held += [fold.opening, *(fold.lines if whole or not fold.opening else ())]
    return [line for line in held if line]


def evidence(card: Card) -> str:
    """How sure a claim is: the word of its sign, and why."""
    return ". ".join(filter(None, (card.sign.word if card.sign else "", card.why)))


def quoted(it: Quotation) -> str:
    """What an officer says, who and where, and what in it its figure contradicts, in one line."""
    return f"Officers say: {it.text} ({it.who}. {it.locator}.) {it.doubt}".strip()


def grouped(rows: Sequence[Row]) -> Iterator[Row | str]:
    """Rows of a table, and before each that begins a new theme the theme."""
    theme = ""
    for row in rows:
        if row.theme and row.theme != theme:
            yield row.theme
        theme = row.theme
        yield row


def flat(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Parts one after another, those beside each other too."""
    for part in parts:
        yield from part.parts if isinstance(part, Beside) else (part,)


def printed(answer: Answer) -> tuple[Part, ...]:
    """The parts for paper and slides, where nothing is clicked and nothing is unfolded."""
    kept = [part for part in answer.parts if not (isinstance(part, Table) and part.folded)]
    return tuple(replace(part, select=False) if isinstance(part, Chart) else part for part in kept)


def plain(text: str) -> str:
    """Text without what cannot be seen (control characters, marks that turn the writing around, halves of letters)."""
    if text.isprintable():
        return text
    marks = (" " if mark in SPACES else mark for mark in text)
    return "".join(mark for mark in marks if mark == "\n" or unicodedata.category(mark) not in UNSEEN)


def cleaned(it: T) -> T:
    """A document (or any part of one) whose every text is ``plain``; what came from a file of an officer may hold anything."""
    return mapped(it, plain)


def mapped(it: Any, change: Callable[[str], str]) -> Any:
    """The same with every text changed; shapes of maps are left as they are."""
    if isinstance(it, str):
        return change(it)
    if isinstance(it, tuple | list):
        return type(it)(mapped(part, change) for part in it)
    if isinstance(it, Mapping):
        return {key: value if key == "geometry" else mapped(value, change) for key, value in it.items()}
    if isinstance(it, pd.DataFrame):
        texts = it.select_dtypes(include=["object", "str"]).columns
        return it.assign(**{name: [mapped(cell, change) for cell in it[name]] for name in texts}) if len(it) else it
    if is_dataclass(it) and not isinstance(it, type):
        return replace(it, **{one.name: mapped(getattr(it, one.name), change) for one in fields(it)})
    return it
