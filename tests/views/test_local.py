from outcomes import places
from outcomes.views import local
from tests.views.asking import CREWE, Q3


def test_how_many_people_live_here_and_how_many_are_older(board):
    assert local.who_lives_here(board, Q3) == (
        "Cheshire East: 377,303 people in mid-2016; 22.5% were aged 65 and over in mid-2017."
    )


def test_wards_in_doubt_are_named_with_the_boundaries(board):
    assert local.boundaries(board) == (
        "Boundaries of the networks are approximate. A dashed edge marks wards that may belong to another locality: "
        "Brereton Rural, Prestbury, Shavington, Willaston and Rope and Wybunbury."
    )


def test_the_map_opens_with_deprivation(board):
    assert places.first(board) == "imd2019-score"


def test_each_indicator_has_one_period_the_latest_that_localities_have(board):
    rows = places.figures(board, CREWE)
    assert (rows.groupby("indicator")["period"].nunique() == 1).all()
    assert set(places.figures(board, CREWE, "pop-total")["period"]) == {"mid-2016"}


def test_levels_are_those_that_every_indicator_has(board):
    assert places.levels(board, "stroke-minutes") == ["locality", "lsoa"]
    assert places.levels(board, "scorecard-33") == []
