"""The board as of a version, its history, and the verbs that make a new one: rehearse, publish, undo."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from outcomes import areas as areas_module
from outcomes import disclosure, opening, paths
from outcomes.areas import Areas
from outcomes.board import Board
from outcomes.catalogue import load as catalogue
from outcomes.catalogue.model import Dataset
from outcomes.disclosure import Memory
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO
from outcomes.publishing import (
    between,
    checks,
    difference,
    handed_in,
    merging,
    personal,
    reasons,
    sums,
    template,
    tokens,
    warnings,
)
from outcomes.publishing.between import News
from outcomes.publishing.difference import Change
from outcomes.publishing.lines import Problem
from outcomes.publishing.warnings import Warned
from outcomes.store import table
from outcomes.store.content import Published, together

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from outcomes.store.delta import Signature, Store, Version

SEED = "The tables as shipped"
MOST_MESSAGE = 300


@dataclass(frozen=True)
class Places:
    """Where catalogue, geography and versions lie."""

    datasets: Path = DATASETS
    geo: Path = GEO
    store: str = paths.STORE
    log: Path = paths.LOG


@dataclass(frozen=True)
class Rehearsal:
    """What publishing a file would do: the dataset, the version it starts from (None for the shipped tables), what is wrong,
    what is held until somebody answers for it, what to look at, what changes, the dataset afterwards, and what changes besides in words."""

    dataset: Dataset
    base: int | None
    problems: tuple[Problem, ...]
    held: tuple[Problem, ...]
    warned: tuple[Warned, ...]
    changes: tuple[Change, ...]
    unchanged: int
    after: Published
    file: str
    sha256: str
    remarks: tuple[str, ...] = ()
    besides: str = ""


def store(at: Places, authority: str) -> "Store":
    """The store, whether or not anything was published yet. Imported late: reading shipped tables needs no Delta Lake."""
    from outcomes.store.delta import Store

    return Store(at.store, authority)


def begun(at: Places) -> bool:
    """Whether there is a store at all; for a folder a question to the disk, because it is asked at every click."""
    if "://" not in at.store:
        return (Path(at.store) / "figures" / "_delta_log").is_dir()
    return store(at, "").exists()


def latest(at: Places) -> int | None:
    """The number of the latest version; None where nothing was published and the shipped tables stand."""
    return store(at, "").head() if begun(at) else None


def history(at: Places) -> "list[Version]":
    """Every version of the board, the seed first; empty where nothing was published."""
    return store(at, areas_module.load(at.geo).authority.id).history() if begun(at) else []


def as_of(at: Places, asked: str) -> int | None:
    """The version that stood at the end of a day (``2017-05-30``), or the one with a number; None where nothing was published.

    Before the first publish the shipped tables stood, so a day before it gives the seed. Raises OutcomesError for what is neither.
    """
    found = history(at)
    if asked.isdecimal():
        if found and int(asked) in {version.number for version in found}:
            return int(asked)
        raise OutcomesError(f"version {asked} is not in the history; run: python -m outcomes history")
    try:
        date.fromisoformat(asked)
    except ValueError as fault:
        said = f"'{asked}' is no day and no version; write 2017-05-30, or a number of the history"
        raise OutcomesError(said) from fault
    if not found:
        return None
    return max([found[0].number, *(version.number for version in found if version.by.time[:10] <= asked)])


def board(at: Places, number: int | None, faults: list[str] | None = None) -> Board:
    """The board as of a version; the shipped tables for None."""
    held = None if number is None else store(at, areas_module.load(at.geo).authority.id).read(number)
    return tokens.filled(opening.load(at.datasets, at.geo, faults, held))


def news(at: Places, older: int, newer: int, boards: tuple[Board, Board]) -> list[News]:
    """What is new between two versions, whose boards are given: of the authority and of places in it, by evidence."""
    tree = boards[1].areas
    published = set(store(at, tree.authority.id).read(newer).figures["area"])
    published |= set(store(at, tree.authority.id).read(older).figures["area"])
    mine = frozenset(area for area in published if tree.authority.id in (area, *tree.upwards(area)))
    return between.of(*boards, mine)


def rehearse(at: Places, file: Path, dataset: str) -> Rehearsal:
    """What publishing a file of figures would change, and everything that stands against it."""
    return rehearse_content(at, handed_in.read(file), file.name, dataset)


def rehearse_content(at: Places, content: bytes, name: str, dataset: str) -> Rehearsal:
    """The same for the bytes of a file that was handed in under a name."""
    tree, entry = areas_module.load(at.geo), _dataset(at, dataset)
    base = latest(at)
    before = _held(at, tree, entry, base)
    given = handed_in.parse(content, name, entry, tree, checks.published(before.figures))
    figures, words = merging.merged(before.figures, given.rows), merging.spoken(before.words, given.words)
    changes = difference.between(before.figures, figures)
    problems = [*given.problems, *reasons.missing(changes, given), *reasons.of_nothing(before.figures, given)]
    problems += sums.wrong(entry, tree, figures, given)
    if not problems:
        table.check(figures, entry, tree.ids)
    gone = hidden(at, tree, entry, base, figures)
    every = (*changes, *difference.of_words(before.words, words))
    after = Published(figures, words, before.doubts, gone)
    return Rehearsal(
        entry,
        base,
        tuple(sorted(problems, key=lambda problem: problem.place)),
        tuple(personal.held(given, entry, tree, before.words)),
        () if problems else tuple(warnings.of(entry, before, after, every)),
        every,
        len(given.rows) - len(changes),
        after,
        name,
        hashlib.sha256(content).hexdigest(),
        given.remarks,
    )


def template_for(at: Places, dataset: str, period: str) -> bytes:
    """The workbook of a dataset for a period, with what stands published in the latest version. Raises OutcomesError."""
    tree, entry = areas_module.load(at.geo), _dataset(at, dataset)
    return template.write(entry, tree, period, _held(at, tree, entry, latest(at)))


def afterwards(at: Places, rehearsed: Rehearsal) -> Board:
    """The whole board as it would be after a publish; nothing is written."""
    tree, name = areas_module.load(at.geo), rehearsed.dataset.id
    held = _shipped(at, tree) if rehearsed.base is None else store(at, tree.authority.id).read(rehearsed.base)
    others = [held.of(dataset) for dataset in held.datasets if dataset != name]
    return tokens.filled(opening.load(at.datasets, at.geo, None, together([*others, rehearsed.after])))


def publish(at: Places, rehearsed: Rehearsal, message: str, author: str, role: str, answer: str = "") -> int:
    """Publish what was rehearsed; the number of the new version. The shipped tables become the first version.

    ``answer`` says why a commentary that is held may stand; it is kept with the message. Raises OutcomesError where something stands against it, where nothing changes, or where a message or a name is missing;
    Conflict where somebody else published to the dataset since.
    """
    if rehearsed.problems:
        raise OutcomesError(f"{len(rehearsed.problems)} problems stand against it; the first: {rehearsed.problems[0]}")
    if rehearsed.held and not answer.strip():
        raise OutcomesError(f"{rehearsed.held[0]} before it is published")
    if not rehearsed.changes and not rehearsed.besides:
        raise OutcomesError(f"{rehearsed.file} changes nothing: everything in it stands already; publish nothing")
    tree = areas_module.load(at.geo)
    onto = store(at, tree.authority.id)
    said = f"{message.strip()} (answered for: {answer.strip()})" if rehearsed.held else message
    by = _signature(said, author, role, rehearsed.file, rehearsed.sha256)
    if not onto.exists() or not onto.history():
        onto.seed(_shipped(at, tree), _signature(SEED, author, role))
    return onto.publish(rehearsed.base or 0, rehearsed.after, by)


def undo(at: Places, number: int, message: str, author: str, role: str) -> int:
    """Publish again what stood before a version, for the datasets that it changed; the number of the new version.

    Only the latest change of a dataset can be undone: an older one has others on top of it.
    """
    found = history(at)
    undone = next((version for version in found[1:] if version.number == number), None)
    if undone is None:
        raise OutcomesError(f"version {number} is no publish that can be undone; the history lists those that can")
    if later := _later(found, undone):
        raise OutcomesError(f"version {later[-1]} changed the same dataset later; undo that one first")
    before = max(version.number for version in found if version.number < number)
    tree = areas_module.load(at.geo)
    onto, head = store(at, tree.authority.id), found[-1].number
    earlier = onto.read(before, *undone.datasets)
    # What has been shown or hidden since counts too.
    again = []
    for name in undone.datasets:
        held = earlier.of(name)
        again.append(replace(held, gone=hidden(at, tree, _dataset(at, name), head, held.figures)))
    return onto.publish(onto.head(), together(again), _signature(message, author, role), undoes=number)


def last(found: "Sequence[Version]") -> "list[Version]":
    """The versions that can be undone, the latest first: of each dataset the last one, unless it is the seed."""
    return [version for version in reversed(found[1:]) if not _later(found, version)]


def _later(found: "Sequence[Version]", undone: "Version") -> list[int]:
    """Versions that changed a dataset after one did."""
    return [each.number for each in found if each.number > undone.number and set(each.datasets) & set(undone.datasets)]


def _signature(message: str, author: str, role: str, file: str = "", sha256: str = "") -> "Signature":
    from outcomes.store.delta import Signature

    for what, given in (("message", message), ("name", author)):
        if not given.strip() or len(given) > MOST_MESSAGE or not given.isprintable():
            raise OutcomesError(f"the {what} '{given[:40]}' is empty, too long or unreadable; write one line")
    return Signature(
        author.strip(), role, datetime.now(UTC).isoformat(timespec="seconds"), message.strip(), file, sha256
    )


def _dataset(at: Places, dataset: str) -> Dataset:
    faults: list[str] = []
    declared = catalogue.load(at.datasets, faults)
    if dataset not in declared:
        # What is wrong with another dataset does not stand in an officer's way.
        mine = [fault for fault in faults if f"/{dataset}/" in fault]
        none = f"dataset '{dataset}' does not exist; choose one of: {', '.join(declared)}"
        raise OutcomesError(mine[0] if mine else none)
    return declared[dataset]


def _shipped(at: Places, tree: Areas) -> Published:
    """The shipped tables, with what they hide."""
    every = []
    for dataset in catalogue.load(at.datasets).values():
        held = opening.as_shipped(dataset, tree, at.datasets)
        every.append(replace(held, gone=disclosure.hidden(held.figures, dataset, tree, Memory())))
    return together(every)


def hidden(at: Places, tree: Areas, dataset: Dataset, base: int | None, figures: pd.DataFrame) -> "NDArray[np.bool_]":
    """What a version with these figures must hide, after everything that any version of the dataset has shown."""
    memory = Memory()
    if any(disclosure.rule(entry.disclosure) for entry in dataset.indicators.values()):
        for held in _versions(at, tree, dataset, base):
            disclosure.hidden(held, dataset, tree, memory)
    return disclosure.hidden(figures, dataset, tree, memory)


def _versions(at: Places, tree: Areas, dataset: Dataset, base: int | None) -> Iterator[pd.DataFrame]:
    """The figures of a dataset in each version that changed it, the first first."""
    if base is None:
        yield opening.as_shipped(dataset, tree, at.datasets).figures
        return
    onto = store(at, tree.authority.id)
    for version in onto.history():
        if version.number <= base and dataset.id in version.datasets:
            yield onto.read(version.number, dataset.id).figures


def _held(at: Places, tree: Areas, dataset: Dataset, base: int | None) -> Published:
    """A dataset as of a version, or as shipped where that version does not hold it."""
    if base is not None:
        found = store(at, tree.authority.id).read(base, dataset.id)
        if found.datasets:
            return found
    return opening.as_shipped(dataset, tree, at.datasets)
