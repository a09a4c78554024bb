"""Where to look this quarter."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import overview

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
show.heading("Where to look this quarter")
sections = {"look": "Where to look", "all": "Every quarterly figure"}
if meetings := overview.meetings(board):
    sections["since"] = "Since a meeting"
first, all_of_it, *later = link.sections(sections, "overview")
with first:
    if first.open:
        show.panel(cache.ask(overview.cards, chosen, dark), "overview-cards")
with all_of_it:
    if all_of_it.open:
        order = link.choose("Order by", overview.ORDERS, "order")
        show.panel(cache.ask(overview.everything, chosen, order, dark), "overview-all")
for newer in later:
    with newer:
        if newer.open:
            day = link.choose("What was published after", meetings, "since", list(meetings)[min(1, len(meetings) - 1)])
            show.panel(cache.ask(overview.since, chosen, day, dark), "overview-since")
