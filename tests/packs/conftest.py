import pytest

from outcomes.packs import making, story
from outcomes.packs.making import Version
from outcomes.selection import Selection
from tests.boards import making as invented

DAY = "2017-05-30"


@pytest.fixture(scope="session")
def asked(board):
    """Of each kind of story what it is asked of, and its document, of the tables as shipped."""
    found = Version(board, "Figures as shipped.", DAY, None)
    chosen = {story.BRIEFING: "E06000049", story.COMMUNITY: "CE-LCN-CREWE"}
    return {
        kind: making.document_of(found, kind, Selection("2016-17-Q3", area, "previous"))
        for kind, area in chosen.items()
    }


@pytest.fixture(scope="session")
def files(asked):
    """Every story as a file of every format."""
    return {
        (kind, form): making.file_of(document, form, of)
        for kind, (document, of) in asked.items()
        for form in making.FORMATS
    }


@pytest.fixture(scope="session")
def tiny_board(tmp_path_factory):
    return invented.opened(invented.folder(tmp_path_factory.mktemp("tiny") / "board"))
