"""The points of a chart in words, series by series, for the keyboard and the ear: each as its table prints it."""

import json
from collections.abc import Iterable

from outcomes.answer import Answer, Chart
from outcomes.draw.web import markup

Series = tuple[str, str, str]
TAKES = (("link", "Copy link"), ("png", "PNG"), ("svg", "SVG"), ("points", "Copy table"))

# Names on the map of a place by their kind.
SEEN = {"town": ("Inside", "town"), "inside": ("Inside", "locality"), "neighbour": ("Around it", "neighbour")}


def points(chart: Chart) -> list[dict[str, object]]:
    """Series in order of appearance: a name and pairs of what a point is and what it reads."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, label, text in KINDS.get(chart.kind, _areas)(chart):
        found.setdefault(name, []).append((label, text))
    return [{"name": name, "points": held} for name, held in found.items()]


def _areas(chart: Chart) -> Iterable[Series]:
    return (("", str(r["name"]), str(r["text"])) for r in chart.records)


def _trend(chart: Chart) -> Iterable[Series]:
    named = {r["period"]: r["label"] for r in chart.records}
    own = [("", r["label"], r["said"]) for r in chart.records]
    return own + [(r["name"], named[r["period"]], r["text"]) for r in chart.options["beside"] if r["period"] in named]


KINDS = {
    "trend": _trend,
    "shares": lambda chart: ((r["judgement"], r["label"], r["text"]) for r in chart.records),
    "waves": lambda chart: ((r["item"], r["wave"], r["text"]) for r in chart.records),
    "changes": lambda chart: (("", r["item"], r["text"]) for r in chart.records),
    "pairs": lambda chart: ((r["item"], r["wave"], r["text"]) for r in chart.records),
    "relation": lambda chart: (("", r["name"], f"{r['x_text']}; {r['y_text']}") for r in chart.records),
    "place": lambda chart: ((SEEN[r["kind"]][0], r["name"], SEEN[r["kind"]][1]) for r in chart.options["names"]),
    "ages": lambda chart: ((r["who"], r["name"], r["text"]) for r in chart.records),
    "spine": lambda chart: (("", r["name"], r["said"]) for r in chart.records),
    "groups": lambda chart: ((r["group"], r["name"], r["ward"]) for r in chart.records),
}


def take_away(answer: Answer, chart: Chart, name: str) -> str:
    """What stands under a chart: buttons that take it away, and its points to be read one by one."""
    return markup.render(
        "take.html",
        name=name,
        answer=answer,
        alt=chart.alt,
        choosing=chart.select and chart.kind == "map",
        caution=chart.options.get("caution", ""),
        takes=TAKES,
        points=json.dumps(points(chart), separators=(",", ":"), ensure_ascii=False),
    )
