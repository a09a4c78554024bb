"""Children's scorecard: one measure in depth, the grid, audit judgements, progress report."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import scorecard

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
titles = {entry.id: f"{entry.number}. {entry.title}" for entry in scorecard.measures(store)}
show.heading("Children's scorecard", chosen, store)
measure = show.choose("Measure", titles, "measure", first=32)
depth, grid, audit, progress = show.sections(
    ["One measure", "All 42 measures", "Audit judgements", "Progress report"], "scorecard"
)
with depth:
    if depth.open:
        show.panel(cache.ask(scorecard.measure, chosen, measure, dark), "scorecard-measure")
with grid:
    if grid.open:
        show.panel(cache.ask(scorecard.grid, chosen, measure, dark), "scorecard-grid")
with audit:
    if audit.open:
        teams = scorecard.teams(store)
        own = teams.index(scorecard.team_for(store, chosen.area))
        team = st.selectbox("Team", teams, index=own, format_func=store.areas.name, key=f"team-{chosen.area}")
        show.panel(cache.ask(scorecard.audit, chosen, "audit-overall", team, dark), "scorecard-audit")
        work = show.choose("Piece of work", scorecard.works(store), "work")
        show.panel(cache.ask(scorecard.audit, chosen, work, store.areas.authority.id, dark), "scorecard-work")
with progress:
    if progress.open:
        show.panel(cache.ask(scorecard.progress, chosen, dark), "scorecard-progress")
