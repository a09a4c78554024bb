from outcomes import words
from outcomes.views import beside
from tests.views.asking import CREWE, table


def test_differences_beyond_chance_come_first(board):
    answer = beside.answer(board, CREWE, ("CE-LCN-CREWE", "CE-LCN-KNUTS", "CE-LCN-MACC"))
    assert answer.sentence == (
        "Crewe differs from Knutsford beyond chance on 11 of 11 and from Macclesfield beyond chance on 11 of 11 "
        "indicators with counts; 26 more have no counts."
    )
    held = table(answer)
    assert [name for name, _ in held.columns] == [
        "Crewe",
        "Knutsford",
        "Macclesfield",
        "Crewe compared with Knutsford",
        "Crewe compared with Macclesfield",
    ]
    assert len(held.rows) == 37
    tested = [row.cells[3].text != "not tested" for row in held.rows]
    assert tested == [True] * 11 + [False] * 26


def test_a_difference_has_its_sign_and_its_interval(board):
    held = table(beside.answer(board, CREWE, ("CE-LCN-CREWE", "CE-LCN-KNUTS")))
    cell = next(row.cells[2] for row in held.rows if row.title == "People in income deprivation")
    assert cell.sign == words.JUDGEMENT["worse"]
    assert cell.text == "worse (+5.6 to +6.4 points)"


def test_one_locality_has_nothing_beside_it(board):
    answer = beside.answer(board, CREWE, ("CE-LCN-CREWE",))
    assert answer.sentence == "Choose two different localities."
    assert answer.parts == ()
