"""The menu: every page and every dataset in its group, and which of them is open."""

from dataclasses import dataclass

from outcomes import places
from outcomes.board import Board
from outcomes.catalogue.model import OFFICIAL, PAPERS, PLACES

DATASET, OPENED = "dataset", "dataset-page"
LOOK, BOARD, NATION, PLACE, TAKE, BEHIND = (
    "Look",
    "The Board's papers",
    "Official series",
    "Places",
    "Take away",
    "Behind the figures",
)


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its file, title, address and group; of a dataset's page the dataset."""

    file: str
    title: str
    address: str
    group: str
    dataset: str = ""


def entries(board: Board) -> list[Entry]:
    """Every page that has something to show, in the order of the menu."""
    found = [Entry("overview", "Overview", "where-to-look", LOOK), Entry("explore", "Explore", "explore", LOOK)]
    found += _datasets(board, PAPERS, BOARD) + _datasets(board, OFFICIAL, NATION)
    if places.titles(board):
        found += [
            Entry("places", "Community maps", "community-maps", PLACE),
            Entry("compare", "Compare localities", "compare-localities", PLACE),
            Entry("own_localities", "Own localities", "own-localities", PLACE),
        ]
    found += _datasets(board, PLACES, PLACE)
    found.append(Entry("present", "Present", "present-to-a-room", TAKE))
    found.append(Entry("pack", "Packs", "take-a-pack", TAKE))
    found.append(Entry("how_sure", "How sure are we?", "how-sure-are-we", BEHIND))
    found.append(Entry("sources", "Sources", "sources-and-definitions", BEHIND))
    found.append(Entry("add_figures", "Add figures", "add-figures", BEHIND))
    return found


def product(board: Board) -> str:
    """The name of the dashboard."""
    return f"{board.areas.authority.name} outcomes"


def full_title(board: Board, title: str) -> str:
    """A page's title as a tab of the browser shows it."""
    return f"{title} · {product(board)}"


def _datasets(board: Board, menu: str, group: str) -> list[Entry]:
    """The pages of the datasets that stand in a group of the menu."""
    return [
        Entry(DATASET, dataset.page.title, dataset.page.address, group, name)
        for name, dataset in board.datasets.items()
        if dataset.page.menu == menu
    ]
