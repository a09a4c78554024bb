"""Lines of text on slides: how many have room in a place, and how they are written there."""

import textwrap
from collections.abc import Iterator

from pptx.util import Inches, Pt

from outcomes.draw.slides import grids
from outcomes.draw.slides.base import Box
from outcomes.draw.theme import LIGHT

# Points of a text, of what is said under it, and of both where there is little room.
LARGE, UNDER, SMALL = 16.0, 13.0, 12.0
# What stands after each line, in lines, and how much of its width a line fills on average.
SPACE, FILLED = 0.35, 0.9
# A text, and what is said under it.
Line = tuple[str, str]


def pages(lines: list[Line], box: Box, size: float) -> list[list[Line]]:
    """Lines over as many slides as they need; one that is longer than a slide is cut between words."""
    letters, most = _room(box, size)
    made: list[list[Line]] = []
    used = float(most)
    for first, second in lines:
        for piece in _pieces(first, second, letters, most):
            high = _high(piece, letters)
            if used + high > most:
                made.append([])
                used = 0
            made[-1].append(piece)
            used += high
    return made


def fit(lines: list[Line], box: Box) -> bool:
    """Whether lines have room in a place beside a picture."""
    letters, most = _room(box, SMALL)
    return sum(_high(line, letters) for line in lines) <= most


def written(lines: list[Line], box: Box, size: float) -> list[tuple[str, float, bool, str]]:
    """Lines as a text box has them; a short one over another is a head."""
    letters, _ = _room(box, size)
    held = []
    for first, second in lines:
        held.append((first, size, bool(second) and len(first) < letters, LIGHT.text))
        if second:
            held.append((second, min(size, UNDER), False, LIGHT.muted))
    return held


def _room(box: Box, size: float) -> tuple[int, int]:
    """Letters of a line of a place, and its lines, at a size in points."""
    letters = box.width / Inches(1) * grids.LETTERS * grids.SIZE / size * FILLED
    return max(int(letters), 8), max(int(box.height / Pt(size * grids.LEADING)), 6)


def _high(piece: Line, letters: int) -> float:
    """How many lines a text and what is said under it take, with the space after."""
    return sum(len(textwrap.wrap(text, letters)) for text in piece) + SPACE


def _pieces(first: str, second: str, letters: int, most: int) -> Iterator[Line]:
    """A text, cut between words where it is longer than a slide."""
    parts = textwrap.wrap(first, letters * (most - 4)) or [""]
    yield from ((part, "") for part in parts[:-1])
    yield parts[-1], second
