"""What stands behind a document: its figures as a tidy table with names, what its indicators mean, why a figure may be missing."""

from collections.abc import Iterable

import pandas as pd

from outcomes import words
from outcomes.answer import Answer, Row, plain
from outcomes.board import Board
from outcomes.store.table import COLUMNS
from outcomes.words import cited

NAMES = {
    "Indicator": "Indicator name",
    "Area": "Area name",
    "Period": "Period name",
    "Breakdown": "Breakdown",
    "Figure": "Figure as it reads",
    "Where it is printed": "Where it is printed",
}


def figures(board: Board, answers: Iterable[Answer]) -> pd.DataFrame:
    """The rows behind answers, each once, in order: names in words, then the columns of the table."""
    rows = pd.concat([board.figures.iloc[:0], *(answer.rows for answer in answers if len(answer.rows))])[COLUMNS]
    # By what they hold: views number their rows anew.
    rows = rows.drop_duplicates()
    named = cited.table(board, rows)[list(NAMES)].rename(columns=NAMES)
    return pd.concat([named.reset_index(drop=True), rows.reset_index(drop=True)], axis=1)


def meanings(board: Board, rows: pd.DataFrame) -> tuple[Row, ...]:
    """What each indicator of the rows means: definition, unit, good direction, small numbers, who owns it."""
    made = []
    for name in dict.fromkeys(rows["indicator"]):
        entry = board.indicator(name)
        dataset = board.dataset_of(name)
        cells = plain(
            entry.id,
            dataset.title,
            entry.definition,
            entry.unit,
            words.POLARITY[entry.polarity],
            entry.numerator,
            entry.denominator,
            entry.caveats,
            dataset.owner_role,
        )
        made.append(Row(entry.title, cells))
    return tuple(made)


def absences() -> tuple[Row, ...]:
    """Why a figure may be missing, each with how it reads in a narrow cell and what it means."""
    return tuple(Row(said, plain(words.SIGN[name], words.MEANING[name])) for name, said in words.STATUS.items())
