"""What is reckoned from the figures of a file."""

from outcomes.board import Board
from outcomes.importing import matching, reading, reckoning
from tests.importing.publishers import estimates, file_7, row


def test_what_differs_from_what_is_published_is_said(tmp_path, board, codes):
    remarks = matching.take(reading.read(file_7(tmp_path, codes)), board).remarks
    assert any(remark.startswith("People in income deprivation: at most ") for remark in remarks)


def test_all_of_england_gives_englands_figure(tmp_path, board, codes, monkeypatch):
    monkeypatch.setattr(reckoning, "ENGLAND_FROM", 236)
    more = [*codes, "E01000001", "E01000002"]
    less = Board(
        **{
            **{name: getattr(board, name) for name in board.__dataclass_fields__},
            "figures": board.figures[board.figures["area"] != "E92000001"],
        }
    )
    taken = matching.take(reading.read(estimates(tmp_path, more)), less)
    assert row(taken, "pop-total", "E92000001")["value"] == 236 * 920
    assert row(taken, "pct-under16", "E92000001")["value"] == 17.4
