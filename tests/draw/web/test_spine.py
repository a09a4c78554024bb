import pytest

from outcomes.answer import Chart
from outcomes.draw.web import spoken
from outcomes.views import profile
from tests.draw.web.specs import drawn
from tests.views.asking import CREWE, Q3


@pytest.mark.parametrize("chosen", [CREWE, Q3])
def test_ages_and_spine_are_valid(board, chosen):
    kinds = {chart.kind: drawn(chart) for chart in profile.answer(board, chosen).charts()}
    assert set(kinds) == {"place", "ages", "spine"}
    assert len(kinds["spine"]["datasets"]["spine"]) >= 20


def record(**more):
    usual = {
        "name": "Income",
        "position": 0.25,
        "authority": 0.5,
        "england": 1.4,
        "judgement": "worse",
        "texts": ("12.3%", "8.3%"),
        "said": "12.3%: worse; Cheshire East 8.3%",
    }
    return {**usual, **more}


def spine(*records):
    return Chart("spine", records, "", {"columns": ["Crewe", "Cheshire East"]})


def test_a_row_has_its_sign_its_colour_and_its_figures_in_columns():
    (row,) = drawn(spine(record()))["datasets"]["spine"]
    assert row["shade"] == "var(--oc-worse)"
    assert (row["text0"], row["text1"]) == ("✖ 12.3%", "8.3%")


def test_a_long_unit_is_left_to_the_reading():
    (row,) = drawn(spine(record(texts=("0.191 proportion of homes", "Not published"))))["datasets"]["spine"]
    assert (row["text0"], row["text1"]) == ("✖ 0.191", "Not published")


def test_england_beyond_the_localities_is_held_at_the_edge():
    rows = drawn(spine(record(), record(england=-3), record(england=None)))["datasets"]["spine"]
    assert [row["england"] for row in rows] == [1.05, -0.05, None]


def test_what_is_not_compared_has_no_sign():
    (row,) = drawn(spine(record(judgement="not_compared")))["datasets"]["spine"]
    assert row["text0"] == "12.3%"


def test_a_row_is_said_in_words():
    assert spoken.points(spine(record())) == [{"name": "", "points": [("Income", "12.3%: worse; Cheshire East 8.3%")]}]
