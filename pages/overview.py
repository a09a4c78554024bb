"""Where to look this quarter."""

from outcomes.ui import cache, filters, show
from outcomes.views import overview

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
show.heading("Where to look this quarter", chosen, store)
sections = ["Where to look", "Every quarterly figure"]
if meetings := overview.meetings(store):
    sections.append("Since a meeting")
first, all_of_it, *later = show.sections(sections, "overview")
with first:
    if first.open:
        show.panel(cache.ask(overview.cards, chosen, dark), "overview-cards")
with all_of_it:
    if all_of_it.open:
        order = show.choose("Order by", overview.ORDERS, "order")
        show.panel(cache.ask(overview.everything, chosen, order, dark), "overview-all")
for newer in later:
    with newer:
        if newer.open:
            day = show.choose("What was published after", meetings, "since", first=1)
            show.panel(cache.ask(overview.since, chosen, day, dark), "overview-since")
