"""Better Care Fund: metrics against plan, then money, policy and the cancer figure of the minutes."""

from dataclasses import replace

import streamlit as st

from outcomes.ui import cache, filters, link, show, tell
from outcomes.views import fund

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
show.heading("Better Care Fund")
metrics, money, policy = link.sections(
    {"metrics": "Metrics", "money": "Income and expenditure", "policy": "Ambitions and cancer"}, "fund"
)
with metrics:
    if metrics.open:
        together = cache.ask(fund.together, chosen)
        st.caption(tell.plain(together.about))
        for metric in fund.metrics(board):
            with st.container(border=True):
                show.panel(cache.ask(fund.metric, chosen, metric), f"fund-{metric}", with_figures=False)
        show.panel(replace(together, about=""), "fund-metrics")
with money:
    if money.open:
        show.panel(cache.ask(fund.money, chosen, dark), "fund-money")
with policy:
    if policy.open:
        show.panel(cache.ask(fund.cancer, chosen, dark), "fund-cancer")
        show.panel(cache.ask(fund.policy, chosen, dark), "fund-policy")
