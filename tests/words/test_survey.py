import math

import pytest

from outcomes.words import survey


@pytest.mark.parametrize(
    ("adjusted", "tests", "said"),
    [
        (0.04, 24, "also after allowing for 24 tests"),
        (0.05, 3, "not after allowing for three tests"),
        (0.01, 1, ""),
        (math.nan, 24, ""),
    ],
)
def test_a_change_says_whether_it_stands_among_all_that_were_tested(adjusted, tests, said):
    assert survey.allowing(adjusted, tests) == said
