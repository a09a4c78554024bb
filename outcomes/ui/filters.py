"""The frame's filters: quarter, locality and comparator, shared by every page and bound to the link."""

import streamlit as st

from outcomes import periods, selection
from outcomes.errors import OutcomesError
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.ui import cache


def frame() -> Selection:
    """Draw the shared filters and return what is chosen; nonsense in the link is told, then dropped."""
    told = _own_localities()
    store = cache.store()
    quarters, latest = cache.quarters()
    areas = [store.areas.authority.id, *(area.id for area in store.areas.localities)]
    compare = selection.compare_options(quarters)
    options = {"quarter": list(reversed(quarters)), "area": areas, "compare": compare}
    labels = {
        "quarter": lambda option: periods.parse(option).label,
        "area": store.areas.name,
        "compare": selection.compare_label,
    }
    written = {key: [labels[key](option) for option in values] for key, values in options.items()}
    if "warned" not in st.session_state:
        given = {key: st.query_params[key] for key in options if key in st.query_params}
        st.session_state["warned"] = selection.rejected(given, written)
    if locality := st.session_state.pop("follow-to", ""):
        # A widget's value may only be set before it is drawn.
        st.session_state["area"] = locality
    with st.sidebar:
        quarter = st.selectbox(
            "Quarter",
            options["quarter"],
            index=options["quarter"].index(latest),
            format_func=labels["quarter"],
            key="quarter",
            bind="query-params",
        )
        area = st.selectbox("Locality", areas, format_func=labels["area"], key="area", bind="query-params")
        other = st.selectbox("Compare with", compare, format_func=labels["compare"], key="compare", bind="query-params")
        if cache.link():
            st.caption(f"Own localities in use: {', '.join(found.name for found in store.areas.localities)}.")
            many = cache.published().areas.naming.many
            st.button(f"Back to the {many}", on_click=_leave, width="stretch")
    for sentence in [*told, *st.session_state["warned"]]:
        st.warning(sentence)
    return Selection(quarter or latest, area or areas[0], other or selection.PREVIOUS)


def _own_localities() -> list[str]:
    """Take own localities from the link, or carry those in use into it; what cannot be read is told, then dropped."""
    given = st.query_params.get(cache.OWN, "")
    if given and given != cache.link():
        try:
            cache.read(given)
        except OutcomesError as fault:
            del st.query_params[cache.OWN]
            return [str(fault)]
        st.session_state[cache.OWN] = given
    elif cache.link() and not given:
        st.query_params[cache.OWN] = cache.link()
    return []


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
    return st.context.theme.type == "dark"


def follow(area: str, store: Store) -> None:
    """Make a locality clicked on the map (or the locality of a clicked LSOA) the one chosen."""
    if not area or st.session_state.get("followed") == area:
        return
    st.session_state["followed"] = area
    locality = store.areas.locality_of(area)
    if locality and locality != chosen().area:
        st.session_state["follow-to"] = locality
        st.rerun()
