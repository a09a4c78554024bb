"""Screens for a room: one message each, from the same panels as the pages, in type that reads at ten metres."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from outcomes import attention, evidence, periods, words
from outcomes.areas import ENGLAND
from outcomes.board import Board
from outcomes.catalogue.model import SUM
from outcomes.draw.theme import enlarged, palette
from outcomes.draw.web import markup
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import base, overview, places, schools, scorecard

MOST_POINTS, MOST_NOTES = 4, 2
SCHOOLS_THEME = "pupil-help-seeking"


@dataclass(frozen=True)
class Screen:
    """A screen of the story: its id in the link, its title, the view that answers it, the dataset it needs.

    ``whole`` says that its figures are published for the authority only.
    """

    id: str
    title: str
    view: Callable[[Board, Selection, bool], base.Panel]
    needs: str
    whole: bool = False

    def heading(self, board: Board, chosen: Selection) -> str:
        """Whose figures, and what of them; says so where only the authority has them."""
        name, authority = board.areas.name(chosen.area), board.areas.authority.name
        who = f"{authority} (not published for {name})" if self.whole and name != authority else name
        return f"{who}: {self.title[0].lower()}{self.title[1:]}"


def story(board: Board, chosen: Selection) -> list[Screen]:
    """The screens there are figures for, in order."""
    return [screen for screen in SCREENS if not screen.needs or screen.needs in board.datasets]


def big(panel: base.Panel) -> base.Panel:
    """A panel for a room: its drawing in large type, its sentence and chart before everything else."""
    spec = None if panel.spec is None else enlarged(panel.spec)
    return replace(panel, about="", spec=spec, notes=(), remarks=(), methods=())


def carried(panel: base.Panel, dark: bool) -> base.Panel:
    """A page's panel for a room; one that is words only keeps its first notes in large type."""
    if panel.spec is None and not panel.html:
        lines = [*(remark.text for remark in panel.remarks), *panel.notes][:MOST_NOTES]
        panel = replace(panel, html=points([(line, "", None) for line in lines], dark))
    return replace(big(panel), about=panel.about)


def points(lines: list[tuple[str, str, words.Sign | None]], dark: bool) -> str:
    """A few lines in large type: what, how much, and the sign of its judgement."""
    return markup.render("points.html", palette(dark), lines=lines)


