from outcomes import selection
from outcomes.selection import Selection


def test_comparators():
    assert Selection("2016-17-Q3", "a", "previous").comparator == "2016-17-Q2"
    assert Selection("2016-17-Q3", "a", "year-ago").comparator == "2015-16-Q3"
    assert Selection("2016-17-Q3", "a", "2015-16-Q1").comparator == "2015-16-Q1"


def test_a_quarter_without_quarterly_figures_says_so_and_is_nothing_to_compare_with():
    quarters, quarterly = ["2015-16-Q1", "2015-16-Q2", "2015-16-Q4"], {"2015-16-Q1", "2015-16-Q2"}
    assert selection.quarter_options(quarters, quarterly) == {
        "2015-16-Q4": "Q4 2015/16: no quarterly figures",
        "2015-16-Q2": "Q2 2015/16 (Jul to Sep 2015)",
        "2015-16-Q1": "Q1 2015/16 (Apr to Jun 2015)",
    }
    assert (
        selection.quarter_options(quarters, quarterly, {"2015-16-Q4"})["2015-16-Q4"]
        == "Q4 2015/16: yearly figures only"
    )
    assert selection.compare_options("2015-16-Q2", quarters, quarterly) == {
        "previous": "Previous quarter (Q1 2015/16)",
        "year-ago": "Year before: no figures",
        "2015-16-Q1": "Q1 2015/16",
    }


def test_a_quarter_is_not_compared_with_itself():
    quarters = ["2015-16-Q1", "2015-16-Q2"]
    assert "2015-16-Q2" not in selection.compare_options("2015-16-Q2", quarters, set(quarters))
    assert "2015-16-Q2" in selection.compare_options("2015-16-Q1", quarters, set(quarters))
