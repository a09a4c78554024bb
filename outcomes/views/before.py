"""Before and after: whatever is printed for two periods or more, the first beside the latest, each with the number behind it."""

from typing import Any

import pandas as pd

from outcomes import evidence, questions, words
from outcomes.answer import Cell, Gauge, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.statistics import comparison

# A longer table is no picture any more; a longer series is read over time, not by its ends.
MOST, LONG = 40, 6
CAPTION = (
    "The hollow point is the first figure, the full one the latest. In brackets: how many stand behind each. A change of a "
    "share has its 95% interval where those numbers are printed."
)
KEYS = ["indicator", "area", "group"]


def values(board: Board, dataset: Dataset, rows: pd.DataFrame) -> tuple[Table | None, int]:
    """Figures of an indicator by area and breakdown, first beside latest; and how many figures have no counterpart."""
    rows = rows[
        (rows["statistic"] == "value") & rows["indicator"].map(lambda name: board.indicators[name].unit != "text")
    ]
    whole = (board.areas.authority.id, *((dataset.survey.area,) if dataset.survey else ()))
    many = rows["area"].nunique() > 1
    lines: list[Row] = []
    alone = 0
    for name, part in rows.groupby("indicator", sort=False):
        spans = sorted({board.period(str(name), period) for period in part["period"]}, key=lambda span: span.key)
        if len({span.kind for span in spans}) != 1 or not 2 <= len(spans) <= LONG:
            continue
        entry, first, last = board.indicators[str(name)], spans[0], spans[-1]
        then, now = (part[part["period"] == span.id].set_index(["area", "group"], drop=False) for span in (first, last))
        both = [key for key in then.index if key in now.index]
        alone += len(part[part["period"].isin((first.id, last.id))]) - 2 * len(both)
        both.sort(key=lambda key: key[0] not in whole)
        most = _most(part["value"].max(), entry)
        header = f"{entry.title}: {words.short(first)} and {words.short(last)}" if len(both) > 1 else ""
        for key in both:
            when = ("", "") if header else (f", {words.short(first)}", f", {words.short(last)}")
            cells = _cells(board, entry, then.loc[[key]], now.loc[[key]], most, when)
            named = [board.areas.name(key[0]) if many else "", words.group(key[1])]
            if not header:
                # A line of its own needs its title, and no name where that is the authority's.
                named = [entry.title, "" if key[0] in whole else named[0], named[1]]
            title = words.capital(", ".join(filter(None, named)) or entry.title)
            lines.append(Row(title, cells, header, marked=key[0] in whole and many and bool(header)))
    lines.sort(key=lambda line: bool(line.theme))
    if not lines or len(lines) > MOST:
        return None, 0
    names = columns("First", "Latest", "From first to latest", "Change")
    return Table("Before and after", "What", names, tuple(lines), caption=CAPTION), alone


def _cells(
    board: Board, entry: Indicator, then: pd.DataFrame, now: pd.DataFrame, most: float, when: tuple[str, str]
) -> tuple[Cell, ...]:
    """The two figures with what stands behind them, the line between them, and the change with what is known of it."""
    first, last = then.iloc[0], now.iloc[0]
    texts = [f"{_figure(row, entry)}{at}" for row, at in zip((first, last), when, strict=True)]
    if questions.blank(first["value"]) or questions.blank(last["value"]) or first["bound"] or last["bound"]:
        return (*map(Cell, texts), Cell(""), Cell("None can be given"))
    if board.period(entry.id, first["period"]).kind == "wave" and not entry.unit.startswith("%"):
        # A count of answers falls when fewer are asked, so the two are set side by side and not compared.
        return (*map(Cell, texts), Cell(""), Cell("Not given: how many were asked each time is not printed beside it"))
    gauge = Gauge(float(last["value"]), most, float(first["value"]), "before")
    size = words.difference(last["value"] - first["value"], first["value"], last["value"], entry)
    change = Cell(size)
    if entry.unit.startswith("%"):
        (found,) = evidence.changes(then.reset_index(drop=True), now.reset_index(drop=True), board.indicators)
        size = f"{size} points"
        change = Cell(size)
        if found.judgement != comparison.NOT_COMPARED:
            sign = words.CHANGED[found.judgement]
            change = Cell(f"{size} ({words.points(found)}). {sign.word}", sign)
    return (*map(Cell, texts), Cell("", gauge=gauge), change)


def _most(highest: float, entry: Indicator) -> float:
    """Where the line of an indicator ends: at 100 of a share, so that lines under each other can be compared, else a little beyond its highest figure."""
    return 100.0 if entry.unit.startswith("%") else float(highest) * 1.02


