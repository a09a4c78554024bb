"""Compare localities: the tartan rug, one indicator ranked, two against each other, localities side by side."""

import streamlit as st

from outcomes import places
from outcomes.ui import cache, filters, link, show
from outcomes.views import beside, map, ranking, relation, rug

chosen, board = filters.chosen(), cache.board()
indicators = relation.options(board)
show.heading("Compare localities")
tartan, ranked, related, sides = link.sections(
    {"rug": "Tartan rug", "one": "One indicator", "two": "Two indicators", "beside": "Side by side"}, "compare-by"
)
with tartan:
    if tartan.open:
        left, right = st.columns(2)
        with left:
            benchmark = link.choose("Benchmark", rug.benchmarks(board), "benchmark")
        with right:
            order = link.choose("Order by", rug.orders(board), "rug-order")
        show.answer(cache.ask(rug.answer, chosen, benchmark, order), "compare-rug")
with ranked:
    if ranked.open:
        one = link.choose("Indicator", places.titles(board), "compare-one", places.first(board))
        left, right = st.columns(2)
        with left:
            order_of = cache.ask(ranking.answer, chosen, one)
            show.answer(order_of, "compare-ranking", with_figures=False)
        with right:
            clicked = show.answer(
                cache.ask(map.answer, chosen, one, "locality"), f"compare-map-{one}", with_figures=False
            )
        show.figures(order_of.answer, "compare-ranking")
        filters.follow(clicked, board)
with related:
    if related.open:
        left, right = st.columns(2)
        with left:
            across = link.choose("Across", indicators, "across", places.first(board))
        with right:
            up = link.choose("Up", indicators, "up", board.with_role("older_people"))
        level = show.level(places.levels(board, across, up), board, "related-level")
        show.answer(cache.ask(relation.answer, chosen, across, up, level), "compare-relation")
with sides:
    if sides.open:
        wanted = show.localities(chosen, board, beside.MOST)
        show.answer(cache.ask(beside.answer, chosen, wanted), "compare-beside")
