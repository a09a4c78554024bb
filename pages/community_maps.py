"""Community maps: one indicator on the map and in order, then one locality in profile."""

from outcomes.ui import cache, filters, show
from outcomes.views import places

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
indicators = places.titles(store)
show.heading("Community health", chosen, store)
sections = ["Map", "In order", "Profile of the locality"]
if places.BUDGETING in store.datasets:
    sections.append("Participatory budgeting")
on_map, ranked, profile, *budgeting = show.sections(sections, "maps")
with on_map:
    if on_map.open:
        indicator = show.choose("Indicator", indicators, "indicator", first=9)
        level = show.level(places.levels(store, indicator), store, "level")
        panel = cache.ask(places.choropleth, chosen, indicator, level, dark)
        filters.follow(show.panel(panel, f"map-{indicator}-{level}", selectable=True), store)
with ranked:
    if ranked.open:
        indicator = show.choose("Indicator", indicators, "ranked", first=9)
        show.panel(cache.ask(places.ranking, chosen, indicator, dark), "maps-ranking")
with profile:
    if profile.open:
        show.panel(cache.ask(places.profile, chosen, dark), "maps-profile")
for funded in budgeting:
    with funded:
        if funded.open:
            show.panel(cache.ask(places.budgeting, chosen), "maps-budgeting")
