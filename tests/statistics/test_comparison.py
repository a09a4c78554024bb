import pytest

from outcomes.catalogue.model import Indicator, Thresholds
from outcomes.statistics import comparison


def indicator(polarity="higher_is_better", thresholds=None):
    return Indicator(
        "i", "d", "I", "t", "%", 0, polarity, "quarter", "none", "published_aggregate", thresholds=thresholds
    )


UP = indicator(thresholds=Thresholds("2015-16-Q1", (60, 69), (70, 79), (80, 100)))
DOWN = indicator("lower_is_better", Thresholds("2015-16-Q1", (25, 30), (20, 24), (None, 19)))
COUNT = indicator("lower_is_better", Thresholds("2015-16-Q1", (21, 25), (11, 20), (0, 10)))


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (59.9, "below"),
        (60, "requires_improvement"),
        (69.9, "requires_improvement"),
        (70, "good"),
        (80, "outstanding"),
        (100, "outstanding"),
        (0, "below"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_bands_higher_is_better(value, band):
    assert comparison.band(value, UP) == band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (19, "outstanding"),
        (20, "good"),
        (24.9, "good"),
        (25, "requires_improvement"),
        (30, "requires_improvement"),
        (31, "below"),
    ],
)
def test_bands_lower_is_better(value, band):
    assert comparison.band(value, DOWN) == band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, "outstanding"),
        (10, "outstanding"),
        (11, "good"),
        (21, "requires_improvement"),
        (25, "requires_improvement"),
        (26, "below"),
        (31, "below"),
    ],
)
def test_bands_of_a_count(value, band):
    assert comparison.band(value, COUNT) == band


def test_no_thresholds_no_band():
    assert comparison.band(50, indicator()) == ""


@pytest.mark.parametrize(
    ("value", "plan", "polarity", "expected"),
    [
        (10985, 10477, "lower_is_better", "missed"),
        (10477, 10477, "lower_is_better", "met"),
        (79.3, 88.4, "higher_is_better", "missed"),
        (1, 2, "neutral", ""),
        (None, 2, "lower_is_better", ""),
    ],
)
def test_plan(value, plan, polarity, expected):
    assert comparison.plan_status(value, plan, polarity) == expected


@pytest.mark.parametrize("change", [-3.0, 0.0, 2.0])
def test_mirrored_polarity_mirrors_direction(change):
    mirror = {"better": "worse", "worse": "better", "same": "same"}
    assert comparison.direction(change, "lower_is_better") == mirror[comparison.direction(change, "higher_is_better")]
    assert comparison.direction(change, "neutral") in ("neutral", "same")


DECIMAL = Thresholds("2015-16-Q1", (3.0, 3.4), (2.5, 2.9), (2.0, 2.4))


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (2.4, "outstanding"),
        (2.45, "outstanding"),
        (2.5, "good"),
        (2.7, "good"),
        (2.9, "good"),
        (3.4, "requires_improvement"),
        (3.5, "below"),
    ],
)
def test_bands_have_the_step_of_their_last_digit(value, band):
    assert comparison.band(value, indicator("lower_is_better", DECIMAL)) == band
    assert comparison.worst_edge(indicator("lower_is_better", DECIMAL)) == 3.5


def test_spans_run_to_the_start_of_the_next_band():
    assert comparison.spans(UP) == {
        "outstanding": (80, 101),
        "good": (70, 80),
        "requires_improvement": (60, 70),
    }
    assert comparison.spans(indicator(thresholds=Thresholds("2015-16-Q1", (60, 69), (70, 79), (80, None))))[
        "outstanding"
    ] == (80, None)
    assert comparison.spans(indicator()) == {}
