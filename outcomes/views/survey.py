"""What may be asked of a survey: all items by the size of their change, two views beside each other, or the items of a theme."""

from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Section
from outcomes.selection import Selection
from outcomes.views import changes, pairs, waves

# Choices that no theme may be called by: an id of a theme has no tilde.
ALL, PAIRS = "all~items", "all~pairs"


def options(board: Board, section: Section) -> dict[str, str]:
    """All items (of each group that answered), the pairs that the survey declares, then its themes."""
    dataset = board.datasets[section.dataset]
    found = {choice: f"All items{f': {name}' if name else ''}" for choice, (_, name) in _groups(dataset).items()}
    if dataset.survey and dataset.survey.pairs:
        found[PAIRS] = dataset.survey.pairs.title
    return found | {theme: dataset.themes[theme] for theme in section.themes}


def answer(board: Board, chosen: Selection, section: Section, pick: str) -> Answer:
    """The answer of a choice."""
    groups = _groups(board.datasets[section.dataset])
    if pick in groups:
        return changes.answer(board, chosen, section, *groups[pick])
    if pick == PAIRS:
        return pairs.answer(board, chosen, section)
    return waves.answer(board, chosen, section, pick)


def _groups(dataset: Dataset) -> dict[str, tuple[str, str]]:
    """Who answered, by the choice that shows them: the group, and its name where there are several."""
    groups = dataset.survey.groups if dataset.survey else ()
    named = {group: group.partition("=")[2].replace("-", " ") for group in groups}
    return {
        ALL if place == 0 else f"{ALL}-{place + 1}": (group, named[group] if len(groups) > 1 else "")
        for place, group in enumerate(groups)
    }
