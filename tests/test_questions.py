"""The one rule of what is the latest at or before a quarter, on tiny tables."""

import pytest

from outcomes import periods, questions
from outcomes.areas import Area
from outcomes.catalogue.model import Page
from outcomes.errors import OutcomesError
from outcomes.selection import Selection
from tests.tiny import FOUR, HERE, RAG, areas, bands, board, dataset, indicator, row

WORST, REQUIRES, GOOD, BEST = FOUR.grades
BANDED = indicator("m", bands=(bands((REQUIRES, 60, 69), (GOOD, 70, 79), (BEST, 80, 100)),))
PLANNED = indicator("p", unit="admissions", polarity="lower_is_better")
ROWS = [
    row("m", "2016-17-Q2", 72.0),
    row("m", "2016-17-Q3", 55.0),
    row("p", "2016-17-Q3", 110.0),
    row("p", "2016-17-Q3", 100.0, statistic="plan"),
]


def chosen(quarter="2016-17-Q3", compare="previous", area=HERE):
    return Selection(quarter, area, compare)


def moves(quarter="2016-17-Q3", compare="2016-17-Q2", rows=ROWS, entries=(BANDED, PLANNED)):
    return questions.moves(board(dataset(*entries), rows=rows), "d", HERE, chosen(quarter, compare))


def test_moves_hold_value_change_band_and_plan():
    banded, planned = moves()
    assert (banded.latest, banded.before, banded.change, banded.band, banded.band_before) == (
        55,
        72,
        -17,
        WORST,
        GOOD,
    )
    assert (planned.latest, planned.plan, planned.plan_status, planned.change) == (110, 100, "missed", None)


YEARS = [
    *ROWS,
    row("p", "2016-17", 410.0),
    row("p", "2016-17", 400.0, statistic="plan"),
    row("p", "2015-16", 395.0),
    row("m", "2016-17", 66.0),
]


def test_a_year_with_a_plan_is_among_the_moves_of_the_quarter_in_which_it_ends():
    (*_, year) = found = moves("2016-17-Q4", "previous", YEARS)
    assert [move.period for move in found] == ["2016-17-Q3", "2016-17-Q3", "2016-17"]
    assert (year.latest, year.plan, year.plan_status, year.compared_with, year.before) == (
        410,
        400,
        "missed",
        "2015-16",
        395,
    )
    assert [move.often for move in found] == [True, True, False]
    assert [move.period for move in moves("2017-18-Q1", "previous", YEARS)] == ["2016-17-Q3", "2016-17-Q3"]


@pytest.mark.parametrize("statistic", ["value", "plan"])
def test_a_year_whose_figure_or_plan_is_unclear_is_not_judged(statistic):
    rows = [
        {**one, "status": "unclear"} if (one["period"], one["statistic"]) == ("2016-17", statistic) else one
        for one in YEARS
    ]
    assert [move.period for move in moves("2016-17-Q4", "previous", rows)] == ["2016-17-Q3", "2016-17-Q3"]


def test_a_year_without_a_year_before_is_compared_with_nothing():
    rows = [one for one in YEARS if one["period"] != "2015-16"]
    (*_, year) = moves("2016-17-Q4", "previous", rows)
    assert (year.compared_with, year.before, year.change) == ("", None, None)


def test_up_to_keeps_periods_that_ended():
    held = board(dataset(BANDED, PLANNED), rows=ROWS)
    assert questions.up_to(held, held.figures, "2016-17-Q2")["period"].tolist() == ["2016-17-Q2"]


def test_up_to_keeps_periods_that_began_where_that_is_asked():
    held = board(dataset(BANDED), rows=[row("m", "2016-17", 1.0), row("m", "2015-16", 2.0), row("m", "2017-18", 3.0)])
    assert questions.up_to(held, held.figures, "2016-17-Q3")["period"].tolist() == ["2015-16"]
    assert questions.up_to(held, held.figures, "2016-17-Q3", begun=True)["period"].tolist() == ["2015-16", "2016-17"]
    nothing = held.figures.iloc[:0]
    assert questions.up_to(held, nothing, "2016-17-Q3").empty


