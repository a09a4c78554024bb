"""Where to look this quarter."""

import streamlit as st

from outcomes.ui import cache, filters, link, newer, show
from outcomes.views import cards, everything

chosen, board = filters.chosen(), cache.board()
show.heading("Where to look this quarter")
sections = {"look": "Where to look", "all": "Every quarterly figure"}
if meetings := newer.offered(board):
    sections["since"] = "Since a meeting"
first, all_of_it, *later = link.sections(sections, "overview")
with first:
    if first.open:
        show.answer(cache.ask(cards.answer, chosen), "overview-cards")
with all_of_it:
    if all_of_it.open:
        bar = st.container(horizontal=True)
        order = link.choose("Order by", everything.ORDERS, "order", box=bar)
        priority = (
            link.choose("Priority of the strategy", everything.priorities(board), "priority", box=bar)
            or everything.EVERY
        )
        show.answer(cache.ask(everything.answer, chosen, order, priority), "overview-all")
for since in later:
    with since:
        if since.open:
            newer.show_since(chosen, meetings)
