import math

import numpy as np
import pytest

from outcomes import evidence, periods, words
from outcomes.statistics import recent_trend
from outcomes.statistics.recent_trend import Annual
from tests.evidence.rows import ENTRY, entry, rows

NAN = math.nan


def series(size):
    return [f"{2010 + place // 4}-{11 + place // 4}-Q{1 + place % 4}" for place in range(size)]


def over(values, ids, indicators=ENTRY):
    """A series of bare values, without counts."""
    table = rows(*[(NAN if value is None else value, None, None) for value in values])
    return evidence.over_time(table, [periods.parse(period) for period in ids], indicators["x"], limits_of(table))


def limits_of(table, indicators=ENTRY):
    return evidence.limits(table, indicators)


def test_seven_quarters_read_as_seven_quarters():
    found = over([41, 32, 29, 12, 38, 33, 36], series(7))
    assert (found.stage, found.chart, found.median, found.every) == ("run", None, 33, "quarter")
    said = words.over_time(found, "Q1 2015/16", "Q3 2016/17")
    assert said.startswith(
        "Seven quarters (Q1 2015/16 to Q3 2016/17) are too few to tell real change from ordinary ups and downs; twelve are "
        "needed. The dashed line is the median."
    )


def test_a_rise_in_every_quarter_is_said_without_an_icon():
    found = over([1, 2, 3, 4, 5, 6, 7], series(7))
    assert not found.icons
    assert "The figure rose in every quarter." in words.over_time(found, "a", "b")


@pytest.mark.parametrize(("size", "stage"), [(11, "run"), (12, "trial"), (19, "trial"), (20, "full")])
def test_limits_begin_at_twelve_points(size, stage):
    values = [50 + place % 3 for place in range(size)]
    found = over(values, series(size))
    assert found.stage == stage
    assert (found.chart is not None) == found.icons == (size >= 12)


def test_a_special_cause_is_worded_by_polarity():
    values = [50 + place % 3 for place in range(20)] + [90]
    for polarity, text in (("higher_is_better", "for the better: high"), ("lower_is_better", "for concern: high")):
        found = over(values, series(21), {"x": entry(polarity)})
        assert f"Special cause {text}. The last point is outside the process limits." in words.over_time(
            found, "a", "b"
        )


def test_few_points_say_so():
    assert words.over_time(over([], []), "", "") == "No data published for this area."
    assert words.over_time(over([1], ["2016-17-Q3"]), "", "").startswith("One period only")
    assert words.over_time(over([1, 2, 3], series(3)), "", "").startswith("Three quarters: too few")


def test_a_series_mostly_at_100_gets_no_limits():
    found = over([100] * 8 + [90] * 8, series(16))
    assert found.chart is None
    assert "0% or 100%" in words.over_time(found, "a", "b")


def test_periods_before_the_first_figure_are_no_gaps():
    found = over([None, None, 1, None, 3, 4], series(6))
    assert (found.points, found.missing, found.median) == (3, 1, 3)
    nothing = over([None, None], series(2))
    assert (nothing.points, nothing.missing, nothing.stage) == (0, 0, "none")
    assert math.isnan(nothing.median)


def test_months_are_months():
    ids = ["2011-10", "2011-11", "month-2011-12", "2012-01", "2012-02", "2012-03", "2012-04"]
    found = over([41, 32, 29, 12, 38, 33, 36], ids)
    assert (found.stage, found.every, found.recent) == ("run", "month", None)
    assert words.over_time(found, "Oct 2011", "Apr 2012").startswith("Seven months (Oct 2011 to Apr 2012) are too few")
    ids = [f"{2013 + place // 12}-{1 + place % 12:02d}" for place in range(20)]
    assert over([50 + place % 3 for place in range(20)], ids).icons


def years(first, count, form="{0}-{1:02d}"):
    return [form.format(year, (year + 1) % 100) for year in range(first, first + count)]


def annual(percentages, ids, size=1000, **more):
    table = rows(*[(value, None if value is None else value * size / 100, size) for value in percentages])
    one = {"x": entry(**more)}
    return evidence.over_time(table, [periods.parse(period) for period in ids], one["x"], limits_of(table, one)), table


@pytest.mark.parametrize(
    ("percentages", "marker", "said"),
    [
        ([10, 14, 18, 22, 26, 30], "increasing", "rising by more than chance would give (at 99.8%)."),
        ([30, 26, 22, 18, 14, 10], "decreasing", "falling by more than chance would give (at 99.8%)."),
        ([20, 21, 20, 19, 20, 20], "no_significant_change", "no change beyond chance (at 99.8%)."),
    ],
)
def test_years_have_a_recent_direction_and_no_process_limits(percentages, marker, said):
    found, _ = annual(percentages, years(2011, 6))
    assert (found.stage, found.every, found.chart) == ("annual", "financial_year", None)
    assert found.recent.marker == marker
    assert words.over_time(found, "2011/12", "2016/17") == f"Recent direction over the last five years: {said}"


def test_the_recent_direction_is_that_of_the_last_five_years_and_their_limits():
    found, table = annual([50, 10, 14, 18, 22, 26], years(2011, 6))
    sure = limits_of(table)
    last = [
        Annual(*(float(cell) for cell in line))
        for line in zip(
            table["value"], sure["lower"], sure["upper"], table["numerator"], table["denominator"], strict=True
        )
    ][1:]
    assert found.recent == recent_trend.recent_trend(last)
    assert found.recent.chi_squared > recent_trend.CRITICAL


@pytest.mark.parametrize("ids", [years(2011, 5), [str(y) for y in range(2011, 2016)], years(2011, 5, "academic-{0}-{1:02d}")])  # fmt: skip
def test_financial_calendar_and_school_years_are_years(ids):
    found, _ = annual([10, 14, 18, 22, 26], ids)
    assert found.recent.marker == "increasing"
    assert "over the last five years" in words.over_time(found, "a", "b")


def test_pooled_years_that_overlap_are_not_tested():
    found, _ = annual([10, 14, 18, 22, 26, 30], [f"{year}..{year + 2}" for year in range(2008, 2014)])
    assert found.recent.marker == "not_tested"
    assert words.over_time(found, "a", "b") == (
        "Recent direction: not tested, because its years are pooled and overlap."
    )
    apart, _ = annual([10, 14, 18, 22, 26, 30], [f"{year}..{year + 1}" for year in range(2004, 2016, 2)])
    assert apart.recent.marker == "increasing"


def test_annual_figures_without_counts_are_not_tested():
    table = rows(*[(value, None, None) for value in (10, 14, 18, 22, 26, 30)])
    found = evidence.over_time(table, [periods.parse(p) for p in years(2011, 6)], ENTRY["x"], limits_of(table))
    assert found.recent.marker == "not_tested"
    assert "needs 5 years with counts; 0 are published" in words.over_time(found, "a", "b")


def test_few_years_say_so():
    found, _ = annual([10, 14, 18], years(2011, 3))
    assert (found.stage, found.recent) == ("dots", None)
    assert words.over_time(found, "a", "b") == "Three years: too few to judge change over time."


def test_a_year_without_a_figure_is_missing():
    found, _ = annual([10, None, 18, 22, 26, 30, 34], years(2011, 7))
    assert (found.points, found.missing) == (6, 1)
    assert np.isclose(found.median, 24)
