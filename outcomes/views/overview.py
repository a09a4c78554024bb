"""Where to look this quarter: at most eight cards, then everything with a figure, from the same findings."""

from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from outcomes import attention, evidence, periods, questions, words
from outcomes.attention import Finding
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator, Source
from outcomes.draw.theme import palette
from outcomes.draw.web import markup
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.views import base, schools

ORDERS = {"evidence": "Evidence, then size", "change": "Size of the change", "title": "Name"}
SAME_FOR_ALL = "All places and periods: this list is the same for every quarter and locality"
PAGE = {
    "better_care_fund": "better-care-fund",
    "childrens_scorecard": "childrens-scorecard",
    "healthy_schools": "healthy-schools",
}


def findings(board: Board, chosen: Selection) -> list[Finding]:
    """Every figure of the quarter with its evidence, ranked: of the area chosen where a dataset has it, else of the authority."""
    return list(_findings(board, chosen.quarter, chosen.comparator, tuple(areas(board, chosen).items())))


@lru_cache(maxsize=32)
def _findings(board: Board, quarter: str, comparator: str, shown: tuple[tuple[str, str], ...]) -> tuple[Finding, ...]:
    """The dearest question of the house, asked once for each quarter and kept: a locality seldom changes it."""
    rows = board.figures
    area_of = dict(shown)
    rows = rows[
        (rows["area"] == rows["dataset"].map(area_of))
        & (rows["statistic"] == "value")
        & rows["period"].str.contains("-Q")
        & (rows["period"] <= quarter)
    ].sort_values("period", kind="stable")
    own = evidence.limits(rows, board.indicators)
    series = {name: (part, own.loc[part.index]) for name, part in rows.groupby("indicator", sort=False)}
    commented = set(board.commentary.loc[board.commentary["period"] == quarter, "indicator"])
    found = []
    for name, area in area_of.items():
        dataset = board.datasets[name]
        indicators = list(dataset.indicators.values())
        for move in questions.moves(board.of(name), dataset, indicators, area, quarter, comparator):
            part, limits = series[move.indicator.id]
            values = [None if questions.blank(value) else float(value) for value in part["value"]]
            over = evidence.over_time(values, list(part["period"]), move.indicator)
            now = limits[(part["period"] == quarter).to_numpy()].iloc[0]
            weighed = attention.weigh(move, now["lower"], now["upper"], move.indicator.id in commented, over.steps)
            cases = float(part.loc[now.name, "denominator"])
            limits_now = (float(now["lower"]), float(now["upper"]))
            found.append(replace(weighed, series=tuple(values), limits=limits_now, cases=cases, why=str(now["why"])))
    waves = _waves(board) if (changes := schools.changes(board, quarter)) else {}
    for item, change in changes.items():
        points = tuple(float(value) for value in waves[item]["value"])
        found.append(replace(attention.weigh_change(board.indicator(item), change), series=points))
    return tuple(attention.ranked(found))


def areas(board: Board, chosen: Selection) -> dict[str, str]:
    """The area that each dataset with quarters is shown for: the one chosen where it has quarterly figures, else the authority."""
    rows = board.figures
    here = rows[(rows["area"] == chosen.area) & rows["period"].str.contains("-Q")]
    held = set(here["dataset"])
    return {
        name: chosen.area if name in held else board.areas.authority.id
        for name, dataset in board.datasets.items()
        if has_quarters(dataset)
    }


def _about(board: Board, chosen: Selection) -> str:
    """Whose figures are shown; where some datasets have the area chosen and others have not, both are named."""
    shown = areas(board, chosen)
    authority = board.areas.authority.id
    here = [board.datasets[name].title for name, area in shown.items() if area == chosen.area]
    if chosen.area == authority or not here:
        return base.about(board, chosen, authority, beside=True)
    where = f"{board.areas.name(chosen.area)}: {words.listed(here)}; {board.areas.name(authority)}: everything else"
    return base.about(board, chosen, where=where, beside=True)


def has_quarters(dataset: Dataset) -> bool:
    """Whether a dataset declares indicators that are published by quarter."""
    return any(entry.period_kind == "quarter" for entry in dataset.indicators.values())


