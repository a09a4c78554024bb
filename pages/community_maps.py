"""Community maps: one indicator on the map and in order, then one locality in profile."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import places

LEVELS = {"lcn": "Local Community Networks", "lsoa": "LSOAs"}
chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
indicators = {entry.id: entry.title for entry in store.datasets[places.DATASET].indicators.values()}
show.heading("Community health", chosen, store)
on_map, ranked, profile, budgeting = show.sections(
    ["Map", "In order", "Profile of the locality", "Participatory budgeting"], "maps"
)
with on_map:
    if on_map.open:
        indicator = st.selectbox(
            "Indicator", list(indicators), format_func=indicators.get, key="indicator", bind="query-params", index=9
        )
        levels = places.levels(store, indicator)
        level = "lcn"
        if len(levels) > 1:
            level = st.radio(
                "Map by", levels, format_func=LEVELS.get, horizontal=True, key="level", bind="query-params"
            )
        panel = cache.ask(places.choropleth, chosen, indicator, level, dark)
        filters.follow(show.panel(panel, f"map-{indicator}-{level}", selectable=True), store)
with ranked:
    if ranked.open:
        indicator = st.selectbox(
            "Indicator", list(indicators), format_func=indicators.get, key="ranked", bind="query-params", index=9
        )
        show.panel(cache.ask(places.ranking, chosen, indicator, dark), "maps-ranking")
with profile:
    if profile.open:
        show.panel(cache.ask(places.profile, chosen, dark), "maps-profile")
with budgeting:
    if budgeting.open:
        show.panel(cache.ask(places.budgeting, chosen), "maps-budgeting")
