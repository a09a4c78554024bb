from outcomes import selection
from outcomes.selection import Selection


def test_comparators():
    assert Selection("2016-17-Q3", "a", "previous").comparator == "2016-17-Q2"
    assert Selection("2016-17-Q3", "a", "year-ago").comparator == "2015-16-Q3"
    assert Selection("2016-17-Q3", "a", "2015-16-Q1").comparator == "2015-16-Q1"


def test_nonsense_is_told_and_cut_short():
    allowed = {"quarter": ["Q3"], "area": ["Crewe"], "compare": ["Previous quarter"]}
    told = selection.rejected({"quarter": "Q3", "area": "<script>" + "x" * 90, "other": "1"}, allowed)
    assert len(told) == 1
    assert "locality" in told[0]
    assert len(told[0]) < 140
