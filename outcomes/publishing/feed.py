"""An Atom feed of what was published (RFC 4287): an entry a version, the latest first. It names nobody."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import TYPE_CHECKING

from outcomes import words
from outcomes.board import Board

if TYPE_CHECKING:
    from outcomes.store.delta import Version

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50


def make(board: Board, found: "Sequence[Version]", title: str, address: str) -> bytes:
    """The feed of a board whose dashboard is read at an address; without a publish it has no entry."""
    ET.register_namespace("", ATOM)
    home = address.rstrip("/")
    feed = ET.Element(f"{{{ATOM}}}feed")

    def add(parent: ET.Element, name: str, text: str = "", **more: str) -> ET.Element:
        part = ET.SubElement(parent, f"{{{ATOM}}}{name}", more)
        part.text = text or None
        return part

    board_id = board.areas.authority.id
    latest = found[-1].by.time if found else "1970-01-01T00:00:00+00:00"
    add(feed, "title", title)
    # An id that stays when the address of the dashboard changes (RFC 4151).
    add(feed, "id", f"tag:outcomes,2017:{board_id}")
    add(feed, "updated", latest)
    add(feed, "link", rel="self", href=f"{home}/changes.atom")
    add(add(feed, "author"), "name", board.areas.naming.board)
    for place in range(len(found) - 1, max(0, len(found) - 1 - MOST), -1):
        version = found[place]
        entry = add(feed, "entry")
        add(entry, "title", version.by.message)
        add(entry, "id", f"tag:outcomes,2017:{board_id}/{version.number}")
        add(entry, "updated", version.by.time)
        add(
            entry,
            "link",
            rel="alternate",
            href=f"{home}/?overview=since&since=v{found[place - 1].number}&as-of={version.number}",
        )
        titles = [board.datasets[name].title for name in version.datasets if name in board.datasets]
        taken = f" It takes back version {version.undoes}." if version.undoes is not None else ""
        add(entry, "summary", f"Version {version.number}: {words.listed(titles)}.{taken}")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))
