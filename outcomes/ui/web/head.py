"""Streamlit's index.html, rewritten: language, title and description of the page asked for, and a first view until it is drawn."""

import re
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from outcomes.draw.web import markup
from outcomes.errors import OutcomesError
from outcomes.publishing import feed as published
from outcomes.ui import cache, navigation, signing
from outcomes.ui.web import first
from outcomes.ui.web.first import First

LANGUAGE = '<html lang="en-GB">'
SHEET = re.compile(r'<link rel="stylesheet"[^>]*>\s*')
FONT = re.compile(r'href="(\./static/media/SourceSans[^"]*Upright[^"]*\.woff2)"')
# The page is published for people; the programming interface that this announces is closed.
ANNOUNCED = re.compile(r"\s*<!--(?:(?!-->).)*?agent API(?:(?!-->).)*?-->\s*<link rel=\"service-desc\"[^>]*>", re.DOTALL)
SCRIPT = (Path(__file__).parent.parent / "static" / "first-view.js").read_text(encoding="utf-8")
PLACES = re.compile("@head@|@first@")
LOOK = ("backgroundColor", "secondaryBackgroundColor", "textColor", "linkColor")


def pages(static: Path) -> Callable[[str, str], str | None]:
    """A function that makes the page of an address and its query; None where the address is none of the dashboard's."""
    index = template((static / "index.html").read_text(encoding="utf-8"))

    def page(address: str, query: str) -> str | None:
        try:
            found = first.of(address, query)
        except OutcomesError:
            # The page itself says what is damaged.
            return None
        return fill(index, found) if found else None

    return page


def feed(address: str) -> bytes | None:
    """The feed of what was published, for the address of the dashboard; None where readers have to sign in, or nothing can be read."""
    if signing.closed():
        return None
    try:
        board = cache.published()
        return published.make(board, cache.history(), navigation.product(board), address)
    except OutcomesError:
        return None


def template(index: str) -> str:
    """Streamlit's index with places for what is ours: ``@head@`` and ``@first@``.

    The style sheet follows the first view, which can then be painted before the sheet has come.
    """
    sheets = "".join(SHEET.findall(index))
    made = SHEET.sub("", ANNOUNCED.sub("", index))
    made = re.sub(r"<html[^>]*>", LANGUAGE, made, count=1)
    made = re.sub(r"<title>.*?</title>", "@head@", made, count=1, flags=re.DOTALL)
    made = re.sub(r"<noscript>.*?</noscript>", "", made, count=1, flags=re.DOTALL)
    made = re.sub(r"<!--.*?-->\s*", "", made, flags=re.DOTALL)
    return made.replace('<div id="root"></div>', f'<div id="root"></div>\n@first@\n{sheets}<script>{SCRIPT}</script>')


def fill(index: str, found: First) -> str:
    """The page of what an address opens with; everything that is text is escaped by the templates."""
    board = cache.published()
    font = FONT.search(index)
    entries = navigation.entries(board)
    groups: dict[str, list[tuple[str, str, bool]]] = {}
    for entry in entries:
        address = "./" if entry == entries[0] else f"./{entry.address}"
        groups.setdefault(entry.group, []).append((entry.title, address, entry == found.entry))
    said = found.answer.sentence if found.answer else ""
    values = {
        "product": navigation.product(board),
        "title": navigation.full_title(board, found.entry.title),
        "heading": found.heading,
        "about": found.answer.about if found.answer else "",
        "said": said,
        "room": found.entry.file == cache.PRESENT,
    }
    look = {name: [st.get_option(f"theme.{mode}.{name}") for mode in ("light", "dark")] for name in LOOK}
    head = markup.render("head.html", font=font.group(1) if font else "", look=look, **values)
    body = markup.render("first.html", groups=groups, filters=found.filters, **values)
    made = {"@head@": head, "@first@": body}
    return PLACES.sub(lambda place: made[place.group()], index)
