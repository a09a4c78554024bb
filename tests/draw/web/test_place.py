import pytest

from outcomes.draw.web import place as drawer
from outcomes.draw.web import spoken
from outcomes.views import place
from tests.draw.web.specs import drawn
from tests.views.asking import CREWE


def test_a_place_of_every_kind_is_valid_and_about_340_high(board):
    for area in ("CE-LCN-CREWE", "CE-LCN-SMASH", board.areas.authority.id):
        spec = drawn(place.chart(board, area))
        assert spec["height"] == 340
        assert spec["datasets"]["areas"]
        assert spec["datasets"]["names"]


def test_a_place_before_a_room_keeps_its_names_apart(board):
    spec = drawn(place.chart(board, CREWE.area), room=True)
    sizes = {repr(layer["mark"]["fontSize"]) for layer in spec["layer"] if layer["mark"]["type"] == "text"}
    assert sizes == {repr({"expr": "width < 360 ? 11 : height < 400 ? 13 : 18"})}


FRAME = (0, 0, 10_000, 10_000)


def town(name, x, y, kind="town"):
    return {"name": name, "easting": x, "northing": y, "kind": kind}


def test_a_name_goes_to_the_side_that_is_free():
    placed = drawer._placed([town("Alpha", 5_000, 5_000), town("Beta", 5_000, 5_400)], FRAME)
    assert [(name["name"], name["align"], name["down"]) for name in placed] == [
        ("Alpha", "center", 13),
        ("Beta", "center", -11),
    ]


def test_a_name_without_room_is_left_out_and_the_important_one_stays():
    crowd = [town("A long name", 5_000, 5_000 + step, "inside") for step in (0, 50, -50, 10)]
    placed = drawer._placed(crowd, FRAME)
    assert [(name["northing"], name["down"]) for name in placed] == [
        (5_000, 0),
        (5_050, -15),
        (4_950, 15),
    ]


def test_every_locality_of_the_authority_is_named(board):
    spec = drawn(place.chart(board, board.areas.authority.id))
    assert len(spec["datasets"]["names"]) == 8


@pytest.mark.parametrize("x", [100, 9_900])
def test_a_name_at_the_edge_stays_on_the_map(x):
    (placed,) = drawer._placed([town("Somewhere", x, 5_000)], FRAME)
    assert placed["align"] == ("left" if x < 5_000 else "right")


def test_towns_and_neighbours_are_said_in_words(board):
    said = {
        series["name"]: [label for label, _ in series["points"]]
        for series in spoken.points(place.chart(board, CREWE.area))
    }
    assert said["Inside"] == ["Crewe"]
    assert any("Nantwich" in name for name in said["Around it"])
