"""All items of a survey in one picture: by how much each changed, how sure that is, and the margin that the report prints."""

import pandas as pd

from outcomes import findings, periods, words
from outcomes.answer import Answer, Chart, Record
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Section
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.selection import Selection
from outcomes.views import common, waves
from outcomes.words import cited
from outcomes.words import survey as survey_words


def answer(board: Board, chosen: Selection, section: Section, group: str, name: str) -> Answer:
    """Every item that a group answered, the largest change from the first to the latest wave on top."""
    dataset = board.datasets[section.dataset]
    survey = dataset.survey
    assert survey is not None
    shown = findings.waves_by(dataset, chosen.quarter)
    rows = findings.items(board, dataset, shown, *section.themes)
    rows = rows[rows["group"] == group]
    label = words.capital(name) or "All items"
    about = waves.line(board, chosen, dataset, shown)
    timing = survey_words.timing(dataset, chosen.quarter, shown)
    if rows.empty:
        said = f"{label}: no survey had taken place by {periods.short_label(chosen.quarter)}."
        return Answer(said, rows, about=about, notes=timing)
    records = waves.records_of(board, dataset, rows)
    found = findings.changes_of(rows, shown, board.indicators)
    found = dict(sorted(found.items(), key=lambda pair: -abs(pair[1].difference)))
    margin = survey.margin if group == survey.groups[0] else None
    order = [wave.label for wave in shown]
    if not found:
        sentence = survey_words.largest(found, shown, dataset, label)
        drawn = Chart("waves", tuple(records), sentence, {"order": order, "measure": "Per cent"})
        return Answer(sentence, rows, about=about, parts=(drawn,), notes=timing, sources=cited.citations(board, rows))
    sentence = survey_words.all_changes(found, label, dataset)
    return Answer(
        sentence,
        rows,
        about=about,
        parts=(
            chart(board, found, shown, records, margin, sentence),
            waves.table(records, found, order, board.indicators, margin, f"All {len(found)} items in figures"),
        ),
        notes=(
            *survey_words.judged(found, survey, margin),
            *(survey_words.answered(board, dataset, shown) if margin is not None else ()),
            *_notes(board, section, dataset, rows, shown[-1]),
            *survey_words.bounds(rows, dict(board.indicators)),
            *timing,
        ),
        sources=cited.citations(board, rows),
        methods=("many-items", "change", "intervals"),
    )


def chart(
    board: Board,
    found: dict[str, Change],
    shown: list[Period],
    figures: list[Record],
    margin: float | None,
    sentence: str,
) -> Chart:
    """A record an item: its change with limits and judgement, and the figures of the first and the latest wave."""
    order = [wave.label for wave in shown]
    printed: dict[str, list[str]] = {}
    for figure in sorted(figures, key=lambda one: order.index(one["wave"])):
        printed.setdefault(figure["id"], []).append(figure["text"])
    records: list[Record] = []
    for item, change in found.items():
        entry, sign = board.indicators[item], words.CHANGED[change.judgement]
        first, last = printed[item][0], printed[item][-1]
        sure = words.points(change)
        records.append(
            {
                "id": item,
                "item": entry.title,
                "value": change.difference,
                "lower": change.lower if sure else None,
                "upper": change.upper if sure else None,
                "judgement": change.judgement,
                "label": f"{first} to {last}",
                "text": f"{first} to {last}, {words.signed(change.difference)} points: {sign.word.lower()}",
                "reading": f"95% interval {sure}" if sure else f"Not tested: {change.why}",
            }
        )
    given = f" Grey: the margin of {margin:g} points that the report uses for every item." if margin else ""
    alt = f"{sentence} {len(records)} items by the size of their change, each with its 95% interval.{given}"
    span = f"{shown[0].label.lower()} to {shown[-1].label.lower()}"
    return Chart("changes", tuple(records), alt, {"margin": margin, "span": span})


def _notes(board: Board, section: Section, dataset: Dataset, rows: pd.DataFrame, wave: Period) -> tuple[str, ...]:
    """What must be known of the themes shown: once where it is said of several, else under the theme's title."""
    themes = list(dict.fromkeys(board.indicators[item].theme for item in rows["indicator"]))
    said: dict[str, list[str]] = {}
    for theme in themes:
        for note in common.notes_on(board, section, (theme,), wave):
            said.setdefault(note, []).append(theme)
    return tuple(
        note if len(on) > 1 or len(themes) == 1 else f"{dataset.themes[on[0]]}: {note}" for note, on in said.items()
    )
