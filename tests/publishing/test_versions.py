"""Rehearsing, publishing, looking back and undoing, on the invented board."""

import pandas as pd
import pytest

from outcomes import opening
from outcomes.errors import OutcomesError
from outcomes.publishing import changed, difference, versions
from outcomes.store.delta import Conflict

NEW = "visits,2016-17-Q4,75,75,100,,"
REVISED = "visits,2016-17-Q3,55,55,100,Two visits were counted late.,"


def published(at, file, message="Quarter 4"):
    return versions.publish(at, versions.rehearse(at, file, "tiny"), message, "A. Officer", "officer")


def figure(board, period, statistic="value", indicator="visits"):
    rows = board.rows(indicator, statistic=statistic)
    rows = rows[(rows["area"] == "E06000099") & (rows["period"] == period)]
    return rows["value"].tolist(), rows["status"].tolist()


def test_before_anything_is_published_the_shipped_tables_stand(at):
    assert versions.latest(at) is None
    assert versions.history(at) == []
    assert versions.as_of(at, "2017-05-30") is None
    assert figure(versions.board(at, None), "2016-17-Q3") == ([50], ["final"])


def test_a_rehearsal_says_what_changes_and_changes_nothing(at, hand_in):
    file = hand_in(NEW, REVISED, "visits,2016-17-Q2,70,70,100,,")
    found = versions.rehearse(at, file, "tiny")
    assert [(change.kind, change.key[3]) for change in found.changes] == [
        ("revised", "2016-17-Q3"),
        ("new", "2016-17-Q4"),
    ]
    assert found.unchanged == 1
    assert changed.lines(found) == [
        "Invented board: 1 new, 1 revised and 1 unchanged.",
        "revised: Visits in time, E06000099, 2016-17-Q3: 50% becomes 55% (revised) (Two visits were counted late.)",
        "new: Visits in time, E06000099, 2016-17-Q4: 75%",
    ]
    assert versions.latest(at) is None


def test_what_was_rehearsed_is_what_is_published_and_nothing_else(at, hand_in):
    before = versions.board(at, None)
    found = versions.rehearse(at, hand_in(NEW, REVISED), "tiny")
    assert versions.publish(at, found, "Quarter 4", "A. Officer", "officer") == 1
    after = versions.board(at, 1)
    shipped, held = (board.figures[board.figures["area"] == "E06000099"] for board in (before, after))
    actual = difference.between(shipped, held)
    assert [(c.kind, c.key) for c in actual] == [(c.kind, c.key) for c in found.changes]
    assert figure(after, "2016-17-Q4") == ([75], ["final"])
    assert figure(after, "2016-17-Q3") == ([55], ["revised"])
    # Reckoned localities, words and the register are as they were.
    pd.testing.assert_frame_equal(before.words, after.words, check_dtype=False)
    assert len(after.figures) == len(before.figures) + 1


def test_as_it_stood_on_a_day_and_by_number(at, hand_in):
    published(at, hand_in(REVISED))
    today = versions.history(at)[-1].by.time[:10]
    assert versions.as_of(at, "2017-05-30") == 0
    assert versions.as_of(at, today) == 1
    assert versions.as_of(at, "0") == 0
    assert figure(versions.board(at, versions.as_of(at, "2017-05-30")), "2016-17-Q3") == ([50], ["final"])
    for odd, said in (("7", "version 7 is not in the history"), ("May", "'May' is no day and no version")):
        with pytest.raises(OutcomesError, match=said):
            versions.as_of(at, odd)


def test_as_it_stood_before_the_first_publish_is_what_is_shipped_to_the_letter(at, hand_in):
    published(at, hand_in(NEW))
    shipped, seed = opening.load(at.datasets, at.geo), versions.board(at, 0)
    for name in ("figures", "words", "quality", "small", "wards", "far"):
        pd.testing.assert_frame_equal(getattr(shipped, name), getattr(seed, name), check_dtype=False)


