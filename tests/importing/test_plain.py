"""The plain table of LSOA, indicator, period and value."""

import math

from outcomes.importing import matching, reading
from tests.importing.publishers import PLAIN, row


def test_the_plain_table(tmp_path, board, codes):
    file = tmp_path / "plain.csv"
    lines = ["lsoa11cd,indicator_id,period,numerator,denominator,value,unit"]
    lines += [f"{code},income_dep,2019,,1000,12.5,%" for code in codes]
    lines += [f"{code},made_up,2019,,,1,x" for code in codes]
    file.write_text("\n".join(lines), encoding="utf-8")
    taken = matching.take(reading.read(file), board)
    assert row(taken, "income-dep", codes[0])["numerator"] == 125
    assert "Not in the catalogue, so left out: made-up." in taken.remarks


def test_a_missing_cell_is_not_published_and_never_zero(tmp_path, board, codes):
    file = tmp_path / "plain.csv"
    lines = [f"{code},income_dep,2019,{'' if place else 12.5}" for place, code in enumerate(codes)]
    file.write_text("lsoa11cd,indicator_id,period,value\n" + "\n".join(lines), encoding="utf-8")
    taken = matching.take(reading.read(file), board)
    gone = row(taken, "income-dep", codes[1])
    assert gone["status"] == "not_published"
    assert math.isnan(gone["value"])


def test_thousands_in_threes_are_read(tmp_path, board):
    file = tmp_path / "file.csv"
    file.write_text(f'{PLAIN}E01018386,pop_total,mid-2017,"1,500",,\n', encoding="utf-8")
    assert row(matching.take(reading.read(file), board), "pop-total", "E01018386")["value"] == 1500
