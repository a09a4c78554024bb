"""Community maps: one indicator on the map and in order, then one locality in profile."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import places

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
indicators = places.titles(board)
show.heading("Community health")
sections = {"map": "Map", "order": "In order", "profile": "Profile of the locality"}
if places.BUDGETING in board.datasets:
    sections["budgeting"] = "Participatory budgeting"
on_map, ranked, profile, *budgeting = link.sections(sections, "maps")
with on_map:
    if on_map.open:
        indicator = link.choose("Indicator", indicators, "indicator", places.FIRST)
        level = show.level(places.levels(board, indicator), board, "level")
        panel = cache.ask(places.choropleth, chosen, indicator, level, dark)
        filters.follow(show.panel(panel, f"map-{indicator}-{level}", selectable=True), board)
with ranked:
    if ranked.open:
        indicator = link.choose("Indicator", indicators, "ranked", places.FIRST)
        show.panel(cache.ask(places.ranking, chosen, indicator, dark), "maps-ranking")
with profile:
    if profile.open:
        show.panel(cache.ask(places.profile, chosen, dark), "maps-profile")
for funded in budgeting:
    with funded:
        if funded.open:
            show.panel(cache.ask(places.budgeting, chosen), "maps-budgeting")
