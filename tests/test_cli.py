"""Verbs of the command line on a copy of one small dataset."""

import shutil

import pandas as pd
import pytest

from outcomes import areas, cli, opening
from outcomes.catalogue import load as catalogue
from outcomes.paths import DATASETS, GEO
from outcomes.store import table

NAME = "participatory_budgeting"


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A folder with the smallest dataset, which the verbs take for the shipped one."""
    shutil.copytree(DATASETS / NAME, tmp_path / NAME)
    for function in ("build", "load"):
        made = getattr(opening, function)
        monkeypatch.setattr(opening, function, lambda *_, made=made, **named: made(tmp_path, GEO, **named))
    return tmp_path


def shown(folder):
    return table.shipped(catalogue.load(folder)[NAME], areas.load(GEO).ids, folder)


def test_build_writes_every_dataset_from_its_source(copy, capsys):
    file = copy / NAME / "tidy.parquet"
    shipped = shown(copy)
    file.unlink()
    source = copy / NAME / "source" / "figures.csv"
    text = source.read_text(encoding="utf-8")
    assert "pb-applications,E06000049,2016-17,,value,251," in text
    source.write_text(text.replace(",value,251,", ",value,252,"), encoding="utf-8")
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().out == f"{NAME}: {len(shipped)} rows\n"
    made = shown(copy)
    assert made.loc[made["indicator"] == "pb-applications", "value"].item() == 252
    others = [part[part["indicator"] != "pb-applications"].reset_index(drop=True) for part in (made, shipped)]
    pd.testing.assert_frame_equal(*others)


def test_build_names_the_file_of_a_column_that_it_does_not_know(copy, capsys):
    (copy / NAME / "build.py").unlink()
    source = copy / NAME / "source" / "figures.csv"
    source.write_text(source.read_text(encoding="utf-8").replace("indicator,area", "measure,area", 1), encoding="utf-8")
    assert cli.main(["build"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("outcomes: ")
    assert "figures.csv: column 'measure' is not known" in said


def test_check_counts_what_is_there_and_names_a_damaged_table(copy, capsys):
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{NAME}: ")
    (copy / NAME / "tidy.parquet").write_bytes(b"no table")
    assert cli.main(["check"]) == 1
    assert f"datasets/{NAME}/tidy.parquet" in capsys.readouterr().err


def test_export_writes_the_rows_and_refuses_a_dataset_that_does_not_exist(copy, capsys):
    out = copy / "rows.csv"
    assert cli.main(["export", "--dataset", NAME, "--out", str(out)]) == 0
    assert len(pd.read_csv(out)) == len(shown(copy))
    assert cli.main(["export", "--dataset", "nothing", "--out", str(out)]) == 1
    assert f"choose one of: {NAME}" in capsys.readouterr().err


def test_packs_are_written_by_kind_format_and_place(tmp_path, capsys):
    out = tmp_path / "packs"
    asked = ["pack", "--kind=community", "--area=Crewe", "--sections=place", "--format=pdf, xlsx", f"--out={out}"]
    assert cli.main(asked) == 0
    names = [f"community-crewe-2016-17-q3.{form}" for form in ("pdf", "xlsx")]
    assert sorted(file.name for file in out.iterdir()) == names
    assert capsys.readouterr().out.split() == [str(out / name) for name in names]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format=docx"], "format 'docx' is not known; choose from: pdf, pptx, xlsx, html"),
        (["--quarter=2031-32-Q1"], "quarter '2031-32-Q1' has no figures; choose one of: "),
        (["--area=Chester"], "area 'Chester' is not known; choose one of: Cheshire East, "),
        (["--kind=community"], "a community health map is of one locality; choose one of: "),
        (["--sections=x"], "section 'x' is not in a board briefing; choose from: "),
        (["--as-of=yesterday"], "'yesterday' is no day and no version"),
        (["--template=nowhere.pptx"], "nowhere.pptx does not exist or cannot be opened"),
    ],
)
def test_a_pack_that_cannot_be_made_is_told(tmp_path, capsys, options, said):
    assert cli.main(["pack", *options, f"--out={tmp_path / 'packs'}"]) == 1
    assert said in capsys.readouterr().err
