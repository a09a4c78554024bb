"""What one version hides cannot be had from another, from the rehearsal's readers' side, from news or from files."""

import numpy as np
import pytest

from outcomes import export
from outcomes.publishing import personal, since, versions
from outcomes.selection import Selection

HERE = "E06000099"
HEADING = "indicator,area,period,value,note"


@pytest.fixture
def at(at):
    """The invented board, whose calls are hidden below five."""
    file = at.datasets / "tiny" / "dataset.yaml"
    lines = [
        line.replace("{id: calls", "{id: calls, disclosure: below_5") if "{id: calls" in line else line
        for line in file.read_text().splitlines()
    ]
    file.write_text("\n".join(lines))
    return at


def publish(at, hand_in, *lines):
    found = versions.rehearse(at, hand_in(*lines, heading=HEADING), "tiny")
    assert found.problems == ()
    return versions.publish(at, found, "m", "a", "officer")


def calls(board, period="2016-17-Q4"):
    rows = board.rows("calls", statistic="value")
    rows = rows[rows["period"] == period]
    return {
        area: value if value == value else status
        for area, value, status in zip(rows["area"], rows["value"], rows["status"], strict=True)
    }


SMALL = (f"calls,{HERE},2016-17-Q4,33,", "calls,T-NORTH,2016-17-Q4,30,", "calls,T-SOUTH,2016-17-Q4,3,")
LARGE = (f"calls,{HERE},2016-17-Q4,36,Late.", "calls,T-NORTH,2016-17-Q4,30,", "calls,T-SOUTH,2016-17-Q4,6,Late.")


def test_readers_have_the_total_and_the_officer_keeps_all(at, hand_in):
    number = publish(at, hand_in, *SMALL)
    assert calls(versions.board(at, number)) == {HERE: 33, "T-NORTH": "suppressed", "T-SOUTH": "suppressed"}
    raw = versions.store(at, HERE).read(number)
    held = raw.figures[(raw.figures["indicator"] == "calls") & (raw.figures["period"] == "2016-17-Q4")]
    assert sorted(held["value"]) == [3, 30, 33]
    assert raw.gone.sum() == 2
    # Handing it in again changes nothing, though readers do not see it.
    assert versions.rehearse(at, hand_in(*SMALL, heading=HEADING), "tiny").changes == ()


def test_what_a_version_hid_stays_hidden_when_it_has_grown(at, hand_in):
    publish(at, hand_in, *SMALL)
    number = publish(at, hand_in, *LARGE)
    assert calls(versions.board(at, number)) == {HERE: 36, "T-NORTH": "suppressed", "T-SOUTH": "suppressed"}


def test_what_has_become_small_takes_along_what_changed_with_it(at, hand_in):
    publish(at, hand_in, *LARGE)
    less = (f"calls,{HERE},2016-17-Q4,33,Fewer.", "calls,T-SOUTH,2016-17-Q4,3,Fewer.")
    number = publish(at, hand_in, *less)
    assert calls(versions.board(at, number)) == {HERE: "suppressed", "T-NORTH": 30, "T-SOUTH": "suppressed"}
    # Going back is one more version: what it changes back stays hidden.
    undone = versions.undo(at, number, "m", "a", "officer")
    assert calls(versions.board(at, undone)) == {HERE: "suppressed", "T-NORTH": 30, "T-SOUTH": "suppressed"}
    assert calls(versions.board(at, number - 1))["T-SOUTH"] == 6


def test_neither_news_nor_files_nor_the_rehearsed_board_hold_it(at, hand_in):
    base = publish(at, hand_in, f"calls,{HERE},2016-17-Q4,33,")
    found = versions.rehearse(at, hand_in(*SMALL[1:], heading=HEADING), "tiny")
    after = versions.afterwards(at, found)
    assert calls(after)["T-SOUTH"] == "suppressed"
    number = versions.publish(at, found, "m", "a", "officer")
    boards = versions.board(at, base), versions.board(at, number)
    news = versions.news(at, base, number, boards)
    chosen = Selection("2016-17-Q4", HERE, "previous")
    said = since.text(boards[1], chosen, news, "then", "https://x.example")
    assert "South" not in said or "Suppressed" in said
    file = export.csv(export.rows(boards[1].of("tiny"), boards[1].datasets["tiny"])).decode("utf-8-sig")
    line = next(line for line in file.splitlines() if "calls,T-SOUTH,2016-17-Q4" in line)
    assert "suppressed" in line
    assert ",3" not in line
    for name in ("figures", "small", "wards", "far"):
        rows = getattr(boards[1], name)
        rows = rows[(rows["indicator"] == "calls") & (rows["area"] == "T-SOUTH") & (rows["period"] == "2016-17-Q4")]
        assert np.isnan(rows["value"].to_numpy(dtype=float)).all()


def test_a_small_number_in_the_commentary_is_held(at, hand_in):
    heading = "indicator,period,value,commentary"
    found = versions.rehearse(
        at, hand_in("calls,2016-17-Q4,33,Only three came from the south.", heading=heading), "tiny"
    )
    assert [problem.said for problem in found.held] == ["'three' looks like a small number"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Three of 40", ["Three"]), ("3 and 4, not 5", ["3", "4"]), ("Q3 2016/17, 3%, 2.5, 12/3", []), ("none", [])],
)
def test_small_numbers_are_found_in_digits_and_words(text, found):
    assert list(personal.small_numbers(text, 5)) == found
