"""What tests of charts share: a specification that is valid, its layers and its records."""

import altair as alt

from outcomes.draw.web import parts

# Of these the schema asks only for text, numbers or a list of them.
FREE = ("title", "sort", "domain", "values", "range")
_valid = set()


def drawn(chart, room=False):
    """The specification of a chart, which Vega-Lite accepts; those that differ in figures and titles alone are asked once."""
    spec = parts.part(chart, room)
    kind = repr(_shape({name: held for name, held in spec.items() if name != "datasets"}))
    if kind not in _valid:
        alt.LayerChart.from_dict({**spec, "datasets": {name: rows[:1] for name, rows in spec["datasets"].items()}})
        _valid.add(kind)
    return spec


def _shape(held, name=""):
    if isinstance(held, dict):
        return {key: _shape(value, key) for key, value in held.items()}
    if isinstance(held, list):
        found = [_shape(value, name) for value in held]
        return sorted(set(map(repr, found))) if name in FREE else found
    return type(held) if name in FREE or isinstance(held, int | float) else held


def fields_of(spec, channel="y"):
    return [layer.get("encoding", {}).get(channel, {}).get("field") for layer in spec["layer"]]
