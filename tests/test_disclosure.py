import random
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from outcomes import disclosure
from outcomes.disclosure import Rule
from outcomes.errors import OutcomesError

FIVE = Rule(5)


def test_a_small_count_takes_its_smallest_neighbour_with_it():
    counts = {"a": 3, "b": 40, "c": 20}
    statistics = [{"a"}, {"b"}, {"c"}, {"a", "b", "c"}]
    assert disclosure.hidden(statistics, counts, FIVE) == {0, 2}


def test_zero_and_the_threshold_itself_are_shown():
    assert disclosure.hidden([{"a"}, {"b"}], {"a": 0, "b": 5}, FIVE) == frozenset()


def test_own_localities_that_differ_by_one_small_area_are_not_both_shown():
    counts = {"a": 2, "b": 30, "c": 30}
    hidden = disclosure.hidden([{"b", "c"}, {"a", "b", "c"}], counts, FIVE)
    assert len(hidden) == 1


def test_a_difference_of_two_areas_that_is_small_is_protected():
    counts = {"a": 2, "b": 1, "c": 30}
    assert disclosure.hidden([{"c"}, {"a", "b", "c"}], counts, FIVE)


def test_a_missing_count_is_named():
    with pytest.raises(OutcomesError, match="area b"):
        disclosure.hidden([{"a", "b"}], {"a": 1}, FIVE)


def test_rules_are_read_and_others_refused():
    assert disclosure.rule("published_aggregate") is None
    assert disclosure.rule("below_5") == Rule(5)
    for text in ("hide some", "below_10_round_5"):
        with pytest.raises(OutcomesError, match="published_aggregate"):
            disclosure.rule(text)


def test_suppression_takes_figure_counts_interval_and_print():
    frame = pd.DataFrame(
        {
            "value": [10.0, 20.0],
            "numerator": [1.0, 9.0],
            "denominator": [10.0, 45.0],
            "lower": [1.0, 10.0],
            "upper": [40.0, 34.0],
            "status": ["final", "final"],
            "printed": ["10%", "20%"],
        }
    )
    out = disclosure.suppress(frame, {0})
    assert out.loc[0, disclosure.MEASURES].isna().all()
    assert out["status"].tolist() == ["suppressed", "final"]
    assert out["printed"].tolist() == ["", "20%"]
    assert out.loc[1, "value"] == 20
    assert frame.loc[0, "value"] == 10


# The attacker. Shares no code with what it attacks.


def table(rng):
    """Synthetic: small areas in groups, a total, and own localities that overlap and differ by one area."""
    size = rng.randint(3, 9)
    names = [f"s{i}" for i in range(size)]
    counts = {name: rng.choice([0, 1, 2, 3, 4, 5, 6, 9, 14, 30, 80]) for name in names}
    statistics = [frozenset({name}) for name in names]
    cut = rng.randint(1, size - 1)
    statistics += [frozenset(names[:cut]), frozenset(names[cut:]), frozenset(names)]
    for _ in range(rng.randint(0, 3)):
        own = set(rng.sample(names, rng.randint(1, size)))
        statistics.append(frozenset(own))
        if len(own) > 1:
            statistics.append(frozenset(own - {rng.choice(sorted(own))}))
    return names, counts, list(dict.fromkeys(statistics))


def reduced(rows):
    """Row echelon form in exact fractions."""
    rows = [[Fraction(x) for x in row] for row in rows]
    pivot = 0
    for column in range(len(rows[0]) - 1 if rows else 0):
        found = next((i for i in range(pivot, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[pivot], rows[found] = rows[found], rows[pivot]
        rows[pivot] = [x / rows[pivot][column] for x in rows[pivot]]
        for i, row in enumerate(rows):
            if i != pivot and row[column]:
                rows[i] = [x - row[column] * y for x, y in zip(row, rows[pivot], strict=True)]
        pivot += 1
    return rows[:pivot]


def follows(echelon, target):
    """The value of a sum of cells when it follows from the equations, else None."""
    left = [Fraction(x) for x in target] + [Fraction(0)]
    for row in echelon:
        lead = next((i for i, x in enumerate(row[:-1]) if x), None)
        if lead is not None and left[lead]:
            left = [x - left[lead] * y for x, y in zip(left, row, strict=True)]
    return -left[-1] if not any(left[:-1]) else None


def attack(seed):
    rng = random.Random(seed)
    names, counts, statistics = table(rng)
    hidden = disclosure.hidden(statistics, counts, FIVE)
    equations = [
        [int(name in statistic) for name in names] + [sum(counts[name] for name in statistic)]
        for place, statistic in enumerate(statistics)
        if place not in hidden
    ]
    secrets = [statistics[place] for place in hidden]
    secrets += [frozenset({name}) for name in names if 0 < counts[name] < 5]
    return names, counts, equations, secrets, hidden, statistics


@pytest.mark.slow
def test_an_attacker_recovers_no_hidden_cell_in_10_000_random_tables():
    recovered, attacked = [], 0
    for seed in range(10_000):
        names, _, equations, secrets, _, _ = attack(seed)
        echelon = reduced(equations)
        for secret in secrets:
            attacked += 1
            if follows(echelon, [int(name in secret) for name in names]) is not None:
                recovered.append((seed, secret))
    assert attacked > 10_000
    assert recovered == []


@pytest.mark.slow
def test_counts_that_cannot_be_negative_give_nothing_away_either():
    recovered = []
    for seed in range(400):
        names, _, equations, secrets, _, _ = attack(seed)
        if not equations:
            continue
        known = np.array(equations, dtype=float)
        for secret in secrets:
            cost = np.array([float(name in secret) for name in names])
            ends = [
                sign * linprog(sign * cost, A_eq=known[:, :-1], b_eq=known[:, -1], bounds=(0, None)).fun
                if linprog(sign * cost, A_eq=known[:, :-1], b_eq=known[:, -1], bounds=(0, None)).status == 0
                else sign * -np.inf
                for sign in (1, -1)
            ]
            if ends[1] - ends[0] < 1 - 1e-6:
                recovered.append((seed, secret, ends))
    assert recovered == []


def test_adding_a_hidden_cell_changes_no_published_one():
    for seed in range(200):
        _, counts, statistics = table(random.Random(seed))
        hidden = disclosure.hidden(statistics, counts, FIVE)
        shown = {s: sum(counts[n] for n in s) for i, s in enumerate(statistics) if i not in hidden}
        more = [*statistics, frozenset({"new"})]
        again = disclosure.hidden(more, {**counts, "new": 2}, FIVE)
        assert len(statistics) in again
        assert {s: sum(counts[n] for n in s) for i, s in enumerate(more) if i not in again} == shown
