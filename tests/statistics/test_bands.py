"""Grades on tiny schemes: edges, steps, the time from which they hold, and red, amber and green around a plan."""

import math

import pytest

from outcomes.catalogue.model import Scheme
from outcomes.statistics import bands, comparison
from tests.tiny import FOUR, RAG, indicator
from tests.tiny import bands as given

Q3 = "2016-17-Q3"
WORST, REQUIRES, GOOD, BEST = FOUR.grades
UP = indicator(bands=(given((REQUIRES, 60, 69), (GOOD, 70, 79), (BEST, 80, 100)),))
DOWN = indicator(
    polarity="lower_is_better", bands=(given((REQUIRES, 25, 30), (GOOD, 20, 24), (BEST, None, 19)),)
)  # fmt: skip
COUNT = indicator(polarity="lower_is_better", bands=(given((REQUIRES, 21, 25), (GOOD, 11, 20), (BEST, 0, 10)),))
TENTHS = Scheme("tenths", FOUR.grades, 0.1)
DECIMAL = indicator(
    polarity="lower_is_better",
    bands=(given((REQUIRES, 3.0, 3.4), (GOOD, 2.5, 2.9), (BEST, 2.0, 2.4), grades=TENTHS),),
)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (59.9, WORST),
        (60, REQUIRES),
        (69.9, REQUIRES),
        (70, GOOD),
        (80, BEST),
        (100, BEST),
        (0, WORST),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_grades_where_higher_is_better(value, name):
    assert bands.grade(value, UP, Q3) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [(19, BEST), (20, GOOD), (24.9, GOOD), (25, REQUIRES), (30, REQUIRES), (31, WORST)],
)
def test_grades_where_lower_is_better(value, name):
    assert bands.grade(value, DOWN, Q3) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [(0, BEST), (10, BEST), (11, GOOD), (21, REQUIRES), (25, REQUIRES), (26, WORST), (31, WORST)],
)
def test_grades_of_a_count(value, name):
    assert bands.grade(value, COUNT, Q3) == name


def test_without_bands_there_is_no_grade():
    assert bands.grade(50, indicator(), Q3) == ""
    assert bands.worst_edge(indicator(), Q3) is None
    assert bands.rank(indicator(), Q3, GOOD) == (-1, 0)


@pytest.mark.parametrize(
    ("value", "name"),
    [(2.4, BEST), (2.45, BEST), (2.5, GOOD), (2.7, GOOD), (2.9, GOOD), (3.4, REQUIRES), (3.5, WORST)],
)
def test_grades_have_the_step_of_their_last_digit(value, name):
    assert bands.grade(value, DECIMAL, Q3) == name
    assert bands.worst_edge(DECIMAL, Q3) == 3.5


def test_decimal_spans_run_to_the_start_of_the_next_grade_exactly():
    assert bands.spans(DECIMAL, DECIMAL.bands[0]) == {REQUIRES: (3.0, 3.5), GOOD: (2.5, 3.0), BEST: (2.0, 2.5)}


def test_spans_run_to_the_start_of_the_next_grade():
    assert bands.spans(UP, UP.bands[0]) == {REQUIRES: (60, 70), GOOD: (70, 80), BEST: (80, 101)}
    opened = given((REQUIRES, 60, 69), (GOOD, 70, 79), (BEST, 80, None))
    assert bands.spans(UP, opened)[BEST] == (80, None)


def test_spans_stand_from_worst_to_best():
    assert list(bands.spans(UP, UP.bands[0])) == [REQUIRES, GOOD, BEST]
    assert list(bands.spans(DOWN, DOWN.bands[0])) == [REQUIRES, GOOD, BEST]


@pytest.mark.parametrize(("value", "name"), [(49, "missed"), (50, "reached"), (51, "reached"), (1000, "reached")])
def test_a_scheme_of_two_grades(value, name):
    two = Scheme("two", ("missed", "reached"))
    entry = indicator(bands=(given(("reached", 50, None), grades=two),))
    assert bands.grade(value, entry, Q3) == name
    assert bands.worst_edge(entry, Q3) == 50
    assert bands.rank(entry, Q3, name) == (two.grades.index(name), 2)


@pytest.mark.parametrize(("value", "name"), [(9, "low"), (10, "middle"), (19.9, "middle"), (20, "high")])
def test_a_scheme_of_three_grades(value, name):
    three = Scheme("three", ("low", "middle", "high"))
    entry = indicator(bands=(given(("middle", 10, 19), ("high", 20, 30), grades=three),))
    assert bands.grade(value, entry, Q3) == name
    assert bands.rank(entry, Q3, name) == (three.grades.index(name), 3)


@pytest.mark.parametrize(
    ("polarity", "ranges", "edge", "graded"),
    [
        ("higher_is_better", (("low", 0, 9), ("middle", 10, 19), ("high", 20, 30)), 10, {-1: "low", 5: "low", 10: "middle"}),
        ("lower_is_better", (("low", 20, 30), ("middle", 10, 19), ("high", 0, 9)), 20, {31: "low", 20: "low", 19: "middle"}),
    ],
)  # fmt: skip
def test_the_worst_grade_may_have_edges_of_its_own(polarity, ranges, edge, graded):
    entry = indicator(polarity=polarity, bands=(given(*ranges, grades=Scheme("three", ("low", "middle", "high"))),))
    assert bands.worst_edge(entry, Q3) == edge
    assert {value: bands.grade(value, entry, Q3) for value in graded} == graded


