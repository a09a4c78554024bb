import pytest

from outcomes.answer import Chart
from outcomes.draw import theme
from tests.draw.web.specs import drawn, fields_of
from tests.views.asking import Q1, Q3, ask, longer, measure


def point(label, value, **more):
    blank = {"period": label, "text": "", "lower": None, "upper": None, "sure": "", "locator": "", "plan": None}
    return {**blank, "label": label, "value": value, "later": False, "last": False, **more}


def trend(*records, **more):
    usual = {"unit": "children", "stage": "", "process": False, "median": 0.0, "bands": (), "beside": ()}
    return Chart("trend", records, "", {**usual, **more})


@pytest.mark.parametrize(("size", "dash"), [(12, [5, 4]), (24, [1, 0])])
def test_trial_limits_are_dashed_and_full_ones_are_not(board, size, dash):
    spec = drawn(measure(longer(board, size), Q3, 33).parts[0])
    found = [
        layer["mark"]["strokeDash"]
        for layer in spec["layer"]
        if layer["encoding"].get("y", {}).get("field") in ("lpl", "upl") and layer["mark"]["type"] == "line"
    ]
    assert found == [dash, dash]


def test_a_run_chart_has_a_median_and_no_limits(board):
    spec = drawn(measure(board, Q3, 33).parts[0])
    assert "lpl" not in fields_of(spec)
    assert spec["datasets"]["median"] == [{"value": 33.0}]


def test_limits_are_cut_where_the_scale_ends():
    limits = {"kind": "common_cause", "mean": 50.0, "lpl": -20.0, "upl": 130.0}
    spec = drawn(trend(point("a", 40.0, **limits), point("b", 60.0, **limits), unit="%", stage="trial", process=True))
    assert [(record["lpl"], record["upl"]) for record in spec["datasets"]["limits"]] == [(0, 100), (0, 100)]


def test_what_came_later_is_paler(board):
    spec = drawn(measure(board, Q1, 33).parts[0])
    assert [record["strength"] for record in spec["datasets"]["series"]] == [1, *[0.45] * 6]


def test_a_plan_is_a_mark_of_its_own():
    spec = drawn(trend(point("a", 5.0, plan=8.0), point("b", 6.0)))
    assert "plan" in fields_of(spec)
    assert "plan" not in fields_of(drawn(trend(point("a", 5.0))))


def test_what_stands_beside_goes_on_later_without_a_gap():
    later = (("a", False), ("b", False), ("c", True))
    beside = tuple({"period": at, "value": 1.0, "name": "England", "text": "1", "later": after} for at, after in later)
    spec = drawn(trend(*(point(at, 5.0, later=after) for at, after in later), beside=beside))
    strong = [(record["period"], record["strength"]) for record in spec["datasets"]["beside"]]
    assert [at for at, strength in strong if strength == 1] == ["a", "b"]
    assert [at for at, strength in strong if strength < 1] == ["b", "c"]
    spec = drawn(trend(point("a", 5.0), point("b", 5.0), beside=beside[:2]))
    assert [record["strength"] for record in spec["datasets"]["beside"]] == [1, 1]


def test_the_pointer_reads_the_whole_period_wherever_it_is_over_or_under_a_point():
    beside = ({"period": "a", "value": 4.0, "name": "England", "text": "4%", "later": False},)
    spec = drawn(trend(point("a", 5.0, plan=10477.5), point("b", 6.0), beside=beside))
    last = spec["layer"][-1]
    assert (last["mark"]["type"], last["mark"]["strokeOpacity"], last["mark"]["aria"]) == ("rule", 0, False)
    # A column over the whole height, as wide as the way to the next point.
    assert "y" not in last["encoding"]
    assert last["mark"]["strokeWidth"] == {"expr": "max(8, width / 2)"}
    titles = [tip["title"] for tip in last["encoding"]["tooltip"]]
    assert titles == ["Period", "Figure", "England", "Plan", "Interval", "Printed in"]
    assert [record["other"] for record in spec["datasets"]["series"]] == ["4%", "not published"]
    assert [record["planned"] for record in spec["datasets"]["series"]] == ["10,477.5", "none printed"]
    bare = drawn(trend(point("a", 5.0)))["layer"][-1]["encoding"]["tooltip"]
    assert [tip["title"] for tip in bare] == ["Period", "Figure", "Interval", "Printed in"]


def test_the_scale_holds_the_plan_and_what_stands_beside():
    beside = ({"period": "a", "value": 40.0, "name": "England", "text": "40", "later": False},)
    spec = drawn(trend(point("a", 5.0, plan=8.0), beside=beside))
    scales = [layer["encoding"]["y"]["scale"] for layer in spec["layer"] if "scale" in layer["encoding"].get("y", {})]
    assert scales[0]["domain"] == [0, 46.0]


