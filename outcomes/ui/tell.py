"""Messages that may hold what somebody else wrote: drawn as text, never as Markdown or HTML (a link could carry either)."""

import string

import streamlit as st

from outcomes.draw.theme import palette
from outcomes.draw.web import markup

ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: str) -> str:
    """Text as Markdown that means nothing but itself: one line, every mark escaped.

    Renderers turn "www." into a link all the same, so names that hold it are refused where they come in.
    """
    return " ".join(text.split()).translate(ESCAPED)


def warning(text: str) -> None:
    """Something that the reader should know and can go on from."""
    _box(text, "warning")


def error(text: str) -> None:
    """Something that could not be done, and the remedy."""
    _box(text, "error")


def _box(text: str, kind: str) -> None:
    dark = st.context.theme.type == "dark"
    st.html(markup.render("message.html", palette(dark), text=text, kind=kind))
