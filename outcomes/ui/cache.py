"""The cache at the edge: the store once a process, each panel once a choice."""

import gc
from collections.abc import Callable
from typing import Any

import streamlit as st

from outcomes import questions
from outcomes import store as store_module
from outcomes.store import Store

# All of them here, so that what they import is in memory before it is frozen below.
from outcomes.views import compare, fund, methods, overview, places, register, schools, scorecard  # noqa: F401
from outcomes.views.base import Panel


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The shipped tables, loaded once.

    Streamlit collects all garbage after every run; freezing what stays for good takes it out of
    that sweep and gives back most of the time of a small page.
    """
    loaded = store_module.load()
    gc.collect()
    gc.freeze()
    return loaded


@st.cache_resource(show_spinner=False)
def quarters() -> list[str]:
    """The quarters that the frame offers, found once."""
    return questions.quarters(store().observations, store().datasets)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _panel(name: str, _function: Callable[..., Panel], choices: tuple[Any, ...]) -> Panel:
    return _function(store(), *choices)


def ask(function: Callable[..., Panel], *choices: Any) -> Panel:
    """A view's panel for hashable choices; panels are never changed once made."""
    return _panel(f"{function.__module__}.{function.__name__}", function, choices)
