"""What a story may name: each scene asks the views that the pages ask, and gives sheets of their answers."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from outcomes import findings, words
from outcomes.answer import Answer, Cell, Chart, Part, Row, Table
from outcomes.board import Board
from outcomes.catalogue.model import PAPERS, Dataset
from outcomes.document import Sheet
from outcomes.publishing import since as versions_since
from outcomes.publishing.between import News
from outcomes.screens import beside, closing, papers
from outcomes.selection import Selection
from outcomes.views import cards, common, contradictions, kinds, profile, register, since

# Trends of a paper that a briefing shows: the strongest by evidence.
MOST_TRENDS = 3
# Texts that say what is done or to be done.
DONE = frozenset({"action", "next_step", "resolution", "recommendation"})
NOT_TOLD = ("words", "ledger")
View = tuple[Callable[..., Answer], tuple[Any, ...]]


@dataclass(frozen=True)
class Asked:
    """What a pack is of: a board, a choice, what is new since an earlier version (None where there is none), and a page's views."""

    board: Board
    chosen: Selection
    news: tuple[str, Sequence[News]] | None = None
    page: str = ""
    views: tuple[View, ...] = ()


def look(asked: Asked) -> list[Sheet]:
    """Where to look this quarter."""
    return [Sheet("look", "Where to look", cards.answer(asked.board, asked.chosen))]


def new(asked: Asked) -> list[Sheet]:
    """What is new since the version before, else since the last meeting but one whose papers are held."""
    if asked.news is not None:
        when, found = asked.news
        return [Sheet("new", "What is new", versions_since.answer(asked.board, asked.chosen, found, when))]
    days = list(since.meetings(asked.board))
    return [Sheet("new", "What is new", since.answer(asked.board, asked.chosen, days[1]))] if len(days) > 1 else []


def read(asked: Asked) -> list[Dataset]:
    """The Board's own papers, in the order of the menu."""
    return [dataset for dataset in asked.board.datasets.values() if dataset.page.menu == PAPERS]


def papers_(asked: Asked) -> list[Sheet]:
    """What each paper shows: its sections, of a trend the measures with the strongest evidence this quarter."""
    made = []
    for dataset in read(asked):
        for section in common.usual_sections(asked.board, dataset):
            if section.kind in NOT_TOLD:
                continue
            title = ": ".join(dict.fromkeys(filter(None, (dataset.page.title, section.title))))
            if section.kind == "trend":
                made += _trends(asked, dataset, {entry.id for entry in dataset.of(section)}, section)
            else:
                made.append(Sheet(f"{dataset.id}-{section.id}", title, kinds.ask(asked.board, asked.chosen, section)))
    return made


def _trends(asked: Asked, dataset: Dataset, wanted: set[str], section: Any) -> list[Sheet]:
    found = [one.indicator for one in findings.of(asked.board, asked.chosen) if one.indicator.id in wanted]
    made = []
    for entry in found[:MOST_TRENDS]:
        answer = kinds.ask(asked.board, asked.chosen, section, entry.id)
        made.append(Sheet(f"{dataset.id}-{entry.id}", dataset.page.title, named(asked.board, answer)))
    return made


def named(board: Board, answer: Answer) -> Answer:
    """An answer about one indicator whose sentence names it: on a page its title stands in the choice above the sentence."""
    about = answer.rows["indicator"].unique() if len(answer.rows) else []
    title = board.indicators[about[0]].title if len(about) == 1 else ""
    if not title or title.lower() in answer.sentence.lower():
        return answer
    return replace(answer, sentence=f"{title}. {answer.sentence}")


def doing(asked: Asked) -> list[Sheet]:
    """Actions, next steps, resolutions and recommendations, as printed."""
    return [
        Sheet(
            f"{dataset.id}-{section.id}",
            f"{dataset.page.title}: {section.title}",
            kinds.ask(asked.board, asked.chosen, section),
        )
        for dataset in read(asked)
        for section in dataset.sections
        if section.kind == "words" and DONE.intersection(section.says)
    ]


def unknown(asked: Asked) -> list[Sheet]:
    """What is not known of the place."""
    return [Sheet("unknown", "What is not known", closing.unknown(asked.board, asked.chosen))]


def contradictions_(asked: Asked) -> list[Sheet]:
    """Figures of the papers that contradict each other."""
    return [Sheet("contradictions", "Figures that differ", contradictions.answer(asked.board, asked.chosen))]


