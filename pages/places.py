"""Places: one indicator on the map and in order, then one locality in profile, and what was done there."""

from outcomes import places
from outcomes.ui import cache, filters, link, show
from outcomes.views import map, profile, ranking

chosen, board = filters.chosen(), cache.board()
indicators = places.titles(board)
show.heading("Community maps")
stories = {
    section.id: (section, dataset)
    for dataset in board.datasets.values()
    for section in dataset.sections
    if section.kind == "story"
}
titles = {"map": "Map", "order": "In order", "profile": "Profile of the locality"}
titles |= {name: section.title for name, (section, _) in stories.items()}
on_map, ranked, of_locality, *told = link.sections(titles, "maps")
with on_map:
    if on_map.open:
        indicator = link.choose("Indicator", indicators, "indicator", places.first(board))
        level = show.level(places.levels(board, indicator), board, "level")
        filters.follow(show.answer(cache.ask(map.answer, chosen, indicator, level), f"map-{indicator}-{level}"), board)
with ranked:
    if ranked.open:
        indicator = link.choose("Indicator", indicators, "ranked", places.first(board))
        show.answer(cache.ask(ranking.answer, chosen, indicator), "maps-ranking")
with of_locality:
    if of_locality.open:
        show.answer(cache.ask(profile.answer, chosen), "maps-profile")
for tab, (section, dataset) in zip(told, stories.values(), strict=True):
    with tab:
        if tab.open:
            show.one_section(chosen, section, dataset)
