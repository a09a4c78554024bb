"""The screen for a room: one message at a time, moved by key, button, clicker and swipe; the speaker's notes beside it."""

import streamlit as st

from outcomes import periods, screens
from outcomes.answer import Answer, Chart, Points
from outcomes.draw.web import markup
from outcomes.draw.web.parts import Drawn
from outcomes.screens import Stage
from outcomes.selection import Selection
from outcomes.ui import browser, cache, deck, menu, show, tell

AT, ALL, CHOOSE, NOTES = "screen", "all", "choose", "notes-open"
HANDS = (
    "<button type='button' class='oc-full'>Full screen</button> <button type='button' class='oc-full'>Timer</button>"
)


def draw(chosen: Selection) -> None:
    """The screen that the link names, with its controls; all of them to print, or the choice of screens, where it asks for that."""
    every = screens.every(cache.board(), chosen)
    shown = [*_before(), *deck.asked(every)]
    at = st.session_state.get(AT) or st.query_params.get(AT, "")
    if at == ALL:
        _sheets(shown, chosen)
    elif at == CHOOSE:
        st.session_state.pop(AT, None)
        _frame(0, len(shown), "deck")
        deck.choose(every, chosen)
        _button("back", "Start", "Esc", shown[0].id, False)
    else:
        _one(shown, at, chosen)


def _before() -> list[Stage]:
    """What was on the page that the presenter came from; it stands before the story, and in no link."""
    page = cache.came_from()[0]
    return [screens.on_page(place, page, *asked) for place, asked in enumerate(cache.carried(), 1)]


def _one(shown: list[Stage], at: str, chosen: Selection) -> None:
    names = [stage.id for stage in shown]
    at = at if at in names else names[0]
    place = names.index(at)
    st.session_state[AT] = at
    st.query_params[AT] = at
    stage = shown[place]
    drawn = cache.stage(stage.view, chosen)
    _frame(place + 1, len(shown), at)
    _screen(stage, drawn, chosen)
    with st.container(key="present-controls", horizontal=True, vertical_alignment="center"):
        _button("previous", "Previous", "Left", names[max(place - 1, 0)], place == 0)
        _button("next", "Next", "Right", names[min(place + 1, len(names) - 1)], place == len(names) - 1)
        st.markdown(f"{place + 1} of {len(names)} · {periods.short_label(chosen.quarter)}", width="content")
        notes = bool(st.session_state.get(NOTES))
        st.button("Hide notes" if notes else "Notes", key="present-notes", shortcut="N", on_click=_turn_notes)
        _button("choose", "Screens", None, CHOOSE, False)
        _button("print", "All, to print", "P", ALL, False)
        browser.mount("stage", "hands", html=HANDS)
        with st.container(key="present-leave", width="content"):
            page = menu.page_at(cache.published(), cache.came_from()[1])
            st.page_link(page, label="Leave (Esc)", width="content")
    if notes:
        _notes(drawn.answer, shown[place + 1].title if place + 1 < len(shown) else "")


def _frame(place: int, total: int, name: str) -> None:
    st.html(markup.render("stage.html", place=place, total=total, title=name == "title"))


def _screen(stage: Stage, drawn: Drawn, chosen: Selection) -> None:
    """Title, sentence and parts; a drawing and what stands beside it share the width."""
    given = drawn.answer
    st.title(tell.plain(stage.heading(cache.board(), chosen)), anchor=False)
    said = Answer(given.sentence, given.rows, about=given.about if stage.about else "")
    show.answer(Drawn(said), f"{stage.id}-said", with_figures=False, taken=False)
    short = [part for part in given.parts if isinstance(part, Points) and len(part.lines) == 1]
    beside = [pair for pair in zip(given.parts, drawn.parts, strict=True) if pair[0] not in short]
    under = [pair for pair in zip(given.parts, drawn.parts, strict=True) if pair[0] in short]
    with st.container(key=f"room-{len(beside)}-{stage.id}", height="stretch"):
        for at, (part, made) in enumerate(beside):
            if isinstance(part, Chart):
                key = f"{stage.id}-chart-{at}"
                st.vega_lite_chart(spec=made, theme=None, alt=part.alt, key=key, width="stretch", height="stretch")
            else:
                st.html(made)
    for _, made in under:
        st.html(made)


def _notes(given: Answer, follows: str) -> None:
    """What the speaker may want to know and the room need not read."""
    with st.container(key="speaker-notes"):
        texts = list(filter(None, (given.about, *given.notes)))
        st.html(
            markup.render(
                "notes.html", texts=texts, quotations=given.quotations, follows=follows, sources=given.sources
            )
        )


def _turn_notes() -> None:
    st.session_state[NOTES] = not st.session_state.get(NOTES)


def _button(key: str, label: str, shortcut: str | None, to: str, off: bool) -> None:
    st.button(label, key=f"present-{key}", shortcut=shortcut, on_click=_go, args=(to,), disabled=off)


def _go(to: str) -> None:
    st.session_state[AT] = to
    st.query_params[AT] = to


def _sheets(shown: list[Stage], chosen: Selection) -> None:
    """Every screen under the other, a sheet of paper each."""
    _frame(0, len(shown), ALL)
    with st.container(key="present-controls"):
        _button("back", "Back to one screen at a time", "Esc", shown[0].id, False)
        st.markdown("Print this page with your browser: each screen is a sheet.")
    st.session_state.pop(AT, None)
    for stage in shown:
        drawn = cache.stage(stage.view, chosen)
        with st.container(key=f"sheet-{stage.id}"):
            _screen(stage, drawn, chosen)
            show.sources(drawn.answer)