def test_an_open_band_holds_whatever_is_beyond():
    assert bands.grade(-50, DOWN, Q3) == BEST
    opened = indicator(bands=(given((REQUIRES, None, 69), (GOOD, 70, None)),))
    assert bands.grade(-1000, opened, Q3) == REQUIRES
    assert bands.grade(1e9, opened, Q3) == GOOD
    # What is open downwards leaves nothing for the worst grade.
    assert bands.worst_edge(opened, Q3) is None


REVISED = indicator(
    bands=(
        given((REQUIRES, 60, 69), (GOOD, 70, 79), (BEST, 80, 100)),
        given((REQUIRES, 70, 79), (GOOD, 80, 89), (BEST, 90, 100), since="2016-17-Q3"),
    )
)


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2015-16-Q1", GOOD),
        ("2016-17-Q2", GOOD),
        ("2016-17-Q3", REQUIRES),
        ("2017-18-Q1", REQUIRES),
        ("2016-09", GOOD),
        ("2016-10", REQUIRES),
        # Begun before: the year is judged by what held when it began.
        ("2016-17", GOOD),
        ("2014-15-Q4", ""),
        ("wave:end", ""),
    ],
)
def test_bands_that_hold_from_a_period_leave_history_as_it_was(period, name):
    assert bands.grade(75, REVISED, period) == name


def test_the_order_in_which_bands_are_declared_does_not_matter():
    turned = indicator(bands=REVISED.bands[::-1])
    assert bands.holding(turned, Q3) is REVISED.bands[1]
    assert bands.holding(turned, "2016-17-Q2") is REVISED.bands[0]


AROUND = given(grades=RAG, tolerance=5)
MORE, LESS = indicator(bands=(AROUND,)), indicator(polarity="lower_is_better", bands=(AROUND,))


@pytest.mark.parametrize(
    ("value", "name"),
    [(101, "green"), (100, "green"), (99.9, "amber"), (95, "amber"), (94.9, "red"), (0, "red")],
)
def test_around_a_plan_where_higher_is_better(value, name):
    assert bands.grade(value, MORE, Q3, 100) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [(99, "green"), (100, "green"), (100.1, "amber"), (105, "amber"), (105.1, "red"), (1000, "red")],
)
def test_around_a_plan_where_lower_is_better(value, name):
    assert bands.grade(value, LESS, Q3, 100) == name


@pytest.mark.parametrize("plan", [100, 88.4, 3.5, 10477])
def test_on_the_plan_is_met_and_on_the_tolerance_is_still_amber(plan):
    assert bands.grade(plan, MORE, Q3, plan) == bands.grade(plan, LESS, Q3, plan) == "green"
    slack = plan * 5 / 100
    assert bands.grade(plan - slack, MORE, Q3, plan) == "amber"
    assert bands.grade(plan + slack, LESS, Q3, plan) == "amber"
    assert bands.grade(math.nextafter(plan - slack, -math.inf), MORE, Q3, plan) == "red"
    assert bands.grade(math.nextafter(plan + slack, math.inf), LESS, Q3, plan) == "red"


def test_a_grade_around_a_plan_agrees_with_the_plan_being_met():

    for entry in (MORE, LESS):
        for value in (0, 94.9, 95, 99.999, 100, 100.001, 105, 200):
            met = comparison.plan_status(value, 100, entry.polarity) == "met"
            assert (bands.grade(value, entry, Q3, 100) == "green") == met


def test_the_tolerance_of_a_negative_plan_has_its_size():
    # 5% of -20 is 1: up to -21 is amber where higher is better, up to -19 where lower is.
    assert [bands.grade(value, MORE, Q3, -20) for value in (-20, -21, -21.1)] == ["green", "amber", "red"]
    assert [bands.grade(value, LESS, Q3, -20) for value in (-20, -19, -18.9)] == ["green", "amber", "red"]


@pytest.mark.parametrize("plan", [None, float("nan")])
def test_without_the_plan_there_is_no_grade_around_it(plan):
    assert bands.grade(99, MORE, Q3, plan) == ""
    assert bands.spans(MORE, AROUND, plan) == {}
    assert bands.worst_edge(MORE, Q3, plan) is None


def test_the_worst_edge_around_a_plan_is_where_the_tolerance_ends():
    assert bands.worst_edge(MORE, Q3, 100) == 95
    assert bands.worst_edge(LESS, Q3, 100) == pytest.approx(105)
    assert bands.grade(bands.worst_edge(LESS, Q3, 100), LESS, Q3, 100) == "red"


def test_the_place_of_a_grade_in_its_scheme():
    assert [bands.rank(UP, Q3, name) for name in FOUR.grades] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert bands.rank(UP, Q3, "") == (-1, 0)
    assert bands.rank(UP, Q3, "green") == (-1, 0)
    assert bands.rank(UP, "2014-15-Q4", GOOD) == (-1, 0)
