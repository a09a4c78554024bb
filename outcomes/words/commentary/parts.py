"""Figures told as parts of one: "one in four", "fewer than half", "fell by a third"."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.counted import MOVED, NUMBER, number
from outcomes.words.commentary.subject import is_another

PARTS_OF_ONE = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}


def of_one(
    sentence: str, share: bool, before: float | None, now: float, title: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Shares told as parts of one: "one in four", "fewer than half", "fell by a third"."""
    if share:
        for match in re.finditer(rf"\b{NUMBER} (?:in|out of) (?:every )?{NUMBER}\b", sentence, re.I):
            some, all_of = map(number, match.groups())
            if not (all_of > some and (all_of in (100, 1000) or some < 10)):
                continue
            told = 100 * some / all_of
            known = [value for value in (before, now) if value is not None]
            if not any(abs(told - value) <= (0.6 if all_of >= 100 else max(3, 0.1 * value)) for value in known):
                yield f"it says “{match.group(0)}”, and the figure is {now:g}"
        for match in re.finditer(r"\b(fewer|less|more) than half\b(?! an? )|\b(over) half\b(?! an? )", sentence, re.I):
            if (now < 50) != ((match.group(1) or "over").lower() in ("fewer", "less")):
                yield f"it says “{match.group(0)}”, and the figure is {now:g}"
    if before:
        for match in re.finditer(rf"\b{MOVED} by (?:a|an|one) ({'|'.join(PARTS_OF_ONE)})\b", sentence, re.I):
            moved = abs(now - before) / before
            if is_another(sentence, match.start(), title):
                continue
            if abs(moved - 1 / PARTS_OF_ONE[match.group(1).lower()]) > 0.06:
                yield f"it says “{match.group(0)}”, and the change is {100 * moved:.0f}%"
