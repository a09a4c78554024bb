"""How many, by area: bars of the counts behind a figure, and what share of the whole the largest has."""

from collections.abc import Sequence

import pandas as pd

from outcomes import periods, questions, words
from outcomes.answer import Answer, Chart, Record
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.periods import Period
from outcomes.selection import Selection
from outcomes.views import common, waves
from outcomes.words import cited


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """The section's first indicator by area in the latest period reached (else the first); the others stand in the figures."""
    dataset = board.datasets[section.dataset]
    entry, *others = dataset.of(section)
    rows = board.rows(entry.id, statistic="value")
    spans = sorted({dataset.period(period) for period in rows["period"].unique()}, key=lambda span: span.key)
    now = questions.latest(spans, chosen.quarter) or spans[0]
    everyone = rows[rows["period"] == now.id]
    whole = everyone[everyone["area"] == section.whole]
    parts = everyone[~everyone["area"].isin((section.whole, *section.without))]
    inside = set(board.areas.within(chosen.area, tuple(set(parts["area"].map(board.areas.kinds)))))
    own = parts[parts["area"].isin(inside)]
    here = len(own) > 0 and chosen.area != board.areas.authority.id
    shown = own if len(own) else parts
    counts = shown["numerator"].fillna(shown["value"])
    where = board.areas.name(chosen.area) if here else ""
    sentence = f"{now.label}: {_told(board, entry, whole, shown, counts, where)}."
    records = [
        {"name": board.areas.name(row.area), "value": count, "text": row.printed or words.cell(row, entry)}
        for row, count in zip(shown.itertuples(), counts, strict=True)
        if not questions.blank(count)
    ]
    kept = rows[rows["area"].isin([*shown["area"], section.whole])].index
    figures = board.rows(entry.id, *(other.id for other in others))
    figures = figures[figures["indicator"].ne(entry.id) | figures.index.isin(kept)]
    reached = now.reached <= periods.parse(chosen.quarter).end
    return Answer(
        sentence,
        figures,
        about=_about(board, chosen, section, now, shown, here, reached),
        parts=(Chart("bars", tuple(records), sentence, {"title": words.capital(entry.numerator or entry.title)}),),
        notes=(
            *_bracketed(entry, records),
            *common.notes_on(board, section, (entry.id,), now if reached else spans[0]),
        ),
        sources=cited.citations(board, figures),
    )


def _told(
    board: Board, entry: Indicator, whole: pd.DataFrame, shown: pd.DataFrame, counts: pd.Series, where: str
) -> str:
    """How many there are and what share the largest area has; of a place how many there; without counts the figure of the whole."""
    total = whole["numerator"].iloc[0] if len(whole) else counts.sum()
    if questions.blank(total) or not total or counts.isna().all():
        return f"{words.cell(whole.iloc[0], entry)}, {entry.title.lower()}" if len(whole) else entry.title
    if where:
        return f"of {words.number(total)} {entry.numerator or entry.unit}, {words.number(counts.sum())} in {where}"
    top = board.areas.name(shown.loc[counts.idxmax(), "area"])
    share = words.number(100 * counts.max() / total)
    return f"{words.number(total)} {entry.numerator or entry.unit}; {share}% of them at {top}"


def _bracketed(entry: Indicator, records: Sequence[Record]) -> list[str]:
    """What the share in brackets is out of, where counts are printed with one."""
    held = entry.denominator and any("(" in str(record["text"]) for record in records)
    return [f"In brackets, as printed: the share of {entry.denominator}."] if held else []


def _about(
    board: Board, chosen: Selection, section: Section, now: Period, shown: pd.DataFrame, here: bool, reached: bool
) -> str:
    dataset = board.datasets[section.dataset]
    if dataset.survey and reached:
        return waves.line(board, chosen, dataset, [now], chosen.area if here else "")
    first = words.listed([board.areas.name(area) for area in shown["area"]][:3])
    when = now.label if reached else f"{now.label}, which came after {periods.short_label(chosen.quarter)}"
    return common.about(board, chosen, where=board.areas.name(chosen.area) if here else first, when=when)
