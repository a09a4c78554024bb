"""Every series of a board in one parcel, for exploring in a browser without asking again.

Figures, words and judgements are made here; the browser chooses among them and subtracts (decision 74). The parcel does
not depend on the quarter, locality or comparator chosen, so it is made once a board.
"""

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import shapely

from outcomes import evidence, places, questions, words
from outcomes.areas import ENGLAND, LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.exploring import course
from outcomes.exploring.course import Parcel
from outcomes.periods import Period
from outcomes.selection import PREVIOUS, Selection
from outcomes.views import around, common
from outcomes.words import cited

OVERLAPPING = "Not tested: the two periods overlap"
UNPLACED = "None of the figures above is published by locality; choose one that is. "
# Metres; finer lines are not seen on a map of this size.
COARSE = 60
VIEWS = (
    ("multiples", "Side by side"),
    ("one", "In one chart"),
    ("index", "From 100"),
    ("table", "Table"),
    ("moved", "Moved most"),
    ("places", "By locality"),
)


@lru_cache(maxsize=8)
def parcel(board: Board) -> Parcel:
    """Periods, areas, indicators with their series, ready-made sets, shapes of localities, and the words that judgements have."""
    rows = _shown(board)
    sure = evidence.limits(rows[rows["area"] != ENGLAND], board.indicators, parts=board.figures).reindex(rows.index)
    plans = board.figures[board.figures["statistic"] == "plan"]
    plan = dict(zip(zip(plans["indicator"], plans["area"], plans["period"], strict=True), plans["value"], strict=True))
    spans: dict[str, Period] = {}
    made = []
    rows = rows.assign(**sure.add_prefix("sure_"))
    # At once, because a small table takes as long to be read as a large one.
    read = dict(zip(rows.index, rows.itertuples(), strict=True))
    for (name, group), part in rows.groupby(["indicator", "group"], sort=False):
        made.append(_indicator(board, board.indicator(name), group, part, plan, spans, read))
    order = {name: place for place, name in enumerate(board.indicators)}
    made.sort(key=lambda one: order[one["id"].partition("~")[0]])
    periods = sorted(spans.items(), key=lambda pair: (pair[1].key, pair[1].kind))
    places_of = {key: place for place, (key, _) in enumerate(periods)}
    for one in made:
        for series in one["series"].values():
            for point in series["points"]:
                point["p"] = places_of[point["p"]]
    used = [area for area in board.areas.areas if any(area in one["series"] for one in made)]
    return {
        "periods": [[key, words.short(span), year(span), span.kind] for key, span in periods],
        "areas": {area: board.areas.name(area) for area in used},
        "authority": board.areas.authority.id,
        "england": ENGLAND,
        "localities": [area.id for area in board.areas.localities],
        "usual": places.first(board),
        "unplaced": UNPLACED,
        "indicators": made,
        "sets": list(_sets(board, made)),
        "shapes": shapes(board),
        "judgements": {
            **{letter: _sign(name) for name, letter in course.LETTER.items()},
            course.OVERLAP: ["·", OVERLAPPING, "muted"],
        },
    }


