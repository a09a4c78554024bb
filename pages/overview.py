"""Where to look this quarter."""

import streamlit as st

from outcomes.ui import cache, filters, link, show
from outcomes.views import cards, everything
from outcomes.views import since as since_view

chosen, board = filters.chosen(), cache.board()
show.heading("Where to look this quarter")
sections = {"look": "Where to look", "all": "Every quarterly figure"}
if meetings := since_view.meetings(board):
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
for newer in later:
    with newer:
        if newer.open:
            day = link.choose("What was published after", meetings, "since", list(meetings)[min(1, len(meetings) - 1)])
            show.answer(cache.ask(since_view.answer, chosen, day), "overview-since")
