from outcomes import words
from outcomes.views import beside
from tests.views.asking import CREWE, table

THREE = ("CE-LCN-CREWE", "CE-LCN-KNUTS", "CE-LCN-MACC")


def test_each_of_three_is_compared_with_each(board):
    answer = beside.answer(board, CREWE, THREE)
    assert answer.sentence == (
        "Differences larger than chance explains: Crewe v Knutsford on 11 of 11, Crewe v Macclesfield on 11 of 11 "
        "and Knutsford v Macclesfield on 10 of 11 indicators that can be tested."
    )
    assert [name for name, _ in table(answer).columns] == [
        "Crewe",
        "Knutsford",
        "Macclesfield",
        "Crewe compared with Knutsford",
        "Crewe compared with Macclesfield",
        "Knutsford compared with Macclesfield",
    ]


def test_what_cannot_be_tested_stands_after_what_can(board):
    answer = beside.answer(board, CREWE, THREE)
    tested, rest = table(answer), table(answer, 1)
    assert (len(tested.rows), len(rest.rows)) == (11, 26)
    assert all(cell.sign for row in tested.rows for cell in row.cells[3:])
    assert rest.caption == "26 indicators have no counts, so no test is possible."
    assert [name for name, _ in rest.columns] == ["Crewe", "Knutsford", "Macclesfield"]


def test_shares_stand_as_dots_on_one_axis(board):
    (chart,) = beside.answer(board, CREWE, THREE).charts()
    assert chart.kind == "waves"
    assert len(chart.records) == 33
    held = {(record["item"], record["wave"]): record["text"] for record in chart.records}
    assert held["People in income deprivation", "Crewe"] == "12.3%"
    assert chart.options["order"] == ["Crewe", "Knutsford", "Macclesfield"]


def test_a_difference_has_its_sign_and_its_interval(board):
    held = table(beside.answer(board, CREWE, ("CE-LCN-CREWE", "CE-LCN-KNUTS")))
    cell = next(row.cells[2] for row in held.rows if row.title == "People in income deprivation")
    assert cell.sign == words.JUDGEMENT["worse"]
    assert cell.text == "worse (+5.6 to +6.4 points)"


def test_one_locality_has_nothing_beside_it(board):
    answer = beside.answer(board, CREWE, ("CE-LCN-CREWE",))
    assert answer.sentence == "Choose two different localities."
    assert answer.parts == ()
