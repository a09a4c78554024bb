"""What a section of a dataset may be: the kinds that YAML names, each with its answer and its choice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from outcomes import places
from outcomes.answer import Answer
from outcomes.board import Board
from outcomes.catalogue.model import Section
from outcomes.selection import Selection
from outcomes.views import counts, funnel, grid, ledger, map, plan, ranking, shares, story, survey, texts, trend


@dataclass(frozen=True)
class Choice:
    """What a reader may choose in a section: its key in the link, its label, ids with their words, and what is usual."""

    key: str
    label: str
    options: dict[str, str]
    usual: str


@dataclass(frozen=True)
class Kind:
    """How a section is answered, with the choice made where there is one; ``alone`` where it needs none."""

    answer: Callable[..., Answer]
    options: Callable[[Board, Section], dict[str, str]] | None = None
    label: str = ""
    alone: bool = False


def _map(board: Board, chosen: Selection, section: Section, indicator: str) -> Answer:
    return map.answer(board, chosen, indicator)


def _ranking(board: Board, chosen: Selection, section: Section, indicator: str) -> Answer:
    return ranking.answer(board, chosen, indicator)


KINDS = {
    "trend": Kind(trend.answer, trend.options, "Indicator"),
    "grid": Kind(grid.answer, trend.options, "Measure to mark"),
    "plan": Kind(plan.answer),
    "shares": Kind(shares.answer, shares.options, "Area"),
    "waves": Kind(survey.answer, survey.options, "Survey items about"),
    "means": Kind(ledger.answer, ledger.options, "Table", alone=True),
    "ledger": Kind(ledger.answer, ledger.options, "Table", alone=True),
    "counts": Kind(counts.answer),
    "map": Kind(_map, ranking.options, "Indicator"),
    "ranking": Kind(_ranking, ranking.options, "Indicator"),
    "funnel": Kind(funnel.answer, funnel.options, "Indicator"),
    "story": Kind(story.answer),
    "words": Kind(texts.answer, texts.options, "Under", alone=True),
}


# Where a figure of an official series stands beside a benchmark that a reader may choose.
BESIDE = ("trend", "ranking")


def beside(board: Board, section: Section, indicator: str) -> Mapping[str, str]:
    """What an indicator may stand beside in a section, the usual first, id to name; empty where there is nothing to choose."""
    return places.benchmarks(board, indicator) if section.kind in BESIDE else {}


def choice(board: Board, section: Section) -> Choice | None:
    """The choice of a section; None where it has none."""
    kind = KINDS[section.kind]
    options = kind.options(board, section) if kind.options else {}
    if not options:
        return None
    usual = section.open if section.open in options else next(iter(options))
    return Choice(section.key or "indicator", section.label or kind.label, options, usual)


def ask(board: Board, chosen: Selection, section: Section, *picks: str) -> Answer:
    """The answer of a section for what was chosen in it, or for what is usual."""
    found, kind = None if picks else choice(board, section), KINDS[section.kind]
    if found is None and not picks and kind.options and not kind.alone:
        # A dataset that is declared and whose figures have not come.
        return Answer(f"{section.title}: no figure has been published.", board.figures.iloc[:0])
    return kind.answer(board, chosen, section, *(picks or ((found.usual,) if found else ())))
