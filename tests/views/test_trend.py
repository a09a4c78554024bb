import dataclasses

import pandas as pd
import pytest

from outcomes.catalogue.model import Bands, Scheme
from outcomes.views import trend
from tests.views.asking import Q1, Q3, Q4, ask, at, changed, longer, measure, part, without


def records(answer):
    return {record["label"]: record for record in answer.parts[0].records}


def test_headline_of_the_worst_known_measure(board):
    answer = measure(board, Q3, 33)
    assert (
        answer.sentence
        == "Q3 2016/17: 36%, up 3 percentage points from 33% in Q2 2016/17, worse than requires improvement."
    )
    assert "root cause analysis" in answer.quotations[0].text


@pytest.mark.parametrize("number", range(1, 43))
def test_every_measure_has_a_sentence_a_source_and_a_drawing_in_words(board, number):
    answer = measure(board, Q3, number)
    assert answer.sentence
    assert answer.sources
    assert answer.parts[0].alt


def test_not_applicable_and_unclear_are_said_in_place_of_a_figure(board):
    not_applicable, unclear = (measure(board, Q3, number) for number in (16, 41))
    assert (
        not_applicable.sentence
        == "Child sexual exploitation screening tool updated on step down to less support: no figure is published."
    )
    assert (
        not_applicable.notes[0]
        == "Q3 2016/17: not applicable; N/A is printed: the measure does not apply to the quarter."
    )
    assert unclear.notes[0].startswith("Q3 2016/17: unclear; cannot be read")


def test_what_stands_where_there_is_no_figure_is_its_sign_and_never_nothing(board):
    last = records(measure(board, Q3, 16))["Q3 2016/17"]
    assert (last["value"], last["text"]) == (None, "n/a")


def test_a_small_cohort_says_how_little_a_jump_can_mean(board):
    assert (
        "2 of 4 cases: 95% interval 15% to 85%. With 4 cases, a change as large as any between two quarters shown "
        "(44 percentage points) can come from which cases were picked."
    ) in measure(board, Q3, 14).notes


def test_seven_quarters_have_a_median_and_no_limits(board):
    answer = measure(board, Q3, 33)
    chart = answer.parts[0]
    assert (chart.options["stage"], chart.options["process"], chart.options["median"]) == ("run", False, 33.0)
    assert all("lpl" not in record for record in chart.records)
    assert any(
        note.startswith("Seven quarters (Q1 2015/16 to Q3 2016/17) are too few to tell real change")
        for note in answer.notes
    )


@pytest.mark.parametrize(
    ("size", "said", "stage"), [(12, "Trial limits from 12 points", "trial"), (24, "Limits from 24 points", "full")]
)
def test_process_limits_appear_as_soon_as_the_points_are_there(board, size, said, stage):
    answer = measure(longer(board, size), Q3, 33)
    chart = answer.parts[0]
    assert any(said in note for note in answer.notes)
    assert said in chart.alt
    assert (chart.options["stage"], chart.options["process"]) == (stage, True)
    assert all(record["lpl"] < record["mean"] < record["upl"] for record in chart.records)


def test_a_monthly_official_series_has_its_process_limits(board):
    answer = ask(board, "national_adult_care", "trend", Q3, "dtoc-days")
    assert (
        answer.sentence
        == "Dec 2016: 1,577 days, down 147 days from 1,724 days in Nov 2016. Special cause for concern: high."
    )
    assert answer.about.endswith("Q3 2016/17 (Oct to Dec 2016) · compared with Nov 2016")
    assert (
        "✖ Special cause for concern: high. The last point is outside the process limits. "
        "Limits from 69 points, Apr 2011 to Dec 2016."
    ) in answer.notes
    assert answer.notes[1] == (
        "Grey points are ordinary variation, orange points are a special cause for concern and blue points are a special "
        "cause for the better."
    )
    drawn = answer.parts[0].records
    assert len(drawn) == 107
    assert sum("lpl" in record for record in drawn) == 69
    last = next(record for record in drawn if record["last"])
    assert (last["label"], last["kind"]) == ("Dec 2016", "concern")
    assert last["value"] > last["upl"]
    assert all("lpl" not in record for record in drawn if record["later"])


