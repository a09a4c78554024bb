import pytest

from outcomes.selection import Selection
from tests.boards import making


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    return making.opened(making.folder(tmp_path_factory.mktemp("tiny") / "board"))


@pytest.fixture
def place(tmp_path):
    """Folders of the invented board, to be changed and opened."""
    return making.folder(tmp_path / "board")


@pytest.fixture
def now():
    return Selection("2016-17-Q3", "E06000099", "previous")
