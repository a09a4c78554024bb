"""Where a commentary contradicts the figure that it stands beside: its direction, judgement, plan, chance, grade and numbers.

Sentences are read clause by clause. What a clause hopes for, what it says of another time or of something else than the
figure, is left alone: an officer is asked about a contradiction, and should be asked about none that is not there.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from outcomes.words.commentary import doubted
from outcomes.words.commentary.clauses import clauses, elsewhere
from outcomes.words.commentary.lexicon import AIMED_AT, AT_MOST, ELSEWHEN, ELSEWHERE, HOPES, NOT_YET
from outcomes.words.commentary.lexicon_of_plans import AT_LENGTH
from outcomes.words.commentary.of_chance import CONDITIONAL, may_be_chance, of_certainty
from outcomes.words.commentary.of_change import of_change
from outcomes.words.commentary.of_grade import of_grade, of_named_grade
from outcomes.words.commentary.of_numbers import of_numbers
from outcomes.words.commentary.of_plan import of_plan, with_plan_in_words
from outcomes.words.commentary.standing import Standing

# Probabilities of the learnt reading, chosen on sentences that the weights were not made with.
EXCLUDED, RATHER_SURE, CERTAIN = 0.1, 0.5, 0.9
# Where the rules read both what the figure bears out and what it contradicts, the learnt reading decides.
OUTWEIGHS = 0.3
# What the rules alone read.
ALONE = ("number", "grade")
CHANGE = {"direction", "judgement"}
# A sentence with one of these sets something else beside what was said.
APART = re.compile(
    r"\b(?:on the other hand|in contrast|conversely|meanwhile|reported separately|as opposed to)\b", re.I
)
OPENING = re.compile(r"(?:compared|against|over|since|in|during|looking|set against)\b", re.I)


def conflicts(text: str, standing: Standing) -> Iterator[str]:
    """Each thing that a commentary says and its figure contradicts, in words for the officer; nothing where it contradicts nothing.

    What the rules find is told unless the learnt reading holds it very improbable; what the learnt reading alone finds is told
    where it is rather sure and a part of the text speaks of here and now, or it is certain; and of a change only where the text does
    not give its size (decision 140). Numbers and grades are the rules' alone.
    """
    doubts = sorted(doubted.doubts(text, standing), key=lambda doubt: -doubt.probability)
    probable = {doubt.aspect: doubt.probability for doubt in doubts}
    borne_out = _borne_out(text, standing)
    possible = max(probable.values(), default=0.0) > EXCLUDED

    def kept(aspect: str) -> bool:
        return aspect in ALONE or (possible and (aspect not in borne_out or probable.get(aspect, 0.0) > OUTWEIGHS))

    told = {said: None for aspect, said in _told(text, standing) if kept(aspect)}
    yield from told
    # Whoever has its direction right has seen the change.
    known = _quotes(text, standing) | borne_out | (CHANGE if CHANGE & borne_out else set())
    sure = [
        doubt for doubt in doubts if doubt.probability > RATHER_SURE and not doubt.vague and doubt.aspect not in known
    ]
    reads = _opens_now if sure and sure[0].probability > CERTAIN else _of_now
    if sure and not told and any(map(reads, _sentences(text))):
        yield doubted.said(sure[0], standing)


def _quotes(text: str, standing: Standing) -> set[str]:
    """The aspects of which a text gives the numbers: whoever names the figure before, the size of the change, or both figure and plan has
    both before him."""
    given = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    moved = set() if standing.change is None else {standing.before, abs(standing.change)} - {0.0}
    found = CHANGE if given & moved else set()
    return found | ({"plan"} if {standing.plan, standing.now} <= given and standing.plan != standing.now else set())


def _borne_out(text: str, standing: Standing) -> set[str]:
    """The aspects of which the rules read what the figure bears out: a contradiction of the figure turned round."""
    change, plan = standing.turned, replace(standing, plan=standing.turned.plan)
    found = {"certainty"} if may_be_chance(text, standing) else set()
    for clause in _facts(text):
        # "No change" contradicts a figure that fell, and one that rose.
        found |= {aspect for aspect, _ in of_change(clause, change)} - {
            aspect for aspect, _ in of_change(clause, standing)
        }
        if any(of_plan(with_plan_in_words(clause, standing), plan)):
            found.add("plan")
    return found


def _told(text: str, standing: Standing) -> Iterator[tuple[str, str]]:
    """What the rules find, and of what it is."""
    for sentence in _sentences(text):
        yield from _each("number", of_numbers(sentence, standing))
        yield from _each("grade", of_named_grade(sentence, standing))
        yield from _each("certainty", of_certainty(sentence, standing))
        for clause in _facts(sentence):
            yield from _each("plan", of_plan(clause, standing))
            yield from _each("grade", of_grade(clause, standing))
            yield from of_change(clause, standing)


def _facts(text: str) -> Iterator[str]:
    """The clauses of a text that say what is so, here and now, in plain words."""
    for sentence in filter(_opens_now, _sentences(text)):
        plain = AT_MOST.sub("at most", NOT_YET.sub("did not ", sentence))
        for pattern, short in AT_LENGTH:
            plain = pattern.sub(short, plain)
        yield from filter(_of_fact, clauses(plain))


def _each(aspect: str, found: Iterator[str]) -> Iterator[tuple[str, str]]:
    return ((aspect, said) for said in found)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def _of_now(sentence: str) -> bool:
    """Whether a clause of a sentence speaks of the figure's own time and place, and of what is so."""
    return _opens_now(sentence) and any(
        len(clause.split()) > 2 and _of_fact(clause) and not elsewhere(clause) for clause in clauses(sentence)
    )


def _opens_now(sentence: str) -> bool:
    """Whether a sentence is no condition and does not begin with another time or place, which then holds for all of it."""
    opening = next(iter(clauses(sentence)), "")
    apart = (ELSEWHEN.search(opening) and OPENING.match(sentence)) or ELSEWHERE.fullmatch(opening)
    return not (CONDITIONAL.match(sentence) or apart or APART.search(sentence))


def _of_fact(clause: str) -> bool:
    """Whether a clause says what is so, and not what is hoped for or aimed at."""
    return not (HOPES.search(clause) or AIMED_AT.match(clause))
