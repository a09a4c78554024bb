"""Each part of an answer for a browser: charts as Vega-Lite specifications, the others as HTML."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from outcomes.draw.theme import enlarged
from outcomes.draw.web import bars, dots, groups, maps, markup, relation, trend
from outcomes.views.answer import Answer, Cards, Chart, Counters, Points, Table

# A function for each kind of chart (a test sees that none is missing).
CHARTS: dict[str, Callable[[Chart], dict[str, Any]]] = {
    "trend": trend.draw,
    "shares": bars.shares,
    "bars": bars.bars,
    "ranked": dots.ranked,
    "waves": dots.waves,
    "map": maps.choropleth,
    "groups": groups.groups,
    "relation": relation.relation,
}


@dataclass(frozen=True)
class Drawn:
    """An answer with what a browser shows of each part: a specification, HTML, or None for what the page itself writes."""

    answer: Answer
    parts: tuple[Any, ...] = field(default=())

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory, for a cache that is bounded in bytes."""
        drawn = sum(2 * len(part) if isinstance(part, str) else _bytes(part) for part in self.parts)
        # A row of the table is about 100 bytes of numbers and references; its texts are shared with the board.
        return 2_000 + drawn + 150 * len(self.answer.rows)


def draw(answer: Answer, room: bool = False) -> Drawn:
    """Every part drawn; ``room`` makes charts larger where they are wide, for a room."""
    return Drawn(answer, tuple(part(it, room) for it in answer.parts))


def part(it: Any, room: bool = False) -> Any:
    """A part as a specification or HTML; None for a statement, which a page writes in its own words."""
    if isinstance(it, Chart):
        made = CHARTS[it.kind](it)
        return enlarged(made) if room else made
    if isinstance(it, Table):
        return markup.render("table.html", table=it)
    if isinstance(it, Cards):
        return markup.render("cards.html", cards=it.cards)
    if isinstance(it, Counters):
        return markup.render("counters.html", counters=it.counts)
    if isinstance(it, Points):
        return markup.render("points.html", lines=it.lines)
    return None


def _bytes(it: Any) -> int:
    """About how many bytes a specification takes: what its records hold, and a little for the rest."""
    if it is None:
        return 0
    records = sum(len(rows) for rows in it["datasets"].values())
    return 20_000 + 900 * records
