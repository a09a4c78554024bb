"""The page of packs: which kind, of where and when, which chapters in which order, as what; made aside, then taken."""

import time
from concurrent.futures import Future
from functools import lru_cache, partial

import streamlit as st

from outcomes import periods
from outcomes.board import Board
from outcomes.errors import OutcomesError
from outcomes.packs import making, story
from outcomes.packs.making import Version
from outcomes.packs.scenes import Asked, View
from outcomes.selection import Selection
from outcomes.ui import cache, link, tell, workshop
from outcomes.ui.workshop import Order

KINDS = (story.BRIEFING, story.COMMUNITY, story.VIEW)
# Seconds between two looks at what is being made.
LOOK = 0.6


def draw(chosen: Selection) -> None:
    """The choices, what the pack holds, and the way to have it made and to take it."""
    board = cache.board()
    whole = chosen.area == board.areas.authority.id
    carried = cache.carried()
    kinds = {kind: story.stories()[kind].title for kind in KINDS if carried or kind != story.VIEW}
    if carried:
        kinds[story.VIEW] = f"{kinds[story.VIEW]}: {cache.came_from()[0]}"
    kind = link.choose("Kind", kinds, "kind", story.BRIEFING if whole else story.COMMUNITY, kind="radio")
    told = story.stories()[kind]
    st.caption(f"{told.about} {board.areas.name(chosen.area)}, {periods.short_label(chosen.quarter)}.")
    if told.local and whole:
        st.info(f"Choose a {board.areas.naming.one} over the page's title; this pack is of one of them.")
        return
    names = {part.id: part.title for part in told.parts}
    sections = tuple(
        st.multiselect(
            "Sections, in this order", list(names), list(names), format_func=names.__getitem__, key=f"sections-{kind}"
        )
    )
    forms = {form: f"{it.title}: {it.about}" for form, it in making.FORMATS.items()}
    form = link.choose("As", forms, "as", kind="radio")
    number = cache.number()
    order = Order(kind, chosen.quarter, chosen.area, chosen.compare, number, cache.link(), sections, form)
    if not sections:
        st.info("Choose at least one section.")
        return
    st.button(
        f"Make the {making.FORMATS[form].title} file",
        key="pack-make",
        on_click=partial(_begin, order, chosen),
        disabled=_busy(),
    )
    _taken(order, making.name_of(kind, chosen, board, form))
    with st.expander("What it holds", key="pack-preview", on_change="rerun") as box:
        if box.open:
            _preview(order, chosen)


def _begin(order: Order, chosen: Selection) -> None:
    """Have it made; a view of a page within this process, which has its answers, a story in one of its own."""
    try:
        if order.kind == story.VIEW:
            board, page, views = cache.board(), cache.came_from()[0], tuple(cache.carried())
            made = workshop.aside(partial(_view, order, chosen, board, page, views))
        else:
            made = workshop.order(order)
        st.session_state[cache.MADE] = (order, made, time.monotonic())
    except OutcomesError as fault:
        st.session_state[cache.MADE] = (order, str(fault), time.monotonic())


def _view(order: Order, chosen: Selection, board: Board, page: str, views: tuple[View, ...]) -> bytes:
    said, day = making.stands(cache.PLACES, order.number, board)
    found = Version(board, said, day, None)
    document, asked = making.document_of(found, story.VIEW, chosen, (), page, views)
    return making.file_of(document, order.form, asked)


def _busy() -> bool:
    held = st.session_state.get(cache.MADE)
    return bool(held and isinstance(held[1], Future) and not held[1].done())


def _taken(order: Order, name: str) -> None:
    """What is being made, or the way to take it; nothing of an order that the choices no longer say."""
    held = st.session_state.get(cache.MADE)
    if held is None or held[0] != order:
        return
    made = held[1]
    if isinstance(made, str):
        tell.error(made)
    elif not made.done():
        _waiting()
    elif fault := made.exception():
        tell.error(str(fault) if isinstance(fault, OutcomesError) else "The pack could not be made; try again.")
    else:
        content = made.result()
        size = f"{len(content) / 1_000_000:.1f} MB" if len(content) > 900_000 else f"{len(content) // 1000 + 1} KB"
        st.download_button(
            f"Download {name} ({size})",
            content,
            file_name=name,
            mime=making.FORMATS[order.form].media,
            key="pack-take",
            on_click="ignore",
        )


@st.fragment(run_every=LOOK)
def _waiting() -> None:
    """Say that it is being made; the page is drawn anew once it is there."""
    if not _busy():
        st.rerun()
    gone = time.monotonic() - st.session_state[cache.MADE][2]
    st.markdown(f"It is being made, in ten seconds or so: {gone:.0f} seconds.")


def _preview(order: Order, chosen: Selection) -> None:
    """The sentences that it will hold, chapter by chapter."""
    views, page = tuple(cache.carried()), cache.came_from()[0]
    for title, sentences in _held(cache.board(), order.kind, chosen, order.sections, views, page):
        st.markdown(f"**{tell.plain(title)}**")
        st.markdown("\n".join(f"1. {tell.plain(sentence)}" for sentence in sentences))


@lru_cache(maxsize=4)
def _held(
    board: Board, kind: str, chosen: Selection, sections: tuple[str, ...], views: tuple[View, ...], page: str
) -> list[tuple[str, list[str]]]:
    document = story.compose(kind, Asked(board, chosen, None, page, views), "", "", sections)
    return [(chapter.title, [sheet.answer.sentence for sheet in chapter.sheets]) for chapter in document.chapters]
