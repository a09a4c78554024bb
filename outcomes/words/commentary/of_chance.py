"""A change called more than chance that may be chance."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.clauses import clauses, elsewhere
from outcomes.words.commentary.lexicon import ELSEWHERE, HOPES
from outcomes.words.commentary.lexicon_of_change import (
    CERTAIN,
    CHANCE,
    CHANGES,
    DOUBTED,
    FALLS,
    IMPROVES,
    LARGE,
    RISES,
    WORSENS,
)
from outcomes.words.commentary.reading import claims, of_another_noun
from outcomes.words.commentary.standing import Standing

# Whoever says so does not claim that a change is more than chance.
UNSURE = re.compile(
    r"\b(?:nobody|no one|no evidence|whether|not yet|too (?:early|soon)|little (?:evidence|sign)|cannot|can't)\b", re.I
)
# "Not one that could be told from luck".
TOLD_APART = re.compile(r"\b(?:tell|told|distinguish\w*|separat\w+)\b", re.I)
CONDITIONAL = re.compile(r"(?:if|were|had|should|unless)\b", re.I)


def of_certainty(sentence: str, standing: Standing) -> Iterator[str]:
    """That a change is more than chance, where it may be chance; and the reverse, said at length."""
    if standing.beyond_chance and (chance := CHANCE.search(sentence)) and not _elsewhere(sentence):
        yield f"it says “{chance.group(0)}”, and the change is more than chance"
    rest = CERTAIN.sub(" ", sentence)
    if standing.beyond_chance is not False or UNSURE.search(rest) or CONDITIONAL.match(sentence):
        return
    match = CERTAIN.search(sentence)
    if match and not TOLD_APART.search(match.group(0)) and not DOUBTED.search(rest) and not ELSEWHERE.search(sentence):
        yield f"it says “{match.group(0)}”, and the change may be chance"
    for clause in clauses(sentence):
        # What is hoped for stands behind the words of hope.
        fact = HOPES.split(clause)[0]
        if elsewhere(fact) or of_another_noun(fact, standing):
            continue
        if any(pattern.search(fact) for pattern in (RISES, FALLS, IMPROVES, WORSENS, CHANGES)):
            for words, denied in claims(LARGE, fact, standing):
                if not denied:
                    yield f"it says “{words}”, and the change may be chance"


def may_be_chance(text: str, standing: Standing) -> bool:
    """Whether a text says that a change may be chance, and it may."""
    return standing.beyond_chance is False and bool(CHANCE.search(text))


def _elsewhere(sentence: str) -> bool:
    """Whether a sentence speaks of another place or time, or sets a condition."""
    return elsewhere(sentence) or bool(CONDITIONAL.match(sentence) or HOPES.search(sentence))
