"""Choices and the address: every choice stands in the link as an id, and what a link asks for is checked before it is used.

Streamlit's own binding writes the words of a choice, so that a corrected title would break every saved link
(decision 48). Words are still understood, for links that were saved before.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from outcomes import words
from outcomes.ui import tell

MOST_SEARCHED = 60


def choose(
    label: str, options: Mapping[str, str], key: str, usual: str = "", box: Any = st, kind: str = "selectbox"
) -> str:
    """A choice of ids shown by their words; "" where there is nothing to choose. ``usual`` is what stands without a link."""
    if not options:
        return ""
    usual = usual if usual in options else next(iter(options))
    prepare(key, options, usual, label)
    if kind == "radio":
        picked = box.radio(label, list(options), format_func=options.__getitem__, key=key, horizontal=True)
    else:
        picked = box.selectbox(label, list(options), format_func=options.__getitem__, key=key)
    picked = picked if picked in options else usual
    keep(key, picked, usual)
    return str(picked)


def sections(titles: Mapping[str, str], key: str) -> list[Any]:
    """Tabs of which only the open one is drawn, so that a page costs what it shows."""
    usual = next(iter(titles))
    if st.session_state.get(key) not in titles.values() or _moved(key):
        st.session_state[key] = titles[_asked(key, titles, usual, "section")]
    tabs = st.tabs(list(titles.values()), key=key, on_change="rerun")
    keep(key, next((name for name, tab in zip(titles, tabs, strict=True) if tab.open), usual), usual)
    return list(tabs)


def go(key: str, to: str) -> None:
    """Choose without the list: for buttons and keys."""
    st.session_state[key] = to


def search(label: str, key: str) -> str:
    """Words to search for."""
    if key not in st.session_state or _moved(key):
        st.session_state[key] = st.query_params.get(key, "")[:MOST_SEARCHED]
    text = st.text_input(label, key=key, max_chars=MOST_SEARCHED)
    keep(key, text, "")
    return text


def prepare(key: str, options: Mapping[str, str], usual: str, label: str) -> None:
    """Give a widget that is about to be drawn what the link asks for, else what is usual.

    A choice that nobody made follows when the usual one changes.
    """
    before = st.session_state.get(f"usual {key}")
    followed = before is not None and before != usual and st.session_state.get(key) == before
    if st.session_state.get(key) not in options or followed or _moved(key):
        st.session_state[key] = usual if followed and not _moved(key) else _asked(key, options, usual, label)
    st.session_state[f"usual {key}"] = usual


def keep(key: str, value: str, usual: str) -> None:
    """Write a choice into the link; what is usual is left out, but not taken out: each change of the link is a step back."""
    given = st.query_params.get(key)
    if value != usual and given != value:
        st.query_params[key] = value
    elif value == usual and given not in (None, usual):
        del st.query_params[key]
    st.session_state[f"link {key}"] = st.query_params.get(key)


def _moved(key: str) -> bool:
    """Whether the reader's browser went back or forward to another choice; another page begins without any."""
    held = f"link {key}"
    if held not in st.session_state:
        return False
    given, same_page = st.query_params.get(key), st.session_state.get("same page", False)
    return bool(given != st.session_state[held] and (given is not None or same_page))


def _asked(key: str, options: Mapping[str, str], usual: str, label: str) -> str:
    asked = st.query_params.get(key)
    if asked is None:
        return usual
    if asked in options:
        return asked
    by_words = next((name for name, title in options.items() if title == asked), None)
    if by_words is None:
        tell.warning(words.not_in_the_link(label, asked))
    return by_words or usual
