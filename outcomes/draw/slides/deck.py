"""Slides of a document: one message each, its sentence the title, its picture or table under it, the rest in the notes."""

import io
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part as FilePart
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from outcomes.answer import Answer, Beside, Card, Cards, Cell, Chart, Counters, Part, Points, Row, Table, columns
from outcomes.document import Document, Sheet, evidence, printed, quoted, said
from outcomes.draw import stable, still
from outcomes.draw.slides import base, grids, native, texts
from outcomes.draw.slides.base import Box, Deck
from outcomes.draw.theme import LIGHT

# The kind of the extension in which a picture names its drawing.
DRAWING = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
# Pixels of a picture over the width of a slide, and over half of it.
WHOLE, HALF = 940, 470
# What officers say of a picture stands beside it, on this share of the slide, where there is room.
ASIDE = 0.36
# Letters of what stands over a table that shares a slide.
CAPTION = 80
# Letters of the foot that names the sources.
FOOT = 190


def pptx(document: Document, template: bytes | None = None) -> bytes:
    """The document as a PowerPoint file; the same document gives the same bytes. Raises OutcomesError for a template that is none."""
    deck = base.begin(template)
    # What is put into another deck needs no first and no last slide; its source stands on each.
    whole = len(document.chapters) > 1
    if whole:
        _first(deck, document)
    for chapter in document.chapters:
        for sheet in chapter.sheets:
            _sheet(deck, chapter.title, sheet)
    if whole:
        _last(deck, document)
    made = deck.made
    properties = made.core_properties
    properties.title, properties.author, properties.language = document.title, document.publisher, "en-GB"
    properties.last_modified_by, properties.subject = document.publisher, " · ".join(document.lines)
    out = io.BytesIO()
    made.save(out)
    return stable.archive(out.getvalue(), document.day)


def _new(deck: Deck, title: str, over: str = "", under: str = "", foot: str = "", left: str = "") -> Any:
    """A slide with its title, what stands over and under it, what it leaves out, its foot and its number."""
    made = deck.made
    slide = made.slides.add_slide(deck.layout)
    for shape in list(slide.placeholders):
        if shape != slide.shapes.title:
            shape._element.getparent().remove(shape._element)
    base.heading(slide, title, deck.title)
    bottom = made.slide_height - Inches(0.5)
    if over and deck.title:
        place = Box(base.MARGIN, Inches(0.14), deck.across, Inches(0.3))
        base.text_box(slide, place, (textwrap.shorten(over, 140, placeholder=" …"), 11, True, LIGHT.accent))
    if under:
        shown = textwrap.shorten(under, 150, placeholder=" …")
        place = Box(base.MARGIN, deck.body.top - base.LINE, deck.across, base.LINE)
        base.text_box(slide, place, (shown, 11, False, LIGHT.muted))
    if left:
        place = Box(base.MARGIN, bottom - Inches(0.3), deck.across, Inches(0.3))
        base.text_box(slide, place, (left, 12, True, LIGHT.accent))
    if foot:
        shown = textwrap.shorten(foot, FOOT, placeholder=" …")
        where = Box(base.MARGIN, bottom, deck.across - Inches(0.8), Inches(0.35))
        base.text_box(slide, where, (shown, 9, False, LIGHT.muted))
    corner = Box(made.slide_width - base.MARGIN - Inches(0.6), bottom, Inches(0.6), Inches(0.35))
    base.text_box(slide, corner, (str(len(made.slides)), 9, False, LIGHT.muted), name="Slide number")
    return slide


def _first(deck: Deck, document: Document) -> None:
    slide = _new(deck, textwrap.shorten(document.title, 130, placeholder=" …"))
    title = slide.shapes.title
    if deck.title:
        title.top, title.height = Inches(2.0), Inches(1.4)
        title.text_frame.paragraphs[0].font.size = Pt(40 if len(document.title) < 50 else 28)
    said = (textwrap.shorten(line, 150, placeholder=" …") for line in (*document.lines, document.publisher))
    lines = [(line, 18.0, False, LIGHT.muted) for line in said]
    base.text_box(slide, Box(base.MARGIN, Inches(3.5), deck.across, Inches(1.4)), *lines)
    held = [(textwrap.shorten(chapter.title, 120), 14.0, False, LIGHT.accent) for chapter in document.chapters]
    base.text_box(slide, Box(base.MARGIN, Inches(5.0), deck.across, Inches(2)), *held)


