from outcomes import twins
from outcomes.views import contradictions
from tests.views.asking import Q3


def test_pairs_of_one_time_are_counted_apart_from_those_of_a_part_of_it(board):
    answer = contradictions.answer(board, Q3)
    themes = [row.theme for row in answer.parts[0].rows]
    whole = themes.count(contradictions.SAME)
    assert themes == [contradictions.SAME] * whole + [contradictions.PART] * (9 - whole)
    assert (
        answer.sentence
        == "Nine pairs of figures of the same thing and place differ by more than rounding: five of the "
        "same time, four of which one covers a part of the other's time."
    )


def test_without_any_it_says_so(board, monkeypatch):
    monkeypatch.setattr(twins, "of", lambda board: [])
    answer = contradictions.answer(board, Q3)
    assert answer.sentence == "No figures of the same thing, place and time differ by more than rounding."
    assert answer.parts == ()
