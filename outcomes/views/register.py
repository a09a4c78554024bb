"""The register of what is doubtful in a dataset's sources."""

from outcomes import words
from outcomes.answer import Row, Table, columns, plain
from outcomes.board import Board
from outcomes.opening import OURS


def tables(board: Board, dataset: str) -> tuple[Table, ...]:
    """The register of a dataset: what is doubtful in the documents, and behind one line how we read them and what is rounding."""
    kept = board.quality[board.quality["dataset"] == dataset]
    ours = kept["kind"].isin(OURS)
    heads = columns("Kind", "What is doubtful", "What we did")
    made: list[Table] = []
    for label, part in (("What is doubtful in the documents", kept[~ours]), ("Reading notes and rounding", kept[ours])):
        rows = tuple(
            Row(row.where, plain(words.capital(row.kind), row.finding, row.treatment)) for row in part.itertuples()
        )
        if rows:
            made.append(Table(label, "Where", heads, rows, folded=f"{label} ({len(rows)})" if made else ""))
    return tuple(made)
