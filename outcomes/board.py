"""A board: the catalogue, the areas and the figures of one authority as of one version; nothing else. The only record that views see."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from outcomes.areas import Areas
from outcomes.catalogue.model import ROLE_POPULATION, Dataset, Indicator, Source
from outcomes.errors import OutcomesError
from outcomes.periods import Period
from outcomes.store import table
from outcomes.store.words import COMMENTARY


@dataclass(frozen=True, eq=False)
class Board:
    """The catalogue, the areas and the figures of one authority, checked. Two boards are the same only when they are one,
    so that answers can be kept by board.

    ``figures`` holds what may be shown. ``small`` holds the figures of LSOAs from which localities are
    reckoned. ``wards`` holds the figures of
    wards, each as far as it lies in one locality (areas of kind ``block``): own localities are put together from
    them, and they are shown nowhere else. ``far`` holds the figures of authorities that are not similar ones: they stand in
    a look at all authorities and nowhere else (decision 110). Nothing that disclosure control hides is in any of
    them. ``words`` are texts as printed (see ``store.words``).
    """

    datasets: dict[str, Dataset]
    areas: Areas
    figures: pd.DataFrame
    words: pd.DataFrame
    quality: pd.DataFrame
    small: pd.DataFrame
    wards: pd.DataFrame = field(default_factory=lambda: table.SCHEMA.empty_table().to_pandas())
    far: pd.DataFrame = field(default_factory=lambda: table.SCHEMA.empty_table().to_pandas())

    @cached_property
    def _by_dataset(self) -> dict[str, pd.DataFrame]:
        return {str(name): part for name, part in self.figures.groupby("dataset", sort=False)}

    @cached_property
    def _by_indicator(self) -> dict[str, pd.DataFrame]:
        return {str(name): part for name, part in self.figures.groupby("indicator", sort=False)}

    def of(self, dataset: str) -> pd.DataFrame:
        """Figures of one dataset, in the order of the table."""
        return self._by_dataset.get(dataset, self.figures.iloc[:0])

    def rows(self, *indicators: str, statistic: str = "") -> pd.DataFrame:
        """Figures of some indicators, of one statistic where given, in the order of the table."""
        held = [self._by_indicator[name] for name in dict.fromkeys(indicators) if name in self._by_indicator]
        found = held[0] if len(held) == 1 else pd.concat(held).sort_index() if held else self.figures.iloc[:0]
        return found[found["statistic"] == statistic] if statistic else found

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """The kinds of area of which each indicator has a value, published or not."""
        values = self.figures.loc[self.figures["statistic"] == "value", ["indicator", "area"]].drop_duplicates()
        of = values["area"].map(self.areas.kinds)
        return {str(name): frozenset(part) for name, part in of.groupby(values["indicator"], sort=False)}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id. Raises OutcomesError for an id that two datasets use."""
        found: dict[str, Indicator] = {}
        for dataset in self.datasets.values():
            for name, entry in dataset.indicators.items():
                if name in found:
                    raise OutcomesError(
                        f"indicator '{name}' is declared by '{found[name].dataset}' and by '{dataset.id}'; give each its own id"
                    )
                found[name] = entry
        return found

    def with_role(self, role: str) -> str:
        """The id of the indicator that has a role, whichever dataset holds it; "" where none has."""
        return next((name for name, entry in self.indicators.items() if entry.role == role), "")

    @cached_property
    def population(self) -> str:
        """The id of the indicator that counts the people of an area; "" where none does."""
        return self.with_role(ROLE_POPULATION)

    @cached_property
    def periods(self) -> frozenset[str]:
        """Every period that has a figure."""
        return frozenset(self.figures.loc[self.figures["value"].notna(), "period"].unique())

    def indicator(self, indicator: str) -> Indicator:
        """An indicator by id, whichever dataset holds it. Raises OutcomesError for an unknown id."""
        if indicator not in self.indicators:
            raise OutcomesError(f"indicator '{indicator}' is not in any dataset.yaml; check its spelling")
        return self.indicators[indicator]

    def dataset_of(self, indicator: str) -> Dataset:
        """The dataset that declares an indicator."""
        return self.datasets[self.indicator(indicator).dataset]

    def period(self, indicator: str, period: str) -> Period:
        """A period as the indicator's dataset reads it."""
        return self.dataset_of(indicator).period(period)

    def source(self, dataset: str, source: str) -> Source:
        """A source by id; each dataset names its own. Raises OutcomesError for one that the dataset does not declare."""
        held = self.datasets[dataset].sources
        if source not in held:
            raise OutcomesError(
                f"source '{source}' is not in the dataset.yaml of '{dataset}'; declare it under sources:"
            )
        return held[source]

    def comment(self, indicator: str) -> pd.DataFrame:
        """Officers' commentary on an indicator."""
        return self.words_on(indicator, COMMENTARY)

    def words_on(self, about: str, kind: str) -> pd.DataFrame:
        """Texts of a kind about an indicator, a theme or a dataset, in the order of the document."""
        return self._texts.get((about, kind), self.words.iloc[:0])

    @cached_property
    def _texts(self) -> dict[tuple[str, str], pd.DataFrame]:
        each = self.words.assign(_id=self.words["about"].str.split()).explode("_id")
        return {
            (str(i), str(k)): part.drop(columns="_id") for (i, k), part in each.groupby(["_id", "kind"], sort=False)
        }
