"""Thirty damaged data sets: each is told in a sentence with file and remedy, and what can be shown is shown."""

import shutil

import pandas as pd
import pytest

from outcomes import areas, board, cli, paths
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO

HALF = b"PAR1 half a file"


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def other_columns(file):
    pd.read_csv(file, dtype="str").rename(columns=lambda name: f"x{name}").to_csv(file, index=False)


def replaced(old, new):
    def damage(file):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def changed(column, value):
    def damage(file):
        frame = pd.read_parquet(file)
        frame.loc[0, column] = value
        frame.to_parquet(file, index=False)

    return damage


def emptied(file):
    pd.read_parquet(file).iloc[:0].to_parquet(file, index=False)


# What is damaged, how, whose file the message names, and whether the rest still works.
DAMAGE = {
    "tidy cut": ("datasets/better_care_fund/tidy.parquet", cut, True),
    "tidy empty": ("datasets/better_care_fund/tidy.parquet", lambda f: f.write_bytes(b""), True),
    "tidy missing": ("datasets/better_care_fund/tidy.parquet", lambda f: f.unlink(), True),
    "commentary corrupt": ("datasets/childrens_scorecard/commentary.parquet", lambda f: f.write_bytes(HALF), True),
    "register broken": ("datasets/healthy_schools/quality.csv", lambda f: f.write_bytes(b'id,"kind\n1'), True),
    "register not UTF-8": ("datasets/healthy_schools/quality.csv", lambda f: f.write_bytes(b"\xff\xfe"), True),
    "yaml not UTF-8": ("datasets/healthy_schools/dataset.yaml", lambda f: f.write_bytes(b"id: \xff"), True),
    "yaml broken": ("datasets/healthy_schools/dataset.yaml", lambda f: f.write_text("id: [a"), True),
    "yaml of nothing": ("datasets/healthy_schools/dataset.yaml", lambda f: f.write_text(""), True),
    "areas other columns": ("geo/areas.csv", other_columns, False),
    "areas empty": ("geo/areas.csv", lambda f: f.write_text(""), False),
    "no authority": ("geo/areas.csv", lambda f: f.write_text("id,name,kind,parent,note\nx,X,lsoa,,\n"), False),
    "geo.yaml broken": ("geo/geo.yaml", lambda f: f.write_text("authority: [a"), False),
    "memberships other columns": ("geo/memberships.csv", other_columns, False),
    "boundaries corrupt": ("geo/boundaries.parquet", lambda f: f.write_bytes(HALF), True),
    "places missing": ("geo/places.csv", lambda f: f.unlink(), True),
    "a date that is none": ("datasets/healthy_schools/dataset.yaml", replaced("'2016-06-01'", "'2016-13-45'"), True),
    "no figures": ("datasets/better_care_fund/tidy.parquet", emptied, True),
    "a figure without end": ("datasets/better_care_fund/tidy.parquet", changed("value", float("inf")), True),
    "a period of nothing": ("datasets/better_care_fund/tidy.parquet", changed("period", None), True),
    "a print of nothing": ("datasets/better_care_fund/tidy.parquet", changed("printed", None), True),
    "commentary of nothing": ("datasets/childrens_scorecard/commentary.parquet", changed("text", None), True),
    "commentary on nothing": ("datasets/childrens_scorecard/commentary.parquet", changed("indicator", "none"), True),
    "names that are none": ("geo/geo.yaml", replaced("  many:", "  many: 5 #"), False),
    "localities that are none": ("geo/geo.yaml", replaced("localities:", "localities: many\nother:"), False),
    "a circle": ("geo/areas.csv", replaced("England,country,,", "England,country,E06000049,"), False),
    "an area twice": ("geo/areas.csv", lambda f: f.write_text(f.read_text() + "E06000049,Again,authority,,\n"), False),
    "two authorities": (
        "geo/areas.csv",
        lambda f: f.write_text(f.read_text() + "E06000050,Other,authority,,\n"),
        False,
    ),
    "no memberships": ("geo/memberships.csv", lambda f: f.write_text(f.read_text().split("\n")[0] + "\n"), False),
    "places without place": ("geo/places.csv", replaced("CREWE,370133", "CREWE,nan"), True),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_is_told_and_the_rest_works(tmp_path, monkeypatch, capsys, name):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    shutil.copytree(GEO, tmp_path / "geo")
    file, damage, rest_works = DAMAGE[name]
    damage(tmp_path / file)
    monkeypatch.setattr(board.load, "__defaults__", (tmp_path / "datasets", tmp_path / "geo", None))
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert file.split("/")[-1].split(".")[0] in said
    assert any(remedy in said for remedy in ("run: ", "correct", "save it", "restore"))
    assert "Traceback" not in said
    faults = []
    if rest_works:
        loaded = board.load(tmp_path / "datasets", tmp_path / "geo", faults)
        assert len(loaded.datasets) == 5 - len(faults)
        try:
            areas.check(loaded.areas)
        except OutcomesError as fault:
            assert file in str(fault)
            faults.append(str(fault))
        assert len(faults) == 1
    else:
        with pytest.raises(OutcomesError, match="geo/"):
            board.load(tmp_path / "datasets", tmp_path / "geo", faults)


def test_build_writes_every_dataset_as_it_is_shipped(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported", "*.parquet"))
    counts = board.build(tmp_path / "datasets", GEO)
    shipped = board.load(faults=None)
    assert counts == {name: len(shipped.of(name)) for name in shipped.datasets}
    again = board.load(tmp_path / "datasets", GEO)
    pd.testing.assert_frame_equal(again.figures, shipped.figures)
    assert paths.DATASETS == DATASETS


def test_a_source_that_is_not_declared_is_told(board):
    with pytest.raises(OutcomesError, match="source 'none' is not in any dataset.yaml"):
        board.source("none")
