"""Indicators by period: each figure as printed, with its grade, and a sentence that counts the grades."""

from dataclasses import replace
from functools import partial
from typing import Any

from outcomes import periods, places, questions, words
from outcomes.answer import Answer, Cell, Row, Table
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.periods import Period
from outcomes.selection import Selection
from outcomes.statistics import bands
from outcomes.views import common
from outcomes.words import Sign, cited

# More columns than this do not fit a page; the latest stand.
MOST_COLUMNS = 12


def answer(board: Board, chosen: Selection, section: Section, marked: str) -> Answer:
    """Every indicator of the section by period, one of them marked."""
    dataset = board.datasets[section.dataset]
    entries = dataset.of(section)
    rows = board.rows(*(entry.id for entry in entries))
    area = places.area_of(board, rows[rows["statistic"] == "value"], chosen)
    rows = rows[(rows["area"] == area) & (rows["group"] == "") & rows["statistic"].isin(("value", "plan"))]
    values = rows[rows["statistic"] == "value"]
    published = sorted({dataset.period(period) for period in values["period"].unique()}, key=lambda span: span.key)
    often = [span for span in published if span.kind in questions.OFTEN]
    spans = _columns(often or published, chosen.quarter)
    now = questions.latest(spans, chosen.quarter)
    held = {(row.indicator, row.period): row for row in values.itertuples()}
    plans = {(r.indicator, r.period): r.value for r in rows[rows["statistic"] == "plan"].itertuples()}
    cell = partial(_cell, board, chosen, held, plans, now)
    lines = []
    for entry in entries:
        cells, theme = tuple(cell(entry, span) for span in spans), dataset.themes[entry.theme]
        lines.append(Row(entry.numbered, cells, theme, common.link(board, chosen, entry), entry.id == marked))
    figures = {entry: held.get((entry.id, now.id)) if now else None for entry in entries}
    known = {e: row for e, row in figures.items() if row is not None and not questions.blank(row.value)}
    grades = [
        bands.grade(row.value, entry, row.period, plans.get((entry.id, row.period))) for entry, row in known.items()
    ]
    table = Table(
        "Measures by quarter",
        "Measure",
        tuple((words.short(span), ("later",) if _later(span, chosen.quarter) else ()) for span in spans),
        tuple(lines),
        caption=_caption(chosen, spans, now, len(often or published)),
        look="grid",
        key=_key(entries, lines, now),
    )
    return Answer(
        _sentence(entries, grades, spans, now, chosen.quarter),
        values,
        about=common.about(board, chosen, area, when=common.only(chosen.quarter, often or published, now)),
        parts=(table,),
        notes=common.notes_on(board, section, (), now),
        sources=cited.citations(board, values),
    )


def _caption(chosen: Selection, spans: list[Period], now: Period | None, published: int) -> str:
    """What the cells show, and how many of the periods published have a column."""
    said = ["Figures as printed. The quarter chosen has a frame. Grades follow each measure's own thresholds."]
    if spans and spans[-1] is not now:
        said.append(f"Quarters after {periods.short_label(chosen.quarter)} are paler.")
    if published > len(spans):
        said.append(f"{len(spans)} of {published} periods.")
    return " ".join(said)


def _columns(spans: list[Period], quarter: str) -> list[Period]:
    """The periods that fit: the latest that had ended by the quarter and what came after it."""
    reached = [span for span in spans if not _later(span, quarter)]
    after = spans[len(reached) :]
    return [*reached[-max(MOST_COLUMNS - len(after), MOST_COLUMNS // 2) :], *after][:MOST_COLUMNS]


def _later(span: Period, quarter: str) -> bool:
    return span.reached > periods.parse(quarter).end


def _cell(
    board: Board,
    chosen: Selection,
    held: dict[tuple[str, str], Any],
    plans: dict[tuple[str, str], float],
    now: Period | None,
    entry: Indicator,
    span: Period,
) -> Cell:
    """A cell of the grid, which leads to its quarter; an indicator without a row in the period reads as not published."""
    row = held.get((entry.id, span.id))
    status = "not_published" if row is None else row.status
    grade = "" if row is None else bands.grade(row.value, entry, span.id, plans.get((entry.id, span.id)))
    marks = tuple(mark for mark, on in (("now", span is now), ("later", _later(span, chosen.quarter))) if on)
    # A year or a month stands by whichever quarter is chosen.
    link = common.link(board, replace(chosen, quarter=span.id) if span.kind == "quarter" else chosen, entry)
    if row is not None and grade:
        sign = words.grade_sign(*bands.rank(entry, span.id, grade))
        text = row.printed or words.bare(row.value, entry)
        return Cell(text, sign, words.capital(grade), ("shaded", *marks), link=link)
    if row is not None and not questions.blank(row.value):
        return Cell(row.printed or words.bare(row.value, entry), None, words.cell(row, entry), marks, link=link)
    text = words.SIGN.get(status, "?")
    return Cell(text, None, words.STATUS.get(status, status), ("absent", *marks), link=link)


def _key(entries: list[Indicator], lines: list[Row], now: Period | None) -> tuple[tuple[Sign, str], ...]:
    """The grades, best first, then the signs of what is missing."""
    schemes = {b.scheme for entry in entries for b in entry.bands}
    found: dict[str, Sign] = {}
    for scheme in schemes:
        for place, grade in reversed(list(enumerate(scheme.grades))):
            found[words.capital(grade)] = words.grade_sign(place, len(scheme.grades))
    used = {cell.words for line in lines for cell in line.cells if "absent" in cell.marks}
    absent = [(Sign("", words.SIGN[s], "absent"), text) for s, text in words.STATUS.items() if text in used]
    return (*((sign, grade) for grade, sign in found.items()), *absent)


def _sentence(
    entries: list[Indicator], grades: list[str], spans: list[Period], now: Period | None, quarter: str
) -> str:
    label = periods.short_label(quarter)
    if now is None:
        span = f"{words.short(spans[0])} to {words.short(spans[-1])}" if spans else "nothing"
        return f"No figure had been published by {label}; what is published, {span}, is shown."
    order = [
        grade for b in {b.scheme: b for e in entries for b in e.bands}.values() for grade in reversed(b.scheme.grades)
    ]
    counts = [
        f"{grades.count(grade)} {'are ' if place == 0 else ''}\u201c{grade}\u201d" for place, grade in enumerate(order)
    ]
    bare, left = grades.count(""), len(entries) - len(grades)
    if bare:
        counts.append(f"{bare} {'has' if bare == 1 else 'have'} a figure{' and no band' if order else ''}")
    if left or not counts:
        counts.append(f"{left} {'has' if left == 1 else 'have'} no figure")
    return f"{words.short(now)}: of {len(entries)} measures, {words.listed(counts)}."
