"""Charts that PowerPoint has itself, so that they can be edited there: each with the numbers of its records."""

from collections.abc import Callable
from typing import Any

from outcomes.answer import Chart
from outcomes.draw.slides import bars, lines, scatter
from outcomes.draw.slides.base import Box, described
from outcomes.draw.slides.look import domain

# Lines of a chart that still read on a slide; more of them go to a second one.
MOST_LINES = 14
Draw = Callable[[Any, Box, Chart], Any]
# What PowerPoint has a chart for; every other kind is a picture. A test sees that each kind is one or the other.
NATIVE: dict[str, Draw] = {
    "trend": lines.trend,
    "ranked": lines.ranked,
    "shares": bars.shares,
    "bars": bars.bars,
    "waves": bars.waves,
    "changes": bars.changes,
    "pairs": bars.pairs,
    "ages": bars.ages,
    "relation": scatter.relation,
    "funnel": scatter.funnel,
}
# What a line of a chart is, of those that may have many.
LINES = {"waves": "item", "changes": "item", "pairs": "item", "bars": "name", "ranked": "name", "spine": "name"}


def add(slide: Any, box: Box, chart: Chart) -> Any:
    """A chart on a slide, with its alternative text."""
    made = NATIVE[chart.kind](slide, box, chart)
    described(made, chart.alt)
    return made


def split(chart: Chart) -> list[Chart]:
    """A chart of many lines as several, each of whole lines."""
    key = LINES.get(chart.kind)
    if key is None:
        return [chart]
    names = list(dict.fromkeys(record[key] for record in chart.records))
    if len(names) <= MOST_LINES:
        return [chart]
    count = -(-len(names) // MOST_LINES)
    size = -(-len(names) // count)
    groups = [set(names[start : start + size]) for start in range(0, len(names), size)]
    # One scale for all, or a small change would look as large as a great one on the slide before.
    options = {**chart.options, "domain": domain(chart)}
    return [
        Chart(chart.kind, tuple(record for record in chart.records if record[key] in group), chart.alt, options)
        for group in groups
    ]
