"""What in a commentary may identify a person. It is held until somebody answers for it; better one sentence too many than one child."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from outcomes import disclosure
from outcomes.areas import Areas
from outcomes.catalogue.model import Dataset
from outcomes.publishing.handed_in import HandedIn
from outcomes.publishing.lines import COMMENTARY, Problem
from outcomes.words.commentary.counted import COUNTED

ANSWER = "take it out, or say why it identifies nobody"
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


def small_numbers(text: str, threshold: int) -> Iterator[str]:
    """Numbers from 1 to below a threshold, in digits or words: beside an indicator whose small counts are hidden."""
    for match in re.finditer(rf"(?<![\w.,/-])(?:(\d{{1,3}})(?![\d%/-]|[.,]\d)|\b({'|'.join(COUNTED)})\b)", text, re.I):
        number = int(match[1]) if match[1] else COUNTED[match[2].lower()]
        if 0 < number < threshold:
            yield match.group(0)


def vocabulary(dataset: Dataset, texts: Iterable[str], places: Iterable[str]) -> set[str]:
    """Words that are no names: those of the catalogue and of places, and those that a published text has in small letters."""
    said = [dataset.title, dataset.summary, dataset.owner_role, *dataset.themes.values(), *places]
    for entry in dataset.indicators.values():
        said += [entry.title, entry.definition, entry.printed, entry.numerator, entry.denominator, *entry.search]
    for source in dataset.sources.values():
        said += [source.title, source.publisher]
    months = "january february march april may june july august september october november december quarter"
    small = re.findall(r"\b[a-z]+", " ".join(texts))
    return {*re.findall(r"[a-z]+", " ".join([months, *said]).lower()), *small}


def _checks(digits: str) -> bool:
    """The modulus 11 check of an NHS number (NHS Data Dictionary, NHS NUMBER)."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1


def held(given: HandedIn, dataset: Dataset, tree: Areas, said: pd.DataFrame) -> Iterator[Problem]:
    """Commentary that may identify a person; ``said`` are the texts that are published."""
    known = vocabulary(dataset, said["text"], [area.name for area in tree.areas.values()])
    for where, row in zip(given.said_at, given.words.itertuples(), strict=True):
        found = list(suspected(row.text, known))
        if (
            asked := disclosure.rule(dataset.indicators[row.about].disclosure)
            if row.about in dataset.indicators
            else None
        ):
            found += [("a small number", number) for number in small_numbers(row.text, asked.threshold)]
        for looks, words in found:
            yield Problem(where, COMMENTARY, f"'{words[:40]}' looks like {looks}", ANSWER, row.about)
