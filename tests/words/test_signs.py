from outcomes import words
from outcomes.evidence import METHODS
from outcomes.store.table import STATUSES, WITHOUT_VALUE
from outcomes.words import signs


def test_signs_are_one_to_one():
    for table in (words.JUDGEMENT, words.CHANGED):
        assert len({(sign.word, sign.icon) for sign in table.values()}) == len(table)
        assert set(table) == set(words.JUDGEMENT)


def test_every_method_reads_in_words():
    assert set(words.METHOD) == set(METHODS)


def test_every_absence_has_a_word_a_sign_and_a_meaning():
    for status in WITHOUT_VALUE:
        assert status in STATUSES
        assert words.STATUS[status]
        assert words.SIGN[status]
        assert words.MEANING[status]


def test_grades_of_every_scheme_run_from_the_worst_look_to_the_best():
    for size in range(2, 7):
        levels = [words.grade_level(place, size) for place in range(size)]
        assert (levels[0], levels[-1]) == (0, 3)
        assert levels == sorted(levels)
    assert [words.grade_level(place, 4) for place in range(4)] == [0, 1, 2, 3]
    assert [words.grade_level(place, 2) for place in range(2)] == [0, 3]


def test_the_look_of_a_grade_has_sign_and_shade_of_one_level():
    for place in range(4):
        sign = words.grade_sign(place, 4)
        assert (sign.icon, sign.shade, sign.word) == (signs.GRADE_SIGNS[place], f"grade-{place}", "")