def test_moves_of_a_dataset_that_lacks_the_chosen_quarter_are_those_of_the_latest_before():
    behind = moves("2017-18-Q1", "previous")
    assert [(move.period, move.latest) for move in behind] == [("2016-17-Q3", 55), ("2016-17-Q3", 110)]
    # Compared with the quarter before the one shown, not before the one chosen.
    assert [(move.compared_with, move.before) for move in behind] == [("2016-17-Q2", 72), ("2016-17-Q2", None)]
    assert moves("2016-17-Q1", "previous") == []


def test_an_indicator_without_a_figure_in_the_latest_quarter_has_no_move():
    rows = [*ROWS, row("m", "2016-17-Q4", 60.0), row("p", "2016-17-Q4", None)]
    assert [move.indicator.id for move in moves("2016-17-Q4", rows=rows)] == ["m"]


def test_only_figures_of_the_indicators_own_kind_of_period_move():
    monthly = indicator("w", period_kind="month", unit="children")
    rows = [
        *ROWS,
        row("w", "2016-12", 31.0),
        row("w", "2016-11", 23.0),
        row("w", "2016-17-Q3", 99.0),
        row("m", "2016-12", 1.0),
    ]
    found = {move.indicator.id: move for move in moves(compare="previous", rows=rows, entries=(BANDED, monthly, PLANNED))}  # fmt: skip
    assert (found["w"].period, found["w"].latest, found["w"].compared_with, found["w"].change) == (
        "2016-12",
        31,
        "2016-11",
        8,
    )
    assert found["m"].latest == 55


def test_a_band_before_is_that_which_held_then():
    revised = indicator(
        "m", bands=(bands((GOOD, 50, None)), bands((REQUIRES, 50, 79), (GOOD, 80, None), since="2016-17-Q3"))
    )
    rows = [row("m", "2016-17-Q2", 72.0), row("m", "2016-17-Q3", 72.0)]
    (found,) = moves(rows=rows, entries=(revised,))
    assert (found.band, found.band_before) == (REQUIRES, GOOD)


def test_a_grade_around_a_plan_takes_the_plan_of_its_own_period():
    entry = indicator("m", bands=(bands(grades=RAG, tolerance=5),))
    rows = [
        row("m", "2016-17-Q2", 90.0),
        row("m", "2016-17-Q2", 90.0, statistic="plan"),
        row("m", "2016-17-Q3", 96.0),
        row("m", "2016-17-Q3", 100.0, statistic="plan"),
    ]
    (found,) = moves(rows=rows, entries=(entry,))
    assert (found.band, found.band_before) == ("amber", "green")
    (bare,) = moves(rows=[rows[0], rows[2], rows[3]], entries=(entry,))
    assert (bare.band, bare.band_before) == ("amber", "")


@pytest.mark.parametrize(
    ("period", "compare", "expected"),
    [
        ("2016-17-Q3", "previous", "2016-17-Q2"),
        ("2016-17-Q1", "previous", "2015-16-Q4"),
        ("2016-17-Q3", "year-ago", "2015-16-Q3"),
        ("2016-17-Q3", "2015-16-Q1", "2015-16-Q1"),
        ("2016-11", "previous", "2016-10"),
        ("2017-01", "previous", "2016-12"),
        ("2012-01", "previous", "month-2011-12"),
        ("month-2011-12", "previous", "2011-11"),
        ("2012-12", "year-ago", "month-2011-12"),
        ("month-2011-12", "year-ago", "2010-12"),
        # The month in which the quarter named ends.
        ("2016-11", "2016-17-Q2", "2016-09"),
        ("2016-11", "2011-12-Q3", "month-2011-12"),
        # Years are compared by their own trend.
        ("2016-17", "previous", ""),
        ("2017", "year-ago", ""),
        ("academic-2016-17", "2016-17-Q2", ""),
    ],
)
def test_what_a_period_is_compared_with(period, compare, expected):
    found = questions.compared_with(periods.parse(period), chosen(compare=compare))
    assert found == expected
    if found:
        assert periods.parse(found).kind == periods.parse(period).kind


