"""A workbook is read as its cells show, and none exhausts the machine."""

import zipfile

import openpyxl
import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import limits, matching, reading
from tests.importing.publishers import HEAD, row, workbook


def test_a_file_that_only_calls_itself_a_workbook_is_refused(tmp_path):
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(OutcomesError, match="cannot be read .*as CSV in UTF-8 or as a workbook"):
        reading.read(file)


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1000)
    book = openpyxl.Workbook()
    book.active.append(["x" * 2000])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(OutcomesError, match="unpacks to far more than its size"):
        reading.read(tmp_path / "book.xlsx")


def test_a_percentage_of_a_workbook_is_what_its_cell_shows(tmp_path, board):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", 0.125], formats=[("D2", "0.0%")])
    found = row(matching.take(reading.read(file), board), "income-dep", "E01018386")
    assert (found["value"], found["printed"]) == (12.5, "12.5%")


def test_a_formula_is_no_figure(tmp_path, board):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", "=1+1"])
    with pytest.raises(OutcomesError, match="'=1\\+1' is no number"):
        reading.read(file)


@pytest.mark.parametrize("cell", ["XFD2", "XFD5000", "XFD1048576", "A1048576"])
def test_one_cell_far_away_costs_nothing(tmp_path, cell):
    book = openpyxl.Workbook()
    book.active[cell] = "x"
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(OutcomesError, match="rows; a file of figures|columns; a file of figures|none of the layouts"):
        reading.read(tmp_path / "book.xlsx")


def test_a_part_that_packs_to_almost_nothing_is_refused(tmp_path):
    file = tmp_path / "book.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    with pytest.raises(OutcomesError, match="unpacks to far more than its size"):
        reading.read(file)


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.5, '0.0"%"', 0.5),
        (0.5, r"0.0\%", 0.5),
        (0.5, '0.0 "of 5%"', 0.5),
        (0.5, "0.0;-0.0%", 0.5),
        (0.5, "0%", 50),
        (0.005, "0%%", 50),
    ],
)
def test_a_sign_for_per_cent_that_multiplies_nothing_is_no_percentage(tmp_path, board, value, form, shown):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", value], formats=[("D2", form)])
    assert row(matching.take(reading.read(file), board), "income-dep", "E01018386")["value"] == shown
