import math
from dataclasses import replace
from datetime import date

import pytest

from outcomes import periods, words
from tests.words.given import indicator


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (36.0, "%", 0, "36%"),
        (31.9, "%", 1, "31.9%"),
        (10985.0, "admissions", 0, "10,985 admissions"),
        (25.51, "£ million", 2, "£25.51 million"),
        (472.0, "£ thousand", 0, "£472,000"),
        (22.8, "score", 1, "22.8"),
        (400000.0, "£", 0, "£400,000"),
    ],
)
def test_value_with_unit(value, unit, decimals, text):
    assert words.with_unit(value, indicator(unit, decimals)) == text


def test_absences_read_differently_from_each_other_and_from_zero():
    statuses = ("not_applicable", "not_collected", "not_published", "suppressed", "unclear")
    read = {words.figure(math.nan, status, indicator()) for status in statuses}
    assert len(read) == 5
    assert "0%" not in read
    assert words.figure(0.0, "final", indicator()) == "0%"
    assert len({words.SIGN[status] for status in statuses}) == 5


def test_groups_read_as_words():
    assert words.group("audience=pupils;year=7") == "pupils, year 7"
    assert words.group("") == ""


def test_a_bound_is_part_of_the_figure():
    assert words.figure(1.0, "final", indicator(), "<1%", "<") == "<1%"
    assert words.figure(7.5, "final", indicator("percentage points", 1), "+/- 7.5%", "±") == "±7.5 percentage points"


def test_a_provisional_figure_says_so():
    assert words.figure(36.0, "provisional", indicator()) == "36% (provisional)"
    assert words.figure(math.nan, "unclear", indicator(), "20 - 30") == "20 - 30 (unclear)"


@pytest.mark.parametrize(
    ("value", "printed", "text"),
    [(9.0, "9.0%", "9.0%"), (9.0, "9%", "9%"), (9.0, "", "9%"), (8.8, "", "8.8%"), (4.16, "4.16%", "4.2%")],
)
def test_as_many_decimals_as_were_printed_and_at_most_the_indicators(value, printed, text):
    assert words.with_unit(value, indicator(decimals=1), printed) == text


def test_one_child_and_two_children():
    assert words.with_unit(1.0, indicator("children")) == "1 child"
    assert words.with_unit(2.0, indicator("children")) == "2 children"
    assert words.with_unit(1.0, indicator("referrals")) == "1 referral"


def test_lists_days_and_numerals():
    assert words.listed([]) == ""
    assert words.listed(["A"]) == "A"
    assert words.listed(["A", "B", "C"]) == "A, B and C"
    assert words.day("2017-05-30") == "30 May 2017"
    assert words.day("2017") == "2017"
    assert [words.numeral(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert words.how_many(0) == "none"


def test_signed_numbers_have_a_sign():
    assert [words.signed(value) for value in (9.4, -9.4, 0.0)] == ["+9.4", "−9.4", "0.0"]
    assert words.number(-10985.0) == "−10,985"
    assert words.number(math.nan) == words.number(None) == ""


def test_an_interval_names_its_level():
    assert words.interval(10.7, 14.8, indicator()) == "95% interval 10.7% to 14.8%"
    assert words.interval(10.0, 40.0, indicator("children")) == "95% interval 10 to 40"
    assert words.interval(10.7, 14.8, indicator(), 99) == "99% interval 10.7% to 14.8%"
    assert words.interval(math.nan, 14.8, indicator()) == ""


def test_a_short_label_leaves_the_months_out():
    assert words.short(periods.parse("2016-17-Q3")) == "Q3 2016/17"
    assert periods.parse("2016-17-Q3").end == date(2016, 12, 31)


@pytest.mark.parametrize(
    ("first", "last", "text"), [(7, 64, "+57"), (12.6, 22, "+9.4"), (88.8, 100, "+11.2"), (18, 10, "−8")]
)
def test_a_difference_has_no_more_decimals_than_its_figures(first, last, text):
    assert words.difference(last - first, first, last, indicator("%", 1)) == text


def test_an_axis_names_the_unit_once():
    assert words.with_its_unit(replace(indicator("% of pupils", 1), title="Absence")) == "Absence (% of pupils)"
    assert words.with_its_unit(replace(indicator("score", 1), title="Average score")) == "Average score"
