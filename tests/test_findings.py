"""What is worth looking at: evidence first, size second. Tiny figures with exact numbers."""

import math

import pandas as pd
import pytest

from outcomes import findings, standing, words
from outcomes.areas import ENGLAND, Area
from outcomes.catalogue.model import Page, Scheme, Survey
from outcomes.evidence import Change
from outcomes.findings import Finding, Reason
from outcomes.periods import Wave
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.statistics import bands as grades
from outcomes.store import words as texts
from outcomes.words import sentences
from tests import tiny
from tests.tiny import FOUR, HERE, RAG, areas, board, dataset, row
from tests.tiny import bands as given

NONE = float("nan")
WORST, REQUIRES, GOOD, BEST = FOUR.grades
BANDS = {
    "higher_is_better": given((REQUIRES, 60, 69), (GOOD, 70, 79), (BEST, 80, 100)),
    "lower_is_better": given((REQUIRES, 21, 25), (GOOD, 16, 20), (BEST, 0, 15)),
}


def indicator(identifier="m", polarity="higher_is_better", dataset="d", **more):
    more = {"bands": (BANDS[polarity],), **more}
    return tiny.indicator(identifier, dataset=dataset, title="M", polarity=polarity, interval_method="wilson", **more)


def move(latest, before=None, plan=None, entry=None):
    entry = entry or indicator()
    return Move(
        entry,
        "a",
        "2016-17-Q3",
        latest,
        "2016-17-Q2",
        before,
        grades.grade(latest, entry, "2016-17-Q3", plan),
        grades.grade(before, entry, "2016-17-Q2", plan),
        plan,
        "",
        "",
    )


def weighed(*args, lower=NONE, upper=NONE, commented=False, steps=0, **more):
    return findings.weigh(move(*args, **more), lower, upper, commented, steps)


def found(*args, entry=None, **more):
    weight = weighed(*args, entry=entry, **more)
    return Finding(entry or indicator(), weight.tier, weight.size, weight.reasons, move=move(*args, entry=entry))


def said(weight):
    """The reasons in English."""
    return words.reasons([(reason.code, reason.detail) for reason in weight.reasons]).split("; ")


def change(judgement, difference=9.4, why=""):
    return Change(12.6, 22, difference, 3, 17, 0.01, judgement, "Newcombe", why)


def test_a_missed_plan_is_certain():
    entry = indicator(polarity="lower_is_better")
    weight = weighed(110, None, 100, entry)
    assert weight.tier == findings.CERTAIN
    assert said(weight)[0] == "plan missed"


@pytest.mark.parametrize("latest", [1, 40])
def test_a_missed_plan_of_nothing_is_as_certain_and_the_whole_figure_is_too_much(latest):
    entry = indicator(polarity="lower_is_better", bands=())
    weight = weighed(latest, None, 0, entry)
    assert (weight.tier, weight.size, said(weight)) == (findings.CERTAIN, 1, ["plan missed"])
    assert weighed(0, None, 0, entry).tier == findings.QUIET


def test_red_around_a_plan_of_nothing_is_the_worst_grade_too():
    entry = indicator(polarity="lower_is_better", bands=(given(grades=RAG, tolerance=5),))
    assert said(weighed(2, None, 0, entry)) == ["plan missed", "red"]


def test_below_every_band_with_its_whole_interval():
    weight = weighed(0, 13, lower=0, upper=43.4)
    assert weight.tier == findings.CERTAIN
    assert weight.size == 1
    assert weight.reasons == (Reason("worst_certain", WORST),)
    assert said(weight) == ["worse than requires improvement, even at the most favourable reading"]


def test_few_cases_are_not_evidence():
    weight = weighed(50, 62, lower=15, upper=85)
    assert weight.tier == findings.UNCERTAIN
    assert said(weight) == [
        "worse than requires improvement, but so few cases may show this by chance",
        "moved to a worse grade, which so few cases may show by chance",
    ]


@pytest.mark.parametrize(("commented", "tier"), [(True, findings.EXPLAINED), (False, findings.CROSSED)])
def test_an_untested_figure_below_every_band(commented, tier):
    weight = weighed(36, 33, commented=commented)
    assert weight.tier == tier
    assert weight.size == pytest.approx((60 - 36) / 60)
    assert said(weight) == ["worse than requires improvement", *["officers comment on it"] * commented]


