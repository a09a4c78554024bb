"""Sums, ratios and weighted means on tiny tables with exact results."""

import math

import pandas as pd
import pytest

from outcomes import aggregation
from outcomes.catalogue.model import MEAN, RATIO, SUM, Indicator

NAN = math.nan


def indicator(rule, unit="%", decimals=1):
    return Indicator(
        "i", "d", "I", "t", unit, decimals, "neutral", "year", "none", "published_aggregate", aggregation=rule
    )


def rows(*lines):
    columns = ["indicator", "period", "group", "area", "value", "numerator", "denominator"]
    return pd.DataFrame([("i", "2019", "", *line) for line in lines], columns=columns)


def combined(entry, *lines, weights=None, wholes=None):
    found = aggregation.combine(rows(*lines), wholes or {"a": "x", "b": "x"}, {"i": entry}, weights)
    return found.iloc[0]


def test_a_sum_adds():
    found = combined(indicator(SUM, "people", 0), ("a", 10.0, NAN, NAN), ("b", 32.0, NAN, NAN))
    assert (found["value"], found["parts"]) == (42.0, 2)


def test_a_ratio_divides_sums_and_is_no_mean_of_rates():
    # 1 of 10 is 10%, 90 of 100 is 90%; together 91 of 110 are 82.7%, where the mean of the rates would be 50%.
    found = combined(indicator(RATIO), ("a", 10.0, 1.0, 10.0), ("b", 90.0, 90.0, 100.0))
    assert (found["value"], found["numerator"], found["denominator"]) == (82.7, 91.0, 110.0)


def test_a_rate_keeps_its_multiplier():
    found = combined(indicator(RATIO, "per 100,000"), ("a", 0.0, 1.0, 1000.0), ("b", 0.0, 2.0, 1000.0))
    assert found["value"] == 150.0


def test_a_mean_weighs_by_its_own_weights():
    # (20 x 100 + 40 x 300) / 400 = 35
    found = combined(indicator(MEAN, "score"), ("a", 20.0, NAN, 100.0), ("b", 40.0, NAN, 300.0))
    assert (found["value"], found["numerator"], found["denominator"]) == (35.0, 14000.0, 400.0)


def test_a_mean_without_weights_takes_the_population_given():
    found = combined(indicator(MEAN, "score"), ("a", 20.0, NAN, NAN), ("b", 40.0, NAN, NAN), weights={"a": 1, "b": 3})
    assert found["value"] == 35.0


def test_a_mean_without_any_weight_is_missing():
    assert math.isnan(combined(indicator(MEAN, "score"), ("a", 20.0, NAN, NAN), ("b", 40.0, NAN, NAN))["value"])


def test_a_missing_part_makes_the_whole_missing_and_is_counted():
    found = combined(indicator(SUM, "people", 0), ("a", 10.0, NAN, NAN), ("b", NAN, NAN, NAN))
    assert math.isnan(found["value"])
    assert found["parts"] == 1


def test_areas_in_no_larger_area_are_left_out():
    found = combined(indicator(SUM, "people", 0), ("a", 10.0, NAN, NAN), ("b", 1.0, NAN, NAN), wholes={"a": "x"})
    assert found["value"] == 10.0


def test_an_indicator_without_a_rule_is_not_combined():
    assert aggregation.combine(rows(("a", 1.0, NAN, NAN)), {"a": "x"}, {"i": indicator("")}).empty


@pytest.mark.parametrize(
    ("unit", "expected"), [("% of people", 100), ("per 100,000", 100000), ("per 1,000 births", 1000), ("km", 1)]
)
def test_multipliers(unit, expected):
    assert aggregation.multiplier(unit) == expected


def test_breakdowns_are_combined_each_for_itself():
    both = pd.concat([rows(("a", 1.0, NAN, NAN)), rows(("a", 5.0, NAN, NAN)).assign(group="sex=women")])
    found = aggregation.combine(both, {"a": "x"}, {"i": indicator(SUM, "people", 0)})
    assert found.set_index("group")["value"].to_dict() == {"": 1.0, "sex=women": 5.0}