def test_the_latest_is_the_last_that_had_ended():
    held = [periods.parse(period) for period in ("2015-16", "2016-17-Q2", "2016-17-Q4", "2016-17")]
    assert questions.latest(held, "2016-17-Q3").id == "2016-17-Q2"
    assert questions.latest(held, "2016-17-Q1").id == "2015-16"
    assert questions.latest(held, "2014-15-Q1") is None
    # Of two that end on one day the one that began later.
    assert questions.latest(held, "2016-17-Q4").id == "2016-17-Q4"


def test_one_period_is_the_latest_at_or_before_and_else_the_first_after():
    held = board(
        dataset(indicator("a"), indicator("b"), indicator("c")),
        rows=[
            *(row("a", period, 1.0) for period in ("2015-16", "2016-17", "2014-15")),
            *(row("b", period, 1.0) for period in ("2019-20", "2018-19")),
            row("c", "2016-17-Q3", 1.0),
            row("c", "2016-17-Q3", 2.0, group="sex=women"),
        ],
    )
    found = questions.one_period(held, held.figures, "2016-17-Q3")
    assert found[["indicator", "period"]].drop_duplicates().to_numpy().tolist() == [
        ["a", "2015-16"],
        ["b", "2018-19"],
        ["c", "2016-17-Q3"],
    ]
    assert len(found) == 4


def test_a_series_stands_in_order_of_period_and_keeps_to_its_group():
    rows = [
        row("m", "2016-17-Q3", 3.0),
        row("m", "2016-17-Q1", 1.0),
        row("m", "2016-17-Q2", 2.0),
        row("m", "2016-17-Q2", 9.0, group="sex=women"),
        row("m", "2016-17-Q2", 8.0, statistic="plan"),
    ]
    held = board(dataset(BANDED), rows=rows)
    assert questions.series(held, "m", HERE)["value"].tolist() == [1, 2, 3]
    assert questions.series(held, "m", HERE, "sex=women")["value"].tolist() == [9]


def papers_of(**last):
    """A board of papers that have figures of the quarters from 2016-17-Q1 on, each up to a quarter of its own."""
    every = ["2016-17-Q1", "2016-17-Q2", "2016-17-Q3", "2016-17-Q4"]
    made = [dataset(indicator(f"i-{name}"), identifier=name) for name in last]
    rows = [
        row(f"i-{name}", quarter, 1.0, dataset=name)
        for name, until in last.items()
        for quarter in every
        if quarter <= until
    ]
    return board(*made, rows=rows)


@pytest.mark.parametrize(
    ("last", "opened"),
    [
        ({"a": "2016-17-Q3", "b": "2016-17-Q3", "c": "2016-17-Q3"}, "2016-17-Q3"),
        # One is a quarter ahead, one a quarter behind.
        ({"a": "2016-17-Q3", "b": "2016-17-Q3", "c": "2016-17-Q4"}, "2016-17-Q3"),
        ({"a": "2016-17-Q3", "b": "2016-17-Q3", "c": "2016-17-Q2"}, "2016-17-Q3"),
        # Half is not most.
        ({"a": "2016-17-Q2", "b": "2016-17-Q3"}, "2016-17-Q2"),
        ({"a": "2016-17-Q4"}, "2016-17-Q4"),
    ],
)
def test_the_quarter_that_opens_is_the_latest_that_most_papers_have_reached(last, opened):
    held = papers_of(**last)
    offered = questions.quarters(held)
    assert offered[-1] == max(last.values())
    assert questions.latest_quarter(held, offered) == opened


