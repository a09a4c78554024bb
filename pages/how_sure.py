"""How sure are we? The methods in plain English, one at a time."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import methods

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
show.heading("How sure are we?", chosen, store)
method = st.selectbox(
    "Explain", list(methods.TITLES), format_func=methods.TITLES.get, key="method", bind="query-params"
)
show.panel(cache.ask(methods.explained, chosen, method, dark), f"method-{method}")
