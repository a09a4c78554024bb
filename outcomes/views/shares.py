"""Shares that make up a whole, by period: stacked, with sums that are not 100 named."""

import pandas as pd

from outcomes import periods, places, questions, words
from outcomes.answer import Answer, Chart, Record
from outcomes.board import Board
from outcomes.catalogue.model import Section
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited
from outcomes.words import shares as share_words

# Of a period after the one chosen.
LATER = 0.35


def options(board: Board, section: Section) -> dict[str, str]:
    """What may be chosen: the areas of a single indicator (the authority first), or the indicators."""
    entries = board.datasets[section.dataset].of(section)
    if len(entries) > 1:
        return {entry.id: words.capital(entry.title.removeprefix(section.strip)) for entry in entries}
    rows = board.rows(entries[0].id, statistic="value")
    return {area: board.areas.name(area) for area in dict.fromkeys(rows["area"])}


def answer(board: Board, chosen: Selection, section: Section, pick: str) -> Answer:
    """The shares of one indicator of one area by period."""
    dataset = board.datasets[section.dataset]
    entries = dataset.of(section)
    single = len(entries) == 1
    entry = entries[0] if single else board.indicator(pick)
    rows = board.rows(entry.id, statistic="value")
    area = pick if single else places.area_of(board, rows, chosen)
    rows = questions.in_order(board, rows[rows["area"] == area])
    spans = list(dict.fromkeys(dataset.period(period) for period in rows["period"]))
    reached = [span for span in spans if span.reached <= periods.parse(chosen.quarter).end]
    now = reached[-1] if reached else None
    before = questions.compared_with(now, chosen) if now else ""
    subject = section.whole if single and area == board.areas.authority.id and section.whole else ""
    subject = words.capital(subject or (board.areas.name(area) if single else entry.title))
    label = periods.short_label(chosen.quarter)
    if now is None:
        first = f"; the first period is {words.short(spans[0])}" if spans else ""
        sentence = f"{subject}: nothing had been audited by {label}{first}."
    else:
        sentence = share_words.good_half(section, rows, subject, now.id, before)
    note = board.areas[area].note if board.areas[area].kind == "team" else ""
    where = f"{board.areas.name(area)}. {note}".rstrip(".") if note else ""
    notes = share_words.sums(rows)
    if len(reached) < len(spans):
        notes.append(f"Quarters after {label} are paler.")
    return Answer(
        sentence,
        rows,
        about=common.about(
            board, chosen, area, where=where, when=common.only(chosen.quarter, spans, now), beside=before or None
        ),
        parts=(Chart("shares", _records(section, rows, chosen.quarter), sentence, {"grades": _names(section)}),),
        notes=(*notes, *common.notes_on(board, section, (entry.id, entry.theme), now)),
        sources=cited.citations(board, rows),
    )


def _names(section: Section) -> tuple[str, ...]:
    """The parts of the whole in words, from the worst to the best."""
    return tuple(words.capital(grade.replace("-", " ")) for grade in section.grades)


def _records(section: Section, rows: pd.DataFrame, quarter: str) -> tuple[Record, ...]:
    """A record a part and period, stacked from the worst to the best; a part without a row is said to be not published."""
    last = periods.parse(quarter).end
    records = []
    for period, column in rows.groupby("period", sort=False):
        span, height = periods.parse(str(period)), 0.0
        held = {
            row.group.partition("=")[2]: row for row in column.itertuples() if row.group.startswith(f"{section.by}=")
        }
        for place, (grade, name) in enumerate(zip(section.grades, _names(section), strict=True)):
            row = held.get(grade)
            value = 0.0 if row is None or questions.blank(row.value) else row.value
            records.append(
                {
                    "label": words.short(span),
                    "strength": LATER if span.reached > last else 1,
                    "judgement": name,
                    "value": value,
                    "text": words.STATUS["not_published"] if row is None else row.printed or words.STATUS[row.status],
                    "middle": height + value / 2,
                    "level": words.grade_level(place, len(section.grades)),
                    "place": place,
                }
            )
            height += value
    return tuple(records)
