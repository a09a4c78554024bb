"""The same verbs without a browser: build, check, export, template, rehearse, publish, history, undo, release, pack, geo, fetch, import-small-area."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from outcomes import areas, export, files, geography, opening, paths, periods
from outcomes.errors import OutcomesError
from outcomes.importing import fetching, matching, reading, saving, starter
from outcomes.packs import making, story
from outcomes.publishing import changed, readings, releases, versions


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; 0 when well, 1 with one sentence on stderr when not."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except OutcomesError as fault:
        print(f"outcomes: {fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m outcomes", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    build = verbs.add_parser("build", help="make every tidy.parquet from its source files")
    build.set_defaults(run=_build)
    check = verbs.add_parser(
        "check", help="check catalogue, areas and every shipped table, or a file that is to be handed in"
    )
    check.add_argument(
        "file", type=Path, nargs="?", help="a filled-in template, a return, or CSV in the table's own columns"
    )
    check.add_argument("--dataset", default="", metavar="D", help="the dataset that the file is of")
    check.set_defaults(run=_check)
    out = verbs.add_parser("export", help="write a dataset's rows, or the words of one or all, to a file")
    out.add_argument("--dataset", default="", metavar="D", help="needed unless --words is given")
    out.add_argument("--words", action="store_true", help="texts as printed: actions, recommendations, voices ...")
    out.add_argument("--format", choices=export.FORMATS, default="csv")
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    out.set_defaults(run=_export)
    out.add_argument(
        "--as-of", default="", metavar="DAY", help="as it stood at the end of a day, or a version of the history"
    )
    _versions(verbs)
    _packs(verbs)
    geo = verbs.add_parser("geo", help="build boundaries and areas of an authority; keeps what an officer has written")
    geo.add_argument("--authority", default="", metavar="NAME", help="as ONS writes it; default: the one of geo.yaml")
    geo.add_argument("--code", default="", help="its nine-character code, E and eight digits")
    geo.add_argument("--wards", type=Path, metavar="FILE", help="ONS lookup of LSOAs to wards, CSV")
    geo.add_argument("--out", type=Path, default=paths.GEO, metavar="FOLDER")
    geo.set_defaults(run=_geo)
    fetch = verbs.add_parser("fetch", help="fetch a publisher's file and take it in (needs the internet)")
    fetch.add_argument("name", choices=list(fetching.DOWNLOADS))
    fetch.set_defaults(run=_fetch)
    small = verbs.add_parser("import-small-area", help="take in a publisher's file of LSOA figures")
    small.add_argument("file", type=Path)
    small.add_argument("--period", default="", help="where the file does not name it, such as mid-2017")
    small.add_argument("--source", default="", metavar="ID", help="a source of the dataset.yaml")
    small.set_defaults(run=lambda given: _take(given.file, given.period, given.source))
    return parser


def _versions(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The verbs that add figures."""
    template = verbs.add_parser("template", help="write the workbook that an officer fills in for a period")
    template.add_argument("--dataset", required=True, metavar="D")
    template.add_argument("--period", required=True, metavar="P", help="such as 2016-17-Q4 or 'Q4 2016/17'")
    template.add_argument("--out", type=Path, required=True, metavar="FILE")
    template.set_defaults(run=_template)
    rehearse = verbs.add_parser("rehearse", help="say what a file of figures would change, and what is wrong with it")
    publish = verbs.add_parser("publish", help="publish a file of figures as a new version")
    for verb in (rehearse, publish):
        verb.add_argument("file", type=Path, help="a filled-in template, or CSV in the table's own columns")
        verb.add_argument("--dataset", required=True, metavar="D")
    publish.add_argument("--answer", default="", help="why a commentary that is held identifies nobody")
    undo = verbs.add_parser("undo", help="publish again what stood before a version")
    undo.add_argument("version", type=int)
    for verb in (publish, undo):
        verb.add_argument("--message", required=True, help="what this is, for the history: one line")
        verb.add_argument("--author", required=True, help="who publishes")
        verb.add_argument("--role", default="officer")
    release = verbs.add_parser(
        "release", help="say what a new release corrects in the shipped tables; with a message, publish that"
    )
    release.add_argument(
        "--message", default="", help="what this is, for the history: one line; without it nothing is published"
    )
    release.add_argument("--author", default="", help="who publishes")
    release.add_argument("--role", default="officer")
    release.set_defaults(run=_release)
    rehearse.set_defaults(run=_rehearse)
    publish.set_defaults(run=_publish)
    undo.set_defaults(run=_undo)
    verbs.add_parser("history", help="list what was published, when and by whom").set_defaults(run=_history)


