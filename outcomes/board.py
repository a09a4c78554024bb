"""Everything that is shipped, loaded together: catalogue, areas, observations and commentary."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from outcomes import aggregation, disclosure, files
from outcomes import areas as areas_module
from outcomes.areas import LOCALITY, LSOA, Areas
from outcomes.catalogue import load as catalogue
from outcomes.catalogue.model import SUM, Dataset, Indicator, Source
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO
from outcomes.periods import Period
from outcomes.store import table

POPULATION = "pop-total"
QUALITY_COLUMNS = ["id", "kind", "where", "finding", "treatment"]


@dataclass(frozen=True, eq=False)
class Board:
    """All tables, checked. Two stores are the same only when they are one, so that answers can be kept by board.

    ``figures`` holds what may be shown. ``small`` holds the figures of LSOAs from which localities are
    reckoned; where disclosure control hides one from view it still counts there. ``blocks`` are, by
    indicator, period and group, the groups of LSOAs that must stay together (see ``disclosure.blocks``).
    """

    datasets: dict[str, Dataset]
    areas: Areas
    figures: pd.DataFrame
    commentary: pd.DataFrame
    quality: pd.DataFrame
    small: pd.DataFrame
    blocks: dict[tuple[str, ...], list[frozenset[str]]] = field(default_factory=dict)

    def of(self, dataset: str) -> pd.DataFrame:
        """Observations of one dataset."""
        return self.figures[self.figures["dataset"] == dataset]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id."""
        return {name: entry for dataset in self.datasets.values() for name, entry in dataset.indicators.items()}

    @cached_property
    def periods(self) -> frozenset[str]:
        """Every period that has a figure."""
        return frozenset(self.figures.loc[self.figures["value"].notna(), "period"].unique())

    def indicator(self, indicator: str) -> Indicator:
        """An indicator by id, whichever dataset holds it."""
        for dataset in self.datasets.values():
            if indicator in dataset.indicators:
                return dataset.indicators[indicator]
        raise OutcomesError(f"indicator '{indicator}' is not in any dataset.yaml; check its spelling")

    def period(self, indicator: str, period: str) -> Period:
        """A period as the indicator's dataset reads it."""
        return self.datasets[self.indicator(indicator).dataset].period(period)

    def source(self, source: str) -> Source:
        """A source by id. Raises OutcomesError for one that no dataset declares."""
        for dataset in self.datasets.values():
            if source in dataset.sources:
                return dataset.sources[source]
        raise OutcomesError(f"source '{source}' is not in any dataset.yaml; declare it under sources:")

    def comment(self, indicator: str) -> pd.DataFrame:
        """Officers' commentary on an indicator."""
        return self.commentary[self.commentary["indicator"] == indicator]


def load(datasets: Path = DATASETS, geo: Path = GEO, faults: list[str] | None = None) -> Board:
    """Read and check all that is shipped.

    With a list for ``faults``, a dataset or an imported file that is damaged is left out and named there, and the rest
    is loaded; without, the first fault is raised as OutcomesError, and so is one of the areas, without which nothing works.
    """
    tree = areas_module.load(geo)
    declared = catalogue.load(datasets, faults)
    tables: list[pd.DataFrame] = []
    remarks: list[pd.DataFrame] = []
    register: list[pd.DataFrame] = []
    good: dict[str, Dataset] = {}
    for name, dataset in declared.items():
        try:
            found = (
                table.read(dataset, tree.ids, datasets, faults),
                table.read_commentary(dataset, datasets),
                read_quality(name, datasets),
            )
        except OutcomesError as fault:
            if faults is None:
                raise
            faults.append(f"{fault}. {dataset.title} is left out; everything else is shown")
            continue
        good[name] = dataset
        for part, kept in zip(found, (tables, remarks, register), strict=True):
            kept.append(part)
    if not good:
        raise OutcomesError("; ".join(faults or []) or "no dataset can be read")
    rows = pd.concat(tables, ignore_index=True)
    said = [remark for remark in remarks if len(remark)]
    loaded = Board(
        datasets=good,
        areas=tree,
        figures=rows,
        commentary=pd.concat(said, ignore_index=True) if said else remarks[0],
        quality=pd.concat(register, ignore_index=True),
        small=rows[rows["area"].map(tree.kinds) == LSOA].reset_index(drop=True),
    )
    return protected(with_larger_areas(loaded))


def weights(board: Board) -> dict[str, float]:
    """Population by LSOA, the latest there is; empty where none has been imported."""
    people = board.small[board.small["indicator"] == POPULATION]
    if people.empty:
        return {}
    keys = people["period"].map(lambda period: board.period(POPULATION, period).key)
    return people[keys == keys.max()].set_index("area")["value"].to_dict()


def with_larger_areas(board: Board) -> Board:
    """The board with localities and the authority reckoned from LSOAs where a period has no figure of its own."""
    if board.small.empty:
        return board
    inside = {area: board.areas.locality_of(area) for area in board.small["area"].unique()}
    whole = dict.fromkeys(inside, board.areas.authority.id)
    held = set(board.figures[[*aggregation.FIGURE, "area"]].itertuples(index=False, name=None))
    made = []
    for wholes in ({area: own for area, own in inside.items() if own}, whole):
        found = complete_sums(board.small, wholes, pd.Series(wholes).value_counts().to_dict(), board)
        new = [key not in held for key in found[aggregation.KEYS].itertuples(index=False, name=None)]
        made.append(reckoned(board, found[new]))
    return replace(board, figures=pd.concat([board.figures, *made], ignore_index=True))


def complete_sums(rows: pd.DataFrame, wholes: dict[str, str], sizes: dict[str, int], board: Board) -> pd.DataFrame:
    """``aggregation.combine`` of the areas of which every part has a figure; ``sizes`` says how many parts there are."""
    found = aggregation.combine(rows, wholes, board.indicators, weights(board))
    return found[found["value"].notna() & (found["parts"] == found["whole"].map(sizes))]


