import pandas as pd
import pytest

from outcomes import areas
from outcomes.areas import Area, Areas
from outcomes.errors import OutcomesError

TREE = Areas(
    {
        "e": Area("e", "E", "country", "", ""),
        "a": Area("a", "A", "authority", "e", ""),
        "n": Area("n", "N", "locality", "a", ""),
        "s": Area("s", "S", "school", "n", ""),
    },
    pd.DataFrame(),
)


def test_upwards_and_within():
    assert list(TREE.upwards("s")) == ["s", "n", "a", "e"]
    assert TREE.within("a", ("school",)) == ["s"]
    assert TREE.within("n", ("locality", "school")) == ["n", "s"]


def test_unknown_area_and_parent():
    with pytest.raises(OutcomesError, match=r"'x' is not in geo/areas\.csv"):
        TREE["x"]
    with pytest.raises(OutcomesError, match="has parent 'z'"):
        Areas({"a": Area("a", "A", "locality", "z", "")}, pd.DataFrame())


def test_shipped_boundaries_hold_every_network_and_lsoa(board):
    assert len(board.areas.localities) == 8
    assert len(board.areas.geojson("locality")) == 8
    lsoas = board.areas.geojson("lsoa")
    assert len(lsoas) == 234
    assert {f["id"] for f in lsoas} == set(board.areas.members["lsoa11cd"])
    assert {f["geometry"]["type"] for f in lsoas} <= {"Polygon", "MultiPolygon"}


def test_every_place_lies_in_a_network(board):
    localities = {area.id for area in board.areas.localities}
    assert set(areas.load_places()["area"]) <= localities


def test_missing_files_say_what_to_run(tmp_path):
    with pytest.raises(OutcomesError, match=r"outcomes geo"):
        areas.load(tmp_path)
