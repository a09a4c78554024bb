import pytest

from outcomes.localities import regroup
from outcomes.localities.definition import Definition
from outcomes.views import place
from tests.views.asking import CREWE


@pytest.fixture(scope="module")
def crewe(board):
    return place.chart(board, CREWE.area)


def test_a_place_holds_its_small_areas_its_towns_and_its_neighbours(board, crewe):
    inside = board.areas.within(CREWE.area, ("lsoa",))
    assert {record["area"] for record in crewe.records} == set(inside)
    assert [name["name"] for name in crewe.options["names"] if name["kind"] == "town"] == ["Crewe"]
    assert [shape["area"] for shape in crewe.options["outlines"]] == [CREWE.area]
    assert CREWE.area not in {shape["area"] for shape in crewe.options["neighbours"]}


def test_neighbours_are_cut_to_what_is_shown(crewe):
    west, south, east, north = crewe.options["frame"]
    corners = [xy for shape in crewe.options["neighbours"] for xy in _corners(shape["geometry"]["coordinates"])]
    assert corners
    assert all(west - 1 <= x <= east + 1 and south - 1 <= y <= north + 1 for x, y in corners)


def test_the_description_says_what_lies_inside_and_around(crewe):
    small = len(crewe.records)
    assert crewe.alt.startswith(f"Map of Crewe: {small} small areas; Crewe lies inside. Around it: ")
    assert "Nantwich" in crewe.alt


def test_the_authority_is_shown_whole_with_its_localities(board):
    chart = place.chart(board, board.areas.authority.id)
    assert len(chart.options["outlines"]) == 8
    assert chart.options["neighbours"] == ()
    assert {name["kind"] for name in chart.options["names"]} == {"inside"}
    assert len(chart.records) == 234
    assert chart.alt.startswith("Map of Cheshire East: eight Local Community Networks (")


def test_an_own_locality_has_the_towns_that_its_shape_holds(board):
    inside = regroup.contents(board.areas)
    two = Definition((("Both", inside["CE-LCN-CREWE"] | inside["CE-LCN-KNUTS"]),))
    mine = regroup.apply(board, two)
    area = next(found.id for found in mine.areas.localities if found.name == "Both")
    chart = place.chart(mine, area)
    assert [name["name"] for name in chart.options["names"] if name["kind"] == "town"] == ["Crewe", "Knutsford"]
    assert len(chart.records) == len(inside["CE-LCN-CREWE"]) + len(inside["CE-LCN-KNUTS"])


def _corners(held):
    if isinstance(held[0], int | float):
        yield held
    else:
        for part in held:
            yield from _corners(part)
