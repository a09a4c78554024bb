"""Contradictions between documents: those that are planted are found, and nothing else is."""

import random

from outcomes import twins
from tests import tiny
from tests.tiny import HERE, board, dataset, row

# Titles of one subject in the words of two documents.
TITLES = [
    ("Percentage of children seen within 10 days", "Children seen in 10 days, per cent of all"),
    ("Plans reviewed on time", "On-time reviewed plans"),
    ("Carers who feel supported", "The share of carers feel supported"),
]
MADE = [(f"{first} ({n})", f"{second} ({n})") for n in range(14) for first, second in TITLES][:40]


def two_documents(planted, seed):
    """Two documents of forty subjects each; those planted differ, the others are the same figure, rounded or by its month."""
    dice = random.Random(seed)
    # Fixed titles of equal words, since only the words may join them.
    first = dataset(*(tiny.indicator(f"a{n}", title=title) for n, (title, _) in enumerate(MADE)))
    second = dataset(*(tiny.indicator(f"b{n}", title=title) for n, (title, _) in enumerate(MADE)), identifier="e")
    rows = []
    for n in range(len(MADE)):
        value = dice.randint(10, 80)
        period, other = dice.choice(
            [("2016-17-Q3", "2016-17-Q3"), ("2016-17-Q3", "2016-11"), ("2016-17", "2016-17-Q2")]
        )
        said = value + (dice.choice([-7, -2, 3, 9]) if n in planted else dice.choice([0, 0.4, -0.3]))
        rows.append(row(f"a{n}", period, float(value), printed=f"{value}%"))
        rows.append(row(f"b{n}", other, float(said), dataset="e", printed=f"{said:g}%"))
        # What is of another time, place or group is no contradiction, whatever it reads.
        rows.append(row(f"b{n}", "2015-16-Q1", 1.0, dataset="e", printed="1%"))
        rows.append(row(f"b{n}", other, 2.0, dataset="e", group="sex=girls", printed="2%"))
        rows.append(row(f"a{n}", period, 3.0, group="sex=boys", printed="3%"))
    return board(first, second, rows=rows)


def test_thirty_planted_contradictions_are_found_and_no_other():
    for seed in range(5):
        planted = set(random.Random(seed + 100).sample(range(len(MADE)), 30))
        found = twins.of(two_documents(planted, seed))
        assert {int(twin.first.indicator[1:]) for twin in found} == planted
        assert all(twin.first.indicator[1:] == twin.second.indicator[1:] for twin in found)
        assert len(found) == 30


def test_a_clean_pair_has_none():
    for seed in range(5):
        assert twins.of(two_documents(set(), seed)) == []


def test_one_subject_in_other_words_and_orders():
    assert twins.subject("Percentage of children seen within 10 days") == twins.subject(
        "Children seen within 10 days (share)"
    )
    assert twins.subject("Plans reviewed on time") == twins.subject("The time of reviewed plans")
    assert twins.subject("Plans reviewed on time (pupils)") != twins.subject("Plans reviewed on time (staff)")


def test_what_is_declared_the_same_may_overlap_and_has_its_reason():
    first = dataset(tiny.indicator("drift", title="Drift", same_as=(("delay", "Another base."),)))
    second = dataset(tiny.indicator("delay", title="Delay in actions"), identifier="e")
    rows = [
        row("drift", "2016-09..2016-10", 55.0, printed="55%"),
        row("delay", "2016-17-Q2", 62.0, dataset="e", printed="62%"),
        row("delay", "2016-17-Q3", 55.4, dataset="e", printed="55.4%"),
    ]
    (twin,) = twins.of(board(first, second, rows=rows))
    assert (twin.first.value, twin.second.value, twin.why, twin.whole) == (55, 62, "Another base.", False)


def test_a_count_of_a_month_is_no_contradiction_of_a_quarters():
    first = dataset(tiny.indicator("a", title="Visits", unit="visits"))
    second = dataset(tiny.indicator("b", title="Visits", unit="visits"), identifier="e")
    rows = [row("a", "2016-17-Q3", 90.0, printed="90"), row("b", "2016-11", 30.0, dataset="e", printed="30")]
    assert twins.of(board(first, second, rows=rows)) == []
    rows.append(row("b", "2016-17-Q3", 91.0, dataset="e", printed="91"))
    (twin,) = twins.of(board(first, second, rows=rows))
    assert twin.whole


def test_a_bound_and_an_absence_contradict_nothing():
    first = dataset(tiny.indicator("a", title="Visits"))
    second = dataset(tiny.indicator("b", title="Visits"), identifier="e")
    rows = [
        row("a", "2016-17-Q3", 90.0, printed="90%"),
        row("b", "2016-17-Q3", 50.0, dataset="e", bound="<", printed="<50%"),
    ]
    assert twins.of(board(first, second, rows=rows)) == []
    assert HERE in board(first, second, rows=rows).areas.ids


def test_the_near_twins_of_the_pack_stand_with_both_figures(board):
    found = [(twin.first.printed, twin.second.printed, bool(twin.why)) for twin in twins.of(board)]
    assert found == [
        ("43%", "0%", True),
        ("12.5%", "50%", False),
        ("55%", "62%", False),
        ("55%", "50%", False),
        ("8%", "15.7", False),
        ("7.7%", "8.0", False),
        ("17.6%", "16.4%", False),
        ("7.2%", "6.7%", False),
        ("23%", "24", False),
    ]
