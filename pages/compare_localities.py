"""Compare localities: the tartan rug, one indicator ranked, two against each other, localities side by side."""

import streamlit as st

from outcomes.ui import cache, filters, link, show
from outcomes.views import compare, places

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
indicators, benchmarks = compare.indicators(board), compare.benchmarks(board)
show.heading("Compare localities")
rug, ranked, related, beside = link.sections(
    {"rug": "Tartan rug", "one": "One indicator", "two": "Two indicators", "beside": "Side by side"}, "compare-by"
)
with rug:
    if rug.open:
        left, right = st.columns(2)
        with left:
            benchmark = link.choose("Benchmark", benchmarks, "benchmark")
        with right:
            order = link.choose("Order by", compare.orders(board), "rug-order")
        show.panel(cache.ask(compare.rug, chosen, benchmark, order, dark), "compare-rug")
with ranked:
    if ranked.open:
        one = link.choose("Indicator", places.titles(board), "compare-one", places.FIRST)
        left, right = st.columns(2)
        with left:
            order_of = cache.ask(places.ranking, chosen, one, dark)
            show.panel(order_of, "compare-ranking", with_figures=False)
        with right:
            on_map = cache.ask(places.choropleth, chosen, one, "locality", dark)
            clicked = show.panel(on_map, f"compare-map-{one}", selectable=True, with_figures=False)
        show.figures(order_of, "compare-ranking")
        filters.follow(clicked, board)
with related:
    if related.open:
        left, right = st.columns(2)
        with left:
            across = link.choose("Across", indicators, "across", compare.FIRST_ACROSS)
        with right:
            up = link.choose("Up", indicators, "up", compare.FIRST_UP)
        level = show.level(compare.levels(board, across, up), board, "related-level")
        show.panel(cache.ask(compare.relation, chosen, across, up, level, dark), "compare-relation")
with beside:
    if beside.open:
        wanted = show.localities(chosen, board, compare.MOST_SIDE_BY_SIDE)
        show.panel(cache.ask(compare.side_by_side, chosen, wanted, dark), "compare-beside")
