"""Thirty damaged data sets: each is told in a sentence with file and remedy, and what can be shown is shown."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

from outcomes import areas, cli, opening, paths
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO
from outcomes.reckoning import weights as weights_of

HALF = b"PAR1 half a file"
SHIPPED = len(list(DATASETS.glob("*/dataset.yaml")))


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
    "commentary corrupt": ("datasets/childrens_scorecard/words.parquet", lambda f: f.write_bytes(HALF), True),
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
    "commentary of nothing": ("datasets/childrens_scorecard/words.parquet", changed("text", None), True),
    "commentary on nothing": ("datasets/childrens_scorecard/words.parquet", changed("about", "none"), True),
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
    monkeypatch.setattr(opening.load, "__defaults__", (tmp_path / "datasets", tmp_path / "geo", None, None))
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert file.split("/")[-1].split(".")[0] in said
    assert any(remedy in said for remedy in ("run: ", "correct", "save it", "restore"))
    assert "Traceback" not in said
    faults = []
    if rest_works:
        loaded = opening.load(tmp_path / "datasets", tmp_path / "geo", faults)
        assert len(loaded.datasets) == SHIPPED - len(faults)
        try:
            areas.check(loaded.areas)
        except OutcomesError as fault:
            assert file in str(fault)
            faults.append(str(fault))
        assert len(faults) == 1
    else:
        with pytest.raises(OutcomesError, match="geo/"):
            opening.load(tmp_path / "datasets", tmp_path / "geo", faults)


@pytest.mark.slow
def test_build_writes_every_dataset_as_it_is_shipped(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported", "*.parquet"))
    counts = opening.build(tmp_path / "datasets", GEO)
    shipped = opening.load(faults=None)
    wards = shipped.wards["dataset"].value_counts()
    built = [name for name in shipped.datasets if (DATASETS / name / "build.py").exists()]
    assert counts == {name: len(shipped.of(name)) + wards.get(name, 0) for name in built}
    for name in set(shipped.datasets) - set(built):
        if shipped.datasets[name].indicators:
            shutil.copy(DATASETS / name / "tidy.parquet", tmp_path / "datasets" / name)
    again = opening.load(tmp_path / "datasets", GEO)
    pd.testing.assert_frame_equal(again.figures, shipped.figures)
    pd.testing.assert_frame_equal(again.wards, shipped.wards)
    pd.testing.assert_frame_equal(again.words, shipped.words)
    assert paths.DATASETS == DATASETS


def test_a_source_that_is_not_declared_is_told(board):
    with pytest.raises(OutcomesError, match="source 'none' is not in the dataset.yaml of 'better_care_fund'"):
        board.source("better_care_fund", "none")


def test_indicators_are_found_by_their_role(board):
    assert board.population == "pop-total"
    assert board.with_role("deprivation") == "imd2019-score"
    assert board.with_role("older_people") == "pct-65plus"
    assert board.with_role("none") == ""


def test_without_an_indicator_of_the_population_there_are_no_weights(board):
    without = {name: entry for name, entry in board.datasets.items() if board.population not in entry.indicators}
    bare = replace(board, datasets=without)
    assert bare.population == ""
    assert weights_of(bare) == {}


# A dataset that needs no build.py, in the tree of the shipped areas.
DECLARED = """id: paper
title: Paper
summary: s
owner_role: o
next_update: n
sources: [{id: p, title: P, publisher: C, published: '2017', licence: l, url: 'https://x.example', pages: '3'}]
defaults: {unit: '%', decimals: 0, polarity: higher_is_better, period_kind: quarter, interval_method: wilson, disclosure: published_aggregate}
themes: [{id: t, title: T}]
indicators: [{id: in-time, title: In time, theme: t}]
"""


def paper(tmp_path, text, name="paper"):
    folder = tmp_path / name
    (folder / "source").mkdir(parents=True)
    (folder / "dataset.yaml").write_text(DECLARED.replace("id: paper", f"id: {name}"), encoding="utf-8")
    (folder / "source" / "item_4.csv").write_text(text, encoding="utf-8")


def test_a_dataset_without_build_py_is_built_from_its_sources(tmp_path):
    paper(tmp_path, "indicator,area,period,printed,denominator\nin-time,E06000049,2016-17-Q3,81%,120\n")
    assert opening.build(tmp_path, GEO) == {"paper": 1}
    (row,) = opening.load(tmp_path, GEO).of("paper").to_dict("records")
    assert (row["value"], row["denominator"], row["source"], row["locator"]) == (81, 120, "p", "item_4.csv, line 2")


def test_a_dataset_that_ships_its_table_alone_is_left_as_it_is(tmp_path):
    paper(tmp_path, "indicator,area,period,value\nin-time,E06000049,2016-17-Q3,81\n")
    opening.build(tmp_path, GEO)
    shutil.rmtree(tmp_path / "paper" / "source")
    assert opening.build(tmp_path, GEO) == {}
    assert len(opening.load(tmp_path, GEO).of("paper")) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("in-time,E06000049,2016-17-Q3,many", "datasets/paper/source/item_4.csv, line 2: value 'many' is no number"),
        ("other,E06000049,2016-17-Q3,81", "datasets/paper: indicator 'other' is not known; declare it or correct"),
        ("in-time,Crewe,2016-17-Q3,81", "datasets/paper: area 'Crewe' is not known; declare it or correct the row"),
        ("in-time,E06000049,Q3,81", "period 'Q3' is not known; write a financial quarter as 2016-17-Q3"),
    ],
)
def test_faults_of_sources_are_told_when_they_are_built(tmp_path, line, fault):
    paper(tmp_path, f"indicator,area,period,value\n{line}\n")
    with pytest.raises(OutcomesError) as told:
        opening.build(tmp_path, GEO)
    assert fault in str(told.value)
    assert not (tmp_path / "paper" / "tidy.parquet").exists()


def test_of_two_datasets_with_one_id_the_second_is_left_out_and_told(tmp_path):
    for name in ("paper", "twin"):
        paper(tmp_path, "indicator,area,period,value\nin-time,E06000049,2016-17-Q3,81\n", name)
    with pytest.raises(OutcomesError, match="indicator 'in-time' is declared by 'paper' too; give each its own id"):
        opening.load(tmp_path, GEO)
    shutil.rmtree(tmp_path / "twin")
    opening.build(tmp_path, GEO)
    paper(tmp_path, "indicator,area,period,value\n", "twin")
    faults = []
    assert list(opening.load(tmp_path, GEO, faults).datasets) == ["paper"]
    assert faults[0].startswith("datasets/twin/dataset.yaml: indicator 'in-time'")


def test_a_register_with_other_columns_is_told(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "quality.csv").write_text("id,kind\n1,x\n", encoding="utf-8")
    with pytest.raises(
        OutcomesError, match=r"datasets/d/quality.csv: columns must be id, kind, where, finding, treatment"
    ):
        opening.read_quality("d", tmp_path)
    assert list(opening.read_quality("none", tmp_path).columns) == opening.QUALITY_COLUMNS