@lru_cache(maxsize=8)
def packed(board: Board, linked: bool = True) -> str:
    """The parcel, deflated, so that it crosses a slow network in a third of a second; without ``linked`` nothing leads elsewhere."""
    held = parcel(board)
    if not linked:
        held = {**held, "indicators": [{**one, "link": None} for one in held["indicators"]]}
    text = json.dumps(held, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _sign(judgement: str) -> list[str]:
    sign = words.CHANGED[judgement]
    return [sign.icon, sign.word, sign.shade]


def year(span: Period) -> float:
    """The last day of a period as a year with decimals, its place on the axis of time."""
    return round(span.end.year + (span.end.timetuple().tm_yday - 1) / 365.25, 3)


@lru_cache(maxsize=8)
def _shown(board: Board) -> pd.DataFrame:
    """Figures of each indicator's own kind of period: of the authority or the place it is published for, localities and England."""
    rows = board.figures
    texts = [name for name, entry in board.indicators.items() if entry.unit == "text"]
    rows = rows[(rows["statistic"] == "value") & ~rows["indicator"].isin(texts)]
    localities = [area.id for area in board.areas.localities]
    nowhere = Selection("", board.areas.authority.id, PREVIOUS)
    kept = []
    for name, part in rows.groupby("indicator", sort=False):
        entry = board.indicator(str(name))
        part = part[part["group"] == ""] if (part["group"] == "").any() else part
        main = places.area_of(board, part, nowhere)
        behind = [ENGLAND] if places.relative(entry) else []
        part = part[part["area"].isin([main, *localities, *behind])]
        kinds = part["period"].map({key: board.period(entry.id, key).kind for key in part["period"].unique()})
        most = entry.period_kind if (kinds == entry.period_kind).any() else kinds.mode().iloc[0]
        part = part[kinds == most]
        if (part["group"] != "").any():
            # A part of a whole is shown where it can be followed from one period to the next.
            known = part[part["value"].notna()].groupby("group")["period"].nunique()
            part = part[part["group"].isin(known.index[known > 1])]
        if part["group"].nunique() == 1:
            # One group only is nothing to be told apart by.
            part = part.assign(group="")
        kept.append(part)
    return pd.concat(kept)


def _indicator(
    board: Board,
    entry: Indicator,
    group: str,
    rows: pd.DataFrame,
    plan: Mapping[tuple[str, str, str], float],
    spans: dict[str, Period],
    read: Mapping[Any, Any],
) -> Parcel:
    """One indicator (or one part of a whole) with its series, by area."""
    dataset = board.datasets[entry.dataset]
    main = places.area_of(board, rows, Selection("", board.areas.authority.id, PREVIOUS))
    ordered = questions.in_order(board, rows)
    series = {}
    for area, part in ordered.groupby("area", sort=False):
        held = {key: board.period(entry.id, key) for key in part["period"]}
        spans.update({course.key(entry, key): span for key, span in held.items()})
        series[str(area)] = course.of_area(entry, part, list(held.values()), plan, read)
    latest = ordered[ordered["area"] == main].iloc[-1]
    shown = common.link(board, Selection("", main, PREVIOUS), entry)
    title = f"{entry.title}: {words.group(group)}" if group else entry.title
    wanted = (
        title,
        dataset.themes[entry.theme],
        dataset.title,
        entry.definition,
        entry.measure,
        entry.printed,
        *entry.search,
    )
    return {
        "id": f"{entry.id}~{group}" if group else entry.id,
        "title": title,
        "dataset": dataset.title,
        "unit": entry.unit,
        "percent": entry.unit.startswith("%"),
        "decimals": entry.decimals,
        "polarity": entry.polarity,
        "direction": words.POLARITY[entry.polarity],
        "grades": course.grades(entry, ordered["period"].iloc[-1]),
        "main": main,
        "link": [shown.address, [pair for pair in shown.choices if pair[0] not in ("quarter", "area")]],
        "source": cited.cite(board, latest["dataset"], latest["source"]),
        "locator": latest["locator"],
        "search": " ".join(filter(None, wanted)).lower(),
        "comment": _comments(board, entry),
        "doing": around.named(board, entry),
        "series": series,
    }


def _comments(board: Board, entry: Indicator) -> dict[str, list[str]]:
    """What officers say of an indicator, by period, each with who says it and where."""
    held: dict[str, list[str]] = {}
    said = board.comment(entry.id)
    for row in said.itertuples() if len(said) else ():
        held.setdefault(row.period, []).extend((*row.text.split("\n"), f"{row.who}. {row.locator}."))
    return held


def _sets(board: Board, made: list[Parcel]) -> Iterator[list[Any]]:
    """Ready-made choices: dataset, theme, and the ids of its indicators."""
    for dataset in board.datasets.values():
        for theme, title in dataset.themes.items():
            of_theme = {entry.id for entry in dataset.of_theme(theme)}
            ids = [one["id"] for one in made if one["id"].partition("~")[0] in of_theme]
            if ids:
                yield [dataset.page.title, title, ids]


def shapes(board: Board) -> Parcel:
    """Outlines of the localities as paths in a box, north up, and where a label fits."""
    held = board.areas.boundaries
    held = held[held["kind"] == LOCALITY]
    if held.empty:
        return {}
    west, south, east, north = held.total_bounds
    scale = 400 / (east - west)
    paths = {}
    for area, shape in zip(held["id"], held.geometry.simplify(COARSE), strict=True):
        rings = [part.exterior for part in getattr(shape, "geoms", [shape])]
        turned = [(np.asarray(shapely.get_coordinates(ring)) - [west, north]) * [scale, -scale] for ring in rings]
        paths[area] = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in turned)
    middles = {
        area: [round((x - west) * scale), round((north - y) * scale)] for area, (x, y) in board.areas.middles.items()
    }
    return {"box": [400, round((north - south) * scale)], "paths": paths, "middles": middles}


def rules(board: Board) -> list[tuple[str, str]]:
    """Ready-made sets that follow the quarter and place chosen: their rule, and how they are called."""
    graded = [entry.bands[-1].scheme.grades[0] for entry in board.indicators.values() if entry.bands]
    worst = [("worst", words.capital(graded[0]))] if graded else []
    return [*worst, ("missed", "Plan missed"), ("said", "With officers’ words")]


def behind(board: Board, asked: object) -> pd.DataFrame:
    """The rows of a view, for a file: pairs of an indicator's id and ids of areas; what is none of these is left out."""
    rows = _shown(board)
    kept = [rows.iloc[:0]]
    for name, areas in pairs(asked):
        indicator, _, group = name.partition("~")
        part = rows[(rows["indicator"] == indicator) & (rows["group"] == group) & rows["area"].isin(areas)]
        kept.append(questions.in_order(board, part))
    # As they stand in the table, whatever group they are shown without.
    return board.figures.loc[pd.concat(kept).index]


def pairs(asked: object) -> Iterator[tuple[str, list[str]]]:
    """What a browser asks for, as far as it is pairs of a name and ids of areas."""
    for pair in asked if isinstance(asked, list) else []:
        if isinstance(pair, list) and len(pair) == 2:
            yield str(pair[0]), [str(area) for area in pair[1]] if isinstance(pair[1], list) else []
