"""Two or three localities beside each other, each with each; differences beyond chance first."""

from itertools import combinations

import pandas as pd

from outcomes import evidence, places, questions, words
from outcomes.answer import Answer, Cell, Chart, Part, Row, Table, columns
from outcomes.board import Board
from outcomes.evidence import Change
from outcomes.places import Line
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common, local
from outcomes.words import cited

MOST = 3
RANK = {comparison.SIMILAR: 1, comparison.NOT_COMPARED: 2}
CAPTION = "Differences larger than chance explains first. In brackets: the 95% interval of the difference in percentage points."
# The differences of every indicator, a dict a pair of localities.
Found = list[dict[str, Change]]


def answer(board: Board, chosen: Selection, areas: tuple[str, ...]) -> Answer:
    """Localities beside each other, each compared with each of the others."""
    held = {line.indicator.id: line for line in places.lines(board, chosen, places.AUTHORITY)}
    if not held:
        return local.nothing(board, chosen)
    names = [board.areas.name(area) for area in areas]
    if len(areas) < 2:
        about = common.about(board, chosen, where=names[0] if names else "No locality")
        return Answer("Choose two different localities.", board.figures.iloc[:0], about=about)
    localities = [area.id for area in board.areas.localities]
    at = [localities.index(area) for area in areas]
    of = [pd.concat([line.rows.iloc[[place]] for line in held.values()], ignore_index=True) for place in at]
    pairs = list(combinations(range(len(areas)), 2))
    found = [
        dict(zip(held, evidence.changes(of[second], of[first], board.indicators), strict=True))
        for first, second in pairs
    ]
    named = [(names[first], names[second]) for first, second in pairs]
    ordered = sorted(held, key=lambda key: _order(found, key))
    tested = [name for name in ordered if _tested(found, name)]
    rest = [name for name in ordered if name not in tested]
    rows = pd.concat([line.rows.iloc[at] for line in held.values()])
    parts: list[Part | None] = [
        _dots(board, names, at, [held[name] for name in tested]),
        _table(board, chosen, [held[name] for name in tested], names, at, named, found),
        _table(board, chosen, [held[name] for name in rest], names, at, [], []),
    ]
    return Answer(
        _sentence(named, found),
        rows,
        about=local.about(board, chosen, rows, where=words.listed(names)),
        parts=tuple(part for part in parts if part),
        sources=cited.citations(board, rows),
        methods=("change", "comparison"),
    )


def _table(
    board: Board,
    chosen: Selection,
    lines: list[Line],
    names: list[str],
    at: list[int],
    named: list[tuple[str, str]],
    found: Found,
) -> Table | None:
    """Lines with a figure a locality and a difference a pair; without pairs, those that cannot be tested."""
    if not lines:
        return None
    body = []
    for line in lines:
        cells = [Cell(words.cell(line.rows.iloc[place], line.indicator)) for place in at]
        cells += [_difference(difference[line.indicator.id]) for difference in found]
        body.append(Row(line.indicator.title, tuple(cells), link=common.link(board, chosen, line.indicator)))
    titles = (f"{first} compared with {second}" for first, second in named)
    count = len(lines)
    untested = f"{words.many(count, 'indicator')} {'has' if count == 1 else 'have'} no counts, so no test is possible."
    label = "Localities side by side" if named else "Not tested"
    caption = CAPTION if named else untested
    return Table(label, "Indicator", columns(*names, *titles), tuple(body), caption=caption)


def _dots(board: Board, names: list[str], at: list[int], lines: list[Line]) -> Chart | None:
    """The shares that can be tested, a dot a locality, on one axis; None where fewer than two places have one."""
    records = []
    for line in (line for line in lines if line.indicator.unit.startswith("%")):
        for name, place in zip(names, at, strict=True):
            row, sure = line.rows.iloc[place], line.judged.iloc[place]
            if questions.blank(row["value"]):
                continue
            span = words.interval(sure["lower"], sure["upper"], line.indicator)
            records.append(
                {
                    "item": line.indicator.title,
                    "wave": name,
                    "value": row["value"],
                    "text": words.cell(row, line.indicator),
                    "lower": None if questions.blank(sure["lower"]) else sure["lower"],
                    "upper": None if questions.blank(sure["upper"]) else sure["upper"],
                    "reading": words.capital(span) or "No interval",
                    "n": words.number(row["denominator"]),
                    "locator": row["locator"],
                }
            )
    if not records:
        return None
    alt = f"Shares of {words.listed(names)} side by side. " + " ".join(
        f"{record['item']}, {record['wave']}: {record['text']}." for record in records
    )
    return Chart("waves", tuple(records), alt, {"order": names, "measure": "Per cent"})


def _tested(found: Found, key: str) -> bool:
    return any(difference[key].judgement != comparison.NOT_COMPARED for difference in found)


def _order(found: Found, key: str) -> tuple[int, float]:
    best = min(RANK.get(difference[key].judgement, 0) for difference in found)
    size = max((abs(d[key].difference) for d in found if not questions.blank(d[key].difference)), default=0.0)
    return best, -size


def _difference(change: Change) -> Cell:
    if change.judgement == comparison.NOT_COMPARED:
        return Cell("not tested")
    sign = words.JUDGEMENT[change.judgement]
    return Cell(f"{sign.word} ({words.points(change)})", sign)


def _sentence(named: list[tuple[str, str]], found: Found) -> str:
    """On how many of the indicators tested each pair differs by more than chance explains."""
    parts, of = [], 0
    for (first, second), difference in zip(named, found, strict=True):
        counted = [change.judgement for change in difference.values() if change.judgement != comparison.NOT_COMPARED]
        beyond = sum(judgement != comparison.SIMILAR for judgement in counted)
        parts.append(f"{first} v {second} on {beyond} of {len(counted)}")
        of = max(of, len(counted))
    if not of:
        return "No indicator of these localities has counts, so no difference can be tested."
    return f"Differences larger than chance explains: {words.listed(parts)} indicators that can be tested."
