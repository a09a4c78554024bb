"""Areas: the tree from country to LSOA, memberships of localities, and boundaries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import yaml

from outcomes import files
from outcomes.errors import OutcomesError
from outcomes.paths import GEO

ENGLAND = "E92000001"
LOCALITY, LSOA, OTHER_AUTHORITY = "locality", "lsoa", "other_authority"
# A ward as far as it lies in one locality: the smallest area of the shipped figures.
BLOCK = "block"
AREA_COLUMNS = ["id", "name", "kind", "parent", "note"]
MEMBER_COLUMNS = ["lsoa11cd", "lsoa11nm", "msoa11hclnm", "ward_code", "ward_name", "ward_fit", "locality_confidence"]
SIMILAR_COLUMNS = ["kind", "rank", "area", "basis"]
PLACE_COLUMNS = ["name", "kind", "area", "easting", "northing"]
AGAIN = "run: python -m outcomes geo"


@dataclass(frozen=True)
class Area:
    """A place or team that figures are published for."""

    id: str
    name: str
    kind: str
    parent: str
    note: str


@dataclass(frozen=True)
class Naming:
    """What this authority calls its localities, what must be said of their boundaries, and which board reads its figures."""

    one: str = "locality"
    many: str = "localities"
    boundaries: str = ""
    board: str = ""


class Areas:
    """All areas, with the tree that joins them, the memberships of small areas, and their boundaries.

    ``blocks`` are the LSOAs of each block where the tree no longer says so, as under own localities.
    ``members`` has a row for each LSOA: ``lsoa11cd``, ``ward_code``, ``ward_name``, ``locality_confidence``
    and more. ``boundaries`` has ``id``, ``kind`` and ``geometry`` in National Grid metres; without it
    the folder's file is read when first asked for.
    """

    def __init__(
        self,
        areas: dict[str, Area],
        members: pd.DataFrame,
        folder: Path = GEO,
        naming: Naming | None = None,
        boundaries: gpd.GeoDataFrame | None = None,
        blocks: dict[str, frozenset[str]] | None = None,
    ) -> None:
        for area in areas.values():
            if area.parent and area.parent not in areas:
                raise OutcomesError(
                    f"geo/areas.csv: '{area.id}' has parent '{area.parent}', which is not listed; add it"
                )
        for start in areas.values():
            seen, above = {start.id}, start.parent
            while above:
                if above in seen:
                    raise OutcomesError(
                        f"geo/areas.csv: '{above}' lies inside itself by its parents; correct one, or {AGAIN}"
                    )
                seen.add(above)
                above = areas[above].parent
        self.areas = areas
        self.members = members
        self.folder = folder
        self.naming = naming or Naming()
        self._given = boundaries
        self._blocks = blocks
        self._features: dict[str, list[dict[str, Any]]] = {}

    def __getitem__(self, area: str) -> Area:
        if area not in self.areas:
            raise OutcomesError(f"area '{area}' is not in geo/areas.csv; add it or correct the row")
        return self.areas[area]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id."""
        return frozenset(self.areas)

    @cached_property
    def authority(self) -> Area:
        """The one local authority whose dashboard this is."""
        found = [area for area in self.areas.values() if area.kind == "authority"]
        if len(found) != 1:
            raise OutcomesError(
                f"geo/areas.csv: {len(found) or 'no'} areas are of kind 'authority', one is needed; {AGAIN}"
            )
        return found[0]

    @cached_property
    def localities(self) -> list[Area]:
        """The localities in order of name."""
        return sorted((a for a in self.areas.values() if a.kind == LOCALITY), key=lambda a: a.name)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each area by id."""
        return {area.id: area.kind for area in self.areas.values()}

    @cached_property
    def doubtful(self) -> list[str]:
        """Names of the wards that may belong to another locality, in order."""
        low = self.members[self.members["locality_confidence"] == "low"]
        return sorted(low["ward_name"].unique())

    @cached_property
    def blocks(self) -> dict[str, frozenset[str]]:
        """LSOAs of each block: those of its ward that lie in its locality."""
        if self._blocks is not None:
            return self._blocks
        placed = {lsoa: self.locality_of(lsoa) for lsoa in self.members["lsoa11cd"] if lsoa in self.areas}
        inside: dict[tuple[str, str], set[str]] = {}
        for lsoa, ward in zip(self.members["lsoa11cd"], self.members["ward_code"], strict=True):
            inside.setdefault((ward, placed.get(lsoa, "")), set()).add(lsoa)
        own = (
            (area.id, (area.id.partition("-")[0], area.parent)) for area in self.areas.values() if area.kind == BLOCK
        )
        return {block: frozenset(inside[key]) for block, key in own if key in inside}

    def name(self, area: str) -> str:
        """The name of an area."""
        return self[area].name

    def upwards(self, area: str) -> Iterator[str]:
        """The area itself, then its parents up to the country."""
        while area:
            yield area
            area = self[area].parent

    def within(self, area: str, kinds: tuple[str, ...]) -> list[str]:
        """Ids of the kinds given that lie in an area (the area itself included)."""
        return [a.id for a in self.areas.values() if a.kind in kinds and area in self.upwards(a.id)]

    def locality_of(self, area: str) -> str:
        """The locality that an area lies in, itself included; "" for none."""
        return next((found for found in self.upwards(area) if self[found].kind == LOCALITY), "")

    @cached_property
    def _similar(self) -> pd.DataFrame:
        """Places like the authority: kind, rank, area, basis; empty without the file."""
        if not (self.folder / "similar.csv").exists():
            return pd.DataFrame(columns=SIMILAR_COLUMNS)
        found = _table(self.folder / "similar.csv", SIMILAR_COLUMNS)
        if lost := sorted(set(found["area"]) - set(self.areas)):
            raise OutcomesError(f"geo/similar.csv: area '{lost[0]}' is not in geo/areas.csv; add it or correct the row")
        return found

    @cached_property
    def similar(self) -> list[str]:
        """Ids of the places most like the authority, the nearest first, by the first reckoning that the file holds."""
        held = self._similar
        return held.loc[held["kind"] == held["kind"].iat[0], "area"].tolist() if len(held) else []

    @cached_property
    def far(self) -> frozenset[str]:
        """Other authorities that no reckoning calls similar: their figures are for a look at all authorities alone."""
        return frozenset(a for a, kind in self.kinds.items() if kind == OTHER_AUTHORITY) - set(self._similar["area"])

    @property
    def similar_basis(self) -> str:
        """Who says that these places are alike, in words."""
        return next(iter(self._similar["basis"]), "")

    @cached_property
    def boundaries(self) -> gpd.GeoDataFrame:
        """Shapes of localities and LSOAs: ``id``, ``kind``, ``geometry`` in National Grid metres."""
        if self._given is not None:
            return self._given
        with files.reading("geo/boundaries.parquet", AGAIN):
            shapes = gpd.read_parquet(files.regular(self.folder / "boundaries.parquet"))
            return shapes[["id", "kind", "geometry"]]

    @cached_property
    def middles(self) -> dict[str, tuple[int, int]]:
        """The middle of the widest part of each locality, by id: easting and northing in metres."""
        shapes = self.boundaries[self.boundaries["kind"] == LOCALITY].set_index("id").geometry
        # A line from the middle of the largest circle that fits inside to its edge, within 200 metres.
        widest = shapely.maximum_inscribed_circle(shapes.to_numpy(), tolerance=200)
        starts = zip(shapes.index, (line.coords[0] for line in widest), strict=True)
        return {str(area): (round(x), round(y)) for area, (x, y) in starts}

    def geojson(self, kind: str) -> list[dict[str, Any]]:
        """Boundaries as GeoJSON features in National Grid metres by id, wound for Vega; not to be changed."""
        if kind in self._features:
            return self._features[kind]
        shapes = self.boundaries[self.boundaries["kind"] == kind].copy()
        shapes["geometry"] = shapes.geometry.set_precision(1).orient_polygons(exterior_cw=True)
        features: list[dict[str, Any]] = json.loads(shapes[["id", "geometry"]].to_json())["features"]
        self._features[kind] = [
            {"type": "Feature", "id": f["properties"]["id"], "geometry": f["geometry"]} for f in features
        ]
        return self._features[kind]


def load(folder: Path = GEO) -> Areas:
    """Read the area tree and memberships. Raises OutcomesError when a file is missing."""
    for name in ("areas.csv", "memberships.csv"):
        if not (folder / name).exists():
            raise OutcomesError(f"geo/{name} is missing; run: python -m outcomes geo --authority NAME")
    listed, members = _table(folder / "areas.csv", AREA_COLUMNS), _table(folder / "memberships.csv", MEMBER_COLUMNS)
    for frame, file, column in ((listed, "areas.csv", "id"), (members, "memberships.csv", "lsoa11cd")):
        if frame.empty or frame[column].duplicated().any():
            fault = "no line" if frame.empty else f"'{frame.loc[frame[column].duplicated(), column].iloc[0]}' twice"
            raise OutcomesError(f"geo/{file} holds {fault}; restore it, or {AGAIN}")
    areas = {row["id"]: Area(**{name: row[name] for name in AREA_COLUMNS}) for row in listed.to_dict("records")}
    tree = Areas(areas, members, folder, naming(folder))
    # Asked here, so that a tree without an authority is told at once.
    _ = tree.authority
    return tree


def _table(file: Path, columns: list[str]) -> pd.DataFrame:
    """A CSV of text that has the columns. Raises OutcomesError naming file and column."""
    if not file.exists():
        raise OutcomesError(f"geo/{file.name} is missing; {AGAIN}")
    with files.reading(f"geo/{file.name}", f"save it as CSV in UTF-8, or {AGAIN}"):
        frame = pd.read_csv(files.regular(file), dtype="str", keep_default_na=False)
    if missing := [name for name in columns if name not in frame.columns]:
        raise OutcomesError(f"geo/{file.name}: column '{missing[0]}' is missing; restore it, or {AGAIN}")
    return frame


def check(areas: Areas) -> None:
    """Read what is otherwise read when a map is drawn: boundaries of every locality and LSOA, and the places named.

    Raises OutcomesError naming file and remedy.
    """
    shapes = areas.boundaries
    drawn = set(shapes["id"])
    if len(drawn) != len(shapes):
        raise OutcomesError(f"geo/boundaries.parquet: an area has two boundaries; {AGAIN}")
    polygons = shapes.geometry.geom_type.isin(("Polygon", "MultiPolygon")) & ~shapes.geometry.is_empty
    # The National Grid's metres; degrees would all lie in its corner.
    inside = shapes.geometry.bounds.apply(lambda edge: edge.between(1_000, 1_300_000)).all(axis=1)
    if (odd := shapes[~(polygons & inside)]).size:
        raise OutcomesError(
            f"geo/boundaries.parquet: '{odd['id'].iloc[0]}' has no polygon in National Grid metres; {AGAIN}"
        )
    for area in areas.areas.values():
        if area.kind in (LOCALITY, LSOA) and area.id not in drawn:
            raise OutcomesError(f"geo/boundaries.parquet: '{area.id}' ({area.name}) has no boundary; {AGAIN}")
    if lost := sorted(set(areas.members["lsoa11cd"]) - set(areas.areas)):
        raise OutcomesError(f"geo/memberships.csv: LSOA {lost[0]} is not in geo/areas.csv; {AGAIN}")
    load_places(areas.folder)


def settings(folder: Path) -> dict[str, Any]:
    """What ``geo.yaml`` says; empty without the file."""
    file = folder / "geo.yaml"
    if not file.exists():
        return {}
    with files.reading("geo/geo.yaml", "correct the line named, or take the file from a copy"):
        found = yaml.safe_load(files.regular(file).read_text(encoding="utf-8")) or {}
        if not isinstance(found, dict):
            raise OutcomesError("geo/geo.yaml: holds no settings (name: value); take the file from a copy")
        return found


def naming(folder: Path) -> Naming:
    """What ``geo.yaml`` calls the localities."""
    told, names = settings(folder), [field.name for field in fields(Naming)]
    given = told.get("localities") or {}
    given = {**given, "board": told.get("board", "")} if isinstance(given, dict) else {"board": None}
    if any(not isinstance(given.get(name, ""), str) for name in names):
        raise OutcomesError("geo/geo.yaml: board and localities (one, many, boundaries) are words; correct them")
    if any(key in given and not given[key].strip() for key in ("one", "many")):
        raise OutcomesError("geo/geo.yaml: localities: one and many cannot be empty; correct it")
    return Naming(**{name: given[name] for name in names if name in given})


def load_places(folder: Path = GEO) -> pd.DataFrame:
    """Label points: name, kind, area, easting and northing in metres."""
    places = _table(folder / "places.csv", PLACE_COLUMNS)
    with files.reading("geo/places.csv: a coordinate", AGAIN):
        found = places.astype({"easting": float, "northing": float})
        if not np.isfinite(found[["easting", "northing"]].to_numpy()).all():
            raise ValueError("it is no number")
        return found
