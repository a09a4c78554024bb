"""The frame's filters: quarter, locality and comparator, shared by every page and bound to the link."""

import streamlit as st

from outcomes import periods, selection
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.ui import cache

LATEST_OF_PACK = "2016-17-Q3"


def frame(store: Store) -> Selection:
    """Draw the shared filters and return what is chosen; nonsense in the link is told, then dropped."""
    quarters = cache.quarters()
    areas = [store.areas.authority.id, *(area.id for area in store.areas.networks)]
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
    if network := st.session_state.pop("follow-to", ""):
        # A widget's value may only be set before it is drawn.
        st.session_state["area"] = network
    with st.sidebar:
        quarter = st.selectbox(
            "Quarter",
            options["quarter"],
            index=options["quarter"].index(LATEST_OF_PACK),
            format_func=labels["quarter"],
            key="quarter",
            bind="query-params",
        )
        area = st.selectbox("Locality", areas, format_func=labels["area"], key="area", bind="query-params")
        other = st.selectbox("Compare with", compare, format_func=labels["compare"], key="compare", bind="query-params")
    chosen = Selection(quarter or LATEST_OF_PACK, area or areas[0], other or selection.PREVIOUS)
    for sentence in st.session_state["warned"]:
        st.warning(sentence)
    return chosen


def chosen() -> Selection:
    """What the frame has chosen, for pages."""
    found = st.session_state["chosen"]
    assert isinstance(found, Selection)
    return found


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def follow(area: str, store: Store) -> None:
    """Make a network clicked on the map (or the network of a clicked LSOA) the locality chosen."""
    if not area or st.session_state.get("followed") == area:
        return
    st.session_state["followed"] = area
    network = next((found for found in store.areas.upwards(area) if store.areas[found].kind == "lcn"), "")
    if network and network != chosen().area:
        st.session_state["follow-to"] = network
        st.rerun()
