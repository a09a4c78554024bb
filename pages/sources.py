"""Sources: definitions, where every figure is printed, what is doubtful, downloads."""

import streamlit as st

from outcomes.ui import cache, filters, show
from outcomes.views import register

chosen, store = filters.chosen(), cache.store()
show.heading("Sources and definitions", chosen, store)
titles = {name: dataset.title for name, dataset in store.datasets.items()}
dataset = show.choose("Dataset", titles, "dataset")
st.markdown(store.datasets[dataset].summary)
text = st.text_input("Search indicators", key="search", max_chars=60)
entries = {entry.id: entry.title for entry in register.found(store, dataset, text)}
if entries:
    indicator = st.selectbox("Indicator", list(entries), format_func=entries.get, key=f"entry-{dataset}")
    show.panel(cache.ask(register.definition, chosen, indicator), "sources-definition")
else:
    st.info(f"No indicator of {titles[dataset]} has these words. Try fewer words or another dataset.")
st.header("What is doubtful in the source itself", anchor=False)
show.register(register.quality(store, dataset))
st.header("Download", anchor=False)
show.downloads(dataset)
