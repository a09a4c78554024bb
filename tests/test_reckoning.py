"""Larger areas from four small ones, with exact numbers, and what disclosure control hides of them."""

import dataclasses

import pytest

from outcomes import reckoning
from outcomes.areas import Area
from outcomes.catalogue.model import MEAN, RATIO, SUM
from tests.tiny import HERE, areas, board, dataset, indicator, row

LOCALITIES = [Area("north", "North", "locality", HERE, ""), Area("south", "South", "locality", HERE, "")]
SMALL = [Area(f"E0100000{n}", f"Small {n}", "lsoa", "north" if n < 3 else "south", "") for n in range(1, 5)]
CODES = [area.id for area in SMALL]
PEOPLE = indicator("people", unit="people", aggregation=SUM, role="population")
OLDER = indicator("older", decimals=1, aggregation=RATIO)
SCORE = indicator("score", unit="score", decimals=2, aggregation=MEAN)


def reckoned(*more, entries=(PEOPLE, OLDER, SCORE), parts):
    tree = areas(*LOCALITIES, *SMALL)
    rows = [*parts, *more]
    held = board(dataset(*entries), rows=rows, tree=tree)
    small = held.figures[held.figures["area"].isin(CODES)].reset_index(drop=True)
    return reckoning.with_larger_areas(dataclasses.replace(held, small=small))


def of(held, name, period="2017"):
    rows = held.figures[(held.figures["indicator"] == name) & (held.figures["period"] == period)]
    return rows.set_index("area")["value"].drop(CODES, errors="ignore").to_dict()


COUNTS = [
    row("people", "2017", value, area=area) for area, value in zip(CODES, (100.0, 300.0, 200.0, 400.0), strict=True)
]
SHARES = [
    row("older", "2017", value, area=area, numerator=x, denominator=n)
    for area, value, x, n in zip(CODES, (10.0, 20.0, 30.0, 40.0), (10, 60, 60, 160), (100, 300, 200, 400), strict=True)
]
SCORES = [row("score", "2017", value, area=area) for area, value in zip(CODES, (20.0, 40.0, 10.0, 25.0), strict=True)]


def test_localities_and_the_authority_are_reckoned_by_the_rule_of_each_indicator():
    held = reckoned(parts=[*COUNTS, *SHARES, *SCORES])
    assert of(held, "people") == {"north": 400, "south": 600, HERE: 1000}
    # 70 of 400, 220 of 600, 290 of 1,000; no mean of rates.
    assert of(held, "older") == {"north": 17.5, "south": 36.7, HERE: 29.0}
    # Weighed by people: (20 x 100 + 40 x 300) / 400 and so on.
    assert of(held, "score") == {"north": 35.0, "south": 20.0, HERE: 26.0}
    row_of = held.figures[(held.figures["indicator"] == "older") & (held.figures["area"] == "north")].iloc[0]
    assert (row_of["note"], row_of["status"], row_of["source"]) == (
        "Reckoned here: sum of numerators divided by sum of denominators of 2 areas.",
        "final",
        "s",
    )


def test_a_figure_that_is_published_is_never_replaced():
    held = reckoned(row("people", "2017", 401.0, area="north"), parts=COUNTS)
    assert of(held, "people") == {"north": 401, "south": 600, HERE: 1000}


def test_a_whole_of_which_one_part_is_missing_is_not_reckoned():
    assert of(reckoned(parts=COUNTS[1:]), "people") == {"south": 600}
    blank = row("people", "2017", None, area=CODES[0])
    assert of(reckoned(parts=[blank, *COUNTS[1:]]), "people") == {"south": 600}


def test_without_small_areas_a_board_stays_as_it_is():
    held = board(dataset(PEOPLE), rows=[row("people", "2017", 5.0)])
    assert reckoning.with_larger_areas(held) is held


def test_weights_are_the_latest_population():
    later = [row("people", "2018", 1.0, area=area) for area in CODES]
    assert reckoning.weights(reckoned(parts=[*COUNTS, *later])) == dict.fromkeys(CODES, 1.0)
    assert reckoning.weights(reckoned(parts=SHARES)) == {}


@pytest.mark.parametrize("entry", [PEOPLE, OLDER])
def test_reckoning_twice_changes_nothing(entry):
    once = reckoned(parts=[*COUNTS, *SHARES, *SCORES])
    again = reckoning.with_larger_areas(once)
    assert of(again, entry.id) == of(once, entry.id)
    assert len(again.figures) == len(once.figures)
