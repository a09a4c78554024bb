from outcomes import cli


def test_build_writes_every_dataset(capsys, monkeypatch):
    made = {"a": 3}
    monkeypatch.setattr("outcomes.board.build", lambda: made)
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().out == "a: 3 rows\n"
