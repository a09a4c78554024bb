"""Own localities on the real areas: exact reproduction, union, geometry, disclosure."""

import dataclasses
import random
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes import disclosure, opening, places, reckoning, screens
from outcomes.localities import regroup as own
from outcomes.localities.definition import Definition
from outcomes.selection import Selection
from outcomes.views import beside, common, grouping, kinds, local, profile, ranking, rug
from outcomes.views import map as maps


def definition(**groups):
    return Definition(tuple((name, frozenset(lsoas)) for name, lsoas in sorted(groups.items())))


@pytest.fixture(scope="module")
def inside(board):
    return own.contents(board.areas)


@pytest.fixture(scope="module")
def small(board):
    """The board with synthetic figures of every LSOA for two indicators. Made for these tests only."""
    rng = random.Random(3)
    pattern = board.figures[board.figures["indicator"] == "pct-65plus"].iloc[0]
    made = []
    for lsoa in board.areas.members["lsoa11cd"]:
        people = rng.randint(1000, 2000)
        older = rng.randint(100, 400)
        made.append({**pattern, "indicator": "pop-total", "area": lsoa, "value": people})
        made.append({**pattern, "area": lsoa, "value": 100 * older / people, "numerator": older, "denominator": people})
    extra = pd.DataFrame(made)
    return dataclasses.replace(
        board,
        small=pd.concat([board.small, extra], ignore_index=True),
        figures=pd.concat([board.figures, extra], ignore_index=True),
    )


# One period of each indicator: those of the first publications.
FIRST = ("mid-2017", "2019", "2015", "2011", "2020-21", "2024")


def community(board, periods=None):
    rows = board.of("community_health")
    return rows[(rows["statistic"] == "value") & (rows["period"].isin(periods) if periods else True)]


def test_an_own_locality_equal_to_a_published_one_has_its_figures_exactly(board, inside):
    groups = {board.areas.name(area): lsoas for area, lsoas in inside.items()}
    after = own.apply(board, definition(**groups))
    kept = ["indicator", "period", "value", "numerator", "denominator", "status", "printed", "source", "locator"]
    for area in board.areas.localities:
        same = next(found for found in after.areas.localities if found.name == area.name)
        before, now = (
            rows[rows["area"] == key].sort_values(["indicator", "period"])[kept].reset_index(drop=True)
            for rows, key in ((community(board), area.id), (community(after), same.id))
        )
        pd.testing.assert_frame_equal(before, now)
        assert len(now) == 38 + 3 + 2 * 7


def test_the_union_of_all_localities_is_the_authority(board, inside):
    after = own.apply(board, definition(Everything=frozenset().union(*inside.values())))
    rows = community(after)
    key = ["indicator", "period"]
    whole = rows[rows["area"] == board.areas.authority.id].set_index(key)["value"]
    mine = rows[rows["area"] == "own-1"].set_index(key)["value"]
    assert len(whole) == 38 + 3 + 2 * 7
    pd.testing.assert_series_equal(mine.sort_index(), whole.sort_index())


def test_two_whole_localities_are_combined_by_rule(board, inside):
    crewe, knutsford = "CE-LCN-CREWE", "CE-LCN-KNUTS"
    after = own.apply(board, definition(Both=inside[crewe] | inside[knutsford]))
    held = community(board, FIRST).set_index(["indicator", "area"])
    mine = community(after, FIRST).query("area == 'own-1'").set_index("indicator")
    for name in ("pop-total", "pct-65plus", "imd2019-score"):
        a, b = held.loc[(name, crewe)], held.loc[(name, knutsford)]
        expected = {
            "pop-total": a["value"] + b["value"],
            "pct-65plus": round(100 * (a["numerator"] + b["numerator"]) / (a["denominator"] + b["denominator"]), 1),
            "imd2019-score": round((a["numerator"] + b["numerator"]) / (a["denominator"] + b["denominator"]), 2),
        }[name]
        assert mine.loc[name, "value"] == expected
    assert mine.loc["pct-65plus", "note"].startswith("Reckoned here: sum of numerators")


