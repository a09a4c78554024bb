from outcomes import words
from outcomes.answer import Beside, Points
from outcomes.views import profile
from tests.views.asking import CREWE, Q3, table, texts


def test_who_lives_here_is_the_sentence(board):
    assert profile.answer(board, CREWE).sentence == (
        "Crewe: 77,900 people in mid-2016; 17.4% were aged 65 and over in mid-2017."
    )


def test_figures_and_judgements_stand_in_columns_of_their_own(board):
    held = table(profile.answer(board, CREWE))
    assert [name for name, _ in held.columns] == [
        "Crewe",
        "95% interval",
        "Cheshire East",
        "Compared with Cheshire East",
        "England",
        "Compared with England",
        "Period",
        "Good direction",
    ]
    cells = next(row.cells for row in held.rows if row.title == "People aged 0-4")
    assert [cell.text for cell in cells] == [
        "6.1%",
        "5.9% to 6.3%",
        "5.3%",
        "Crewe is higher",
        "6.1%",
        "Crewe is similar",
        "mid-2017",
        "Neutral",
    ]
    assert cells[5].sign == words.JUDGEMENT["similar"]


def test_a_total_is_not_compared_with_the_whole_it_is_part_of(board):
    assert texts(profile.answer(board, CREWE))["Resident population"] == [
        "77,900 people",
        "Not available",
        "377,303 people",
        "Not compared",
        "55,268,067 people",
        "Not compared",
        "mid-2016",
        "Neutral",
    ]


def test_the_authority_stands_beside_england_alone(board):
    names = [name for name, _ in table(profile.answer(board, Q3)).columns]
    assert names[:4] == ["Cheshire East", "95% interval", "England", "Compared with England"]


def parts(answer, kind):
    return next(chart for chart in answer.charts() if chart.kind == kind)


def test_the_ages_of_a_place_stand_beside_those_of_the_wholes(board):
    records = parts(profile.answer(board, CREWE), "ages").records
    assert [record["who"] for record in records[:3]] == ["Crewe", "Cheshire East", "England"]
    assert [(record["name"], record["text"]) for record in records if record["bar"]] == [
        ("People aged 0-4", "6.1%"),
        ("People aged under 16", "19.6%"),
        ("People aged 16-64", "63.0%"),
        ("People aged 65 and over", "17.4%"),
        ("People aged 75 and over", "7.6%"),
        ("People aged 85 and over", "2.1%"),
    ]


def test_what_stands_out_is_the_most_certain_first(board):
    answer = profile.answer(board, CREWE)
    held = _standing(answer)
    assert held.rows[0].title == "People in income deprivation"
    assert [cell.text for cell in held.rows[0].cells] == ["12.3%", "8.3%"]
    assert held.rows[0].cells[0].sign == words.JUDGEMENT["worse"]
    assert {row.theme for row in held.rows} == {"Worse than Cheshire East: 5"}
    assert "Nothing is better" in held.caption


def _standing(answer):
    inside = [one for part in answer.parts if isinstance(part, Beside) for one in part.parts]
    return next(one for one in inside if getattr(one, "label", "") == "What stands out")


def test_right_is_better_on_the_spine(board):
    rows = {record["name"]: record for record in parts(profile.answer(board, CREWE), "spine").records}
    income = rows["People in income deprivation"]
    # Lower is better, and Crewe has the highest of all localities.
    assert income["position"] == 0
    assert 0 < income["authority"] < 1
    assert (income["judgement"], income["said"]) == ("worse", "12.3%: worse; Cheshire East 8.3% and England 12.9%")
    assert "People aged 0-4" not in rows


def test_what_was_done_in_the_place_is_told_with_its_rows_and_sources(board):
    answer = profile.answer(board, CREWE)
    (told,) = [part for part in answer.parts if isinstance(part, Points)]
    ((sentence, note, _),) = told.lines
    assert sentence.startswith("You Decide")
    assert sentence.endswith("Crewe is one of the 11 communities it was meant for.")
    assert note.startswith("The totals are published")
    assert "participatory_budgeting" in set(answer.rows["dataset"])
