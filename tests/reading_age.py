"""Years of schooling that the app's English asks of a reader: ``python -m tests.reading_age``.

Flesch-Kincaid grades (Kincaid and others 1975) of every definition and of every headline and note that a section makes,
by the library ``readability``. Names, titles and quotations are not ours, but stand inside a headline as they are.
"""

import re
import statistics
from dataclasses import dataclass

import readability

from outcomes import opening, questions
from outcomes.board import Board
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import common, kinds

MEDIAN, MOST = 9, 14
# More than ``MOST`` by need, by what the text is about up to its choice; each with its reason.
SHORT = "two or three words, of which one is long"
NAMES = "a list of names"
REASONS = {
    "healthy_schools/said": "what the report says of its dates, each in its own words, and items by their printed titles",
    "healthy_schools/advice": SHORT,
    "healthy_schools/further": "what the design of a study allows to be said, in one breath",
    "board_meeting/resolved": SHORT,
    "childrens_scorecard/progress-said": SHORT,
    "national_adult_care/figures": SHORT,
    "national_schools/figures": SHORT,
    "national_adult_care/ranking": NAMES,
    "national_children/ranking": "a publisher's unit, said twice",
    "national_public_health/ranking": f"{NAMES}, or a publisher's unit said twice",
    "national_schools/ranking": NAMES,
    "community_health/trend": "a publisher's title",
    "community_health/map": "a publisher's title beside names of localities",
    "participatory_budgeting/budgeting": NAMES,
}


@dataclass(frozen=True)
class Text:
    """A text of ours, what it is about, and its grade."""

    about: str
    text: str
    grade: float


def reason(about: str) -> str:
    """Why a text may ask for more than ``MOST`` years; "" where nothing allows it."""
    return REASONS.get(about.rpartition("/")[0], "")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if re.search(r"\w", part)]
    words = (" ".join(re.findall(r"[\w'’-]+|[^\w\s]", part)) for part in sentences)
    return float(readability.getmeasures("\n".join(words), lang="en")["readability grades"]["Kincaid"])


def definitions(board: Board) -> list[Text]:
    """Every definition of the catalogue."""
    return [
        Text(entry.id, entry.definition, grade(entry.definition))
        for entry in board.indicators.values()
        if entry.definition
    ]


def sentences(board: Board) -> list[Text]:
    """Headlines and notes of every section and choice, for the latest quarter and the authority."""
    offered = questions.quarters(board)
    chosen = Selection(questions.latest_quarter(board, offered), board.areas.authority.id, PREVIOUS)
    found: dict[str, Text] = {}
    for dataset in board.datasets.values():
        for section in common.usual_sections(board, dataset):
            choice = kinds.choice(board, section)
            for pick in choice.options if choice else ("",):
                answer = kinds.ask(board, chosen, section, *filter(None, (pick,)))
                for text in (answer.sentence, *answer.notes):
                    # A definition is counted as one.
                    if not text.startswith("What it means: ") and re.search(r"[a-z]{3}", text):
                        found[text] = Text(f"{dataset.id}/{section.id}/{pick}", text, grade(text))
    return list(found.values())


def main() -> None:
    """Print, for definitions and sentences, the median and every text that asks for more than ``MOST`` years."""
    board = opening.load()
    for name, texts in (("definitions", definitions(board)), ("sentences", sentences(board))):
        grades = [one.grade for one in texts]
        print(f"reading age, {len(texts)} {name}: median {statistics.median(grades):.1f} years of schooling", end="; ")
        over = sorted((one for one in texts if one.grade > MOST), key=lambda one: -one.grade)
        print(f"{len(over)} over {MOST}")
        for one in over:
            print(f"  {one.grade:4.1f} {one.about} ({reason(one.about) or 'no reason given'}): {one.text}")


if __name__ == "__main__":
    main()
