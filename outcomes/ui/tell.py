"""Messages that may hold what somebody else wrote: drawn as text, never as Markdown or HTML (a link could carry either)."""

import string

import streamlit as st

from outcomes.draw.web import markup

ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})


def plain(text: str) -> str:
    """Text as Markdown that means nothing but itself: one line, every mark escaped.

    Renderers turn "www." into a link all the same, so names that hold it are refused where they come in.
    """
    return " ".join(text.split()).translate(ESCAPED)


def warning(text: str) -> None:
    """Something that the reader should know and can go on from."""
    st.html(markup.render("message.html", text=text, kind="warning"))


def error(text: str) -> None:
    """Something that could not be done, and the remedy."""
    st.html(markup.render("message.html", text=text, kind="error"))
