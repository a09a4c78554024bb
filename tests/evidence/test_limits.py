import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes import evidence, words
from outcomes.draw.theme import DARK, LIGHT
from outcomes.evidence.limits import (
    BOUNDED,
    BYAR,
    DERIVED,
    DISAGREE,
    DOBSON,
    NO_AGES,
    NO_COUNT,
    NO_FIGURE,
    NO_METHOD,
    NO_SPREAD,
    NOT_PRINTED,
    PUBLISHED,
    STUDENT,
    WILSON,
)
from outcomes.statistics import comparison, intervals
from tests.evidence.rows import ENTRY, entry, rows

NAN = math.nan


def test_a_count_is_rebuilt_from_a_rounded_percentage():
    found = evidence.counts(rows((12.6, None, 995), (22, None, 141), (50, 3, 6)))
    assert found["numerator"].tolist() == [125, 31, 3]
    assert found["derived"].tolist() == [True, True, False]


def test_a_percentage_that_no_count_gives_has_no_interval():
    found = evidence.limits(rows((87.5, None, 10), (50, None, None), (None, None, 10)), ENTRY)
    assert found["why"].tolist() == [DISAGREE, NO_COUNT, NO_FIGURE]
    assert found["lower"].isna().all()


def test_a_shifted_cell_has_no_interval():
    assert evidence.limits(rows((80, 3, 6)), ENTRY)["why"].tolist() == [DISAGREE]


def test_limits_and_their_method():
    found = evidence.limits(rows((50, None, 4)), ENTRY).iloc[0]
    assert (found["lower"], found["upper"]) == (pytest.approx(15.0036, abs=1e-3), pytest.approx(84.9964, abs=1e-3))
    assert found["method"] == DERIVED


def test_counts_have_byar_and_below_ten_exact():
    counted = {"x": entry(unit="children", method="byar")}
    assert evidence.limits(rows((9, None, None), (31, None, None)), counted)["method"].tolist() == [
        "exact Poisson",
        "Byar",
    ]


def test_a_rate_rests_on_its_events_and_not_on_its_own_size():
    """32.5 per 100,000 from 13 events."""
    rated = {"x": entry(unit="per 100,000 people", method="byar")}
    found = evidence.limits(rows((32.5, 13, 40_000), (32.5, None, 40_000), (12.5, 5, 40_000)), rated)
    assert found["lower"].tolist()[0] == pytest.approx(17.29, abs=0.01)
    assert found["upper"].tolist()[0] == pytest.approx(55.58, abs=0.01)
    assert [round(found[side].iloc[0], 1) for side in ("lower", "upper")] == [17.3, 55.6]
    assert found["why"].tolist() == ["", NO_COUNT, ""]
    assert found["method"].tolist() == ["Byar", "", "exact Poisson"]


def test_a_percentage_more_than_half_a_point_from_every_count_has_no_interval():
    """14% of 15 is neither 2 of 15 (13.3%) nor 3 of 15 (20%): decision 25."""
    found = evidence.limits(rows((14, None, 15), (13, None, 15)), ENTRY)
    assert found["why"].tolist() == [DISAGREE, ""]


def test_a_bound_has_no_interval_and_no_count():
    bounded = rows((1, None, 141), (1, 1, 100)).assign(bound=["<", ""])
    found = evidence.limits(bounded, ENTRY)
    assert found["why"].tolist() == [BOUNDED, ""]
    assert np.isnan(evidence.counts(bounded)["numerator"].iloc[0])


def test_what_is_no_share_says_so():
    assert evidence.limits(rows((3, None, None)), {"x": entry(method="none")})["why"].tolist() == [NO_METHOD]
    assert evidence.limits(rows((3, 1, 2)), {"x": entry(unit="minutes")})["why"].tolist() == [NO_METHOD]


def test_every_method_that_the_catalogue_names_has_an_entry_and_words():
    named = {"wilson", "byar", "student_t", "dobson", "published", "none"}
    assert set(evidence.METHODS) == set(words.METHOD) == named


def test_each_method_gives_a_name_or_a_reason_and_never_both():
    table = rows((50, 5, 10), (NAN, 5, 10), (50, NAN, NAN), (31, 31, NAN)).assign(
        lower=[40, NAN, NAN, NAN], upper=[60, NAN, NAN, NAN], deviation=[3, NAN, NAN, NAN], bound=["", "", "", "<"]
    )
    for method in evidence.METHODS:
        for unit in ("%", "children", "per 1,000 people", "score"):
            found = evidence.limits(table, {"x": entry(unit=unit, method=method)})
            named = found["method"] != ""
            assert (named == (found["why"] == "")).all(), method
            assert (named == found["lower"].notna()).all(), method
            assert (found["lower"].isna() == found["upper"].isna()).all(), method
            assert found["why"].tolist()[1::2] == [NO_FIGURE, BOUNDED]


def test_a_mean_with_its_number_and_spread_has_students_t():
    # 25 answers, mean 50, sd 10: the t of 24 degrees is 2.0639, half the width 2.0639 x 10 / 5.
    table = rows((50, None, 25), (50, None, 25), (50, None, 1)).assign(deviation=[10, NAN, 10])
    found = evidence.limits(table, {"x": entry(unit="score", method="student_t")})
    assert (found["lower"].iloc[0], found["upper"].iloc[0]) == pytest.approx((45.8722, 54.1278), abs=1e-4)
    assert found["method"].tolist() == [STUDENT, "", ""]
    assert found["why"].tolist() == ["", NO_SPREAD, NO_SPREAD]
    # Without a column for it no spread is known.
    assert evidence.limits(rows((50, None, 25)), {"x": entry(unit="score", method="student_t")})["why"].tolist() == [
        NO_SPREAD
    ]


