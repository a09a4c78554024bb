"""The frame's filters: quarter, locality and comparator, shared by every page and bound to the link."""

from functools import cache as once
from pathlib import Path

import streamlit as st

from outcomes import selection
from outcomes.board import Board
from outcomes.errors import OutcomesError
from outcomes.selection import Selection
from outcomes.ui import cache, link, tell

# A tooltip that fits a phone, and chart buttons that cover no headline.
LOOK = """
#vg-tooltip-element { max-width: min(20rem, 56vw); }
#vg-tooltip-element table tr td { white-space: normal; overflow-wrap: anywhere; }
[data-testid="stElementToolbar"] { top: 0 !important; }
"""


def frame() -> Selection:
    """Draw the shared filters and return what is chosen; nonsense in the link is told, then dropped."""
    board = cache.board() if _own_localities() else cache.published()
    quarters, latest, quarterly = cache.quarters()
    areas = {area.id: area.name for area in (board.areas.authority, *board.areas.localities)}
    if locality := st.session_state.pop("follow-to", ""):
        # A widget's value may only be set before it is drawn.
        st.session_state["area"] = locality
    side = st.sidebar
    quarter = link.choose("Quarter", selection.quarter_options(quarters, quarterly), "quarter", latest, side)
    area = link.choose("Locality", areas, "area", box=side)
    options = selection.compare_options(quarter, quarters, quarterly)
    other = link.choose("Compare with", options, "compare", box=side)
    with side:
        st.html(_menu(), unsafe_allow_javascript=True)
        if cache.link():
            names = ", ".join(tell.plain(found.name) for found in board.areas.localities)
            st.caption(f"Own localities in use: {names}.")
            many = cache.published().areas.naming.many
            st.button(f"Back to the {many}", on_click=_leave, width="stretch")
    return Selection(quarter, area, other)


@once
def _menu() -> str:
    """A few lines of ours for what Streamlit leaves to the reader: closing the menu where it covers the page."""
    code = (Path(__file__).parent / "static" / "menu.js").read_text(encoding="utf-8")
    return f"<style>{LOOK}</style><script>{code}</script>"


def _own_localities() -> bool:
    """Take own localities from the link, or carry those in use into it; what cannot be read is told, then dropped."""
    given = st.query_params.get(cache.OWN, "")
    if given and given != cache.link():
        try:
            cache.read(given)
        except OutcomesError as fault:
            del st.query_params[cache.OWN]
            tell.warning(str(fault))
            return bool(cache.link())
        st.session_state[cache.OWN] = given
    if cache.link() and not _readable(cache.link()):
        st.session_state[cache.OWN] = ""
    elif cache.link() and not given:
        st.query_params[cache.OWN] = cache.link()
    return bool(cache.link())


def _readable(link: str) -> bool:
    try:
        cache.read(link)
    except OutcomesError:
        return False
    return True


def regroup(link: str) -> None:
    """Use own localities on every page."""
    st.session_state[cache.OWN] = link
    st.query_params[cache.OWN] = link
    st.session_state["follow-to"] = cache.published().areas.authority.id


def _leave() -> None:
    st.session_state[cache.OWN] = ""
    st.session_state["follow-to"] = cache.published().areas.authority.id
    if cache.OWN in st.query_params:
        del st.query_params[cache.OWN]


def chosen() -> Selection:
    """What the frame has chosen, for pages."""
    found = st.session_state["chosen"]
    assert isinstance(found, Selection)
    return found


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return bool(st.context.theme.type == "dark")


def follow(area: str, board: Board) -> None:
    """Make a locality clicked on the map (or the locality of a clicked LSOA) the one chosen."""
    if not area or st.session_state.get("followed") == area:
        return
    st.session_state["followed"] = area
    locality = board.areas.locality_of(area)
    if locality and locality != chosen().area:
        st.session_state["follow-to"] = locality
        st.rerun()
