"""What in a text may name a person."""

import re
from collections.abc import Iterator

NAME = r"[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[A-Z][a-z]{2,8})[ /.-](?:\d{4}|\d{2})"
# What it looks like, and how it is written. A bare number of ten digits counts when its last one checks (NHS Data Dictionary).
SIGNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    "a telephone number": re.compile(r"(?:\+44\s?|\b0)\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b"),
    "a National Insurance number": re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    "a date of birth": re.compile(
        rf"(?:\bborn\b|\bd\.?o\.?b\b\.?|date of birth)[^.]{{0,20}}?(?:{DAY}|\d{{4}})|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}\b",
        re.I,
    ),
    "a person's age": re.compile(
        r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
        r"seventeen)[- ]year[- ]old\b(?!s)|\b(?:he|she|who) (?:is|was) (?:aged )?\d{1,2}\b",
        re.I,
    ),
}
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Master|Baby|Child|Cllr|Dr|called|named|boy|girl|mother|father|son|daughter|brother|sister|pupil|"
    rf"patient|family of)\.? ({NAME})"
)
TEN = re.compile(r"(?<![\d.,])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d.,]\d)")
PAIR = re.compile(rf"(?<![.!?:] )(?<!^)\b({NAME}) ({NAME})\b")


def suspected(text: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """What a text holds that may identify a person: what it looks like, and the words themselves.

    Words with capitals are no name where one of them is ``known`` (see ``vocabulary``).
    """
    for said, pattern in SIGNS.items():
        for match in pattern.finditer(text):
            yield said, match.group(0)
    for match in TEN.finditer(text):
        if _checks("".join(match.groups())):
            yield "an NHS number", match.group(0)
    for match in (*TITLED.finditer(text), *PAIR.finditer(text)):
        if not {part.lower() for part in match.groups()} & known:
            yield "a name", match.group(0)


def _checks(digits: str) -> bool:
    """The modulus 11 check of an NHS number (NHS Data Dictionary, NHS NUMBER)."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1