def cards(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """The eight things most worth the Board's time, each with its evidence, commentary and place of printing."""
    found = findings(board, chosen)
    kept = attention.where_to_look(found)
    label = periods.short_label(chosen.quarter)
    notes = []
    if found and not kept:
        notes.append("A quiet quarter: nothing is beyond chance, no plan is missed, no band is crossed.")
    if not found:
        return base.Panel(
            f"{label}: no quarterly figure is published. {_with_figures(board)}",
            board.figures.iloc[:0],
            about=_about(board, chosen),
            notes=tuple(notes),
        )
    certain = sum(entry.tier == attention.CERTAIN for entry in found)
    below = sum(entry.move is not None and entry.move.band == "below" for entry in found)
    lower, higher = (
        sum(any(reason.startswith(f"crossed to a {way} band") for reason in entry.reasons) for entry in found)
        for way in ("lower", "higher")
    )
    before = periods.short_label(chosen.comparator)
    compared = any(entry.change is not None or (entry.move and entry.move.before is not None) for entry in found)
    start = f"Since {before}, " if compared else f"Nothing is published for {before} to compare with. In {label}, "
    sentence = (
        f"{start}{words.how_many(certain)} of {len(found)} {'figures' if len(found) > 1 else 'figure'} changed more than "
        f"chance explains or missed a plan. {words.how_many(below).capitalize()} {'is' if below == 1 else 'are'} worse than "
        f"\u201crequires improvement\u201d; {words.how_many(lower)} moved to a worse band and {words.how_many(higher)} to a "
        "better one."
    )
    notes.append(
        "Evidence comes first, size second: a plan missed or a figure beyond chance; worse than requires improvement with an "
        "exception commentary; crossed to a lower band; then what so few cases may show by chance. A survey has one card; the rest of "
        "its items, and everything else, are in the table."
    )
    html = markup.render("cards.html", palette(dark), cards=[_card(board, chosen, entry) for entry in kept])
    ids = [entry.indicator.id for entry in kept]
    rows = board.figures
    rows = rows[
        rows["indicator"].isin(ids)
        & (rows["period"].isin((chosen.quarter, chosen.comparator)) | rows["period"].str.startswith("wave:"))
    ]
    return base.Panel(
        sentence,
        rows,
        about=_about(board, chosen),
        html=html,
        notes=tuple(notes),
        sources=base.citations(board, rows),
        methods=("intervals", "too-few-points"),
    )


def _with_figures(board: Board) -> str:
    """Which quarters have quarterly figures."""
    found = sorted({period for period in board.figures["period"].unique() if "-Q" in period})
    if not found:
        return "Compare localities and Community maps have figures of other periods."
    return f"Choose a quarter from {periods.short_label(found[0])} to {periods.short_label(found[-1])}."


def _card(board: Board, chosen: Selection, found: Finding) -> dict[str, Any]:
    entry, move = found.indicator, found.move
    card = {
        "title": entry.title,
        "why": "; ".join(found.reasons)[0].upper() + "; ".join(found.reasons)[1:],
        "link": link(board, chosen, found),
    }
    if move is not None:
        said = words.move_sentence(move)
        return {
            **card,
            "value": words.with_unit(move.latest, entry),
            "series": found.series,
            "sentence": said[0].upper() + said[1:] + ".",
            "sure": _how_sure(found, move),
            "where": f"{board.areas.name(move.area)}, {periods.short_label(move.period)}",
            "comment": _comment(board, move),
            "locator": move.locator,
        }
    assert found.change is not None
    rows = _waves(board)[entry.id]
    then, now = (board.datasets[entry.dataset].period(rows["period"].iloc[at]).label.lower() for at in (0, -1))
    return {
        **card,
        "value": words.with_unit(found.change.last, entry),
        "series": found.series,
        "sentence": f"{words.changed(entry.title, found.change, entry, f'at {then}', f'at {now}')}.",
        "sure": "There was no comparison group, so nothing says what caused it.",
        "where": board.areas.name(rows["area"].iloc[-1]),
        "comment": "",
        "locator": rows["locator"].iloc[-1],
    }


def _waves(board: Board) -> dict[str, pd.DataFrame]:
    """What pupils said at each survey, in order, by item."""
    rows = board.of(schools.DATASET)
    rows = rows[(rows["statistic"] == "value") & (rows["group"] == "audience=pupils") & rows["value"].notna()]
    ordered = questions.in_order(rows, board.datasets[schools.DATASET])
    return {str(item): part for item, part in ordered.groupby("indicator", sort=False)}


def link(board: Board, chosen: Selection, found: Finding) -> str:
    """The address of the view that shows a finding, with quarter and locality as chosen."""
    entry = found.indicator
    choice = {"quarter": chosen.quarter, "area": chosen.area}
    if entry.dataset not in PAGE:
        choice |= {"dataset": entry.dataset, "indicator": entry.id}
    elif entry.number is not None:
        choice["measure"] = entry.id
    elif found.change is not None:
        choice["theme"] = entry.theme
    return f"{PAGE.get(entry.dataset, 'sources-and-definitions')}?{urlencode(choice)}"


def _how_sure(found: Finding, move: Move) -> str:
    """The interval of the figure where a cohort is published, and how much it can mean; else why there is none."""
    if found.why:
        return f"Not tested for chance: {found.why}."
    known = [value for value in found.series if value is not None]
    return words.uncertainty(move.latest, *found.limits, found.cases, evidence.widest_step(known), move.indicator)


def _comment(board: Board, move: Move) -> str:
    remarks = board.comment(move.indicator.id)
    remarks = remarks[remarks["period"] == move.period]
    return "" if remarks.empty else str(remarks["text"].iloc[0])


def everything(board: Board, chosen: Selection, order: str, dark: bool) -> base.Panel:
    """All figures of the quarter with their evidence, one line each, in the order chosen."""
    found = findings(board, chosen)
    label = periods.short_label(chosen.quarter)
    sentence = f"All {len(found)} indicators with a figure for {label}, by {ORDERS[order].lower()}."
    if order == "change":
        found = sorted(found, key=lambda entry: -abs(_difference(entry)))
    elif order == "title":
        found = sorted(found, key=lambda entry: entry.indicator.title)
    if not found:
        sentence = f"{label}: no quarterly figure is published. {_with_figures(board)}"
        return base.Panel(sentence, board.figures[:0], about=_about(board, chosen))
    ids = [entry.indicator.id for entry in found]
    rows = board.figures
    rows = rows[rows["indicator"].isin(ids)]
    rows = rows[rows["period"].isin((chosen.quarter, chosen.comparator)) | rows["period"].str.startswith("wave:")]
    html = markup.render(
        "overview.html",
        palette(dark),
        caption=f"{label} beside {periods.short_label(chosen.comparator)}; survey items beside the first survey. Direction follows polarity alone; the evidence says what is known of chance.",
        rows=[_line(board, chosen, entry) for entry in found],
    )
    return base.Panel(
        sentence,
        rows,
        about=_about(board, chosen),
        html=html,
        after=_silent(board, chosen, dark),
        sources=base.citations(board, rows),
    )


def silent(board: Board, chosen: Selection) -> list[tuple[Indicator, str, str, str]]:
    """Quarterly indicators without a figure in the quarter: what stands there instead, the last figure and its period."""
    rows = board.figures
    rows = rows[(rows["area"] == board.areas.authority.id) & (rows["statistic"] == "value") & (rows["group"] == "")]
    found = []
    for name, dataset in board.datasets.items():
        entries = {key: entry for key, entry in dataset.indicators.items() if entry.period_kind == "quarter"}
        own = questions.up_to(rows[rows["indicator"].isin(entries)], dataset, chosen.quarter) if entries else rows[:0]
        for key, part in own.groupby("indicator", sort=False):
            now = part[part["period"] == chosen.quarter]
            if now["value"].notna().any() or entries[str(key)].unit == "text":
                continue
            known = part[part["value"].notna()]
            stands = words.STATUS[now["status"].iloc[0]] if len(now) else "None for the whole quarter"
            if known.empty:
                found.append((entries[str(key)], stands, "No figure yet", ""))
                continue
            last = known.iloc[-1]
            figure = words.cell(last, entries[str(key)])
            found.append((entries[str(key)], stands, figure, board.datasets[name].period(last["period"]).label))
    return found


def _silent(board: Board, chosen: Selection, dark: bool) -> str:
    """Indicators without a new figure as a table; "" when there is none."""
    found = silent(board, chosen)
    if not found:
        return ""
    label = periods.short_label(chosen.quarter)
    return markup.render(
        "evidence.html",
        palette(dark),
        label="Indicators without a new figure",
        columns=["Without a new figure", label, "Last figure", "Since"],
        rows=[
            {"title": entry.title, "cells": [(stands, None), (figure, None), (since, None)]}
            for entry, stands, figure, since in found
        ],
        caption=f"{len(found)} indicators have no figure for {label}; the last that was published stands beside them.",
    )


def meetings(board: Board) -> dict[str, str]:
    """Days or years on which something was published, latest first, with what a reader may have seen by then."""
    dates = sorted({s.published for s in _sources(board) if s.published[:1].isdigit()}, reverse=True)
    return {day: words.day(day) for day in dates}


def _sources(board: Board) -> list[Source]:
    return [source for dataset in board.datasets.values() for source in dataset.sources.values()]


def since(board: Board, chosen: Selection, day: str, dark: bool) -> base.Panel:
    """What was published after a day, new figures and revised ones, each beside the last figure known before."""
    newer = {source.id for source in _sources(board) if source.published[:1].isdigit() and source.published > day}
    rows = board.figures
    rows = rows[rows["statistic"] == "value"]
    new = rows[rows["source"].isin(newer) | (rows["status"] == "revised")]
    when = words.day(day)
    if new.empty:
        return base.Panel(
            f"Nothing has been published since {when}.",
            new,
            about=SAME_FOR_ALL,
            sources=base.citations(
                board, rows[rows["source"].isin({s.id for s in _sources(board) if s.published == day})]
            ),
        )
    body = []
    for row in new.itertuples():
        entry, dataset = board.indicator(row.indicator), board.datasets[row.dataset]
        before = rows[
            (rows["indicator"] == row.indicator)
            & (rows["area"] == row.area)
            & (rows["group"] == row.group)
            & ~rows["source"].isin(newer)
            & rows["value"].notna()
        ]
        held = questions.in_order(before, dataset)
        earlier = "No figure before"
        if len(held):
            last = held.iloc[-1]
            earlier = f"{words.cell(last, entry)} in {dataset.period(last['period']).label}"
        kind = "Revised" if row.status == "revised" else "New"
        figure = words.cell(row, entry)
        cells = (kind, figure, dataset.period(row.period).label, earlier, row.note)
        body.append({"title": entry.title, "cells": [(cell, None) for cell in cells]})
    revised = int((new["status"] == "revised").sum())
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="Published since",
        columns=["Indicator", "Kind", "Figure", "Period", "Before", "Note"],
        rows=body,
        caption="Figures of different periods stand beside each other; the note says where they cover different spans.",
    )
    return base.Panel(
        f"Since {when}: {len(new) - revised} new figures and {revised} revised.",
        new,
        about=SAME_FOR_ALL,
        html=html,
        notes=("A revision shows where its source marks one.",),
        sources=base.citations(board, new),
    )


def _difference(found: Finding) -> float:
    if found.change is not None:
        return found.change.difference
    return (found.move.change if found.move else 0) or 0


def _line(board: Board, chosen: Selection, found: Finding) -> dict[str, Any]:
    entry, move, change = found.indicator, found.move, found.change
    line = {
        "title": entry.title,
        "link": link(board, chosen, found),
        "evidence": "; ".join(found.reasons).capitalize() or "Nothing beyond the figure itself",
    }
    if change is not None:
        return {
            **line,
            "value": words.with_unit(change.last, entry),
            "change": f"{words.signed(change.difference)} points from {words.with_unit(change.first, entry)}",
            "direction": words.CHANGED[change.judgement].word,
            "band": "None published",
            "series": found.series,
        }
    assert move is not None
    said = words.change(move)
    return {
        **line,
        "value": words.with_unit(move.latest, entry),
        "change": said[0].upper() + said[1:] if move.before is not None else "No earlier figure",
        "direction": words.DIRECTION[words.judgement_direction(move)],
        "band": words.BAND[move.band]
        if move.band
        else f"Plan {move.plan_status}"
        if move.plan_status
        else "None published",
        "series": found.series,
    }
