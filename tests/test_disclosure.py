"""Small counts are hidden with everything that would give them away, over areas, breakdowns, periods and versions."""

import itertools
import random

import numpy as np
import pytest

from outcomes import disclosure
from outcomes.areas import Area
from outcomes.disclosure import Memory, Rule
from outcomes.errors import OutcomesError
from tests import tiny
from tests.attacks import TIMES
from tests.tiny import HERE, row

YEAR, QUARTERS = "2016-17", [f"2016-17-Q{n}" for n in range(1, 5)]
PLACES = ("north", "south", "west")
TREE = tiny.areas(
    *(Area(name, name, "locality", HERE, "") for name in PLACES),
    *(Area(f"{name}-{n}", f"{name} {n}", "lsoa", name, "") for name in PLACES for n in (1, 2)),
)
COUNT = tiny.indicator("i", unit="people", disclosure="below_5", aggregation="sum")
SHARE = tiny.indicator("i", unit="%", disclosure="below_5")
DATASET = tiny.dataset(COUNT)


def hide(*versions, entry=COUNT):
    """For each version the places of its rows that are hidden."""
    memory, dataset = Memory(), tiny.dataset(entry)
    frames = [tiny.building.table(rows) for rows in versions]
    return [np.flatnonzero(disclosure.hidden(frame, dataset, TREE, memory)).tolist() for frame in frames]


def of(values, period=YEAR, **more):
    """Rows of a count by area."""
    return [row("i", period, value, area=area, **more) for area, value in values.items()]


WHOLE = {HERE: 60, "north": 20, "south": 30, "west": 10}


def test_a_rule_is_read():
    assert disclosure.rule("published_aggregate") is None
    assert disclosure.rule("below_5") == Rule(5)
    assert disclosure.rule("below_10_round_5") == Rule(10, 5)
    for text in ("hide some", "below_10_round_0", "below_x"):
        with pytest.raises(OutcomesError, match="is no disclosure rule"):
            disclosure.rule(text)


def test_what_has_no_rule_or_no_small_count_is_shown():
    open_ = tiny.indicator("i", unit="people", aggregation="sum")
    assert hide(of({HERE: 3}), entry=open_) == [[]]
    assert hide(of(WHOLE)) == [[]]
    assert hide(of({**WHOLE, HERE: 50, "west": 0})) == [[]]


def test_one_small_locality_hides_the_others_and_leaves_the_total():
    assert hide(of({**WHOLE, HERE: 53, "west": 3})) == [[1, 2, 3]]


def test_a_small_total_hides_everything():
    assert hide(of({HERE: 3, "north": 3})) == [[0, 1]]


def test_small_areas_that_are_hidden_leave_localities_and_total():
    rows = of({**WHOLE, "north-1": 17, "north-2": 3})
    assert hide(rows) == [[4, 5]]


def test_a_breakdown_that_is_small_is_hidden_whole():
    rows = [*of({HERE: 60}), *of({HERE: 57}, group="sex=f"), *of({HERE: 3}, group="sex=m")]
    assert hide(rows) == [[1, 2]]


def test_a_remainder_that_is_small_is_a_small_count():
    # Two people whose locality is not known.
    assert hide(of({**WHOLE, HERE: 62})) == [[1, 2, 3]]
    assert hide([*of({HERE: 60}), *of({HERE: 28}, group="sex=f"), *of({HERE: 30}, group="sex=m")]) == [[1, 2]]


def test_of_overlapping_periods_a_small_one_hides_all_of_them():
    rows = [*of({HERE: 33}), *(r for q, n in zip(QUARTERS, (10, 10, 10, 3), strict=True) for r in of({HERE: n}, q))]
    assert hide(rows) == [[0, 1, 2, 3, 4]]
    apart = [r for q, n in zip(QUARTERS, (10, 10, 10, 3), strict=True) for r in of({HERE: n}, q)]
    assert hide(apart) == [[3]]


