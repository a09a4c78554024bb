"""Children's scorecard: one measure in depth, the grid, audit judgements, progress report."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import scorecard

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
titles = {entry.id: f"{entry.number}. {entry.title}" for entry in scorecard.measures(board)}
show.heading("Children's scorecard")
depth, grid, audit, progress = link.sections(
    {
        "measure": "One measure",
        "all": f"All {len(titles)} measures",
        "audit": "Audit judgements",
        "progress": "Progress report",
    },
    "scorecard",
)
with depth:
    if depth.open:
        measure = link.choose("Measure", titles, "measure", scorecard.FIRST)
        show.panel(cache.ask(scorecard.measure, chosen, measure, dark), "scorecard-measure")
with grid:
    if grid.open:
        measure = link.choose("Measure to mark", titles, "measure", scorecard.FIRST)
        show.panel(cache.ask(scorecard.grid, chosen, measure, dark), "scorecard-grid")
with audit:
    if audit.open:
        teams = {team: board.areas.name(team) for team in scorecard.teams(board)}
        team = link.choose("Team", teams, "team", board.areas.authority.id)
        show.panel(cache.ask(scorecard.audit, chosen, "audit-overall", team, dark), "scorecard-audit")
        work = link.choose("Piece of work", scorecard.works(board), "work")
        show.panel(cache.ask(scorecard.audit, chosen, work, board.areas.authority.id, dark), "scorecard-work")
with progress:
    if progress.open:
        show.panel(cache.ask(scorecard.progress, chosen, dark), "scorecard-progress")
