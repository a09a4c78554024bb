"""The real catalogue and every shipped table."""

import re

import pandas as pd
import pytest

from outcomes import building
from outcomes import store as store_module
from outcomes.paths import DATASETS
from outcomes.statistics import comparison

NAMES = sorted(folder.name for folder in DATASETS.iterdir() if (folder / "dataset.yaml").exists())


@pytest.mark.parametrize("name", NAMES)
def test_tidy_is_what_build_makes(store, name):
    made, remarks = store_module._builder(DATASETS / name / "build.py")()
    shipped = store.of(name).reset_index(drop=True)
    pd.testing.assert_frame_equal(made[shipped.columns].reset_index(drop=True), shipped, check_dtype=False)
    assert len(remarks) == len(store.commentary[store.commentary["source"].isin(store.datasets[name].sources)])


@pytest.mark.parametrize("name", NAMES)
def test_every_indicator_has_a_figure_and_every_figure_its_source(store, name):
    rows = store.of(name)
    assert set(rows["indicator"]) == set(store.datasets[name].indicators)
    assert rows["locator"].str.len().gt(5).all()
    assert all(entry.unit for entry in store.datasets[name].indicators.values())


@pytest.mark.parametrize("name", NAMES)
def test_values_say_what_is_printed(store, name):
    """Every value can be found in its printed cell; derived plans are the only exception."""
    rows = store.of(name)
    for row in rows[rows["value"].notna()].itertuples():
        if row.printed == "":
            assert row.statistic == "plan"
            assert row.note.startswith("Derived")
            continue
        numbers = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+", row.printed)}
        assert abs(row.value) in numbers or building.WORDS.get(row.printed) == row.value, row


def value(store, indicator, period, area="E06000049", group="", statistic="value"):
    rows = store.observations
    rows = rows[(rows["indicator"] == indicator) & (rows["period"] == period) & (rows["area"] == area)]
    rows = rows[(rows["group"] == group) & (rows["statistic"] == statistic)]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("indicator", "period", "expected", "status"),
    [
        ("scorecard-20", "2016-17-Q3", 31, "final"),
        ("scorecard-21", "2016-17-Q3", 31, "final"),
        ("scorecard-21", "2015-16-Q1", 21, "final"),
        ("scorecard-11", "2016-17-Q3", 0, "final"),
        ("scorecard-39", "2016-17-Q2", 24, "final"),
        ("scorecard-15", "2016-17-Q2", 100, "final"),
        ("scorecard-18", "2015-16-Q4", 25, "final"),
        ("progress-adoption-days", "2016-17-Q1", 936, "final"),
        ("progress-adoption-days", "2016-17", 556, "provisional"),
        ("progress-graded-care-profile", "2017-01", 60, "final"),
        ("progress-strategy-multi-agency", "2016-01", 12.5, "final"),
        ("non-elective-admissions", "2016-17-Q3", 10985, "final"),
        ("bcf-budget", "2016-17", 25.51, "final"),
        ("reablement", "2017-18", 79.3, "final"),
        ("pb-voters", "2016-17", 537, "final"),
        ("pb-funding", "2016-17", 400000, "final"),
    ],
)
def test_known_figures(store, indicator, period, expected, status):
    row = value(store, indicator, period)
    assert (row["value"], row["status"]) == (expected, status)


def test_derived_plan_of_admissions(store):
    assert value(store, "non-elective-admissions", "2016-17-Q3", statistic="plan")["value"] == 10477


def test_survey_figures_keep_their_base(store):
    row = value(store, "pupil-talked-to-staff", "wave:end", "CE-SCH-PILOT", "audience=pupils")
    assert (row["value"], row["denominator"], row["printed"]) == (22, 141, "22")
    row = value(store, "staff-stigmatising", "wave:baseline", "CE-SCH-PILOT", "audience=staff")
    assert (row["status"], row["printed"]) == ("unclear", "<1")
    assert pd.isna(row["value"])


