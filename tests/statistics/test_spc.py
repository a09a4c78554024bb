import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import OutcomesError
from outcomes.statistics import spc

MIRROR = {"increase": "decrease", "decrease": "increase"}


def days(size):
    return [dt.date(2020, 1, 1) + dt.timedelta(days=place) for place in range(size)]


@pytest.mark.parametrize(
    ("points", "stage"),
    [
        (0, "none"),
        (1, "value"),
        (2, "dots"),
        (4, "dots"),
        (5, "run"),
        (11, "run"),
        (12, "trial"),
        (19, "trial"),
        (20, "full"),
    ],
)
def test_the_number_of_points_decides(points, stage):
    assert spc.stage(points) == stage


def test_limits_of_a_tiny_series():
    found = spc.xmr(days(3), [10, 12, 11])
    assert found.mean.tolist() == [11, 11, 11]
    assert found.upper[0] == pytest.approx(11 + 2.66 * 1.5)
    assert found.lower[0] == pytest.approx(11 - 2.66 * 1.5)


def test_limits_of_percentages_are_not_cut():
    assert spc.xmr(days(4), [98, 100, 96, 100]).upper[0] > 100


def test_a_point_on_the_limit_is_not_outside():
    series = [10.0, 12.0] * 6
    found = spc.xmr(days(12), series)
    on_limit = spc.xmr(days(12), series, target=found.upper[0], direction="increase")
    assert on_limit.assurance == "inconsistent"
    assert set(found.kinds) == {"common_cause"}


def test_all_equal_does_not_signal():
    found = spc.xmr(days(14), [0.1] * 14, "increase", target=0.1)
    assert set(found.kinds) == {"common_cause"}
    assert found.assurance == "pass"


def test_gaps_are_dropped_and_counted():
    found = spc.xmr(days(4), [1, None, 2, float("nan")])
    assert found.values.tolist() == [1, 2]
    assert found.missing == 2


def test_refusals_name_what_is_wrong():
    with pytest.raises(OutcomesError, match="2 dates and 1 values"):
        spc.xmr(days(2), [1])
    with pytest.raises(OutcomesError, match="2020-01-01 stands twice"):
        spc.xmr([dt.date(2020, 1, 1)] * 2, [1, 2])
    with pytest.raises(OutcomesError, match="'up'"):
        spc.xmr(days(2), [1, 2], "up")
    with pytest.raises(OutcomesError, match="11 is too few"):
        spc.xmr(days(2), [1, 2], fix_after=11)


def test_an_empty_series():
    found = spc.xmr([], [])
    assert (found.stage, found.variation, found.assurance) == ("none", "", "")


@given(st.lists(st.integers(0, 100), min_size=2, max_size=40), st.sampled_from(["increase", "decrease"]))
def test_mirrored_polarity_mirrors_the_judgement(values, direction):
    one, other = (spc.xmr(days(len(values)), values, d) for d in (direction, MIRROR[direction]))
    swap = {"improvement": "concern", "concern": "improvement", "common_cause": "common_cause"}
    assert [swap[kind] for kind in one.kinds] == list(other.kinds)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=40))
def test_turning_the_series_over_turns_the_judgement(values):
    one = spc.xmr(days(len(values)), values, "increase")
    other = spc.xmr(days(len(values)), [-value for value in values], "decrease")
    assert one.kinds == other.kinds


def test_when_icons_may_show():
    assert spc.may_show_icons([1] * 12)
    assert not spc.may_show_icons([1] * 10 + [None, None])
    assert not spc.may_show_icons([None, 1] * 6)
    assert not spc.may_show_icons([])


def test_series_that_limits_do_not_suit():
    assert "0% or 100%" in spc.unfit([100, 100, 0, 50], "%")
    assert "too rare" in spc.unfit([1, 2, 3], "children")
    assert spc.unfit([50, 60], "%") == ""


def test_every_step():
    assert spc.every_step([1, 2, 3]) == 1
    assert spc.every_step([3, 2, 1]) == -1
    assert spc.every_step([1, 2, 2]) == 0
    assert spc.every_step([1]) == 0


def test_neutral_has_no_better_side():
    found = spc.xmr(days(8), [1, 2, 1, 2, 1, 2, 1, 50])
    assert found.kinds[-1] == "neutral_high"
    assert found.variation == "neutral_high"
    assert np.isfinite(found.upper).all()
