"""The real catalogue and every shipped table."""

import re

import pandas as pd
import pytest

from outcomes import building, evidence, opening, words
from outcomes.paths import DATASETS
from outcomes.statistics import bands
from outcomes.store import words as texts
from outcomes.words import cited

NAMES = sorted(folder.name for folder in DATASETS.iterdir() if (folder / "dataset.yaml").exists())


# A dataset without build.py ships the table itself.
BUILT = [name for name in NAMES if (DATASETS / name / "build.py").exists()]


@pytest.mark.parametrize("name", BUILT)
def test_tidy_is_what_build_makes(board, name):
    made = opening._builder(DATASETS / name / "build.py")()
    wards = made["area"].map(board.areas.kinds) == "block"
    for part, shipped in (
        (made[~wards], board.of(name)),
        (made[wards], board.wards[board.wards["dataset"] == name]),
    ):
        shipped = shipped.reset_index(drop=True)
        pd.testing.assert_frame_equal(part[shipped.columns].reset_index(drop=True), shipped, check_dtype=False)
    said = texts.build(board.datasets[name], board.areas.ids)
    pd.testing.assert_frame_equal(
        said, board.words[board.words["dataset"] == name].reset_index(drop=True), check_dtype=False
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_indicator_has_a_figure_and_every_figure_its_source(board, name):
    rows = board.of(name)
    assert set(rows["indicator"]) == set(board.datasets[name].indicators)
    assert rows["locator"].str.len().gt(5).all()
    assert all(entry.unit for entry in board.datasets[name].indicators.values())


@pytest.mark.parametrize("name", NAMES)
def test_values_say_what_is_printed(board, name):
    """Every value can be found in its printed cell; derived plans and percentages are the only exception.

    The official series keep six decimals of figures that are printed with more.
    """
    rows = board.of(name)
    within = 5e-7 if name not in BUILT else 0
    for row in rows[rows["value"].notna()].itertuples():
        if row.printed == "":
            assert row.note.startswith("Derived" if row.statistic == "plan" else "Reckoned")
            continue
        numbers = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+", row.printed)}
        near = any(abs(abs(row.value) - number) <= within for number in numbers)
        assert near or building.WORDS.get(row.printed.lower()) == row.value, row


def value(board, indicator, period, area="E06000049", group="", statistic="value"):
    rows = board.figures
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
def test_known_figures(board, indicator, period, expected, status):
    row = value(board, indicator, period)
    assert (row["value"], row["status"]) == (expected, status)


def test_derived_plan_of_admissions(board):
    assert value(board, "non-elective-admissions", "2016-17-Q3", statistic="plan")["value"] == 10477


def test_survey_figures_keep_their_base(board):
    row = value(board, "pupil-talked-to-staff", "wave:end", "CE-SCH-PILOT", "audience=pupils")
    assert (row["value"], row["denominator"], row["printed"]) == (22, 141, "22")
    row = value(board, "staff-stigmatising", "wave:baseline", "CE-SCH-PILOT", "audience=staff")
    assert (row["value"], row["bound"], row["status"], row["printed"]) == (1, "<", "final", "<1")


def shown(board, row):
    return words.cell(row, board.indicator(row["indicator"]))


def test_signs_and_bounds_print_as_published(board):
    """What `review` of the figures found: a sign, a bound and every printed decimal is part of the figure."""
    row = value(board, "prose-margin-of-error", "wave:end", "CE-SCH-PILOT")
    assert (row["value"], row["bound"], shown(board, row)) == (7.5, "±", "±7.5 percentage points")
    row = value(board, "progress-inadequate-or-ri-change", "2016-17-Q3")
    assert (row["value"], row["printed"], shown(board, row)) == (-17, "17% decrease", "−17 percentage points")
    row = value(board, "progress-emotional-abuse-plans", "2016-17-Q3")
    assert (row["value"], shown(board, row)) == (-10, "−10%")
    rows = board.of("healthy_schools")
    small = rows[(rows["printed"] == "p<0.01")]
    assert (len(small), set(small["bound"]), set(small["value"])) == (3, {"<"}, {0.01})
    assert [shown(board, row) for _, row in small.iterrows()] == ["p <0.01"] * 3
    row = value(board, "pupil-not-known", "wave:end", "CE-SCH-PILOT", "audience=pupils")
    assert shown(board, row) == "9.0%"
    by_print = rows[rows["indicator"].isin(("teaching-staff", "pupils-on-roll", "pupils-eligible"))].set_index(
        "printed"
    )
    assert by_print.loc[["max 30 places", "approx. 750", "approx. 50", "645"], "bound"].tolist() == ["≤", "≈", "≈", "≈"]
    row = value(board, "delayed-transfers-ambition", "2017-18", "E92000001", statistic="ambition")
    assert shown(board, row) == "≤3.5%"
    row = value(board, "beds-freed-ambition", "2017-18", "E92000001", statistic="ambition")
    assert shown(board, row) == "2000 – 3000 (unclear)"
    row = value(board, "camhs-accepted", "2015-01..2015-06", "CE-SCH-POYNTON")
    assert shown(board, row) == "88.8%"
    row = value(board, "teacher-nothing", "wave:end", "CE-SCH-PILOT", "audience=pupils")
    assert shown(board, row) == "4.16%"
    assert value(board, "bcf-income", "2016-17-Q3", statistic="variance")["value"] == -0.5


# The official series hold more decimals than their publishers show.
@pytest.mark.parametrize("name", BUILT)
def test_no_shown_figure_loses_a_printed_decimal(board, name):
    rows = board.of(name)
    for row in rows[rows["value"].notna() & (rows["printed"] != "") & (rows["statistic"] == "value")].itertuples():
        assert round(row.value, board.indicator(row.indicator).decimals) == row.value, row


def test_a_share_of_responses_has_no_base_of_pupils(board):
    rows = board.of("healthy_schools")
    knowledge = ("pupil-recognition", "pupil-causes", "pupil-not-known", "pupil-stigmatising")
    rows = rows[rows["indicator"].isin(knowledge) & (rows["statistic"] == "value")]
    assert len(rows) == 12
    assert rows["denominator"].isna().all()
    assert (evidence.limits(rows, board.indicators)["method"] == "").all()
    assert rows["note"].str.contains("806").all()


def test_a_base_taken_from_another_table_says_so(board):
    rows = board.of("healthy_schools")
    rows = rows[rows["locator"].str.startswith("Item 7, table 4") & rows["denominator"].notna()]
    assert len(rows) == 66
    assert rows["note"].str.contains("table 2").all()


def test_plain_changes_are_figures_and_ranges_are_not(board):
    rows = board.of("healthy_schools")
    rows = rows[rows["indicator"].str.startswith("teacher-") & (rows["statistic"] == "change")].set_index("indicator")
    assert rows.loc["teacher-unclear", ["value", "status"]].tolist() == [-14.8, "final"]
    assert rows.loc["teacher-nothing", ["value", "status"]].tolist() == [-12.24, "final"]
    assert (rows.drop(["teacher-unclear", "teacher-nothing"])["status"] == "unclear").all()


def test_a_count_of_nobody_is_no_share_of_nought(board):
    rows = board.of("healthy_schools")
    rows = rows[rows["indicator"].isin(("staff-participation", "pupil-participation"))]
    bare = rows[rows["printed"].isin(("0", "23"))]
    assert len(bare) == 12
    assert bare["value"].isna().all()
    assert set(bare["status"]) == {"not_published"}
    assert bare["numerator"].notna().all()


def test_four_noughts_of_a_quarter_without_audits_are_no_figures(board):
    rows = board.of("childrens_scorecard")
    rows = rows[(rows["area"] == "CE-TEAM-CHECS") & (rows["period"] == "2015-16-Q2")]
    assert rows["printed"].tolist() == ["0%"] * 4
    assert rows["value"].isna().all()
    assert set(rows["status"]) == {"unclear"}


def test_the_last_survey_ends_in_january_and_is_read_with_quarter_3(board):
    period = board.datasets["healthy_schools"].period("wave:end")
    assert str(period.end) == "2017-01-31"
    assert str(period.reached) == "2016-12-31"


def test_what_the_paper_does_not_place_is_placed_nowhere(board):
    rows = board.of("healthy_schools")
    benchmark = rows[(rows["indicator"] == "camhs-accepted") & rows["printed"].str.contains("n=")]
    assert set(benchmark["area"]) == {"CE-CAMHS-EAST"}
    assert {area.parent for area in board.areas.areas.values() if area.kind == "team"} == {"E06000049"}


def test_what_is_inferred_is_marked_as_ours(board):
    # Read out of the paper, line by line: who says that a measure comes from audits, and who prints how many cases.
    said = {
        "From few audited cases; the commentary prints how many": {6, 10, 11, 14, 22, 23, 25, 28, 36},
        "The improvement plan calls this an audit measure": {1, 5, 20, 35},
        "The paper speaks of this figure among its audits": {2, 3, 4, 7, 12, 13, 16, 18, 37, 38},
        "We read this as a figure from audited cases; the paper does not say so": {8, 9, 15, 17, 19, 24, 30, 31},
        "We read the numerator as audited cases; the paper does not say so": {41, 42},
    }
    entries = board.datasets["childrens_scorecard"].indicators.values()
    for text, numbers in said.items():
        assert {entry.number for entry in entries if text in entry.caveats} == numbers, text
    plan = value(board, "bcf-income", "2016-17-Q3", statistic="plan")
    assert (plan["status"], "between 6.42 and 6.52" in plan["note"]) == ("unclear", True)
    assert board.indicator("delayed-transfers").unit == "not stated"
    assert board.indicator("progress-partner-rating").polarity == "neutral"


def test_no_entry_of_the_register_holds_a_line_number_or_a_section_for_a_figure(board):
    """A search-and-replace once took figures for line numbers."""
    by_id = board.quality.set_index("id")
    for entry, figure in {
        "healthy_schools-019": "194 teaching + 115",
        "healthy_schools-022": "668+393+30+750+473 = 2314",
        "healthy_schools-024": "995 (45%)",
        "healthy_schools-054": "268 responses",
        "healthy_schools-103": "179 responses",
        "better_care_fund-007": "508 above target",
    }.items():
        assert figure in by_id.loc[entry, "finding"], entry
    assert not board.quality["finding"].str.match(r"(Cover sheet|Section \d|Item \d+) ?(teaching|:|\(|minutes)").any()
    assert not board.quality["where"].str.contains(r"(?:^|[ ,])(?!20\d\d)\d{3,4}(?:$| v )", regex=True).any()
    assert "no figure is published" not in by_id.loc["childrens_scorecard-083", "treatment"]
    work = board.figures[board.figures["indicator"] == "work-combined-assessment"]
    good = work[work["group"] == "judgement=good"].sort_values("period")["value"].tolist()
    assert good == [37, 44, 31, 32]
    assert "37%, 44%, 31%, 32%" in by_id.loc["childrens_scorecard-083", "finding"]


def test_every_place_names_the_pages_of_its_document(board):
    for name, dataset in board.datasets.items():
        rows = board.of(name).head(3)
        for where in cited.table(board, rows)["Where it is printed"]:
            assert any(source.pages and source.pages in where for source in dataset.sources.values()), where


@pytest.mark.parametrize("measure", ["scorecard-41", "scorecard-42"])
def test_the_unplaced_zero_is_placed_nowhere(board, measure):
    rows = board.figures[board.figures["indicator"] == measure]
    assert (rows["status"] == "unclear").all()
    assert rows["value"].isna().all()
    assert rows["note"].str.contains("0%").all()


def test_lower_is_better_measures_band_the_right_way(board):
    graded = {"scorecard-21": 31, "scorecard-39": 18, "scorecard-40": 24}
    assert [bands.grade(value, board.indicator(name), "2016-17-Q3") for name, value in graded.items()] == [
        "worse than requires improvement",
        "requires improvement",
        "good",
    ]


def register(board, name):
    kept = board.quality[board.quality["dataset"] == name]
    return " ".join((kept["where"] + " " + kept["finding"]).tolist())


def test_every_audit_column_that_does_not_add_to_100_is_in_the_register(board):
    rows = board.of("childrens_scorecard")
    rows = rows[rows["group"].str.startswith("judgement=")]
    totals = rows.groupby(["indicator", "area", "period"])["value"].sum().round(1)
    text = register(board, "childrens_scorecard")
    for total in totals[(totals - 100).abs() > 1.5]:
        assert f"adds to {total:g}" in text or f"add to {total:g}" in text or f"= {total:g}" in text, total


def test_every_count_that_disagrees_with_its_percentage_is_in_the_register(board):
    rows = board.of("childrens_scorecard")
    rows = rows[rows["indicator"].str.startswith("work-") & rows["numerator"].notna()]
    base = rows.groupby(["indicator", "period"])["numerator"].transform("sum")
    text = register(board, "childrens_scorecard")
    odd = rows[(100 * rows["numerator"] / base - rows["value"]).abs() > 0.7]
    assert len(odd) == 1
    for row in odd.itertuples():
        assert f"{row.value:g}% ({row.numerator:g})" in text


def test_printed_changes_that_are_not_the_difference_are_in_the_register(board):
    rows = board.of("healthy_schools")
    rows = rows[rows["indicator"].str.startswith("pupil-") & rows["group"].str.contains("pupils")]
    wide = rows.pivot_table(index="indicator", columns=["statistic", "period"], values="value")
    gap = wide["value", "wave:end"] - wide["value", "wave:baseline"] - wide["change", "wave:end"]
    wrong = gap[gap.abs() > 0.05].index.tolist()
    assert sorted(wrong) == ["pupil-own-taught-alone", "pupil-school-confident"]
    text = register(board, "healthy_schools")
    assert "Should be taught alone" in text
    assert "I feel confident in school" in text


def test_participation_totals_that_do_not_add_up_are_in_the_register(board):
    text = register(board, "healthy_schools")
    rows = board.of("healthy_schools")
    part = rows[(rows["indicator"] == "pupil-participation") & (rows["period"] == "wave:baseline")]
    assert part.loc[part["area"] == "CE-SCH-PILOT", "numerator"].item() == 995
    assert part.loc[part["area"] != "CE-SCH-PILOT", "numerator"].sum() == 987
    assert "987" in text
    years = rows[(rows["indicator"] == "pupils-by-year") & (rows["period"] == "wave:end")]
    assert years["value"].sum() == 140
    assert "140" in text


def test_road_minutes_of_networks_are_the_weighted_mean_of_their_lsoas(board):
    """An outside check: the locality figures were derived elsewhere from the same package."""
    rows = board.of("community_health")
    rows = rows[rows["indicator"] == "stroke-minutes"]
    small = rows[rows["area"].str.startswith("E01")].set_index("area")["value"]
    network = board.areas.members.set_index("lsoa11cd")["locality_code"]
    for code, own in small.groupby(network.reindex(small.index)):
        published = rows.loc[rows["area"] == f"CE-LCN-{code}", "value"].item()
        assert own.min() <= published <= own.max()
        assert abs(own.mean() - published) < 1.5


def test_no_row_could_identify_a_child(board):
    text = " ".join(board.words["text"])
    assert not re.search(r"\b(named|aged \d|date of birth)\b", text)
