"""Screens for a room: one message each, from the same answers as the pages, in type that reads at ten metres."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from outcomes import evidence, findings, periods, places, questions, words
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import ROLE_OLDER_PEOPLE, SUM, Dataset, Screen
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import cards, kinds, local, ranking
from outcomes.views.answer import Answer, Chart, Points
from outcomes.words import cited

MOST_POINTS, MOST_NOTES = 4, 2
Line = tuple[str, str, words.Sign | None]


@dataclass(frozen=True)
class Stage:
    """A screen of the story: its id in the link, its title, and the view that answers it.

    ``whole`` says that its figures are published for the authority only.
    """

    id: str
    title: str
    view: Callable[[Board, Selection], Answer]
    whole: bool = False

    def heading(self, board: Board, chosen: Selection) -> str:
        """Whose figures, and what of them; says so where only the authority has them."""
        name, authority = board.areas.name(chosen.area), board.areas.authority.name
        who = f"{authority} (not published for {name})" if self.whole and name != authority else name
        return f"{who}: {self.title[0].lower()}{self.title[1:]}"


def story(board: Board, chosen: Selection) -> list[Stage]:
    """The screens there are figures for, in order: the place, what changed, what each paper shows, what is not known."""
    found = []
    if places.titles(board):
        found += [Stage("people", "Who lives here", people)]
        found += [Stage("better", "What is better", better), Stage("worse", "What is worse", worse)]
    found.append(Stage("changed", "What changed", changed, whole=True))
    for dataset in board.datasets.values():
        for screen in dataset.screens:
            found.append(Stage(screen.id, screen.title, _Declared(dataset.id, screen), whole=True))
    return [*found, Stage("unknown", "What is not known", unknown)]


@dataclass(frozen=True)
class _Declared:
    """The view of a screen that a dataset declares; equal ones are one, so that what they answer is kept."""

    dataset: str
    screen: Screen

    def __call__(self, board: Board, chosen: Selection) -> Answer:
        return declared(board, chosen, board.datasets[self.dataset], self.screen)


def big(answer: Answer) -> Answer:
    """An answer for a room: its sentence and drawing, and nothing small beside them."""
    return replace(answer, about="", notes=(), quotations=(), methods=())


def carried(answer: Answer) -> Answer:
    """A page's answer for a room; one that is words only keeps its first notes in large type."""
    parts = answer.parts
    if not parts:
        lines = [*(quotation.text for quotation in answer.quotations), *answer.notes][:MOST_NOTES]
        parts = (points(*lines),)
    return replace(big(answer), about=answer.about, parts=parts)


def points(*lines: str) -> Points:
    """A few lines in large type."""
    return Points(tuple((line, "", None) for line in lines if line))


def people(board: Board, chosen: Selection) -> Answer:
    """Who lives here: how many, and the share of older people beside the other localities."""
    said = local.who_lives_here(board, chosen)
    older = board.with_role(ROLE_OLDER_PEOPLE)
    if not older:
        return Answer(said, board.figures.iloc[:0])
    ordered = ranking.answer(board, chosen, older)
    left = [note for note in ordered.notes if "leave out" in note]
    return replace(big(ordered), sentence=said, parts=(*ordered.parts, *([points(*left)] if left else [])))


def better(board: Board, chosen: Selection) -> Answer:
    """Where the locality is better than its benchmark beyond chance."""
    return _judged(board, chosen, "better")


def worse(board: Board, chosen: Selection) -> Answer:
    """Where the locality is worse than its benchmark beyond chance."""
    return _judged(board, chosen, "worse")


def _judged(board: Board, chosen: Selection, judgement: str) -> Answer:
    """Indicators with one judgement, the furthest from the benchmark first; a locality beside the authority, the authority beside England."""
    authority = board.areas.authority
    benchmark = places.england(board) if chosen.area == authority.id else authority.id
    rows = places.figures(board, chosen)
    rows = rows[rows["indicator"].map(lambda name: board.indicators[name].aggregation != SUM).astype(bool)]
    beside = rows[rows["area"] == benchmark].set_index("indicator")["value"]
    own = rows[(rows["area"] == chosen.area) & rows["indicator"].isin(beside.index)].reset_index(drop=True)
    middle = own["indicator"].map(beside).to_numpy(dtype=float)
    judged = evidence.compared(own, middle, board.indicators)
    # Where neither high nor low is better, nothing can be either.
    judgeable = own["indicator"].map(lambda name: board.indicators[name].polarity != "neutral").astype(bool)
    tested = (judged["judgement"] != comparison.NOT_COMPARED) & judgeable
    kept = own[judged["judgement"] == judgement]
    far = (own["value"] / middle - 1).abs()
    kept = kept.loc[far[kept.index].sort_values(ascending=False, kind="stable").index]
    name, other = board.areas.name(chosen.area), board.areas.name(benchmark) if len(beside) else "England"
    sentence = (
        f"{name} is {judgement} than {other} on {words.how_many(len(kept))} of the {words.numeral(int(tested.sum()))} "
        f"indicator{'' if tested.sum() == 1 else 's'} that can be judged."
    )
    if not tested.any():
        sentence = f"{name}: no indicator can be compared with {other}; none has the counts it needs."
    # Where none is, what was judged stands with its own sign, so that nothing reads as if it were one.
    shown = own.loc[kept.index if len(kept) else own.index[tested]]
    lines: list[Line] = []
    for row in shown.head(MOST_POINTS).itertuples():
        entry, sign = board.indicators[row.indicator], words.JUDGEMENT[judged.loc[row.Index, "judgement"]]
        figures = f"{words.with_unit(row.value, entry)}, {other} {words.with_unit(beside[row.indicator], entry)}"
        lines.append((entry.title, figures if len(kept) else f"{figures}: {sign.word}", sign))
    if len(shown) > MOST_POINTS:
        lines.append((f"And {len(shown) - MOST_POINTS} more on Compare localities", "", None))
    rows = own[tested] if kept.empty else kept
    return Answer(
        sentence, rows, parts=(Points(tuple(lines)),), sources=cited.citations(board, rows if len(rows) else own)
    )


