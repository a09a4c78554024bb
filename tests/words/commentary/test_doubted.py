import pytest

from outcomes.words.commentary import doubted, learnt
from outcomes.words.commentary.doubted import Doubt
from outcomes.words.commentary.standing import Standing


def standing(now, before=None, **more):
    return Standing("%", more.pop("polarity", "higher_is_better"), now, before, **more)


def test_what_is_known_of_a_figure_decides_what_may_be_claimed():
    fell = standing(48, 52, plan=45, beyond_chance=True)
    assert doubted.holding(fell) == {
        "direction": {"down"},
        "judgement": {"worse"},
        "plan": {"met"},
        "certainty": {"sure"},
    }
    assert doubted.holding(standing(48)) == {}
    assert doubted.holding(standing(48, 48)) == {"direction": {"same"}, "judgement": {"same"}}
    assert doubted.holding(standing(48, 52, polarity="neutral")) == {"direction": {"down"}}


def test_a_little_change_may_be_called_none_and_so_may_one_that_may_be_chance():
    assert doubted.holding(standing(48.4, 48))["direction"] == {"up", "same"}
    assert doubted.holding(standing(50, 48, beyond_chance=False))["direction"] == {"up", "same"}
    assert doubted.holding(standing(50, 48, beyond_chance=True))["direction"] == {"up"}
    assert doubted.holding(standing(60, 48, beyond_chance=False))["direction"] == {"up", "same"}
    assert doubted.holding(standing(60, 48))["direction"] == {"up"}


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (("direction", "up"), "it reads as if it rose, and the figure went from 52 to 48"),
        (("direction", "same"), "it reads as if it had not changed, and the figure went from 52 to 48"),
        (("judgement", "better"), "it reads as if it improved, and the figure went from 52 to 48"),
        (("plan", "met"), "it reads as if the plan were met, and the plan of 90 is missed"),
        (("certainty", "sure"), "it reads as if the change were more than chance, and it may be chance"),
    ],
)
def test_a_doubt_says_what_the_text_reads_as_and_what_the_figure_is(doubt, said):
    assert doubted.said(Doubt(*doubt, 0.9), standing(48, 52, plan=90, beyond_chance=False)) == said


def test_a_doubt_is_of_the_most_probable_claim_that_the_figure_contradicts(monkeypatch):
    told = {aspect: dict.fromkeys(claims, 0.0) for aspect, claims in learnt.CLAIMS.items()}
    told["direction"] |= {"up": 0.3, "same": 0.2, "down": 0.4, "-": 0.1}
    monkeypatch.setattr(learnt, "claims", lambda text, polarity: told)
    doubts = {doubt.aspect: doubt for doubt in doubted.doubts("", standing(48, 52))}
    assert doubts["direction"] == Doubt("direction", "up", 0.3)
    assert doubts["judgement"].probability == 0
    assert list(doubted.doubts("", standing(48))) == []
