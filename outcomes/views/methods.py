"""How sure are we? Each method in plain English, with a picture made of a real figure of the dashboard."""

from outcomes import questions
from outcomes.answer import Answer, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.errors import OutcomesError
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import kinds, ranking
from outcomes.words import glossary
from outcomes.words.methods import SAME_FOR_ALL, TEXTS, TITLES

# Which kind of section shows a method at work, and which of its choices: three methods show three different ones.
KIND_OF = {
    "intervals": ("waves", 6),
    "change": ("waves", 7),
    "many-items": ("waves", 0),
    "too-few-points": ("trend", 13),
}


def answer(board: Board, chosen: Selection, method: str) -> Answer:
    """One method: its title, a real example as picture, and the explanation. Unknown names raise ``OutcomesError``."""
    if method not in TITLES:
        raise OutcomesError(f"'{method}' is not explained here; choose one of the list.")
    example = _example(board, method)
    texts = TEXTS[method]
    if example is None:
        return Answer(TITLES[method], board.figures.iloc[:0], about=SAME_FOR_ALL, notes=texts)
    return Answer(
        TITLES[method],
        example.rows,
        about=f"{SAME_FOR_ALL}. Example: {example.about}",
        parts=tuple(example.charts()) or example.parts,
        notes=(f"Example. {example.sentence}", *texts),
        sources=example.sources,
    )


def _example(board: Board, method: str) -> Answer | None:
    """An answer of the dashboard that shows the method at work, at the latest quarter; None where there is none."""
    offered = questions.quarters(board)
    latest = Selection(questions.latest_quarter(board, offered), board.areas.authority.id, PREVIOUS)
    if method in ("comparison", "inequality"):
        judged = [
            e.id for e in questions.of_localities(board) if e.interval_method == "wilson" and e.polarity != "neutral"
        ]
        return ranking.answer(board, latest, judged[0]) if judged else None
    if method not in KIND_OF:
        return None
    kind, place = KIND_OF[method]
    for dataset in questions.papers(board).values():
        for section in dataset.sections:
            if section.kind == kind and (choice := kinds.choice(board, section)):
                found = list(choice.options)
                return kinds.ask(board, latest, section, found[min(place, len(found) - 1)])
    return None


def glossary_of(board: Board, chosen: Selection) -> Answer:
    """Every word of the field with its meaning, the same for every choice."""
    rows = tuple(Row(entry, plain(meaning)) for entry, meaning in glossary.terms().items())
    table = Table("Words and what they mean", "Word", columns("Meaning"), rows, look="tall")
    return Answer("Words and what they mean", board.figures.iloc[:0], about=SAME_FOR_ALL, parts=(table,))