def test_england_is_named_at_its_last_figure_of_the_periods_drawn(board):
    spec = drawn(ask(board, "national_children", "trend", Q3, "csc-cla-dental").parts[0])
    assert {record["name"] for record in spec["datasets"]["beside"]} == {"England"}
    (named,) = spec["datasets"]["named"]
    assert named == spec["datasets"]["beside"][-1]


def test_a_missing_figure_leaves_a_gap_with_its_sign():
    spec = drawn(trend(point("a", 5.0), point("b", None, text="n/a"), point("c", 7.0)))
    assert any(layer.get("transform") == [{"filter": "!isValid(datum.value)"}] for layer in spec["layer"])
    assert spec["layer"][0]["mark"]["invalid"] == "break-paths-show-domains"


def test_of_many_points_only_the_last_is_written(board):
    spec = drawn(ask(board, "national_adult_care", "trend", Q3, "dtoc-days").parts[0])
    assert [record["written"] for record in spec["datasets"]["series"] if record["written"]] == ["1,577"]
    few = drawn(measure(board, Q3, 33).parts[0])
    assert all(record["written"] for record in few["datasets"]["series"])


def test_bands_end_with_the_scale(board):
    bands = drawn(measure(board, Q3, 33).parts[0])["datasets"]["bands"]
    assert [(band["from"], band["to"]) for band in bands] == [(70, 81), (81, 91), (91, 100)]
    assert [band["shade"] for band in bands] == list(theme.WEB.bands[1:])


def test_an_open_band_ends_with_the_scale_and_one_above_it_is_left_out():
    bands = (
        {"name": "Good", "from": None, "to": 50, "level": 2},
        {"name": "Poor", "from": 50, "to": None, "level": 0},
        {"name": "Beyond", "from": 400, "to": None, "level": 0},
    )
    held = drawn(trend(point("a", 100.0), bands=bands))["datasets"]["bands"]
    assert [(band["name"], band["from"], round(band["to"])) for band in held] == [("Good", 0, 50), ("Poor", 50, 115)]


def below(*values, median, stage="run"):
    points = [point(str(place), value) for place, value in enumerate(values)]
    chart = trend(*points)
    options = {**chart.options, "stage": stage, "median": median}
    return [record["below"] for record in drawn(Chart("trend", chart.records, "", options))["datasets"]["series"]]


def test_a_figure_stands_under_its_point_where_the_median_would_run_through_it():
    # 300 pixels stand for 115 units: the median runs 2.6, 13 and 104 pixels above the points.
    assert below(99.0, 95.0, 60.0, 100.0, median=100.0) == [False, True, False, False]
    assert below(95.0, 100.0, median=100.0, stage="trial") == [False, False]


def test_a_figure_at_the_bottom_stays_above_its_point():
    assert below(5.0, 100.0, median=9.0) == [False, False]


def test_a_figure_that_alone_is_written_stands_under_a_valley():
    values = [50.0] * 14
    values[6] = 30.0
    points = [point(str(place), value, last=place == 6) for place, value in enumerate(values)]
    series = drawn(trend(*points))["datasets"]["series"]
    assert [place for place, record in enumerate(series) if record["below"]] == [6]


def test_where_figures_have_no_room_the_chosen_one_and_the_ends_are_written():
    points = [point(str(place), 50.0, text="50 children", last=place == 2) for place in range(8)]
    spec = drawn(trend(*points))
    assert [record["edge"] for record in spec["datasets"]["series"]] == [False] * 7 + [True]
    (found,) = {
        layer["transform"][0]["filter"]
        for layer in spec["layer"]
        if layer["encoding"].get("text", {}).get("field") == "written"
    }
    # Eight figures of two letters and a gap, at seven pixels a letter.
    assert found == "datum.last || datum.edge && width > 56 || width > 168"


def test_process_limits_have_their_names_where_they_begin(board):
    spec = drawn(ask(board, "national_adult_care", "trend", Q3, "dtoc-days").parts[0])
    begun = [layer for layer in spec["layer"] if layer["data"]["name"] == "begun"]
    assert {layer["mark"]["text"]: layer["encoding"]["y"]["field"] for layer in begun} == {
        "Upper process limit": "upl",
        "Average": "mean",
        "Lower process limit": "lpl",
    }
    assert spec["datasets"]["begun"] == spec["datasets"]["limits"][:1]


@pytest.mark.parametrize(("value", "up"), [(5.0, 0), (5.3, 16), (6.0, 0), (4.0, 0)])
def test_the_name_of_what_stands_beside_does_not_lie_over_the_last_figure(value, up):
    beside = ({"period": "b", "value": value, "name": "England", "text": "", "later": False},)
    spec = drawn(trend(point("a", 4.0, text="4"), point("b", 5.0, text="5"), beside=beside, unit="%", bands=()))
    (name,) = [layer for layer in spec["layer"] if layer.get("data", {}).get("name") == "named"]
    assert -name["mark"]["dy"] == up
