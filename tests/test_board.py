"""The one record that views see, on two tiny datasets."""

import pytest

from outcomes.catalogue.model import Source
from outcomes.errors import OutcomesError
from tests.tiny import board, dataset, indicator, row

FIRST, SECOND = dataset(indicator("a"), indicator("b", role="population")), dataset(indicator("c"), identifier="e")
ROWS = [
    row("b", "2016-17-Q2", 1.0),
    row("a", "2016-17-Q3", 2.0),
    row("c", "2016-17-Q4", None, dataset="e"),
    row("b", "2016-17-Q3", 3.0),
    row("a", "2016-17-Q3", 4.0, statistic="plan"),
]


@pytest.fixture
def held():
    return board(FIRST, SECOND, rows=ROWS)


def test_figures_are_found_by_dataset_and_by_indicator_in_the_order_of_the_table(held):
    assert held.of("d")["value"].tolist() == [1, 2, 3, 4]
    assert held.rows("a", "b")["value"].tolist() == [1, 2, 3, 4]
    assert held.rows("b", "a", "b", statistic="value")["value"].tolist() == [1, 2, 3]
    assert held.rows("a")["statistic"].tolist() == ["value", "plan"]


def test_what_has_no_figure_gives_no_row_and_no_fault(held):
    assert held.of("none").empty
    assert held.rows("none").empty
    assert held.rows().empty
    assert list(held.rows("none").columns) == list(held.figures.columns)


def test_indicators_are_found_whichever_dataset_holds_them(held):
    assert list(held.indicators) == ["a", "b", "c"]
    assert held.dataset_of("c").id == "e"
    assert held.population == "b"
    with pytest.raises(OutcomesError, match=r"indicator 'x' is not in any dataset.yaml; check its spelling"):
        held.indicator("x")


def test_ids_are_unique_over_all_datasets():
    twice = board(FIRST, dataset(indicator("a"), identifier="e"))
    with pytest.raises(OutcomesError) as told:
        _ = twice.indicators
    assert str(told.value) == "indicator 'a' is declared by 'd' and by 'e'; give each its own id"


def test_only_periods_that_have_a_figure_count(held):
    assert held.periods == {"2016-17-Q2", "2016-17-Q3"}


def test_sources_are_found_by_id(held):
    assert isinstance(held.source("d", "s"), Source)
    with pytest.raises(OutcomesError, match=r"source 'x' is not in the dataset.yaml of 'd'; declare it under sources:"):
        held.source("d", "x")


def test_two_boards_are_the_same_only_when_they_are_one(held):
    assert held == held
    assert held != board(FIRST, SECOND, rows=ROWS)
    assert len({held, board(FIRST, SECOND, rows=ROWS)}) == 2


def test_the_kinds_of_area_of_an_indicator_are_those_of_its_rows(board):
    for name in ("imd2019-score", "scorecard-33", "dtoc-days"):
        rows = board.rows(name, statistic="value")
        assert board.kinds[name] == set(rows["area"].map(board.areas.kinds))