def test_a_cut_ward_needs_small_areas_and_says_who_brings_them(board, inside):
    part = sorted(inside["CE-LCN-CREWE"])[:5]
    after = own.apply(board, definition(Part=part))
    mine = community(after).query("area == 'own-1'")
    assert set(mine["status"]) == {own.NEEDED}
    assert mine["value"].isna().all()
    assert own.needed(after) == 38
    assert local.needed(after).endswith("Ask the data team to load small-area figures.")
    assert "python" not in local.needed(after)


def test_with_small_areas_a_cut_ward_is_reckoned(small, inside):
    part = sorted(inside["CE-LCN-CREWE"])[:5]
    after = own.apply(small, definition(Part=part))
    mine = community(after, FIRST).query("area == 'own-1'").set_index("indicator")
    rows = small.small[small.small["area"].isin(part)]
    people = rows[rows["indicator"] == "pop-total"]["value"].sum()
    older = rows[rows["indicator"] == "pct-65plus"]["numerator"].sum()
    assert mine.loc["pop-total", "value"] == people
    assert mine.loc["pct-65plus", "value"] == round(100 * older / people, 1)
    minutes = rows[rows["indicator"] == "stroke-minutes"].set_index("area")["value"]
    weight = rows[rows["indicator"] == "pop-total"].set_index("area")["value"]
    assert mine.loc["stroke-minutes", "value"] == pytest.approx((minutes * weight).sum() / weight.sum(), abs=0.05)


def test_one_lsoa_without_a_figure_leaves_the_locality_without(small, inside):
    part = sorted(inside["CE-LCN-CREWE"])[:5]
    less = small.small[~((small.small["area"] == part[0]) & (small.small["indicator"] == "pct-65plus"))]
    after = own.apply(dataclasses.replace(small, small=less), definition(Part=part))
    mine = community(after, FIRST).query("area == 'own-1'").set_index("indicator")
    assert mine.loc["pct-65plus", "status"] == own.NEEDED
    assert mine.loc["pop-total", "status"] == "final"


def test_schools_follow_a_published_locality_that_lies_wholly_inside(board, inside):
    both = own.apply(board, definition(Both=inside["CE-LCN-CREWE"] | inside["CE-LCN-KNUTS"])).areas
    assert both.locality_of("CE-SCH-RUSKIN") == "own-1"
    cut = own.apply(board, definition(Part=sorted(inside["CE-LCN-CREWE"])[:5])).areas
    assert cut.within("own-1", ("team", "school")) == []
    assert cut.doubtful == []


def test_every_view_works_for_own_localities(board, inside):
    lsoas = sorted(board.areas.members["lsoa11cd"])
    after = own.apply(board, definition(North=lsoas[:100], Crewe=sorted(inside["CE-LCN-CREWE"] - set(lsoas[:100]))))
    for area in ("own-1", "own-2", "E06000049"):
        chosen = Selection("2016-17-Q3", area, "previous")
        for screen in screens.story(after, chosen):
            assert screen.view(after, chosen).sentence
        budgeting = after.datasets["participatory_budgeting"]
        for answer in (
            maps.answer(after, chosen, "imd2019-score", "locality"),
            maps.answer(after, chosen, "stroke-minutes", "lsoa"),
            ranking.answer(after, chosen, "income-dep"),
            profile.answer(after, chosen),
            *(kinds.ask(after, chosen, section) for section in common.usual_sections(after, budgeting)),
            rug.answer(after, chosen, "england", "theme"),
            beside.answer(after, chosen, ("own-1", "own-2")),
            grouping.in_use(after, chosen),
        ):
            assert answer.sentence
            assert not re.search(r"\bnan\b", f"{answer.sentence} {answer.about} {answer.notes} {answer.parts}", re.I)


