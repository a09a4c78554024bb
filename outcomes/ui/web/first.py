"""What a page opens with, known before it is drawn: its heading, its first question and the frame's choices."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache as once
from functools import lru_cache
from urllib.parse import parse_qsl

from outcomes import exploring, places, screens, selection
from outcomes.answer import Answer
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.paths import PROGRAM
from outcomes.selection import PREVIOUS, Selection
from outcomes.ui import cache, navigation, signing
from outcomes.ui.cache import Asked
from outcomes.ui.navigation import DATASET, Entry
from outcomes.views import cards, common, definition, grouping, kinds, map, methods, rug

HEADING = re.compile(r'show\.heading\("([^"]+)"')
# Choices of the frame; any other may change what a page opens with.
FRAME = ("quarter", "area", "compare")
MOST_CHOICES = 40


@dataclass(frozen=True)
class First:
    """A page before it is drawn. ``filters`` are labels of the frame with what is chosen in words; ``answer`` is None where it is not known."""

    entry: Entry
    heading: str
    filters: tuple[tuple[str, str], ...]
    answer: Answer | None


def warm() -> list[Asked]:
    """Load the tables, ask what each page asks when it opens without choices, and pack what the explorer opens with; those questions."""
    board, chosen = cache.published(), _chosen({})[0]
    exploring.packed(board)
    questions = [*filter(None, (_question(entry, chosen) for entry in navigation.entries(board)))]
    for asked, room in questions:
        cache.warm(asked, room)
    return [asked for asked, room in questions if not room]


def of(address: str, query: str) -> First | None:
    """What the page of an address opens with; None where there is no such page. Nothing of the query but ids of ours comes back."""
    found = navigation.entries(cache.published())
    entry = next((entry for entry in found if entry.address == address), None if address else found[0])
    if entry is None:
        return None
    if signing.closed():
        # Whoever asks for a page has not signed in yet.
        return First(entry, heading(entry), (), None)
    try:
        asked = dict(parse_qsl(query, max_num_fields=MOST_CHOICES))
    except ValueError:
        asked = {cache.OWN: ""}
    chosen, filters = _chosen(asked)
    if cache.OWN in asked or cache.AS_OF in asked:
        # Other localities or another version: whose figures are shown is known only once they are read.
        return First(entry, heading(entry), filters[:1], None)
    if entry.file == cache.PRESENT:
        return _screen(entry, chosen, filters, asked)
    question = _question(entry, chosen) if set(asked) <= set(FRAME) else None
    return First(entry, heading(entry), filters, cache.held(*question) if question else None)


def _screen(entry: Entry, chosen: Selection, filters: tuple[tuple[str, str], ...], asked: dict[str, str]) -> First:
    """The room's screen that a link names among those it asks for, the first of them when it names none."""
    board = cache.published()
    story = screens.deck(screens.every(board, chosen), asked.get("screens", ""))[0]
    name = asked.get("screen") or story[0].id
    stage = next((stage for stage in story if stage.id == name), None)
    if stage is None:
        return First(entry, entry.title, filters, None)
    return First(entry, stage.heading(board, chosen), filters, cache.held((stage.view, (chosen,)), True))


def heading(entry: Entry) -> str:
    """The heading of a page: of a dataset its title, else what the page's file says, else its title in the menu."""
    if entry.file == DATASET:
        return cache.published().datasets[entry.dataset].title
    return _written(entry.file) or entry.title


@once
def _written(file: str) -> str:
    found = HEADING.search((PROGRAM / "pages" / f"{file}.py").read_text(encoding="utf-8"))
    return found.group(1) if found else ""


def _chosen(asked: dict[str, str]) -> tuple[Selection, tuple[tuple[str, str], ...]]:
    """The frame's choices of a link, each checked as the frame does; and in words."""
    areas = cache.published().areas
    quarters, latest, quarterly, yearly = cache.quarters(cache.published())
    named = {area.id: area.name for area in (areas.authority, *areas.localities)}
    offered = selection.quarter_options(quarters, quarterly, yearly)
    quarter = _checked(asked.get("quarter"), offered, latest)
    area = _checked(asked.get("area"), named, areas.authority.id)
    compared = selection.compare_options(quarter, quarters, quarterly)
    compare = _checked(asked.get("compare"), compared, PREVIOUS)
    said = (("Quarter", offered[quarter]), ("Locality", named[area]), ("Compare with", compared[compare]))
    return Selection(quarter, area, compare), said


def _checked(asked: str | None, options: dict[str, str], usual: str) -> str:
    """An id that is offered, or that of the words asked for, as old links have them; else what is usual."""
    if asked in options:
        return str(asked)
    return next((name for name, words in options.items() if words == asked), usual)


@lru_cache(maxsize=2000)
def _question(entry: Entry, chosen: Selection) -> tuple[Asked, bool] | None:
    """The first question of a page, and whether it is for a room; a test sees that each page's first sentence is its answer."""
    board = cache.published()
    if entry.file == cache.PRESENT:
        return (screens.story(board, chosen)[0].view, (chosen,)), True
    if entry.file == DATASET:
        section = common.usual_sections(board, board.datasets[entry.dataset])[0]
        choice = kinds.choice(board, section)
        if choice and (held := kinds.beside(board, section, choice.usual)):
            chosen = replace(chosen, benchmark=next(iter(held)))
        return (kinds.ask, (chosen, section, *((choice.usual,) if choice else ()))), False
    asked: dict[str, Callable[[], Asked]] = {
        "overview": lambda: (cards.answer, (chosen,)),
        "places": lambda: (map.answer, (chosen, places.first(board), _level(board))),
        "compare": lambda: (rug.answer, (chosen, next(iter(rug.benchmarks(board))), next(iter(rug.orders(board))))),
        "own_localities": lambda: (grouping.in_use, (chosen,)),
        "how_sure": lambda: (methods.answer, (chosen, next(iter(methods.TITLES)))),
        "sources": lambda: (
            definition.answer,
            (chosen, definition.matching(board, next(iter(board.datasets)), "")[0].id),
        ),
    }
    return (asked[entry.file](), False) if entry.file in asked else None


def _level(board: Board) -> str:
    found = places.levels(board, places.first(board))
    return found[0] if len(found) > 1 else LOCALITY