def reckoned(board: Board, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table from ``aggregation.combine``: source of their parts, and how they were reckoned."""
    if found.empty:
        return board.figures.iloc[:0]
    every = pd.concat([board.small, board.figures], ignore_index=True)
    source_of = every.drop_duplicates(["indicator", "period"]).set_index(["indicator", "period"])["source"].to_dict()
    keys = zip(found["indicator"], found["period"], strict=True)
    entries = [board.indicators[name] for name in found["indicator"]]
    rule = [aggregation.IN_WORDS[entry.aggregation] for entry in entries]
    made = found.rename(columns={"whole": "area"}).assign(
        dataset=[entry.dataset for entry in entries],
        statistic="value",
        bound="",
        lower=np.nan,
        upper=np.nan,
        status="final",
        printed="",
        note=[f"Reckoned here: {how} of {size} areas." for how, size in zip(rule, found["parts"], strict=True)],
        source=[source_of[key] for key in keys],
    )
    made["locator"] = [f"{board.source(source).title}; {how}" for source, how in zip(made["source"], rule, strict=True)]
    return made[table.COLUMNS]


def protected(board: Board) -> Board:
    """The board with small counts hidden where an indicator's rule asks for it, and what would give them away."""
    shown, kept = board.figures, dict(board.blocks)
    for name, entry in board.indicators.items():
        rule = disclosure.rule(entry.disclosure)
        if rule is None:
            continue
        rows = shown[(shown["indicator"] == name) & (shown["statistic"] == "value") & shown["value"].notna()]
        for key, part in rows.groupby(aggregation.FIGURE):
            unsafe, blocks = _unsafe(board.areas, _counts(part, entry), rule)
            if blocks:
                kept[key] = blocks
            hidden = set(part.index[part["area"].isin(unsafe)])
            shown = disclosure.suppress(shown, [place for place, index in enumerate(shown.index) if index in hidden])
    return replace(board, figures=shown, blocks=kept)


def _counts(part: pd.DataFrame, entry: Indicator) -> dict[str, int]:
    """The count behind each area's figure: as published, or a share times its base; areas without one are left out."""
    by = aggregation.multiplier(entry.unit)
    counts = part["numerator"].fillna(part["value"] * part["denominator"] / by)
    if entry.aggregation == SUM:
        counts = counts.fillna(part["value"])
    found = counts.round().set_axis(part["area"]).dropna()
    return {str(area): int(count) for area, count in found.items()}


def _unsafe(areas: Areas, counts: dict[str, int], rule: disclosure.Rule) -> tuple[set[str], list[frozenset[str]]]:
    """Areas whose figure must be hidden, and the blocks of LSOAs where there are figures of LSOAs.

    With those, only groups made of whole blocks are shown, whoever groups them. With figures of localities
    alone, localities are the smallest areas.
    """
    smallest = LSOA if any(areas.kinds[area] == LSOA for area in counts) else LOCALITY
    cells = {area: count for area, count in counts.items() if areas.kinds[area] == smallest}
    made_of = {area: frozenset(areas.within(area, (smallest,))) & cells.keys() for area in counts}
    if smallest == LOCALITY:
        order = list(counts)
        return {order[place] for place in disclosure.hidden([made_of[area] for area in order], cells, rule)}, []
    blocks = together(areas, cells, rule)
    return {area for area in counts if not disclosure.made_of(made_of[area], blocks)}, blocks


def together(areas: Areas, counts: dict[str, int], rule: disclosure.Rule) -> list[frozenset[str]]:
    """The blocks of an authority's LSOAs."""
    shapes = areas.boundaries[areas.boundaries["kind"] == LSOA].set_index("id").geometry.centroid
    centres = {str(area): (point.x, point.y) for area, point in shapes.items()}
    return disclosure.blocks(counts, centres, {area: areas.locality_of(area) for area in counts}, rule)


def read_quality(dataset: str, folder: Path = DATASETS) -> pd.DataFrame:
    """The data-quality register of a dataset, with the dataset's id in front."""
    file = folder / dataset / "quality.csv"
    if not file.exists():
        return pd.DataFrame(columns=[*QUALITY_COLUMNS, "dataset"])
    with files.reading(f"datasets/{dataset}/quality.csv", "save it as CSV in UTF-8 with its five columns"):
        frame = pd.read_csv(files.regular(file), dtype="str", keep_default_na=False)
    if list(frame.columns) != QUALITY_COLUMNS:
        raise OutcomesError(f"datasets/{dataset}/quality.csv: columns must be {', '.join(QUALITY_COLUMNS)}")
    return frame.assign(dataset=dataset)


def build(datasets: Path = DATASETS, geo: Path = GEO) -> dict[str, int]:
    """Run every ``build.py`` and write ``tidy.parquet`` and ``commentary.parquet``; rows by dataset."""
    tree = areas_module.load(geo)
    counts = {}
    for name, dataset in catalogue.load(datasets).items():
        if not (datasets / name / "build.py").exists():
            continue
        rows, remarks = _builder(datasets / name / "build.py")()
        checked = table.check(rows, dataset, tree.ids)
        table.write(checked, datasets / name / "tidy.parquet")
        if len(remarks):
            table.write_commentary(remarks, datasets / name / "commentary.parquet")
        counts[name] = len(checked)
    return counts


def _builder(file: Path) -> Callable[[], tuple[pd.DataFrame, pd.DataFrame]]:
    spec = importlib.util.spec_from_file_location(f"build_{file.parent.name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    build: Callable[[], tuple[pd.DataFrame, pd.DataFrame]] = module.build
    return build
