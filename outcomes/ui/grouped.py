"""Own localities of the session and of the link: taken in, used, left again."""

import streamlit as st

from outcomes.errors import OutcomesError
from outcomes.ui import cache, tell


def take() -> None:
    """Take own localities from the link, or carry those in use into it; what cannot be read is told, then dropped."""
    given = st.query_params.get(cache.OWN, "")
    if given and given != cache.link():
        try:
            cache.read(given)
        except OutcomesError as fault:
            del st.query_params[cache.OWN]
            tell.warning(str(fault))
            return
        st.session_state[cache.OWN] = given
    if cache.link() and not _readable(cache.link()):
        st.session_state[cache.OWN] = ""
    elif cache.link() and not given:
        st.query_params[cache.OWN] = cache.link()


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


def leave() -> None:
    """Back to the published localities."""
    st.session_state[cache.OWN] = ""
    st.session_state["follow-to"] = cache.published().areas.authority.id
    if cache.OWN in st.query_params:
        del st.query_params[cache.OWN]
