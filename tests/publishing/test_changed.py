"""The verbs that add figures, as an officer runs them, on the invented board."""

import pytest

from outcomes import cli
from outcomes.publishing import versions

BY = ("--message", "Quarter 4", "--author", "A. Officer")


@pytest.fixture
def run(at, monkeypatch, capsys):
    monkeypatch.setattr(versions, "Places", lambda: at)

    def verb(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return verb


def test_an_officer_rehearses_publishes_looks_back_and_undoes(run, hand_in, tmp_path):
    file = hand_in("visits,2016-17-Q4,75,75,100,,", "visits,2016-17-Q3,55,55,100,Late visits.,")
    assert run("history") == (0, "Nothing has been published; the tables as shipped are shown.\n", "")
    code, said, _ = run("rehearse", file, "--dataset", "tiny")
    assert (code, said.splitlines()[0]) == (0, "Invented board: 1 new and 1 revised.")
    code, said, _ = run("publish", file, "--dataset", "tiny", *BY)
    assert (code, said.splitlines()[-1]) == (0, "Version 1 is published.")
    now, then, undone = (tmp_path / f"{name}.csv" for name in ("now", "then", "undone"))
    export = ("export", "--dataset", "tiny", "--out")
    assert run(*export, now)[0] == run(*export, then, "--as-of", "2017-05-30")[0] == 0
    assert (now.read_text().count("visits,E06000099"), then.read_text().count("visits,E06000099")) == (3, 2)
    code, said, _ = run("undo", "1", "--message", "Wrong file", "--author", "B. Officer")
    assert (code, said) == (0, "Version 2 is published; it holds what stood before version 1.\n")
    assert run(*export, undone)[0] == 0
    assert undone.read_bytes() == then.read_bytes()
    assert [line[0] for line in run("history")[1].splitlines()] == ["0", "1", "2"]


def test_what_is_wrong_is_told_and_nothing_is_published(run, hand_in):
    file = hand_in("visits,2016-17-Q4,0.75,,,,", "waits,2016-17-Q3,11,,,,")
    code, _, said = run("publish", file, "--dataset", "tiny", *BY)
    assert code == 1
    assert [line.partition(":")[0] for line in said.splitlines()] == ["line 2, column value", "line 3, column note"]
    assert run("history")[1].startswith("Nothing has been published")