def changed(board: Board, chosen: Selection) -> Answer:
    """What changed this quarter: the strongest findings of the overview."""
    found = findings.where_to_look(findings.of(board, chosen), MOST_POINTS)
    rows = cards.behind(board, found)
    lines: list[Line] = []
    for finding in found:
        if finding.move is not None:
            lines.append((finding.indicator.title, words.move_sentence(finding.move), None))
        elif finding.change is not None and finding.rows is not None:
            now, then = (
                words.with_unit(value, finding.indicator) for value in (finding.change.last, finding.change.first)
            )
            last, first = (
                board.period(finding.indicator.id, finding.rows["period"].iloc[at]).label.lower() for at in (-1, 0)
            )
            sign = words.CHANGED[finding.change.judgement].word.lower()
            lines.append((finding.indicator.title, f"{now} at {last}, {then} at {first}; {sign}", None))
    said = cards.answer(board, chosen).sentence
    return Answer(said, rows, parts=(Points(tuple(lines)),), sources=cited.citations(board, rows))


def declared(board: Board, chosen: Selection, dataset: Dataset, screen: Screen) -> Answer:
    """A section of a dataset for a room; of a trend the indicator with the strongest evidence this quarter."""
    section = next(section for section in dataset.sections if section.id == screen.section)
    others = {other.kind: other for other in dataset.sections if other is not section}
    if section.kind == "trend":
        wanted = {entry.id for entry in dataset.of(section)}
        found = [finding for finding in findings.of(board, chosen) if finding.indicator.id in wanted]
        whole = kinds.ask(board, chosen, others["grid"]) if "grid" in others else None
        if not found:
            return replace(big(whole or kinds.ask(board, chosen, section)), parts=())
        answer = kinds.ask(board, chosen, section, found[0].indicator.id)
        said = f"{found[0].indicator.title}. {answer.sentence}"
        return replace(big(answer), sentence=said, parts=(*answer.parts, *([points(whole.sentence)] if whole else [])))
    answer = kinds.ask(board, chosen, section, *filter(None, (screen.pick,)))
    if section.kind == "waves" and dataset.survey:
        lines = []
        if "counts" in others:
            # Who answered matters for the whole survey, whichever locality is shown.
            everyone = replace(chosen, area=board.areas.authority.id)
            lines.append(kinds.ask(board, everyone, others["counts"]).sentence)
        lines.append(_asked_here(board, chosen, dataset))
        return replace(big(answer), parts=(*answer.parts[:1], points(*lines)))
    drawn = tuple(part for part in answer.parts if isinstance(part, Chart))
    return replace(big(answer), parts=drawn or (points(*answer.notes),))


def _asked_here(board: Board, chosen: Selection, dataset: Dataset) -> str:
    """Which of the places that a survey asked lie in the locality chosen."""
    held = set(board.of(dataset.id)["area"])
    inside = board.areas.within(
        chosen.area, tuple(sorted({board.areas.kinds[area] for area in held} - {"authority", LOCALITY}))
    )
    here = [board.areas.name(area) for area in inside if area in held and board.areas.locality_of(area)]
    name, whole = (
        board.areas.name(chosen.area),
        words.capital(board.areas.name(dataset.survey.area).removeprefix("All ")) if dataset.survey else "",
    )
    return f"{whole} in {name}: {words.listed(here)}." if here else f"{whole}: none in {name}."


def unknown(board: Board, chosen: Selection) -> Answer:
    """What is not known: figures not published for the locality, doubts of boundaries and documents."""
    authority, name = board.areas.authority, board.areas.name(chosen.area)
    lines = []
    if chosen.area != authority.id:
        held = set(board.figures.loc[board.figures["area"] == chosen.area, "dataset"])
        missing = [dataset.title for key, dataset in questions.papers(board).items() if key not in held]
        if missing:
            lines.append(f"Not published for {name}, only for {authority.name}: {words.listed(missing)}.")
    if places.titles(board):
        lines += [local.boundaries(board), local.needed(board)]
    label = periods.short_label(chosen.quarter)
    now = pd.concat([board.of(name) for name in questions.papers(board)])
    now = now[(now["period"] == chosen.quarter) & now["value"].isna()]
    if len(now):
        parts = [
            f"{size} {str(status).lower()}" for status, size in now["status"].map(words.STATUS).value_counts().items()
        ]
        lines.append(f"Figures of {label} without a value: {', '.join(parts)}.")
    if len(board.quality):
        lines.append(f"{len(board.quality)} entries in the register of what is doubtful in the documents themselves.")
    # A row of each paper, so that the screen names what it rests on.
    rows = pd.concat([board.of(name).head(1) for name in questions.papers(board)])
    return Answer(f"What is not known of {name}.", rows, parts=(points(*lines),), sources=cited.citations(board, rows))
