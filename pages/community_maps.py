"""Community maps: one indicator on the map and in order, then one locality in profile."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import places

LEVELS = {"lcn": "Local Community Networks", "lsoa": "LSOAs"}
chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
indicators = {entry.id: entry.title for entry in store.datasets[places.DATASET].indicators.values()}
show.heading("Community health", chosen, store)
indicator = st.selectbox(
    "Indicator", list(indicators), format_func=indicators.get, key="indicator", bind="query-params", index=9
)
levels = places.levels(store, indicator)
level = "lcn"
if len(levels) > 1:
    level = st.radio("Map by", levels, format_func=LEVELS.get, horizontal=True, key="level")
clicked = show.panel(
    cache.ask(places.choropleth, chosen, indicator, level, dark), f"map-{indicator}-{level}", selectable=True
)
filters.follow(clicked, store)
st.header("In order", anchor=False)
show.panel(cache.ask(places.ranking, chosen, indicator, dark), "maps-ranking")
st.header("Profile", anchor=False)
show.panel(cache.ask(places.profile, chosen, dark), "maps-profile")
st.header("Participatory budgeting", anchor=False)
show.panel(cache.ask(places.budgeting, chosen), "maps-budgeting")
