from outcomes import periods, words
from outcomes.disclosure import Rule


def test_small_numbers_read_in_words():
    assert "not hidden again" in words.disclosed(None)
    assert words.disclosed(Rule(5)) == "Small numbers: counts from 1 to 4 are hidden, and what would give them away."


def test_another_period_than_the_one_chosen_says_why():
    assert words.fallback_period("2016-17-Q3", periods.parse("2015-16")) == (
        "No figure is published for Q3 2016/17; the latest before it, 2015/16, is shown."
    )
    assert words.fallback_period("2016-17-Q3", periods.parse("2017-18")) == (
        "Published for 2017/18 only, which is after Q3 2016/17."
    )


def test_what_a_link_asks_for_is_cut_and_quoted():
    said = words.not_in_the_link("Quarter", "x" * 100)
    assert said.startswith("The link asks for the quarter “" + "x" * 40 + "”")
    assert "x" * 41 not in said


def test_what_is_missing_is_counted():
    assert words.small_areas_needed(0) == words.too_small(0) == words.no_interval("") == ""
    assert words.small_areas_needed(1).startswith("1 indicator is not available")
    assert words.small_areas_needed(2).startswith("2 indicators are not available")
    assert words.too_small(1).startswith("1 figure of these localities is too small")
    assert words.no_interval("no n") == "No interval can be given: no n."
