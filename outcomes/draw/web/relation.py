"""Two indicators of the same areas against each other."""

from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import Records, data, finish, labels, wrapped
from outcomes.draw.web.maps import first

Box = tuple[float, float, float, float]
# Where a name may stand: right or left of its point, above or below.
SPOTS = ((1, -1), (1, 1), (-1, -1), (-1, 1))
# Pixels: a chart, a letter, a line, the distance of a name from its point.
WIDE, HIGH, LETTER, LINE, AWAY = 640, 360, 6.4, 15, 9
NARROW = 480
# Letters: a longer name stands as its first place, and whole at a touch and in the table.
LONG = 30
FEW = alt.Axis(tickCount=6)
OUTSIDE: list[Box] = [(-500, -500, -12, 900), (WIDE + 25, -500, 900, 900)]


def relation(chart: Chart) -> dict[str, Any]:
    """A point an area. Records: ``area``, ``name``, ``x``, ``y``, ``x_text``, ``y_text``. The area chosen has a ring.

    Names stand beside the points while there are few; many are named on hover and in the table.
    """
    across, up = chart.options["across"], chart.options["up"]
    chosen = chart.options["chosen"]
    records = placed(chart.records)
    base = alt.Chart(data("areas")).encode(
        x=alt.X("x:Q", title=across, scale=alt.Scale(zero=False, nice=True), axis=FEW),
        y=alt.Y("y:Q", title=up, scale=alt.Scale(zero=False, nice=True), axis=FEW),
    )
    tips = [
        alt.Tooltip("name:N", title="Area"),
        alt.Tooltip("x_text:N", title=across),
        alt.Tooltip("y_text:N", title=up),
    ]
    layers: list[Any] = [
        base.mark_point(filled=True, size=110, opacity=0.9, color=WEB.accent).encode(tooltip=tips),
        base.transform_filter(f"datum.area == '{chosen}'").mark_point(
            aria=False, filled=False, size=320, strokeWidth=2.5, color=WEB.text
        ),
    ]
    if len(records) <= 12:
        for place, lines in sorted({(record["spot"], record["lines"]) for record in records}):
            across_way, down_way = SPOTS[place]
            side = base.transform_filter(f"datum.spot == {place} && datum.lines == {lines}").encode(
                text=alt.Text("label:N")
            )
            layers += labels(
                side,
                align="left" if across_way > 0 else "right",
                baseline="top" if down_way > 0 else "bottom",
                dx=AWAY * across_way,
                # A text of several lines hangs from its first.
                dy=3 if down_way > 0 else -3 - LINE * (lines - 1),
                lineBreak="\n",
                lineHeight=LINE,
                # Eight long names do not fit a phone; there they show at a touch.
                opacity={"expr": f"width < {NARROW} ? 0 : 1"},
            )
    return finish(layers, {"areas": records}, 420)


def placed(records: Records) -> Records:
    """The records with ``label``, broken over lines, and ``spot``: on which side of its point it overlaps least.

    Reckoned for a chart of middling width, one name after another from the top; what fits there fits a wider one.
    """
    lows, spans = {}, {}
    for axis in ("x", "y"):
        values = [record[axis] for record in records]
        lows[axis], spans[axis] = min(values), (max(values) - min(values)) or 1
    middles = {
        record["area"]: (
            WIDE * (record["x"] - lows["x"]) / spans["x"],
            HIGH * (1 - (record["y"] - lows["y"]) / spans["y"]),
        )
        for record in records
    }
    points = [(x - 5, y - 5, x + 5, y + 5) for x, y in middles.values()]
    names = {record["area"]: wrapped(_short(record["name"]), 20) for record in records}
    spots: dict[str, int] = {}
    chosen: list[Box] = []
    for record in sorted(records, key=lambda r: -r["y"]):
        area = record["area"]
        lines = names[area].split("\n")
        size = (LETTER * max(map(len, lines)), LINE * len(lines))
        boxes = [_box(middles[area], size, *way) for way in SPOTS]
        costs = [sum(_overlap(box, other) for other in [*points, *OUTSIDE, *chosen]) for box in boxes]
        spots[area] = costs.index(min(costs))
        chosen.append(boxes[spots[area]])
    return [
        {
            **record,
            "label": names[record["area"]],
            "lines": names[record["area"]].count("\n") + 1,
            "spot": spots[record["area"]],
        }
        for record in records
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONG else first(name)


def _box(middle: tuple[float, float], size: tuple[float, float], across: int, down: int) -> Box:
    x, y = middle
    left = x + AWAY if across > 0 else x - AWAY - size[0]
    top = y + 3 if down > 0 else y - 3 - size[1]
    return left, top, left + size[0], top + size[1]


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0) * max(high, 0)
