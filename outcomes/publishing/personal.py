"""What in a commentary may identify a person. It is held until somebody answers for it; better one sentence too many than one child."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from outcomes import disclosure
from outcomes.areas import Areas
from outcomes.catalogue.model import Dataset
from outcomes.publishing.handed_in import HandedIn
from outcomes.publishing.identifying import suspected
from outcomes.publishing.lines import COMMENTARY, Problem
from outcomes.words.commentary.counted import COUNTED

ANSWER = "take it out, or say why it identifies nobody"


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
