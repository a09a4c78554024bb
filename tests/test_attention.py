import math

import pytest

from outcomes import attention
from outcomes.catalogue.model import Indicator, Thresholds
from outcomes.evidence import Change
from outcomes.questions import Move
from outcomes.statistics import comparison

NONE = float("nan")


def indicator(identifier="m", polarity="higher_is_better", dataset="d"):
    bands = {
        "higher_is_better": Thresholds("2015-16-Q1", (60, 69), (70, 79), (80, 100)),
        "lower_is_better": Thresholds("2015-16-Q1", (21, 25), (16, 20), (0, 15)),
    }
    return Indicator(
        identifier,
        dataset,
        "M",
        "t",
        "%",
        0,
        polarity,
        "quarter",
        "wilson",
        "published_aggregate",
        thresholds=bands[polarity],
    )


def move(latest, before=None, plan=None, entry=None):
    entry = entry or indicator()
    return Move(
        entry,
        "a",
        "2016-17-Q3",
        latest,
        "2016-17-Q2",
        before,
        comparison.band(latest, entry),
        comparison.band(before, entry),
        plan,
        "",
        "",
    )


def weighed(*args, lower=NONE, upper=NONE, commented=False, steps=0, **more):
    return attention.weigh(move(*args, **more), lower, upper, commented, steps)


def change(judgement, difference=9.4, why=""):
    return Change(12.6, 22, difference, 3, 17, 0.01, judgement, "Newcombe", why)


def test_a_missed_plan_is_certain():
    entry = indicator(polarity="lower_is_better")
    found = weighed(110, None, 100, entry)
    assert found.tier == attention.CERTAIN
    assert found.reasons[0] == "plan missed"


def test_below_every_band_with_its_whole_interval():
    found = weighed(0, 13, lower=0, upper=43.4)
    assert found.tier == attention.CERTAIN
    assert found.size == 1
    assert found.reasons == ("worse than requires improvement, and so is its whole interval",)


def test_few_cases_are_not_evidence():
    found = weighed(50, 62, lower=15, upper=85)
    assert found.tier == attention.UNCERTAIN
    assert found.reasons == (
        "worse than requires improvement, but within what so few cases allow",
        "crossed to a lower band, within what so few cases allow",
    )


@pytest.mark.parametrize(("commented", "tier"), [(True, attention.EXPLAINED), (False, attention.CROSSED)])
def test_an_untested_figure_below_every_band(commented, tier):
    found = weighed(36, 33, commented=commented)
    assert found.tier == tier
    assert found.size == pytest.approx((60 - 36) / 60)


def test_lower_is_better_has_its_edge_above():
    found = weighed(31, 23, commented=True, entry=indicator(polarity="lower_is_better"))
    assert found.size == pytest.approx((31 - 26) / 26)


def test_bands_crossed_and_steps_are_named():
    assert weighed(65, 85).reasons == ("crossed to a lower band",)
    assert weighed(85, 65).tier == attention.UPWARD
    quiet = weighed(85, 82, steps=1)
    assert (quiet.tier, quiet.reasons) == (attention.QUIET, ("rose in every quarter published",))


def test_changes_between_waves():
    entry = indicator("s")
    assert attention.weigh_change(entry, change("better")).tier == attention.CERTAIN
    assert attention.weigh_change(entry, change("similar")).reasons == ("within chance",)
    assert attention.weigh_change(entry, change("not_compared", why="no n")).reasons == ("not tested for chance: no n",)


def test_evidence_comes_before_size_and_names_settle_ties():
    small, large = weighed(0, lower=0, upper=43, entry=indicator("z")), weighed(1, commented=True)
    assert [f.indicator.id for f in attention.ranked([large, small])] == ["z", "m"]
    twins = [weighed(85, 65, entry=indicator(name)) for name in "ba"]
    assert [f.indicator.id for f in attention.ranked(twins)] == ["a", "b"]


def test_cards_are_at_most_eight_with_one_of_a_survey_and_none_that_is_quiet():
    survey = [attention.weigh_change(indicator(f"s{i}", dataset="survey"), change("better", 9 - i)) for i in range(3)]
    others = [weighed(36, 33, entry=indicator(f"m{i}")) for i in range(9)]
    kept = attention.where_to_look([*survey, *others, weighed(85, 85)])
    assert len(kept) == 8
    assert [f.indicator.id for f in kept if f.change] == ["s0"]
    assert all(f.tier != attention.QUIET for f in kept)
    assert math.isclose(kept[0].size, 0.09)
