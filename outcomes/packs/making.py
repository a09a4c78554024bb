"""Packs as files: which formats there are, of which version the figures are, and a document made into each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from outcomes import exploring, files, paths, questions, words
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.document import Chapter, Document, Sheet
from outcomes.draw import offline, workbook
from outcomes.draw.paper import pdf
from outcomes.draw.slides import pptx
from outcomes.errors import OutcomesError
from outcomes.localities import definition, regroup
from outcomes.packs import explorer, scenes, story
from outcomes.packs.scenes import Asked, View
from outcomes.publishing import versions
from outcomes.publishing.versions import Places
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import since


@dataclass(frozen=True)
class Format:
    """What a pack may be: how it is called, what it is for, its media type."""

    title: str
    about: str
    media: str


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "pdf": Format("PDF", "to read and to print, tagged for screen readers", "application/pdf"),
    "pptx": Format(
        "PowerPoint", "slides whose charts and tables can be edited", f"{OFFICE}.presentationml.presentation"
    ),
    "xlsx": Format("Excel", "every figure as a number, with its source", f"{OFFICE}.spreadsheetml.sheet"),
    "html": Format("Web page", "one file that opens without a network and can be explored", "text/html"),
}


def file_of(document: Document, form: str, asked: Asked | None = None, template: bytes | None = None) -> bytes:
    """A document as a file of one of FORMATS; a web page can be explored where it is said of what it was asked.

    Raises OutcomesError for a template that is no PowerPoint file.
    """
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: pdf(document),
        "pptx": lambda: pptx(document, template or councils()),
        "xlsx": lambda: workbook.xlsx(document),
        "html": lambda: _page(document, asked),
    }
    return makers[form]()


def councils() -> bytes | None:
    """A council's own template, where OUTCOMES_TEMPLATE names one. Raises OutcomesError when it cannot be read."""
    return files.regular(Path(paths.TEMPLATE)).read_bytes() if paths.TEMPLATE else None


def _page(document: Document, asked: Asked | None) -> bytes:
    if asked is None or not exploring.parcel(asked.board)["indicators"]:
        return offline.html(document)
    board, chosen = asked.board, asked.chosen
    return offline.html(
        document, explorer.skeleton(board), exploring.packed(board, linked=False), explorer.choices(board, chosen)
    )


def name_of(kind: str, chosen: Selection, board: Board, form: str) -> str:
    """The name of a pack's file: its kind, place and quarter."""
    place = "" if chosen.area == board.areas.authority.id else f"-{_plain(board.areas.name(chosen.area))}"
    return f"{kind}{place}-{chosen.quarter.lower()}.{form}"


def _plain(name: str) -> str:
    """A name of letters, digits and hyphens, which every system takes as part of a file's name."""
    kept = "".join(mark if mark.isascii() and mark.isalnum() else "-" for mark in name.lower())
    return "-".join(filter(None, kept.split("-")))[:60] or "place"


@dataclass(frozen=True)
class Version:
    """Of which version a pack's figures are: the board, a sentence, the day, and what is new since the version before."""

    board: Board
    stands: str
    day: str
    news: tuple[str, Sequence[Any]] | None


def version(at: Places, number: int | None) -> Version:
    """A version of the figures; None for the tables as shipped. Raises OutcomesError when it cannot be read."""
    board = versions.board(at, number)
    said, day = stands(at, number, board)
    earlier = [] if number is None else [one for one in versions.history(at) if one.number < number]
    if number is None or not earlier:
        return Version(board, said, day, None)
    before = earlier[-1]
    news = versions.news(at, before.number, number, (versions.board(at, before.number), board))
    return Version(board, said, day, (words.day(before.by.time[:10]), news))


def stands(at: Places, number: int | None, board: Board) -> tuple[str, str]:
    """Of which version figures are, in a sentence, and the day of it."""
    found = versions.history(at) if number is not None else []
    if not found or number == found[0].number:
        day = _latest_paper(board)
        return (
            f"The figures as shipped, to which nothing was added here; the latest of the Board's papers is of {words.day(day)}.",
            day,
        )
    day = next(one for one in found if one.number == number).by.time[:10]
    return f"Figures of version {number}, published on {words.day(day)}.", day


def slides(at: Places, number: int | None, board: Board, title: str, answers: Sequence[Answer]) -> bytes:
    """Answers that belong to no story as slides of their own."""
    said, day = stands(at, number, board)
    named = (scenes.named(board, answer) for answer in answers)
    sheets = tuple(Sheet(f"sheet-{place}", title, answer) for place, answer in enumerate(named, 1))
    return pptx(
        story.finished(board, story.VIEW, title, (said,), day, [Chapter(story.VIEW, title, sheets)]), councils()
    )


def _latest_paper(board: Board) -> str:
    """The latest day on which one of the Board's papers was published."""
    return next((day for day in since.meetings(board) if len(day) == len("2017-05-30")), "2000-01-01")


def selection(board: Board, quarter: str, area: str, compare: str = PREVIOUS) -> Selection:
    """A choice from what somebody wrote: a quarter by id (the usual for ""), an area by id or name (the whole for "").

    Raises OutcomesError for what there is not.
    """
    offered = questions.quarters(board)
    if quarter and quarter not in offered:
        raise OutcomesError(f"quarter '{quarter}' has no figures; choose one of: {', '.join(offered)}")
    places = {board.areas.authority.id: board.areas.authority.name}
    places |= {place.id: place.name for place in board.areas.localities}
    wanted = [key for key, name in places.items() if area in (key, name)] if area else [board.areas.authority.id]
    if not wanted:
        raise OutcomesError(f"area '{area}' is not known; choose one of: {', '.join(places.values())}")
    return Selection(quarter or questions.latest_quarter(board, offered), wanted[0], compare)


def regrouped(found: Version, link: str) -> Version:
    """The same by own localities, as they stand in a link; "" for the published ones. Raises OutcomesError for a link that is none."""
    if not link:
        return found
    board = regroup.apply(found.board, definition.from_link(link, found.board.areas).definition)
    return replace(found, board=board)


def document_of(
    found: Version,
    kind: str,
    chosen: Selection,
    sections: Sequence[str] = (),
    page: str = "",
    views: tuple[View, ...] = (),
) -> tuple[Document, Asked]:
    """The document of a kind, and what it was asked of."""
    asked = Asked(found.board, chosen, found.news, page, views)
    return story.compose(kind, asked, found.stands, found.day, sections), asked
