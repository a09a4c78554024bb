"""Two views of the same statement by the same people, beside each other at each wave of a survey."""

import pandas as pd

from outcomes import findings, periods, words
from outcomes.answer import Answer, Cell, Chart, Record, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Pairs, Section
from outcomes.periods import Period
from outcomes.selection import Selection
from outcomes.views import common, waves
from outcomes.words import cited
from outcomes.words import survey as survey_words


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """The pairs that the survey declares, a picture for each group that answered; the sentence is of the first group."""
    dataset = board.datasets[section.dataset]
    survey = dataset.survey
    assert survey is not None
    assert survey.pairs is not None
    shown = findings.waves_by(dataset, chosen.quarter)
    about = waves.line(board, chosen, dataset, shown)
    timing = survey_words.timing(dataset, chosen.quarter, shown)
    rows = findings.items(board, dataset, shown)
    items = {item for _, *both in survey.pairs.items for item in both}
    rows = rows[rows["indicator"].isin(items) & rows["group"].isin(survey.groups)]
    if rows.empty:
        said = f"{survey.pairs.title}: no survey had taken place by {periods.short_label(chosen.quarter)}."
        return Answer(said, rows, about=about, notes=timing)
    parts: list[Chart | Table] = []
    sentences = []
    for group in survey.groups:
        records = _records(board, survey.pairs, rows[rows["group"] == group], shown)
        if records:
            name = words.capital(group.partition("=")[2].replace("-", " ")) or survey.pairs.title
            sentences.append(_widest(records, survey.pairs, name, shown))
            options = {"views": survey.pairs.views, "order": [wave.label for wave in shown]}
            parts.append(Chart("pairs", tuple(records), sentences[-1], options))
            parts.append(_table(records, survey.pairs, name, shown))
    themes = dict.fromkeys(board.indicators[item].theme for item in rows["indicator"])
    return Answer(
        sentences[0],
        rows,
        about=about,
        parts=tuple(parts),
        notes=(
            *sentences[1:],
            survey_words.SAME_PEOPLE,
            *dict.fromkeys(common.notes_on(board, section, themes, shown[-1])),
            survey.compared,
            *timing,
        ),
        sources=cited.citations(board, rows),
    )


def _records(board: Board, pairs: Pairs, rows: pd.DataFrame, shown: list[Period]) -> list[Record]:
    """A record a statement and wave at which both views are published."""
    held = {(row.indicator, row.period): row for row in rows.itertuples()}
    records: list[Record] = []
    for statement, own, other in pairs.items:
        for wave in shown:
            first, second = held.get((own, wave.id)), held.get((other, wave.id))
            if first is None or second is None:
                continue
            texts = [words.cell(row, board.indicators[row.indicator]) for row in (first, second)]
            records.append(
                {
                    "item": statement,
                    "wave": wave.label,
                    "first": first.value,
                    "second": second.value,
                    "first_text": texts[0],
                    "second_text": texts[1],
                    "text": f"{pairs.views[0]} {texts[0]}; {pairs.views[1].lower()} {texts[1]}",
                    "n": words.number(first.denominator) or "not stated",
                }
            )
    return records


def _widest(records: list[Record], pairs: Pairs, name: str, shown: list[Period]) -> str:
    """The sentence of the statement on which the views are furthest apart at the latest wave that has pairs."""
    wave = next(wave for wave in reversed(shown) if any(record["wave"] == wave.label for record in records))
    now = [record for record in records if record["wave"] == wave.label]
    most = max(now, key=lambda record: abs(record["first"] - record["second"]))
    widest = (most["item"], most["first_text"], most["second_text"])
    return survey_words.widest_pair(widest, pairs.views, name, wave, len(now))


def _table(records: list[Record], pairs: Pairs, name: str, shown: list[Period]) -> Table:
    """Each statement at each wave: both views and how many answered."""
    held = {(record["item"], record["wave"]): record for record in records}
    rows = []
    for item in dict.fromkeys(record["item"] for record in records):
        found = [held.get((item, wave.label)) for wave in shown]
        texts = ["Not published" if one is None else f"{one['text']} (n {one['n']})" for one in found]
        rows.append(Row(item, tuple(Cell(text) for text in texts)))
    names = columns(*(wave.label for wave in shown))
    return Table(f"{name}: two views", "Statement", names, tuple(rows), folded=f"{name}: the same in figures")
