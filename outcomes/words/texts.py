"""Texts as printed: the first sentence to be read at once, the rest behind it."""

import re

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u201c\u2018\"'])|\n+")
# An opening longer than this is no line to be read at a glance.
LONG = 220


def opened(text: str) -> tuple[str, str]:
    """The first sentence and the rest; nothing is left out and no word is changed. A first line that is long stands whole."""
    first = SENTENCE.search(text)
    if first is None or len(text) <= LONG:
        return text, ""
    return text[: first.start()], text[first.end() :]
