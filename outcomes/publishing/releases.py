"""What a new release of the shipped tables corrects, brought into the versions: nothing that an officer published is touched (decision 141)."""

import hashlib

import pandas as pd

from outcomes import areas as areas_module
from outcomes import opening
from outcomes.areas import Areas
from outcomes.catalogue import load as catalogue
from outcomes.catalogue.model import Dataset
from outcomes.publishing import difference, versions
from outcomes.publishing.versions import Places, Rehearsal
from outcomes.store import table
from outcomes.store.content import QUALITY_COLUMNS, Published
from outcomes.words import many

# The name under which a version says that it brings the shipped tables, and by which it is known again.
RELEASE = "the tables of the release"
Keys = set[tuple[str, ...]]


def rehearse(at: Places) -> list[Rehearsal]:
    """What publishing the shipped tables anew would change, a dataset after another; empty where no version holds older ones."""
    base = versions.latest(at)
    if base is None:
        return []
    tree = areas_module.load(at.geo)
    held = set(versions.store(at, tree.authority.id).read(base).datasets)
    found = [_of(at, tree, dataset, base) for name, dataset in catalogue.load(at.datasets).items() if name in held]
    return [rehearsal for rehearsal in found if rehearsal.changes or rehearsal.besides]


def _of(at: Places, tree: Areas, dataset: Dataset, base: int) -> Rehearsal:
    before = versions.store(at, tree.authority.id).read(base, dataset.id)
    shipped, (keys, places) = opening.as_shipped(dataset, tree, at.datasets), _touched(at, tree, dataset)
    figures = _taken(before.figures, shipped.figures, table.KEY, keys)
    words = _taken(before.words, shipped.words, difference.PLACE, places)
    table.check(figures, dataset, tree.ids)
    changes = (*difference.between(before.figures, figures), *difference.of_words(before.words, words))
    register = [sorted(_keys(held.doubts, QUALITY_COLUMNS)) for held in (before, shipped)]
    kept = [key for key in _keys(shipped.figures, table.KEY) if key in keys]
    return Rehearsal(
        dataset,
        base,
        (),
        (),
        (),
        changes,
        0,
        Published(figures, words, shipped.doubts, versions.hidden(at, tree, dataset, base, figures)),
        RELEASE,
        hashlib.sha256((at.datasets / dataset.id / "tidy.parquet").read_bytes()).hexdigest(),
        (f"Stay as officers have published them here: {many(len(kept), 'figure')}.",) if kept else (),
        "" if register[0] == register[1] else "the register of what is doubtful in the documents",
    )


def _touched(at: Places, tree: Areas, dataset: Dataset) -> tuple[Keys, Keys]:
    """Keys of figures and places of texts that every version but the seed and those of releases changed."""
    onto = versions.store(at, tree.authority.id)
    figures: Keys = set()
    texts: Keys = set()
    mine = [version for version in onto.history() if dataset.id in version.datasets]
    held = [onto.read(version.number, dataset.id) for version in mine]
    for version, before, now in zip(mine[1:], held, held[1:], strict=False):
        if version.by.file != RELEASE:
            figures |= {change.key for change in difference.between(before.figures, now.figures)}
            texts |= {_place(change) for change in difference.of_words(before.words, now.words)}
    return figures, texts


def _taken(before: pd.DataFrame, shipped: pd.DataFrame, by: list[str], touched: Keys) -> pd.DataFrame:
    """The shipped rows, but of the keys that officers have touched what stands."""
    theirs = [key in touched for key in _keys(before, by)]
    ours = [key not in touched for key in _keys(shipped, by)]
    return pd.concat([shipped[ours], before[theirs]], ignore_index=True)


def _keys(rows: pd.DataFrame, by: list[str]) -> list[tuple[str, ...]]:
    return list(rows[by].itertuples(index=False, name=None))


def _place(change: difference.Change) -> tuple[str, ...]:
    row = change.before if change.after is None else change.after
    return tuple(getattr(row, column) for column in difference.PLACE)
