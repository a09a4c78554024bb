import numpy as np

from outcomes.words.commentary import learnt
from tests.words.commentary import learning
from tests.words.commentary.learning import learn, mirrored, read_by, save
from tests.words.commentary.test_doubted import standing

BLANK = {"polarity": "higher_is_better", "direction": "-", "judgement": "-", "plan": "-", "certainty": "-"}


def told(text, **claims):
    return {**BLANK, "text": text, **claims}


def test_a_sentence_that_rises_is_one_that_falls_in_the_mirror():
    (found,) = mirrored([told("It rose from 31 to 44, more than planned.", direction="up")])
    assert (found["text"], found["direction"]) == ("It fell from 44 to 31, fewer than planned.", "down")
    assert mirrored([told("It rose."), told("No change.", direction="same"), told("Busy.", direction="up")]) == []


def few():
    """Ten invented sentences of each claim, so that every aspect has all of its claims."""
    words = {
        "direction": {"up": "zig", "down": "zag", "same": "zog"},
        "judgement": {"better": "yes", "worse": "no", "same": "so"},
        "plan": {"met": "goal", "missed": "gap"},
        "certainty": {"sure": "firm", "chance": "luck"},
    }
    lines = [told("nothing at all") for _ in range(10)]
    for aspect, claims in words.items():
        lines += [told(word, **{aspect: claim}) for claim, word in claims.items() for _ in range(10)]
    return lines


def test_what_is_learnt_is_read_again_after_it_was_written(tmp_path, monkeypatch):
    made = learn(few())
    assert learnt.read_with(made, "zig", "neutral")["direction"]["up"] > 0.5
    save(made, tmp_path / "weights.npz")
    monkeypatch.setattr(learnt, "WEIGHTS", tmp_path / "weights.npz")
    again = learnt.weights.__wrapped__()
    assert again.places == made.places
    for aspect in learnt.CLAIMS:
        assert np.abs(again.adds[aspect] - made.adds[aspect]).max() <= np.abs(made.adds[aspect]).max() / 127
    assert learnt.read_with(again, "gap", "neutral")["plan"]["missed"] > 0.5


def test_what_a_sentence_beside_a_figure_claims_is_corrected_by_what_is_known():
    made, fell = learn(few()), standing(48, 52, plan=45)
    fine = {**BLANK, "text": "zig", "kind": "ok", "contradicts": "0"}
    planted = {**BLANK, "text": "goal", "kind": "plan", "contradicts": "1"}
    (left, broken) = read_by(made, [(fine, fell), (planted, fell)])
    # It contradicts nothing, so it does not say that the figure rose.
    assert left["direction"] in ("-", "down")
    assert broken["plan"] == "missed"


def test_no_sentence_stands_twice_and_every_claim_is_known():
    lines = learning.read(learning.SOURCES[0])
    assert len({line["text"] for line in lines}) == len(lines)
    for aspect, claims in learnt.CLAIMS.items():
        assert {line[aspect] for line in lines} == set(claims)
