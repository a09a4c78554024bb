"""Versions on Delta Lake, of an invented board in a folder of its own."""

import subprocess
import sys
import threading

import pandas as pd
import pytest
from deltalake.exceptions import CommitFailedError

from outcomes import building
from outcomes.errors import OutcomesError
from outcomes.store import table, words
from outcomes.store.content import QUALITY_COLUMNS, Published, together
from outcomes.store.delta import Conflict, Signature, Store
from tests.attacks import TIMES

HERE = "E06000001"


def figures(dataset, *values):
    return pd.DataFrame(
        [
            building.row(
                dataset=dataset,
                indicator="i",
                area=HERE,
                period=f"2016-17-Q{place}",
                value=value,
                printed=f"{value}%",
                source="s",
                locator="page 1",
            )
            for place, value in enumerate(values, 1)
        ],
        columns=table.COLUMNS,
    )


def texts(dataset, *said):
    rows = [dict.fromkeys(words.COLUMNS, "") | {"dataset": dataset, "kind": "commentary", "text": one} for one in said]
    return pd.DataFrame(rows, columns=words.COLUMNS, dtype="str")


def doubts(dataset, *found):
    rows = [dict.fromkeys(QUALITY_COLUMNS, "") | {"dataset": dataset, "finding": one} for one in found]
    return pd.DataFrame(rows, columns=QUALITY_COLUMNS, dtype="str")


def content(dataset, *values, said=(), found=()):
    return Published(figures(dataset, *values), texts(dataset, *said), doubts(dataset, *found))


def by(message="a quarter", author="officer"):
    return Signature(author, "publisher", "2026-11-28T09:00:00+00:00", message, "figures.csv", "0" * 64)


@pytest.fixture
def store(tmp_path):
    made = Store(str(tmp_path / "store"), HERE)
    made.seed(together([content("a", 40.0, said=["as printed"]), content("b", 7.0, found=["misprint"])]), by("seed"))
    return made


def test_what_was_seeded_is_read_back_to_the_letter(store):
    found = store.read(0)
    for name, columns in (("figures", table.COLUMNS), ("words", words.COLUMNS), ("doubts", QUALITY_COLUMNS)):
        assert list(found.part(name).columns) == columns
    pd.testing.assert_frame_equal(found.of("a").figures, figures("a", 40.0))
    pd.testing.assert_frame_equal(found.of("a").words, texts("a", "as printed"), check_dtype=False)
    pd.testing.assert_frame_equal(found.of("b").doubts, doubts("b", "misprint"), check_dtype=False)


def test_a_publish_is_one_version_with_its_signature_and_its_companions(store):
    assert store.publish(0, content("a", 40.0, 36.0, said=["as printed", "new"]), by("quarter 2")) == 1
    seed, second = store.history()
    assert (seed.number, seed.datasets) == (0, ("a", "b"))
    assert (second.number, second.datasets, second.by) == (1, ("a",), by("quarter 2"))
    assert store.read(1, "a").figures["value"].tolist() == [40.0, 36.0]
    assert store.read(1, "a").words["text"].tolist() == ["as printed", "new"]
    assert store.read(1, "b").figures["value"].tolist() == [7.0]
    assert store.read(1, "b").doubts["finding"].tolist() == ["misprint"]
    # What a past meeting read stays as it was.
    assert store.read(0, "a").figures["value"].tolist() == [40.0]
    assert store.read(0, "a").words["text"].tolist() == ["as printed"]


def test_a_companion_that_did_not_change_has_no_new_version(store):
    store.publish(0, content("a", 41.0, said=["as printed"]), by())
    assert store.history()[1].companions == store.history()[0].companions


def test_a_second_publisher_of_the_same_dataset_is_told_to_look_again(store):
    store.publish(0, content("a", 41.0), by("first", "Ann"))
    with pytest.raises(Conflict, match=r"Ann published 'first' \(version 1\) to the same dataset meanwhile; look at"):
        store.publish(0, content("a", 42.0), by("second"))
    assert store.read(store.head(), "a").figures["value"].tolist() == [41.0]


def test_publishers_of_two_datasets_both_land_with_their_words(store):
    store.publish(0, content("a", 41.0, said=["of a"]), by())
    store.publish(0, content("b", 8.0, said=["of b"]), by())
    found = store.read(2)
    assert found.of("a").words["text"].tolist() == ["of a"]
    assert found.of("b").words["text"].tolist() == ["of b"]
    assert found.of("b").figures["value"].tolist() == [8.0]


