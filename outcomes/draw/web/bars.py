"""Plain bars."""

from typing import Any

import altair as alt

from outcomes.answer import Chart
from outcomes.draw.theme import WEB
from outcomes.draw.web.base import data, finish, labels, names_axis, wrapped


def bars(chart: Chart) -> dict[str, Any]:
    """Horizontal bars in the order given. Records: ``name``, ``value``, ``text``. Options: ``title``."""
    records = [{**record, "name": wrapped(record["name"])} for record in chart.records]
    order = [record["name"] for record in records]
    y = alt.Y("name:N", sort=order, title=None, axis=names_axis())
    most = max((record["value"] for record in records), default=0)
    # Room to the right of the longest bar for what is written beside it, on paper too.
    room = 1.15 + 0.02 * max([0, *(len(str(record["text"])) - 6 for record in records)])
    scale, axis = alt.Scale(domain=[0, most * room or 1], nice=False), alt.Axis(tickCount=6)
    if all(float(record["value"]).is_integer() for record in records):
        # Of people there are no halves.
        axis["tickMinStep"] = 1
    x = alt.X("value:Q", title=chart.options["title"], scale=scale, axis=axis)
    base = alt.Chart(data("bars"))
    tips = [alt.Tooltip("name:N", title="What"), alt.Tooltip("text:N", title="Figure")]
    layers = [
        base.mark_bar(color=WEB.accent, height=18).encode(y=y, x=x, tooltip=tips),
        *labels(base.encode(y=y, x=x, text=alt.Text("text:N")), align="left", dx=5, fontWeight="bold"),
    ]
    return finish(layers, {"bars": records}, 28 * len(records) + 20)
