"""What a clause speaks of: the figure, a part of it, or something else. Read from the nouns around its verb and the figure's title."""

import re

from outcomes.words.commentary.nouns import BETWEEN, GENERIC, PART_OF, PREPOSITIONS

SHORTEST = 4


def stem(word: str) -> str:
    """A noun without its plural: "vacancies" and "vacancy" are one."""
    return re.sub(r"(?:ies|y|es|s)$", "", word)


def in_title(word: str, title: frozenset[str]) -> bool:
    """Whether a noun is one of the title's: the same, or of the same root ("absence" and "absent")."""
    short, parts = stem(word), {part for each in title for part in each.split("-")} | title
    return any(short == stem(each) or (len(short) > SHORTEST and each[:5] == word[:5]) for each in parts)


def is_another(clause: str, at: int, title: frozenset[str]) -> bool:
    """Whether the noun before a verb is neither of the title nor a word for figures; False where there is none."""
    words = re.findall(r"[a-z][a-z'’-]*", clause[:at].lower())
    while words and (words[-1] in BETWEEN or words[-1].endswith("ly")):
        words.pop()
    if not words or not title:
        return False
    first = next((place for place, word in enumerate(words) if word in PREPOSITIONS and place), len(words))
    head, rest = words[first - 1], words[first + 1 :]
    if head in GENERIC or head.endswith("ly"):
        return False
    if in_title(head, title):
        # "Delays due to housing" are a part of the delays.
        return (
            first < len(words)
            and words[first] in PART_OF
            and bool(rest)
            and not any(in_title(word, title) for word in rest)
        )
    return True


def of_another(after: str, title: frozenset[str]) -> bool:
    """Whether a noun such as "a rise in" goes on with something else than the figure."""
    match = re.match(r"\s+(?:in|of)\s+((?:[a-z'’-]+\s*){1,6})", after, re.I)
    if not match or not title:
        return False
    words = re.findall(r"[a-z][a-z'’-]*", match.group(1).lower())
    end = next(
        (
            place
            for place, word in enumerate(words)
            if word in PREPOSITIONS or word in BETWEEN - {"the", "a", "an", "this", "all", "both"}
        ),
        len(words),
    )
    nouns = [word for word in words[:end] if word not in BETWEEN]
    return (
        bool(nouns) and nouns[-1] not in GENERIC and not any(in_title(word, title) or word in GENERIC for word in nouns)
    )
