"""Figures told in other ways: with their own noun, and as those of the period before."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.counted import ABOUT, NUMBER, near, number, same, standing
from outcomes.words.commentary.subject import stem

PRIOR = r"(?:last|previous|preceding) (?:quarter|return|count|period)"
OF_BEFORE = (
    rf"\b{PRIOR}(?:'s|’s) (?:[a-z-]+ ){{0,3}}?(?:of |was |at )?{ABOUT}{NUMBER}(?!\s?(?:point|percentage|fewer|more|less|\d|[.,]\d))",
    rf"\b{NUMBER}(?:%| per ?cent)? (?:(?!than\b)[a-z-]+ ){{0,4}}?(?:(?:in|at|for|during) )?(?:the )?{PRIOR}\b",
    rf"\bquarter before (?:being|was|stood at) {NUMBER}",
)
ABOUT_BEFORE = r"\b(about|around|nearly|almost|over|under|roughly|more than|a good)\s+$"
# "Commissioned a further 60 assessments" is a thing done.
PROVIDED = (
    r"\b(?:commission|recruit|fund|plann|book|offer|order|train)\w*\s+(?:an? )?(?:further|another|additional|extra)\s+$"
)
MOVE_BEFORE = r"(?:by|of|further|another|additional|extra|up|down)\s+(?:some |about |only |just |nearly |over )?$"
MOVE = frozenset(
    {"more", "fewer", "less", "extra", "up", "down", "rise", "fall", "drop", "increase", "reduction", "decrease"}
)
# A number before one of these is of something else than the noun behind it.
APART = frozenset({"of", "in", "and", "out", "by", "to", "point", "points"})


def of_noun(
    sentence: str, nouns: frozenset[str], before: float | None, now: float, plan: float | None
) -> Iterator[str]:
    """Numbers of a count told with its own noun ("26 exclusions", "another 93 people") that are none of the figure's.

    ``nouns`` are the words of its unit and title. Two and more such numbers are of its parts, and are left alone.
    """
    change = None if before is None else abs(round(now - before, 6))
    known = [value for value in (now, before, plan, change) if value is not None]
    levels, moves = [], []
    for match in re.finditer(rf"{NUMBER}((?: [a-z'’-]+){{1,3}})", sentence, re.I):
        told, words = match.group(1), match.group(2).lower().split()
        at = next((place for place, word in enumerate(words) if stem(word) in nouns), None)
        if at is None or told.lower() in nouns or APART & set(words[:at]):
            continue
        if re.search(PROVIDED, sentence[: match.start()], re.I):
            continue
        if re.search(MOVE_BEFORE, sentence[: match.start()], re.I) or MOVE & set(words[: at + 2]):
            over = re.search(r"\b(?:over|more than)\s+$", sentence[: match.start()], re.I)
            if (
                change
                and not same(told, change, "about" if over else None)
                and not any(same(told, value) for value in (now, plan) if value is not None)
            ):
                moves.append(match.group(0))
        elif (
            not any(same(told, value, _about(sentence[: match.start()])) for value in known)
            and 0.5 * now <= number(told) <= 2 * now
        ):
            levels.append(match.group(0))
    if len(levels) == 1:
        yield f"it says “{levels[0]}”, and {standing(now, before)}"
    if len(moves) == 1:
        yield f"it says “{moves[0]}”, and the change is {change:g}"


def _about(before: str) -> str | None:
    match = re.search(ABOUT_BEFORE, before, re.I)
    return match.group(1) if match else None


def of_before(sentence: str, before: float | None, now: float, plan: float | None) -> Iterator[str]:
    """Numbers that a sentence gives to the quarter before and that are others."""
    if before is None:
        return
    for pattern in OF_BEFORE:
        for match in re.finditer(pattern, sentence, re.I):
            told = next(text for text in reversed(match.groups()) if text and text[0].isalnum())
            allowed = (before, abs(now - before), *(() if plan is None else (plan,)))
            if not any(same(told, value) for value in allowed) and near(told, (before, now)):
                yield f"it says “{match.group(0)}”, and the figure was {before:g}"
