"""What one version of a board holds: figures, words and doubts, which travel together."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from outcomes.store import table, words

QUALITY_COLUMNS = ["id", "kind", "where", "finding", "treatment", "dataset"]
FIGURES, WORDS, DOUBTS = "figures", "words", "doubts"
PARTS = {FIGURES: table.COLUMNS, WORDS: words.COLUMNS, DOUBTS: QUALITY_COLUMNS}


@dataclass(frozen=True)
class Published:
    """Figures, words and doubts of some datasets, in the columns of ``PARTS``, as officers handed them in.

    ``gone`` says which figures a version hides from readers; None where nothing was reckoned.
    """

    figures: pd.DataFrame
    words: pd.DataFrame
    doubts: pd.DataFrame
    gone: NDArray[np.bool_] | None = None

    def part(self, name: str) -> pd.DataFrame:
        """One of the three by its name."""
        found: pd.DataFrame = getattr(self, name)
        return found

    @property
    def datasets(self) -> list[str]:
        """The ids of the datasets that have a row in any of the three."""
        return sorted(set().union(*(self.part(name)["dataset"] for name in PARTS)))

    def of(self, dataset: str) -> "Published":
        """The rows of one dataset."""
        gone = None if self.gone is None else self.gone[(self.figures["dataset"] == dataset).to_numpy()]
        figures, said, doubts = (
            frame[frame["dataset"] == dataset].reset_index(drop=True) for frame in map(self.part, PARTS)
        )
        return Published(figures, said, doubts, gone)


def together(parts: list[Published]) -> Published:
    """Several datasets in one, in their order."""
    gone = [np.zeros(len(part.figures), dtype=bool) if part.gone is None else part.gone for part in parts]
    figures, said, doubts = (pd.concat([part.part(name) for part in parts], ignore_index=True) for name in PARTS)
    return Published(figures, said, doubts, np.concatenate(gone))