def _packs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The verb that makes packs."""
    pack = verbs.add_parser("pack", help="make a pack: slides, a paper, a workbook, a page that works offline")
    kinds = [name for name, one in story.stories().items() if name != story.VIEW]
    pack.add_argument("--kind", choices=kinds, default=kinds[0])
    pack.add_argument("--quarter", default="", metavar="Q", help="such as 2016-17-Q3; the usual one without")
    pack.add_argument("--compare", default="previous", metavar="Q", help="previous, year-ago or a quarter")
    pack.add_argument("--area", default="", metavar="A", help="a locality by id or name; the authority without")
    pack.add_argument("--all", action="store_true", help="one of every locality")
    pack.add_argument("--own", default="", metavar="LINK", help="own localities, as they stand in a link behind own=")
    pack.add_argument("--as-of", default="", metavar="DAY", help="as it stood at the end of a day, or a version")
    pack.add_argument("--sections", default="", metavar="S,S", help="which chapters, in which order; all without")
    pack.add_argument("--format", default="pdf", metavar="F,F", help=", ".join(making.FORMATS))
    pack.add_argument("--template", type=Path, metavar="FILE", help="a council's own PowerPoint template")
    pack.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    pack.add_argument("--quietly", action="store_true", help="give way to whatever else this machine does")
    pack.set_defaults(run=_pack)


def _pack(given: argparse.Namespace) -> None:
    if given.quietly and hasattr(os, "nice"):
        os.nice(10)
    forms = [form.strip() for form in given.format.split(",") if form.strip()]
    if odd := [form for form in forms if form not in making.FORMATS]:
        raise OutcomesError(f"format '{odd[0]}' is not known; choose from: {', '.join(making.FORMATS)}")
    at = versions.Places()
    number = versions.as_of(at, given.as_of) if given.as_of else versions.latest(at)
    found = making.regrouped(making.version(at, number), given.own)
    template = files.regular(given.template).read_bytes() if given.template else None
    given.out.mkdir(parents=True, exist_ok=True)
    wanted = [place.id for place in found.board.areas.localities] if given.all else [given.area]
    for area in wanted:
        chosen = making.selection(found.board, given.quarter, area, given.compare)
        sections = [name for name in given.sections.split(",") if name]
        document, asked = making.document_of(found, given.kind, chosen, sections)
        for form in forms:
            out = given.out / making.name_of(given.kind, chosen, found.board, form)
            files.write(out, making.file_of(document, form, asked, template))
            print(out)


def _template(given: argparse.Namespace) -> None:
    files.write(given.out, versions.template_for(versions.Places(), given.dataset, periods.written(given.period)))
    print(f"{given.out}: write in the light yellow cells, then run: python -m outcomes rehearse {given.out}")


def _rehearse(given: argparse.Namespace) -> int:
    at = versions.Places()
    found = versions.rehearse(at, given.file, given.dataset)
    wrong = _told(found)
    if not wrong:
        now, then = versions.board(at, found.base), versions.afterwards(at, found)
        for line in changed.read(*readings.of(found.dataset, found.changes, now, then)):
            print(line)
    return wrong


def _told(found: versions.Rehearsal) -> int:
    """Print what is wrong and what changes; 1 where something is wrong."""
    for remark in found.remarks:
        print(remark)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    for problem in found.held:
        print(f"held: {problem}", file=sys.stderr)
    for line in changed.lines(found):
        print(line)
    for warned in found.warned:
        print(f"look: {changed.warned(found, warned)}")
    return int(bool(found.problems))


def _publish(given: argparse.Namespace) -> int:
    at = versions.Places()
    found = versions.rehearse(at, given.file, given.dataset)
    if found.problems:
        return _told(found)
    number = versions.publish(at, found, given.message, given.author, given.role, given.answer)
    _told(found)
    print(f"Version {number} is published.")
    return 0


def _release(given: argparse.Namespace) -> None:
    at = versions.Places()
    found = releases.rehearse(at)
    for rehearsal in found:
        _told(rehearsal)
        if rehearsal.besides:
            print(f"{rehearsal.dataset.title}: {rehearsal.besides} changes.")
        if given.message:
            number = versions.publish(at, rehearsal, given.message, given.author, given.role)
            print(f"Version {number} is published.")
    if not found:
        print("What is published holds all that this release ships.")


def _undo(given: argparse.Namespace) -> None:
    number = versions.undo(versions.Places(), given.version, given.message, given.author, given.role)
    print(f"Version {number} is published; it holds what stood before version {given.version}.")


def _history(_: argparse.Namespace) -> None:
    found = versions.history(versions.Places())
    for version in found:
        print(changed.history(version))
    if not found:
        print("Nothing has been published; the tables as shipped are shown.")


def _build(_: argparse.Namespace) -> None:
    for dataset, rows in opening.build().items():
        print(f"{dataset}: {rows} rows")


def _check(given: argparse.Namespace) -> int:
    if given.file is not None:
        return _told(versions.rehearse(versions.Places(), given.file, given.dataset))
    faults: list[str] = []
    loaded = opening.load(faults=faults)
    try:
        areas.check(loaded.areas)
    except OutcomesError as fault:
        faults.append(str(fault))
    for name, dataset in loaded.datasets.items():
        register = (loaded.quality["dataset"] == name).sum()
        wards = (loaded.wards["dataset"] == name).sum()
        print(
            f"{name}: {len(dataset.indicators)} indicators, {len(loaded.of(name))} figures, "
            f"{f'{wards} more of wards for own localities, ' if wards else ''}"
            f"{(loaded.words['dataset'] == name).sum()} texts, {register} entries in the data-quality register"
        )
    for said in faults:
        print(f"outcomes: {said}", file=sys.stderr)
    return int(bool(faults))


def _export(given: argparse.Namespace) -> None:
    at = versions.Places()
    loaded = versions.board(at, versions.as_of(at, given.as_of) if given.as_of else versions.latest(at))
    every = given.words and not given.dataset
    if not every and given.dataset not in loaded.datasets:
        raise OutcomesError(f"dataset '{given.dataset}' does not exist; choose one of: {', '.join(loaded.datasets)}")
    if given.words:
        frame = loaded.words if every else loaded.words[loaded.words["dataset"] == given.dataset]
    else:
        frame = export.rows(loaded.of(given.dataset), loaded.datasets[given.dataset])
    export.save(frame, given.format, given.out)
    print(f"{given.out}: {len(frame)} rows")


def _geo(given: argparse.Namespace) -> None:
    made = geography.build(given.out, given.authority, given.code, given.wards)
    print(
        f"{made['authority']}: {made['lsoas']} LSOAs, {made['wards']} wards, {made['localities']} localities in {given.out}"
    )
    started = starter.write(given.out.resolve().parent / "datasets")
    for name in [*made["written"], *([str(started)] if started else [])]:
        print(f"{name} is a skeleton: fill it in")


def _fetch(given: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _take(fetching.download(given.name, Path(folder)), "", "")


def _take(file: Path, period: str, source: str) -> None:
    loaded = opening.load()
    taken = matching.take(reading.read(file, period), loaded, source)
    for written in saving.save(taken, loaded):
        print(f"{written}: written")
    for remark in taken.remarks:
        print(remark)
