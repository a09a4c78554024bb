"""Versions of the figures, words and doubts of boards, on Delta Lake: one publish is one commit (decision 111).

Each of the three is a table of its own. A commit of the figures names the versions of the other two, so a reader who takes
one version of the figures has its companions too, and a publisher who is killed between them has changed nothing. Every
commit is made on the latest version or not at all. Nothing is ever deleted: undoing publishes an earlier state again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as arrow
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from pyarrow import fs

from outcomes.errors import OutcomesError
from outcomes.store import table
from outcomes.store.content import DOUBTS, FIGURES, PARTS, WORDS, Published

# The order of the document, which no engine keeps by itself.
PLACE = "place"
# Which figures the version hides from readers.
GONE = "gone"
PARTITIONS = ["authority", "dataset"]
# Old versions are what a past meeting read: neither their log nor their files ever expire.
FOREVER = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 365000 days",
    "delta.deletedFileRetentionDuration": "interval 365000 days",
}
# So often somebody else may have been faster before a publisher is asked to try again.
TRIES = 20
NOTE = "outcomes"


class Conflict(OutcomesError):
    """Somebody else published to the same dataset since the figures were read."""


@dataclass(frozen=True)
class Signature:
    """Who publishes, as what, when (UTC, ISO 8601), with which words, and from which file."""

    author: str
    role: str
    time: str
    message: str
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Version:
    """One version of a board: its number, who made it, which datasets it changed, and the versions of its companions.

    ``undoes`` is the version whose change it takes back; None for an ordinary publish.
    """

    number: int
    by: Signature
    datasets: tuple[str, ...]
    companions: Mapping[str, int]
    undoes: int | None = None


@dataclass
class Store:
    """The versions of one authority's board at an address: a folder, or the URL of an object store."""

    address: str
    authority: str
    _held: dict[str, DeltaTable] = field(default_factory=dict, repr=False)
    _said: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)

    def exists(self) -> bool:
        """Whether anything was ever published there by anybody."""
        try:
            return DeltaTable.is_deltatable(self._uri(FIGURES))
        except (DeltaError, OSError):
            return False

    def head(self) -> int:
        """The number of the latest version, of whichever board; a cheap question."""
        with self._telling("read"):
            return self._latest(FIGURES).version()

    def history(self) -> list[Version]:
        """The versions that changed this authority's board, the first (its seed) first."""
        with self._telling("read"):
            latest = self.head()
            return [found for number in range(latest + 1) if (found := self._version(number))]

    def read(self, number: int, *datasets: str) -> Published:
        """The board as of a version: all datasets, or those named."""
        with self._telling("read"):
            companions = self._companions(number)
            held = {name: self._read(name, number if name == FIGURES else companions[name], datasets) for name in PARTS}
            gone = held[FIGURES].pop(GONE).fillna(False).to_numpy(dtype=bool)
            return Published(held[FIGURES], held[WORDS], held[DOUBTS], gone)

    def seed(self, content: Published, by: Signature) -> None:
        """Begin a board with its shipped tables, where it has none yet; two processes may do so at once."""
        with self._telling("written"):
            for _ in range(TRIES):
                if self.exists() and self.history():
                    return
                try:
                    self._commit(content, by, self.head() if self.exists() else None)
                except (CommitFailedError, DeltaError) as fault:
                    if not (isinstance(fault, CommitFailedError) or self.exists()):
                        raise
        raise Conflict(f"{self.address}: others publish without a pause; try again")

    def publish(self, base: int, content: Published, by: Signature, undoes: int | None = None) -> int:
        """Put the datasets of ``content`` in place of what they held; the number of the new version.

        ``base`` is the version that ``content`` was made from. Raises Conflict where one of its datasets has changed since.
        """
        mine = set(content.datasets)
        with self._telling("written"):
            for _ in range(TRIES):
                head = self.head()
                for later in self.history():
                    if later.number > base and mine & set(later.datasets):
                        raise Conflict(
                            f"{later.by.author} published '{later.by.message}' (version {later.number}) to the same dataset "
                            "meanwhile; look at what it changed, then rehearse and publish again"
                        )
                try:
                    return self._commit(content, by, head, undoes)
                except CommitFailedError:
                    continue
        raise Conflict(f"{self.address}: others publish without a pause; try again")

    def _commit(self, content: Published, by: Signature, head: int | None, undoes: int | None = None) -> int:
        """Companions first, the figures last, each on top of exactly what was read."""
        named = self._companions(head) if head is not None else {}
        datasets = content.datasets
        companions = {
            name: self._companion(name, content.part(name), datasets, named.get(name)) for name in (WORDS, DOUBTS)
        }
        said = {
            "authority": self.authority,
            "by": vars(by),
            "datasets": datasets,
            "companions": companions,
            "undoes": undoes,
        }
        gone = np.zeros(len(content.figures), dtype=bool) if content.gone is None else content.gone
        return self._write(FIGURES, content.figures.assign(gone=gone), datasets, head, {NOTE: json.dumps(said)})

    def _companion(self, name: str, rows: pd.DataFrame, datasets: list[str], named: int | None) -> int:
        """The version of a companion that holds ``rows`` beside what the version named holds of everything else."""
        if named is not None:
            held = self._read(name, named, tuple(datasets))
            if held.equals(rows.reset_index(drop=True)):
                return named
            latest = self._latest(name)
            if latest.version() != named:
                # Left by a publisher who was killed or was slower: what the figures name is what counts.
                latest.restore(named, commit_properties=CommitProperties(max_commit_retries=0))
        elif DeltaTable.is_deltatable(self._uri(name)):
            named = self._latest(name).version()
        return self._write(name, rows, datasets, self._latest(name).version() if named is not None else None, {})

    def _write(self, name: str, rows: pd.DataFrame, datasets: list[str], base: int | None, said: dict[str, str]) -> int:
        """Replace the datasets' rows of this authority in one commit on top of ``base``; None makes the table."""
        schema = SCHEMAS[name]
        data = pa.Table.from_pandas(
            rows.assign(authority=self.authority, place=range(len(rows))), schema=schema, preserve_index=False
        )
        commit = CommitProperties(custom_metadata=said, max_commit_retries=0)
        if base is None:
            write_deltalake(
                self._uri(name), data, partition_by=PARTITIONS, configuration=FOREVER, commit_properties=commit
            )
            return 0
        onto = DeltaTable(self._uri(name), version=base)
        named = ", ".join(f"'{dataset}'" for dataset in datasets)
        write_deltalake(
            onto,
            data,
            mode="overwrite",
            predicate=f"authority = '{self.authority}' AND dataset IN ({named})",
            commit_properties=commit,
        )
        return base + 1

    def _read(self, name: str, number: int, datasets: tuple[str, ...]) -> pd.DataFrame:
        uris = DeltaTable(self._uri(name), version=number).file_uris()
        schema = SCHEMAS[name]
        parts = arrow.partitioning(pa.schema([schema.field(column) for column in PARTITIONS]), flavor="hive")
        if not uris:
            return schema.empty_table().to_pandas()[_columns(name)]
        where, paths = self._filesystem(uris)
        found = arrow.dataset(paths, schema=schema, format="parquet", partitioning=parts, filesystem=where)
        mine = arrow.field("authority") == self.authority
        if datasets:
            mine &= arrow.field("dataset").isin(datasets)
        held = found.to_table(columns=[*_columns(name), PLACE], filter=mine).to_pandas()
        return held.sort_values(["dataset", PLACE], kind="stable", ignore_index=True)[_columns(name)]

    @staticmethod
    def _filesystem(uris: list[str]) -> tuple[fs.FileSystem, list[str]]:
        """Where the files lie, for Arrow: reading through Delta's own reader has ended processes in an abort."""
        if "://" not in uris[0]:
            return fs.LocalFileSystem(), uris
        found = [fs.FileSystem.from_uri(uri) for uri in uris]
        return found[0][0], [path for _, path in found]

    def _companions(self, number: int) -> dict[str, int]:
        """The versions of the companions that a version of the figures names."""
        return dict(self._commit_of(number)["companions"])

    def _commit_of(self, number: int) -> dict[str, Any]:
        """What the commit of a version says of itself. A commit never changes, so each is read once."""
        if number not in self._said:
            for entry in self._latest(FIGURES).history():
                if NOTE in entry:
                    self._said[entry["version"]] = json.loads(entry[NOTE])
        if number not in self._said:
            raise OutcomesError(f"version {number} is not in the store; the history lists those that are")
        return self._said[number]

    def _version(self, number: int) -> Version | None:
        """A version of this authority's board; None for one of another's."""
        said = self._commit_of(number)
        if said["authority"] != self.authority:
            return None
        return Version(number, Signature(**said["by"]), tuple(said["datasets"]), said["companions"], said["undoes"])

    def _latest(self, name: str) -> DeltaTable:
        """The table as it stands now; what was read of it before is kept."""
        if name not in self._held:
            self._held[name] = DeltaTable(self._uri(name))
        else:
            self._held[name].update_incremental()
        return self._held[name]

    def _uri(self, name: str) -> str:
        return f"{self.address.rstrip('/')}/{name}" if "://" in self.address else os.path.join(self.address, name)

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        """Faults of the store in words."""
        try:
            yield
        except (DeltaError, OSError, pa.ArrowException) as fault:
            if what == "read" and isinstance(fault, TableNotFoundError):
                raise OutcomesError(
                    f"{self.address} holds no store of figures; check the address of the store"
                ) from fault
            said = " ".join(str(fault).split())[:200]
            raise OutcomesError(
                f"{self.address} could not be {what} ({said}); nothing has changed. Check that the place exists, that you may "
                "write there, and that there is room"
            ) from fault


def _columns(name: str) -> list[str]:
    """What is read of a table: its columns, and of the figures whether each is hidden."""
    return [*PARTS[name], GONE] if name == FIGURES else PARTS[name]


def _schema(columns: list[str], numbers: list[str]) -> pa.Schema:
    kinds = {name: pa.float64() if name in numbers else pa.string() for name in columns}
    kinds |= {GONE: pa.bool_()} if numbers else {}
    return pa.schema([("authority", pa.string()), (PLACE, pa.int64()), *kinds.items()])


SCHEMAS = {name: _schema(columns, table.NUMBERS if name == FIGURES else []) for name, columns in PARTS.items()}
