"""Imports are numbered, replace each other, and never stop the dashboard."""

import shutil

import pytest

from outcomes import opening
from outcomes.importing import matching, reading, saving
from outcomes.paths import DATASETS, GEO
from tests.importing.publishers import PLAIN, file_7

SHIPPED = len(list(DATASETS.glob("*/dataset.yaml")))


def test_figures_taken_in_are_saved_checked_and_read_again(tmp_path, board, codes):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    taken = matching.take(reading.read(file_7(tmp_path, codes)), board)
    written = saving.save(taken, board, tmp_path / "datasets")
    assert [file.name.rsplit("-", 1)[0] for file in written] == ["0001-indices-of-deprivation-2019"]
    again = opening.load(tmp_path / "datasets", GEO)
    rows = again.small[again.small["indicator"] == "income-dep"]
    assert len(rows) == 234
    crewe = again.figures.query("indicator == 'income-dep' and area == 'CE-LCN-CREWE'")
    assert crewe["value"].tolist() == [12.3]


@pytest.mark.slow
def test_a_corrected_file_replaces_its_figures_and_never_stops_the_dashboard(tmp_path, board):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    values = []
    for name, value in (("figures.csv", 10), ("figures corrected.csv", 11), ("a-b.csv", 12), ("a b.csv", 13)):
        file = tmp_path / name
        file.write_text(f"{PLAIN}E01018386,income_dep,2019,{value},,\n", encoding="utf-8")
        saving.save(matching.take(reading.read(file), board), board, tmp_path / "datasets")
        again = opening.load(tmp_path / "datasets", GEO)
        values += again.small.query("indicator == 'income-dep'")["value"].tolist()
    assert values == [10, 11, 12, 13]
    inside = tmp_path / "datasets" / "community_health" / "imported"
    assert len(list(inside.iterdir())) == 4
    # The same file again takes the place of what it gave before, with a new number.
    saving.save(matching.take(reading.read(tmp_path / "a b.csv"), board), board, tmp_path / "datasets")
    assert len(list(inside.iterdir())) == 4


def test_a_damaged_import_is_named_and_the_rest_works(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    inside = tmp_path / "datasets" / "community_health" / "imported"
    inside.mkdir()
    (inside / "0001-broken.parquet").write_bytes(b"PAR1 half a file")
    faults = []
    loaded = opening.load(tmp_path / "datasets", GEO, faults)
    assert len(loaded.datasets) == SHIPPED
    assert len(faults) == 1
    assert faults[0].startswith("datasets/community_health/imported/0001-broken.parquet cannot be read")
    assert "delete it and import its file again" in faults[0]


def test_numbers_in_front_of_imports_may_grow(tmp_path, board):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    file = tmp_path / "a.csv"
    file.write_text(f"{PLAIN}E01018386,income_dep,2019,10,,\n", encoding="utf-8")
    taken = matching.take(reading.read(file), board)
    (first,) = saving.save(taken, board, tmp_path / "datasets")
    first.rename(first.with_name("9999" + first.name[4:]))
    for _ in range(2):
        (written,) = saving.save(taken, board, tmp_path / "datasets")
        assert written.exists()
    assert written.name.startswith("10001-")
