"""Where a clause ends, what it denies, and whether it speaks of now and here."""

import re

from outcomes.words.commentary.lexicon import CLAUSES, ELSEWHEN, ELSEWHERE, NOT, OF_LAST_QUARTER, PARTS, SOME_OF


def elsewhere(clause: str) -> bool:
    """Whether a clause speaks of another time, another place or a part."""
    return any(pattern.search(clause) for pattern in (ELSEWHEN, ELSEWHERE, PARTS, SOME_OF, OF_LAST_QUARTER))


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, in order."""
    return [clause.strip() for clause in CLAUSES.split(sentence) if clause and clause.strip()]


def denied_before(clause: str, at: int) -> bool:
    """Whether one of the seven words before says no."""
    before = " ".join(clause[:at].split()[-7:])
    return bool(NOT.search(before) or re.search(r"\b(?:neither|nor)\b", clause[:at], re.I))
