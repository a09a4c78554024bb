"""Children's scorecard: one measure in depth, the grid, audit judgements, progress report."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import scorecard

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
dataset = store.datasets[scorecard.DATASET]
titles = {entry.id: f"{entry.number}. {entry.title}" for entry in scorecard.measures(store)}
show.heading("Children's scorecard", chosen, store)
measure = st.selectbox("Measure", list(titles), format_func=titles.get, key="measure", bind="query-params", index=32)
show.panel(cache.ask(scorecard.measure, chosen, measure, dark), "scorecard-measure")
st.header("All measures by quarter", anchor=False)
show.panel(cache.ask(scorecard.grid, chosen, measure, dark), "scorecard-grid")
st.header("Audit judgements", anchor=False)
teams = scorecard.teams(store)
own = teams.index(scorecard.team_for(store, chosen.area))
team = st.selectbox("Team", teams, index=own, format_func=store.areas.name, key=f"team-{chosen.area}")
show.panel(cache.ask(scorecard.audit, chosen, "audit-overall", team, dark), "scorecard-audit")
works = {entry.id: entry.title.removeprefix("Quality of work: ") for entry in dataset.of_theme(scorecard.WORK)}
work = st.selectbox("Quality of work", list(works), format_func=works.get, key="work")
show.panel(cache.ask(scorecard.audit, chosen, work, store.areas.authority.id, dark), "scorecard-work")
st.header("Progress report", anchor=False)
show.panel(cache.ask(scorecard.progress, chosen, dark), "scorecard-progress")
