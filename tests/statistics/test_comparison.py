import pytest

from outcomes.statistics import comparison


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
