"""The official series: counts, figures as they were published, and what every one of them must have."""

import math
import re

import pytest

from outcomes import periods
from outcomes.paths import GEO

# Rows, indicators, and rows of each status.
COUNTS = {
    "national_children": (
        19_649,
        55,
        {"final": 18424, "not_applicable": 134, "not_published": 681, "suppressed": 407, "unclear": 3},
    ),
    "national_adult_care": (27_634, 25, {"final": 27444, "not_published": 190}),
    "national_schools": (6_152, 18, {"final": 5600, "not_published": 552}),
    "national_public_health": (15_520, 49, {"final": 15011, "not_published": 509}),
}
# Drawn at random from the published files (and the month that shares its name with a financial year): indicator, area, period, group, value, status, numerator, denominator.
PUBLISHED = [
    ("csc-cin-2-years", "E10000034", "at-2025-03-31", "", 41.2, "final", None, None),
    ("csc-cin-rate", "E06000049", "at-2020-03-31", "", 274.3, "final", None, None),
    ("csc-cla-adopted", "E06000059", "2017-18", "", None, "not_published", None, None),
    ("csc-cla-health-assessment", "E06000057", "2021-22", "", 97, "final", 268, 277),
    ("csc-cla-immunisations", "E06000047", "2014-15", "", 96, "final", 410, 429),
    ("csc-cla-placed-20-miles", "E06000062", "at-2021-03-31", "", None, "not_published", None, None),
    ("csc-cla-rate", "E12000002", "at-2023-03-31", "", 96, "final", 15140, 1585260),
    ("csc-cla-sdq-concern", "E06000062", "2019-20", "", None, "not_applicable", None, None),
    ("csc-cla-starting-rate", "E06000024", "2023-24", "", 25, "final", 111, 43965),
    ("csc-factor-cse", "E10000018", "2023-24", "", 54, "final", None, 3705),
    ("csc-factor-neglect", "E06000025", "2018-19", "", 279, "final", None, 1950),
    ("csc-plans-2-years-plus", "E08000036", "at-2020-03-31", "", None, "suppressed", None, 541),
    ("csc-referrals", "E10000014", "2023-24", "", None, "not_published", None, None),
    ("csc-sw-agency", "E08000024", "at-2024-09-30", "", None, "unclear", None, None),
    ("ascof-admissions-18-64", "E06000057", "2018-19", "", 9.8, "final", None, None),
    ("ascof-admissions-65", "E06000025", "2018-19", "", 602.8, "final", None, None),
    ("ascof-control", "E06000059", "2019-20", "", 80.9, "final", None, None),
    ("ascof-information", "E06000007", "2015-16", "", 79.9, "final", None, None),
    ("ascof-reablement-91-days", "E08000017", "2019-20", "", 78.9, "final", None, None),
    ("ascof-safe", "E06000035", "2020-21", "", None, "not_published", None, None),
    ("ascof-safe", "E10000013", "2019-20", "", 72.3, "final", None, None),
    ("ascof-satisfaction", "E10000018", "2020-21", "", None, "not_published", None, None),
    ("dtoc-days", "E92000001", "2019-07", "care=non-acute", 47815, "final", None, None),
    ("dtoc-days", "E06000049", "2018-03", "reason=care-package-in-own-home", 287, "final", None, None),
    ("elective-admissions", "E38000196", "2018-04", "", 3324, "final", None, None),
    ("sw-alcohol-admissions-under-18", "E08000010", "2018-19..2020-21", "", 59.15, "final", None, None),
    ("sw-attainment-8", "E92000001", "academic-2023-24", "", 45.9, "final", None, None),
    ("sw-good-level-of-development", "E06000054", "academic-2023-24", "", 69.1, "final", None, None),
    ("sw-good-level-of-development-fsm", "E10000013", "academic-2016-17", "", 50, "final", None, None),
    ("sw-ks2-rwm", "E08000010", "academic-2020-21", "", None, "not_published", None, None),
    ("sw-mental-health-admissions-0-17", "E12000002", "2016-17", "", 106.73, "final", None, None),
    ("sw-permanent-exclusions", "E08000036", "academic-2023-24", "", 0.14399, "final", None, None),
    ("sw-persistent-absence", "E06000062", "academic-2016-17", "", None, "not_published", None, None),
    ("sw-suspensions", "E08000017", "academic-2014-15", "", 7.68647, "final", None, None),
    ("ph-adult-inactive", "E06000062", "2015-11..2016-11", "", 23.5, "final", None, None),
    ("ph-cancer-early-stage", "E08000017", "2014", "", None, "not_published", None, None),
    ("ph-child-road-casualties", "E06000062", "2019..2021", "", None, "not_published", None, None),
    ("ph-claimant-count", "E08000007", "2011", "", 3.3, "final", None, None),
    ("ph-dementia-diagnosis", "E08000027", "2018", "", 65.4, "final", None, None),
    ("ph-dental-decay-5", "E08000024", "academic-2016-17", "", 28.4, "final", None, None),
    ("ph-excess-weight-reception", "E08000017", "academic-2006-07", "", None, "not_published", None, None),
    ("ph-healthy-life-expectancy-male", "E06000056", "2017..2019", "", 66.6, "final", None, None),
    ("ph-preventable-mortality", "E06000007", "2022", "sex=male", 211.2, "final", None, None),
    ("ph-self-harm-admissions", "E06000011", "2016-17", "", 152.9, "final", None, None),
    ("ph-smoking-routine-manual-3-years", "E92000001", "2020..2022", "", 21.4, "final", None, None),
    ("ph-wellbeing-happiness", "E06000057", "2018-19", "", 7.47, "final", None, None),
    ("dtoc-days", "E06000049", "month-2011-12", "", 734, "final", None, None),
]


