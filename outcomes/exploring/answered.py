"""What the explorer shows, as answers: each series as a drawing that other media know too."""

from typing import Any

from outcomes.answer import Answer, Chart
from outcomes.board import Board
from outcomes.exploring.course import Parcel
from outcomes.exploring.parcel import behind, pairs, parcel

# Answers of one view at most: as many as the explorer shows.
MOST = 40


def answers(board: Board, asked: object) -> list[Answer]:
    """An answer a series that a browser asks for by pairs of an indicator and areas; what is none of these is left out."""
    held = parcel(board)
    known = {one["id"]: one for one in held["indicators"]}
    made = []
    for name, areas in pairs(asked):
        for area in areas:
            if name in known and area in known[name]["series"]:
                made.append(_answer(board, held, known[name], area))
    return made[:MOST]


def _answer(board: Board, held: Parcel, it: Parcel, area: str) -> Answer:
    series, where = it["series"][area], held["areas"][area]
    last = next((point for point in reversed(series["points"]) if point.get("v") is not None), None)
    said = f"{it['title']}, {where}"
    if last:
        said = f"{said}: {last['cell']} in {held['periods'][last['p']][1]}"
    others = [held["england"]] if area != held["england"] and held["england"] in it["series"] else []
    records = tuple(_record(held, it, point, point is last) for point in series["points"])
    options = {
        "unit": it["unit"],
        "stage": "run" if "median" in series else "",
        "process": False,
        "median": series.get("median"),
        "bands": tuple({"name": n, "from": low, "to": high, "level": level} for n, low, high, level in it["grades"]),
        "beside": tuple(record for other in others for record in _beside(held, it, other)),
    }
    notes = tuple(filter(None, (series.get("reading"), it["direction"])))
    chart = Chart("trend", records, series.get("alt") or said, options)
    rows = behind(board, [[it["id"], [area]]])
    return Answer(f"{said}.", rows, about=where, parts=(chart,), notes=notes, sources=(it["source"],))


def _record(held: Parcel, it: Parcel, point: Parcel, last: bool) -> dict[str, Any]:
    _, label, _, _ = held["periods"][point["p"]]
    return {
        "period": point["p"],
        "label": label,
        "value": point.get("v"),
        "text": point["cell"],
        "said": point["cell"],
        "lower": point.get("lo"),
        "upper": point.get("hi"),
        "sure": "",
        "locator": it["locator"],
        "plan": point.get("plan"),
        "later": False,
        "last": last,
    }


def _beside(held: Parcel, it: Parcel, area: str) -> list[dict[str, Any]]:
    return [
        {"period": point["p"], "value": point["v"], "name": held["areas"][area], "text": point["cell"], "later": False}
        for point in it["series"][area]["points"]
        if point.get("v") is not None
    ]
