"""Opening a board: every dataset of a folder read, checked and reckoned; and building the tables of a folder."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from outcomes import areas as areas_module
from outcomes import building, disclosure, files
from outcomes.areas import BLOCK, LSOA, Areas
from outcomes.board import Board
from outcomes.catalogue import load as catalogue
from outcomes.catalogue.model import Dataset
from outcomes.disclosure import Memory
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO
from outcomes.reckoning import with_larger_areas
from outcomes.store import table
from outcomes.store import words as texts
from outcomes.store.content import QUALITY_COLUMNS, Published

# How we read a text, and sums that differ by rounding alone, are entries of the register and no defects of a document.
OURS = ("reading note", "rounding")
DOUBTS = ("contradiction", "total that does not add up", "illegible", "undefined base", "misprint", *OURS)


def load(
    datasets: Path = DATASETS, geo: Path = GEO, faults: list[str] | None = None, published: Published | None = None
) -> Board:
    """Read and check all that is shipped; a dataset that ``published`` holds is taken from there.

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
            found = _of_dataset(dataset, tree, datasets, faults, published)
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
    kinds, far = rows["area"].map(tree.kinds), rows["area"].isin(tree.far)
    said = [remark for remark in remarks if len(remark)]
    loaded = Board(
        datasets=good,
        areas=tree,
        figures=rows[(kinds != BLOCK) & ~far].reset_index(drop=True),
        words=pd.concat(said, ignore_index=True) if said else texts.empty(),
        quality=pd.concat(register, ignore_index=True),
        small=rows[kinds == LSOA].reset_index(drop=True),
        wards=rows[kinds == BLOCK].reset_index(drop=True),
        far=rows[far].reset_index(drop=True),
    )
    # Asked here, so that an id that two datasets use is told at once.
    _ = loaded.indicators
    return with_larger_areas(loaded)


def _of_dataset(
    dataset: Dataset, tree: Areas, datasets: Path, faults: list[str] | None, published: Published | None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Figures (with what was imported), words and doubts of a dataset: as published, else as shipped."""
    held = published.of(dataset.id) if published else None
    if held is None or not held.datasets:
        held = as_shipped(dataset, tree, datasets)
    else:
        _checked(held, dataset, tree)
    rows = table.with_imports(held.figures, dataset, tree.ids, datasets, faults)
    gone = held.gone
    if gone is None or len(rows) > len(gone):
        # What was taken in beside a version is hidden by itself; what the version hides stays hidden.
        gone = disclosure.hidden(rows, dataset, tree, Memory())
        gone[: len(held.figures)] |= False if held.gone is None else held.gone
    return disclosure.shown(rows, gone, dataset), held.words, held.doubts


def as_shipped(dataset: Dataset, tree: Areas, datasets: Path = DATASETS) -> Published:
    """What a dataset's folder holds, checked, without what was imported beside it."""
    return Published(
        table.shipped(dataset, tree.ids, datasets),
        texts.read(dataset, tree.ids, datasets),
        read_quality(dataset.id, datasets),
    )


def _checked(held: Published, dataset: Dataset, tree: Areas) -> None:
    """Raises OutcomesError where a version does not fit the catalogue as it is now."""
    where, remedy = f"the published words of {dataset.id}", "publish them again, or restore what dataset.yaml declared"
    table.check(held.figures, dataset, tree.ids)
    texts.check(held.words, dataset, tree.ids, where, remedy)


def read_quality(dataset: str, folder: Path = DATASETS) -> pd.DataFrame:
    """The data-quality register of a dataset, with the dataset's id in front."""
    file = folder / dataset / "quality.csv"
    if not file.exists():
        return pd.DataFrame(columns=QUALITY_COLUMNS)
    with files.reading(f"datasets/{dataset}/quality.csv", "save it as CSV in UTF-8 with its five columns"):
        frame = pd.read_csv(files.regular(file), dtype="str", keep_default_na=False)
    if list(frame.columns) != QUALITY_COLUMNS[:-1]:
        raise OutcomesError(f"datasets/{dataset}/quality.csv: columns must be {', '.join(QUALITY_COLUMNS[:-1])}")
    if odd := [kind for kind in frame["kind"].unique() if kind not in DOUBTS]:
        raise OutcomesError(
            f"datasets/{dataset}/quality.csv: kind '{odd[0]}' is not known; write one of: {', '.join(DOUBTS)}"
        )
    return frame.assign(dataset=dataset)


def build(datasets: Path = DATASETS, geo: Path = GEO) -> dict[str, int]:
    """Make every ``tidy.parquet`` and ``words.parquet`` from its source; rows by dataset.

    Words stand in ``source/words.csv``. A folder without ``build.py`` has ``source/*.csv`` in the table's own column names,
    or ships its table as it is.
    """
    tree = areas_module.load(geo)
    counts = {}
    for name, dataset in catalogue.load(datasets).items():
        folder = datasets / name
        sources = sorted(file for file in (folder / "source").glob("*.csv") if file.name != texts.SOURCE)
        program = folder / "build.py"
        if program.exists() or sources:
            rows = _builder(program)() if program.exists() else building.from_sources(sources, dataset)
            checked = table.check(rows, dataset, tree.ids)
            table.write(checked, folder / "tidy.parquet")
            counts[name] = len(checked)
        if len(said := texts.build(dataset, tree.ids, datasets)):
            texts.write(said, folder / "words.parquet")
    return counts


def _builder(file: Path) -> Callable[[], pd.DataFrame]:
    spec = importlib.util.spec_from_file_location(f"build_{file.parent.name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    build: Callable[[], pd.DataFrame] = module.build
    return build
