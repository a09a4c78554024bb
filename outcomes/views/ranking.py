"""Places in order: the localities beside the authority, or the authority among places like it, beside England."""

from typing import Any

import numpy as np
import pandas as pd

from outcomes import evidence, periods, places, questions, words
from outcomes.answer import Answer, Chart
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import SUM, Indicator, Section
from outcomes.selection import Selection
from outcomes.views import common, local
from outcomes.words import cited, order, spread


def options(board: Board, section: Section) -> dict[str, str]:
    """Indicators of a section that have figures of localities or of similar places, id to title."""
    wanted = {area.id for area in board.areas.localities} | set(board.areas.similar)
    rows = board.of(section.dataset)
    held = set(
        rows.loc[rows["area"].isin(wanted) & (rows["statistic"] == "value") & (rows["group"] == ""), "indicator"]
    )
    return {entry.id: entry.title for entry in board.datasets[section.dataset].of(section) if entry.id in held}


def answer(board: Board, chosen: Selection, indicator: str) -> Answer:
    """The localities in order where the indicator has figures of them, else the authority among similar places."""
    of_places = LOCALITY in places.levels(board, indicator)
    return _localities(board, chosen, indicator) if of_places else _peers(board, chosen, indicator)


def _localities(board: Board, chosen: Selection, indicator: str) -> Answer:
    """The localities in order, each beside the authority, with the gap and the slope by deprivation."""
    entry = board.indicator(indicator)
    rows = places.figures(board, chosen, indicator)
    kinds = rows["area"].map(board.areas.kinds)
    every = rows[kinds == LOCALITY]
    mapped = every[every["value"].notna()].reset_index(drop=True)
    if mapped.empty:
        return local.lacking(board, chosen, entry, rows)
    authority = board.areas.authority
    held = rows.set_index("area")["value"].to_dict()
    judged, said = local.beside_authority(board, pd.concat([mapped, rows[rows["area"] == authority.id]]), entry)
    judged = judged.reset_index(drop=True)
    whole = entry.aggregation == SUM or authority.id not in held
    sentence = order.ordered(board, chosen, entry, mapped, judged, said, held, len(every))
    notes = order.unequal(board, mapped, entry)
    why = [reason for reason in judged["why"].unique() if reason]
    if why:
        notes.append(words.no_interval(why[0]) + " So no locality is called better or worse.")
    else:
        notes.append(
            f"Better and worse mean that {authority.name}'s figure lies outside the locality's own 95% interval. "
            f"{words.capital(words.numeral(len(mapped)))} localities are compared, and each is part of {authority.name}."
        )
    missing = every[every["value"].isna()]["area"].tolist()
    if missing:
        notes[:0] = [f"Rank, gap and slope leave out {local.left_out(board, missing)}.", local.needed(board)]
    notes.append(order.over_periods(board, entry))
    records = _records(board, mapped, judged, entry, said)
    alt = " ".join([sentence, *(f"{record['name']}: {record['text']}." for record in records)])
    options = {
        "unit": entry.unit,
        "chosen": chosen.area,
        "reference": None if whole else held[authority.id],
        "name": authority.name,
    }
    return Answer(
        sentence,
        rows[kinds.isin((LOCALITY, *places.WHOLE))],
        about=local.about(board, chosen, rows),
        parts=(Chart("ranked", tuple(records), alt, options),),
        notes=tuple(filter(None, notes)),
        sources=cited.citations(board, rows),
        methods=("comparison", "intervals", "inequality"),
    )


def _records(
    board: Board, mapped: pd.DataFrame, judged: pd.DataFrame, entry: Indicator, said: list[str]
) -> list[dict[str, Any]]:
    return [
        {
            "area": row.area,
            "name": board.areas.name(row.area),
            "value": row.value,
            "text": words.cell(row, entry),
            "lower": None if questions.blank(sure.lower) else sure.lower,
            "upper": None if questions.blank(sure.upper) else sure.upper,
            "judgement": sure.judgement,
            "reading": reading,
        }
        for row, sure, reading in zip(mapped.itertuples(), judged.itertuples(), said, strict=True)
    ]


def _peers(board: Board, chosen: Selection, indicator: str) -> Answer:
    """The authority among similar places, each beside the benchmark."""
    entry, authority = board.indicator(indicator), board.areas.authority
    found = places.among_peers(board, chosen, indicator)
    if found is None:
        return common.lacking(board, chosen, indicator, f"{entry.title}: not published for {authority.name}.")
    period, rows, placed, middle, name = found.period, found.rows, found.placed, found.benchmark, found.name
    judged = evidence.compared(placed, np.full(len(placed), middle), board.indicators)
    texts = [words.cell(row, entry) for row in placed.itertuples()]
    beside = f"{name} ({words.with_unit(middle, entry)})" if name else ""
    said_of = common.judged(texts, judged, beside) if beside else texts
    by_area = dict(zip(placed["area"], said_of, strict=True))
    sentence = order.among_similar(board, entry, placed, period.label, beside, by_area)
    silent = [board.areas.name(area) for area in [authority.id, *board.areas.similar] if area not in by_area]
    half = places.middle_half(board, placed)
    notes = [
        common.instead(board, chosen, indicator),
        order.normal(board, entry, placed, half),
        f"Similar places: {board.areas.similar_basis}.",
        f"Without a figure: {words.listed(silent)}." if silent else "",
        words.fallback_period(chosen.quarter, period) if period.reached > periods.parse(chosen.quarter).end else "",
        spread.beyond(board, evidence.spread(placed, entry)),
        entry.caveats,
    ]
    records = _records(board, placed, judged, entry, said_of)
    alt = " ".join([sentence, *(f"{record['name']}: {record['text']}." for record in records)])
    reference = middle if name else None
    options = {"unit": entry.unit, "chosen": authority.id, "reference": reference, "name": name, "normal": half}
    return Answer(
        sentence,
        rows,
        about=common.about(board, chosen, authority.id, when=f"{period.label}, among similar places"),
        parts=(Chart("ranked", tuple(records), alt, options),),
        notes=tuple(filter(None, notes)),
        sources=cited.citations(board, rows),
        methods=("similar-places", "comparison"),
    )
