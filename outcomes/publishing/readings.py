"""What the Board will read after a publish that it does not read now: headlines of every view, and the overview's cards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outcomes import periods, questions
from outcomes.answer import Answer, Cards, Table
from outcomes.board import Board
from outcomes.catalogue.model import Dataset
from outcomes.errors import OutcomesError
from outcomes.publishing.difference import Change
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import cards, common, kinds


@dataclass(frozen=True)
class Reading:
    """One view whose words change: the section and what is chosen in it, what is read now, and what will be ("" for none)."""

    where: str
    before: str
    after: str


def of(dataset: Dataset, changes: Iterable[Change], before: Board, after: Board) -> tuple[str, tuple[Reading, ...]]:
    """The quarter that a publish is about (the latest in which a changed period ends), and every reading of it that changes."""
    found = list(changes)
    # A text may be of no period.
    ended = [questions.ends(dataset.period(change.key[3])) for change in found if change.key[3]]
    if not ended:
        return "", ()
    quarter = max(ended, key=lambda name: periods.parse(name).key)
    choice = chosen(after, quarter)
    old, new = dict(_all(before, dataset, choice)), dict(_all(after, dataset, choice))
    every = [*new, *(where for where in old if where not in new)]
    return quarter, tuple(
        Reading(where, old.get(where, ""), new.get(where, ""))
        for where in every
        if old.get(where, "") != new.get(where, "")
    )


def chosen(board: Board, quarter: str) -> Selection:
    """What the frame has chosen when the Board opens a quarter."""
    return Selection(quarter, board.areas.authority.id, PREVIOUS)


def _all(board: Board, dataset: Dataset, chosen: Selection) -> Iterator[tuple[str, str]]:
    """Everything that is read first of a dataset, a choice at a time: headlines, judged cells of tables, the overview's cards."""
    for section in common.usual_sections(board, dataset):
        choice = kinds.choice(board, section)
        # A grid and a list show all that can be chosen in them at once.
        once = choice is None or section.kind in ("grid", "ledger")
        for pick in [""] if once or choice is None else choice.options:
            where = section.title if once or choice is None else f"{section.title}, {choice.options[pick]}"
            try:
                answer = kinds.ask(board, chosen, section, *filter(None, [pick]))
            except OutcomesError as fault:
                yield where, str(fault)
                continue
            yield where, answer.sentence
            yield from _judged(where, answer)
    overview = cards.answer(board, chosen)
    yield "Overview", overview.sentence
    for part in overview.parts:
        for card in part.cards if isinstance(part, Cards) else ():
            judged = f", {card.sign.word}" if card.sign else ""
            yield f"Overview, card: {card.title}", f"{card.value}{judged}. {card.step}"


def _judged(where: str, answer: Answer) -> Iterator[tuple[str, str]]:
    """The judged cells of an answer's tables, a line at a time: colour is never more than such a word."""
    for part in answer.parts:
        for row in part.rows if isinstance(part, Table) else ():
            signs = [f"{cell.text} ({cell.words or cell.sign.word})" for cell in row.cells if cell.sign is not None]
            if signs:
                yield f"{where}: {row.title}", "; ".join(signs)
