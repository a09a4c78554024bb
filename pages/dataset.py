"""Any dataset: the sections that its dataset.yaml declares; serves one address a dataset."""

import streamlit as st

from outcomes.ui import cache, filters, show

dataset = cache.board().datasets[st.session_state["dataset-page"]]
show.heading(dataset.title)
show.sections(dataset, filters.chosen())
