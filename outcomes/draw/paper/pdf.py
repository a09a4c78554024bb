"""A document as a tagged PDF (PDF/UA-1), set by Typst; what is said goes in as data, never as markup."""

import json
import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from outcomes.answer import (
    Beside,
    Card,
    Cards,
    Cell,
    Chart,
    Counters,
    Part,
    Points,
    Quotation,
    Row,
    Table,
)
from outcomes.document import Document, Sheet, grouped, mapped, printed, said
from outcomes.draw import small, still
from outcomes.draw.theme import LIGHT, shade
from outcomes.draw.widths import measured, shares
from outcomes.words import Sign

TEMPLATE = Path(__file__).parent / "pack.typ"
# A message with a table of more columns lies on its side.
WIDEST = 7
# A document of no more sheets needs no list of contents.
SHORT = 8
# Letters of a cell that may be higher than a page.
TALL = 1500
# A few bars say as much on a part of the width.
SHARES = {"bars": 0.8}
# Pixels of a drawing over the whole width of a page, and over half of it.
WHOLE, HALF = 760, 380
# Letters over the width of a page, of half of it, and of a page on its side.
ROOM, HALF_ROOM, LYING_ROOM = 106, 50, 164
# What a letter is printed as that the type does not have.
NO_LETTER = "□"
# A word of more letters may be broken after every twelfth; the mark that allows it shows as nothing.
LONG_WORD, BREAK = 40, "\u200b"
WORD = re.compile(r"(\S{12})(?=\S)")
MARKS = f"\n{BREAK}"
Made = dict[str, Any]


def pdf(document: Document) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    held = mapped(_document(document), _in_type)
    year, month, day = (int(part) for part in document.day.split("-"))
    return bytes(
        typst.compile(
            TEMPLATE,
            font_paths=[still.FONTS],
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(held), "day": f"{year}-{month}-{day}"},
            pdf_standards=["ua-1"],
        )
    )


def _document(it: Document) -> Made:
    numbers = {source: number for number, source in enumerate(it.sources(), 1)}
    return {
        "title": it.title,
        "lines": [*it.lines, it.publisher],
        "running": textwrap.shorten(" · ".join((it.title, *it.lines[:1])), 120, placeholder=" …"),
        "contents": len(it.sheets) > SHORT,
        "chapters": [
            {
                "title": chapter.title,
                "sheets": [_sheet(sheet, numbers, place == 0) for place, sheet in enumerate(chapter.sheets)],
            }
            for chapter in it.chapters
        ],
        "sources": it.sources(),
        "words": it.explained(),
        "colours": _colours(),
    }


def _colours() -> dict[str, str]:
    names = ("text", "muted", "faint", "accent", "missing")
    return {name: getattr(LIGHT, name) for name in names}


def _sheet(sheet: Sheet, numbers: dict[str, int], opens: bool) -> Made:
    it = sheet.answer
    return {
        "title": sheet.title,
        "opens": opens,
        "lying": any(_lying(part) for part in printed(it)),
        "sentence": it.sentence,
        "about": it.about,
        "blocks": [block for part in printed(it) for block in _blocks(part)],
        "quotations": [_quotation(one) for one in it.quotations],
        "notes": list(it.notes),
        "sources": ", ".join(str(numbers[source]) for source in it.sources),
    }


def _quotation(it: Quotation) -> Made:
    return {"text": it.text, "who": f"{it.who}. {it.locator}.", "doubt": it.doubt}


def _blocks(part: Part, width: int = WHOLE) -> list[Made]:
    if isinstance(part, Beside):
        sides = [_blocks(one, HALF) for one in part.parts]
        return [{"kind": "beside", "sides": sides}]
    if isinstance(part, Chart):
        return [_chart(part, width)]
    if isinstance(part, Table):
        return [_table(part, ROOM if width == WHOLE else HALF_ROOM)] if part.rows else []
    if isinstance(part, Cards):
        return [{"kind": "cards", "cards": [_card(card) for card in part.cards]}]
    if isinstance(part, Counters):
        return [{"kind": "counters", "counts": [[count, text, _sign(sign)] for count, text, sign in part.counts]}]
    assert isinstance(part, Points)
    return [{"kind": "points", "lines": [[title, text, _sign(sign)] for title, text, sign in part.lines]}]


def _chart(it: Chart, width: int) -> Made:
    drawing = still.svg(it, width)
    wide, high = still.size(drawing)
    return {"kind": "chart", "svg": drawing, "alt": it.alt, "ratio": high / wide, "share": SHARES.get(it.kind, 1)}


def _card(it: Card) -> Made:
    return {
        "title": it.title,
        "value": it.value,
        "sign": _sign(it.sign),
        "step": it.step,
        "why": it.why,
        "first": it.first,
        "series": small.series(it.series),
        "lines": [f"{it.where}. {it.sure}".strip(), f"Printed: {it.locator}"],
    }


def _sign(sign: Sign | None) -> Made | None:
    if sign is None:
        return None
    fill, ink = shade(sign.shade)
    return {"icon": sign.icon, "word": sign.word, "fill": fill, "ink": ink}


def _lying(part: Part) -> bool:
    return isinstance(part, Table) and len(part.columns) > WIDEST


def _table(it: Table, room: float) -> Made:
    texts = [[it.first, *(name for name, _ in it.columns)]]
    texts += [[row.title, *(measured(cell) for cell in row.cells)] for row in it.rows]
    return {
        "kind": "table",
        "caption": it.caption,
        "key": [[_sign(sign), words] for sign, words in it.key],
        "heads": texts[0],
        "numbers": [
            any("number" in row.cells[place].marks or "shaded" in row.cells[place].marks for row in it.rows)
            for place in range(len(it.columns))
        ],
        "shares": shares(texts, LYING_ROOM if _lying(it) else room),
        "rows": _rows(it.rows),
    }


def _rows(rows: Sequence[Row]) -> list[Made]:
    made: list[Made] = []
    for row in grouped(rows):
        if isinstance(row, str):
            made.append({"theme": row})
            continue
        # A row that would not fit a page by itself may be broken; any other stands whole.
        tall = max(len(row.title), *(sum(map(len, said(cell))) for cell in row.cells), 0) > TALL
        cells = [{**_cell(cell), "tall": tall} for cell in row.cells]
        made.append({"title": row.title, "marked": row.marked, "tall": tall, "cells": cells})
    return made


def _cell(it: Cell) -> Made:
    return {
        "text": it.text,
        "lines": said(it)[1 if it.text else 0 :],
        "sign": _sign(it.sign),
        "filled": "shaded" in it.marks,
        "later": "later" in it.marks,
        "now": bool({"now", "mine"} & {*it.marks}),
        "picture": small.gauge(it.gauge) if it.gauge else small.series(it.series) if it.series else "",
    }


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """The letters that both weights of the type have."""
    found = [set(TTFont(file).getBestCmap()) for file in sorted(still.FONTS.glob("*.ttf"))]
    return frozenset(set.intersection(*found))


def _in_type(text: str) -> str:
    """Text of letters that can be printed; PDF/UA refuses a file with a letter that shows as nothing."""
    if len(text) > LONG_WORD and max(map(len, text.split()), default=0) > LONG_WORD and not text.startswith("<svg"):
        text = WORD.sub(r"\1" + BREAK, text)
    if text.isascii():
        return text
    return "".join(mark if mark in MARKS or ord(mark) in _letters() else NO_LETTER for mark in text)
