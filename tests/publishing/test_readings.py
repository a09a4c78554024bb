"""What the Board will read is what it then reads: rehearsed before, compared with the board that was published."""

import pandas as pd
import pytest

from outcomes import export
from outcomes.publishing import changed, readings, versions
from outcomes.publishing.versions import Places
from outcomes.store import table
from tests.attacks import TIMES

# Each takes five seconds.
QUARTERS = max(3, TIMES)
NEW = "visits,2016-17-Q4,85,85,100,,"
REVISED = "visits,2016-17-Q3,55,55,100,Late visits.,"


def predicted(at, file, dataset="tiny"):
    found = versions.rehearse(at, file, dataset)
    assert found.problems == ()
    now, then = versions.board(at, found.base), versions.afterwards(at, found)
    return found, now, readings.of(found.dataset, found.changes, now, then)


def test_headline_grade_and_card_are_rehearsed(at, hand_in):
    _, _, (quarter, found) = predicted(at, hand_in(NEW, REVISED))
    assert quarter == "2016-17-Q4"
    read = {reading.where: (reading.before, reading.after) for reading in found}
    assert read["One measure, 1. Visits in time"] == (
        "Q3 2016/17: 50%, down 20 percentage points from 70% in Q2 2016/17, now poor, was fair.",
        "Q4 2016/17: 85%, up 30 percentage points from 55% in Q3 2016/17, now good, was poor.",
    )
    assert read["Overview, card: Visits in time"][1].startswith("85%, Good. +30 points")
    assert all(reading.before != reading.after for reading in found)
    assert not any(
        "waits" in reading.where.lower() and reading.after for reading in found if "One measure" in reading.where
    )


def test_nothing_changes_where_only_a_figure_that_nobody_reads_first_does(at, hand_in):
    found, now, _ = predicted(at, hand_in("visits,2016-17-Q3,50,50,100,Checked again.,"))
    assert [change.kind for change in found.changes] == ["changed note"]
    quarter, none = readings.of(found.dataset, found.changes, now, now)
    assert none == ()
    assert changed.read(quarter, none) == ["No headline, judgement or card of Q3 2016/17 changes."]
    assert readings.of(found.dataset, (), now, now) == ("", ())
    assert changed.read("", ()) == []


def test_rehearsed_is_published(at, hand_in):
    found, now, said = predicted(at, hand_in(NEW, REVISED, "waits,2016-17-Q4,9.5,,,,"))
    number = versions.publish(at, found, "Quarter 4", "A", "officer")
    assert readings.of(found.dataset, found.changes, now, versions.board(at, number)) == said
    assert len(said[1]) > 3


def test_undoing_gives_back_every_reading(at, hand_in):
    found, now, _ = predicted(at, hand_in(NEW, REVISED))
    versions.publish(at, found, "Quarter 4", "A", "officer")
    back = versions.board(at, versions.undo(at, 1, "Wrong", "A", "officer"))
    assert readings.of(found.dataset, found.changes, now, back)[1] == ()


@pytest.mark.slow
def test_quarters_of_the_scorecard_replayed_one_by_one(tmp_path):
    """The shipped scorecard without its last quarters, then each of them handed in: all is as rehearsed, at the end the figures are
    those shipped, and undoing the last gives back to the letter what was read before it. ``OUTCOMES_ATTACKS=7`` replays all seven."""
    import shutil

    from outcomes.paths import DATASETS, GEO

    name, late = (
        "childrens_scorecard",
        [f"{year}-Q{n}" for year in ("2015-16", "2016-17") for n in range(1, 5)][:7][-QUARTERS:],
    )
    shutil.copytree(DATASETS / name, tmp_path / "datasets" / name)
    file = tmp_path / "datasets" / name / "tidy.parquet"
    shipped = pd.read_parquet(file)
    table.write(shipped[~shipped["period"].isin(late)], file)
    (tmp_path / "datasets" / name / "build.py").unlink()
    at = Places(tmp_path / "datasets", GEO, str(tmp_path / "store"))
    for quarter in late:
        rows = shipped[shipped["period"] == quarter]
        handed = tmp_path / f"{quarter}.csv"
        rows.drop(columns=["dataset"]).to_csv(handed, index=False)
        found, now, said = predicted(at, handed, name)
        assert {change.kind for change in found.changes} == {"new"}
        assert len(found.changes) == len(rows)
        number = versions.publish(at, found, quarter, "Replay", "test")
        then, before_last = versions.board(at, number), now
        assert readings.of(found.dataset, found.changes, now, then) == said
        assert said[0] == quarter
        assert len(said[1]) > 20, quarter
    order = table.KEY
    held = then.of(name).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(held, shipped.sort_values(order, ignore_index=True), check_dtype=False)
    versions.undo(at, number, "Once more", "Replay", "test")
    undone = versions.board(at, versions.latest(at))
    assert export.csv(undone.figures) == export.csv(before_last.figures)
    assert readings.of(found.dataset, found.changes, before_last, undone)[1] == ()
