"""The cache at the edge: the board once a process, each definition and each panel once a choice."""

import functools
import gc
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import streamlit as st
from cachetools import LRUCache

from outcomes import areas, questions
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.draw.web import parts
from outcomes.draw.web.parts import Drawn
from outcomes.localities import definition as localities
from outcomes.localities import regroup
from outcomes.localities.definition import Read
from outcomes.publishing import versions

# All of them here, so that what they import is in memory before it is frozen below.
from outcomes.views import beside, cards, common, definition, everything, kinds, methods, profile, relation, rug, since  # noqa: F401

OWN, AS_OF, SHOWN = "own", "as-of", "version shown"
# What the frame's choice of a version is while it is the latest, whichever that is.
NOW = "now"
PLACES = versions.Places()
_opening = threading.RLock()
# Pages that take along what the page before them showed.
PRESENT = "present"
TAKERS = (PRESENT, "pack")
# What a visitor is having made; forgotten on the next page.
MADE = "pack made"
ASKED, CARRIED, CAME_FROM = "asked", "carried", "came-from"
MOST_CARRIED = 4
SWEPT_EVERY = 300.0  # seconds
Asked = tuple[Callable[..., Answer], tuple[Any, ...]]
# Own localities, version, view, choices, whether for a room.
Key = tuple[str, int | None, Callable[..., Answer], tuple[Any, ...], bool]


@functools.lru_cache(maxsize=3)
def _loaded(number: int | None) -> tuple[Board, tuple[str, ...]]:
    """The board as of a version (None: as shipped) and what is damaged in it, loaded once a process.

    Not in Streamlit's cache, which any reader's browser may ask to be cleared.
    """
    faults: list[str] = []
    return versions.board(PLACES, number, faults), tuple(faults)


def _version(number: int | None) -> tuple[Board, tuple[str, ...]]:
    """The same for many readers at once: of two boards of one version the answers kept would not know each other."""
    with _opening:
        return _loaded(number)


@functools.cache
def _store() -> Any:
    return versions.store(PLACES, areas.load(PLACES.geo).authority.id)


def latest() -> int | None:
    """The version that readers see now: asked at every run, so that a publish is on everyone's next click. None: as shipped."""
    if not versions.begun(PLACES):
        return None
    with _opening:
        return int(_store().head())


@functools.lru_cache(maxsize=8)
def _history(head: int) -> tuple[Any, ...]:
    return tuple(_store().history())


def history() -> tuple[Any, ...]:
    """Every version of the board, the tables as shipped first; empty where nothing was published."""
    with _opening:
        head = latest()
        return () if head is None else _history(head)


@functools.lru_cache(maxsize=8)
def _template(dataset: str, period: str, head: int | None) -> bytes:
    return versions.template_for(PLACES, dataset, period)


def template(dataset: str, period: str) -> bytes:
    """The workbook of a dataset for a period as of the latest version, made once. Raises OutcomesError."""
    return _template(dataset, period, latest())


def settle() -> None:
    """Fix the version that this run of a page shows, so that a publish in between mixes no two of them."""
    st.session_state[SHOWN] = _asked_for()


def number() -> int | None:
    """The version that this reader looks at."""
    shown: int | None = st.session_state[SHOWN] if SHOWN in st.session_state else _asked_for()
    return shown


def _asked_for() -> int | None:
    """One of the history if the link or the frame asks for it, else the latest."""
    asked = str(st.session_state.get(AS_OF) or st.query_params.get(AS_OF, NOW))
    if asked == NOW:
        return latest()
    return next((version.number for version in history() if str(version.number) == asked), latest())


@functools.lru_cache(maxsize=8)
def _news(older: int, newer: int) -> tuple[Any, ...]:
    return tuple(versions.news(PLACES, older, newer, (_version(older)[0], _version(newer)[0])))


def news(older: int) -> tuple[Any, ...]:
    """What is new, since a version, in the one that this reader looks at."""
    newer = number()
    return () if newer is None else _news(older, newer)


def _settled() -> None:
    """Take all that lives out of the sweep of garbage that Streamlit makes after every run: it grows with the answers kept, and
    was most of a page's time (decision 134)."""
    _sweeping()
    gc.freeze()


@functools.cache
def _sweeping() -> None:
    threading.Thread(target=_sweep, name="sweep", daemon=True).start()


def _sweep() -> None:
    """Sweep everything now and then, aside from any reader's run: what was alive when it was put away may be garbage since."""
    while True:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        time.sleep(SWEPT_EVERY)


def published() -> Board:
    """The latest version, by the published localities."""
    return _version(latest())[0]


def faults() -> tuple[str, ...]:
    """What could not be loaded, in sentences with file and remedy."""
    return _version(latest())[1]