@pytest.mark.parametrize("measure", ["scorecard-41", "scorecard-42"])
def test_the_unplaced_zero_is_placed_nowhere(store, measure):
    rows = store.observations[store.observations["indicator"] == measure]
    assert (rows["status"] == "unclear").all()
    assert rows["value"].isna().all()
    assert rows["note"].str.contains("0%").all()


def test_lower_is_better_measures_band_the_right_way(store):
    assert comparison.band(31, store.indicator("scorecard-21")) == "below"
    assert comparison.band(18, store.indicator("scorecard-39")) == "requires_improvement"
    assert comparison.band(24, store.indicator("scorecard-40")) == "good"


def register(store, name):
    kept = store.quality[store.quality["dataset"] == name]
    return " ".join((kept["where"] + " " + kept["finding"]).tolist())


def test_every_audit_column_that_does_not_add_to_100_is_in_the_register(store):
    rows = store.of("childrens_scorecard")
    rows = rows[rows["group"].str.startswith("judgement=")]
    totals = rows.groupby(["indicator", "area", "period"])["value"].sum().round(1)
    text = register(store, "childrens_scorecard")
    for total in totals[(totals - 100).abs() > 1.5]:
        assert f"adds to {total:g}" in text or f"add to {total:g}" in text or f"= {total:g}" in text, total


def test_every_count_that_disagrees_with_its_percentage_is_in_the_register(store):
    rows = store.of("childrens_scorecard")
    rows = rows[rows["indicator"].str.startswith("work-") & rows["numerator"].notna()]
    base = rows.groupby(["indicator", "period"])["numerator"].transform("sum")
    text = register(store, "childrens_scorecard")
    odd = rows[(100 * rows["numerator"] / base - rows["value"]).abs() > 0.7]
    assert len(odd) == 1
    for row in odd.itertuples():
        assert f"{row.value:g}% ({row.numerator:g})" in text


def test_printed_changes_that_are_not_the_difference_are_in_the_register(store):
    rows = store.of("healthy_schools")
    rows = rows[rows["indicator"].str.startswith("pupil-") & rows["group"].str.contains("pupils")]
    wide = rows.pivot_table(index="indicator", columns=["statistic", "period"], values="value")
    gap = wide["value", "wave:end"] - wide["value", "wave:baseline"] - wide["change", "wave:end"]
    wrong = gap[gap.abs() > 0.05].index.tolist()
    assert sorted(wrong) == ["pupil-own-taught-alone", "pupil-school-confident"]
    text = register(store, "healthy_schools")
    assert "Should be taught alone" in text
    assert "I feel confident in school" in text


def test_participation_totals_that_do_not_add_up_are_in_the_register(store):
    text = register(store, "healthy_schools")
    rows = store.of("healthy_schools")
    part = rows[(rows["indicator"] == "pupil-participation") & (rows["period"] == "wave:baseline")]
    assert part.loc[part["area"] == "CE-SCH-PILOT", "numerator"].item() == 995
    assert part.loc[part["area"] != "CE-SCH-PILOT", "numerator"].sum() == 987
    assert "987" in text
    years = rows[(rows["indicator"] == "pupils-by-year") & (rows["period"] == "wave:end")]
    assert years["value"].sum() == 140
    assert "140" in text


def test_road_minutes_of_networks_are_the_weighted_mean_of_their_lsoas(store):
    """An outside check: the locality figures were derived elsewhere from the same package."""
    rows = store.of("community_health")
    rows = rows[rows["indicator"] == "stroke-minutes"]
    small = rows[rows["area"].str.startswith("E01")].set_index("area")["value"]
    network = store.areas.members.set_index("lsoa11cd")["locality_code"]
    for code, own in small.groupby(network.reindex(small.index)):
        published = rows.loc[rows["area"] == f"CE-LCN-{code}", "value"].item()
        assert own.min() <= published <= own.max()
        assert abs(own.mean() - published) < 1.5


def test_no_row_could_identify_a_child(store):
    text = " ".join(store.commentary["text"])
    assert not re.search(r"\b(named|aged \d|date of birth)\b", text)