def test_of_a_share_the_others_and_the_base_count_too():
    for numerator, denominator in ((3, 50), (48, 50), (4, 4)):
        value = 100 * numerator / denominator
        rows = [row("i", YEAR, value, numerator=numerator, denominator=denominator)]
        assert hide(rows, entry=SHARE) == [[0]]
    assert hide([row("i", YEAR, 50, numerator=25, denominator=50)], entry=SHARE) == [[]]
    # A count that is not known cannot be protected.
    assert hide([row("i", YEAR, 50)], entry=SHARE) == [[0]]


def test_other_statistics_stand_only_where_everything_does_and_plans_always():
    more = [row("i", YEAR, 4, statistic="n"), row("i", YEAR, 70, statistic="plan")]
    assert hide([*of({HERE: 60}), *more]) == [[1]]


def test_what_an_officer_has_suppressed_is_not_given_away():
    rows = of(WHOLE)
    rows[3] = row("i", YEAR, None, area="west", status="suppressed")
    assert hide(rows) == [[1, 2, 3]]


def test_what_one_version_hides_no_later_one_shows():
    hidden = of({**WHOLE, HERE: 53, "west": 3})
    assert hide(hidden, of(WHOLE)) == [[1, 2, 3], [1, 2, 3]]


def test_where_less_is_shown_than_before_only_what_has_not_changed_stands():
    # The total less the others, which everybody has seen, would be the count that is now small.
    assert hide(of(WHOLE), of({**WHOLE, HERE: 53, "west": 3})) == [[], [0, 3]]


def test_what_changed_and_came_back_is_not_what_was_seen_last():
    less = of({**WHOLE, HERE: 53, "west": 3})
    assert hide(of(WHOLE), less, of(WHOLE)) == [[], [0, 3], [0, 3]]


def test_what_was_withdrawn_is_not_seen_any_more():
    assert hide(of({**WHOLE, HERE: 53, "west": 3}), [], of({**WHOLE, HERE: 53, "west": 3})) == [
        [1, 2, 3],
        [],
        [1, 2, 3],
    ]


def test_a_period_that_joins_two_others_takes_the_least_of_them():
    quarter = of({**WHOLE, HERE: 53, "west": 3}, QUARTERS[0])
    year = of({name: 4 * count for name, count in WHOLE.items()})
    assert hide(quarter, [*quarter, *year]) == [[1, 2, 3], [1, 2, 3, 5, 6, 7]]


def test_rounding_leaves_multiples_and_no_print():
    entry = tiny.indicator("i", unit="%", decimals=0, disclosure="below_5_round_5")
    rows = tiny.building.table([row("i", YEAR, 52, numerator=52, denominator=101, printed="52%", note="It was 52.")])
    made = disclosure.shown(rows, np.zeros(1, dtype=bool), tiny.dataset(entry)).iloc[0]
    assert (made.numerator, made.denominator, made.value, made.printed, made.note) == (50, 100, 50, "", "")
    counted = tiny.indicator("i", unit="people", disclosure="below_5_round_10", aggregation="sum")
    rows = tiny.building.table(of({HERE: 64}) + of({HERE: 70}, statistic="plan"))
    made = disclosure.shown(rows, np.zeros(2, dtype=bool), tiny.dataset(counted))
    assert made["value"].tolist() == [60, 70]


def test_differences_are_never_shown_beside_a_rule():
    rows = tiny.building.table([*of({HERE: 64}), *of({HERE: 4}, statistic="variance")])
    made = disclosure.shown(rows, np.zeros(2, dtype=bool), DATASET)
    assert made["status"].tolist() == ["final", "suppressed"]


GROUPS = ("", "sex=f", "sex=m")


