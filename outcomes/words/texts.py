"""Texts as printed: the first sentence to be read at once, the rest behind it."""

import re

# Where a sentence ends, its closing quotation mark included, or a line of a list.
END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!]['\"”’]))\s+(?=[A-Z“‘\"'])|\n+")
# A text of up to so many letters is read at a glance.
WHOLE = 220


def opened(text: str, whole: int = WHOLE) -> tuple[str, str]:
    """The first sentence and the rest; no word is left out or changed. A text of at most ``whole`` letters is not parted."""
    end = END.search(text)
    if end is None or len(text) <= whole:
        return text, ""
    return text[: end.start()], text[end.end() :]