def people(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Who lives here: how many, and the share of older people beside the other localities."""
    if places.OLDER not in board.indicators:
        return base.Panel(places.who_lives_here(board, chosen), board.of(places.DATASET).iloc[:0])
    ranked = places.ranking(board, chosen, places.OLDER, dark)
    left: list[tuple[str, str, words.Sign | None]] = [(note, "", None) for note in ranked.notes if "leave out" in note]
    after = points(left, dark) if left else ""
    return replace(big(replace(ranked, sentence=places.who_lives_here(board, chosen))), after=after)


def better(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Where the locality is better than its benchmark beyond chance."""
    return _judged(board, chosen, "better", dark)


def worse(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Where the locality is worse than its benchmark beyond chance."""
    return _judged(board, chosen, "worse", dark)


def _judged(board: Board, chosen: Selection, judgement: str, dark: bool) -> base.Panel:
    """Indicators with one judgement, the furthest from the benchmark first; a locality beside the authority, the authority beside England."""
    authority = board.areas.authority
    whole = chosen.area == authority.id
    benchmark = ENGLAND if whole else authority.id
    rows = places.figures(board, chosen)
    rows = rows[[board.indicators[name].aggregation != SUM for name in rows["indicator"]]]
    beside = rows[rows["area"] == benchmark].set_index("indicator")["value"]
    own = rows[(rows["area"] == chosen.area) & rows["indicator"].isin(beside.index)].reset_index(drop=True)
    judged = evidence.compared(own, own["indicator"].map(beside).to_numpy(dtype=float), board.indicators)
    # Where neither high nor low is better, nothing can be either.
    judged_by = own["indicator"].map({name: board.indicators[name].polarity != "neutral" for name in own["indicator"]})
    tested = (judged["judgement"] != comparison.NOT_COMPARED) & judged_by.astype(bool)
    far = (own["value"] / own["indicator"].map(beside).astype(float) - 1).abs()
    kept = own[judged["judgement"] == judgement]
    kept = kept.loc[far[kept.index].sort_values(ascending=False, kind="stable").index]
    name, other = board.areas.name(chosen.area), board.areas.name(benchmark) if len(beside) else "England"
    sentence = (
        f"{name} is {judgement} than {other} on {words.how_many(len(kept))} of the "
        f"{words.numeral(int(tested.sum()))} "
        "indicators that can be judged."
    )
    if not tested.any():
        sentence = f"{name}: no indicator can be compared with {other}; none has the counts it needs."
    # Where none is, what was judged stands with its own sign, so that nothing reads as if it were one.
    judged_rows = own.loc[kept.index if len(kept) else own.index[tested]]
    lines: list[tuple[str, str, words.Sign | None]] = []
    for row in judged_rows.head(MOST_POINTS).itertuples():
        entry, sign = board.indicators[row.indicator], words.JUDGEMENT[judged.loc[row.Index, "judgement"]]
        figures = f"{words.with_unit(row.value, entry)}, {other} {words.with_unit(beside[row.indicator], entry)}"
        lines.append((entry.title, figures if len(kept) else f"{figures}: {sign.word}", sign))
    if len(judged_rows) > MOST_POINTS:
        lines.append((f"And {len(judged_rows) - MOST_POINTS} more on Compare localities", "", None))
    shown = own[tested] if kept.empty else kept
    sources = base.citations(board, shown if len(shown) else own)
    return base.Panel(sentence, shown, html=points(lines, dark), sources=sources)


def changed(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """What changed this quarter: the strongest findings of the overview."""
    cards = overview.cards(board, chosen, dark)
    found = attention.where_to_look(overview.findings(board, chosen), MOST_POINTS)
    lines: list[tuple[str, str, words.Sign | None]] = []
    for entry in found:
        if entry.move is not None:
            lines.append((entry.indicator.title, words.move_sentence(entry.move), None))
        elif entry.change is not None:
            lines.append((entry.indicator.title, _survey_change(entry), None))
    return replace(big(cards), html=points(lines, dark), after="")


def _survey_change(found: attention.Finding) -> str:
    assert found.change is not None
    now, then = (words.with_unit(value, found.indicator) for value in (found.change.last, found.change.first))
    return f"{now} at the end, {then} at the first survey; {words.CHANGED[found.change.judgement].word.lower()}"


def children(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """The children: the scorecard measure with the strongest evidence this quarter."""
    found = [f for f in overview.findings(board, chosen) if f.indicator.dataset == scorecard.DATASET]
    grid = scorecard.grid(board, chosen, "", dark)
    if not found:
        return replace(big(grid), html="")
    entry = found[0].indicator
    measure = scorecard.measure(board, chosen, entry.id, dark)
    said = f"{entry.title}. {measure.sentence}"
    return replace(big(measure), sentence=said, after=points([(grid.sentence, "", None)], dark))


def pupils(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """The schools: what pupils said of asking for help, and which pilot schools lie here."""
    survey = big(schools.survey(board, chosen, SCHOOLS_THEME, dark))
    here = [board.areas.name(area) for area in board.areas.within(chosen.area, ("school",))]
    name = board.areas.name(chosen.area)
    said = f"Pilot schools in {name}: {words.listed(here)}." if here else f"No school of the pilot lies in {name}."
    # Who answered matters for the whole survey, whichever locality is shown.
    answered = schools.participation(board, replace(chosen, area=board.areas.authority.id), dark).sentence
    return replace(survey, after=points([(answered, "", None), (said, "", None)], dark))


def funded(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """What the community chose to fund."""
    panel = places.budgeting(board, chosen)
    return replace(big(panel), html=points([(note, "", None) for note in panel.notes], dark))


def unknown(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """What is not known: figures not published for the locality, doubts of boundaries and documents."""
    authority = board.areas.authority
    name = board.areas.name(chosen.area)
    lines = []
    if chosen.area != authority.id:
        held = set(board.figures.loc[board.figures["area"] == chosen.area, "dataset"])
        missing = [dataset.title for key, dataset in board.datasets.items() if key not in held]
        if missing:
            lines.append(f"Not published for {name}, only for {authority.name}: {words.listed(missing)}.")
    lines += [places.boundaries(board), places.needed(board)] if places.DATASET in board.datasets else []
    label = periods.short_label(chosen.quarter)
    now = board.figures[(board.figures["period"] == chosen.quarter) & board.figures["value"].isna()]
    if len(now):
        counted = now["status"].map(words.STATUS).value_counts()
        parts = [f"{size} {str(status).lower()}" for status, size in counted.items()]
        lines.append(f"Figures of {label} without a value: {', '.join(parts)}.")
    doubts = len(board.quality)
    if doubts:
        lines.append(f"{doubts} entries in the register of what is doubtful in the documents themselves.")
    lines = [line for line in lines if line]
    sentence = f"What is not known of {name}."
    html = points([(line, "", None) for line in lines], dark)
    return base.Panel(sentence, _cited(board), html=html, sources=base.citations(board, _cited(board)))


def _cited(board: Board) -> pd.DataFrame:
    """A row of each document, so that every screen names what it rests on."""
    return board.figures.drop_duplicates("dataset")


SCREENS = (
    Screen("people", "Who lives here", people, places.DATASET),
    Screen("better", "What is better", better, places.DATASET),
    Screen("worse", "What is worse", worse, places.DATASET),
    Screen("changed", "What changed", changed, "", whole=True),
    Screen("children", "The children", children, scorecard.DATASET, whole=True),
    Screen("schools", "The schools", pupils, schools.DATASET, whole=True),
    Screen("funded", "What the community chose to fund", funded, places.BUDGETING, whole=True),
    Screen("unknown", "What is not known", unknown, ""),
)
