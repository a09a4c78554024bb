"""The same verbs without a browser: build, check, export, bench."""

import argparse
import sys
from pathlib import Path

from outcomes import export, store
from outcomes.errors import OutcomesError


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
    check = verbs.add_parser("check", help="check catalogue, areas and every shipped table")
    check.set_defaults(run=_check)
    out = verbs.add_parser("export", help="write a dataset's rows to a file")
    out.add_argument("--dataset", required=True, metavar="D")
    out.add_argument("--format", choices=export.FORMATS, default="csv")
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    out.set_defaults(run=_export)
    bench = verbs.add_parser("bench", help="measure 100,000 rows, then first view and filter change in a real browser")
    bench.add_argument("--rounds", type=int, default=5, help="rounds in the browser; 0 for none")
    bench.set_defaults(run=_bench)
    return parser


def _build(_: argparse.Namespace) -> None:
    for dataset, rows in store.build().items():
        print(f"{dataset}: {rows} rows")


def _check(_: argparse.Namespace) -> None:
    loaded = store.load()
    for name, dataset in loaded.datasets.items():
        register = (loaded.quality["dataset"] == name).sum()
        print(
            f"{name}: {len(dataset.indicators)} indicators, {len(loaded.of(name))} figures, "
            f"{register} entries in the data-quality register"
        )


def _export(given: argparse.Namespace) -> None:
    loaded = store.load()
    if given.dataset not in loaded.datasets:
        raise OutcomesError(f"dataset '{given.dataset}' does not exist; choose one of: {', '.join(loaded.datasets)}")
    frame = export.rows(loaded.of(given.dataset), loaded.datasets[given.dataset])
    export.save(frame, given.format, given.out)
    print(f"{given.out}: {len(frame)} rows")


def _bench(given: argparse.Namespace) -> None:
    # Imported here: the benchmark needs the browser driver, which only developers install.
    try:
        from outcomes import bench
    except ImportError as fault:
        raise OutcomesError(f"bench needs the test requirements ({fault.name}); see the README") from fault
    bench.rows()
    if given.rounds:
        bench.run(given.rounds)
