"""What one version of a board holds: figures, words and doubts, which travel together."""

from dataclasses import dataclass

import pandas as pd

from outcomes.store import table, words

QUALITY_COLUMNS = ["id", "kind", "where", "finding", "treatment", "dataset"]
FIGURES, WORDS, DOUBTS = "figures", "words", "doubts"
PARTS = {FIGURES: table.COLUMNS, WORDS: words.COLUMNS, DOUBTS: QUALITY_COLUMNS}


@dataclass(frozen=True)
class Published:
    """Figures, words and doubts of some datasets, in the columns of ``PARTS``."""

    figures: pd.DataFrame
    words: pd.DataFrame
    doubts: pd.DataFrame

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
        return Published(
            *(frame[frame["dataset"] == dataset].reset_index(drop=True) for frame in map(self.part, PARTS))
        )


def together(parts: list[Published]) -> Published:
    """Several datasets in one, in their order."""
    return Published(*(pd.concat([part.part(name) for part in parts], ignore_index=True) for name in PARTS))