def test_lower_is_better_has_its_edge_above():
    weight = weighed(31, 23, commented=True, entry=indicator(polarity="lower_is_better"))
    assert weight.size == pytest.approx((31 - 26) / 26)


def test_bands_crossed_and_steps_are_named():
    assert said(weighed(65, 85)) == ["moved to a worse grade"]
    assert weighed(85, 65).tier == findings.UPWARD
    quiet = weighed(85, 82, steps=1)
    assert (quiet.tier, said(quiet)) == (findings.QUIET, ["rose in every quarter published"])
    assert said(weighed(82, 85, steps=-1)) == ["fell in every quarter published"]


def test_changes_between_waves():
    entry = indicator("s")
    assert findings.weigh_change(entry, change("better")).tier == findings.CERTAIN
    assert said(findings.weigh_change(entry, change("better"))) == ["changed more than chance explains"]
    assert said(findings.weigh_change(entry, change("similar"))) == ["no more than chance explains"]
    untested = findings.weigh_change(entry, change("not_compared", why="no n"))
    assert said(untested) == ["no test of chance is possible: no n"]


def test_evidence_comes_before_size_and_names_settle_ties():
    small, large = found(0, lower=0, upper=43, entry=indicator("z")), found(1, commented=True)
    assert [f.indicator.id for f in findings.ranked([large, small])] == ["z", "m"]
    twins = [found(85, 65, entry=indicator(name)) for name in "ba"]
    assert [f.indicator.id for f in findings.ranked(twins)] == ["a", "b"]


def changed(identifier, judgement, difference):
    entry, one = indicator(identifier, dataset="survey"), change(judgement, difference)
    weight = findings.weigh_change(entry, one)
    return Finding(entry, weight.tier, weight.size, weight.reasons, change=one)


def test_cards_are_at_most_eight_with_one_of_a_survey_and_none_that_is_quiet():
    survey = [changed(f"s{i}", "better", 9 - i) for i in range(3)]
    others = [found(36, 33, entry=indicator(f"m{i}")) for i in range(9)]
    kept = findings.where_to_look([*survey, *others, found(85, 85)])
    assert len(kept) == 8
    assert [f.indicator.id for f in kept if f.change] == ["s0"]
    assert all(f.tier != findings.QUIET for f in kept)
    assert math.isclose(kept[0].size, 0.09)


def test_the_same_number_of_cards_is_kept_whatever_is_asked():
    others = [found(36, 33, entry=indicator(f"m{i}")) for i in range(9)]
    assert len(findings.where_to_look(others, most=3)) == 3
    assert findings.where_to_look([]) == []


def test_every_reason_has_words():
    every = [
        weighed(110, None, 100, indicator(polarity="lower_is_better")),
        weighed(0, 13, lower=0, upper=43.4),
        weighed(50, 62, lower=15, upper=85),
        weighed(36, 33, commented=True, steps=1),
        weighed(65, 85, steps=-1),
        weighed(85, 65),
        *(findings.weigh_change(indicator("s"), change(word)) for word in ("better", "similar", "not_compared")),
    ]
    codes = {reason.code for weight in every for reason in weight.reasons}
    assert codes == set(sentences.REASON)


def test_two_schemes_of_bands_have_no_order():
    """Good of three grades is neither above nor below good of four, so a change of scheme crosses nothing."""
    three = Scheme("new", ("poor", "fair", "good"))
    entry = indicator(
        bands=(BANDS["higher_is_better"], given(("fair", 50, 89), ("good", 90, None), grades=three, since="2016-17-Q3"))
    )
    assert (grades.grade(85, entry, "2016-17-Q2"), grades.grade(85, entry, "2016-17-Q3")) == (BEST, "fair")
    for now, before in ((85, 85), (95, 65), (55, 95)):
        weight = weighed(now, before, entry=entry)
        assert (weight.tier, weight.reasons) == (findings.QUIET, ())


