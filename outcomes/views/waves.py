"""A survey: the items of one theme at each wave, what changed beyond chance, who answered."""

from typing import Any

import pandas as pd

from outcomes import evidence, findings, periods, questions, words
from outcomes.answer import Answer, Cell, Chart, Record, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator, Section
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.selection import Selection
from outcomes.statistics import change
from outcomes.views import common
from outcomes.words import cited
from outcomes.words import survey as survey_words


def answer(board: Board, chosen: Selection, section: Section, theme: str) -> Answer:
    """The items of one theme by wave; the sentence names the largest difference of the first and the latest."""
    dataset = board.datasets[section.dataset]
    survey = dataset.survey
    assert survey is not None
    waves = findings.waves_by(dataset, chosen.quarter)
    entries = {entry.id: entry for entry in dataset.of_theme(theme)}
    rows = board.rows(*entries)
    rows = rows[rows["statistic"].isin(("value", "change")) & rows["period"].isin([wave.id for wave in waves])]
    label = dataset.themes[theme]
    about = line(board, chosen, dataset, waves)
    timing = survey_words.timing(dataset, chosen.quarter, waves)
    if not waves:
        said = f"{label}: no survey had taken place by {periods.short_label(chosen.quarter)}."
        return Answer(said, rows, about=about, notes=timing)
    drawn = rows[(rows["statistic"] == "value") & rows["value"].notna() & rows["group"].isin(survey.groups)]
    records = records_of(board, dataset, drawn)
    changes = findings.changes_of(drawn, waves, board.indicators)
    own = survey.margin if len(drawn) and (drawn["group"] == survey.groups[0]).all() else None
    sentence = survey_words.largest(changes, waves, dataset, label)
    order = [wave.label for wave in waves]
    measure = next((entry.measure for entry in entries.values() if entry.measure), "per cent")
    alt = f"{sentence} {len(changes) or len(entries)} items at {len(waves)} survey wave(s), each with its 95% interval."
    drawing = Chart("waves", tuple(records), alt, {"order": order, "measure": words.capital(measure)})
    parts: list[Chart | Table] = [drawing] if records else []
    if changes:
        parts.append(table(records, changes, order, board.indicators, own))
    whole = _of_all(board, dataset, waves)
    notes = [
        *survey_words.judged(changes, survey, own, len(survey_words.tested_of(whole.values()))),
        survey_words.in_the_whole(changes, whole) if own is not None else "",
        *(survey_words.answered(board, dataset, waves) if own is not None else ()),
        *common.notes_on(board, section, (theme, *entries), waves[-1]),
        *survey_words.bounds(drawn, entries),
        *timing,
    ]
    return Answer(
        sentence,
        rows,
        about=about,
        parts=tuple(parts),
        notes=tuple(filter(None, notes)),
        sources=cited.citations(board, rows),
        methods=("change", "many-items", "intervals"),
    )


def _of_all(board: Board, dataset: Dataset, waves: list[Period]) -> dict[str, Change]:
    """The changes of every item of the survey, whatever its theme."""
    assert dataset.survey is not None
    rows = findings.items(board, dataset, waves)
    return findings.changes_of(rows[rows["group"] == dataset.survey.groups[0]], waves, board.indicators)


def records_of(board: Board, dataset: Dataset, drawn: pd.DataFrame) -> list[Record]:
    """A record an item and wave: its figure, its interval or why it has none, how many answered."""
    sure = evidence.limits(drawn, board.indicators)
    records: list[Record] = []
    for row, limits in zip(drawn.itertuples(), sure.itertuples(), strict=True):
        entry = board.indicators[row.indicator]
        given = words.interval(limits.lower, limits.upper, entry)
        records.append(
            {
                "id": row.indicator,
                "item": entry.title,
                "wave": dataset.period(row.period).label,
                "value": row.value,
                "text": words.cell(row, entry),
                "n": words.number(row.denominator) or "not stated",
                "lower": None if questions.blank(limits.lower) else limits.lower,
                "upper": None if questions.blank(limits.upper) else limits.upper,
                "reading": given or words.no_interval(limits.why),
                "locator": row.locator,
            }
        )
    return records


def table(
    records: list[Record],
    changes: dict[str, Change],
    order: list[str],
    entries: dict[str, Indicator],
    margin: float | None,
    folded: str = "",
) -> Table:
    """Each item at each wave with its interval, its change, and the two reckonings side by side."""
    held = {(record["id"], record["wave"]): record for record in records}
    rows = []
    for item, change_of in changes.items():
        cells = [_cell(held.get((item, wave))) for wave in order]
        sign = words.CHANGED[change_of.judgement]
        cells.append(Cell(f"{words.signed(change_of.difference)} points"))
        cells.append(Cell(f"{sign.word} ({words.points(change_of) or change_of.why})", sign))
        if margin is not None:
            beyond = change.as_reported(change_of.first, change_of.last, margin) != 0
            cells.append(Cell("Beyond the margin" if beyond else "Within the margin"))
        rows.append(Row(entries[item].title, tuple(cells)))
    names = [*order, f"Change, {order[0].lower()} to {order[-1].lower()}", "Our test"]
    if margin is not None:
        names.append(f"The report's rule (±{margin:g})")
    return Table(
        "Items with intervals",
        "Item",
        columns(*names),
        tuple(rows),
        caption="Figure, 95% interval (Wilson) and number of answers at each wave; change with its 95% interval (Newcombe).",
        folded=folded,
    )


def _cell(record: Any) -> Cell:
    if record is None:
        return Cell("Not published")
    bare = record["lower"] is None
    sure = "no interval" if bare else f"{words.number(record['lower'], 1)} to {words.number(record['upper'], 1)}"
    return Cell(f"{record['text']} ({sure}; n {record['n']})")


def line(board: Board, chosen: Selection, dataset: Dataset, waves: list[Period], area: str = "") -> str:
    """The line under a title of a survey: everybody asked or those of an area, and the surveys shown."""
    assert dataset.survey is not None
    whole = dataset.survey.area
    name = board.areas.name(chosen.area)
    where = board.areas.name(whole)
    if area:
        where = f"{words.capital(where.removeprefix('All '))} in {name}"
    elif chosen.area != board.areas.authority.id:
        where = f"{where}: not published for {name}"
    label = periods.short_label(chosen.quarter)
    surveys = [wave.label.lower() for wave in waves]
    when = f"surveys by {label}: {words.listed(surveys)}" if surveys else f"by {label}"
    return common.about(board, chosen, where=where, when=when)