def test_a_commit_lands_on_the_version_it_was_made_from_or_not_at_all(store):
    """The engine would put it on top of another dataset's publish, whose words it does not name."""
    store.publish(0, content("a", 41.0, said=["of a"]), by())
    with pytest.raises(CommitFailedError):
        store._commit(content("b", 8.0), by(), 0)
    assert store.head() == 1


def test_words_left_by_a_publisher_who_was_killed_before_the_figures_are_never_read(store):
    dead = Store(store.address, HERE)
    dead._companion("words", texts("b", "never published"), ["b"], 0)
    assert store.read(store.head(), "b").words.empty
    store.publish(0, content("a", 41.0, said=["after"]), by())
    assert store.read(1).words["text"].tolist() == ["after"]


def test_two_boards_share_a_store_and_see_nothing_of_each_other(store):
    other = Store(store.address, "E06000002")
    other.seed(content("a", 99.0), by("seed of another"))
    assert other.read(other.head()).figures["value"].tolist() == [99.0]
    assert [version.by.message for version in other.history()] == ["seed of another"]
    assert [version.by.message for version in store.history()] == ["seed"]
    assert store.read(store.head(), "a").figures["value"].tolist() == [40.0]


def test_seeding_twice_changes_nothing(store):
    store.seed(content("a", 1.0), by("again"))
    assert store.head() == 0


def test_a_place_that_is_no_store_is_told(tmp_path):
    with pytest.raises(OutcomesError, match=r"holds no store of figures; check the address of the store"):
        Store(str(tmp_path), HERE).head()
    assert not Store(str(tmp_path), HERE).exists()


def test_a_file_in_the_way_is_told_and_the_old_version_stands(store, tmp_path):
    (tmp_path / "blocked").write_text("a file")
    with pytest.raises(OutcomesError, match=r"could not be written .* nothing has changed"):
        Store(str(tmp_path / "blocked"), HERE).seed(content("a", 1.0), by())


def test_readers_never_meet_half_a_publish(store):
    """Every version holds as many words as its figure says, whoever reads while another publishes."""
    wrong, stop = [], threading.Event()

    def reader():
        mine = Store(store.address, HERE)
        while not stop.is_set():
            found = mine.read(mine.head(), "a")
            if len(found.words) != found.figures["value"].iloc[0] - 39:
                wrong.append((found.figures["value"].iloc[0], len(found.words)))

    threads = [threading.Thread(target=reader) for _ in range(3)]
    for thread in threads:
        thread.start()
    for place in range(2, 22):
        store.publish(store.head(), content("a", 39.0 + place, said=["word"] * place), by())
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert store.head() == 20


KILLED = """
import sys
from tests.store.test_delta import content, by
from outcomes.store.delta import Store
store = Store(sys.argv[1], "E06000001")
print("ready", flush=True)
place = int(store.read(store.head(), "a").figures["value"].iloc[0]) - 39
while True:
    place += 1
    store.publish(store.head(), content("a", 39.0 + place, said=["word"] * place), by())
"""


@pytest.mark.slow
def test_a_publisher_killed_at_any_moment_leaves_the_old_version_or_the_new(store):
    """Twelve moments at each run; ``OUTCOMES_ATTACKS=25`` tries three hundred."""
    import random
    import time

    pauses = random.Random(7)
    last = -1
    for _ in range(12 * TIMES):
        process = subprocess.Popen([sys.executable, "-c", KILLED, store.address], stdout=subprocess.PIPE)
        assert process.stdout.readline() == b"ready\n"
        time.sleep(pauses.uniform(0, 0.4))
        process.kill()
        process.wait()
        process.stdout.close()
        fresh = Store(store.address, HERE)
        found = fresh.read(fresh.head(), "a")
        assert len(found.figures) == 1
        assert len(found.words) == found.figures["value"].iloc[0] - 39
        assert fresh.head() >= last
        last = fresh.head()
    assert last > 0
    for version in range(last + 1):
        found = fresh.read(version, "a")
        assert len(found.words) == found.figures["value"].iloc[0] - 39
        assert fresh.read(version, "b").figures["value"].tolist() == [7.0]


def test_rows_keep_the_order_of_the_document(store):
    values = [float(place * 7919 % 1000) for place in range(1000)]
    rows = figures("a", *values)
    for _ in range(5):
        store.publish(store.head(), Published(rows, texts("a"), doubts("a")), by())
        assert store.read(store.head(), "a").figures["value"].tolist() == values
        rows = rows.assign(note=rows["note"] + "x")