def test_a_published_locality_beside_a_cut_one_keeps_its_judgements(board, inside):
    groups = {"Crewe": inside["CE-LCN-CREWE"], "Part": sorted(inside["CE-LCN-MACC"])[:4]}
    after = own.apply(board, definition(**groups))
    chosen = Selection("2016-17-Q3", "own-1", "previous")
    before = {line.indicator.id: line for line in places.lines(board, chosen, "authority")}
    place = [area.id for area in board.areas.localities].index("CE-LCN-CREWE")
    for line in places.lines(after, chosen, "authority"):
        assert line.judged["judgement"].iloc[0] == before[line.indicator.id].judged["judgement"].iloc[place]


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.integers(1, 12), st.floats(0.02, 1))
def test_a_thousand_random_groupings_have_valid_boundaries(rng, size, share):
    areas = _areas()
    lsoas = [lsoa for lsoa in areas.members["lsoa11cd"] if rng.random() < share] or [areas.members["lsoa11cd"].iloc[0]]
    held = {}
    for lsoa in lsoas:
        held.setdefault(f"G{rng.randrange(size)}", set()).add(lsoa)
    made = definition(**held)
    after = own.regrouped(areas, made, {name: f"own-{place}" for place, name in enumerate(made.names, 1)})
    shapes = after.boundaries[after.boundaries["kind"] == "locality"]
    assert len(shapes) == len(held)
    assert shapes.geometry.is_valid.all()
    assert not shapes.geometry.is_empty.any()
    parts = areas.boundaries[areas.boundaries["id"].isin(lsoas)]
    assert shapes.geometry.area.sum() == pytest.approx(parts.geometry.area.sum(), rel=1e-9)


_KEPT = []


def _areas():
    if not _KEPT:
        _KEPT.append(opening.load().areas)
    return _KEPT[0]


def guarded(board, counts, rule="below_5"):
    """The board with synthetic small counts of an indicator under a disclosure rule. Made for these tests only."""
    name = "pb-voters"
    dataset = board.datasets["participatory_budgeting"]
    entry = dataclasses.replace(dataset.indicators[name], disclosure=rule, aggregation="sum", decimals=0)
    datasets = {
        **board.datasets,
        dataset.id: dataclasses.replace(dataset, indicators={**dataset.indicators, name: entry}),
    }
    pattern = board.figures[board.figures["indicator"] == name].iloc[0]
    made = pd.DataFrame(
        [{**pattern, "area": area, "value": float(n), "numerator": np.nan} for area, n in counts.items()]
    )
    rest = board.figures[board.figures["indicator"] != name]
    raw = dataclasses.replace(
        board,
        datasets=datasets,
        figures=pd.concat([rest, made], ignore_index=True),
        small=pd.concat([board.small, made[made["area"].str.startswith("E01")]], ignore_index=True),
    )
    return reckoning.protected(reckoning.with_larger_areas(raw)), name


def test_small_counts_of_lsoas_are_hidden_and_still_count_in_their_locality(board, inside):
    rng = random.Random(5)
    counts = {lsoa: rng.choice([0, 1, 2, 3, 4, 8, 20]) for lsoa in board.areas.members["lsoa11cd"]}
    shielded, name = guarded(board, counts)
    rows = shielded.figures[shielded.figures["indicator"] == name].set_index("area")
    for lsoa, count in counts.items():
        assert rows.loc[lsoa, "status"] == "suppressed" if 0 < count < 5 else True
    for area, lsoas in inside.items():
        assert rows.loc[area, "value"] == sum(counts[lsoa] for lsoa in lsoas)


