"""Each part of an answer for a browser: charts as Vega-Lite specifications, the others as HTML."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from outcomes.answer import Answer, Beside, Cards, Chart, Counters, Part, Table
from outcomes.draw.theme import enlarged
from outcomes.draw.web import bars, changes, dots, funnel, groups, maps, markup, place, relation, shares, spine, trend
from outcomes.draw.web.base import DENSE
from outcomes.words import glossary

# A function for each kind of chart (a test sees that none is missing).
CHARTS: dict[str, Callable[[Chart], dict[str, Any]]] = {
    "trend": trend.draw,
    "shares": shares.shares,
    "bars": bars.bars,
    "ranked": dots.ranked,
    "waves": dots.waves,
    "changes": changes.changes,
    "pairs": changes.pairs,
    "map": maps.choropleth,
    "groups": groups.groups,
    "relation": relation.relation,
    "funnel": funnel.funnel,
    "place": place.place,
    "ages": spine.ages,
    "spine": spine.spine,
}


@dataclass(frozen=True)
class Drawn:
    """An answer with what a browser shows of each part (a specification or HTML), and the words in it that are explained."""

    answer: Answer
    parts: tuple[Any, ...] = field(default=())
    words: str = ""

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory, for a cache that is bounded in bytes."""
        drawn = sum(map(_bytes, (*self.parts, self.words)))
        # A row of the table is about 100 bytes of numbers and references; its texts are shared with the board.
        return 2_000 + drawn + 150 * len(self.answer.rows)


def draw(answer: Answer, room: bool = False) -> Drawn:
    """Every part drawn; ``room`` makes charts larger where they are wide, for a room."""
    words = () if room else glossary.used(answer.texts())
    explained = markup.render("words.html", words=words) if words else ""
    return Drawn(answer, tuple(part(it, room) for it in answer.parts), explained)


def part(it: Part, room: bool = False) -> Any:
    """A part as a specification or HTML."""
    if isinstance(it, Chart):
        made = CHARTS[it.kind](it)
        return enlarged(made) if room and made.get("usermeta") != DENSE else made
    if isinstance(it, Beside):
        return tuple(part(one, room) for one in it.parts)
    if isinstance(it, Table):
        return markup.render("table.html", table=it)
    if isinstance(it, Cards):
        return markup.render("cards.html", cards=it.cards)
    if isinstance(it, Counters):
        return markup.render("counters.html", counters=it.counts)
    return markup.render("points.html", lines=it.lines)


def _bytes(it: Any) -> int:
    """About how many bytes a part takes: its text, or for a specification what its records hold, and a little for the rest."""
    if isinstance(it, str):
        return 2 * len(it)
    if isinstance(it, tuple):
        return sum(map(_bytes, it))
    records = sum(len(rows) for rows in it["datasets"].values())
    return 20_000 + 900 * records