def doubts(asked: Asked) -> list[Sheet]:
    """The register of what is doubtful in each document: how many of which kind; the lists themselves are folded."""
    counted: dict[str, Counter[str]] = {}
    folded: list[Part] = []
    for dataset in asked.board.datasets.values():
        for table in register.tables(asked.board, dataset.id)[:1]:
            counted[dataset.page.title] = Counter(row.cells[0].text for row in table.rows)
            title = f"{dataset.page.title}: {table.label[0].lower()}{table.label[1:]}"
            folded.append(replace(table, label=title, folded=f"{title} ({len(table.rows)})"))
    if not counted:
        return []
    kinds_of = list(dict.fromkeys(kind for counts in counted.values() for kind in counts))
    lines = tuple(
        Row(title, tuple(Cell(str(counts[kind]), marks=("number",)) for kind in kinds_of))
        for title, counts in counted.items()
    )
    size = sum(counts.total() for counts in counted.values())
    heads = tuple((kind, ("num",)) for kind in kinds_of)
    answer = Answer(
        f"{words.capital(words.many(size, 'doubt'))} about what the documents themselves print.",
        asked.board.figures.iloc[:0],
        parts=(Table("Doubts by document and kind", "Document", heads, lines), *folded),
        notes=("This pack's workbook and the page \u201cSources\u201d of the dashboard list each one.",),
    )
    return [Sheet("doubts", "Register of doubts", answer)]


def _profile(asked: Asked) -> tuple[Answer, list[Part], list[Chart]]:
    """The profile of the place: the answer, the parts that say what stands out, and the drawing of every indicator."""
    whole = profile.answer(asked.board, asked.chosen)
    drawn = [part for part in whole.parts[1:] if isinstance(part, Chart)]
    before = whole.parts[1 : whole.parts.index(drawn[0])] if drawn else ()
    return whole, list(before), drawn


def place(asked: Asked) -> list[Sheet]:
    """The place on the map, its people and their ages."""
    whole, _, _ = _profile(asked)
    notes = tuple(note for note in whole.notes if note != profile.SPINE)
    return [Sheet("place", "On the map", replace(whole, parts=whole.parts[:1], notes=notes, methods=()))]


def standing(asked: Asked) -> list[Sheet]:
    """What is worse and what is better than the authority, the most certain first, and how far things are."""
    whole, parts, _ = _profile(asked)
    if not parts:
        return []
    board, chosen = asked.board, asked.chosen
    counts = beside.counted(board, chosen)
    # What there is comes before what there is not.
    order = sorted(("worse", "better"), key=lambda judgement: not counts[judgement])
    views = {"worse": beside.worse, "better": beside.better}
    said, other = (views[judgement](board, chosen).sentence for judgement in order)
    notes = (other, *beside.further(board, chosen), words.BEYOND_CHANCE)
    return [Sheet("standing", "What stands out", replace(whole, sentence=said, parts=tuple(parts), notes=notes))]


def figures(asked: Asked) -> list[Sheet]:
    """Every indicator that has a better and a worse: the place between the worst locality and the best."""
    whole, _, drawn = _profile(asked)
    if not drawn:
        return []
    count = words.many(len(drawn[0].records), "indicator")
    said = f"{asked.board.areas.name(asked.chosen.area)} on {count}, each from the worst locality to the best."
    return [Sheet("figures", "Every figure", replace(whole, sentence=said, parts=tuple(drawn), notes=(profile.SPINE,)))]


def told(asked: Asked) -> list[Sheet]:
    """What was done in the place, as the papers tell it, with its figures."""
    return [
        Sheet(f"{dataset.id}-{section.id}", section.title, kinds.ask(asked.board, asked.chosen, section))
        for dataset in asked.board.datasets.values()
        for section in dataset.sections
        if section.kind == "story"
    ]


def schools(asked: Asked) -> list[Sheet]:
    """Surveys that asked places which lie here."""
    return [
        Sheet(f"{dataset.id}-{screen.id}", screen.title, papers.declared(asked.board, asked.chosen, dataset, screen))
        for dataset in asked.board.datasets.values()
        for screen in dataset.screens
        if dataset.survey and papers.asked_in(asked.board, asked.chosen, dataset)
    ]


def ask(asked: Asked) -> list[Sheet]:
    """What the people of the place are asked."""
    return [Sheet("ask", "What we ask you", closing.ask(asked.board, asked.chosen))]


def view(asked: Asked) -> list[Sheet]:
    """What stood on a page, with the choices made there."""
    title = asked.page or "This view"
    return [
        Sheet(f"view-{number}", title, named(asked.board, function(asked.board, *choices)))
        for number, (function, choices) in enumerate(asked.views, 1)
    ]


SCENES: dict[str, Callable[[Asked], list[Sheet]]] = {
    "look": look,
    "new": new,
    "papers": papers_,
    "doing": doing,
    "unknown": unknown,
    "contradictions": contradictions_,
    "doubts": doubts,
    "place": place,
    "standing": standing,
    "figures": figures,
    "told": told,
    "schools": schools,
    "ask": ask,
    "view": view,
}
