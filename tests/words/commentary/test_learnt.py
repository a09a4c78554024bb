import numpy as np
import pytest

from outcomes.words.commentary import learnt
from tests.words.commentary import learning


def test_the_weights_are_those_of_the_sentences_that_lie_beside():
    with np.load(learnt.WEIGHTS, allow_pickle=False) as held:
        assert held["learnt-from"].tobytes().decode() == learning.fingerprint(), "run the module learning again"


def test_of_a_text_without_a_known_word_what_is_usual_is_said():
    told = learnt.claims("", "neutral")
    assert set(told) == set(learnt.CLAIMS)
    for odds in told.values():
        assert sum(odds.values()) == pytest.approx(1)
        assert max(odds, key=odds.__getitem__) == learnt.NOTHING


@pytest.mark.parametrize(
    ("text", "aspect", "claim"),
    [
        ("Admissions are lower than last quarter following the new ward round.", "direction", "down"),
        ("More of our care leavers are in work than a quarter ago.", "direction", "up"),
        ("Much the same as last quarter.", "direction", "same"),
        ("Performance has deteriorated.", "judgement", "worse"),
        ("We remain some way short of the target.", "plan", "missed"),
        ("The difference is within the margin of error.", "certainty", "chance"),
    ],
)
def test_plain_words_are_read(text, aspect, claim):
    assert learnt.claims(text, "higher_is_better")[aspect][claim] > 0.6
