import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes import evidence, words
from outcomes.catalogue.model import Indicator
from outcomes.draw.theme import DARK, LIGHT
from outcomes.statistics import comparison


def indicator(polarity="higher_is_better", unit="%", method="wilson", identifier="x"):
    return Indicator(identifier, "d", "A share", "t", unit, 0, polarity, "quarter", method, "published_aggregate")


def rows(*given, identifier="x"):
    frame = pd.DataFrame(given, columns=["value", "numerator", "denominator"], dtype=float)
    return frame.assign(indicator=identifier, area=[f"a{i}" for i in range(len(frame))])


ENTRY = {"x": indicator()}


def test_a_count_is_rebuilt_from_a_rounded_percentage():
    found = evidence.counts(rows((12.6, None, 995), (22, None, 141), (50, 3, 6)))
    assert found["numerator"].tolist() == [125, 31, 3]
    assert found["derived"].tolist() == [True, True, False]


def test_a_percentage_that_no_count_gives_has_no_interval():
    found = evidence.limits(rows((87.5, None, 10), (50, None, None), (None, None, 10)), ENTRY)
    assert found["why"].tolist() == [evidence.DISAGREE, evidence.NO_COUNT, evidence.NO_FIGURE]
    assert found["lower"].isna().all()


def test_a_shifted_cell_has_no_interval():
    assert evidence.limits(rows((80, 3, 6)), ENTRY)["why"].tolist() == [evidence.DISAGREE]


def test_limits_and_their_method():
    found = evidence.limits(rows((50, None, 4)), ENTRY).iloc[0]
    assert (found["lower"], found["upper"]) == (pytest.approx(15.0036, abs=1e-3), pytest.approx(84.9964, abs=1e-3))
    assert found["method"] == evidence.DERIVED


def test_counts_have_byar_and_below_ten_exact():
    entry = {"x": indicator(unit="children", method="byar")}
    assert evidence.limits(rows((9, None, None), (31, None, None)), entry)["method"].tolist() == [
        "exact Poisson",
        "Byar",
    ]


def test_a_rate_rests_on_its_events_and_not_on_its_own_size():
    entry = {"x": indicator(unit="per 100,000 people", method="byar")}
    found = evidence.limits(rows((32.5, 13, 40_000), (32.5, None, 40_000), (12.5, 5, 40_000)), entry)
    assert found["lower"].tolist()[0] == pytest.approx(17.29, abs=0.01)
    assert found["upper"].tolist()[0] == pytest.approx(55.58, abs=0.01)
    assert found["why"].tolist() == ["", evidence.NO_COUNT, ""]
    assert found["method"].tolist() == ["Byar", "", "exact Poisson"]


def test_a_percentage_more_than_half_a_point_from_every_count_has_no_interval():
    """14% of 15 is neither 2 of 15 (13.3%) nor 3 of 15 (20%): decision 25."""
    found = evidence.limits(rows((14, None, 15), (13, None, 15)), ENTRY)
    assert found["why"].tolist() == [evidence.DISAGREE, ""]


def test_a_bound_has_no_interval_and_no_count():
    bounded = rows((1, None, 141), (1, 1, 100)).assign(bound=["<", ""])
    found = evidence.limits(bounded, ENTRY)
    assert found["why"].tolist() == [evidence.BOUNDED, ""]
    assert np.isnan(evidence.counts(bounded)["numerator"].iloc[0])


def test_what_is_no_share_says_so():
    assert evidence.limits(rows((3, None, None)), {"x": indicator(method="none")})["why"].tolist() == [
        evidence.NO_METHOD
    ]


def test_comparison_with_a_benchmark():
    table = rows((50, 50, 100), (50, 500, 1000), (50, None, None))
    found = evidence.compared(table, np.array([45.0, 45.0, 45.0]), ENTRY)
    assert found["judgement"].tolist() == ["similar", "better", "not_compared"]


@given(st.integers(1, 500), st.data())
def test_mirrored_polarity_mirrors_the_judgement(n, data):
    x = data.draw(st.integers(0, n))
    benchmark = np.array([data.draw(st.floats(0, 100))])
    table = rows((100 * x / n, x, n))
    swap = {"better": "worse", "worse": "better", "similar": "similar"}
    one = evidence.compared(table, benchmark, ENTRY)["judgement"].iloc[0]
    other = evidence.compared(table, benchmark, {"x": indicator("lower_is_better")})["judgement"].iloc[0]
    neutral = evidence.compared(table, benchmark, {"x": indicator("neutral")})["judgement"].iloc[0]
    assert swap[one] == other
    assert neutral == {"better": "higher", "worse": "lower", "similar": "similar"}[one]


