"""A document as one HTML file that asks nothing of any network: readable without JavaScript, explorable with it."""

import json
import re
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from outcomes.answer import Beside, Card, Cards, Cell, Chart, Fold, Link, Part, Row, Table
from outcomes.document import Document
from outcomes.draw import still
from outcomes.draw.web import markup, parts, spoken

# Pixels of a drawing over the width of the page, and over half of it.
WHOLE, HALF = 760, 380
NOWHERE = Link("")
# What would end a script or begin a comment in the middle of data.
ENDS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
# Vega writes the same names into every drawing; a page of many needs each once.
NAMED = re.compile(r'(id="|url\(#|href="#)(clip|gradient_)')


def html(document: Document, explorer: str = "", parcel: str = "", chosen: dict[str, object] | None = None) -> bytes:
    """The document as a file; ``explorer`` are its controls as HTML, ``parcel`` its figures, ``chosen`` what it opens with.

    The same document gives the same bytes.
    """
    drawn = {}
    count = 0
    for chapter in document.chapters:
        held = []
        for sheet in chapter.sheets:
            made = []
            for part in sheet.answer.parts:
                count += 1
                made.append(_part(unlinked(part), WHOLE, count))
            held.append((sheet, made))
        drawn[chapter.id] = held
    data = json.dumps({"parcel": parcel, "chosen": chosen or {}}, separators=(",", ":"), sort_keys=True)
    text = markup.render(
        "pack.html",
        document=document,
        drawn=drawn,
        words=document.explained(),
        style=Markup(markup.style()),
        # The module is taken in whole; alone in a file it exports to nobody.
        script=Markup(markup.script().replace("export default function", "export default function mount")),
        explorer=Markup(explorer),
        data=Markup(data.translate(ENDS)),
    )
    return text.encode("utf-8")


def _part(it: Part, width: int, number: int) -> Markup:
    if isinstance(it, Beside):
        sides = [_part(one, HALF, 1000 * number + at) for at, one in enumerate(it.parts)]
        return Markup('<div class="pair">{}</div>').format(
            Markup("").join(Markup("<div>{}</div>").format(one) for one in sides)
        )
    if isinstance(it, Chart):
        drawing = NAMED.sub(rf"\g<1>d{number}-\g<2>", still.svg(it, width, paper=False))
        points = json.dumps(spoken.points(it), separators=(",", ":"), ensure_ascii=False)
        return Markup(markup.render("pack_chart.html", chart=it, drawing=Markup(drawing), points=points))
    return Markup(parts.part(it))


def unlinked(it: Any) -> Any:
    """The same without a link: a file that somebody keeps has no other page to lead to."""
    if isinstance(it, Beside):
        return replace(it, parts=tuple(unlinked(part) for part in it.parts))
    if isinstance(it, Table):
        return replace(it, rows=tuple(unlinked(row) for row in it.rows))
    if isinstance(it, Row):
        return replace(it, link=None, cells=tuple(unlinked(cell) for cell in it.cells))
    if isinstance(it, Cell):
        return replace(it, link=None, folds=tuple(unlinked(fold) for fold in it.folds))
    if isinstance(it, Fold):
        return replace(it, links=())
    if isinstance(it, Cards):
        return replace(it, cards=tuple(unlinked(card) for card in it.cards))
    if isinstance(it, Card):
        return replace(it, link=NOWHERE)
    return it
