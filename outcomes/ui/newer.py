"""What is new since a meeting: by the day on which a paper was published, or by the version that a reader saw last."""

import streamlit as st

from outcomes.board import Board
from outcomes.publishing import since as versions_since
from outcomes.selection import Selection
from outcomes.ui import cache, link, show
from outcomes.views import since


def offered(board: Board) -> dict[str, str]:
    """What a reader may have seen last: versions of the figures, the latest first, then the days of papers; empty for nothing."""
    return {**versions_since.options(cache.history()), **since.meetings(board)}


def show_since(chosen: Selection, meetings: dict[str, str]) -> None:
    """The choice, and what is new since; of a version also as a text for an e-mail, and the address of the feed."""
    papers = list(since.meetings(cache.board()))
    usual = next(iter(meetings)) if meetings.keys() - set(papers) else papers[min(1, len(papers) - 1)]
    picked = link.choose("What was published after", meetings, "since", usual)
    if picked in papers:
        show.answer(cache.ask(since.answer, chosen, picked), "overview-since")
        return
    board, news, when = cache.board(), cache.news(int(picked.removeprefix("v"))), meetings[picked]
    drawn = cache.untouched(versions_since.answer(board, chosen, news, when))
    show.answer(drawn, "overview-since", with_figures=False)
    with st.expander("As a text for an e-mail", key="email-open", on_change="rerun") as box:
        if box.open:
            address = (st.context.url or "").partition("?")[0]
            st.code(versions_since.text(board, chosen, news, when, address), language=None, wrap_lines=True)
    st.caption("Readers of feeds get every publish from [this address](./changes.atom).")
