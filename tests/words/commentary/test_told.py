"""Numbers told with their own noun, as rates, as parts of one, and as those of the period before."""

import pytest

from outcomes.words.commentary import counted, parts, quoted, told

CHILDREN = frozenset({"child", "children", "exclusion"})


@pytest.mark.parametrize(
    ("text", "value"), [("twelve", 12), ("Twenty-nine", 29), ("sixty", 60), ("1,204", 1204), ("8.5", 8.5)]
)
def test_a_number_in_digits_or_words(text, value):
    assert counted.number(text) == value


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We looked after 520 children.", True),
        ("We looked after 502 children.", False),
        ("Another 93 children came.", True),
        ("Another 16 children came.", False),
        ("16 more children came than last quarter.", False),
        ("Twelve of the children moved on.", False),
        ("At 490 children and 510 children in two counts.", False),
        ("Nine children have a mentor.", False),
    ],
)
def test_with_its_own_noun(text, wrong):
    assert bool(list(told.of_noun(text, CHILDREN, 486, 502, None))) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("One in four was absent.", True),
        ("One in five was absent.", False),
        ("19 in every 100 were absent.", False),
        ("More than half were absent.", True),
        ("Fewer than half were absent.", False),
        ("It fell by a third.", True),
        ("It fell by a tenth.", False),
        ("Enquiries fell by a third.", False),
    ],
)
def test_as_parts_of_one(text, wrong):
    assert bool(list(parts.of_one(text, True, 20.8, 18.7, frozenset({"pupils", "absent"})))) is wrong


def test_the_one_rate_of_a_sentence():
    assert list(quoted.of_rate("It runs at 487.3 per 100,000.", 521.6, 478.3, None)) == [
        "it says “487.3”, and the figure is 478.3"
    ]
    assert not list(quoted.of_rate("It runs at 478.3 per 100,000, England at 601 per 100,000.", 521.6, 478.3, None))


def test_the_period_before():
    assert list(told.of_before("Last quarter's figure of 19 was high.", 21, 17, None))
    assert not list(told.of_before("Last quarter's figure of 21 was high.", 21, 17, None))
    assert not list(told.of_before("Last quarter's figure of 19 was high.", None, 17, None))