def store(chance):
    """Up to three versions of a random indicator: areas, breakdowns, quarters and a year that add up, then revised at random."""
    kinds = [PLACES, [f"{name}-{n}" for name in PLACES for n in (1, 2)]][: chance.randint(1, 2)]
    cells = {}
    for place in PLACES:
        for n in (1, 2):
            for sex in GROUPS[1:]:
                for quarter in QUARTERS[: chance.randint(1, 2)]:
                    cells[f"{place}-{n}", sex, quarter] = chance.choice((0, 1, 3, 6, 9, 12, 20, 40))
    groups, yearly = chance.random() < 0.5, chance.random() < 0.5
    versions = []
    for turn in range(chance.randint(1, 3)):
        if turn:
            for key in chance.sample(list(cells), chance.randint(1, 2)):
                cells[key] = chance.choice((0, 1, 3, 6, 9, 12, 20, 40))
        versions.append(_totals(cells, kinds, groups, yearly))
    return versions


def _totals(cells, kinds, groups, yearly):
    made = {}
    for (lsoa, sex, quarter), count in cells.items():
        areas = [HERE, *([lsoa.rpartition("-")[0]] if PLACES in kinds else []), *([lsoa] if len(kinds) > 1 else [])]
        for area, group, period in itertools.product(
            areas, ["", *([sex] if groups else [])], [quarter, *([YEAR] if yearly else [])]
        ):
            made[area, period, group] = made.get((area, period, group), 0) + count
    return made


def relations(keys):
    """Every total among the keys with its parts: by areas, by breakdown, by period."""
    for area, period, group in keys:
        inside = [a for a in TREE.areas if area in tuple(TREE.upwards(a)) and a != area]
        every = [[(a, period, group) for a in inside if TREE.kinds[a] == kind] for kind in ("locality", "lsoa")]
        every.append([(area, period, g) for g in GROUPS[1:] if not group])
        every.append([(area, q, group) for q in QUARTERS if period == YEAR])
        for parts in every:
            if held := [part for part in parts if part in keys]:
                yield (area, period, group), held


def recovered(versions, shown, rule_is_known):
    """Small counts that an attacker works out: from each sum whose other terms are shown in that version, or in the one nearest.

    Who knows the rule knows that what an earlier version showed and this one hides has changed, and does not take the old one.
    """
    found = []
    for turn, true in enumerate(versions):

        def known(key, turn=turn):
            if rule_is_known and key not in shown[turn] and any(key in earlier for earlier in shown[:turn]):
                return None
            order = sorted(range(len(versions)), key=lambda other: (abs(other - turn), other))
            return next((shown[other][key] for other in order if key in shown[other]), None)

        for total, parts in relations(true):
            for target in (total, *parts):
                if target in shown[turn] or not 0 < true[target] < 5:
                    continue
                others = [known(key) for key in (total, *parts) if key != target]
                if any(value is None for value in others):
                    continue
                # At least one of them as of this very version: else it is a guess from another.
                if not any(key in shown[turn] for key in (total, *parts) if key != target):
                    continue
                guess = sum(others) if target == total else others[0] - sum(others[1:])
                if guess == true[target]:
                    found.append((turn, target, guess))
    return found


def attacked(seed, hide_less=False):
    chance = random.Random(seed)
    versions = store(chance)
    memory, shown = Memory(), []
    for true in versions:
        frame = tiny.building.table([row("i", p, float(n), area=a, group=g) for (a, p, g), n in true.items()])
        gone = disclosure.hidden(frame, DATASET, TREE, Memory() if hide_less else memory)
        shown.append({key: n for (key, n), away in zip(true.items(), gone, strict=True) if not away})
        # Nothing small is ever shown.
        assert not any(0 < n < 5 for n in shown[-1].values())
    return recovered(versions, shown, not hide_less)


def test_an_attacker_recovers_nothing():
    assert [found for seed in range(300) for found in attacked(seed)] == []


@pytest.mark.slow
def test_an_attacker_recovers_nothing_from_many_stores():
    """A thousand at each run; ``OUTCOMES_ATTACKS=10`` tries ten thousand."""
    assert [found for seed in range(300, 1000 * TIMES) for found in attacked(seed)] == []


def test_the_attacker_bites():
    """Without the memory of earlier versions there is something to be had."""
    assert any(attacked(seed, hide_less=True) for seed in range(300))
