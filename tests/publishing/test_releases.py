"""A release that corrects shipped tables, on the invented board."""

import pandas as pd
import pytest

from outcomes.publishing import releases, versions
from outcomes.store import table
from tests.publishing.test_versions import NEW, REVISED, figure, published


@pytest.fixture
def shipped(at):
    """Change a shipped figure, as a new release does."""

    def change(period, value, drop=False):
        file = at.datasets / "tiny" / "tidy.parquet"
        rows = pd.read_parquet(file)
        mine = (rows["indicator"] == "visits") & (rows["area"] == "E06000099") & (rows["period"] == period)
        mine &= rows["statistic"] == "value"
        assert mine.sum() == 1
        rows.loc[mine, ["value", "numerator", "printed"]] = value, value, f"{value}%"
        table.write(rows[~mine] if drop else rows, file)

    return change


def publish(at):
    (found,) = releases.rehearse(at)
    return versions.publish(at, found, "Release 2", "A. Keeper", "officer")


def test_before_anything_is_published_a_release_has_nothing_to_bring(at, shipped):
    shipped("2016-17-Q3", 44)
    assert releases.rehearse(at) == []


def test_a_corrected_figure_is_brought_and_said(at, hand_in, shipped):
    published(at, hand_in(NEW))
    assert releases.rehearse(at) == []
    shipped("2016-17-Q3", 44)
    (found,) = releases.rehearse(at)
    assert [(change.kind, change.key[3], change.before.value, change.after.value) for change in found.changes] == [
        ("revised", "2016-17-Q3", 50, 44)
    ]
    assert figure(versions.board(at, 1), "2016-17-Q3") == ([50], ["final"])
    assert publish(at) == 2
    now = versions.board(at, 2)
    assert figure(now, "2016-17-Q3") == ([44], ["final"])
    assert figure(now, "2016-17-Q4") == ([75], ["final"])
    assert releases.rehearse(at) == []
    # The next release corrects the same figure again.
    shipped("2016-17-Q3", 43)
    assert publish(at) == 3
    assert figure(versions.board(at, 3), "2016-17-Q3")[0] == [43]
    assert figure(versions.board(at, 1), "2016-17-Q3")[0] == [50]


def test_what_an_officer_published_stays_and_is_counted(at, hand_in, shipped):
    published(at, hand_in(REVISED))
    shipped("2016-17-Q3", 44)
    shipped("2016-17-Q2", 71)
    (found,) = releases.rehearse(at)
    assert [change.key[3] for change in found.changes] == ["2016-17-Q2"]
    assert found.remarks == ("Stay as officers have published them here: 1 figure.",)
    now = versions.board(at, publish(at))
    assert figure(now, "2016-17-Q3") == ([55], ["revised"])
    assert figure(now, "2016-17-Q2")[0] == [71]


def test_a_figure_that_a_release_takes_out_is_withdrawn(at, hand_in, shipped):
    published(at, hand_in(NEW))
    shipped("2016-17-Q2", 0, drop=True)
    (found,) = releases.rehearse(at)
    assert [(change.kind, change.key[3]) for change in found.changes] == [("withdrawn", "2016-17-Q2")]
    assert figure(versions.board(at, publish(at)), "2016-17-Q2") == ([], [])


def test_a_correction_of_the_register_alone_is_brought(at, hand_in):
    published(at, hand_in(NEW))
    register = at.datasets / "tiny" / "quality.csv"
    head = "id,kind,where,finding,treatment\n"
    register.write_text(f"{head}t-1,misprint,Table 1,A doubt,As printed\n", encoding="utf-8")
    (found,) = releases.rehearse(at)
    assert found.changes == ()
    assert "register" in found.besides
    number = versions.publish(at, found, "Register", "A. Keeper", "officer")
    assert "A doubt" in versions.board(at, number).quality["finding"].tolist()
    assert releases.rehearse(at) == []
