"""What every chart shares: data, axes and finishing to a specification."""

import math
import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from outcomes.answer import Record
from outcomes.draw.theme import WEB, vega_config
from outcomes.words.numbers import one

Records = Sequence[Record]
# Per cent: a highest figure below this leaves more than half of a scale to 100 empty.
SMALL = 40


def data(name: str) -> alt.NamedData:
    """Records by name; ``finish`` puts them in, so that Altair never copies them from layer to layer (decision 51)."""
    return alt.NamedData(name=name)


def value_scale(unit: str, highest: float, graded: bool) -> alt.Scale:
    """Everything starts at zero. Percentages run to 100, but for small ones without grades, whose line would lie flat (decision 139)."""
    if unit.startswith("%") and (graded or highest > SMALL):
        return alt.Scale(domain=[0, 100])
    return alt.Scale(domain=[0, highest * 1.15 or 1])


def ticks(highest: float, unit: str) -> list[float]:
    """Round numbers from zero for an axis, some six of them; of a percentage none above 100."""
    rough = highest / 5 or 1
    power = 10 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    end = min(highest, 100) if unit.startswith("%") else highest
    # Rounded, because a sum of decimals is none: 0.30000000000000004.
    return [round(step * place, 10) for place in range(math.floor(end / step + 1e-9) + 1)]


def without_unit(text: str, unit: str) -> str:
    """A figure as a label of a chart whose axis names the unit: ``377,303 people`` would hide the line (decision 139)."""
    said = unit.split(" (")[0]
    return text.removesuffix(f" {said}").removesuffix(f" {one('1', said)}")


def names_axis(width: int = 34) -> alt.Axis:
    """An axis of long names, broken over lines instead of cut; names come through ``wrapped``."""
    return alt.Axis(grid=False, labelExpr="split(datum.label, '\\n')", labelLimit=8 * width, labelLineHeight=15)


def wrapped(name: str, width: int = 34) -> str:
    """A long name with line breaks, for ``names_axis``."""
    return "\n".join(textwrap.wrap(name, width))


def axis_title(unit: str) -> str:
    """The unit, as the axis names it."""
    return "Per cent" if unit == "%" else unit[:1].upper() + unit[1:]


def labels(chart: alt.Chart, **mark: Any) -> list[alt.Chart]:
    """Text that stays readable where a line runs behind it: a halo of the background, then the text."""
    halo: dict[str, Any] = {"stroke": WEB.background, "strokeWidth": 5, "strokeJoin": "round", "aria": False}
    return [chart.mark_text(**mark, **halo), chart.mark_text(**mark)]


# What a drawing says of itself when its lines leave no room for larger type.
DENSE = {"dense": True}


def finish(
    layers: list[alt.Chart], datasets: dict[str, Records], height: int, highest: float = 0, **top: Any
) -> dict[str, Any]:
    """The specification of charts over each other, themed, with its data; width follows the page.

    ``highest`` is how many times its width a picture may be high, so that a map leaves a phone no empty room; 0 for any.

    Altair's own ``layer`` copies every chart a dozen times, and its validation costs more than the rest of a page's run;
    so layers are joined here, and tests validate every shipped chart (decision 51). What is selected on a layer is
    declared at the top, where Streamlit looks for it.
    """
    units, params = [], []
    used = set()
    for place, layer in enumerate(layers):
        unit = layer.to_dict(validate=False)
        for name in ("$schema", "config"):
            unit.pop(name, None)
        if selected := unit.pop("params", []):
            unit["name"] = f"layer-{place}"
            params += [{**param, "views": [unit["name"]]} for param in selected]
        used.add(unit["data"]["name"])
        units.append(unit)
    if highest:
        # Vega takes the height from a signal of that name before the number below.
        params.append({"name": "height", "expr": f"min({height}, {highest} * width)"})
    return {
        "$schema": alt.SCHEMA_URL,
        "layer": units,
        "params": params,
        "width": "container",
        "height": height,
        # Lists: what is none goes to the browser as a table, and a shape would lose its corners.
        "datasets": {name: list(records) for name, records in datasets.items() if name in used},
        "config": vega_config(),
        "autosize": {"type": "fit-x", "contains": "padding"},
        # A label at the right edge is a little wider than the browser first reckons.
        "padding": {"left": 5, "top": 8, "right": 14, "bottom": 5},
        **top,
    }
