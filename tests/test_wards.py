"""Figures of wards and of later years: as published, adding up, and put together to own localities."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from outcomes import aggregation, opening, places
from outcomes.localities import regroup as own
from outcomes.localities.definition import Definition, wards
from outcomes.paths import DATASETS
from outcomes.selection import Selection
from outcomes.views import grouping, local, ranking, rug
from tests.hiding import under

FIGURE = ["indicator", "period"]
# Area, indicator, period, numerator, denominator, value.
OF_WARDS = [
    ("E05008641-CHAW", "idaci", "2019", 8.151, 209, 3.9),
    ("E05008656-CHAW", "idaci", "2019", 5.805, 645, 0.9),
    ("E05008610-CHAW", "pop-total", "mid-2017", None, None, 5536),
    ("E05008643-NANT", "km-gp", "2019", 21052.263, 9170, 2.30),
    ("E05008659-CREWE", "lonely", "2020-21", 198323.787891, 9536, 20.8),
    ("E05008652-CREWE", "km-shop", "2019", 1978.612, 3755, 0.53),
    ("E05008648-SMASH", "stroke-over30", "2024", 0, 5951, 0.0),
    ("E05008612-NANT", "housing-poor", "2019", 1960.596, 4072, 0.481),
    ("E05008646-BDP", "income2019-most20", "2019", 0, 9389, 0.0),
    ("E05008635-MACC", "imd2019-most20", "2019", 0, 3910, 0.0),
    ("E05008638-MACC", "cidr", "2019", 623621.688, 8346, 74.7),
    ("E05008649-SMASH", "crime2019-most20", "2019", 0, 3433, 0.0),
    ("E05008655-CHAW", "health2019-most20", "2019", 0, 5587, 0.0),
    ("E05008647-MACC", "income-dep", "2019", 82.034, 3432, 2.4),
    ("E05008649-SMASH", "cyp-education2019-most20", "2019", 0, 3433, 0.0),
    ("E05008620-CREWE", "km-post-office", "2019", 3402.619, 4356, 0.78),
    ("E05008647-MACC", "pct-75plus", "mid-2017", 511, 3416, 15.0),
    ("E05008610-CHAW", "pct-16-64", "mid-2017", 3201, 5536, 57.8),
    ("E05008661-NANT", "education2019-most20", "2019", 0, 3810, 0.0),
    ("E05008642-NANT", "imd2019-score", "2019", 167047.087, 9370, 17.83),
    ("E05008614-CHOC", "pct-65plus", "mid-2017", 879, 3557, 24.7),
    ("E05008613-BDP", "pct-under16", "mid-2017", 1455, 7885, 18.5),
]
LATER = [
    ("E05008644-SMASH", "pop-total", "mid-2011", None, None, 7072),
    ("E05008641-KNUTS", "pop-total", "mid-2019", None, None, 3166),
    ("E05008644-SMASH", "pct-85plus", "mid-2020", 211, 6992, 3.0),
    ("E05008641-CHAW", "pct-0-4", "mid-2019", 65, 1584, 4.1),
    ("E05008630-SMASH", "pct-0-4", "mid-2020", 522, 9815, 5.3),
    ("E05008640-SMASH", "pop-total", "mid-2011", None, None, 13628),
    ("CE-LCN-NANT", "pct-65plus", "mid-2020", 9810, 39327, 24.9),
    ("CE-LCN-CREWE", "pop-total", "mid-2020", None, None, 79773),
    ("CE-LCN-BDP", "pct-65plus", "mid-2020", 8010, 28565, 28.0),
    ("CE-LCN-CHOC", "pct-16-64", "mid-2019", 24420, 43491, 56.1),
    ("CE-LCN-KNUTS", "pct-85plus", "mid-2020", 856, 21138, 4.0),
    ("E06000049", "pct-65plus", "mid-2019", 88280, 384152, 23.0),
    ("E06000049", "pct-85plus", "mid-2019", 12104, 384152, 3.2),
    ("E06000049", "pct-85plus", "mid-2020", 12112, 386667, 3.1),
    ("E92000001", "pop-total", "mid-2011", None, None, 53107169),
    ("E92000001", "pop-total", "mid-2018", None, None, 55977178),
    ("E92000001", "pct-65plus", "mid-2019", 10353716, 56286961, 18.4),
]
CREWE = {"E05008620", "E05008621", "E05008622", "E05008623", "E05008624", "E05008625", "E05008633", "E05008652", "E05008654", "E05008659"}  # fmt: skip
MIDDLEWICH = "E05008640"


def definition(**groups):
    return Definition(tuple((name, frozenset(lsoas)) for name, lsoas in sorted(groups.items())))


def mine(board, groups, area="own-1"):
    rows = own.apply(board, groups).of("community_health")
    return rows[(rows["area"] == area) & (rows["statistic"] == "value")].set_index(FIGURE)


@pytest.fixture(scope="module")
def all_rows(board):
    rows = pd.concat([board.of("community_health"), board.wards])
    return rows[rows["statistic"] == "value"]


@pytest.fixture(scope="module")
def with_middlewich(board):
    by_ward = wards(board.areas)
    return definition(Both=frozenset().union(*(by_ward[ward] for ward in CREWE | {MIDDLEWICH})))


@pytest.mark.parametrize(("area", "indicator", "period", "numerator", "denominator", "value"), OF_WARDS + LATER)
def test_figures_are_those_of_the_source(all_rows, area, indicator, period, numerator, denominator, value):
    found = all_rows[(all_rows["area"] == area) & (all_rows["indicator"] == indicator) & (all_rows["period"] == period)]
    assert len(found) == 1
    row = found.iloc[0]
    assert row["value"] == value
    for given, held in ((numerator, row["numerator"]), (denominator, row["denominator"])):
        assert np.isnan(held) if given is None else held == given


def test_every_row_is_shipped(board):
    tidy = pd.read_parquet(DATASETS / "community_health" / "tidy.parquet")
    kinds = tidy["area"].map(board.areas.kinds)
    later = tidy["period"].isin(("mid-2011", "mid-2016", "mid-2018", "mid-2019", "mid-2020"))
    assert ((kinds == "block") & ~later).sum() == 38 * 54
    assert later.sum() == 17 * (54 + 8 + 2)
    assert later[kinds == "locality"].sum() == 17 * 8
    assert len(board.wards) == (38 + 17) * 54
    assert set(tidy["source"]) <= set(board.datasets["community_health"].sources)


def test_localities_have_a_trend_of_population(board):
    rows = board.of("community_health")
    for area in [*(area.id for area in board.areas.localities), "E06000049", "E92000001"]:
        held = rows[rows["area"] == area].groupby("indicator")["period"].unique().map(sorted)
        years = ["mid-2011", "mid-2016", "mid-2017", "mid-2018", "mid-2019", "mid-2020"]
        assert held["pop-total"] == years
        for name in ("pct-0-4", "pct-under16", "pct-16-64", "pct-65plus", "pct-75plus", "pct-85plus"):
            assert held[name] == ["mid-2017", "mid-2019", "mid-2020"]


def test_wards_add_up_to_their_locality_and_to_the_authority(board):
    parts = board.wards.assign(numerator=board.wards["numerator"].fillna(board.wards["value"]))
    whole = board.of("community_health")
    whole = whole.assign(numerator=whole["numerator"].fillna(whole["value"])).set_index([*FIGURE, "area"])
    checked = 0
    for wholes in (parts["area"].map(lambda area: board.areas[area].parent), "E06000049"):
        sums = parts.assign(area=wholes).groupby([*FIGURE, "area"])[["numerator", "denominator"]].sum()
        for key, row in sums.iterrows():
            held = whole.loc[key]
            assert abs(row["numerator"] - held["numerator"]) < 0.0051, key
            assert np.isnan(held["denominator"]) or row["denominator"] == held["denominator"], key
            checked += 1
    assert checked == (38 + 17) * 9


def test_each_ward_lies_in_one_locality_and_no_lsoa_in_two(board):
    blocks = board.areas.blocks
    assert len(blocks) == 54
    assert sorted(lsoa for own_lsoas in blocks.values() for lsoa in own_lsoas) == sorted(
        board.areas.members["lsoa11cd"]
    )
    for block, lsoas in blocks.items():
        assert {board.areas.locality_of(lsoa) for lsoa in lsoas} == {board.areas[block].parent}
    names = {block: board.areas.name(block) for block in blocks}
    assert names["E05008641-KNUTS"] == "Mobberley (Knutsford)"
    assert names["E05008644-CHOC"] == "Odd Rode (Congleton and Holmes Chapel)"
    assert names["E05008640-SMASH"] == "Middlewich"
    assert sum("(" in name for name in names.values()) == 4


def test_wards_are_shown_nowhere_as_localities(board):
    assert not board.figures["area"].map(board.areas.kinds).eq("block").any()
    assert len(board.areas.localities) == 8
    assert places.levels(board, "pop-total") == ["locality"]
    assert places.levels(board, "stroke-minutes") == ["locality", "lsoa"]
    assert set(board.areas.boundaries["kind"]) == {"locality", "lsoa"}


def test_crewe_with_middlewich_has_every_figure(board, with_middlewich):
    found = mine(board, with_middlewich)
    able = [name for name, entry in board.datasets["community_health"].indicators.items() if entry.aggregation in aggregation.RULES]  # fmt: skip
    assert len(able) == 38
    assert set(found.index.get_level_values("indicator")) == set(able)
    assert len(found) == 38 + 17
    assert found["value"].notna().all()
    assert set(found["status"]) == {"final"}
    people = 4708 + 15250 + 5571 + 6592 + 11629 + 10541 + 5245 + 14138 + 4162 + 5066 + 9492
    assert people == 92394
    assert found.loc[("pop-total", "mid-2017"), "value"] == people
    income = 901.252 + 2101.753 + 829.5 + 1533.434 + 1730.227 + 1349.071 + 208.932 + 1145.569 + 187.59 + 167.961 + 544.181  # fmt: skip
    base = 4356 + 15418 + 5560 + 6494 + 11567 + 10645 + 5428 + 13961 + 3755 + 5117 + 9463
    assert found.loc[("income-dep", "2019"), "value"] == round(100 * income / base, 1) == 11.7
    assert found.loc[("income-dep", "2019"), "denominator"] == base
    score = 178617.681 + 384979 + 153092.366 + 268622.772 + 343229.137 + 263272.409 + 33067.296 + 199450.92 + 32946.203 + 28127.664 + 88231.158  # fmt: skip
    assert found.loc[("imd2019-score", "2019"), "value"] == round(score / base, 2) == 21.51
    assert found.loc[("stroke-minutes", "2024"), "value"] == 12.3
    row = found.loc[("income-dep", "2019")]
    assert row["note"] == "Reckoned here: sum of numerators divided by sum of denominators of 11 areas."
    assert row["source"] == "src-mhclg-english-indices-of-deprivation-2019-idaci"


def test_pages_show_crewe_with_middlewich(board, with_middlewich):
    after = own.apply(board, with_middlewich)
    chosen = Selection("2016-17-Q3", "own-1", "previous")
    assert own.needed(after) == 0
    assert local.needed(after) == ""
    assert "Both, number 1 of 1" in ranking.answer(after, chosen, "income-dep").sentence
    assert "not available" not in " ".join(rug.answer(after, chosen, "authority", "theme").notes)
    draft = (("Both", tuple(with_middlewich.lsoas)),)
    for using in (board, after):
        whole = Selection("2016-17-Q3", "E06000049", "previous")
        assert grouping.drafted(using, whole, draft).notes == ()
        cut = (("Cut", tuple(sorted(with_middlewich.lsoas)[:-1])),)
        assert grouping.drafted(using, whole, cut).notes[0].startswith("Cut: cuts a ward, so most")


@pytest.mark.slow
def test_a_ward_alone_keeps_its_row(board):
    for block, lsoas in board.areas.blocks.items():
        found = mine(board, definition(One=lsoas))
        held = board.wards[board.wards["area"] == block].set_index(FIGURE)
        assert len(found) == 55
        pd.testing.assert_series_equal(found["value"].sort_index(), held["value"].sort_index())
        if block == "E05008610-CHAW":
            assert found["note"].sort_index().equals(held["note"].sort_index())
            assert found["printed"].sort_index().equals(held["printed"].sort_index())


def test_a_grouping_that_cuts_a_ward_still_needs_small_areas(board):
    by_ward = wards(board.areas)
    cut = by_ward[MIDDLEWICH] | {sorted(by_ward["E05008621"])[0]}
    found = mine(board, definition(Cut=cut))
    assert set(found["status"]) == {own.NEEDED}
    assert found["value"].isna().all()
    # Beside it, one of whole wards has its figures.
    both = definition(Cut=cut, Whole=by_ward["E05008624"])
    assert mine(board, both, "own-2")["value"].notna().all()
    assert own.needed(own.apply(board, both)) == 38


def test_a_ward_in_two_localities_is_two_parts(board):
    half = board.areas.blocks["E05008641-KNUTS"]
    whole = wards(board.areas)["E05008641"]
    assert half < whole
    assert mine(board, definition(Half=half)).loc[("pop-total", "mid-2017"), "value"] > 0
    parts = board.wards[(board.wards["indicator"] == "pop-total") & (board.wards["period"] == "mid-2017")]
    parts = parts.set_index("area")["value"]
    assert mine(board, definition(Whole=whole)).loc[("pop-total", "mid-2017"), "value"] == (
        parts["E05008641-KNUTS"] + parts["E05008641-CHAW"]
    )


def test_wards_come_before_lsoas_and_lsoas_bring_what_wards_lack(board):
    ward = wards(board.areas)["E05008610"]
    pattern = board.wards[board.wards["indicator"] == "pop-total"].iloc[0]
    extra = pd.DataFrame(
        {**pattern, "area": lsoa, "period": period, "value": 100.0}
        for lsoa in ward
        for period in ("mid-2017", "mid-2014")
    )
    both = dataclasses.replace(
        board,
        small=pd.concat([board.small, extra], ignore_index=True),
        figures=pd.concat([board.figures, extra], ignore_index=True),
    )
    found = mine(both, definition(One=ward))
    assert found.loc[("pop-total", "mid-2017"), "value"] == 5536
    assert found.loc[("pop-total", "mid-2014"), "value"] == 300


def test_wards_stand_in_the_own_locality_that_holds_them(board):
    by_ward = wards(board.areas)
    cut = sorted(by_ward["E05008621"])
    after = own.apply(board, definition(A=by_ward[MIDDLEWICH] | set(cut[:3]), B=cut[3:])).areas
    assert after["E05008640-SMASH"].parent == "own-1"
    assert after["E05008621-CREWE"].parent == "E06000049"
    assert after["E05008610-CHAW"].parent == "E06000049"
    assert after.blocks == board.areas.blocks
    assert [area.id for area in after.localities] == ["own-1", "own-2"]


def test_of_few_children_the_share_is_shown_and_no_count(board):
    few = own.apply(board, definition(One=board.areas.blocks["E05008656-CHAW"])).of("community_health")
    row = few[(few["area"] == "own-1") & (few["indicator"] == "idaci")].iloc[0]
    assert (row["value"], row["denominator"]) == (0.9, 645)
    assert np.isnan(row["numerator"])
    # More children than that in every other ward, and nobody is counted below ten in anything else.
    counted = board.wards[(board.wards["denominator"].notna()) & (board.wards["numerator"] > 0)]
    named = counted["indicator"].isin(("income-dep", "employment-dep", "hh-deprived2", "idaopi", "idaci"))
    below = counted[named & (counted["numerator"] < 10)]
    assert sorted(zip(below["area"], below["indicator"], strict=True)) == [
        ("E05008641-CHAW", "idaci"),
        ("E05008656-CHAW", "idaci"),
    ]
    two = mine(board, definition(Two=board.areas.blocks["E05008656-CHAW"] | board.areas.blocks["E05008641-CHAW"]))
    assert two.loc[("idaci", "2019"), "numerator"] == pytest.approx(8.151 + 5.805)


@pytest.mark.slow
def test_small_counts_of_wards_stay_hidden_however_they_are_grouped(board):
    counts = dict.fromkeys(board.areas.blocks, 40) | {"E05008640-SMASH": 3, "E05008620-CREWE": 4, "E05008610-CHAW": 0}
    sums = pd.Series(counts).groupby(lambda ward: board.areas[ward].parent).sum().to_dict()
    shielded = under(board, "pop-total", "below_5", {**counts, **sums})
    rows = shielded.rows("pop-total").set_index("area")
    # Localities hold whole wards and stay as they are; of the wards none does.
    assert rows.loc[list(sums), "value"].to_dict() == sums
    assert (shielded.wards.loc[shielded.wards["indicator"] == "pop-total", "status"] == "suppressed").all()
    period = rows["period"].iloc[0]
    for ward, lsoas in board.areas.blocks.items():
        assert mine(shielded, definition(G=lsoas)).loc[("pop-total", period), "status"] == "suppressed", ward
    # A whole locality less a ward would give it away.
    rest = own.contents(board.areas)[board.areas["E05008640-SMASH"].parent] - board.areas.blocks["E05008640-SMASH"]
    assert mine(shielded, definition(G=rest)).loc[("pop-total", period), "status"] == "suppressed"


@pytest.fixture(scope="module")
def builder():
    return opening._builder(DATASETS / "community_health" / "build.py").__globals__


def test_a_ward_moved_as_a_whole_keeps_its_figures_and_a_changed_one_loses_them(builder):
    figures = pd.DataFrame({"block_code": ["W1-A", "W2-A", "W3-A", "W3-B"], "lsoas": ["2", "1", "1", "2"]})
    members = pd.DataFrame(
        [("W1", "B"), ("W1", "B"), ("W2", "A"), ("W2", "A"), ("W3", "A"), ("W3", "B"), ("W3", "B")],
        columns=["ward_code", "locality_code"],
    )
    assert builder["current_blocks"](figures, members) == {"W1-A": "W1-B", "W3-A": "W3-A", "W3-B": "W3-B"}
    # A ward that is no longer split is no part of it.
    members["locality_code"] = "A"
    assert builder["current_blocks"](figures, members) == {"W1-A": "W1-A"}


def test_what_is_doubtful_of_wards_is_in_the_register(board):
    said = board.quality[board.quality["dataset"] == "community_health"]["finding"].str.cat(sep=" ")
    for word in ("suppressed at source", "Census 2021", "Wilmslow East", "Mobberley and Odd Rode"):
        assert word in said
