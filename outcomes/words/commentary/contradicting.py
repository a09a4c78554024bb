"""Where a commentary contradicts the figure that it stands beside: its direction, judgement, plan, chance, grade and numbers.

Sentences are read clause by clause. What a clause hopes for, what it says of another time or of something else than the
figure, is left alone: an officer is asked about a contradiction, and should be asked about none that is not there.
"""

import re
from collections.abc import Iterator

from outcomes.words.commentary.clauses import clauses
from outcomes.words.commentary.lexicon import AIMED_AT, AT_MOST, ELSEWHEN, ELSEWHERE, HOPES, NOT_YET
from outcomes.words.commentary.lexicon_of_plans import AT_LENGTH
from outcomes.words.commentary.of_chance import CONDITIONAL, of_certainty
from outcomes.words.commentary.of_change import of_change
from outcomes.words.commentary.of_grade import of_grade, of_named_grade
from outcomes.words.commentary.of_numbers import of_numbers
from outcomes.words.commentary.of_plan import of_plan
from outcomes.words.commentary.standing import Standing

OPENING = re.compile(r"(?:compared|against|over|since|in|during|looking|set against)\b", re.I)


def conflicts(text: str, standing: Standing) -> Iterator[str]:
    """Each thing that a commentary says and its figure contradicts, in words for the officer; nothing where it contradicts nothing."""
    yield from dict.fromkeys(_told(text, standing))


def _told(text: str, standing: Standing) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        yield from of_numbers(sentence, standing)
        yield from of_named_grade(sentence, standing)
        yield from of_certainty(sentence, standing)
        if CONDITIONAL.match(sentence):
            continue
        opening = next(iter(clauses(sentence)), "")
        if (ELSEWHEN.search(opening) and OPENING.match(sentence)) or ELSEWHERE.fullmatch(opening):
            continue
        plain = AT_MOST.sub("at most", NOT_YET.sub("did not ", sentence))
        for pattern, short in AT_LENGTH:
            plain = pattern.sub(short, plain)
        for clause in clauses(plain):
            if HOPES.search(clause) or AIMED_AT.match(clause):
                continue
            yield from of_plan(clause, standing)
            yield from of_grade(clause, standing)
            yield from of_change(clause, standing)
