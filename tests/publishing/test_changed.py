"""The verbs that add figures, as an officer runs them, on the invented board."""

import pandas as pd
import pytest

from outcomes import cli
from outcomes.publishing import versions
from outcomes.store import table

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


def test_what_a_release_corrects_is_told_and_with_a_message_published(at, run, hand_in):
    nothing = (0, "What is published holds all that this release ships.\n", "")
    assert run("release") == nothing
    assert run("publish", hand_in("visits,2016-17-Q4,75,75,100,,"), "--dataset", "tiny", *BY)[0] == 0
    assert run("release") == nothing
    file = at.datasets / "tiny" / "tidy.parquet"
    rows = pd.read_parquet(file)
    mine = (rows["indicator"] == "visits") & (rows["area"] == "E06000099") & (rows["period"] == "2016-17-Q3")
    rows.loc[mine & (rows["statistic"] == "value"), ["value", "numerator", "printed"]] = 44, 44, "44%"
    table.write(rows, file)
    (at.datasets / "tiny" / "quality.csv").write_text(
        "id,kind,where,finding,treatment\nt-1,misprint,Table 1,A doubt,As printed\n", encoding="utf-8"
    )
    told = [
        "Invented board: 1 revised.",
        "revised: Visits in time, E06000099, 2016-17-Q3: 50% becomes 44%",
        "Invented board: the register of what is doubtful in the documents changes.",
    ]
    code, said, _ = run("release")
    assert (code, said.splitlines()) == (0, told)
    code, said, _ = run("release", "--message", "Release 2", "--author", "A. Keeper")
    assert (code, said.splitlines()) == (0, [*told, "Version 2 is published."])
    assert run("release") == nothing


def test_a_release_is_not_put_over_what_an_officer_published_meanwhile(at, run, hand_in, monkeypatch):
    assert run("publish", hand_in("visits,2016-17-Q4,75,75,100,,"), "--dataset", "tiny", *BY)[0] == 0
    (at.datasets / "tiny" / "quality.csv").write_text(
        "id,kind,where,finding,treatment\nt-1,misprint,Table 1,A doubt,As printed\n", encoding="utf-8"
    )

    def meanwhile(_):
        found = versions.rehearse(at, hand_in("visits,2016-17-Q4,76,76,100,Late visits.,"), "tiny")
        versions.publish(at, found, "Late visits", "B. Officer", "officer")

    monkeypatch.setattr(cli, "_told", meanwhile)
    code, _, said = run("release", "--message", "Release 2", "--author", "A. Keeper")
    assert code == 1
    assert "B. Officer published 'Late visits' (version 2) to the same dataset meanwhile" in said
    assert len(versions.history(at)) == 3