@given(
    st.floats(0, 100),
    st.floats(0, 100),
    st.floats(0, 100),
    st.sampled_from(["higher_is_better", "lower_is_better", "neutral"]),
)
def test_word_icon_and_colour_agree(low, high, benchmark, polarity):
    low, high = min(low, high), max(low, high)
    judgement = str(comparison.judge(low, high, benchmark, polarity)[0])
    sentence = words.compared(["5%"], [low], [high], [judgement], "England (4%)")[0]
    sign = words.JUDGEMENT[judgement]
    assert f"5%: {sign.word}" in sentence
    for palette in (LIGHT, DARK):
        assert getattr(palette, sign.shade) in {palette.better, palette.worse, palette.same, palette.neutral}
    assert (sign.shade == judgement) == (judgement in ("better", "worse"))


def test_signs_are_one_to_one():
    for table in (words.JUDGEMENT, words.CHANGED):
        assert len({(sign.word, sign.icon) for sign in table.values()}) == len(table)
        assert set(table) == set(words.JUDGEMENT)


def test_a_change_between_two_rows():
    table = rows((12.6, None, 995), (22, None, 141))
    found = evidence.changed(table.iloc[0], table.iloc[1], ENTRY["x"])
    assert found.judgement == "better"
    assert words.points(found) == "+3.0 to +17.2 points"
    assert found.difference == 9.4


def test_a_change_without_counts_says_why():
    table = rows((12.6, None, None), (22, None, 141))
    found = evidence.changed(table.iloc[0], table.iloc[1], ENTRY["x"])
    assert found.judgement == "not_compared"
    assert words.changed("Share", found, ENTRY["x"], "before", "now") == (
        "Share, 22% now, up from 13% before; not tested for chance, because no count behind it is published"
    )


def series(size, quarters=None):
    return [f"{2010 + place // 4}-{11 + place // 4}-Q{1 + place % 4}" for place in range(size)]


def test_seven_quarters_read_as_seven_quarters():
    found = evidence.over_time([41, 32, 29, 12, 38, 33, 36], series(7), ENTRY["x"])
    assert (found.stage, found.chart, found.median) == ("run", None, 33)
    said = words.over_time(found, "Q1 2015/16", "Q3 2016/17")
    assert said.startswith("Only 7 quarters are published (Q1 2015/16 to Q3 2016/17). Process limits need at least 12")
    assert "Five more quarters are needed." in said


def test_a_rise_in_every_quarter_is_said_without_an_icon():
    found = evidence.over_time([1, 2, 3, 4, 5, 6, 7], series(7), ENTRY["x"])
    assert "The figure rose in every quarter." in words.over_time(found, "a", "b")


@pytest.mark.parametrize(("size", "stage"), [(11, "run"), (12, "trial"), (19, "trial"), (20, "full")])
def test_limits_begin_at_twelve_points(size, stage):
    values = [50 + place % 3 for place in range(size)]
    found = evidence.over_time(values, series(size), ENTRY["x"])
    assert found.stage == stage
    assert (found.chart is not None) == (size >= 12)


def test_a_special_cause_is_worded_by_polarity():
    values = [50 + place % 3 for place in range(20)] + [90]
    for polarity, text in (("higher_is_better", "for the better: high"), ("lower_is_better", "for concern: high")):
        found = evidence.over_time(values, series(21), indicator(polarity))
        assert f"Special cause {text}. The last point is outside the process limits." in words.over_time(
            found, "a", "b"
        )


def test_few_points_say_so():
    assert words.over_time(evidence.over_time([], [], ENTRY["x"]), "", "") == "No data published for this area."
    assert words.over_time(evidence.over_time([1], ["2016-17-Q3"], ENTRY["x"]), "", "").startswith("One period only")
    assert words.over_time(evidence.over_time([1, 2, 3], series(3), ENTRY["x"]), "", "").startswith(
        "3 quarters: too few"
    )


def test_a_series_mostly_at_100_gets_no_limits():
    found = evidence.over_time([100] * 8 + [90] * 8, series(16), ENTRY["x"])
    assert found.chart is None
    assert "0% or 100%" in words.over_time(found, "a", "b")


def test_small_cohorts():
    assert words.uncertainty(50, 15.0, 85.0, 4, 44, ENTRY["x"]) == (
        "2 of 4 cases: 95% interval 15% to 85%. That is wider than the largest change between any two quarters shown "
        "(44 percentage points), so a jump of that size can come from the choice of cases."
    )


def test_expected_by_chance():
    assert words.expected_by_chance(5, 30, 1.5).endswith("about 2 would be flagged at 95%.")
    assert "fewer than one" in words.expected_by_chance(0, 3, 0.15)
    assert words.expected_by_chance(0, 0, 0) == "No item can be tested for chance."


def test_gap_and_slope_need_intervals():
    table = rows(*[(v, v, 100) for v in (30, 25, 20, 15, 10)])
    assert evidence.gap(table, ENTRY).absolute == 20
    scores = {f"a{i}": 5 - i for i in range(5)}
    found = evidence.slope(table, scores, ENTRY)
    assert found.slope == pytest.approx(25)
    assert evidence.slope(table.iloc[:4], scores, ENTRY) is None
    bare = table.assign(numerator=np.nan, denominator=np.nan)
    assert evidence.gap(bare, ENTRY) is None
    assert evidence.slope(bare, scores, ENTRY) is None
