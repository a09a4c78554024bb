"""Numbers in a commentary that are not its figure's."""

import re
from collections.abc import Iterator

from outcomes.words.commentary import parts, quoted, subject, told
from outcomes.words.commentary.clauses import clauses
from outcomes.words.commentary.lexicon import BENCHMARK, ELSEWHEN, HOPES, PARTS
from outcomes.words.commentary.standing import Standing

OF_GRADE = re.compile(r"\b(?:grade|bands?|threshold for)\b", re.I)


def of_numbers(sentence: str, standing: Standing) -> Iterator[str]:
    """Figures that a sentence quotes of this period or the one before, and how far one moved, where they are others."""
    if ELSEWHEN.search(sentence) or BENCHMARK.search(sentence):
        return
    # Clauses of hope hold figures that are wished for, and a grade moves by steps of its own.
    for clause in clauses(sentence):
        if HOPES.search(clause) or OF_GRADE.search(clause):
            sentence = sentence.replace(clause, " ")
    share = standing.unit.startswith("%")
    yield from quoted.wrong(sentence, share, standing.before, standing.now, standing.plan, standing.subject)
    known = (standing.before, standing.now, standing.plan)
    yield from told.of_before(sentence, *known)
    yield from parts.of_one(sentence, share, standing.before, standing.now, standing.subject)
    if standing.unit.startswith("per "):
        yield from quoted.of_rate(sentence, *known)
    elif not share and not PARTS.search(sentence):
        nouns = {subject.stem(word) for word in (*standing.unit.lower().split(), *standing.subject) if len(word) > 3}
        yield from told.of_noun(sentence, frozenset(nouns), *known)