@pytest.mark.slow
def test_no_sequence_of_own_localities_gives_a_small_count_away(board, inside):
    """The attacker asks for hundreds of overlapping localities, keeps what is shown, and solves for every LSOA."""
    rng = random.Random(7)
    lsoas = sorted(board.areas.members["lsoa11cd"])
    counts = {lsoa: rng.choice([0, 1, 2, 3, 4, 6, 15, 40]) for lsoa in lsoas}
    shielded, name = guarded(board, counts)
    place = {lsoa: i for i, lsoa in enumerate(lsoas)}
    known, asked = [], 0
    shown = shielded.figures[(shielded.figures["indicator"] == name) & shielded.figures["value"].notna()]
    for area in shown["area"]:
        known.append([place[lsoa] for lsoa in shielded.areas.within(area, ("lsoa",))])
    for turn in range(120):
        base = set(rng.sample(lsoas, rng.randint(2, 60)))
        blocks = shielded.blocks[name, shown["period"].iloc[0], ""]
        if turn % 2:
            # Half of the attacks know the blocks and ask for whole ones, less or more one LSOA.
            base = set().union(*rng.sample(blocks, 12))
        other = base ^ {rng.choice(lsoas)}
        for group in (base, other):
            asked += 1
            after = own.apply(shielded, definition(G=group))
            mine = after.figures[(after.figures["indicator"] == name) & (after.figures["area"] == "own-1")]
            if mine["value"].notna().any():
                known.append([place[lsoa] for lsoa in group])
    assert asked == 240
    assert len(known) > 70
    matrix = np.zeros((len(known), len(lsoas)))
    for i, columns in enumerate(known):
        matrix[i, columns] = 1
    basis = np.linalg.svd(matrix, full_matrices=False)
    span = basis[2][basis[1] > 1e-8]
    secrets = [lsoa for lsoa, count in counts.items() if 0 < count < 5]
    assert len(secrets) > 80
    for secret in secrets:
        unit = np.zeros(len(lsoas))
        unit[place[secret]] = 1
        assert np.abs(unit - span.T @ (span @ unit)).max() > 1e-6


def test_blocks_hold_no_small_count():
    rng = random.Random(1)
    for _ in range(200):
        names = [f"s{i}" for i in range(rng.randint(1, 30))]
        counts = {name: rng.choice([0, 1, 2, 3, 4, 5, 9, 50]) for name in names}
        places_of = {name: (rng.random(), rng.random()) for name in names}
        homes = {name: rng.choice("ab") for name in names}
        found = disclosure.blocks(counts, places_of, homes, disclosure.Rule(5))
        assert sorted(area for block in found for area in block) == sorted(names)
        totals = [sum(counts[area] for area in block) for block in found]
        assert len(found) == 1 or all(total == 0 or total >= 5 for total in totals)


def test_a_block_joins_its_neighbour_of_the_same_locality():
    counts = {"a": 2, "b": 30, "c": 30}
    spots = {"a": (0, 0), "b": (1, 0), "c": (5, 0)}
    found = disclosure.blocks(counts, spots, {"a": "x", "b": "y", "c": "x"}, disclosure.Rule(5))
    assert found == [frozenset({"a", "c"}), frozenset({"b"})]
    assert disclosure.made_of({"a", "c"}, found)
    assert not disclosure.made_of({"a", "b"}, found)


def test_counts_of_localities_alone_are_protected_too(board):
    counts = {area.id: 2 if place == 0 else 30 + place for place, area in enumerate(board.areas.localities)}
    shielded, name = guarded(board, {**counts, "E06000049": sum(counts.values())})
    rows = shielded.figures[shielded.figures["indicator"] == name].set_index("area")
    assert rows.loc[board.areas.localities[0].id, "status"] == "suppressed"
    assert (rows["status"] == "suppressed").sum() >= 2


def test_what_is_too_small_to_show_is_said(board, inside):
    counts = {lsoa: 1 for lsoa in board.areas.members["lsoa11cd"]}
    shielded, _ = guarded(board, counts)
    after = own.apply(shielded, definition(Part=sorted(inside["CE-LCN-CREWE"])[:3]))
    assert own.suppressed(after) == 1
    notes = grouping.in_use(after, Selection("2016-17-Q3", "own-1", "previous")).notes
    assert any(note.startswith("1 figure of these localities is too small to show") for note in notes)
