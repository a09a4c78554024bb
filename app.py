"""The frame: page config, navigation, shared filters, then the page."""

import logging

import streamlit as st

from outcomes.errors import OutcomesError
from outcomes.ui import cache, filters

st.set_page_config(page_title="Cheshire East outcomes", page_icon="outcomes/ui/static/icon.png", layout="wide")
page = st.navigation(
    [
        st.Page("pages/overview.py", title="Overview", url_path="where-to-look", default=True),
        st.Page("pages/better_care_fund.py", title="Better Care Fund", url_path="better-care-fund"),
        st.Page("pages/healthy_schools.py", title="Healthy schools", url_path="healthy-schools"),
        st.Page("pages/childrens_scorecard.py", title="Children's scorecard", url_path="childrens-scorecard"),
        st.Page("pages/community_maps.py", title="Community maps", url_path="community-maps"),
        st.Page("pages/compare_localities.py", title="Compare localities", url_path="compare-localities"),
        st.Page("pages/how_sure.py", title="How sure are we?", url_path="how-sure-are-we"),
        st.Page("pages/sources.py", title="Sources", url_path="sources-and-definitions"),
    ]
)
try:
    st.session_state["chosen"] = filters.frame(cache.store())
    page.run()
except OutcomesError as fault:
    st.error(str(fault))
except Exception:
    # Streamlit's own stop and rerun are not Exceptions; anything here is a fault of ours.
    logging.getLogger("outcomes").exception("page %s failed", page.url_path)
    st.error("This page could not be drawn. The fault has been logged; the other pages still work.")
