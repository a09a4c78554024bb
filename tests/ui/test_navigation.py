"""The menu: every dataset in its group at one address, and what is left out where there is nothing to show."""

from dataclasses import replace

import pytest

from outcomes.catalogue.model import OFFICIAL, PAPERS, PLACES, Page
from outcomes.ui import menu, navigation
from outcomes.ui.navigation import BOARD, DATASET, NATION, PLACE


def test_every_dataset_has_one_address_in_the_group_that_it_declares(board):
    held = {entry.dataset: entry for entry in navigation.entries(board) if entry.file == DATASET}
    assert set(held) == set(board.datasets)
    groups = {PAPERS: BOARD, OFFICIAL: NATION, PLACES: PLACE}
    for name, dataset in board.datasets.items():
        assert (held[name].address, held[name].title) == (dataset.page.address, dataset.page.title)
        assert held[name].group == groups[dataset.page.menu]


def test_no_two_pages_share_an_address_or_a_title_in_a_group(board):
    entries = navigation.entries(board)
    assert len({entry.address for entry in entries}) == len(entries)
    assert len({(entry.group, entry.title) for entry in entries}) == len(entries)


def test_the_menu_has_its_groups_in_order_and_begins_with_the_overview(board):
    entries = navigation.entries(board)
    groups = list(dict.fromkeys(entry.group for entry in entries))
    assert groups == ["Look", "The Board's papers", "Official series", "Places", "Take away", "Behind the figures"]
    assert entries[0].file == "overview"
    assert [entry.group for entry in entries] == sorted((entry.group for entry in entries), key=groups.index)


def test_a_dataset_that_moves_takes_its_page_along(board):
    dataset = board.datasets["participatory_budgeting"]
    moved = replace(dataset, page=Page("Moved", "moved-here", OFFICIAL))
    entries = navigation.entries(replace(board, datasets={**board.datasets, dataset.id: moved}))
    found = [entry for entry in entries if entry.dataset == dataset.id]
    assert [(entry.title, entry.address, entry.group) for entry in found] == [("Moved", "moved-here", NATION)]


def test_without_figures_of_places_there_are_no_pages_of_places(board):
    papers = {name: dataset for name, dataset in board.datasets.items() if dataset.page.menu == PAPERS}
    figures = board.figures[board.figures["dataset"].isin(papers)]
    entries = navigation.entries(replace(board, datasets=papers, figures=figures))
    assert {entry.group for entry in entries} == {"Look", BOARD, "Take away", "Behind the figures"}


@pytest.mark.parametrize(("address", "title"), [("how-sure-are-we", "How sure are we?"), ("nowhere", "Overview")])
def test_an_address_that_is_not_known_leads_to_the_overview(board, address, title, monkeypatch):
    # Streamlit makes no page outside a run of its script.
    monkeypatch.setattr(menu, "_page", lambda entry: entry)
    assert menu.page_at(board, address).title == title
