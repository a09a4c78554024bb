"""Own localities on the real areas: exact reproduction, union, geometry, disclosure."""

import dataclasses
import random
import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes import opening, places, screens
from outcomes.localities import regroup as own
from outcomes.localities.definition import Definition
from outcomes.selection import Selection
from outcomes.views import beside, common, grouping, kinds, local, profile, ranking, rug
from outcomes.views import map as maps
from tests.hiding import under


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
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.integers(1, 12), st.floats(0.02, 1))
def test_random_groupings_have_valid_boundaries(rng, size, share):
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


VOTERS = "pb-voters"


def guarded(board, counts):
    """The board with synthetic counts of an indicator whose small ones are hidden."""
    return under(board, VOTERS, "below_5", counts, aggregation="sum", decimals=0, unit="people")


def of_voters(board):
    return board.rows(VOTERS).set_index("area")


def random_counts(board, inside, seed):
    """Counts of every LSOA, many of them small, with the sums of their localities and of all."""
    rng = random.Random(seed)
    counts = {lsoa: rng.choice([0, 1, 2, 3, 4, 8, 20]) for lsoa in board.areas.members["lsoa11cd"]}
    sums = {area: sum(counts[lsoa] for lsoa in lsoas) for area, lsoas in inside.items()}
    return {**counts, **sums, board.areas.authority.id: sum(counts.values())}, counts, sums


def test_small_counts_of_lsoas_hide_all_of_them_and_leave_the_localities(board, inside):
    every, counts, sums = random_counts(board, inside, 5)
    rows = of_voters(guarded(board, every))
    assert (rows.loc[list(counts), "status"] == "suppressed").all()
    assert rows.loc[list(sums), "value"].to_dict() == sums


@pytest.mark.slow
def test_no_sequence_of_own_localities_gives_a_small_count_away(board, inside):
    """Whatever groups are asked for, only those made of whole published localities are shown, and as their sums."""
    rng = random.Random(7)
    every, counts, sums = random_counts(board, inside, 7)
    shielded, lsoas = guarded(board, every), sorted(counts)
    shown = 0
    for turn in range(40):
        group = set(rng.sample(lsoas, rng.randint(2, 60)))
        if turn % 2:
            group = set().union(*(inside[area] for area in rng.sample(sorted(inside), rng.randint(1, 3))))
        for asked in (group, group ^ {rng.choice(lsoas)}):
            found = of_voters(own.apply(shielded, definition(G=asked))).loc["own-1"]
            whole = [area for area in inside if inside[area] <= asked]
            if frozenset().union(*(inside[area] for area in whole)) == asked:
                assert found["value"] == sum(sums[area] for area in whole)
                shown += 1
            else:
                assert found["status"] == "suppressed"
    assert shown >= 20


def test_one_small_locality_hides_every_locality_and_leaves_the_total(board):
    counts = {area.id: 2 if place == 0 else 30 + place for place, area in enumerate(board.areas.localities)}
    total = sum(counts.values())
    rows = of_voters(guarded(board, {**counts, board.areas.authority.id: total}))
    assert (rows.loc[list(counts), "status"] == "suppressed").all()
    assert rows.loc[board.areas.authority.id, "value"] == total


def test_what_is_too_small_to_show_is_said(board, inside):
    every, _, _ = random_counts(board, inside, 3)
    after = own.apply(guarded(board, every), definition(Part=sorted(inside["CE-LCN-CREWE"])[:3]))
    assert own.suppressed(after) == 1
    notes = grouping.in_use(after, Selection("2016-17-Q3", "own-1", "previous")).notes
    assert any(note.startswith("1 figure of these localities is too small to show") for note in notes)
