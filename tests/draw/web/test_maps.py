import json

import pytest

from outcomes.draw import still
from outcomes.draw.web import maps
from outcomes.views import grouping
from outcomes.views import map as map_view
from tests.draw.web.specs import drawn
from tests.views.asking import CREWE, Q3


@pytest.fixture(scope="module")
def localities(board):
    return drawn(map_view.answer(board, CREWE, "income-dep").parts[0])


def test_unequal_figures_of_few_areas_never_share_a_colour(localities):
    colour = localities["layer"][0]["encoding"]["color"]
    assert (colour["field"], colour["type"]) == ("value", "quantitative")
    assert colour["legend"]["title"] == "% of population, 2019; Cheshire East 8.3%"


def test_many_areas_have_five_classes_from_pale_to_deep(board):
    spec = drawn(map_view.answer(board, Q3, "stroke-minutes", "lsoa").parts[0])
    colour = spec["layer"][0]["encoding"]["color"]
    assert (colour["field"], len(colour["scale"]["range"])) == ("class", 5)
    assert len(spec["datasets"]["areas"]) == 234
    assert len(spec["datasets"]["doubtful"]) == 13


def test_what_is_pointed_at_has_name_figure_comparison_and_boundary(localities):
    tips = [tip["field"] for tip in localities["layer"][-1]["encoding"]["tooltip"]]
    assert tips == ["name", "text", "reading", "doubt"]
    assert all("tooltip" not in layer.get("encoding", {}) for layer in localities["layer"][:-1])


def test_a_click_selects_an_area(localities):
    (param,) = (one for one in localities["params"] if "select" in one)
    assert (param["name"], param["select"]["fields"], param["views"]) == (
        "area",
        ["area"],
        [localities["layer"][-1]["name"]],
    )


def test_a_name_on_the_map_has_two_places_or_the_first_with_the_figure_under_it(localities):
    names = {name["name"] for name in localities["datasets"]["names"]}
    assert names >= {"Crewe\n12.3%", "Sandbach…\n7.1%"}
    # Of two places there is room for both.
    assert "Congleton\nand Holmes Chapel" in {name.rpartition("\n")[0] for name in names}
    assert maps.first("Congleton and Holmes Chapel") == "Congleton…"
    assert maps.first("Knutsford") == "Knutsford"


@pytest.mark.parametrize(("width", "height"), [(760, 520), (300, 330)])
def test_a_map_is_no_higher_than_its_width_asks_for(localities, width, height):
    _, high = still.size(still._drawn(json.dumps({**localities, "width": width})))
    # The legend stands over it.
    assert high - height == pytest.approx(60, abs=25)


def test_areas_are_lists_so_that_shapes_keep_their_corners(localities):
    assert all(isinstance(rows, list) for rows in localities["datasets"].values())


def test_a_grouping_map_names_every_locality_and_takes_several_clicks(board):
    spec = drawn(grouping.in_use(board, CREWE).parts[0])
    assert len(spec["datasets"]["areas"]) == 234
    assert len(spec["datasets"]["names"]) == 8
    assert spec["params"][0]["select"]["toggle"] == "true"
    assert {feature["shade"] for feature in spec["datasets"]["areas"]} == set(range(8))


def test_shades_of_more_groups_than_there_are_repeat(board):
    codes = sorted(feature["id"] for feature in board.areas.geojson("lsoa"))[:9]
    draft = tuple((f"Group {place}", (code,)) for place, code in enumerate(codes))
    spec = drawn(grouping.drafted(board, Q3, draft).parts[0])
    assert {feature["shade"] for feature in spec["datasets"]["areas"]} == {-1, *range(8)}
