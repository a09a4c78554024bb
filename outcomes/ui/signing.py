"""Who is in front of the page, and whether they may add figures. Streamlit signs people in; the rules are the library's."""

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from outcomes.publishing import permits
from outcomes.publishing.desk import Desk
from outcomes.publishing.permits import Permit, Refused, Rules
from outcomes.ui import cache, tell


def _settings(section: str) -> Mapping[str, Any]:
    """A section of the secrets, empty where there is none."""
    if not secrets_singleton.load_if_toml_exists():
        return {}
    found = secrets_singleton.get(section, {})
    return found if isinstance(found, Mapping) else {}


def rules() -> Rules:
    """What the settings allow. Raises OutcomesError for settings that cannot be read."""
    sign_in = _settings("auth")
    return permits.rules(_settings("publishing"), bool(sign_in), str(sign_in.get("cookie_secret", "")))


def permit() -> Permit:
    """Leave for whoever is in front of the page now to add figures. Raises Refused."""
    board = cache.published().areas.authority.id
    close = permits.near(st.get_option("server.address"), dict(st.context.headers))
    return permits.permit(rules(), st.user.to_dict(), board, close, time.time())


def desk() -> Desk:
    """The one place of this app that writes figures."""
    return Desk(cache.PLACES, cache.published().areas.authority.id, permit)


def closed() -> bool:
    """Whether the settings ask readers to sign in, too."""
    return bool(_settings("auth")) and bool(_settings("publishing").get("view_needs_sign_in", False))


def seen() -> bool:
    """Whether this person may look: everyone, unless the settings ask for a sign-in."""
    if not closed() or st.user.is_logged_in:
        return True
    tell.warning("This dashboard is for members of its Board. Sign in to read it.")
    st.button("Sign in", type="primary", on_click=st.login)
    return False


def offer() -> Permit | None:
    """Leave to add figures; where there is none, the reason and the way to sign in are shown."""
    try:
        given = permit()
    except Refused as refused:
        tell.warning(f"{refused}.")
        if rules().provider:
            if st.user.is_logged_in:
                st.button("Sign out", on_click=st.logout)
            else:
                st.button("Sign in", type="primary", on_click=st.login)
        return None
    if given.author:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(tell.plain(f"Signed in as {given.author} ({given.role})."), width="stretch")
            st.button("Sign out", on_click=st.logout)
    return given
