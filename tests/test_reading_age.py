"""How much schooling our English asks for, over every definition and every sentence that a section makes."""

import statistics

from outcomes.board import Board
from tests import reading_age


def test_a_hard_sentence_has_a_higher_grade_than_a_plain_one():
    hard = "Utilisation of multidisciplinary rehabilitation necessitates comprehensive organisational prioritisation."
    assert reading_age.grade("The cat sat on the mat. It was warm.") < 3
    assert reading_age.grade(hard) > reading_age.MOST


def test_definitions_and_sentences_can_be_read_after_nine_years_of_school(board: Board):
    for texts in (reading_age.definitions(board), reading_age.sentences(board)):
        assert len(texts) > 300
        assert statistics.median(one.grade for one in texts) <= reading_age.MEDIAN
        assert [one.text for one in texts if one.grade > reading_age.MOST and not reading_age.reason(one.about)] == []
