"""Whose noun a verb has: the figure's, a part's, or something else's."""

import pytest

from outcomes.words.commentary import subject

TITLE = frozenset({"children", "persistently", "absent", "re-referrals"})


@pytest.mark.parametrize(
    ("clause", "verb", "another"),
    [
        ("the library visits improved", "improved", True),
        ("persistent absence has again fallen", "fallen", False),
        ("re-referrals went up", "went", False),
        ("absence for illness rose", "rose", True),
        ("absence of children rose", "rose", False),
        ("the rate of visits fell", "fell", False),
        ("fell", "fell", False),
        ("sadly this dropped", "dropped", False),
    ],
)
def test_the_noun_before_a_verb(clause, verb, another):
    assert subject.is_another(clause, clause.index(verb), TITLE) is another


def test_without_a_title_nothing_is_another():
    assert not subject.is_another("waits improved", 6, frozenset())
    assert not subject.of_another(" in waits", frozenset())


@pytest.mark.parametrize(
    ("after", "another"),
    [
        (" in the mileage allowance", True),
        (" in the number of carers", False),
        (" of absence", False),
        (" since May", False),
    ],
)
def test_what_a_noun_of_change_goes_on_with(after, another):
    assert subject.of_another(after, TITLE) is another


def test_one_root_is_one_noun():
    assert subject.in_title("absence", TITLE)
    assert subject.in_title("referral", TITLE)
    assert not subject.in_title("visit", TITLE)