@functools.lru_cache(maxsize=40)
def read(link: str) -> Read:
    """The own localities that a link holds. Raises OutcomesError when it cannot be read."""
    return localities.from_link(link, published().areas)


@functools.lru_cache(maxsize=40)
def _regrouped(link: str, number: int | None) -> Board:
    return regroup.apply(_version(number)[0], read(link).definition)


def link() -> str:
    """The own localities in use, as they stand in the link; "" for the published localities."""
    return str(st.session_state.get(OWN, ""))


def board() -> Board:
    """The version that this reader looks at, by the localities in use."""
    return _regrouped(link(), number()) if link() else _version(number())[0]


@functools.lru_cache(maxsize=8)
def quarters(shown: Board) -> tuple[list[str], str, set[str], set[str]]:
    """The quarters that the frame offers, the one it opens with, and those that have quarterly figures and yearly ones; found once a board."""
    offered = questions.quarters(shown)
    return offered, questions.latest_quarter(shown, offered), questions.quarterly(shown), questions.yearly(shown)


# Answers of the published localities, and those of own localities, which anyone can ask for in any number, each within its own bytes
# (decision 54).
MOST_BYTES = {True: 160_000_000, False: 40_000_000}
_drawn: dict[bool, LRUCache[Any, Drawn]] = {
    usual: LRUCache(most, getsizeof=lambda drawn: drawn.size) for usual, most in MOST_BYTES.items()
}
_lock = threading.Lock()
_unfollowed: deque[Asked] = deque(maxlen=100)
_last_run = [time.monotonic()]


def _kept(function: Callable[..., Answer], choices: tuple[Any, ...], room: bool) -> Drawn:
    return _once((link(), number(), function, choices, room), board)


def _once(key: Key, of: Callable[[], Board]) -> Drawn:
    """What is drawn for a key, of a board that is asked for when it has to be made."""
    grouped, _, function, choices, room = key
    kept = _drawn[not grouped]
    with _lock:
        if key in kept:
            return kept[key]
    made = parts.draw(function(of(), *choices), room)
    with _lock, suppress(ValueError):
        # LRUCache refuses what alone is larger than its bytes; it is then drawn and not kept.
        kept[key] = made
    return made


def warm(asked: Asked, room: bool = False) -> None:
    """Ask of the published localities, for no reader in particular, what readers ask."""
    now = latest()
    _once(("", now, *asked, room), lambda: _version(now)[0])


def unfollowed() -> Iterator[Asked]:
    """Questions of readers of the published localities that nobody has looked beyond yet, the latest first."""
    while _unfollowed:
        yield _unfollowed.pop()


def since_last_run() -> float:
    """Seconds since a page last began to run."""
    return time.monotonic() - _last_run[0]


def held(asked: Asked, room: bool) -> Answer | None:
    """The answer to a question about the published localities if it is kept; asked for outside any reader's session."""
    with _lock:
        kept = _drawn[True].get(("", latest(), *asked, room))
    return kept.answer if kept else None


def ask(function: Callable[..., Answer], *choices: Any) -> Drawn:
    """A view's answer for hashable choices, drawn; answers are never changed once made."""
    st.session_state.setdefault(ASKED, []).append((function, choices))
    if not link() and st.session_state.get(AS_OF, NOW) == NOW and (function, choices) not in _unfollowed:
        _unfollowed.append((function, choices))
    return _kept(function, choices, False)


def untouched(answer: Answer) -> Drawn:
    """An answer of this run alone, drawn and not kept."""
    return parts.draw(answer)


def stage(function: Callable[..., Answer], *choices: Any) -> Drawn:
    """The same for a room, in larger type."""
    return _kept(function, choices, True)


def opened(page: str, title: str, address: str) -> None:
    """Begin a page's run: what the last page showed is kept for the room's screen, and is dropped by another page."""
    _settled()
    _last_run[0] = time.monotonic()
    st.session_state["same page"] = st.session_state.get("page") == address
    st.session_state["page"] = address
    if page not in TAKERS:
        st.session_state[ASKED], st.session_state[CAME_FROM] = [], (title, address)
        for held in (CARRIED, "screen", MADE):
            st.session_state.pop(held, None)
    elif CARRIED not in st.session_state:
        st.session_state[CARRIED] = st.session_state.get(ASKED, [])[:MOST_CARRIED]


def came_from() -> tuple[str, str]:
    """Title and address of the page that the reader came from to the room's screen; the overview when a link opened it."""
    title, address = st.session_state.get(CAME_FROM, ("Overview", ""))
    return title, address


def carried() -> list[Asked]:
    """What was drawn on the page that the reader came from; the overview has a screen of its own in the story."""
    overview = (cards.__name__, everything.__name__)
    return [asked for asked in st.session_state.get(CARRIED, []) if asked[0].__module__ not in overview]
