"""The Better Care Fund's year-end as the council published it in 2018, handed in on top of the pack: the right difference, and back."""

import shutil

import pandas as pd
import pytest

from outcomes.paths import DATASETS, GEO
from outcomes.publishing import difference, versions
from outcomes.publishing.versions import Places
from outcomes.store import table

FUND = "better_care_fund"


@pytest.fixture
def pack(tmp_path):
    """The fund's figures as of the pack, and those of the year-end."""
    shutil.copytree(DATASETS / FUND, tmp_path / "datasets" / FUND)
    file = tmp_path / "datasets" / FUND / "tidy.parquet"
    shipped = pd.read_parquet(file)
    later = shipped["source"].str.contains("2018|year-end")
    table.write(shipped[~later], file)
    (tmp_path / "datasets" / FUND / "build.py").unlink()
    return Places(tmp_path / "datasets", GEO, str(tmp_path / "store"), tmp_path / "log"), shipped, shipped[later]


def test_the_year_end_is_new_a_plan_asks_who_and_undoing_gives_the_pack_to_the_digit(pack, tmp_path):
    at, shipped, later = pack
    assert len(later) == 8
    file = tmp_path / "year-end.csv"
    later.drop(columns=["dataset"]).to_csv(file, index=False)
    found = versions.rehearse(at, file, FUND)
    assert found.problems == ()
    assert [change.kind for change in found.changes] == [difference.NEW] * 8
    assert {change.key[3] for change in found.changes} == {"2017-18"}
    number = versions.publish(at, found, "Year-end 2017/18", "A. Officer", "officer")
    order = [*table.KEY]
    held = versions.board(at, number).of(FUND).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(held, shipped.sort_values(order, ignore_index=True), check_dtype=False)

    plan = tmp_path / "plan.csv"
    plan.write_text("indicator,period,statistic,value\nreablement,2017-18,plan,85\n")
    (problem,) = versions.rehearse(at, plan, FUND).problems
    assert "changed plan: 88.4% was published; write who decided it and why" in str(problem)
    plan.write_text(
        "indicator,period,statistic,value,note\nreablement,2017-18,plan,85,The Board of July 2018: fewer beds.\n"
    )
    found = versions.rehearse(at, plan, FUND)
    assert [(change.kind, change.before.value, change.after.value) for change in found.changes] == [
        ("changed plan", 88.4, 85)
    ]

    versions.undo(at, number, "Not yet", "A. Officer", "officer")
    then = versions.board(at, versions.as_of(at, "2017-05-30")).of(FUND)
    now = versions.board(at, versions.latest(at)).of(FUND)
    pd.testing.assert_frame_equal(now, then)
    assert len(then) == len(shipped) - 8
