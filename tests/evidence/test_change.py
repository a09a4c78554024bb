import math

import pytest

from outcomes import evidence, words
from outcomes.statistics import change
from tests.evidence.rows import ENTRY, entry, rows


def changed(first, last, indicators=ENTRY):
    (found,) = evidence.changes(rows(first), rows(last), indicators)
    return found


def test_a_change_between_two_rows():
    found = changed((12.6, None, 995), (22, None, 141))
    assert found.judgement == "better"
    assert words.points(found) == "+3.0 to +17.2 points"
    assert found.difference == 9.4
    assert (found.first, found.last, found.method, found.why) == (12.6, 22, "Newcombe", "")


def test_a_change_without_counts_says_why():
    found = changed((12.6, None, None), (22, None, 141))
    assert found.judgement == "not_compared"
    assert words.changed("Share", found, ENTRY["x"], "before", "now") == (
        "Share, 22% now, up from 13% before; not tested for chance, because no count behind it is published"
    )


def test_changes_of_several_rows_are_those_of_each():
    first, last = ((12.6, None, 995), (50, None, 4), (30, 300, 1000)), ((22, None, 141), (75, None, 4), (30, 300, 1000))
    found = evidence.changes(rows(*first), rows(*last), ENTRY)
    assert [one.judgement for one in found] == ["better", "similar", "similar"]
    for one, before, after in zip(found, first, last, strict=True):
        assert one == changed(before, after)


def test_a_change_turned_round_is_judged_the_other_way():
    for polarity, said in (("higher_is_better", "worse"), ("lower_is_better", "better"), ("neutral", "lower")):
        assert changed((22, None, 141), (12.6, None, 995), {"x": entry(polarity)}).judgement == said


def test_the_p_of_few_cases_is_exact():
    found = changed((25, 1, 4), (75, 3, 4))
    assert found.p == pytest.approx(change.exact_p(3, 4, 1, 4))


def test_rates_and_counts_are_not_tested():
    found = changed((32.5, 13, 40_000), (50, 20, 40_000), {"x": entry(unit="per 100,000 people", method="byar")})
    assert (found.judgement, found.difference, found.method) == ("not_compared", 17.5, "")
    assert math.isnan(found.p)
    assert found.why == "no method suits this kind of figure"


def test_the_change_of_a_mean_is_tested_by_welch():
    found = evidence.difference_of_means((20, 52.0, 8.0), (20, 44.0, 8.0), "higher_is_better")
    expected = change.difference_of_means((20, 52.0, 8.0), (20, 44.0, 8.0))
    assert (found.difference, found.lower, found.upper) == (8, expected.lower, expected.upper)
    assert (found.judgement, found.method, found.why) == ("better", "Welch", "")
    alone = evidence.difference_of_means((1, 52.0, 0.0), (20, 44.0, 8.0), "higher_is_better")
    assert (alone.judgement, alone.method, alone.why) == ("not_compared", "", "fewer than two people answered")


def test_the_widest_step_is_the_largest_change_between_neighbours():
    assert evidence.widest_step([41, 32, 29, 12, 38]) == 26
    assert evidence.widest_step([5]) == evidence.widest_step([]) == 0
