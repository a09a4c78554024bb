"""Where to look this quarter."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import overview

chosen, dark = filters.chosen(), filters.dark()
show.heading("Where to look this quarter", chosen, cache.store())
first, all_of_it = show.sections(["Where to look", "Every quarterly figure"], "overview")
with first:
    if first.open:
        show.panel(cache.ask(overview.cards, chosen, dark), "overview-cards")
with all_of_it:
    if all_of_it.open:
        order = st.selectbox(
            "Order by", list(overview.ORDERS), format_func=overview.ORDERS.get, key="order", bind="query-params"
        )
        show.panel(cache.ask(overview.everything, chosen, order, dark), "overview-all")
