"""The screen for a room: one message at a time, moved by key, button, clicker and swipe."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from outcomes import periods, screens
from outcomes.board import Board
from outcomes.draw.web import markup
from outcomes.selection import Selection
from outcomes.ui import browser, cache, navigation, show, tell
from outcomes.ui.cache import Asked
from outcomes.views.answer import Answer

AT, ALL = "screen", "all"
FULL = "<button type='button' class='oc-full'>Full screen</button>"


def shown(chosen: Selection) -> list[tuple[str, str, Asked]]:
    """Id, title and question of each screen: first what was on the page that the reader came from, then the story."""
    board = cache.board()
    before = [
        (f"page-{place}", f"From {cache.came_from()[0]}", (_carried, asked))
        for place, asked in enumerate(cache.carried(), 1)
    ]
    return [
        *before,
        *((stage.id, stage.heading(board, chosen), (stage.view, (chosen,))) for stage in screens.story(board, chosen)),
    ]


def _carried(board: Board, function: Callable[..., Answer], choices: tuple[Any, ...]) -> Answer:
    """What was asked on a page, for a room."""
    return screens.carried(function(board, *choices))


def draw(chosen: Selection) -> None:
    """The screen that the link names, with its controls; all of them, to print, for ``all``."""
    every = shown(chosen)
    names = [name for name, _, _ in every]
    at = st.session_state.get(AT) or st.query_params.get(AT, "")
    if at == ALL:
        _sheets(every)
        return
    at = at if at in names else names[0]
    place = names.index(at)
    st.session_state[AT] = at
    st.query_params[AT] = at
    _, title, (view, choices) = every[place]
    drawn = cache.stage(view, *choices)
    st.html(markup.render("stage.html", place=place + 1, total=len(every)))
    st.title(tell.plain(title), anchor=False)
    show.answer(drawn, f"screen-{at}", with_figures=False, taken=False)
    if drawn.answer.sources:
        show.sources(drawn.answer)
    with st.container(key="present-controls", horizontal=True, vertical_alignment="center"):
        _button("previous", "Previous", "Left", names[max(place - 1, 0)], place == 0)
        _button("next", "Next", "Right", names[min(place + 1, len(names) - 1)], place == len(names) - 1)
        st.markdown(f"{place + 1} of {len(names)} · {periods.short_label(chosen.quarter)}", width="content")
        _button("print", "All, to print", "P", ALL, False)
        browser.mount("stage", "hands", html=FULL)
        with st.container(key="present-leave", width="content"):
            st.page_link(
                navigation.page_at(cache.published(), cache.came_from()[1]), label="Leave (Esc)", width="content"
            )


def _button(key: str, label: str, shortcut: str, to: str, off: bool) -> None:
    st.button(label, key=f"present-{key}", shortcut=shortcut, on_click=_go, args=(to,), disabled=off)


def _go(to: str) -> None:
    st.session_state[AT] = to
    st.query_params[AT] = to


def _sheets(every: list[tuple[str, str, Asked]]) -> None:
    """Every screen under the other, a sheet of paper each."""
    st.html(markup.render("stage.html", place=0, total=len(every)))
    with st.container(key="present-controls"):
        _button("back", "Back to one screen at a time", "Esc", every[0][0], False)
        st.markdown("Print this page with your browser: each screen is a sheet.")
    st.session_state.pop(AT, None)
    for name, title, (view, choices) in every:
        drawn = cache.stage(view, *choices)
        with st.container(key=f"sheet-{name}"):
            st.title(tell.plain(title), anchor=False)
            show.answer(drawn, f"sheet-{name}-chart", with_figures=False, taken=False)
            show.sources(drawn.answer)