def test_undoing_gives_back_what_stood_and_keeps_the_history(at, hand_in):
    published(at, hand_in(NEW, REVISED))
    assert versions.undo(at, 1, "The wrong file", "B. Officer", "officer") == 2
    pd.testing.assert_frame_equal(versions.board(at, 2).figures, versions.board(at, 0).figures)
    assert [(v.number, v.by.author, v.undoes) for v in versions.history(at)] == [
        (0, "A. Officer", None),
        (1, "A. Officer", None),
        (2, "B. Officer", 1),
    ]
    assert changed.history(versions.history(at)[2]).endswith(
        "B. Officer (officer): The wrong file; takes back version 1"
    )
    assert figure(versions.board(at, 1), "2016-17-Q4") == ([75], ["final"])


def test_only_what_has_nothing_on_top_can_be_undone(at, hand_in):
    published(at, hand_in(NEW))
    published(at, hand_in(REVISED))
    with pytest.raises(OutcomesError, match="version 2 changed the same dataset later; undo that one first"):
        versions.undo(at, 1, "m", "a", "officer")
    for number in (0, 9):
        with pytest.raises(OutcomesError, match=f"version {number} is no publish that can be undone"):
            versions.undo(at, number, "m", "a", "officer")


def test_a_figure_is_withdrawn_with_a_reason(at, hand_in):
    published(at, hand_in("visits,2016-17-Q3,,,,Counted twice.,withdrawn"))
    assert figure(versions.board(at, 1), "2016-17-Q3") == ([], [])
    assert figure(versions.board(at, 0), "2016-17-Q3") == ([50], ["final"])


def test_two_officers_who_rehearsed_the_same_version(at, hand_in):
    first = versions.rehearse(at, hand_in(NEW), "tiny")
    second = versions.rehearse(at, hand_in(REVISED), "tiny")
    versions.publish(at, first, "first", "Ann", "officer")
    with pytest.raises(Conflict, match=r"Ann published 'first' \(version 1\) to the same dataset meanwhile"):
        versions.publish(at, second, "second", "Ben", "officer")
    again = versions.rehearse(at, hand_in(REVISED), "tiny")
    assert versions.publish(at, again, "second", "Ben", "officer") == 2
    assert figure(versions.board(at, 2), "2016-17-Q4")[0] == [75]
    assert figure(versions.board(at, 2), "2016-17-Q3")[0] == [55]


def test_what_cannot_be_published(at, hand_in):
    with pytest.raises(OutcomesError, match="1 problems stand against it; the first: line 2"):
        published(at, hand_in("visits,2016-17-Q4,175,,,,"))
    with pytest.raises(OutcomesError, match=r"quarter\.csv changes nothing"):
        published(at, hand_in("visits,2016-17-Q3,50,50,100,,"))
    for message in ("", "two\nlines", "x" * 301):
        with pytest.raises(OutcomesError, match="the message"):
            published(at, hand_in(NEW), message)
    with pytest.raises(OutcomesError, match="dataset 'other' does not exist; choose one of: tiny"):
        versions.rehearse(at, hand_in(NEW), "other")
    assert versions.latest(at) is None


def test_the_same_file_twice_changes_nothing_the_second_time(at, hand_in):
    published(at, hand_in(NEW, REVISED))
    assert versions.rehearse(at, hand_in(NEW, REVISED), "tiny").changes == ()


def test_a_table_that_no_longer_fits_the_catalogue_is_told(at, hand_in):
    published(at, hand_in(NEW))
    file = at.datasets / "tiny" / "dataset.yaml"
    kept = [line for line in file.read_text().splitlines() if not line.startswith("- {id: calls")]
    file.write_text("\n".join(kept).replace("indicators: [calls]", "indicators: [visits]"))
    with pytest.raises(OutcomesError, match="indicator 'calls' is not known"):
        versions.board(at, 1)


def test_a_fault_of_another_dataset_does_not_stand_in_the_way(at, hand_in):
    other = at.datasets / "other"
    other.mkdir()
    (other / "dataset.yaml").write_text("id: other\nodd: yes\n", encoding="utf-8")
    assert versions.rehearse(at, hand_in(NEW), "tiny").problems == ()
    with pytest.raises(OutcomesError, match=r"datasets/other/dataset\.yaml"):
        versions.rehearse(at, hand_in(NEW), "other")
