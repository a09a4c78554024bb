"""What tests of views share: the choices of a reader, a section by its id, and boards with a figure more or less."""

import dataclasses

import pandas as pd

from outcomes.answer import Beside, Cards, Chart, Counters, Points, Table
from outcomes.selection import Selection
from outcomes.views import common, kinds


def at(quarter, area="E06000049", compare="previous"):
    return Selection(quarter, area, compare)


Q1 = at("2015-16-Q1")
Q3 = at("2016-17-Q3")
Q4 = at("2016-17-Q4")
CREWE = at("2016-17-Q3", "CE-LCN-CREWE")


def part(board, dataset, section):
    return next(found for found in common.usual_sections(board, board.datasets[dataset]) if found.id == section)


def ask(board, dataset, section, chosen, *picks):
    return kinds.ask(board, chosen, part(board, dataset, section), *picks)


def measure(board, chosen, number):
    return ask(board, "childrens_scorecard", "measure", chosen, f"scorecard-{number:02d}")


def table(answer, place=0):
    return [found for found in answer.parts if isinstance(found, Table)][place]


def texts(answer, place=0):
    """Each line of a table by its title: what its cells read."""
    return {row.title: [cell.text for cell in row.cells] for row in table(answer, place).rows}


def lines(answer, place=0):
    """Each line of a table by its title, whole."""
    return {row.title: row for row in table(answer, place).rows}


def words_of(answer):
    """Every string that an answer holds for a reader."""
    yield from (answer.sentence, answer.about, *answer.notes, *answer.sources)
    for quotation in answer.quotations:
        yield from (quotation.about, quotation.text, quotation.who, quotation.locator)
    for part in answer.parts:
        for found in part.parts if isinstance(part, Beside) else (part,):
            yield from _strings(_flat(found))


def _flat(found):
    if isinstance(found, Chart):
        # Shapes are numbers and names of geometry, thousands of them.
        records = [{key: value for key, value in record.items() if key != "geometry"} for record in found.records]
        options = {
            key: value for key, value in found.options.items() if key not in ("outlines", "doubtful", "neighbours")
        }
        return [found.kind, found.alt, records, options]
    assert isinstance(found, Cards | Counters | Points | Table)
    return dataclasses.asdict(found)


def _strings(held):
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for value in held.values():
            yield from _strings(value)
    elif isinstance(held, list | tuple):
        for value in held:
            yield from _strings(value)


def without(board, **key):
    """The board without the rows of the key: a measure that is not reported, a judgement that is missing."""
    rows = board.figures
    gone = pd.Series(True, index=rows.index)
    for column, value in key.items():
        gone &= rows[column] == value
    assert gone.any()
    return dataclasses.replace(board, figures=rows[~gone].reset_index(drop=True))


def changed(board, indicator, **fields):
    """The board with an indicator that is declared otherwise."""
    entry = dataclasses.replace(board.indicator(indicator), **fields)
    dataset = board.datasets[entry.dataset]
    held = dataclasses.replace(dataset, indicators={**dataset.indicators, indicator: entry})
    return dataclasses.replace(board, datasets={**board.datasets, dataset.id: held})


def longer(board, size):
    """The shipped board with measure 33 carried back to ``size`` quarters. Synthetic."""
    rows = board.figures
    pattern = rows[rows["indicator"] == "scorecard-33"].iloc[-1]
    years = [(2016 - back, 4 - back_by) for back in range(size // 4 + 1) for back_by in range(4)][: size + 1]
    made = [
        {
            **pattern,
            "period": f"{year}-{(year + 1) % 100:02d}-Q{quarter}",
            "value": 40.0 + (place * 7) % 5,
            "printed": "",
        }
        for place, (year, quarter) in enumerate(reversed(years[1 : size + 1]))
    ]
    kept = rows[rows["indicator"] != "scorecard-33"]
    return dataclasses.replace(board, figures=pd.concat([kept, pd.DataFrame(made)], ignore_index=True))


def with_sixth(board):
    """The board with a paper more that has quarterly figures of a locality and declares no sections. Synthetic."""
    pattern = board.figures[board.figures["indicator"] == "scorecard-33"].iloc[-1]
    entry = dataclasses.replace(
        board.indicator("scorecard-33"), id="made-1", dataset="made", number=None, title="Made up", theme="t"
    )
    page = dataclasses.replace(board.datasets["childrens_scorecard"].page, title="A made page", address="made")
    dataset = dataclasses.replace(
        board.datasets["childrens_scorecard"],
        id="made",
        title="A made dataset",
        indicators={"made-1": entry},
        themes={"t": "T"},
        sections=(),
        screens=(),
        notes=(),
        page=page,
    )
    rows = [
        {
            **pattern,
            "dataset": "made",
            "indicator": "made-1",
            "area": area,
            "period": quarter,
            "value": float(value),
            "printed": f"{value:g}%",
        }
        for area, values in (("E06000049", (50, 40)), ("CE-LCN-CREWE", (30, 20)))
        for quarter, value in zip(("2016-17-Q2", "2016-17-Q3"), values, strict=True)
    ]
    return dataclasses.replace(
        board,
        datasets={**board.datasets, "made": dataset},
        figures=pd.concat([board.figures, pd.DataFrame(rows)], ignore_index=True),
    )
