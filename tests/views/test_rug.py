import pytest

from outcomes import places, words
from outcomes.views import map as map_view
from outcomes.views import profile, ranking, rug
from tests.views.asking import CREWE, Q3, at, table


def test_judgements_are_counted_beside_the_benchmark(board):
    answer = rug.answer(board, CREWE, "authority", "theme")
    assert answer.sentence == (
        "Of 88 comparisons with Cheshire East, 27 are better, 8 worse, 11 similar, 23 higher and 19 lower; 208 more cannot "
        "be tested."
    )
    assert answer.notes[0].startswith(
        "88 comparisons: were every locality the same as Cheshire East, about 4 would still differ at 95%."
    )


def test_every_order_has_every_line(board):
    for order in rug.orders(board):
        answer = rug.answer(board, CREWE, "england", order)
        assert len(table(answer).rows) == len(places.lines(board, Q3, "england")) == 37


def test_the_order_of_one_locality_begins_with_what_is_worse_there(board):
    rows = table(rug.answer(board, CREWE, "authority", "CE-LCN-CREWE")).rows
    signs = [row.cells[0].sign.word if row.cells[0].sign else "" for row in rows]
    assert signs[:5] == ["worse"] * 5
    assert "worse" not in signs[5:]
    assert {row.theme for row in rows} == {""}


def test_higher_and_lower_fill_a_cell_with_two_shades(board):
    held = table(rug.answer(board, CREWE, "authority", "theme"))
    signs = {cell.sign for row in held.rows for cell in row.cells if cell.sign}
    assert {sign.word: sign.shade for sign in signs if sign.word in ("higher", "lower")} == {
        "higher": "neutral",
        "lower": "lower",
    }
    assert {sign.shade for sign, _ in held.key} >= {"neutral", "lower"}


def test_the_locality_chosen_is_marked(board):
    held = table(rug.answer(board, CREWE, "authority", "theme"))
    assert [name for name, marks in held.columns if "mine" in marks] == ["Crewe (chosen)"]
    assert all(["mine" in cell.marks for cell in row.cells].count(True) == 1 for row in held.rows)
    whole = table(rug.answer(board, Q3, "authority", "theme"))
    assert all(marks == () for _, marks in whole.columns)


def test_a_judged_cell_says_its_judgement_in_words(board):
    row = next(row for row in table(rug.answer(board, CREWE, "authority", "theme")).rows if "aged 0-4" in row.title)
    assert row.title == "People aged 0-4 (% of population, mid-2017)"
    assert row.cells[0].text == "6.1%"
    assert row.cells[0].sign == words.JUDGEMENT["higher"]
    assert row.cells[0].words == "Crewe, 6.1%: higher than Cheshire East (5.3%); 95% interval 5.9 to 6.3."
    assert row.cells[-1].text == "5.3%"


PROFILES = {}


def profiles(board, area):
    if area not in PROFILES:
        held = table(profile.answer(board, at("2016-17-Q3", area)))
        names = [name for name, _ in held.columns]
        PROFILES[area] = {row.link: dict(zip(names, row.cells, strict=True)) for row in held.rows}
    return {dict(link.choices)["indicator"]: cells for link, cells in PROFILES[area].items()}


@pytest.mark.parametrize("benchmark", ["authority", "england"])
def test_rug_ranking_map_and_profile_never_disagree(board, benchmark):
    compared = 0
    name = rug.benchmarks(board)[benchmark]
    for line in places.lines(board, Q3, benchmark):
        entry = line.indicator
        judged = dict(zip(line.rows["area"], line.judged["judgement"], strict=True))
        if benchmark == "authority":
            ranked = ranking.answer(board, Q3, entry.id).parts[0].records
            assert {record["area"]: record["judgement"] for record in ranked} == judged
            for record in map_view.answer(board, Q3, entry.id).parts[0].records:
                word = words.JUDGEMENT[judged[record["area"]]].word
                assert {"not compared": "not tested"}.get(word, word) in record["reading"]
        for area, judgement in judged.items():
            compared += 1
            sign = profiles(board, area)[entry.id][f"Compared with {name}"].sign
            assert sign == (None if judgement == "not_compared" else words.JUDGEMENT[judgement])
    assert compared == 8 * 37


def test_the_benchmark_keeps_the_noughts_that_are_printed_for_it(board):
    rows = {row.title: row.cells for row in table(rug.answer(board, Q3, "authority", "theme")).rows}
    title = next(title for title in rows if "most deprived fifth of England: employment" in title)
    assert rows[title][-1].text == "8.0%"


def test_themes_of_one_name_stand_together(board):
    themes = [row.theme for row in table(rug.answer(board, Q3, "authority", "theme")).rows]
    assert [theme for at, theme in enumerate(themes) if not at or theme != themes[at - 1]] == list(
        dict.fromkeys(themes)
    )


def test_the_chosen_locality_stands_first(board):
    answer = table(rug.answer(board, CREWE, "authority", "theme"))
    assert [title for title, _ in answer.columns][:2] == ["Crewe (chosen)", "Bollington, Disley and Poynton"]
    (young,) = [row for row in answer.rows if row.title.startswith("People aged 0-4 ")]
    assert [cell.text for cell in young.cells[:2]] == ["6.1%", "5.0%"]
