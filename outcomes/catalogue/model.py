"""Records of the catalogue: what a dataset says of itself and of its indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outcomes import periods

# How an indicator's figures of small areas make the figure of a larger one.
SUM, RATIO, MEAN = "sum", "ratio_of_sums", "population_weighted_mean"
PUBLISHED_AGGREGATE = "published_aggregate"


@dataclass(frozen=True)
class Source:
    """A published document or file, as it must be cited."""

    id: str
    title: str
    publisher: str
    published: str
    licence: str
    url: str
    pages: str


@dataclass(frozen=True)
class Thresholds:
    """Three bands, each ``(lowest, highest)`` inclusive in the indicator's unit; None is open."""

    holds_from: str
    requires_improvement: tuple[float | None, float | None]
    good: tuple[float | None, float | None]
    outstanding: tuple[float | None, float | None]


@dataclass(frozen=True)
class Plan:
    """A planned value, the period from which it holds, and how it was read."""

    holds_from: str
    value: float
    basis: str


@dataclass(frozen=True)
class Indicator:
    """One thing that is measured, and everything a reader needs to understand its figure."""

    id: str
    dataset: str
    title: str
    theme: str
    unit: str
    decimals: int
    polarity: str
    period_kind: str
    interval_method: str
    disclosure: str
    question: str = ""
    definition: str = ""
    measure: str = ""
    numerator: str = ""
    denominator: str = ""
    number: int | None = None
    aggregation: str = ""
    caveats: str = ""
    thresholds: Thresholds | None = None
    plan: Plan | None = None


@dataclass(frozen=True)
class Dataset:
    """A folder of the catalogue: its sources, themes, waves and indicators."""

    id: str
    title: str
    summary: str
    owner_role: str
    next_update: str
    sources: Mapping[str, Source]
    themes: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    waves: Mapping[str, periods.Wave] = field(default_factory=dict)

    def of_theme(self, *themes: str) -> list[Indicator]:
        """Indicators of the themes given, in declared order."""
        return [entry for entry in self.indicators.values() if entry.theme in themes]

    def period(self, period: str) -> periods.Period:
        """A period of this dataset, waves included."""
        return periods.parse(period, self.waves)