def test_what_came_after_the_quarter_chosen_is_marked_and_said(board):
    answer = measure(board, Q1, 33)
    later = [label for label, record in records(answer).items() if record["later"]]
    assert later == [
        f"Q{part}" for part in ("2 2015/16", "3 2015/16", "4 2015/16", "1 2016/17", "2 2016/17", "3 2016/17")
    ]
    assert "Paler points came after Q1 2015/16; nothing here is reckoned from them." in answer.notes
    assert "36%" not in answer.parts[0].alt
    assert "By Q1 2015/16 too little was published to compare over time." in answer.notes


def test_a_comparator_without_figures_is_named_as_such(board):
    assert measure(board, Q1, 33).about.endswith("compared with Q4 2014/15: nothing published")
    assert measure(board, Q3, 33).about.endswith("compared with Q2 2016/17")


def test_a_quarter_without_figures_shows_the_latest_before_it_and_says_so(board):
    answer = measure(board, Q4, 33)
    assert answer.sentence == measure(board, Q3, 33).sentence
    assert answer.about == (
        "Cheshire East · Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it; "
        "Q1 2015/16 to Q3 2016/17 is published · compared with Q2 2016/17"
    )
    assert [record["label"] for record in answer.parts[0].records if record["last"]] == ["Q3 2016/17"]
    assert all("Q3 2016/17" in quotation.who for quotation in answer.quotations)


def test_commentary_is_that_of_the_period_shown_and_of_no_other(board):
    said = {
        quarter: measure(board, at(quarter), 33).quotations for quarter in ("2016-17-Q1", "2016-17-Q2", "2016-17-Q3")
    }
    assert said["2016-17-Q3"]
    for quarter, quoted in said.items():
        assert all(f"Q{quarter[-1]} 2016/17" in quotation.who for quotation in quoted)


def test_a_measure_without_a_row_in_the_latest_quarter_shows_the_one_before(board):
    less = without(board, indicator="scorecard-05", period="2016-17-Q3")
    answer = measure(less, Q3, 5)
    assert answer.sentence == "Q2 2016/17: 98%, up 9 percentage points from 89% in Q1 2016/17, outstanding."
    assert "Q3 2016/17 (Oct to Dec 2016): not published, Q2 2016/17 is the latest before it" in answer.about


def test_bands_carry_their_names_edges_and_rank(board):
    assert measure(board, Q3, 33).parts[0].options["bands"] == (
        {"name": "Requires improvement", "from": 70, "to": 81, "level": 1},
        {"name": "Good", "from": 81, "to": 91, "level": 2},
        {"name": "Outstanding", "from": 91, "to": 101, "level": 3},
    )


def test_grades_that_lie_around_the_plan_draw_no_bands(board):
    around = Bands(Scheme("rag", ("red", "amber", "green")), "2015-16-Q1", tolerance=5)
    answer = measure(changed(board, "scorecard-33", bands=(around,)), Q3, 33)
    assert answer.parts[0].options["bands"] == ()
    assert any(
        note.startswith("Green meets the plan; amber misses it by at most 5% of it; red by more")
        for note in answer.notes
    )


def test_the_plan_stands_at_its_period(board):
    pattern = board.figures[board.figures["indicator"] == "scorecard-33"].iloc[-1]
    plan = {**pattern, "statistic": "plan", "value": 60.0, "period": "2016-17-Q3"}
    planned = dataclasses.replace(board, figures=pd.concat([board.figures, pd.DataFrame([plan])], ignore_index=True))
    drawn = records(measure(planned, Q3, 33))
    assert (drawn["Q3 2016/17"]["plan"], drawn["Q2 2016/17"]["plan"]) == (60.0, None)
    assert "24 points below plan" in measure(planned, Q3, 33).sentence


