"""The menu as Streamlit has it, and which page is open."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from outcomes.board import Board
from outcomes.ui import cache
from outcomes.ui.navigation import OPENED, Entry, entries


def _page(entry: Entry) -> StreamlitPage:
    first = entry.file == "overview"
    return st.Page(f"pages/{entry.file}.py", title=entry.title, url_path=entry.address, default=first)


def page_at(board: Board, address: str) -> StreamlitPage:
    """The page of an address, or the overview."""
    found = entries(board)
    return _page(next((entry for entry in found if entry.address == address), found[0]))


def pages(board: Board) -> dict[str, list[StreamlitPage]]:
    """The pages as Streamlit's navigation takes them, by group."""
    found: dict[str, list[StreamlitPage]] = {}
    for entry in entries(board):
        found.setdefault(entry.group, []).append(_page(entry))
    return found


def opened(board: Board, page: StreamlitPage) -> None:
    """Note which page is open: a dataset's page asks for its dataset, and the room's screen for where its reader came from."""
    entry = next(entry for entry in entries(board) if page.url_path in (entry.address, ""))
    st.session_state[OPENED] = entry.dataset
    cache.opened(entry.file, entry.title, entry.address)
