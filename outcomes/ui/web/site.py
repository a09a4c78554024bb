"""The whole site as one ASGI application: Streamlit's app behind our own layer."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from outcomes.paths import PROGRAM
from outcomes.ui.web import head, headers
from outcomes.ui.web.front import Front
from outcomes.ui.web.packing import File

STATIC = Path(file_util.get_static_dir())


def scripts() -> list[str]:
    """The scripts that may stand in a page itself: Streamlit's, and ours of the first view."""
    return headers.inline(head.template((STATIC / "index.html").read_text(encoding="utf-8")))


def make(files: dict[str, File]) -> st.App:
    """The site, with Streamlit's files as they were packed."""
    front = Middleware(
        Front,
        files=files,
        page=head.pages(STATIC),
        told=headers.every(scripts()),
        known=is_host_allowed,
        feed=head.feed,
        base=st.get_option("server.baseUrlPath") or "",
    )
    return st.App(PROGRAM / "app.py", middleware=[front])
