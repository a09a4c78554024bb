from datetime import date

import pytest

from outcomes import periods
from outcomes.errors import OutcomesError


@pytest.mark.parametrize(
    ("period", "start", "end", "label"),
    [
        ("2016-17-Q1", date(2016, 4, 1), date(2016, 6, 30), "Q1 2016/17 (Apr to Jun 2016)"),
        ("2016-17-Q3", date(2016, 10, 1), date(2016, 12, 31), "Q3 2016/17 (Oct to Dec 2016)"),
        ("2016-17-Q4", date(2017, 1, 1), date(2017, 3, 31), "Q4 2016/17 (Jan to Mar 2017)"),
        ("2016-17", date(2016, 4, 1), date(2017, 3, 31), "2016/17"),
        ("2016-11", date(2016, 11, 1), date(2016, 11, 30), "Nov 2016"),
        ("2016-12..2017-01", date(2016, 12, 1), date(2017, 1, 31), "Dec 2016 to Jan 2017"),
        ("2015-01..2015-06", date(2015, 1, 1), date(2015, 6, 30), "Jan to Jun 2015"),
        ("mid-2017", date(2017, 6, 30), date(2017, 6, 30), "mid-2017"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("month-2011-12", date(2011, 12, 1), date(2011, 12, 31), "Dec 2011"),
        ("2013..2015", date(2013, 1, 1), date(2015, 12, 31), "2013 to 2015"),
        ("2013-14..2015-16", date(2013, 4, 1), date(2016, 3, 31), "2013/14 to 2015/16"),
        ("2015-11..2016-11", date(2015, 11, 1), date(2016, 11, 30), "Nov 2015 to Nov 2016"),
        ("academic-2016-17", date(2016, 9, 1), date(2017, 8, 31), "2016/17 school year"),
        ("academic-2014-15..2016-17", date(2014, 9, 1), date(2017, 8, 31), "2014/15 to 2016/17 school years"),
        ("at-2017-03-31", date(2017, 3, 31), date(2017, 3, 31), "31 Mar 2017"),
    ],
)
def test_reads_each_kind(period, start, end, label):
    parsed = periods.parse(period)
    assert (parsed.start, parsed.end, parsed.label) == (start, end, label)


@pytest.mark.parametrize(
    "period",
    [
        *("", "2016-18-Q1", "2016-17-Q5", "2016-14", "wave:x", "Q3", "2016-17-Q3 ", "2016-17-Q3\n"),
        *("0000", "2017..2015", "at-2017-02-30", "academic-2016-18", "2015-16..2013-14"),
    ],
)
def test_refuses_what_is_no_period(period):
    with pytest.raises(OutcomesError, match="is not known"):
        periods.parse(period)


def test_a_wave_takes_its_dates_from_the_catalogue():
    wave = periods.Wave("end", "End", 3, date(2016, 12, 1), date(2016, 12, 31), "as stated")
    assert periods.quarter_of(periods.parse("wave:end", {"end": wave}).end) == "2016-17-Q3"


@pytest.mark.parametrize(
    ("quarter", "by", "expected"),
    [
        ("2016-17-Q3", -1, "2016-17-Q2"),
        ("2016-17-Q1", -1, "2015-16-Q4"),
        ("2016-17-Q3", -4, "2015-16-Q3"),
        ("2015-16-Q4", 1, "2016-17-Q1"),
    ],
)
def test_shifts_over_the_year_end(quarter, by, expected):
    assert periods.shift(quarter, by) == expected


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2016, 11, 30), "2016-11"),
        (date(2011, 12, 31), "month-2011-12"),
        (date(2010, 11, 1), "month-2010-11"),
        (date(2012, 12, 1), "2012-12"),
        (date(2012, 1, 1), "2012-01"),
    ],
)
def test_the_month_of_a_day_is_never_read_as_a_financial_year(day, month):
    assert periods.month_of(day) == month
    parsed = periods.parse(month)
    assert parsed.kind == "month"
    assert parsed.start <= day <= parsed.end


def test_a_wave_may_be_read_with_an_earlier_quarter_than_the_one_it_ends_in():
    wave = periods.Wave("end", "End", 3, date(2016, 12, 1), date(2017, 1, 31), "as stated", "2016-17-Q3")
    parsed = periods.parse("wave:end", {"end": wave})
    assert (parsed.end, parsed.reached) == (date(2017, 1, 31), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Q4 2016/17", "2016-17-Q4"),
        ("q4 2016-17", "2016-17-Q4"),
        ("Quarter 4 of 2016/17", "2016-17-Q4"),
        ("2016/17 Q4", "2016-17-Q4"),
        (" Q4  2016/17 (Jan to Mar 2017) ", "2016-17-Q4"),
        ("2016/17", "2016-17"),
        ("2016/17 school year", "academic-2016-17"),
        ("November 2016", "2016-11"),
        ("dec 2011", "month-2011-12"),
        ("mid-2017", "mid-2017"),
        ("2016-17-Q4", "2016-17-Q4"),
        ("wave:end", "wave:end"),
        ("Foo 2016", "Foo 2016"),
        ("next quarter", "next quarter"),
    ],
)
def test_a_period_is_read_as_people_write_it(text, period):
    assert periods.written(text) == period


@pytest.mark.parametrize(
    ("period", "when"),
    [
        ("2016-17-Q3", "in Q3 2016/17"),
        ("academic-2014-15", "in the 2014/15 school year"),
        ("at-2017-03-31", "on 31 Mar 2017"),
        ("mid-2011", "in mid-2011"),
    ],
)
def test_a_period_reads_in_a_sentence(period, when):
    assert periods.parse(period).when == when
