"""The parcel of the explorer: every point is a row of the table, every judgement that of the statistics."""

import json

import pandas as pd
import pytest

from outcomes import evidence, exploring, periods, words
from outcomes.areas import ENGLAND


@pytest.fixture(scope="module")
def parcel(board):
    return exploring.parcel(board)


@pytest.fixture(scope="module")
def by(parcel):
    return {one["id"]: one for one in parcel["indicators"]}


def points(parcel):
    for one in parcel["indicators"]:
        for area, series in one["series"].items():
            for point in series["points"]:
                yield one, area, parcel["periods"][point["p"]][0].rpartition("/")[2], point


def test_every_point_is_a_row_and_reads_as_its_cell(board, parcel):
    rows = board.figures[board.figures["statistic"] == "value"]
    held = {(r.indicator, r.group, r.area, r.period): r for r in rows.itertuples()}
    of_one_group = {(r.indicator, "", r.area, r.period): r for r in rows.itertuples() if "audience=" in r.group}
    held = of_one_group | held
    seen = 0
    for one, area, period, point in points(parcel):
        name, _, group = one["id"].partition("~")
        row = held[name, group, area, period]
        assert point["cell"] == words.cell(row, board.indicator(name))
        assert point["v"] == (None if pd.isna(row.value) else row.value)
        seen += 1
    assert seen > 4000


def test_points_stand_in_order_of_time(parcel):
    for one in parcel["indicators"]:
        for series in one["series"].values():
            places = [parcel["periods"][point["p"]][2] for point in series["points"]]
            assert places == sorted(places), one["id"]


def test_a_measure_carries_its_grades_limits_reading_and_words(by, board):
    one = by["scorecard-33"]
    assert one["main"] == "E06000049"
    assert one["grades"] == [
        ["Requires improvement", 70, 81, 1],
        ["Good", 81, 91, 2],
        ["Outstanding", 91, 101, 3],
    ]
    last = one["series"]["E06000049"]["points"][-1]
    assert (last["cell"], last["level"], last["grade"]) == ("36%", 0, "worse than requires improvement")
    assert one["series"]["E06000049"]["median"] == 33
    assert "limits" not in one["series"]["E06000049"]
    assert list(one["comment"]) == ["2016-17-Q3"]
    assert one["comment"]["2016-17-Q3"][-1].startswith("Exception commentary. Item 8")
    assert one["doing"] == ()
    for name, other in by.items():
        said = board.words_on(name.partition("~")[0], "action")["ref"].tolist()
        assert [line.partition(". ")[0] for line in other["doing"]] == said
    assert sum(len(other["doing"]) for other in by.values()) > 10


def test_months_have_process_limits(by):
    limited = [one for one in by.values() if any("limits" in held for held in one["series"].values())]
    assert limited
    for one in limited:
        for held in one["series"].values():
            if "limits" in held:
                assert len(held["limits"]) == len(held["points"])
                low, mean, high = held["limits"][0]
                assert low <= mean <= high


def test_pairs_are_judged_as_evidence_judges_them(board, by):
    judged = [one for one in by.values() if "pairs" in one["series"][one["main"]]]
    assert judged
    one = judged[0]
    name, _, group = one["id"].partition("~")
    series = one["series"][one["main"]]
    rows = board.rows(name, statistic="value")
    rows = rows[(rows["group"] == group) & (rows["area"] == one["main"])]
    spans = {period: board.period(name, period) for period in rows["period"]}
    kind = spans[rows["period"].iloc[0]].kind
    rows = rows[[spans[period].kind == kind for period in rows["period"]]]
    rows = rows.sort_values("period", key=lambda held: held.map(lambda period: spans[period].key)).reset_index(
        drop=True
    )
    assert len(series["pairs"]) == len(rows) * (len(rows) - 1) // 2
    last = len(rows) - 1
    found = evidence.changes(rows.iloc[[0]], rows.iloc[[last]].reset_index(drop=True), board.indicators)[0]
    assert series["pairs"][last * (last - 1) // 2] in (exploring.LETTER[found.judgement], "o")


def test_periods_that_overlap_are_not_tested(by):
    pooled = [
        series["pairs"] for one in by.values() for series in one["series"].values() if "o" in series.get("pairs", "")
    ]
    assert pooled


def test_england_stands_behind_shares_and_rates_only(by):
    assert ENGLAND not in by["pop-total"]["series"]
    assert ENGLAND in by["idaci"]["series"]


@pytest.mark.parametrize(
    ("words_", "indicator"),
    [
        ("child poverty", "idaci"),
        ("bed blocking", "delayed-transfers"),
        ("talked to a teacher", "pupil-talked-to-staff"),
    ],
)
def test_plain_synonyms_find_an_indicator(by, words_, indicator):
    assert all(word in by[indicator]["search"] for word in words_.split())


def test_sets_hold_known_ids(parcel, by):
    assert len(parcel["sets"]) > 40
    for dataset, title, ids in parcel["sets"]:
        assert dataset
        assert title
        assert set(ids) <= set(by)


def test_shapes_of_all_localities(parcel):
    assert set(parcel["shapes"]["paths"]) == set(parcel["localities"])
    assert all(path.startswith("M") and path.endswith("Z") for path in parcel["shapes"]["paths"].values())


def test_the_parcel_is_plain_json(parcel):
    assert json.loads(json.dumps(parcel, allow_nan=False)).keys() == parcel.keys()


def test_a_year_is_a_place_on_the_axis():
    assert exploring.year(periods.parse("2016-17-Q3")) == 2016.999
    assert exploring.year(periods.parse("2016-17")) == 2017.244


def test_the_rows_behind_a_view(board):
    rows = exploring.behind(
        board, [["scorecard-33", ["E06000049"]], ["idaci", ["CE-LCN-CREWE", "CE-LCN-KNUTS"]], ["<script>", ["x"]], "no"]
    )
    assert set(rows["indicator"]) == {"scorecard-33", "idaci"}
    assert list(rows.loc[rows["indicator"] == "idaci", "area"]) == ["CE-LCN-CREWE", "CE-LCN-KNUTS"]
    assert list(rows["printed"].head(7)) == ["41%", "32%", "29%", "12%", "38%", "33%", "36%"]
    for nothing in ("scorecard-33", None, [["idaci"]], [["idaci", "E06000049"]], [[None, None]]):
        assert exploring.behind(board, nothing).empty


def test_the_worst_grade_names_its_set(board):
    assert exploring.rules(board)[0] == ("worst", "Worse than requires improvement")
