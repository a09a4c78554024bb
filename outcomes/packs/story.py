"""Stories composed: which there are, their chapters, and the document that one makes of a board and a choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from outcomes import periods, words
from outcomes.board import Board
from outcomes.document import Chapter, Document, cleaned
from outcomes.errors import OutcomesError
from outcomes.packs import behind
from outcomes.packs.scenes import SCENES, Asked

BRIEFING, COMMUNITY, VIEW = "briefing", "community", "view"


@dataclass(frozen=True)
class Part:
    """A chapter of a story: its id, title, and the scenes that it shows."""

    id: str
    title: str
    scenes: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A kind of pack; ``local`` says that it is of one locality, never of the whole."""

    id: str
    title: str
    about: str
    local: bool
    parts: tuple[Part, ...]


@cache
def stories() -> dict[str, Story]:
    """Every story by its name."""
    held = yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text(encoding="utf-8"))
    return {
        name: Story(
            name,
            given["title"],
            given["about"],
            given.get("local", False),
            tuple(Part(part["id"], part["title"], tuple(part["scenes"])) for part in given["chapters"]),
        )
        for name, given in held.items()
    }


def chapters(story: Story, asked: Sequence[str]) -> list[Part]:
    """The chapters that were asked for, in that order; all for none. Raises OutcomesError for one that there is not."""
    held = {part.id: part for part in story.parts}
    if odd := [name for name in asked if name not in held]:
        raise OutcomesError(f"section '{odd[0]}' is not in a {story.title.lower()}; choose from: {', '.join(held)}")
    return [held[name] for name in dict.fromkeys(asked)] or list(story.parts)


def compose(name: str, asked: Asked, stands: str, day: str, sections: Sequence[str] = ()) -> Document:
    """The document of a story. ``stands`` says of which version the figures are, ``day`` is that version's date.

    Raises OutcomesError where the story cannot be told of what is chosen.
    """
    story = stories()[name]
    board, chosen = asked.board, asked.chosen
    place = board.areas.name(chosen.area)
    if story.local and chosen.area == board.areas.authority.id:
        raise OutcomesError(f"a {story.title.lower()} is of one locality; choose one of: {_localities(board)}")
    made = [
        Chapter(part.id, part.title, tuple(sheet for scene in part.scenes for sheet in SCENES[scene](asked)))
        for part in chapters(story, sections)
    ]
    title = asked.page if name == VIEW and asked.page else story.title
    lines = (periods.parse(chosen.quarter).label, stands)
    return finished(board, name, f"{title}: {place}", lines, day, [chapter for chapter in made if chapter.sheets])


def finished(
    board: Board, kind: str, title: str, lines: tuple[str, ...], day: str, chapters: Sequence[Chapter]
) -> Document:
    """A document of chapters with what stands behind them, and nothing in it that cannot be seen."""
    rows = behind.figures(board, (sheet.answer for chapter in chapters for sheet in chapter.sheets))
    publisher = f"{board.areas.authority.name} {board.areas.naming.board}".strip()
    meanings, absences = behind.meanings(board, rows), behind.absences()
    return cleaned(Document(kind, title, lines, publisher, day, tuple(chapters), rows, meanings, absences))


def _localities(board: Board) -> str:
    return words.listed([area.name for area in board.areas.localities])
