"""The frame: page config, navigation, shared filters, then the page."""

import logging

import streamlit as st

from outcomes.errors import OutcomesError
from outcomes.ui import cache, filters, menu, navigation, signing, tell

try:
    board = cache.published()
    page = st.navigation(menu.pages(board), expanded=True)
    st.set_page_config(
        page_title=navigation.full_title(board, page.title),
        page_icon="outcomes/ui/static/icon.png",
        layout="wide",
    )
    menu.opened(board, page)
    if signing.seen():
        for fault in cache.faults():
            tell.error(fault)
        st.session_state["chosen"] = filters.frame()
        page.run()
except OutcomesError as fault:
    tell.error(str(fault))
except Exception:
    # Streamlit's own stop and rerun are not Exceptions; anything here is a fault of ours.
    logging.getLogger("outcomes").exception("the page could not be drawn")
    st.error("This page could not be drawn. The fault has been logged; the other pages still work.")
