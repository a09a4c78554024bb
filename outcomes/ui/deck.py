"""The presenter's choice of screens: which and in which order, by their ids in the link."""

from collections.abc import Sequence

import streamlit as st

from outcomes import screens, words
from outcomes.errors import visible
from outcomes.screens import Stage
from outcomes.selection import Selection
from outcomes.ui import tell

KEY = "screens"


def asked(every: Sequence[Stage]) -> list[Stage]:
    """The screens that the link names, in its order, else those chosen before in this visit, else the usual ones.

    What is no screen is told and left out.
    """
    given = st.query_params.get(KEY, st.session_state.get(KEY, ""))
    kept, lost = screens.deck(every, given)
    if lost:
        tell.warning(words.no_screens([visible(name) for name in lost]))
        ours = {stage.id for stage in every}
        given = screens.SEPARATOR.join(name for name in given.split(screens.SEPARATOR) if name in ours)
    _write(given)
    return kept


def _write(names: str) -> None:
    """Into the link, and for the rest of the visit; the usual screens are left out."""
    st.session_state[KEY] = names
    if names and st.query_params.get(KEY) != names:
        st.query_params[KEY] = names
    elif not names and KEY in st.query_params:
        del st.query_params[KEY]


def _keep(names: Sequence[str], every: Sequence[Stage]) -> None:
    usual = [stage.id for stage in screens.deck(every, "")[0]]
    _write("" if list(names) == usual else screens.SEPARATOR.join(names))


def choose(every: Sequence[Stage], chosen: Selection) -> None:
    """Every screen with a box to tick, and those that are shown with a way up and down."""
    kept = asked(every)
    names = [stage.id for stage in kept]
    st.title("Screens", anchor=False)
    st.header(f"{len(kept)} of {len(every)} screens", anchor=False)
    st.caption("Tick what you want to show. The link then opens the same screens in the same order.")
    left = [stage for stage in every if stage.id not in names]
    for place, stage in enumerate([*kept, *left]):
        on = place < len(kept)
        with st.container(horizontal=True, vertical_alignment="center", key=f"deck-{stage.id}"):
            key = f"deck-on-{stage.id}"
            st.session_state[key] = on
            silent = ": nothing to say of this place" if stage.silent else ""
            label = tell.plain(f"{stage.title}{silent}")
            # The last one stays: a talk of no screen is none.
            off = stage.silent or names == [stage.id]
            st.checkbox(label, key=key, disabled=off, on_change=_tick, args=(stage.id, names, every))
            if on:
                for way, sign, to in (("up", "↑", place - 1), ("down", "↓", place + 1)):
                    st.button(
                        tell.plain(f"{sign} Move {way}: {stage.title}"),
                        key=f"deck-{way}-{stage.id}",
                        disabled=not 0 <= to < len(kept),
                        on_click=_move,
                        args=(place, to, names, every),
                    )
    st.button("As usual", key="deck-usual", on_click=_keep, args=([s.id for s in screens.deck(every, "")[0]], every))


def _tick(name: str, names: list[str], every: Sequence[Stage]) -> None:
    """Drop a screen, or add it where it stands in the usual order."""
    if name in names:
        _keep([other for other in names if other != name], every)
        return
    order = [stage.id for stage in every]
    before = [other for other in names if order.index(other) < order.index(name)]
    at = names.index(before[-1]) + 1 if before else 0
    _keep([*names[:at], name, *names[at:]], every)


def _move(place: int, to: int, names: list[str], every: Sequence[Stage]) -> None:
    moved = list(names)
    moved[place], moved[to] = moved[to], moved[place]
    _keep(moved, every)
