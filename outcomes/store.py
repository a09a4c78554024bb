"""Everything that is shipped, loaded together: catalogue, areas, observations and commentary."""

import importlib.util
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from outcomes import areas as areas_module
from outcomes import catalogue, observations
from outcomes.areas import Areas
from outcomes.catalogue import Dataset, Indicator, Source
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO

QUALITY_COLUMNS = ["id", "kind", "where", "finding", "treatment"]


@dataclass(frozen=True)
class Store:
    """The shipped tables, checked."""

    datasets: dict[str, Dataset]
    areas: Areas
    observations: pd.DataFrame
    commentary: pd.DataFrame
    quality: pd.DataFrame

    def of(self, dataset: str) -> pd.DataFrame:
        """Observations of one dataset."""
        return self.observations[self.observations["dataset"] == dataset]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id."""
        return {name: entry for dataset in self.datasets.values() for name, entry in dataset.indicators.items()}

    def indicator(self, indicator: str) -> Indicator:
        """An indicator by id, whichever dataset holds it."""
        for dataset in self.datasets.values():
            if indicator in dataset.indicators:
                return dataset.indicators[indicator]
        raise OutcomesError(f"indicator '{indicator}' is not in any dataset.yaml; check its spelling")

    def source(self, source: str) -> Source:
        """A source by id."""
        return next(d.sources[source] for d in self.datasets.values() if source in d.sources)

    def comment(self, indicator: str) -> pd.DataFrame:
        """Officers' commentary on an indicator."""
        return self.commentary[self.commentary["indicator"] == indicator]


def load(datasets: Path = DATASETS, geo: Path = GEO) -> Store:
    """Read and check all that is shipped. Raises OutcomesError for the first fault."""
    declared = catalogue.load(datasets)
    tree = areas_module.load(geo)
    tables = [observations.read(dataset, tree.ids, datasets) for dataset in declared.values()]
    remarks = [observations.read_commentary(dataset, datasets) for dataset in declared.values()]
    register = [read_quality(name, datasets) for name in declared]
    return Store(
        datasets=declared,
        areas=tree,
        observations=pd.concat(tables, ignore_index=True),
        commentary=pd.concat([r for r in remarks if len(r)], ignore_index=True),
        quality=pd.concat(register, ignore_index=True),
    )


def read_quality(dataset: str, folder: Path = DATASETS) -> pd.DataFrame:
    """The data-quality register of a dataset, with the dataset's id in front."""
    file = folder / dataset / "quality.csv"
    frame = pd.read_csv(file, dtype="str", keep_default_na=False)
    if list(frame.columns) != QUALITY_COLUMNS:
        raise OutcomesError(f"datasets/{dataset}/quality.csv: columns must be {', '.join(QUALITY_COLUMNS)}")
    return frame.assign(dataset=dataset)


def build(datasets: Path = DATASETS, geo: Path = GEO) -> dict[str, int]:
    """Run every ``build.py`` and write ``tidy.parquet`` and ``commentary.parquet``; rows by dataset."""
    tree = areas_module.load(geo)
    counts = {}
    for name, dataset in catalogue.load(datasets).items():
        rows, remarks = _builder(datasets / name / "build.py")()
        checked = observations.check(rows, dataset, tree.ids)
        observations.write(checked, datasets / name / "tidy.parquet")
        if len(remarks):
            remarks.to_parquet(datasets / name / "commentary.parquet", index=False)
        counts[name] = len(checked)
    return counts


def _builder(file: Path):  # type: ignore[no-untyped-def]
    if not file.exists():
        raise OutcomesError(f"datasets/{file.parent.name}/build.py is missing; it must define build()")
    spec = importlib.util.spec_from_file_location(f"build_{file.parent.name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.build