def test_england_stands_beside_a_share_and_beside_no_count(board):
    share = ask(board, "national_children", "trend", Q3, "csc-cla-dental").parts[0].options["beside"]
    assert share[0] == {"period": "2012-13", "value": 82.0, "name": "England", "text": "82%", "later": False}
    assert ask(board, "national_children", "trend", Q3, "csc-referrals").parts[0].options["beside"] == ()
    assert measure(board, Q3, 33).parts[0].options["beside"] == ()


def test_an_annual_series_says_its_recent_direction_and_draws_no_limits(board):
    answer = ask(board, "national_children", "trend", at("2023-24-Q4"), "csc-cla-dental")
    assert (
        answer.sentence
        == "Looked-after children who had their teeth checked: 87% in 2023/24 (95% interval 83.5% to 90.2%); England 79%."
    )
    assert (
        "Recent direction over the last five years: rising by more than chance would give (at 99.8%)." in answer.notes
    )
    assert (answer.parts[0].options["stage"], answer.parts[0].options["process"]) == ("annual", False)


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("csc-second-plan", "Recent direction over the last five years: no change beyond chance (at 99.8%)."),
        ("ph-cvd-preventable", "Recent direction: not tested, because its years are pooled and overlap."),
        ("sw-absence", "Recent direction: not tested, because needs 5 years with counts; 0 are published."),
    ],
)
def test_a_direction_that_is_not_known_is_not_claimed(board, indicator, said):
    dataset = board.indicator(indicator).dataset
    assert said in ask(board, dataset, "trend", at("2023-24-Q4"), indicator).notes


def test_four_years_are_too_few_for_a_direction(board):
    answer = ask(board, "national_children", "trend", Q3, "csc-cla-dental")
    assert "Four years: too few to judge change over time." in answer.notes
    assert "2015/16 is the latest before it; figures run from 2012/13 until 2024/25" in answer.about


def test_a_series_of_another_area_says_whose_it_is(board):
    answer = ask(board, "national_adult_care", "trend", Q3, "nea-admissions")
    assert answer.about.startswith("NHS Eastern Cheshire CCG: not published for Cheshire East")


def test_measures_are_offered_in_the_order_of_their_numbers(board):
    offered = list(trend.options(board, part(board, "childrens_scorecard", "measure")).values())
    assert len(offered) == 42
    assert [text.split(".")[0] for text in offered] == [str(number) for number in range(1, 43)]


def test_behind_an_official_series_lies_the_benchmark_that_the_reader_chose(board):
    def behind(other):
        answer = ask(board, "national_children", "trend", dataclasses.replace(Q3, benchmark=other), "csc-second-plan")
        return answer, {record["period"]: record for record in answer.charts()[0].options["beside"]}

    answer, region = behind("E12000002")
    assert (region["2015-16"]["name"], region["2015-16"]["text"]) == ("North West", "18.2%")
    assert set(answer.rows["area"]) == {"E06000049", "E12000002"}
    answer, middle = behind("similar")
    assert (middle["2015-16"]["name"], middle["2015-16"]["text"]) == ("Similar places", "19.5%")
    # A median is no published figure, so it is not among the rows that are taken away.
    assert set(answer.rows["area"]) == {"E06000049"}
    assert behind("E06000099")[1]["2015-16"]["name"] == "England"


def test_before_the_first_figure_that_is_said_and_when_it_came(board):
    answer = ask(board, "national_schools", "trend", Q1, "sw-absence")
    assert (
        answer.sentence
        == "School time missed through absence: no figure by Q1 2015/16; the first is 4.29% in the 2014/15 school year."
    )


def test_what_a_document_says_of_its_figure_stands_first(board):
    assert measure(board, Q3, 33).notes[0].startswith("Note on the figure: The commentary calls 36%")


def test_signs_of_missing_figures_are_explained(board):
    missing = board.figures["indicator"].eq("scorecard-33") & board.figures["period"].eq("2015-16-Q4")
    figures = board.figures.assign(
        value=board.figures["value"].mask(missing), status=board.figures["status"].mask(missing, "not_published")
    )
    answer = measure(dataclasses.replace(board, figures=figures), Q3, 33)
    assert "np in the picture: not published." in answer.notes
    assert not any("in the picture" in note for note in measure(board, Q3, 33).notes)