def test_the_worst_grade_of_a_new_scheme_is_still_the_worst():
    three = Scheme("new", ("poor", "fair", "good"))
    entry = indicator(
        bands=(BANDS["higher_is_better"], given(("fair", 50, 89), ("good", 90, None), grades=three, since="2016-17-Q3"))
    )
    weight = weighed(40, 62, entry=entry)
    assert (weight.tier, weight.size, said(weight)) == (findings.CROSSED, pytest.approx(10 / 50), ["poor"])


@pytest.mark.parametrize(
    ("polarity", "latest", "size", "words_of"),
    [
        ("higher_is_better", 90, 5 / 95, ["plan missed", "red"]),
        ("higher_is_better", 95, 5 / 100, ["plan missed"]),
        ("higher_is_better", 100, 0, [""]),
        ("lower_is_better", 110, 5 / 105, ["plan missed", "red"]),
        ("lower_is_better", 105, 5 / 100, ["plan missed"]),
        ("lower_is_better", 100, 0, [""]),
    ],
)
def test_red_around_a_plan_counts_from_where_the_tolerance_ends(polarity, latest, size, words_of):
    entry = indicator(polarity=polarity, bands=(given(grades=RAG, tolerance=5),))
    weight = weighed(latest, None, 100, entry)
    assert weight.tier == (findings.CERTAIN if size else findings.QUIET)
    assert weight.size == pytest.approx(size)
    assert said(weight) == words_of


def findings_of(*datasets, rows, quarter="2016-17-Q3", compare="previous", area=HERE, **more):
    return findings.of(board(*datasets, rows=rows, **more), Selection(quarter, area, compare))


COUNTED = [
    row("m", "2016-17-Q1", 85.0, denominator=100),
    row("m", "2016-17-Q2", 72.0, denominator=100),
    row("m", "2016-17-Q3", 20.0, denominator=100),
    row("p", "2016-17-Q3", 110.0),
    row("p", "2016-17-Q3", 100.0, statistic="plan"),
    row("q", "2016-17-Q3", 85.0),
]
PAPER = dataset(indicator(), tiny.indicator("p", polarity="lower_is_better"), tiny.indicator("q"))


def test_the_findings_of_a_tiny_board():
    worst, missed, quiet = findings_of(PAPER, rows=COUNTED)
    assert [f.indicator.id for f in (worst, missed, quiet)] == ["m", "p", "q"]
    # Wilson's limits of 20 of 100.
    assert worst.limits == (pytest.approx(13.3367, abs=1e-3), pytest.approx(28.8829, abs=1e-3))
    assert (worst.tier, worst.size, worst.cases, worst.why) == (findings.CERTAIN, pytest.approx(40 / 60), 100, "")
    assert worst.series == (85, 72, 20)
    assert worst.difference == -52
    # Three quarters of which each is lower than the one before.
    assert [reason.code for reason in worst.reasons] == ["worst_certain", "crossed_down", "fell"]
    assert (missed.tier, missed.size, missed.reasons) == (findings.CERTAIN, 0.1, (Reason("plan_missed"),))
    assert (quiet.tier, quiet.reasons, quiet.difference) == (findings.QUIET, (), 0)
    assert math.isnan(quiet.limits[0])
    assert quiet.why == "no method suits this kind of figure"


def test_commentary_of_the_very_quarter_explains_a_figure():
    rows = [row("m", "2016-17-Q2", 72.0), row("m", "2016-17-Q3", 20.0)]
    line = {"kind": "commentary", "about": "m", "area": HERE, "who": "Head", "text": "Few.", "locator": "page 4"}
    for period, tier in (("2016-17-Q3", findings.EXPLAINED), ("2016-17-Q2", findings.CROSSED)):
        remarks = pd.DataFrame([{**dict.fromkeys(texts.COLUMNS, ""), **line, "period": period}])
        (one,) = findings_of(PAPER, rows=rows, said=remarks)
        assert one.tier == tier


def test_findings_of_a_paper_that_is_behind_are_those_of_its_latest_quarter():
    other = dataset(tiny.indicator("z"), identifier="e")
    rows = [*COUNTED, row("z", "2016-17-Q4", 5.0, dataset="e")]
    found_now = findings_of(PAPER, other, rows=rows, quarter="2016-17-Q4")
    assert {f.indicator.id: f.move.period for f in found_now} == {
        "m": "2016-17-Q3",
        "p": "2016-17-Q3",
        "q": "2016-17-Q3",
        "z": "2016-17-Q4",
    }