def test_official_series_open_no_quarter():
    official = dataset(indicator("o"), identifier="o", page=Page("O", "o", "official"))
    held = board(dataset(BANDED), official, rows=[*ROWS[:2], row("o", "2019-20-Q1", 1.0, dataset="o")])
    assert questions.quarters(held) == ["2016-17-Q2", "2016-17-Q3"]
    assert questions.quarterly(held) == {"2016-17-Q2", "2016-17-Q3"}
    assert list(questions.papers(held)) == ["d"]


def test_a_month_opens_the_quarter_in_which_it_ends_and_a_year_of_long_ago_none():
    monthly = indicator("w", period_kind="month")
    rows = [row("w", "2016-11", 1.0), row("w", "2017-01", 2.0), row("w", "2012-13", 3.0)]
    held = board(dataset(monthly), rows=rows)
    assert questions.quarters(held) == ["2016-17-Q3", "2016-17-Q4"]


def test_a_quarter_whose_cells_are_all_empty_may_be_chosen_and_has_no_figures():
    held = board(dataset(BANDED), rows=[*ROWS[:2], row("m", "2016-17-Q4", None)])
    assert questions.quarters(held)[-1] == "2016-17-Q4"
    assert questions.quarterly(held) == {"2016-17-Q2", "2016-17-Q3"}
    assert questions.yearly(held) == set()
    assert questions.latest_quarter(held, questions.quarters(held)) == "2016-17-Q3"


def test_the_quarter_in_which_a_year_ends_has_yearly_figures():
    held = board(dataset(BANDED), rows=[*ROWS[:2], row("m", "2016-17", 3.0)])
    assert questions.yearly(held) == {"2016-17-Q4"}


def test_without_a_figure_there_is_nothing_to_choose_and_it_is_said():
    with pytest.raises(OutcomesError, match="There is no figure yet"):
        questions.quarters(board(dataset(BANDED)))


def test_yearly_papers_alone_open_the_quarter_in_which_the_latest_ends():
    yearly = indicator("y", period_kind="year")
    held = board(dataset(yearly), rows=[row("y", "2015-16", 1.0), row("y", "2016-17", 1.0)])
    assert questions.quarters(held) == ["2016-17-Q4"]
    assert questions.latest_quarter(held, ["2016-17-Q4"]) == "2016-17-Q4"


def test_the_nearest_area_is_the_one_chosen_where_it_has_figures_that_come_often():
    team = Area("team", "Team", "team", HERE, "")
    rows = [row("m", "2016-17-Q3", 1.0), row("m", "2016-17-Q3", 1.0, area="team"), row("y", "2016-17", 1.0, area="north")]  # fmt: skip
    held = board(
        dataset(BANDED, indicator("y", period_kind="year")),
        rows=rows,
        tree=areas(team, Area("north", "North", "locality", HERE, "")),
    )
    assert questions.nearest_area(held, "d", chosen(area="team")) == "team"
    assert questions.nearest_area(held, "d", chosen(area="north")) == HERE
    assert questions.nearest_area(held, "d", chosen()) == HERE


def test_indicators_of_localities_are_those_with_a_figure_of_one():
    north = Area("north", "North", "locality", HERE, "")
    text = indicator("x", unit="text")
    rows = [
        row("m", "2016-17", 1.0),
        row("b", "2016-17", 1.0, area="north"),
        row("a", "2016-17", 1.0, area="north"),
        row("g", "2016-17", 1.0, area="north", group="sex=women"),
        row("x", "2016-17", None, area="north", printed="yes", status="final"),
    ]
    held = board(dataset(BANDED, indicator("a"), indicator("b"), indicator("g"), text), rows=rows, tree=areas(north))
    assert [entry.id for entry in questions.of_localities(held)] == ["a", "b"]


def test_what_is_blank():
    assert questions.blank(None)
    assert questions.blank(float("nan"))
    assert not questions.blank(0.0)