@pytest.mark.parametrize("name", COUNTS)
def test_counts(board, name):
    rows = board.of(name)
    found = (len(rows), len(board.datasets[name].indicators), rows["status"].value_counts().sort_index().to_dict())
    assert found == COUNTS[name]


# Of authorities that are no similar ones, drawn at random too.
FAR = [
    ("csc-care-leavers-eet", "E09000025", "2021-22", 51, 152, 298),
    ("csc-cla-dental", "E06000046", "2024-25", 73, 147, 201),
    ("csc-cla-3-placements", "E10000006", "2015-16", 7, None, None),
    ("csc-cla-sdq-concern", "E06000016", "2020-21", 38, 112, 298),
    ("csc-cla-sdq-concern", "E06000005", "2014-15", 43, None, 95),
    ("csc-second-plan", "E06000030", "2024-25", 28.5, 63, 221),
]


def test_figures_of_authorities_far_away_are_for_a_look_at_all_alone(board):
    found = (
        len(board.far),
        board.far["indicator"].nunique(),
        board.far["status"].value_counts().sort_index().to_dict(),
    )
    assert found == (12_081, 8, {"final": 11654, "not_applicable": 165, "not_published": 125, "suppressed": 137})
    assert set(board.far["area"]) == board.areas.far
    assert not board.figures["area"].isin(board.areas.far).any()
    assert not board.areas.far & set(board.areas.similar)


@pytest.mark.parametrize("figure", FAR, ids=lambda figure: " ".join(figure[:3]))
def test_figures_far_away_as_published(board, figure):
    indicator, area, period, value, numerator, denominator = figure
    rows = board.far[
        (board.far["indicator"] == indicator) & (board.far["area"] == area) & (board.far["period"] == period)
    ]
    row = rows.iloc[0]
    assert (len(rows), row["value"]) == (1, value)
    for found, expected in ((row["numerator"], numerator), (row["denominator"], denominator)):
        assert math.isnan(found) if expected is None else found == expected


