"""The frame's filters: quarter, locality and comparator, shared by every page and bound to the link."""

import json

import streamlit as st

from outcomes import selection
from outcomes.board import Board
from outcomes.draw.web import markup
from outcomes.publishing import changed
from outcomes.selection import Selection
from outcomes.ui import browser, cache, grouped, link, navigation, tell


def frame() -> Selection:
    """Draw the shared filters and return what is chosen; nonsense in the link is told, then dropped."""
    grouped.take()
    cache.settle()
    board = cache.board()
    quarters, latest, quarterly, yearly = cache.quarters(board)
    areas = {area.id: area.name for area in (board.areas.authority, *board.areas.localities)}
    if locality := st.session_state.pop("follow-to", ""):
        # A widget's value may only be set before it is drawn.
        st.session_state["area"] = locality
    # Over the page's title, where they are seen on every screen; the menu alone fills the side.
    bar = st.container(key="choices", horizontal=True)
    quarter = link.choose("Quarter", selection.quarter_options(quarters, quarterly, yearly), "quarter", latest, bar)
    area = link.choose("Locality", areas, "area", box=bar)
    options = selection.compare_options(quarter, quarters, quarterly)
    other = link.choose("Compare with", options, "compare", box=bar)
    if found := cache.history():
        # Nothing to choose while nothing was published.
        link.choose("Figures as of", changed.options(found, cache.NOW), cache.AS_OF, box=bar)
        # Going back in the browser changes the choice while it is drawn.
        cache.settle()
        if (shown := cache.number()) != cache.latest():
            st.caption(tell.plain(changed.stood(found, shown)))
    with st.sidebar:
        st.html(f"<style>{markup.style()}{_named(board)}</style>")
        browser.mount("frame", "frame")
        if cache.link():
            names = ", ".join(tell.plain(found.name) for found in board.areas.localities)
            st.caption(f"Own localities in use: {names}.")
            many = cache.published().areas.naming.many
            st.button(f"Back to the {many}", on_click=grouped.leave, width="stretch")
    return Selection(quarter, area, other)


def _named(board: Board) -> str:
    """The product's name and the board's as CSS variables: Streamlit has no place for text over its menu."""
    names = (navigation.product(board), board.areas.naming.board)
    return ":root{{--oc-product:{};--oc-for:{}}}".format(*(json.dumps(name).replace("<", "") for name in names))


def chosen() -> Selection:
    """What the frame has chosen, for pages."""
    found = st.session_state["chosen"]
    assert isinstance(found, Selection)
    return found


def follow(area: str, board: Board) -> None:
    """Make a locality clicked on the map (or the locality of a clicked LSOA) the one chosen."""
    if not area or st.session_state.get("followed") == area:
        return
    st.session_state["followed"] = area
    locality = board.areas.locality_of(area)
    if locality and locality != chosen().area:
        st.session_state["follow-to"] = locality
        st.rerun()
