"""Larger files than a publisher's are refused."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import limits, reading
from tests.importing.publishers import HEAD, workbook


def test_too_many_cells_are_refused_before_they_are_made(tmp_path, monkeypatch):
    wide = workbook(tmp_path, HEAD, ["x"] * 500)
    with pytest.raises(OutcomesError, match="more than 400 columns"):
        reading.read(wide)
    monkeypatch.setattr(limits, "MOST_CELLS", 10)
    with pytest.raises(OutcomesError, match="more than .* cells"):
        reading.read(workbook(tmp_path, HEAD, *[["x"] * 4] * 5))
    file = tmp_path / "file.csv"
    file.write_text("," * 300_000, encoding="utf-8")
    with pytest.raises(OutcomesError, match="line of more than 200,000 characters"):
        reading.read(file)