def test_the_area_chosen_is_shown_where_a_paper_has_it():
    team = Area("team", "Team", "team", HERE, "")
    other = dataset(tiny.indicator("z"), identifier="e")
    rows = [row("m", "2016-17-Q3", 85.0), row("m", "2016-17-Q3", 62.0, area="team"), row("z", "2016-17-Q3", 5.0, dataset="e")]  # fmt: skip
    one = findings_of(dataset(indicator()), other, rows=rows, area="team", tree=areas(team))
    assert {f.indicator.id: (f.move.area, f.move.latest) for f in one} == {"m": ("team", 62), "z": (HERE, 5)}
    assert findings.shown_for(
        board(dataset(indicator()), other, rows=rows, tree=areas(team)), Selection("2016-17-Q3", "team", "previous")
    ) == {"d": "team", "e": HERE}


WAVES = {
    "before": Wave("before", "Before", 1, *(pd.Timestamp(day).date() for day in ("2016-04-01", "2016-04-30")), "b"),
    "after": Wave("after", "After", 2, *(pd.Timestamp(day).date() for day in ("2016-11-01", "2016-11-30")), "b"),
}
SURVEY = dataset(
    tiny.indicator("s1", interval_method="wilson", period_kind="wave"),
    tiny.indicator("s2", interval_method="wilson", period_kind="wave"),
    tiny.indicator("s3", interval_method="wilson", period_kind="wave"),
    identifier="survey",
    waves=WAVES,
    survey=Survey(("wave:before", "wave:after"), ("t",), HERE),
)
ANSWERED = [
    row("s1", "wave:before", 12.6, dataset="survey", denominator=995),
    row("s1", "wave:after", 22.0, dataset="survey", denominator=141),
    row("s2", "wave:before", 50.0, dataset="survey", denominator=100),
    row("s2", "wave:after", 52.0, dataset="survey", denominator=100),
    row("s3", "wave:before", 1.0, dataset="survey", denominator=100, bound="<"),
    row("s3", "wave:after", 9.0, dataset="survey", denominator=100),
]


def test_the_findings_of_a_survey_are_its_changes_in_the_quarter_of_its_last_wave():
    first, second = findings_of(SURVEY, rows=ANSWERED)
    assert (first.indicator.id, first.tier, first.reasons) == ("s1", findings.CERTAIN, (Reason("beyond_chance"),))
    assert (first.difference, first.size, first.series) == (9.4, 0.094, (12.6, 22))
    assert (second.indicator.id, second.tier, second.reasons) == ("s2", findings.QUIET, (Reason("within_chance"),))
    # What is printed as a bound has no difference (decision 49), and another quarter has no survey.
    assert findings_of(SURVEY, rows=ANSWERED, quarter="2016-17-Q4") == []
    assert findings_of(SURVEY, rows=ANSWERED, quarter="2016-17-Q1") == []


NEAR = [Area(f"E0600000{n}", f"Near {n}", "comparator", ENGLAND, "") for n in range(2, 6)]
OFFICIAL = Page("O", "o", "official")


def beside(tmp_path, values, polarity="higher_is_better", quarter="2016-17-Q4", period="2015-16", more=()):
    """Official shares of 1,000 people: here, in four similar places, and in England."""
    lines = ["kind,rank,area,basis", *(f"k,{place},{area.id},b" for place, area in enumerate(NEAR, 1))]
    (tmp_path / "similar.csv").write_text("\n".join(lines) + "\n")
    entry = tiny.indicator("o", interval_method="wilson", polarity=polarity, period_kind="year")
    places = [HERE, *(area.id for area in NEAR), ENGLAND]
    rows = [row("o", period, value, area=area, denominator=1000) for area, value in zip(places, values, strict=True)]
    return standing.differences(
        board(dataset(entry, page=OFFICIAL), rows=[*rows, *more], tree=areas(*NEAR, folder=tmp_path)), quarter
    )


