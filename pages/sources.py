"""Sources: definitions, where every figure is printed, what is doubtful, downloads."""

import streamlit as st

from outcomes.publishing import changed
from outcomes.ui import cache, filters, link, show
from outcomes.views import contradictions, definition, register

chosen, board = filters.chosen(), cache.board()
show.heading("Sources and definitions")
titles = {name: dataset.title for name, dataset in board.datasets.items() if dataset.indicators}
dataset = link.choose("Dataset", titles, "dataset")
st.markdown(board.datasets[dataset].summary)
text = link.search("Search indicators", "search")
entries = {entry.id: entry.title for entry in definition.matching(board, dataset, text)}
if entries:
    indicator = link.choose("Indicator", entries, "indicator")
    show.answer(cache.ask(definition.answer, chosen, indicator), "sources-definition")
else:
    st.info(f"No indicator of {titles[dataset]} has these words. Try fewer words or another dataset.")
st.header("What is doubtful in the source itself", anchor=False)
show.register(register.tables(board, dataset))
show.answer(cache.ask(contradictions.answer, chosen), "contradictions", with_figures=False)
if found := cache.history():
    st.header("What was published, and when", anchor=False)
    show.answer(cache.untouched(changed.published(board, found)), "published", with_figures=False)
st.header("Download", anchor=False)
show.downloads(dataset)
