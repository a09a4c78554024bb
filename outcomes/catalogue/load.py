"""The catalogue: what each indicator means, read from ``datasets/<name>/dataset.yaml``.

Loading checks every declaration and fails at once, naming file, indicator, field and remedy.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from jsonschema import Draft202012Validator

from outcomes import files, periods
from outcomes.catalogue.model import PUBLISHED_AGGREGATE, Dataset, Indicator, Plan, Source, Thresholds
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS

SCHEMA = Path(__file__).parent / "schema.json"
# Decision 47.
NOT_WHOLE = (
    "small counts cannot be hidden safely yet. What is hidden could be had from breakdowns, from areas without small areas, "
    "from totals that are no sums, from notes, or from an earlier publication, and nothing is rounded. Take in figures that "
    f"their source has published as aggregates, and write {PUBLISHED_AGGREGATE}"
)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


T = TypeVar("T", Source, Indicator, periods.Wave)


def load(folder: Path = DATASETS, faults: list[str] | None = None) -> dict[str, Dataset]:
    """Read every ``dataset.yaml`` under a folder.

    A dataset with a fault is left out and named in ``faults``; without such a list OutcomesError is raised.
    """
    declared = sorted(folder.glob("*/dataset.yaml"))
    if not declared:
        raise OutcomesError(f"{folder.name}/ holds no dataset.yaml; 'python -m outcomes geo' writes the first")
    found = {}
    for file in declared:
        try:
            dataset = load_one(file)
        except OutcomesError as fault:
            if faults is None:
                raise
            faults.append(f"{fault}. The dataset is left out; everything else is shown")
            continue
        found[dataset.id] = dataset
    return found


def load_one(file: Path) -> Dataset:
    """Read and check one ``dataset.yaml``."""
    where = f"datasets/{file.parent.name}/dataset.yaml"
    with files.reading(
        f"{where}: not readable as YAML in UTF-8; it", "correct the line named, or take the file from a copy"
    ):
        raw = yaml.load(files.regular(file).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506
    _validate(raw, _schema(), where)
    if raw["id"] != file.parent.name:
        raise OutcomesError(f"{where}: id is '{raw['id']}'; write the folder's name, '{file.parent.name}'")
    entries = [{**raw["defaults"], **entry} for entry in raw["indicators"]]
    for entry in entries:
        entry = {key: value for key, value in entry.items() if value is not None}
        _validate(entry, _indicator_schema(), f"{where}: indicator '{entry.get('id', '?')}'")
        if entry["disclosure"] != PUBLISHED_AGGREGATE:
            raise OutcomesError(f"{where}: indicator '{entry['id']}': disclosure '{entry['disclosure']}': {NOT_WHOLE}")
    themes = {theme["id"]: theme["title"] for theme in raw["themes"]}
    for entry in entries:
        if entry["theme"] not in themes:
            raise OutcomesError(
                f"{where}: indicator '{entry['id']}': theme '{entry['theme']}' is not declared; add it under themes:"
            )
    return Dataset(
        id=raw["id"],
        title=raw["title"],
        summary=raw["summary"],
        owner_role=raw["owner_role"],
        next_update=raw["next_update"],
        sources=_by_id((Source(**entry) for entry in raw["sources"]), where),
        themes=themes,
        indicators=_by_id((_indicator(entry, raw["id"], where) for entry in entries), where),
        waves=_by_id((_wave(entry, where) for entry in raw.get("waves", [])), where),
    )


def _indicator(entry: dict[str, Any], dataset: str, where: str) -> Indicator:
    values = {key: value for key, value in entry.items() if value is not None}
    for name, kind in (("thresholds", Thresholds), ("plan", Plan)):
        if name in values:
            given = values[name]
            try:
                periods.parse(given["holds_from"])
            except OutcomesError as fault:
                raise OutcomesError(f"{where}: indicator '{entry['id']}': {name}: {fault}") from fault
            spans = {key: tuple(item) if isinstance(item, list) else item for key, item in given.items()}
            values[name] = cast(Any, kind)(**spans)
    return Indicator(dataset=dataset, **values)


def _wave(entry: dict[str, Any], where: str) -> periods.Wave:
    with files.reading(f"{where}: wave '{entry['id']}': a date", "correct it; write dates as 2016-12-31"):
        start, end = date.fromisoformat(entry["start"]), date.fromisoformat(entry["end"])
    return periods.Wave(
        id=entry["id"],
        title=entry["title"],
        order=entry["order"],
        start=start,
        end=end,
        basis=entry["basis"],
        quarter=entry.get("quarter", ""),
    )


def _by_id(entries: Iterable[T], where: str) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        if entry.id in found:
            raise OutcomesError(f"{where}: '{entry.id}' is declared twice; give each its own id")
        found[entry.id] = entry
    return found


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@cache
def _indicator_schema() -> Draft202012Validator:
    whole = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator({**whole["$defs"]["indicator"], "$defs": whole["$defs"]})


def _validate(raw: Any, schema: Draft202012Validator, where: str) -> None:
    for fault in schema.iter_errors(raw):
        path = ".".join(str(step) for step in fault.absolute_path)
        raise OutcomesError(f"{where}: {path + ': ' if path else ''}{fault.message}; correct or add it")
