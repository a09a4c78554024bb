from outcomes import words
from outcomes.views import profile
from tests.views.asking import CREWE, Q3, table, texts


def test_who_lives_here_is_the_sentence(board):
    assert profile.answer(board, CREWE).sentence == (
        "Crewe: 77,900 people in mid-2016, 17.4% of them aged 65 and over in mid-2017."
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
        "None",
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
