"""The frame: page config, navigation, shared filters, then the page."""

import logging

import streamlit as st

from outcomes.errors import OutcomesError
from outcomes.ui import cache, filters, tell

# File, title, address, and the dataset without which the page has nothing to show.
PAGES = [
    ("overview", "Overview", "where-to-look", ""),
    ("better_care_fund", "Better Care Fund", "better-care-fund", "better_care_fund"),
    ("healthy_schools", "Healthy schools", "healthy-schools", "healthy_schools"),
    ("childrens_scorecard", "Children's scorecard", "childrens-scorecard", "childrens_scorecard"),
    ("community_maps", "Community maps", "community-maps", "community_health"),
    ("compare_localities", "Compare localities", "compare-localities", "community_health"),
    ("own_localities", "Own localities", "own-localities", "community_health"),
    ("present", "Present", "present-to-a-room", ""),
    ("how_sure", "How sure are we?", "how-sure-are-we", ""),
    ("sources", "Sources", "sources-and-definitions", ""),
]
try:
    board = cache.published()
    st.set_page_config(
        page_title=f"{board.areas.authority.name} outcomes",
        page_icon="outcomes/ui/static/icon.png",
        layout="wide",
    )
    page = st.navigation(
        [
            st.Page(f"pages/{file}.py", title=title, url_path=address, default=file == "overview")
            for file, title, address, needs in PAGES
            if not needs or needs in board.datasets
        ]
    )
    cache.opened(*next((file, title) for file, title, address, _ in PAGES if page.url_path in (address, "")))
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