def _last(deck: Deck, document: Document) -> None:
    _texts(deck, ("Sources", "", "", ""), [(source, "") for source in document.sources()], [], small=True)
    words = [(f"{name}: {meaning}", "") for name, meaning in document.explained()]
    _texts(deck, ("Words explained", "", "", ""), words, [], small=True)


def _sheet(deck: Deck, chapter: str, sheet: Sheet) -> None:
    """The slides of one answer."""
    it = sheet.answer
    over = " · ".join(dict.fromkeys((chapter, sheet.title)))
    foot = f"Source: {'; '.join(it.sources)}" if it.sources else ""
    parts = printed(it)
    counted = [f"{count} {said}" for part in parts if isinstance(part, Counters) for count, said, _ in part.counts]
    under = " · ".join(counted) or it.about
    notes = _notes(it, parts)
    shown = [one for part in parts if not _is_said(part) for one in _shown(part, deck.body)]
    lines = [(title, text) for part in parts if isinstance(part, Points) for title, text, _ in part.lines]
    lines += [(f"Officers say: {one.text}", f"{one.who}. {one.locator}.") for one in it.quotations]
    if not shown and not lines:
        lines = [(note, "") for note in it.notes]
    picture, aside = deck.body.parted(ASIDE)
    beside = lines if shown and _narrow(shown[0][0]) and texts.fit(lines, aside) else []
    for number, (draw, more) in enumerate(shown, 1):
        title = f"{it.sentence} ({number} of {len(shown)})" if len(shown) > 1 else it.sentence
        left = f"And {more} more lines, in the paper and the workbook." if more else ""
        slide = _new(deck, title, over, _under(draw, shown[0][0], under), foot, left)
        _drawn(slide, picture if beside and number == 1 else deck.body, draw)
        if beside and number == 1:
            base.text_box(slide, aside, *texts.written(beside, aside, texts.SMALL))
        _say(slide, [*notes, *filter(None, (left,))])
    if lines and not beside:
        _texts(deck, (it.sentence, over, it.about, foot), lines, notes)
    elif not shown:
        _say(_new(deck, it.sentence, over, it.about, foot), notes)


def _under(draw: Any, first: Any, usual: str) -> str:
    """The line under a title: of a table after the first part what it shows, since the sentence is about that one."""
    if not isinstance(draw, tuple) or (isinstance(first, tuple) and draw[0] is first[0]):
        return usual
    return str(draw[0].caption or draw[0].label)


def _is_said(part: Part) -> bool:
    """Whether a part is words: points, counts, or a table of nothing but what is behind its lines, which the notes have."""
    return isinstance(part, Points | Counters) or (
        isinstance(part, Table) and not any(cell.text for row in part.rows for cell in row.cells)
    )


def _shown(part: Part, body: Box) -> Iterator[tuple[Any, int]]:
    """What a part puts on slides, one after another, with how much of a table is left out."""
    if isinstance(part, Beside):
        halves = body.halves(len(part.parts))
        if all(isinstance(one, Chart) or _whole(one, half) for one, half in zip(part.parts, halves, strict=True)):
            yield part, 0
            return
        for one in part.parts:
            yield from _shown(one, body)
    elif isinstance(part, Chart):
        yield from ((one, 0) for one in native.split(part))
    elif isinstance(part, Cards):
        yield from _shown(_as_table(part.cards), body)
    elif isinstance(part, Table):
        yield from (((part, rows), more) for rows, more in grids.pages(part, body))


def _narrow(what: Any) -> bool:
    """Whether a picture is read as well on a part of the width: one over time, which has no names beside it."""
    return isinstance(what, Chart) and what.kind in ("trend", "shares")


