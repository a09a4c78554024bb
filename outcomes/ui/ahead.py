"""What readers are likely to choose next, asked while nobody waits: the first time a choice is made is then like the tenth (decision 135)."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

from outcomes import places
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.errors import OutcomesError
from outcomes.selection import Selection
from outcomes.ui import cache
from outcomes.ui.cache import Asked
from outcomes.views import kinds, map, methods, ranking

# Seconds since a page was last run after which nobody is taken to be waiting, and between looks for something to do.
QUIET, LOOKS = 3.0, 0.25
# What stands in the second place of a question beside the frame's choices, and what else may be chosen there.
OFFERED: dict[Callable[..., Answer], Callable[[Board], Mapping[str, str]]] = {
    map.answer: places.titles,
    ranking.answer: places.titles,
    methods.answer: lambda _: methods.TITLES,
}


def start(opening: list[Asked]) -> None:
    """Work for as long as the program runs, aside from any reader: first on what pages open with, then on what readers ask."""
    threading.Thread(target=_work, args=(opening,), name="ahead", daemon=True).start()


def _work(opening: list[Asked]) -> None:
    while True:
        # A store that cannot be read now may be read later; readers are told meanwhile.
        with suppress(OutcomesError):
            number = cache.latest()
            for asked in (*cache.unfollowed(), *opening):
                follow(asked, number)
        time.sleep(QUIET)


@lru_cache(maxsize=2000)
def follow(asked: Asked, number: int | None) -> None:
    """Ask what is one choice away from a question, once a version and each when nobody waits.

    What cannot be answered is told when a reader asks it.
    """
    for function, choices in next_to(cache.published(), asked):
        while cache.since_last_run() < QUIET:
            time.sleep(LOOKS)
        try:
            cache.warm((function, choices))
        except OutcomesError:
            continue
        except Exception:
            # A fault of ours in one question must not end all asking ahead; the reader who asks it is told on the page.
            logging.getLogger("outcomes").exception("a question could not be asked ahead")


def next_to(board: Board, asked: Asked) -> Iterator[Asked]:
    """Each question that one other choice would ask: another locality, another quarter, another of what the section offers."""
    function, choices = asked
    chosen = choices[0]
    if not isinstance(chosen, Selection):
        return
    for area in (board.areas.authority, *board.areas.localities):
        yield function, (replace(chosen, area=area.id), *choices[1:])
    for quarter in cache.quarters(board)[0]:
        yield function, (replace(chosen, quarter=quarter), *choices[1:])
    for place, offered in _others(board, function, choices):
        for name in offered:
            yield function, (*choices[:place], name, *choices[place + 1 :])


def _others(board: Board, function: Callable[..., Answer], choices: tuple[Any, ...]) -> Iterator[tuple[int, list[str]]]:
    """The places of a question's own choices, and what is offered in each."""
    if function is kinds.ask and len(choices) > 2 and (choice := kinds.choice(board, choices[1])):
        yield 2, list(choice.options)
    if function in OFFERED:
        yield 1, list(OFFERED[function](board))
