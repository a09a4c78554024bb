"""The tartan rug: localities by indicators, each judged beside the benchmark where a count allows."""

import pandas as pd

from outcomes import areas as areas_module
from outcomes import places, questions, words
from outcomes.answer import Answer, Cell, Row, Table
from outcomes.areas import Area
from outcomes.board import Board
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import common, local
from outcomes.words import Sign, cited

BY_THEME, BY_SPREAD = "theme", "spread"
WORST_FIRST = {"worse": 0, "higher": 1, "lower": 1, "similar": 2, "better": 3, comparison.NOT_COMPARED: 4}


def benchmarks(board: Board) -> dict[str, str]:
    """What localities may be compared with: the authority, and England where it has figures."""
    found = {places.AUTHORITY: board.areas.authority.name}
    rows = board.rows(*places.titles(board))
    if (rows["area"] == areas_module.ENGLAND).any():
        found[places.ENGLAND] = board.areas.name(areas_module.ENGLAND)
    return found


def orders(board: Board) -> dict[str, str]:
    """How the rug's indicators may be ordered: by theme, by spread, or by one locality's judgements."""
    places = {area.id: f"{area.name}: worse first" for area in board.areas.localities}
    return {BY_THEME: "Theme", BY_SPREAD: "Spread between localities", **places}


def answer(board: Board, chosen: Selection, benchmark: str, order: str) -> Answer:
    """Localities by indicators: each figure, and better, similar or worse than the benchmark where a count allows."""
    localities = board.areas.localities
    found = places.lines(board, chosen, benchmark)
    if not found:
        return local.nothing(board, chosen)
    if order == BY_SPREAD:
        found = sorted(found, key=lambda line: -line.spread)
    elif order != BY_THEME:
        at = [area.id for area in localities].index(order)
        found = sorted(found, key=lambda line: WORST_FIRST[line.judged["judgement"].iloc[at]])
    else:
        # Themes of one name stand together, whatever dataset they are of.
        titles = list(dict.fromkeys(_theme(board, line) for line in found))
        found = sorted(found, key=lambda line: titles.index(_theme(board, line)))
    name = benchmarks(board)[benchmark]
    tested = [line for line in found if (line.judged["method"] != "").any()]
    judged = [judgement for line in found for judgement in line.judged["judgement"]]
    parts = [f"{judged.count(key)} {sign.word}" for key, sign in _signs() if judged.count(key)]
    rows = pd.concat([line.rows for line in found])
    compared = len(tested) * len(localities)
    return Answer(
        _sentence(
            name, parts, len(judged) - judged.count(comparison.NOT_COMPARED), judged.count(comparison.NOT_COMPARED)
        ),
        rows,
        about=local.about(board, chosen, rows),
        parts=(_table(board, chosen, found, name, order == BY_THEME),),
        notes=(
            f"{compared} comparisons: were every locality the same as {name}, about {compared * 0.05:.0f} would "
            f"still differ at 95%. {board.areas.naming.boundaries}".strip(),
            *filter(None, (local.needed(board),)),
        ),
        sources=cited.citations(board, rows),
        methods=("comparison", "many-items"),
    )


def _sentence(name: str, parts: list[str], compared: int, untested: int) -> str:
    """How many comparisons there are, how they came out, and how many figures have no count to be tested by."""
    said = (
        f"Of {words.many(compared, 'comparison')} with {name}, {words.listed(parts).replace(' ', ' is ' if parts[0].startswith('1 ') else ' are ', 1)}"
        if compared
        else f"Nothing can be compared with {name}"
    )
    return f"{said}; {untested} more cannot be tested." if untested and compared else f"{said}."


def _chosen_first(board: Board, chosen: Selection) -> list[Area]:
    """The localities, the chosen one where a phone shows it without a swipe."""
    return sorted(board.areas.localities, key=lambda area: area.id != chosen.area)


def _theme(board: Board, line: places.Line) -> str:
    return board.datasets[line.indicator.dataset].themes[line.indicator.theme]


def _signs() -> list[tuple[str, Sign]]:
    return [(key, sign) for key, sign in words.FILLED.items() if key != comparison.NOT_COMPARED]


def _table(board: Board, chosen: Selection, found: list[places.Line], name: str, by_theme: bool) -> Table:
    absent = sorted({status for line in found for status in line.rows.loc[line.rows["value"].isna(), "status"]})
    key = [(sign, sign.word) for _, sign in _signs()]
    if any(judgement == comparison.NOT_COMPARED for line in found for judgement in line.judged["judgement"]):
        key.append((Sign("", "%", "absent"), "not tested, because no count is published"))
    key += [(Sign("", words.SIGN[status], "absent"), words.STATUS[status].lower()) for status in absent]
    heads = [
        (f"{area.name} (chosen)" if area.id == chosen.area else area.name, ("mine",) if area.id == chosen.area else ())
        for area in _chosen_first(board, chosen)
    ]
    return Table(
        "Localities by indicators",
        "Indicator",
        (*heads, (name, ())),
        tuple(_row(board, chosen, line, name, by_theme) for line in found),
        caption=f"Figure of each locality; better, worse, higher or lower where {name}'s figure lies outside the locality's 95% interval.",
        look="rug",
        key=tuple(key),
        spoken=True,
    )


def _row(board: Board, chosen: Selection, line: places.Line, name: str, by_theme: bool) -> Row:
    entry = line.indicator
    dataset = board.datasets[entry.dataset]
    texts = [
        words.SIGN[row.status] if questions.blank(row.value) else words.bare(row.value, entry, row.printed)
        for row in line.rows.itertuples()
    ]
    said = common.judged(texts, line.judged, f"{name} ({words.with_unit(line.benchmark, entry, line.printed)})")
    cells = []
    each = zip(line.rows.itertuples(), texts, line.judged["judgement"], said, strict=True)
    of_each = dict(zip((area.id for area in board.areas.localities), each, strict=True))
    for area in _chosen_first(board, chosen):
        row, text, judgement, spoken = of_each[area.id]
        blank = questions.blank(row.value)
        sign = None if judgement == comparison.NOT_COMPARED else words.FILLED[judgement]
        marks = ("shaded" if sign else "absent", *(("mine",) if area.id == chosen.area else ()))
        meaning = f"{area.name}: {words.MEANING[row.status]}" if blank else f"{area.name}, {spoken}"
        cells.append(Cell(text, sign, meaning, marks, link=common.link(board, chosen, entry, area.id)))
    none = questions.blank(line.benchmark)
    cells.append(Cell(words.STATUS["not_published"] if none else words.bare(line.benchmark, entry, line.printed)))
    title = f"{entry.title} ({entry.unit}, {dataset.period(line.rows['period'].iloc[0]).label})"
    theme = _theme(board, line) if by_theme else ""
    return Row(title, tuple(cells), theme, common.link(board, chosen, entry))
