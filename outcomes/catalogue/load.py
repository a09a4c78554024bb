"""The catalogue: what each indicator means, read from ``datasets/<name>/dataset.yaml``.

Loading checks every declaration and fails at once, naming file, indicator, field and remedy.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from jsonschema import Draft202012Validator

from outcomes import files, periods
from outcomes.catalogue.model import (
    Bands,
    Dataset,
    Imports,
    Indicator,
    Note,
    Page,
    Pairs,
    Plan,
    Priorities,
    Returned,
    Scheme,
    Screen,
    Section,
    Source,
    Survey,
)
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS

SCHEMA = Path(__file__).parent / "schema.json"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


T = TypeVar("T", Source, Indicator, periods.Wave, Section)


def load(folder: Path = DATASETS, faults: list[str] | None = None) -> dict[str, Dataset]:
    """Read every ``dataset.yaml`` under a folder.

    A dataset with a fault is left out and named in ``faults``; without such a list OutcomesError is raised.
    """
    declared = sorted(folder.glob("*/dataset.yaml"))
    if not declared:
        raise OutcomesError(f"{folder.name}/ holds no dataset.yaml; 'python -m outcomes geo' writes the first")
    found: dict[str, Dataset] = {}
    for file in declared:
        try:
            dataset = load_one(file)
            _told_apart(dataset, found.values())
        except OutcomesError as fault:
            if faults is None:
                raise
            faults.append(f"{fault}. The dataset is left out; everything else is shown")
            continue
        found[dataset.id] = dataset
    return found


def load_one(file: Path) -> Dataset:
    """Read and check one ``dataset.yaml``."""
    with files.reading(*_unreadable(file.parent.name)):
        text = files.regular(file).read_text(encoding="utf-8")
    return _read(text, file.parent.name)


def _unreadable(folder: str) -> tuple[str, str]:
    return (
        f"datasets/{folder}/dataset.yaml: not readable as YAML in UTF-8; it",
        "correct the line named, or take the file from a copy",
    )


@lru_cache(maxsize=64)
def _read(text: str, folder: str) -> Dataset:
    """A declaration read and checked, once a text, because every publish opens the catalogue anew (decision 136)."""
    where = f"datasets/{folder}/dataset.yaml"
    with files.reading(*_unreadable(folder)):
        raw = yaml.load(text, Loader=LOADER)  # noqa: S506
    # YAML reads a bare "on" as true.
    if isinstance(raw, dict) and isinstance(raw.get("notes"), list):
        raw["notes"] = [
            {("on" if k is True else k): v for k, v in note.items()} if isinstance(note, dict) else note
            for note in raw["notes"]
        ]
    _validate(raw, _schema(), where)
    if raw["id"] != folder:
        raise OutcomesError(f"{where}: id is '{raw['id']}'; write the folder's name, '{folder}'")
    themes = {theme["id"]: theme["title"] for theme in raw["themes"]}
    schemes = {
        name: Scheme(name, tuple(given["grades"]), given.get("step", 1)) for name, given in raw.get("bands", {}).items()
    }
    entries = [_complete(entry, raw["defaults"], themes, where) for entry in raw["indicators"]]
    page = {"title": raw["title"], "address": raw["id"].replace("_", "-"), **raw.get("page", {})}
    dataset = Dataset(
        id=raw["id"],
        title=raw["title"],
        summary=raw["summary"],
        owner_role=raw["owner_role"],
        next_update=raw["next_update"],
        sources=_by_id((_source(entry) for entry in raw["sources"]), where),
        themes=themes,
        indicators=_by_id((_indicator(entry, raw["id"], schemes, where) for entry in entries), where),
        waves=_by_id((_wave(entry, where) for entry in raw.get("waves", [])), where),
        page=Page(**page),
        sections=tuple(_by_id((_section(entry, raw["id"]) for entry in raw.get("sections", [])), where).values()),
        notes=tuple(
            Note(on=n["on"], text=n["text"], since=n.get("from", ""), until=n.get("until", ""))
            for n in raw.get("notes", [])
        ),
        survey=_survey(raw.get("survey")),
        screens=tuple(Screen(**entry) for entry in raw.get("screens", [])),
        priorities=Priorities(**raw["priorities"]) if "priorities" in raw else None,
        returns=tuple(Returned(**entry) for entry in raw.get("returns", [])),
    )
    _refer(dataset, where)
    return dataset


def _source(entry: dict[str, Any]) -> Source:
    return Source(**{**entry, "places": tuple(entry.get("places", {}).items())})


def _complete(entry: dict[str, Any], defaults: dict[str, Any], themes: dict[str, str], where: str) -> dict[str, Any]:
    """A declared indicator with the defaults of its dataset, checked."""
    entry = {key: value for key, value in {**defaults, **entry}.items() if value is not None}
    named = f"{where}: indicator '{entry.get('id', '?')}'"
    _validate(entry, _indicator_schema(), named)
    if entry["theme"] not in themes:
        raise OutcomesError(f"{named}: theme '{entry['theme']}' is not declared; add it under themes:")
    return entry


def _indicator(entry: dict[str, Any], dataset: str, schemes: dict[str, Scheme], where: str) -> Indicator:
    where = f"{where}: indicator '{entry['id']}'"
    values = {
        **entry,
        "near": tuple(entry.get("near", ())),
        "same_as": tuple((one["id"], one.get("why", "")) for one in entry.get("same_as", ())),
        "search": tuple(entry.get("search", ())),
        "standard": tuple(entry.get("standard", {}).items()),
    }
    if "plan" in values:
        values["plan"] = Plan(**values["plan"])
        _period(values["plan"].holds_from, f"{where}: plan")
    if "imports" in values:
        values["imports"] = Imports(layout=values["imports"]["from"], column=values["imports"]["column"])
    values["bands"] = tuple(_bands(given, schemes, where) for given in entry.get("bands", ()))
    return Indicator(dataset=dataset, **values)


def _bands(given: dict[str, Any], schemes: dict[str, Scheme], where: str) -> Bands:
    """The bands of an indicator from a period on, by a scheme of the dataset (the only one, where none is named)."""
    name = given.get("scheme") or (next(iter(schemes)) if len(schemes) == 1 else "")
    if name not in schemes:
        raise OutcomesError(f"{where}: bands: scheme '{name}' is not declared; add it under bands: of the dataset")
    scheme = schemes[name]
    _period(given["from"], f"{where}: bands")
    ranges = given.get("ranges", {})
    if odd := [grade for grade in ranges if grade not in scheme.grades]:
        raise OutcomesError(
            f"{where}: bands: '{odd[0]}' is no grade of {name}; write one of {', '.join(scheme.grades)}"
        )
    if "tolerance" in given and len(scheme.grades) != 3:
        raise OutcomesError(
            f"{where}: bands: a tolerance needs a scheme of three grades, and {name} has {len(scheme.grades)}; write ranges"
        )
    ordered = tuple((grade, *ranges[grade]) for grade in scheme.grades if grade in ranges)
    return Bands(scheme, given["from"], ordered, given.get("tolerance"))


def _period(period: str, where: str, waves: Mapping[str, periods.Wave] | None = None) -> None:
    try:
        periods.parse(period, waves)
    except OutcomesError as fault:
        raise OutcomesError(f"{where}: {fault}") from fault


def _section(entry: dict[str, Any], dataset: str) -> Section:
    lists = {
        name: tuple(entry.get(name, ())) for name in ("themes", "indicators", "without", "stages", "grades", "says")
    }
    said = entry.get("sentence", {})
    sentences = ((("", said),)) if isinstance(said, str) else tuple(said.items())
    rest = {key: value for key, value in entry.items() if key != "sentence"}
    return Section(**{"title": "", **rest, "dataset": dataset, **lists, "sentences": sentences})


def _survey(given: dict[str, Any] | None) -> Survey | None:
    if given is None:
        return None
    lists: dict[str, Any] = {
        name: tuple(given[name]) for name in ("waves", "themes", "groups", "asked") if name in given
    }
    if "pairs" in given:
        said = given["pairs"]
        items = tuple((one["statement"], *one["of"]) for one in said["items"])
        lists["pairs"] = Pairs(said["title"], tuple(said["views"]), items)
    return Survey(**{**given, **lists})


def _refer(dataset: Dataset, where: str) -> None:
    """Whatever sections, survey, notes and screens refer to must be declared. Raises OutcomesError for the first that is not."""
    known = {"theme": dataset.themes, "indicator": dataset.indicators, "section": {s.id for s in dataset.sections}}
    given = [("theme", name, f"section '{s.id}'") for s in dataset.sections for name in s.themes]
    given += [("indicator", name, f"section '{s.id}'") for s in dataset.sections for name in s.indicators]
    given += [("section", s.under, f"section '{s.id}'") for s in dataset.sections if s.under]
    given += [("indicator", item.indicator, "returns") for item in dataset.returns]
    given += [("section", s.section, f"screen '{s.id}'") for s in dataset.screens]
    if dataset.survey:
        given += [("theme", name, "survey") for name in dataset.survey.themes]
        given += [("indicator", name, "survey") for name in dataset.survey.asked or ()]
        pairs = dataset.survey.pairs.items if dataset.survey.pairs else ()
        given += [("indicator", name, f"survey: pair '{statement}'") for statement, *both in pairs for name in both]
    for kind, name, at in given:
        if name not in known[kind]:
            raise OutcomesError(f"{where}: {at}: {kind} '{name}' is not declared; declare it or correct its spelling")
    for note in dataset.notes:
        if not any(note.on in names for names in known.values()):
            raise OutcomesError(f"{where}: notes: '{note.on}' is no indicator, theme or section; correct its spelling")
        for period in filter(None, (note.since, note.until)):
            _period(period, f"{where}: notes", dataset.waves)
    for wave in dataset.survey.waves if dataset.survey else ():
        _period(wave, f"{where}: survey", dataset.waves)
    if dataset.survey and dataset.survey.pairs:
        for statement, *both in dataset.survey.pairs.items:
            if odd := [name for name in both if dataset.indicators[name].theme not in dataset.survey.themes]:
                raise OutcomesError(
                    f"{where}: survey: pair '{statement}': '{odd[0]}' is no item of the survey; name an indicator of one of "
                    "its themes"
                )


def _told_apart(dataset: Dataset, others: Collection[Dataset]) -> None:
    """Refuse an id, a role, or a publisher's column, that two indicators of the whole catalogue claim."""
    held = {name: other.id for other in others for name in other.indicators}
    if twice := [name for name in dataset.indicators if name in held]:
        raise OutcomesError(
            f"datasets/{dataset.id}/dataset.yaml: indicator '{twice[0]}' is declared by '{held[twice[0]]}' too; "
            "give each its own id"
        )
    holder: dict[str, str] = {}
    for entry in (entry for each in (*others, dataset) for entry in each.indicators.values()):
        claims = [f"role '{entry.role}'"] if entry.role else []
        claims += [f"imports '{entry.imports.column}' from {entry.imports.layout}"] if entry.imports else []
        for claim in claims:
            if claim in holder:
                raise OutcomesError(
                    f"datasets/{dataset.id}/dataset.yaml: indicator '{entry.id}': {claim} stands at '{holder[claim]}' "
                    "too; leave it at one of them"
                )
            holder[claim] = entry.id


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
