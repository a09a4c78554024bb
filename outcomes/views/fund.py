"""Better Care Fund: the six metrics, money, and what the paper says in words."""

from dataclasses import replace

import pandas as pd

from outcomes import periods, questions, words
from outcomes.board import Board
from outcomes.selection import Selection
from outcomes.views import base

DATASET = "better_care_fund"


def metrics(board: Board) -> list[str]:
    """Ids of the six metrics of the return."""
    return [entry.id for entry in board.datasets[DATASET].of_theme("metrics")]


def metric(board: Board, chosen: Selection, indicator: str) -> base.Panel:
    """One metric at the quarter chosen: figure against plan, or the paper's words where it has none."""
    dataset = board.datasets[DATASET]
    entry = dataset.indicators[indicator]
    rows = questions.in_order(board.of(DATASET)[board.of(DATASET)["indicator"] == indicator], dataset)
    values = questions.figures(rows, indicator, board.areas.authority.id)
    reached = questions.up_to(values, dataset, chosen.quarter)
    notes: list[str] = []
    if reached.empty:
        first = dataset.period(values["period"].iloc[0]).label
        sentence = (
            f"{entry.title}: nothing published by {periods.short_label(chosen.quarter)}; first published for {first}."
        )
        return base.Panel(sentence, rows, notes=tuple(notes), sources=base.citations(board, rows))
    latest = reached.iloc[-1]
    late = words.fallback_period(chosen.quarter, latest["period"], dataset)
    # A year that ends with the quarter covers it, so that is no fallback.
    if late and dataset.period(latest["period"]).end != periods.parse(chosen.quarter).end:
        notes.append(late)
    remarks = base.remarks(board, indicator, latest["period"])
    sentence = _sentence(board, rows, latest, entry.title, bool(remarks))
    # The sentence has said that there is no figure; its note says no more.
    if latest["note"] and not (remarks and questions.blank(latest["value"])):
        notes.append(latest["note"])
    return base.Panel(sentence, rows, notes=tuple(notes), sources=base.citations(board, rows), remarks=remarks)


def _sentence(board: Board, rows: pd.DataFrame, latest: pd.Series, title: str, commented: bool) -> str:
    entry = board.indicator(latest["indicator"])
    label = board.datasets[DATASET].period(latest["period"]).label
    if questions.blank(latest["value"]):
        return f"{title}: no figure is published for {label}{'; officers give words' if commented else ''}."
    figure = words.cell(latest, entry)
    plans = rows[(rows["statistic"] == "plan") & (rows["period"] == latest["period"])]
    if plans.empty:
        return f"{title}: {figure} in {label}."
    plan = plans.iloc[0]
    gap = latest["value"] - plan["value"]
    if latest["status"] == "unclear":
        return f"{title}: {figure} against a plan of {words.with_unit(plan['value'], entry, plan['printed'])} is printed for {label}; what it covers is unclear."
    size = words.number(abs(gap), entry.decimals)
    side = "above" if gap > 0 else "below"
    derived = " (plan derived)" if not plan["printed"] else ""
    return f"{title}: {figure} in {label}, {size} {side} the plan of {words.number(plan['value'], entry.decimals)}{derived}."


def together(board: Board, chosen: Selection) -> base.Panel:
    """The figures of all six metrics, for the table under them."""
    rows = questions.in_order(board.of(DATASET), board.datasets[DATASET])
    rows = rows[rows["indicator"].isin(metrics(board))]
    count = rows[rows["value"].notna() & (rows["period"] == chosen.quarter)]["indicator"].nunique()
    label = periods.short_label(chosen.quarter)
    sentence = f"{count} of {len(metrics(board))} metrics {'has' if count == 1 else 'have'} a figure for {label}."
    return base.Panel(sentence, rows, about=_about(board, chosen), sources=base.citations(board, rows))


def _about(board: Board, chosen: Selection) -> str:
    return base.about(board, chosen, board.areas.authority.id)


def money(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Budget, income, expenditure and underspend as published by the quarter chosen."""
    return _themed(board, chosen, "money", dark)


def cancer(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """One-year cancer survival, from the minutes."""
    panel = _themed(board, chosen, "cancer", dark)
    caveat = board.indicator("one-year-cancer-survival").caveats
    return replace(panel, notes=(caveat, *panel.notes))


def policy(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """National ambitions and conditions that the paper quotes."""
    return _themed(board, chosen, "policy", dark)


def _themed(board: Board, chosen: Selection, theme: str, dark: bool) -> base.Panel:
    dataset = board.datasets[DATASET]
    rows = board.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in dataset.of_theme(theme)])]
    last = periods.parse(chosen.quarter).end
    # A year counts as published with its first quarter: budgets are set before the year begins.
    kept = questions.in_order(rows[[dataset.period(p).start <= last for p in rows["period"]]], dataset)
    label = periods.short_label(chosen.quarter)
    places = words.listed([board.areas.name(area) for area in dict.fromkeys(rows["area"])])
    about = base.about(board, chosen, where=f"{places}: published for no other place", when=f"published by {label}")
    if kept.empty:
        sentence = f"{dataset.themes[theme]}: nothing is published by {label}."
        return base.Panel(sentence, rows, about=about, sources=base.citations(board, rows))
    sentence = {
        "money": _money_sentence(board, chosen),
        "cancer": "One-year survival from cancer, 2012: "
        + ", ".join(f"{row.printed} in {board.areas.name(row.area)}" for row in kept.itertuples())
        + ".",
        "policy": "National conditions and ambitions that the paper quotes.",
    }[theme]
    shown = set(kept["period"])
    notes = [
        f"{dataset.period(p).label} is after {label}, so not shown."
        for p in dict.fromkeys(rows["period"])
        if p not in shown
    ]
    return base.Panel(
        sentence,
        kept,
        about=about,
        html=base.ledger(board, kept, dark),
        notes=tuple(notes),
        sources=base.citations(board, kept),
    )


def _money_sentence(board: Board, chosen: Selection) -> str:
    last = periods.parse(chosen.quarter).end
    dataset = board.datasets[DATASET]
    parts = []
    for indicator, name in (("bcf-budget", "budget"), ("bcf-income", "income")):
        rows = questions.in_order(questions.figures(board.of(DATASET), indicator), dataset)
        rows = rows[[dataset.period(p).start <= last for p in rows["period"]]]
        if len(rows):
            row = rows.iloc[-1]
            figure = words.with_unit(row["value"], dataset.indicators[indicator])
            parts.append(f"{name} {figure} in {dataset.period(row['period']).label}")
    return "Money: " + "; ".join(parts) + "."
