"""How wide the columns of a table are on paper and on slides, where nothing flows by itself."""

from collections.abc import Sequence

from outcomes.answer import Cell
from outcomes.document import said

# Letters that the narrowest column has room for, and how much wider a column gets with the root of its letters.
LEAST, GROWS = 5, 4
FEW, LONGEST_WORD = 12, 18
# A drawing in a cell is as wide as so many letters.
GAUGE, SERIES = 18, 10


def measured(it: Cell) -> str:
    """What stands in a cell, for the width of its column."""
    drawn = "x" * (GAUGE if it.gauge else SERIES) if it.gauge or it.series else ""
    signed = "xx" if it.sign and it.sign.icon not in it.text else ""
    return "\n".join([*([drawn] if drawn else []), signed + "\n".join(said(it))])


def shares(texts: Sequence[Sequence[str]], room: float) -> list[float]:
    """How many letters of a room each column gets: its longest word at least, then by the root of what it holds."""
    least, more = [], []
    for column in zip(*texts, strict=True):
        lengths = sorted(len(text) for text in column)
        # Of a long column its few longest texts do not count.
        usual = lengths[-1 - len(lengths) // FEW]
        longest_word = max((len(word) for text in column for word in text.split()), default=1)
        least.append(float(max(min(longest_word, LONGEST_WORD) + 2, LEAST)))
        more.append(max(min(usual, GROWS * usual**0.5) - least[-1], 0.0) + 0.5)
    spare = max(room - sum(least), 0.0)
    return [round(few + spare * many / sum(more), 2) for few, many in zip(least, more, strict=True)]
