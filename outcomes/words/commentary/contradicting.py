"""Where a commentary contradicts the figure that it stands beside: its direction, judgement, plan, chance, grade and numbers.

Sentences are read clause by clause. What a clause hopes for, what it says of another time or of something else than the
figure, is left alone: an officer is asked about a contradiction, and should be asked about none that is not there.
"""

import re
from collections.abc import Iterator

from outcomes.words.commentary import doubted
from outcomes.words.commentary.clauses import clauses, elsewhere
from outcomes.words.commentary.lexicon import AIMED_AT, AT_MOST, ELSEWHEN, ELSEWHERE, HOPES, NOT_YET
from outcomes.words.commentary.lexicon_of_plans import AT_LENGTH
from outcomes.words.commentary.of_chance import CONDITIONAL, of_certainty
from outcomes.words.commentary.of_change import of_change
from outcomes.words.commentary.of_grade import of_grade, of_named_grade
from outcomes.words.commentary.of_numbers import of_numbers
from outcomes.words.commentary.of_plan import of_plan
from outcomes.words.commentary.standing import Standing

# Probabilities of the learnt reading, chosen on sentences that the weights were not made with.
EXCLUDED, RATHER_SURE, CERTAIN = 0.1, 0.6, 0.9
OPENING = re.compile(r"(?:compared|against|over|since|in|during|looking|set against)\b", re.I)


def conflicts(text: str, standing: Standing) -> Iterator[str]:
    """Each thing that a commentary says and its figure contradicts, in words for the officer; nothing where it contradicts nothing.

    What the rules find is told unless the learnt reading holds it very improbable; what the learnt reading alone finds is told
    where it is rather sure and a part of the text speaks of here and now, or it is certain; and of a change only where the text does
    not give its size (decision 140). Numbers and grades are the rules' alone.
    """
    doubts = sorted(doubted.doubts(text, standing), key=lambda doubt: -doubt.probability)
    possible = any(doubt.probability > EXCLUDED for doubt in doubts)
    told = {said: None for alone, said in _told(text, standing) if alone or possible}
    yield from told
    told_in_numbers = _quotes(text, standing)
    sure = [
        doubt
        for doubt in doubts
        if doubt.probability > RATHER_SURE and not doubt.vague and not (doubt.of_change and told_in_numbers)
    ]
    reads = _opens_now if sure and sure[0].probability > CERTAIN else _of_now
    if sure and not told and any(map(reads, _sentences(text))):
        yield doubted.said(sure[0], standing)


def _quotes(text: str, standing: Standing) -> bool:
    """Whether a text gives the figure of the period before or the size of the change: whoever does so has both before him."""
    known = [] if not standing.change else [standing.before, abs(standing.change)]
    given = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    return any(number == value for number in given for value in known)


def _told(text: str, standing: Standing) -> Iterator[tuple[bool, str]]:
    """What the rules find, and whether it is theirs alone to say."""
    for sentence in _sentences(text):
        yield from _each(True, of_numbers(sentence, standing))
        yield from _each(True, of_named_grade(sentence, standing))
        yield from _each(False, of_certainty(sentence, standing))
        if not _opens_now(sentence):
            continue
        plain = AT_MOST.sub("at most", NOT_YET.sub("did not ", sentence))
        for pattern, short in AT_LENGTH:
            plain = pattern.sub(short, plain)
        for clause in filter(_of_fact, clauses(plain)):
            yield from _each(False, of_plan(clause, standing))
            yield from _each(True, of_grade(clause, standing))
            yield from _each(False, of_change(clause, standing))


def _each(alone: bool, found: Iterator[str]) -> Iterator[tuple[bool, str]]:
    return ((alone, said) for said in found)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def _of_now(sentence: str) -> bool:
    """Whether a clause of a sentence speaks of the figure's own time and place, and of what is so."""
    return _opens_now(sentence) and any(_of_fact(clause) and not elsewhere(clause) for clause in clauses(sentence))


def _opens_now(sentence: str) -> bool:
    """Whether a sentence is no condition and does not begin with another time or place, which then holds for all of it."""
    opening = next(iter(clauses(sentence)), "")
    apart = (ELSEWHEN.search(opening) and OPENING.match(sentence)) or ELSEWHERE.fullmatch(opening)
    return not (CONDITIONAL.match(sentence) or apart)


def _of_fact(clause: str) -> bool:
    """Whether a clause says what is so, and not what is hoped for or aimed at."""
    return not (HOPES.search(clause) or AIMED_AT.match(clause))