@pytest.mark.parametrize("figure", PUBLISHED, ids=lambda figure: " ".join(filter(None, figure[:4])))
def test_figures_as_published(board, figure):
    indicator, area, period, group, value, status, numerator, denominator = figure
    rows = board.of(board.indicator(indicator).dataset)
    rows = rows[(rows["indicator"] == indicator) & (rows["area"] == area) & (rows["period"] == period)]
    rows = rows[rows["group"] == group]
    assert len(rows) == 1
    row = rows.iloc[0]
    assert row["status"] == status
    for found, expected in ((row["value"], value), (row["numerator"], numerator), (row["denominator"], denominator)):
        assert math.isnan(found) if expected is None else found == expected


@pytest.mark.parametrize("name", COUNTS)
def test_titles_are_plain_and_differ(board, name):
    entries = board.datasets[name].indicators.values()
    titles = [entry.title for entry in entries]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 90
    assert all(entry.definition.endswith(".") and entry.id == entry.id.lower() for entry in entries)
    assert 4 <= len(board.datasets[name].themes) <= 8
    assert {entry.theme for entry in entries} == set(board.datasets[name].themes)


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_has_its_place(board, name):
    rows = board.of(name)
    assert not rows["locator"].str.contains("github", case=False).any()
    assert rows["locator"].str.contains(r"row \d+").all()
    assert set(rows["area"]) <= board.areas.ids
    assert set(rows["source"]) == set(board.datasets[name].sources)
    assert not rows.loc[rows["value"].isna(), ["lower", "upper"]].notna().any(axis=None)


@pytest.mark.parametrize("name", COUNTS)
def test_periods_are_of_the_kind_that_the_indicator_says(board, name):
    """No figure of a month may be read as a financial year (2011-12), nor the other way."""
    kinds = {"month": {"month", "day"}, "quarter": {"quarter"}}
    rows = board.of(name)[["indicator", "period"]].drop_duplicates()
    for indicator, period in rows.itertuples(index=False):
        wanted = kinds.get(board.indicator(indicator).period_kind)
        kind = periods.parse(period).kind
        assert kind in wanted if wanted else kind not in ("month", "quarter"), (indicator, period)


@pytest.mark.parametrize("name", COUNTS)
def test_printed_figures_say_the_value_without_dust(board, name):
    rows = board.of(name)
    rows = rows[rows["value"].notna() & (rows["printed"] != "")]
    assert (rows["printed"].str.replace(",", "").astype(float) - rows["value"]).abs().max() <= 5e-7
    assert rows["printed"].str.replace(r"\D", "", regex=True).str.lstrip("0").str.len().max() <= 10


def test_intervals_where_counts_or_limits_allow(board):
    methods = {}
    for name in COUNTS:
        rows = board.of(name)
        rows = rows[rows["value"].notna()]
        for entry in board.datasets[name].indicators.values():
            methods[entry.interval_method] = methods.get(entry.interval_method, 0) + 1
            own = rows[rows["indicator"] == entry.id]
            if entry.interval_method == "published":
                assert own[["lower", "upper"]].notna().all(axis=1).mean() > 0.5
            if entry.interval_method in ("wilson", "byar"):
                assert own[["numerator", "denominator"]].notna().all(axis=1).any()
    assert methods == {"none": 108, "wilson": 23, "published": 11, "byar": 5}


def test_near_measures_exist_and_differ_in_words(board):
    known = {**board.datasets["childrens_scorecard"].indicators, **board.datasets["better_care_fund"].indicators}
    entries = [entry for name in COUNTS for entry in board.datasets[name].indicators.values() if entry.near]
    assert entries
    for entry in entries:
        assert set(entry.near) <= set(known)
        assert entry.difference


def test_similar_places(board):
    lines = (GEO / "similar.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "kind,rank,area,basis"
    found = [re.split(",", line, maxsplit=3) for line in lines[1:]]
    assert all(area in board.areas.ids for _, _, area, _ in found)
    assert ["dfe_2025", "1", "E10000013"] in [entry[:3] for entry in found]
    assert {kind: sum(entry[0] == kind for entry in found) for kind in {entry[0] for entry in found}} == {
        "dfe_2025": 10,
        "dfe_2021": 10,
        "ons_global": 7,
        "ons_demographic": 19,
        "ons_economic": 8,
    }
