"""Compare localities: the tartan rug, two indicators against each other, localities side by side."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, questions, words
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import SUM, Indicator
from outcomes.draw.theme import palette
from outcomes.draw.web import markup
from outcomes.draw.web import relation as relation_chart
from outcomes.selection import PREVIOUS, Selection
from outcomes.statistics import comparison, inequality
from outcomes.views import base, places

DATASET = "community_health"
AUTHORITY = "authority"
BY_THEME, BY_SPREAD = "theme", "spread"
MOST_SIDE_BY_SIDE = 3
FIRST_ACROSS, FIRST_UP = "pct-rural", places.OLDER


@dataclass(frozen=True)
class Line:
    """One indicator of the rug: a row of the table for each network, its limits, benchmark and judgements."""

    indicator: Indicator
    rows: pd.DataFrame
    judged: pd.DataFrame
    benchmark: float

    @property
    def spread(self) -> float:
        """Highest less lowest, relative to the benchmark."""
        return float((self.rows["value"].max() - self.rows["value"].min()) / (abs(self.benchmark) or 1))


def benchmarks(board: Board) -> dict[str, str]:
    """What localities may be compared with: the authority, and England where it has figures."""
    found = {AUTHORITY: board.areas.authority.name}
    if (board.of(DATASET)["area"] == areas_module.ENGLAND).any():
        found["england"] = board.areas.name(areas_module.ENGLAND)
    return found


def orders(board: Board) -> dict[str, str]:
    """How the rug's indicators may be ordered: by theme, by spread, or by one locality's judgements."""
    return {
        BY_THEME: "Theme",
        BY_SPREAD: "Spread between localities",
        **{area.id: f"{area.name}: worse first" for area in board.areas.localities},
    }


def lines(board: Board, chosen: Selection, benchmark: str) -> list[Line]:
    """Every indicator that has a figure of a locality, judged beside the benchmark; a row a locality, in order."""
    return list(_lines(board, chosen.quarter, benchmark))


@lru_cache(maxsize=32)
def _lines(board: Board, quarter: str, benchmark: str) -> tuple[Line, ...]:
    """Kept, because rug, sides and order of every locality are made of the same lines."""
    other = board.areas.authority.id if benchmark == AUTHORITY else areas_module.ENGLAND
    localities = [area.id for area in board.areas.localities]
    rows = places.figures(board, Selection(quarter, board.areas.authority.id, PREVIOUS))
    beside = rows[rows["area"] == other].set_index("indicator")["value"]
    held = {name: part.set_index("area", drop=False) for name, part in rows.groupby("indicator", sort=False)}
    kept = []
    for entry in board.datasets[DATASET].indicators.values():
        part = held.get(entry.id)
        # A total is no benchmark for its parts.
        if part is None or entry.aggregation == SUM or not set(localities) <= set(part.index):
            continue
        own = part.loc[localities].reset_index(drop=True)
        if own["value"].notna().any():
            kept.append((entry, own, float(beside.get(entry.id, np.nan))))
    if not kept:
        return ()
    # All rows are judged at once: a call a line would cost more than the page.
    every = pd.concat([own for _, own, _ in kept], ignore_index=True)
    judged = evidence.compared(every, np.repeat([value for _, _, value in kept], len(localities)), board.indicators)
    size = len(localities)
    return tuple(
        Line(entry, own, judged.iloc[place * size : (place + 1) * size].reset_index(drop=True), value)
        for place, (entry, own, value) in enumerate(kept)
    )


def nothing(board: Board, chosen: Selection) -> base.Panel:
    """What is said when no indicator has a figure of any of the localities."""
    return base.Panel(
        "No indicator has figures of these localities yet.",
        board.of(DATASET).iloc[:0],
        about=base.about(board, chosen, where=f"All {board.areas.naming.many}"),
        notes=(places.needed(board),),
    )


def rug(board: Board, chosen: Selection, benchmark: str, order: str, dark: bool) -> base.Panel:
    """Localities by indicators: each figure, and better, similar or worse than the benchmark where a count allows."""
    dataset = board.datasets[DATASET]
    localities = board.areas.localities
    found = lines(board, chosen, benchmark)
    if not found:
        return nothing(board, chosen)
    if order == BY_SPREAD:
        found = sorted(found, key=lambda line: -line.spread)
    elif order != BY_THEME:
        at = [area.id for area in localities].index(order)
        rank = {"worse": 0, "higher": 1, "lower": 1, "similar": 2, "better": 3, comparison.NOT_COMPARED: 4}
        found = sorted(found, key=lambda line: rank[line.judged["judgement"].iloc[at]])
    name = benchmarks(board)[benchmark]
    body = []
    for line in found:
        entry = line.indicator
        values, statuses = line.rows["value"].tolist(), line.rows["status"].tolist()
        texts = [
            words.SIGN[status] if questions.blank(value) else words.bare(value, entry)
            for value, status in zip(values, statuses, strict=True)
        ]
        beside = f"{name} ({words.with_unit(line.benchmark, entry)})"
        said = words.compared(texts, line.judged["lower"], line.judged["upper"], line.judged["judgement"], beside)
        cells = [
            {
                "text": text,
                "sign": words.JUDGEMENT[judgement] if judgement != comparison.NOT_COMPARED else None,
                "words": f"{area.name}: {words.MEANING[status]}"
                if questions.blank(value)
                else f"{area.name}, {sentence}",
                "chosen": area.id == chosen.area,
            }
            for area, value, status, text, judgement, sentence in zip(
                localities, values, statuses, texts, line.judged["judgement"], said, strict=True
            )
        ]
        body.append(
            {
                "title": f"{entry.title} ({entry.unit}, {dataset.period(line.rows['period'].iloc[0]).label})",
                "theme": dataset.themes[entry.theme] if order == BY_THEME else "",
                "cells": cells,
                "judged": any(cell["sign"] for cell in cells),
                "benchmark": words.figure(line.benchmark, "not_published", entry)
                if questions.blank(line.benchmark)
                else words.bare(line.benchmark, entry),
            }
        )
    tested = [line for line in found if (line.judged["method"] != "").any()]
    judged = [judgement for line in found for judgement in line.judged["judgement"]]
    parts = [
        f"{judged.count(key)} {sign.word}"
        for key, sign in words.JUDGEMENT.items()
        if judged.count(key) and key != comparison.NOT_COMPARED
    ]
    sentence = (
        f"Beside {name}: {', '.join(parts)}, of {len(tested)} indicators with counts in {len(localities)} localities; "
        f"{len(found) - len(tested)} indicators have no counts and are not judged."
    )
    rows = pd.concat([line.rows for line in found])
    expected = len(tested) * len(localities) * 0.05
    html = markup.render(
        "rug.html",
        palette(dark),
        key=[sign for key, sign in words.JUDGEMENT.items() if key != comparison.NOT_COMPARED],
        absent=[(words.SIGN[status], words.STATUS[status].lower()) for status in _absences(found)],
        caption=f"Figure of each locality; better, worse, higher or lower where {name}'s figure lies outside the locality's 95% interval.",
        names=[(area.name, area.id == chosen.area) for area in localities],
        benchmark=name,
        rows=body,
    )
    return base.Panel(
        sentence,
        rows,
        about=places.about(board, chosen, rows),
        html=html,
        notes=(
            f"{len(tested) * len(localities)} comparisons: were every locality the same as {name}, about {expected:.0f} would "
            f"still differ at 95%. {board.areas.naming.boundaries}".strip(),
            *filter(None, (places.needed(board),)),
        ),
        sources=base.citations(board, rows),
        methods=("comparison", "many-items"),
    )


def indicators(board: Board) -> dict[str, str]:
    """Indicators that may be set against each other, id to title; totals are not."""
    entries = board.datasets[DATASET].indicators.values()
    return {entry.id: entry.title for entry in entries if entry.aggregation != SUM}


def levels(board: Board, across: str, up: str) -> list[str]:
    """Levels at which both of two indicators have figures."""
    if not across or not up:
        return []
    return [level for level in places.levels(board, across) if level in places.levels(board, up)]


def relation(board: Board, chosen: Selection, across: str, up: str, level: str, dark: bool) -> base.Panel:
    """Two indicators of the localities or LSOAs against each other, with the correlation and what few points can carry."""
    if not across or not up:
        return nothing(board, chosen)
    first, second = board.indicator(across), board.indicator(up)
    x, y = (_placed(board, chosen, name, level) for name in (across, up))
    both = x.index.intersection(y.index)
    if both.empty:
        return nothing(board, chosen)
    x, y = x.loc[both], y.loc[both]
    r, low, high = inequality.correlation(x["value"], y["value"])
    records = [
        {
            "area": a.area if level == LOCALITY else board.areas.locality_of(a.area),
            "name": board.areas.name(a.area),
            "x": a.value,
            "y": b.value,
            "x_text": words.with_unit(a.value, first),
            "y_text": words.with_unit(b.value, second),
        }
        for a, b in zip(x.itertuples(), y.itertuples(), strict=True)
    ]
    sentence = words.correlated(first.title, second.title, r, low, high, len(records))
    rows = pd.concat([x, y]) if across != up else x
    return base.Panel(
        sentence,
        rows,
        about=places.about(board, chosen, rows),
        alt=" ".join([sentence, *(f"{p['name']}: {p['x_text']}, {p['y_text']}." for p in records)]),
        notes=(
            *_without(board, x, level),
            f"{words.numeral(len(records)).capitalize()} points carry little: one locality can make or unmake a correlation, "
            "and areas that go together say nothing of people or of causes."
            if level == LOCALITY
            else "Neighbouring LSOAs are alike, so they carry less than their number and the interval is too narrow; and areas "
            f"that go together say nothing of people or of causes. LSOAs of {board.areas.name(chosen.area)} have a ring.",
            "Where names have no room, a touch or the pointer shows them, and they stand in the figures below.",
        ),
        spec=relation_chart.relation(records, palette(dark), chosen.area, first.title, second.title),
        sources=base.citations(board, rows),
        methods=("inequality",),
    )


def _without(board: Board, drawn: pd.DataFrame, level: str) -> tuple[str, ...]:
    """The localities that a picture of two indicators leaves out, in a sentence."""
    missing = [area.name for area in board.areas.localities if area.id not in drawn.index] if level == LOCALITY else []
    return (f"Leaves out {words.listed(missing)}, not available for this grouping.",) if missing else ()


def side_by_side(board: Board, chosen: Selection, areas: tuple[str, ...], dark: bool) -> base.Panel:
    """Two or three localities in one table, differences beyond chance between the first two first."""
    held = {line.indicator.id: line for line in lines(board, chosen, AUTHORITY)}
    if not held:
        return nothing(board, chosen)
    names = [board.areas.name(area) for area in areas]
    if len(areas) < 2:
        about = base.about(board, chosen, where=names[0] if names else "No locality")
        return base.Panel("Choose two different localities.", board.of(DATASET).iloc[:0], about=about)
    localities = [area.id for area in board.areas.localities]
    columns = [localities.index(area) for area in areas]
    of = [
        pd.DataFrame([line.rows.iloc[at] for line in held.values()]).astype({"value": float}).reset_index(drop=True)
        for at in columns
    ]
    # The first beside each of the others.
    found = [dict(zip(held, evidence.changes(other, of[0], board.indicators), strict=True)) for other in of[1:]]
    rank = {comparison.SIMILAR: 1, comparison.NOT_COMPARED: 2}

    def order(key: str) -> tuple[int, float]:
        best = min(rank.get(difference[key].judgement, 0) for difference in found)
        size = max((abs(d[key].difference) for d in found if not questions.blank(d[key].difference)), default=0.0)
        return best, -size

    body = []
    for name in sorted(held, key=order):
        line = held[name]
        cells: list[tuple[str, words.Sign | None]] = [
            (_text(line.rows.iloc[at], line.indicator), None) for at in columns
        ]
        for difference in found:
            judgement = difference[name].judgement
            sign = None if judgement == comparison.NOT_COMPARED else words.JUDGEMENT[judgement]
            said = "not tested" if sign is None else f"{sign.word} ({words.points(difference[name])})"
            cells.append((said, sign))
        body.append({"title": line.indicator.title, "cells": cells})
    parts = []
    for other, difference in zip(names[1:], found, strict=True):
        counted = [entry.judgement for entry in difference.values() if entry.judgement != comparison.NOT_COMPARED]
        beyond = [judgement for judgement in counted if judgement != comparison.SIMILAR]
        parts.append(f"from {other} beyond chance on {len(beyond)} of {len(counted)}")
    untested = sum(entry.judgement == comparison.NOT_COMPARED for entry in found[0].values())
    sentence = f"{names[0]} differs {words.listed(parts)} indicators with counts; {untested} more have no counts."
    rows = pd.concat([line.rows.iloc[columns] for line in held.values()])
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="Localities side by side",
        columns=["Indicator", *names, *(f"{names[0]} compared with {other}" for other in names[1:])],
        rows=body,
        caption="Differences beyond chance first: the 95% interval (Newcombe) of the difference in percentage points holds no zero.",
    )
    return base.Panel(
        sentence,
        rows,
        about=places.about(board, chosen, rows, where=words.listed(names)),
        html=html,
        sources=base.citations(board, rows),
        methods=("change", "comparison"),
    )


def _absences(found: list[Line]) -> list[str]:
    """Statuses of the figures that are not there, each once."""
    return sorted({status for line in found for status in line.rows.loc[line.rows["value"].isna(), "status"]})


def _placed(board: Board, chosen: Selection, indicator: str, level: str) -> pd.DataFrame:
    """Figures of an indicator at one level by area, those without a value left out."""
    rows = places.figures(board, chosen, indicator)
    rows = rows[(rows["area"].map(board.areas.kinds) == level) & rows["value"].notna()]
    return rows.set_index("area", drop=False).sort_index()


def _text(row: pd.Series, entry: Indicator) -> str:
    return words.cell(row, entry)
