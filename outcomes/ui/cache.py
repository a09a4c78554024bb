"""The cache at the edge: the board once a process, each definition and each panel once a choice."""

import functools
import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st
from cachetools import LRUCache

from outcomes import board as board_module
from outcomes import questions
from outcomes.board import Board
from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.localities.definition import Read

# All of them here, so that what they import is in memory before it is frozen below.
from outcomes.views import (  # noqa: F401
    base,
    compare,
    fund,
    grouping,
    methods,
    overview,
    places,
    present,
    register,
    schools,
    scorecard,
)
from outcomes.views.base import Panel

OWN = "own"
PRESENT = "present"
ASKED, CARRIED, CAME_FROM = "asked", "carried", "came-from"
MOST_CARRIED = 4
Asked = tuple[Callable[..., Panel], tuple[Any, ...]]


@functools.cache
def _loaded() -> tuple[Board, tuple[str, ...]]:
    """The shipped tables and what is damaged among them, loaded once a process.

    Not in Streamlit's cache, which any reader's browser may ask to be cleared. Streamlit collects all garbage after
    every run; freezing what stays for good takes it out of that sweep and gives back most of the time of a small page.
    """
    faults: list[str] = []
    loaded = board_module.load(faults=faults)
    gc.collect()
    gc.freeze()
    return loaded, tuple(faults)


def published() -> Board:
    """The shipped tables."""
    return _loaded()[0]


def faults() -> tuple[str, ...]:
    """What could not be loaded, in sentences with file and remedy."""
    return _loaded()[1]


@functools.lru_cache(maxsize=40)
def read(link: str) -> Read:
    """The own localities that a link holds. Raises OutcomesError when it cannot be read."""
    return localities.from_link(link, published().areas)


@functools.lru_cache(maxsize=40)
def _regrouped(link: str) -> Board:
    return own.apply(published(), read(link).definition)


def link() -> str:
    """The own localities in use, as they stand in the link; "" for the published localities."""
    return str(st.session_state.get(OWN, ""))


def board() -> Board:
    """The tables, by the localities in use."""
    return _regrouped(link()) if link() else published()


@functools.cache
def quarters() -> tuple[list[str], str, set[str]]:
    """The quarters that the frame offers, the one it opens with, and those that have quarterly figures; found once."""
    rows, datasets = published().figures, published().datasets
    offered = questions.quarters(rows, datasets)
    return offered, questions.latest_quarter(rows, offered), questions.quarterly(rows, datasets)


# Panels of the published localities, and those of own localities, which anyone can ask for in any number, each within its own bytes.
MOST_BYTES = {True: 160_000_000, False: 40_000_000}
_panels: dict[bool, LRUCache[Any, Panel]] = {
    usual: LRUCache(most, getsizeof=base.size) for usual, most in MOST_BYTES.items()
}
_lock = threading.Lock()


def _panel(function: Callable[..., Panel], choices: tuple[Any, ...]) -> Panel:
    grouped = link()
    key = (grouped, function, choices)
    kept = _panels[not grouped]
    with _lock:
        if key in kept:
            return kept[key]
    made = function(board(), *choices)
    with _lock, suppress(ValueError):
        # LRUCache refuses what alone is larger than its bytes; it is then drawn and not kept.
        kept[key] = made
    return made


def ask(function: Callable[..., Panel], *choices: Any) -> Panel:
    """A view's panel for hashable choices; panels are never changed once made."""
    st.session_state.setdefault(ASKED, []).append((function, choices))
    return again((function, choices))


def again(asked: Asked) -> Panel:
    """A panel that was asked for before."""
    return _panel(*asked)


def opened(page: str, title: str) -> None:
    """Begin a page's run: what the last page showed is kept for the room's screen, and is dropped by another page."""
    if page != PRESENT:
        st.session_state[ASKED], st.session_state[CAME_FROM] = [], (page, title)
        st.session_state.pop(CARRIED, None)
        st.session_state.pop("screen", None)
    elif CARRIED not in st.session_state:
        st.session_state[CARRIED] = st.session_state.get(ASKED, [])[:MOST_CARRIED]


def came_from() -> tuple[str, str]:
    """File and title of the page that the reader came from to the room's screen; the overview when a link opened it."""
    page, title = st.session_state.get(CAME_FROM, ("overview", "Overview"))
    return page, title


def carried() -> list[Asked]:
    """What was drawn on the page that the reader came from; the overview has a screen of its own in the story."""
    return [asked for asked in st.session_state.get(CARRIED, []) if asked[0].__module__ != overview.__name__]
