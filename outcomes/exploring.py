"""Every series of a board in one parcel, for exploring in a browser without asking again.

Figures, words and judgements are made here; the browser chooses among them and subtracts (decision 74). The parcel does
not depend on the quarter, locality or comparator chosen, so it is made once a board.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import shapely

from outcomes import evidence, places, questions, words
from outcomes.areas import ENGLAND, LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.evidence import OverTime
from outcomes.evidence.limits import NO_METHOD
from outcomes.periods import Period
from outcomes.selection import PREVIOUS, Selection
from outcomes.statistics import bands, comparison
from outcomes.views import common
from outcomes.words import cited

Parcel = dict[str, Any]
# One letter a judgement; a string of them says how sure every pair of a series is.
LETTER = {"better": "b", "worse": "w", "higher": "h", "lower": "l", "similar": "s", "not_compared": "n"}
OVERLAPPING = "Not tested: the two periods overlap"
SAME_PEOPLE = "the same people answered each time"
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
    for (name, group), part in rows.assign(**sure.add_prefix("sure_")).groupby(["indicator", "group"], sort=False):
        made.append(_indicator(board, board.indicator(name), group, part, plan, spans))
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
        "indicators": made,
        "sets": list(_sets(board, made)),
        "shapes": shapes(board),
        "judgements": {
            **{letter: _sign(name) for name, letter in LETTER.items()},
            "o": ["\u00b7", OVERLAPPING, "muted"],
        },
    }


def _sign(judgement: str) -> list[str]:
    sign = words.CHANGED[judgement]
    return [sign.icon, sign.word, sign.shade]


def year(span: Period) -> float:
    """The last day of a period as a year with decimals, its place on the axis of time."""
    return round(span.end.year + (span.end.timetuple().tm_yday - 1) / 365.25, 3)


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
        kept.append(part)
    return pd.concat(kept)


def _indicator(
    board: Board,
    entry: Indicator,
    group: str,
    rows: pd.DataFrame,
    plan: Mapping[tuple[str, str, str], float],
    spans: dict[str, Period],
) -> Parcel:
    """One indicator (or one part of a whole) with its series, by area."""
    dataset = board.datasets[entry.dataset]
    main = places.area_of(board, rows, Selection("", board.areas.authority.id, PREVIOUS))
    ordered = questions.in_order(board, rows)
    series = {}
    for area, part in ordered.groupby("area", sort=False):
        held = {key: board.period(entry.id, key) for key in part["period"]}
        spans.update({_key(entry, key): span for key, span in held.items()})
        series[str(area)] = _series(entry, dataset, part, list(held.values()), plan)
    latest = ordered[ordered["area"] == main].iloc[-1]
    shown = common.link(board, Selection("", main, PREVIOUS), entry)
    title = f"{entry.title}: {words.group(group)}" if group else entry.title
    wanted = (title, dataset.themes[entry.theme], dataset.title, entry.definition, entry.measure, *entry.search)
    return {
        "id": f"{entry.id}~{group}" if group else entry.id,
        "title": title,
        "dataset": dataset.title,
        "unit": entry.unit,
        "percent": entry.unit.startswith("%"),
        "decimals": entry.decimals,
        "polarity": entry.polarity,
        "direction": words.POLARITY[entry.polarity],
        "grades": _grades(entry, ordered["period"].iloc[-1]),
        "main": main,
        "link": [shown.address, [pair for pair in shown.choices if pair[0] not in ("quarter", "area")]],
        "source": cited.citations(board, latest.to_frame().T)[0],
        "locator": latest["locator"],
        "search": " ".join(filter(None, wanted)).lower(),
        "comment": sorted(set(board.comment(entry.id)["period"])),
        "series": series,
    }


def _key(entry: Indicator, period: str) -> str:
    """A period by an id that is its own over all datasets: two surveys may both have a first wave."""
    return f"{entry.dataset}/{period}" if period.startswith("wave:") else period


def _series(
    entry: Indicator,
    dataset: Dataset,
    rows: pd.DataFrame,
    spans: list[Period],
    plan: Mapping[tuple[str, str, str], float],
) -> Parcel:
    """The points of one area, with what its course allows to be said."""
    points = []
    area = rows["area"].iloc[0]
    over = None if area == ENGLAND else evidence.over_time(rows, spans, entry, _sure(rows))
    for place, row in enumerate(rows.itertuples()):
        blank = questions.blank(row.value)
        planned = plan.get((entry.id, area, row.period))
        grade = bands.grade(row.value, entry, row.period, planned) if entry.bands and not blank else ""
        level = words.grade_level(*bands.rank(entry, row.period, grade)) if grade else None
        edges = (None if questions.blank(value) else round(value, 4) for value in (row.sure_lower, row.sure_upper))
        lower, upper = edges
        kind = over.chart.kinds[place] if over and over.chart else ""
        point = {
            "p": _key(entry, row.period),
            "v": None if blank else row.value,
            "cell": words.cell(row, entry),
            "grade": grade,
            "short": words.bare(row.value, entry) if not blank else "",
            "lo": lower,
            "hi": upper,
            "plan": planned,
            "level": level,
            "status": comparison.plan_status(None if blank else row.value, planned, entry.polarity),
            "shade": words.POINT[kind] if kind else None,
        }
        points.append({name: value for name, value in point.items() if value not in (None, "") or name == "v"})
    if over is None:
        return {"points": points}
    known = [
        (span.short, float(value))
        for span, value in zip(spans, rows["value"], strict=True)
        if not questions.blank(value)
    ]
    reading = words.over_time(over, known[0][0] if known else "", known[-1][0] if known else "")
    return {
        "points": points,
        "alt": words.trend_sentence(entry.title, known, entry),
        "reading": reading,
        "waves": spans[0].kind == "wave",
        **_control(over),
        **_pairs(entry, dataset, rows, spans),
    }


def _sure(rows: pd.DataFrame) -> pd.DataFrame:
    """The limits that stand beside the rows, by their own names."""
    found = rows[[name for name in rows.columns if name.startswith("sure_")]]
    return found.rename(columns=lambda name: name.removeprefix("sure_"))


def _control(over: OverTime) -> Parcel:
    """The median of few points, or process limits with the kind of each point."""
    if over.chart is not None:
        made = over.chart
        return {
            "limits": [
                [round(float(v), 4) for v in cell] for cell in zip(made.lower, made.mean, made.upper, strict=True)
            ],
            "trial": over.stage == "trial",
        }
    return {"median": over.median} if over.stage == "run" else {}


def _pairs(entry: Indicator, dataset: Dataset, rows: pd.DataFrame, spans: list[Period]) -> Parcel:
    """How sure the change between every two periods is: a letter a pair (1 less 0, 2 less 0, 2 less 1, ...), or why there is none."""
    size = len(rows)
    if dataset.survey and dataset.survey.paired and spans[0].kind == "wave":
        return {"why": SAME_PEOPLE}
    pairs = [(before, after) for after in range(size) for before in range(after)]
    if not pairs:
        return {}
    tested = entry.unit.startswith("%") and (rows["sure_method"] != "").any()
    if not tested:
        reasons = [why for why in rows["sure_why"] if why]
        return {"why": reasons[-1] if reasons else NO_METHOD}
    first, last = (rows.iloc[[pair[at] for pair in pairs]].reset_index(drop=True) for at in (0, 1))
    found = evidence.changes(first, last, {entry.id: entry})
    apart = [spans[after].start > spans[before].end for before, after in pairs]
    letters = [LETTER[one.judgement] if free else "o" for one, free in zip(found, apart, strict=True)]
    reasons = [one.why for one in found if one.why]
    return {"pairs": "".join(letters), "why": reasons[-1] if reasons else ""}


def _grades(entry: Indicator, period: str) -> list[list[Any]]:
    """The grades that have edges: name, from, to, look."""
    held = bands.holding(entry, period)
    if held is None or held.tolerance is not None:
        return []
    return [
        [words.capital(name), start, end, words.grade_level(*bands.rank(entry, period, name))]
        for name, (start, end) in bands.spans(entry, held).items()
    ]


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
    return [*worst, ("missed", "Plan missed"), ("said", "With officers\u2019 words")]


def behind(board: Board, ids: object, area: object) -> pd.DataFrame:
    """The rows of a view, for a file; what is no id of an indicator is left out."""
    rows = _shown(board)
    kept = [rows.iloc[:0]]
    for name in ids if isinstance(ids, list) else []:
        indicator, _, group = str(name).partition("~")
        part = rows[(rows["indicator"] == indicator) & (rows["group"] == group)]
        if len(part):
            place = (
                area
                if (part["area"] == area).any()
                else places.area_of(board, part, Selection("", board.areas.authority.id, PREVIOUS))
            )
            kept.append(questions.in_order(board, part[part["area"] == place]))
    return pd.concat(kept)