def test_published_limits_stand_as_printed_and_at_no_other_level():
    printed = {"x": entry(unit="years", method="published")}
    table = rows((79.4, None, None), (80.1, None, None)).assign(lower=[78.9, NAN], upper=[79.9, NAN])
    found = evidence.limits(table, printed)
    assert (found["lower"].iloc[0], found["upper"].iloc[0]) == (78.9, 79.9)
    assert found["method"].tolist() == [PUBLISHED, ""]
    assert found["why"].tolist() == ["", NOT_PRINTED]
    other = evidence.limits(table, printed, level=0.998)
    assert other[["lower", "upper"]].isna().all(axis=None)
    assert other["method"].tolist() == ["", ""]
    assert (other["why"] != "").all()


def test_computed_limits_never_stand_in_for_published_ones():
    table = rows((50, 50, 100)).assign(lower=[NAN], upper=[NAN])
    assert evidence.limits(table, {"x": entry(method="published")})["lower"].isna().all()
    printed = table.assign(lower=[10.0], upper=[90.0])
    assert evidence.limits(printed, {"x": entry(method="published")})["lower"].tolist() == [10.0]
    # Nor published ones for what is to be reckoned.
    assert evidence.limits(printed, ENTRY)["lower"].iloc[0] == pytest.approx(40.383, abs=1e-3)


@pytest.mark.parametrize("method", ["wilson", "byar"])
def test_another_level_gives_wider_limits(method):
    table = rows((50, 50, 100))
    narrow = evidence.limits(table, {"x": entry(method=method)}).iloc[0]
    wide = evidence.limits(table, {"x": entry(method=method)}, level=0.998).iloc[0]
    assert wide["lower"] < narrow["lower"] < narrow["upper"] < wide["upper"]


STANDARD = (("age=0-64", 75_000.0), ("age=65+", 25_000.0))


def by_age(*given, area="a0", period="2017"):
    frame = pd.DataFrame(given, columns=["group", "numerator", "denominator"])
    return frame.assign(indicator="x", area=area, period=period)


def test_a_standardised_rate_has_the_limits_of_its_age_bands():
    standard = {"x": entry(unit="per 100,000 people", method="dobson", standard=STANDARD)}
    table = rows((75, None, None), (75, None, None)).assign(period="2017", lower=NAN, upper=NAN)
    parts = by_age(("age=0-64", 20, 40_000), ("age=65+", 15, 10_000), ("", 35, 50_000))
    for level in (0.95, 0.998):
        found = evidence.limits(table, standard, level, parts)
        rate, low, high = intervals.standardised_rate([20, 15], [40_000, 10_000], [75_000, 25_000], level)
        assert rate == pytest.approx(75)
        assert (found["lower"].iloc[0], found["upper"].iloc[0]) == (low, high)
        assert low < 75 < high
    # The area without its age bands has none.
    assert found["method"].tolist() == [DOBSON, ""]
    assert found["why"].tolist() == ["", NO_AGES]


def test_a_standardised_rate_needs_every_age_band_and_ten_events():
    standard = {"x": entry(unit="per 100,000 people", method="dobson", standard=STANDARD)}
    table = rows((75, None, None)).assign(period="2017", lower=NAN, upper=NAN)
    for parts in (
        by_age(("age=0-64", 20, 40_000)),
        by_age(("age=0-64", 20, 40_000), ("age=65+", 15, 10_000), ("age=90+", 1, 100)),
        by_age(("age=0-64", 4, 40_000), ("age=65+", 5, 10_000)),
        by_age(("age=0-64", 20, 40_000), ("age=65+", 15, 10_000), period="2016"),
    ):
        assert evidence.limits(table, standard, parts=parts)["method"].tolist() == [""]
    assert evidence.limits(table, standard)["why"].tolist() == [NO_AGES]


def test_age_bands_in_another_order_give_the_same_limits():
    standard = {"x": entry(unit="per 100,000 people", method="dobson", standard=STANDARD)}
    table = rows((75, None, None)).assign(period="2017", lower=NAN, upper=NAN)
    one = by_age(("age=0-64", 20, 40_000), ("age=65+", 15, 10_000))
    found = [evidence.limits(table, standard, parts=part).iloc[0] for part in (one, one.iloc[::-1])]
    assert found[0]["lower"] == pytest.approx(found[1]["lower"])
    assert found[0]["upper"] == pytest.approx(found[1]["upper"])


def test_rows_of_several_methods_keep_their_places():
    table = pd.concat(
        [rows((50, 50, 100)), rows((31, None, None), identifier="y"), rows((40, 40, 100))], ignore_index=True
    )
    both = {**ENTRY, "y": entry(unit="children", method="byar", identifier="y")}
    assert evidence.limits(table, both)["method"].tolist() == [WILSON, BYAR, WILSON]


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
    other = evidence.compared(table, benchmark, {"x": entry("lower_is_better")})["judgement"].iloc[0]
    neutral = evidence.compared(table, benchmark, {"x": entry("neutral")})["judgement"].iloc[0]
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
