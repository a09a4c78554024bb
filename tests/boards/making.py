"""An invented board for tests: two quarters, an authority with two districts, every kind of section. Nothing in it is real."""

import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import yaml
from shapely.geometry import box

from outcomes import opening
from outcomes.board import Board

TINY = Path(__file__).parent / "tiny"
LSOAS = {"E01000001": (0, 1), "E01000002": (1, 1), "E01000003": (0, 0), "E01000004": (1, 0)}
HOMES = {"T-NORTH": ("E01000001", "E01000002"), "T-SOUTH": ("E01000003", "E01000004")}


def folder(at: Path) -> Path:
    """A copy of the invented board's folders, with boundaries: four squares of a kilometre."""
    shutil.copytree(TINY, at)
    squares = {
        name: box(400000 + 1000 * x, 400000 + 1000 * y, 401000 + 1000 * x, 401000 + 1000 * y)
        for name, (x, y) in LSOAS.items()
    }
    whole = {name: squares[parts[0]].union(squares[parts[1]]) for name, parts in HOMES.items()}
    shapes = [
        *((name, "lsoa", shape) for name, shape in squares.items()),
        *((n, "locality", s) for n, s in whole.items()),
    ]
    ids, kinds, geometry = zip(*shapes, strict=True)
    frame = gpd.GeoDataFrame({"id": ids, "kind": kinds}, geometry=list(geometry), crs=27700)
    frame.to_parquet(at / "geo" / "boundaries.parquet")
    return at


def opened(at: Path) -> Board:
    """The board of a folder, its tables built."""
    opening.build(at / "datasets", at / "geo")
    return opening.load(at / "datasets", at / "geo")


def changed(at: Path, rows: list[dict[str, object]], drop: str = "", dataset: str = "tiny", **declared: object) -> None:
    """Add rows to a dataset's figures (and drop those that a query names), and declare what is given in its dataset.yaml."""
    place = at / "datasets" / dataset
    file = place / "source" / "figures.csv"
    frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    if drop:
        frame = frame.drop(frame.query(drop).index)
    more = pd.DataFrame(rows).astype(str) if rows else frame.iloc[:0]
    pd.concat([frame, more], ignore_index=True).fillna("").to_csv(file, index=False)
    given = yaml.safe_load((place / "dataset.yaml").read_text(encoding="utf-8"))
    (place / "dataset.yaml").write_text(yaml.safe_dump({**given, **declared}, sort_keys=False), encoding="utf-8")