def test_an_official_figure_beyond_its_limits_from_england_is_a_difference(tmp_path):
    (one,) = beside(tmp_path, [40.0, 50.0, 55.0, 60.0, 65.0, 50.0])
    assert (one.indicator.id, one.judgement, one.england, one.row["period"]) == ("o", "worse", 50, "2015-16")
    assert (one.lower, one.upper) == (pytest.approx(37.0069, abs=1e-3), pytest.approx(43.0697, abs=1e-3))
    assert (one.place, one.places, one.size, one.outermost) == (5, 5, 0.2, True)


@pytest.mark.parametrize(
    ("here", "polarity", "judgement", "place", "outermost"),
    [
        (40.0, "lower_is_better", "better", 1, True),
        (70.0, "higher_is_better", "better", 1, True),
        (70.0, "lower_is_better", "worse", 5, True),
        (57.0, "higher_is_better", "better", 3, False),
    ],
)
def test_the_place_counts_from_the_best(tmp_path, here, polarity, judgement, place, outermost):
    (one,) = beside(tmp_path, [here, 50.0, 55.0, 60.0, 65.0, 50.0], polarity)
    assert (one.judgement, one.place, one.outermost) == (judgement, place, outermost)


def test_what_is_within_its_limits_or_has_no_side_is_no_difference(tmp_path):
    assert beside(tmp_path, [51.0, 50.0, 55.0, 60.0, 65.0, 50.0]) == ()
    assert beside(tmp_path, [40.0, 50.0, 55.0, 60.0, 65.0, 50.0], "neutral") == ()
    assert beside(tmp_path, [40.0, 50.0, 55.0, 60.0, 65.0, None]) == ()
    assert beside(tmp_path, [None, 50.0, 55.0, 60.0, 65.0, 50.0]) == ()


def test_a_difference_is_that_of_the_latest_year_that_had_ended(tmp_path):
    later = [row("o", "2017-18", value, area=area, denominator=1000) for area, value in ((HERE, 90.0), (ENGLAND, 50.0))]
    values = [40.0, 50.0, 55.0, 60.0, 65.0, 50.0]
    (one,) = beside(tmp_path, values, more=later)
    assert (one.row["period"], one.row["value"]) == ("2015-16", 40)
    (one,) = beside(tmp_path, values, more=later, quarter="2017-18-Q4")
    assert (one.row["period"], one.row["value"], one.places) == ("2017-18", 90, 1)
    assert not one.outermost
    # Nothing had ended.
    assert beside(tmp_path, values, quarter="2014-15-Q4") == ()


def test_papers_of_the_board_are_no_official_differences(tmp_path):
    entry = tiny.indicator("o", interval_method="wilson", period_kind="year")
    rows = [row("o", "2015-16", value, area=area, denominator=1000) for area, value in ((HERE, 40.0), (ENGLAND, 50.0))]
    assert standing.differences(board(dataset(entry), rows=rows, tree=areas(folder=tmp_path)), "2016-17-Q4") == ()


def test_differences_stand_with_the_outermost_first_and_then_by_size(tmp_path):
    lines = ["kind,rank,area,basis", *(f"k,{place},{area.id},b" for place, area in enumerate(NEAR, 1))]
    (tmp_path / "similar.csv").write_text("\n".join(lines) + "\n")
    places = [HERE, *(area.id for area in NEAR), ENGLAND]
    shares = {
        "inner": [30.0, 20.0, 25.0, 40.0, 45.0, 60.0],
        "outer": [45.0, 50.0, 55.0, 60.0, 65.0, 50.0],
        "further": [40.0, 50.0, 55.0, 60.0, 65.0, 50.0],
    }
    entries = [tiny.indicator(name, interval_method="wilson", period_kind="year") for name in shares]
    rows = [
        row(name, "2015-16", value, area=area, denominator=1000)
        for name, values in shares.items()
        for area, value in zip(places, values, strict=True)
    ]
    found_now = standing.differences(
        board(dataset(*entries, page=OFFICIAL), rows=rows, tree=areas(*NEAR, folder=tmp_path)), "2016-17-Q4"
    )
    assert [one.indicator.id for one in found_now] == ["further", "outer", "inner"]
