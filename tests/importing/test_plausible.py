"""Figures that cannot be are not taken in."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading, saving
from tests.importing.publishers import PLAIN, estimates, row


def test_an_lsoa_given_twice_is_refused(tmp_path, board, codes):
    file = estimates(tmp_path, [*codes, codes[0]])
    with pytest.raises(OutcomesError, match="is given twice"):
        saving.save(matching.take(reading.read(file), board), board, tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('E01018386,income_dep,2019,"12,5",,', "'12,5' is no number \\(row 2"),
        ('E01018386,income_dep,2019,"1,2,3",,', "'1,2,3' is no number"),
        ("E01018386,pop_total,mid-2017,1,500,,", "row 2 has 7 cells under 6 headings"),
        ("E01018386,income_dep,2019", "row 2 has 3 cells under 6 headings"),
        ("E01018386,income_dep,2019,-5,,", "lies outside 0 to 100"),
        ("E01018386,income_dep,2019,250,,", "lies outside 0 to 100"),
        ("E01018386,pop_total,mid-2017,-5,,", "below 0"),
        ("E01018386,income_dep,2019,50,10,5", "numerator larger than its denominator"),
        ("E01018386,income_dep,2019,50,10,100", "does not agree with its numerator"),
        ("E01018386,income_dep,2019,=A1,,", "'=A1' is no number"),
    ],
)
def test_no_wrong_figure_is_taken_in(tmp_path, board, line, said):
    file = tmp_path / "file.csv"
    file.write_text(f"{PLAIN}{line}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=said):
        matching.take(reading.read(file), board)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("E01018386,km_gp,2019,12.5%,,", "has a sign for per cent"),
        ("E01018386,km_gp,2019,-3,,", "below 0"),
        ("E01018386,km_gp,2019,3,3,-1", "denominator of 0 or less"),
        ("E01018386,imd2019_score,2019,150000,,", "more than a hundred times the largest published"),
        ("E01018386,pop_total,mid-2017,1499.7,,", "no whole number of people"),
        ("E01018386,income_dep,2019,12.5,0,0", "denominator of 0 or less"),
        ("E01018386,income_dep,2019,1e-400,,", "is no number"),
        ("E01018386,income_dep,2019,\u0661\u0662,,", "is no number"),
        ("E01018386,income_dep,2019,12,,\nE01018386,income_dep,2019,13,,", "is given twice"),
    ],
)
def test_what_cannot_be_is_not_taken_in(tmp_path, board, line, said):
    file = tmp_path / "file.csv"
    file.write_text(f"{PLAIN}{line}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=said):
        matching.take(reading.read(file), board)


def test_a_score_may_be_below_zero_where_published_ones_are(tmp_path, board):
    file = tmp_path / "file.csv"
    name = next(entry for entry in board.indicators if "mood" in entry)
    file.write_text(f"{PLAIN}E01018386,{name},2019,-0.5,,\n", encoding="utf-8")
    assert row(matching.take(reading.read(file), board), name, "E01018386")["value"] == -0.5
