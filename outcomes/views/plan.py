"""Indicators against their plan: a line each, with the officers' words beside it and what else is published near it."""

import pandas as pd

from outcomes import periods, places, questions, words
from outcomes.answer import Answer, Cell, Fold, Gauge, Link, Quotation, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.selection import Selection
from outcomes.views import around, common
from outcomes.words import cited, template, texts
from outcomes.words import plan as plan_words

# Letters of officers' words that stand whole: what follows "however" must not be hidden behind what comes before it.
SAID = 300
# Room beyond the furthest mark of a gauge.
ROOM = 1.1


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """Every indicator of the section at the quarter chosen, and how those with a figure for it stand beside their plans."""
    dataset = board.datasets[section.dataset]
    entries = dataset.of(section)
    every = questions.in_order(board, board.rows(*(entry.id for entry in entries)))
    area = places.area_of(board, every, chosen)
    label = periods.short_label(chosen.quarter)
    lines, standings, in_words, kept = [], [], 0, []
    fallbacks: dict[str, list[str]] = {}
    for entry in entries:
        rows = every[every["indicator"] == entry.id]
        # What is published for another place alone stands under that place's name.
        place = area if (rows["area"] == area).any() else places.area_of(board, rows, chosen)
        rows = rows[rows["area"] == place]
        kept.append(rows)
        values = questions.up_to(board, rows[rows["statistic"] == "value"], chosen.quarter, section.begun)
        lines.append(_line(board, chosen, rows, values, entry, "" if place == area else board.areas.name(place)))
        if values.empty:
            continue
        latest, span = values.iloc[-1], board.period(entry.id, values["period"].iloc[-1])
        # A year that ends with the quarter, or holds it, covers it, so that is no fallback.
        if span.end < periods.parse(chosen.quarter).end:
            fallbacks.setdefault(words.fallback_period(chosen.quarter, span), []).append(entry.title)
        elif not questions.blank(latest["value"]):
            standings.append(plan_words.standing(latest, _plans(rows).get(latest["period"]), entry))
        else:
            in_words += bool(common.quotations(board, entry.id, span.id))
    rows = pd.concat(kept)
    reached = questions.up_to(board, rows, chosen.quarter, section.begun)
    said = template.fill(board, section.sentence(), reached, {"label": label}) if section.sentences else ""
    return Answer(
        said or plan_words.headline(label, len(entries), standings, in_words),
        rows,
        about=common.about(board, chosen, area),
        parts=(_table(lines),),
        notes=(
            *(f"{words.listed(titles)}: {said}" for said, titles in fallbacks.items()),
            *common.notes_on(board, section, section.themes),
        ),
        sources=cited.citations(board, rows),
    )


def _table(lines: list[Row]) -> Table:
    return Table(
        "Figures against plan",
        "Metric",
        columns("Figure", "Against plan", "What officers say, and what else is published"),
        tuple(lines),
        caption="The bar is the figure, the upright mark its plan.",
    )


def _plans(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The plan of each period that has one."""
    return {row["period"]: row for _, row in rows[rows["statistic"] == "plan"].iterrows()}


def _line(
    board: Board, chosen: Selection, rows: pd.DataFrame, values: pd.DataFrame, entry: Indicator, place: str
) -> Row:
    """A metric: its latest figure reached, the plan of the same period, how they stand, and words about them."""
    title = f"{entry.title} ({place})" if place else entry.title
    near = around.nearby(board, chosen, entry)
    whole = rows[rows["statistic"] == "value"]
    link = _leads_to(chosen, entry, whole)
    if values.empty:
        known = whole[whole["value"].notna()]
        first = (
            f"First published for {words.short(board.period(entry.id, known['period'].iloc[0]))}" if len(known) else ""
        )
        return Row(title, (Cell(first or "Not published"), Cell(""), Cell("", folds=near)), link=link)
    latest, plans = values.iloc[-1], _plans(rows)
    plan, span = plans.get(latest["period"]), board.period(entry.id, latest["period"])
    quoted = common.quotations(board, entry.id, latest["period"])
    sign, text = plan_words.against(latest, plan, entry)
    blank = questions.blank(latest["value"])
    before = plan_words.earlier(board, values.iloc[:-1], plans, entry)
    # The line has said that there is no figure; its note says no more.
    note = _folded("", latest["note"]) if not (quoted and blank) else ()
    derived = _folded("How the plan is derived", plan["note"]) if plan is not None and not plan["printed"] else ()
    return Row(
        title,
        (
            Cell(f"{words.cell(latest, entry)}, {words.short(span)}", folds=_folded("Earlier figures", *before)),
            Cell(text, sign, gauge=None if blank or plan is None else _gauge(latest, plan, entry), folds=derived),
            Cell("", folds=(*map(_said, quoted), *note, *near)),
        ),
        link=link,
    )


def _folded(opening: str, *lines: str) -> tuple[Fold, ...]:
    """What stands behind a line, where there is something."""
    kept = tuple(filter(None, lines))
    return (Fold(opening, kept),) if kept else ()


def _leads_to(chosen: Selection, entry: Indicator, values: pd.DataFrame) -> Link:
    """Where a metric can be followed over time; its definition, where it has no figure yet."""
    frame = (("quarter", chosen.quarter), ("area", chosen.area))
    if values["value"].notna().any():
        return Link("explore", (*frame, ("show", entry.id)))
    return Link(common.SOURCES_PAGE, (*frame, ("dataset", entry.dataset), ("indicator", entry.id)))


def _gauge(latest: pd.Series, plan: pd.Series, entry: Indicator) -> Gauge | None:
    """A figure and its plan on one line; none where it is unclear what they cover."""
    if latest["status"] == "unclear" or latest["value"] < 0:
        return None
    value, planned = float(latest["value"]), float(plan["value"])
    return Gauge(value, 100 if entry.unit.startswith("%") else ROOM * max(value, planned), planned)


def _said(quoted: Quotation) -> Fold:
    """Officers' words, and behind them who says so and where; of a long text the first sentence, and the rest there too."""
    first, rest = texts.opened(quoted.text, whole=SAID)
    return Fold(first, (*filter(None, [rest]), f"{quoted.who}. {quoted.locator}."))