def _figure(row: pd.Series, entry: Indicator) -> str:
    """A figure with the numbers behind it: 83% (15 of 18), 14.8% (of 115)."""
    text = words.cell(row, entry)
    if questions.blank(row["value"]) or questions.blank(row["denominator"]) or not entry.unit.startswith("%"):
        return text
    counted = "" if questions.blank(row["numerator"]) else f"{words.number(row['numerator'])} "
    return f"{text} ({counted}of {words.number(row['denominator'])})"


def means(board: Board, rows: pd.DataFrame) -> tuple[Table | None, str]:
    """Means of a group at its first and its latest time, with the p-value printed; and the largest change among p below 0.05."""
    held: dict[tuple[str, ...], dict[str, pd.Series]] = {}
    for _, row in questions.in_order(board, rows[rows["statistic"].isin(("mean", "n", "p_value"))]).iterrows():
        held.setdefault((row["indicator"], row["area"], row["group"], row["period"]), {})[row["statistic"]] = row
    series: dict[tuple[str, ...], list[dict[str, pd.Series]]] = {}
    for key, found in held.items():
        if {"mean", "n"} <= found.keys():
            series.setdefault(key[:3], []).append(found)
    series = {key: points for key, points in series.items() if len(points) > 1}
    if not series or len(series) > MOST:
        return None, ""
    order = list(dict.fromkeys(group for _, _, group in series))
    lines, told = [], (0.0, "")
    for key in sorted(series, key=lambda key: order.index(key[2])):
        entry, points = board.indicators[key[0]], series[key]
        first, last = points[0], points[-1]
        same = [points for name, points in series.items() if name[0] == key[0]]
        most = max(float(point["mean"]["value"]) for one in same for point in one)
        change = float(last["mean"]["value"]) - float(first["mean"]["value"])
        p = last.get("p_value")
        cells = (
            Cell(_mean(board, first)),
            Cell(_mean(board, last)),
            Cell("", gauge=Gauge(float(last["mean"]["value"]), most * 1.02, float(first["mean"]["value"]), "before")),
            Cell(words.signed(change)),
            Cell("None printed" if p is None else _printed(p)),
        )
        group = words.capital(words.group(key[2]))
        lines.append(Row(entry.title, cells, group))
        if p is not None and p["value"] < 0.05 and abs(change) > told[0]:
            ends = [
                f"{words.number(one['mean']['value'], 1)} ({words.number(one['n']['value'])} people)"
                for one in (first, last)
            ]
            told = (abs(change), f"{group}: {entry.title}, {ends[0]} to {ends[1]}, {_printed(p)} as printed")
    names = columns("First", "Latest", "From first to latest", "Change", "p-value printed")
    caption = (
        "Means, and how many people stand behind each. The hollow point is the first mean, the full one the latest."
    )
    return Table("Before and after", "Scale", names, tuple(lines), caption=caption), told[1]


def _mean(board: Board, point: dict[str, Any]) -> str:
    """A mean, how many people stand behind it, and when."""
    row = point["mean"]
    when = board.period(row["indicator"], row["period"]).label.lower()
    return f"{words.number(row['value'], 1)} ({words.number(point['n']['value'])} people), {when}"


def _printed(p: pd.Series) -> str:
    """A p-value as it is printed."""
    return f"p {p['bound'] or '='} {p['value']:g}"


def matrix(board: Board, rows: pd.DataFrame) -> list[Table]:
    """Counts of one period that are broken down by two things at once: one down, the other across; a table an indicator."""
    rows = rows[rows["statistic"] == "value"]
    made = []
    for name, part in rows.groupby("indicator", sort=False):
        # In the order of the document, so that answers run as they were offered.
        part = part.sort_index()
        pairs = [[pair.split("=", 1) for pair in group.split(";")] for group in part["group"] if group]
        keys = {tuple(key for key, _ in pair) for pair in pairs}
        if len(pairs) != len(part) or len(keys) != 1 or len(next(iter(keys))) != 2 or part["period"].nunique() != 1:
            continue
        entry = board.indicators[str(name)]
        cells = {
            (pair[0][1], pair[1][1]): words.bare(row.value, entry)
            if not questions.blank(row.value)
            else words.cell(row, entry)
            for pair, row in zip(pairs, part.itertuples(), strict=True)
        }
        down, across = (list(dict.fromkeys(pair[place][1] for pair in pairs)) for place in (0, 1))
        table = tuple(
            Row(
                _plain(one),
                tuple(Cell(cells.get((one, other), "Not published"), marks=("number",)) for other in across),
            )
            for one in down
        )
        first, _ = next(iter(keys))
        caption = f"{entry.title}, {board.period(entry.id, part['period'].iloc[0]).label.lower()}; unit: {entry.unit}."
        made.append(Table(entry.title, words.capital(first), columns(*map(_plain, across)), table, caption=caption))
    return made


def _plain(value: str) -> str:
    return words.capital(value.replace("-", " "))