def _whole(table: Table, box: Box) -> bool:
    """Whether a table has room on one slide, under what it shows."""
    return len(list(grids.pages(table, box.under(base.LINE)))) == 1


def _as_table(cards: tuple[Card, ...]) -> Table:
    """Claims as lines: what, the figure, how far it moved, and the evidence."""
    lines = []
    for card in cards:
        value = Cell(card.value, card.sign, marks=("shaded",) if card.sign else ())
        lines.append(Row(card.title, (value, Cell(card.step), Cell(evidence(card)))))
    return Table("Where to look", "Figure", columns("Latest", "Moved", "Evidence"), tuple(lines))


def _drawn(slide: Any, box: Box, what: Any) -> None:
    if isinstance(what, Beside):
        for one, half in zip(what.parts, box.halves(len(what.parts)), strict=True):
            if isinstance(one, Chart):
                _chart(slide, half, one, HALF)
            else:
                shown = textwrap.shorten(one.caption or one.label, CAPTION, placeholder=" …")
                base.text_box(slide, replace(half, height=base.LINE), (shown, 11, False, LIGHT.muted))
                grids.add(slide, half.under(base.LINE), one, one.rows)
    elif isinstance(what, Chart):
        _chart(slide, box, what, WHOLE)
    else:
        table, rows = what
        grids.add(slide, box, table, rows)


def _chart(slide: Any, box: Box, it: Chart, width: int) -> None:
    if it.kind in native.NATIVE:
        native.add(slide, box, it)
    else:
        _picture(slide, box, it, width)


def _picture(slide: Any, box: Box, it: Chart, width: int) -> None:
    """A drawing as vector, with a PNG for what shows none; as large as its place allows."""
    drawing = still.svg(it, width)
    wide, high = still.size(drawing)
    scale = min(box.width / wide, box.height / high)
    across, down = int(wide * scale), int(high * scale)
    left = box.left + (box.width - across) // 2
    made = slide.shapes.add_picture(io.BytesIO(still.png(drawing)), left, box.top, across, down)
    base.described(made, it.alt)
    package = slide.part.package
    name = PackURI(f"/ppt/media/drawing{len(list(package.iter_parts()))}.svg")
    part = FilePart(name, "image/svg+xml", package, drawing.encode("utf-8"))
    link = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = made._element.find(f".//{qn('a:blip')}")
    extension = blip.makeelement(qn("a:ext"), {"uri": DRAWING})
    inner = extension.makeelement(f"{{{SVG_SPACE}}}svgBlip", {qn("r:embed"): link}, nsmap={"asvg": SVG_SPACE})
    extension.append(inner)
    held = blip.makeelement(qn("a:extLst"), {})
    held.append(extension)
    blip.append(held)


def _texts(
    deck: Deck, heads: tuple[str, str, str, str], lines: list[tuple[str, str]], notes: list[str], small: bool = False
) -> None:
    """Lines in large type, over as many slides as they need. ``heads`` are title, what stands over and under it, and the foot."""
    title, over, under, foot = heads
    size = texts.SMALL if small else texts.LARGE
    pages = texts.pages(lines, deck.body, size)
    for number, page in enumerate(pages, 1):
        shown = f"{title} ({number} of {len(pages)})" if len(pages) > 1 else title
        slide = _new(deck, shown, over, under, foot)
        base.text_box(slide, deck.body, *texts.written(page, deck.body, size))
        _say(slide, notes)


def _notes(it: Answer, parts: tuple[Part, ...]) -> list[str]:
    """What the speaker may want to know: whose figures, method, commentary, what stands around, sources."""
    around = [
        f"{row.title}: {' '.join(said(cell))}"
        for part in parts
        if isinstance(part, Table) and _is_said(part)
        for row in part.rows
        for cell in row.cells
    ]
    return [
        *filter(None, (it.about,)),
        *it.notes,
        *map(quoted, it.quotations),
        *around,
        *(f"Source: {source}." for source in it.sources),
    ]


def _say(slide: Any, notes: list[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
