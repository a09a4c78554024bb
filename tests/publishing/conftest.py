import pytest

from outcomes.publishing.versions import Places
from tests.boards import making


@pytest.fixture
def at(tmp_path):
    """The invented board of tests/boards with a store that nothing was published to."""
    folder = making.folder(tmp_path / "board")
    making.opened(folder)
    return Places(folder / "datasets", folder / "geo", str(tmp_path / "store"))


@pytest.fixture
def hand_in(tmp_path):
    def write(*lines, heading="indicator,period,value,numerator,denominator,note,status"):
        file = tmp_path / "quarter.csv"
        file.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
        return file

    return write
