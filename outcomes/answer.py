"""An answer: a sentence, the rows behind it and a few plain parts. No colour, no HTML, no chart specification.

Whatever draws answers (a page, a slide, a sheet) knows each part by its class, and each chart by its kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from outcomes.words import Sign

Record = Mapping[str, Any]
# What a chart may be; every medium has a function for each.
CHARTS = (
    "trend",
    "shares",
    "bars",
    "ranked",
    "waves",
    "changes",
    "pairs",
    "map",
    "groups",
    "relation",
    "funnel",
    "place",
    "ages",
    "spine",
)


@dataclass(frozen=True)
class Link:
    """A page of the dashboard by its address, and the choices on it by their ids."""

    address: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Gauge:
    """A figure on a line from 0 to ``most``, beside its plan (a bar and a mark) or the figure before it (two points).

    A figure alone is a bar. ``look`` is ``plan`` or ``before``. Whatever is drawn stands in words in the same line.
    """

    value: float
    most: float
    beside: float | None = None
    look: str = "plan"


@dataclass(frozen=True)
class Fold:
    """What is read behind one click: the line that opens it ("" stands open), what follows, and where it leads."""

    opening: str
    lines: tuple[str, ...] = ()
    links: tuple[tuple[str, Link], ...] = ()


@dataclass(frozen=True)
class Cell:
    """What a cell reads, the sign of its judgement or grade, and what it says to somebody who cannot see it.

    ``marks`` are of: ``number``, ``absent``, ``shaded`` (the sign fills the cell), ``now``, ``later``, ``mine``. A
    ``gauge`` is drawn above the text, ``folds`` stand below it; ``link`` leads to what the cell shows, by place and period.
    """

    text: str
    sign: Sign | None = None
    words: str = ""
    marks: tuple[str, ...] = ()
    series: tuple[float | None, ...] = ()
    link: Link | None = None
    gauge: Gauge | None = None
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of a table under its title; ``theme`` begins a new group where it differs from the line before."""

    title: str
    cells: tuple[Cell, ...]
    theme: str = ""
    link: Link | None = None
    marked: bool = False


@dataclass(frozen=True)
class Table:
    """Lines by columns. ``look`` is ``plain``, ``large``, ``tall`` (scrolls inside itself), ``grid`` or ``rug`` (shaded cells).

    ``columns`` name what stands in the cells after the title, each with its marks; ``key`` are signs and what they mean.
    ``spoken`` says every judged cell in words below the table. ``folded`` is the line behind which the whole table stands.
    """

    label: str
    first: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[Row, ...]
    caption: str = ""
    look: str = "plain"
    key: tuple[tuple[Sign, str], ...] = ()
    spoken: bool = False
    folded: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing of records: which kind, what it needs besides, and what it shows in words. ``select`` makes areas clickable."""

    kind: str
    records: tuple[Record, ...]
    alt: str
    options: Mapping[str, Any] = field(default_factory=dict)
    select: bool = False


@dataclass(frozen=True)
class Card:
    """One claim: a figure with its sign, how far it moved and one line of evidence; what stands after that is folded.

    ``first`` is what the small line of ``series`` begins with; its last value is the figure itself. ``doing`` are the
    actions that name the indicator, each with owner and date.
    """

    title: str
    value: str
    sign: Sign | None
    step: str
    why: str
    sure: str
    where: str
    locator: str
    link: Link
    series: tuple[float | None, ...] = ()
    first: str = ""
    comment: str = ""
    doing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    """Claims beside each other, the strongest first."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Counters:
    """A few counts, each with what is counted and its sign."""

    counts: tuple[tuple[str, str, Sign], ...]


@dataclass(frozen=True)
class Points:
    """A few lines in large type: what, how much, and the sign of its judgement."""

    lines: tuple[tuple[str, str, Sign | None], ...]


@dataclass(frozen=True)
class Quotation:
    """Words of somebody else, and where they stand; ``doubt`` is what in them their figure contradicts."""

    about: str
    text: str
    who: str
    locator: str
    doubt: str = ""


@dataclass(frozen=True)
class Beside:
    """Parts that stand beside each other where there is room, else under each other."""

    parts: tuple[Table | Chart, ...]


Part = Table | Chart | Cards | Counters | Points | Beside


@dataclass(frozen=True)
class Answer:
    """One answer: the sentence first, then its parts in order, notes, quotations, and the rows with their sources.

    ``about`` is the line directly under the title: whose figures are on the screen, of when, and beside what (decision 53).
    ``methods`` names the explanations of "How sure are we?" that the answer rests on.
    """

    sentence: str
    rows: pd.DataFrame
    about: str = ""
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    methods: tuple[str, ...] = ()

    def charts(self) -> list[Chart]:
        """The drawings among the parts."""
        flat = (one for part in self.parts for one in (part.parts if isinstance(part, Beside) else (part,)))
        return [part for part in flat if isinstance(part, Chart)]

    def texts(self) -> Iterator[str]:
        """Everything that the answer says, a text at a time: what a chart shows in its words for those who do not see it."""
        yield from (self.sentence, *self.notes, *(said.text for said in self.quotations))
        for part in self.parts:
            for one in part.parts if isinstance(part, Beside) else (part,):
                yield from _texts(one)


def _texts(part: Table | Chart | Cards | Counters | Points) -> Iterator[str]:
    if isinstance(part, Chart):
        yield part.alt
    elif isinstance(part, Cards):
        for card in part.cards:
            yield from (card.title, card.step, card.why, card.comment, *card.doing)
    elif isinstance(part, Counters):
        yield from (said for _, said, _ in part.counts)
    elif isinstance(part, Points):
        yield from (text for line in part.lines for text in line[:2])
    else:
        yield from (part.first, part.caption, *(name for name, _ in part.columns))
        for row in part.rows:
            yield row.title
            for cell in row.cells:
                yield cell.text
                yield from (line for fold in cell.folds for line in (fold.opening, *fold.lines))


def plain(*texts: str) -> tuple[Cell, ...]:
    """Cells that hold nothing but their text."""
    return tuple(Cell(text) for text in texts)


def columns(*names: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Columns without marks."""
    return tuple((name, ()) for name in names)
