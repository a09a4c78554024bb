"""What an officer is asked to look at, and what she is not."""

import pandas as pd
import pytest

from outcomes.publishing import difference, warnings
from outcomes.store import words
from outcomes.store.content import Published
from tests import tiny

Q = ("2015-16-Q4", "2016-17-Q1", "2016-17-Q2", "2016-17-Q3", "2016-17-Q4")
BANDS = tiny.bands(("requires improvement", 60, 69), ("good", 70, 79), ("outstanding", 80, 100))
DATASET = tiny.dataset(tiny.indicator("a"), tiny.indicator("b", bands=(BANDS,)))


def said(*texts):
    empty = dict.fromkeys(words.COLUMNS, "")
    rows = [
        {**empty, "dataset": "d", "kind": "commentary", "about": about, "area": tiny.HERE, "period": period, "text": text,
         "source": "s", "locator": "p. 1"}
        for about, period, text in texts
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=words.COLUMNS, dtype="str")


def published(rows, texts=()):
    return Published(tiny.building.table(rows), said(*texts), pd.DataFrame())


def warned(before, new, texts=(), more=()):
    old, after = published(before, texts), published([*before, *new], [*texts, *more])
    changes = difference.between(old.figures, after.figures) + difference.of_words(old.words, after.words)
    return [(each.indicator, each.period, each.said) for each in warnings.of(DATASET, old, after, changes)]


def series(*values, name="a", **more):
    return [tiny.row(name, quarter, value, **more) for quarter, value in zip(Q, values, strict=False)]


def test_an_ordinary_quarter_warns_of_nothing():
    assert warned(series(50, 52, 49, 51), [tiny.row("a", Q[4], 53)]) == []


def test_a_step_larger_than_ever():
    assert warned(series(50, 52, 49, 51), [tiny.row("a", Q[4], 5)]) == [
        ("a", Q[4], "51% becomes 5%: more than twice the largest step before; is it right?")
    ]
    # Of three figures nobody can say how large a step may be.
    assert warned(series(50, 52, 49), [tiny.row("a", Q[3], 5)]) == []


def test_a_period_of_another_kind():
    assert warned(series(50, 52), [tiny.row("a", "2016-17", 51)]) == [
        (
            "a",
            "2016-17",
            "this is a financial year, and until now the indicator has had figures of a quarter; is it meant?",
        )
    ]


def test_a_grade_that_is_crossed():
    assert warned(series(75, 74, name="b"), [tiny.row("b", Q[2], 65)]) == [
        ("b", Q[2], "the grade goes from “good” to “requires improvement”")
    ]


def test_a_plan_that_the_period_before_had():
    plans = series(60, 60, statistic="plan")
    new = [tiny.row("a", Q[2], 51)]
    assert warned([*series(50, 52), *plans], new) == [("a", Q[2], "Q1 2016/17 had a plan, and this has none")]
    assert warned([*series(50, 52), *plans], [*new, tiny.row("a", Q[2], 60, statistic="plan")]) == []


def test_a_commentary_that_the_period_before_had():
    texts = [("a", Q[1], "Staff were away.")]
    new = [tiny.row("a", Q[2], 51)]
    assert warned(series(50, 52), new, texts) == [("a", Q[2], "Q1 2016/17 had a commentary, and this has none")]
    assert warned(series(50, 52), new, texts, [("a", Q[2], "Staff are back.")]) == []


def test_what_is_due_and_not_handed_in():
    before = [*series(50, 52), *series(70, 72, name="b")]
    assert warned(before, [tiny.row("a", Q[2], 51)]) == [("b", Q[2], "due and not handed in; Q1 2016/17 had a figure")]
    # Not collected is an answer.
    both = [tiny.row("a", Q[2], 51), tiny.row("b", Q[2], None, status="not_collected")]
    assert warned(before, both) == []


def test_commentary_that_its_figure_contradicts():
    found = warned(series(50, 52), [tiny.row("a", Q[2], 48)], more=[("a", Q[2], "Performance has improved.")])
    assert found == [
        (
            "a",
            Q[2],
            "the commentary contradicts the figure: it says “improved”, and the figure went from 52 to 48, which is worse",
        )
    ]
    assert warned(series(50, 52), [tiny.row("a", Q[2], 55)], more=[("a", Q[2], "Performance has improved.")]) == []


@pytest.mark.parametrize("text", ["It has worsened.", "On target."])
def test_commentary_on_no_figure_contradicts_none(text):
    assert warned(series(50, 52), [], more=[("a", Q[3], text), ("d", "", text)]) == []
