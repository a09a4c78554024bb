"""Every attempt to write is asked for leave at that moment, and is in the log; without the log nothing is written."""

import json
import stat
from dataclasses import replace

import pytest

from outcomes.errors import OutcomesError
from outcomes.publishing import versions
from outcomes.publishing.desk import Desk
from outcomes.publishing.permits import Permit, Refused

NEW = "visits,2016-17-Q4,75,75,100,,"
BOARD = "E06000099"
LEAVE = Permit(BOARD, "Ann Lee", "publisher", "0123456789abcdef")


@pytest.fixture
def at(at, tmp_path):
    return replace(at, log=tmp_path / "log" / "attempts.jsonl")


def lines(at):
    return [json.loads(line) for line in at.log.read_text().splitlines()]


def refuse():
    raise Refused("Sign in to add figures", "mark")


def test_who_has_leave_publishes_and_takes_back_under_their_own_name(at, hand_in):
    desk = Desk(at, BOARD, lambda: LEAVE)
    assert desk.publish(versions.rehearse(at, hand_in(NEW), "tiny"), "Quarter 4", "Somebody Else") == 1
    assert desk.undo(1, "Wrong") == 2
    assert [(v.by.author, v.by.role) for v in versions.history(at)[1:]] == [("Ann Lee", "publisher")] * 2
    assert [(line["verb"], line["outcome"], line.get("version")) for line in lines(at)] == [
        ("publish", "asked", None),
        ("publish", "done", 1),
        ("undo", "asked", None),
        ("undo", "done", 2),
    ]
    assert {line["who"] for line in lines(at)} == {LEAVE.who}
    assert "Ann" not in at.log.read_text()
    assert stat.S_IMODE(at.log.stat().st_mode) == 0o600


def test_who_has_none_writes_nothing_but_a_line(at, hand_in):
    rehearsed = versions.rehearse(at, hand_in(NEW), "tiny")
    for ask in (refuse, lambda: replace(LEAVE, board="E06000001")):
        with pytest.raises(Refused):
            Desk(at, BOARD, ask).publish(rehearsed, "Quarter 4")
        with pytest.raises(Refused):
            Desk(at, BOARD, ask).undo(1, "m")
    assert versions.latest(at) is None
    assert [line["outcome"] for line in lines(at)] == ["refused"] * 4
    assert lines(at)[0]["why"] == "Sign in to add figures"


def test_leave_is_asked_for_at_each_attempt(at, hand_in):
    leaves = iter([LEAVE])

    def ask():
        return next(leaves, None) or refuse()

    desk = Desk(at, BOARD, ask)
    rehearsed = versions.rehearse(at, hand_in(NEW), "tiny")
    assert desk.publish(rehearsed, "Quarter 4") == 1
    with pytest.raises(Refused):
        desk.publish(rehearsed, "Quarter 4")
    assert versions.latest(at) == 1


def test_what_fails_is_in_the_log_too(at, hand_in):
    desk = Desk(at, BOARD, lambda: LEAVE)
    with pytest.raises(OutcomesError, match="the message"):
        desk.publish(versions.rehearse(at, hand_in(NEW), "tiny"), "")
    assert [line["outcome"] for line in lines(at)] == ["asked", "failed"]


def test_what_cannot_be_logged_is_not_done(at, hand_in, tmp_path):
    (tmp_path / "log").write_text("no folder")
    with pytest.raises(OutcomesError, match="could not be written .* nothing is published that is not in it"):
        Desk(at, BOARD, lambda: LEAVE).publish(versions.rehearse(at, hand_in(NEW), "tiny"), "Quarter 4")
    assert versions.latest(at) is None


def test_lines_are_only_ever_added(at):
    for _ in range(3):
        with pytest.raises(OutcomesError):
            Desk(at, BOARD, lambda: LEAVE).undo(9, "a\nb")
    assert len(lines(at)) == 6
