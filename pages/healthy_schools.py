"""Emotionally Healthy Schools: what pupils and staff said, who answered, groups and referrals."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import schools

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
themes = store.datasets[schools.DATASET].themes
show.heading("Emotionally Healthy Schools pilot", chosen, store)
theme = st.selectbox(
    "Survey items about", schools.SURVEY_THEMES, format_func=themes.get, key="theme", bind="query-params"
)
show.panel(cache.ask(schools.survey, chosen, theme, dark), "schools-survey")
st.header("Who answered", anchor=False)
show.panel(cache.ask(schools.participation, chosen, dark), "schools-participation")
st.header("Referrals, groups and consultation", anchor=False)
show.panel(cache.ask(schools.referrals, chosen, dark), "schools-referrals")
name = st.selectbox("Further tables", schools.TABLE_THEMES, format_func=themes.get, key="table", bind="query-params")
show.panel(cache.ask(schools.listing, chosen, name, dark), "schools-listing")
