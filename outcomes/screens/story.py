"""Which screens there are, in which order, and which of them a link asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from outcomes import places
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.catalogue.model import Screen
from outcomes.screens import beside, closing, opening, papers, room
from outcomes.selection import Selection

MOST_ASKED = 40
# Stands in a link as it is; a comma would not.
SEPARATOR = "."
TITLE = "title"


@dataclass(frozen=True)
class Stage:
    """A screen: its id in the link, its title, and the view that answers it.

    ``whole`` says that its figures are published for the authority only, ``usual`` that it is shown unless dropped, and
    ``silent`` that it has nothing to say of the place chosen. ``about`` says whether whose figures they are stands on
    the screen, because its title does not say so.
    """

    id: str
    title: str
    view: Callable[[Board, Selection], Answer]
    whole: bool = False
    usual: bool = True
    silent: bool = False
    about: bool = False

    def heading(self, board: Board, chosen: Selection) -> str:
        """Whose figures, and what of them; says so where only the authority has them."""
        name, authority = board.areas.name(chosen.area), board.areas.authority.name
        if self.id == TITLE:
            return name
        if self.about:
            return self.title
        who = f"{authority} (not published for {name})" if self.whole and name != authority else name
        return f"{who}: {self.title[0].lower()}{self.title[1:]}"


def every(board: Board, chosen: Selection) -> list[Stage]:
    """All screens in order, those that are silent of the place chosen among them: the place, what changed, what each paper
    shows, what is not known, what is asked."""
    found = [Stage(TITLE, "Title", opening.title)]
    if places.titles(board):
        found.append(Stage("place", "On the map", opening.place))
        found.append(Stage("people", "Who lives here", opening.people))
        counted = beside.counted(board, chosen)
        for judgement, view in (("better", beside.better), ("worse", beside.worse), ("similar", beside.similar)):
            shown = counted[judgement] and (judgement != "similar" or not counted["better"] + counted["worse"])
            title = f"What is {judgement}"
            found.append(Stage(judgement, title, view, silent=not shown))
        found += [
            Stage(name, title, beside.Theme(dataset, theme), usual=False)
            for name, title, dataset, theme in beside.themes(board)
        ]
    found.append(Stage("changed", "What changed", papers.changed, whole=True))
    for dataset in board.datasets.values():
        for screen in dataset.screens:
            found.append(Stage(screen.id, screen.title, _Declared(dataset.id, screen), whole=True))
    return [
        *found,
        Stage("unknown", "What is not known", closing.unknown),
        Stage("ask", "What we ask you", closing.ask),
    ]


def story(board: Board, chosen: Selection) -> list[Stage]:
    """The screens that are shown unless a presenter chooses others."""
    return deck(every(board, chosen), "")[0]


def deck(found: Sequence[Stage], asked: str) -> tuple[list[Stage], list[str]]:
    """The screens that a link names by ids with a point between, in its order, and what it names that is none.

    The usual screens where it names none of ours. One that is silent of the place chosen is left out without a word,
    so that one link serves every place.
    """
    held = {stage.id: stage for stage in found}
    names = list(dict.fromkeys(filter(None, asked.split(SEPARATOR)[:MOST_ASKED])))
    kept = [held[name] for name in names if name in held and not held[name].silent]
    usual = [stage for stage in found if stage.usual and not stage.silent]
    return kept or usual, [name for name in names if name not in held]


def on_page(place: int, page: str, function: Callable[..., Answer], choices: tuple[Any, ...]) -> Stage:
    """What was on the page that the presenter came from, as a screen."""
    return Stage(f"page-{place}", f"From {page}", _Carried(function, choices), about=True)


@dataclass(frozen=True)
class _Declared:
    """The view of a screen that a dataset declares; equal ones are one, so that what they answer is kept."""

    dataset: str
    screen: Screen

    def __call__(self, board: Board, chosen: Selection) -> Answer:
        return papers.declared(board, chosen, board.datasets[self.dataset], self.screen)


@dataclass(frozen=True)
class _Carried:
    """The view of what was asked on a page, with the choices made there."""

    function: Callable[..., Answer]
    choices: tuple[Any, ...]

    def __call__(self, board: Board, chosen: Selection) -> Answer:
        return room.carried(self.function(board, *self.choices))
