"""Two indicators of the same areas against each other."""

from typing import Any

import altair as alt

from outcomes.charts.base import Records, data, finish, labels, wrapped
from outcomes.theme import Palette


def relation(records: Records, colours: Palette, chosen: str, across: str, up: str) -> dict[str, Any]:
    """A point an area. Records: ``area``, ``name``, ``x``, ``y``, ``x_text``, ``y_text``. The area chosen has a ring.

    Names stand beside the points while there are few; many are named on hover and in the table.
    """
    middle = (min(r["x"] for r in records) + max(r["x"] for r in records)) / 2
    records = [{**r, "label": wrapped(r["name"], 20), "left": r["x"] > middle} for r in records]
    base = alt.Chart(data(records)).encode(
        alt.X("x:Q", title=across, scale=alt.Scale(zero=False, nice=True)),
        alt.Y("y:Q", title=up, scale=alt.Scale(zero=False, nice=True)),
    )
    tips = [
        alt.Tooltip("name:N", title="Area"),
        alt.Tooltip("x_text:N", title=across),
        alt.Tooltip("y_text:N", title=up),
    ]
    layers: list[Any] = [
        base.mark_point(filled=True, size=110, opacity=0.9, color=colours.accent).encode(tooltip=tips),
        base.transform_filter(f"datum.area == '{chosen}'").mark_point(
            aria=False, filled=False, size=320, strokeWidth=2.5, color=colours.text
        ),
    ]
    if len(records) <= 12:
        for left, align, away in (("true", "right", -9), ("false", "left", 9)):
            side = base.transform_filter(f"datum.left == {left}").encode(text="label:N")
            layers += labels(side, colours, align=align, dx=away, dy=-7, lineBreak="\n")
    return finish(alt.layer(*layers), colours, 420)
