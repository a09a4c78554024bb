"""Compare localities: the tartan rug, one indicator ranked, two against each other, localities side by side."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import compare, places

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
indicators, networks = compare.indicators(store), {area.id: area.name for area in store.areas.networks}
show.heading("Compare localities", chosen, store)
rug, ranked, related, beside = show.sections(
    ["Tartan rug", "One indicator", "Two indicators", "Side by side"], "compare-by"
)
with rug:
    if rug.open:
        options = compare.orders(store)
        left, right = st.columns(2)
        benchmark = left.selectbox(
            "Benchmark",
            list(compare.BENCHMARKS),
            format_func=compare.BENCHMARKS.get,
            key="benchmark",
            bind="query-params",
        )
        order = right.selectbox(
            "Order by", list(options), format_func=options.get, key="rug-order", bind="query-params"
        )
        show.panel(cache.ask(compare.rug, chosen, benchmark, order, dark), "compare-rug")
with ranked:
    if ranked.open:
        one = st.selectbox(
            "Indicator", list(indicators), format_func=indicators.get, key="compare-one", bind="query-params"
        )
        show.panel(cache.ask(places.ranking, chosen, one, dark), "compare-ranking")
with related:
    if related.open:
        left, right = st.columns(2)
        across = left.selectbox(
            "Across", list(indicators), format_func=indicators.get, key="across", bind="query-params", index=6
        )
        up = right.selectbox("Up", list(indicators), format_func=indicators.get, key="up", bind="query-params", index=3)
        show.panel(cache.ask(compare.relation, chosen, across, up, dark), "compare-relation")
with beside:
    if beside.open:
        here = list(networks).index(chosen.area) if chosen.area in networks else 0
        other = 1 if here == 0 else 0
        boxes = st.columns(compare.MOST_SIDE_BY_SIDE)
        areas = [
            box.selectbox(
                label,
                list(names),
                index=start,
                format_func=names.get,
                key=f"{key}-{chosen.area}",
            )
            for box, label, key, names, start in (
                (boxes[0], "Locality", "beside-1", networks, here),
                (boxes[1], "Beside", "beside-2", networks, other),
                (boxes[2], "And", "beside-3", {"": "No third", **networks}, 0),
            )
        ]
        wanted = tuple(dict.fromkeys(area for area in areas if area))
        show.panel(cache.ask(compare.side_by_side, chosen, wanted, dark), "compare-beside")
