"""Areas: the tree from country to LSOA, memberships of localities, and boundaries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import yaml

from outcomes.errors import OutcomesError
from outcomes.paths import GEO

ENGLAND = "E92000001"
LOCALITY = "locality"
LSOA = "lsoa"


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
    """What this authority calls its localities, and what must be said of their boundaries."""

    one: str = "locality"
    many: str = "localities"
    boundaries: str = ""


class Areas:
    """All areas, with the tree that joins them, the memberships of small areas, and their boundaries.

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
    ) -> None:
        for area in areas.values():
            if area.parent and area.parent not in areas:
                raise OutcomesError(
                    f"geo/areas.csv: '{area.id}' has parent '{area.parent}', which is not listed; add it"
                )
        self.areas = areas
        self.members = members
        self.folder = folder
        self.naming = naming or Naming()
        self._given = boundaries
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
        return next(area for area in self.areas.values() if area.kind == "authority")

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
    def boundaries(self) -> gpd.GeoDataFrame:
        """Shapes of localities and LSOAs: ``id``, ``kind``, ``geometry`` in National Grid metres."""
        if self._given is not None:
            return self._given
        return gpd.read_parquet(self.folder / "boundaries.parquet")

    @cached_property
    def middles(self) -> dict[str, tuple[int, int]]:
        """A point inside each locality, by id: easting and northing in metres."""
        shapes = self.boundaries[self.boundaries["kind"] == LOCALITY].set_index("id").geometry.representative_point()
        return {str(area): (round(point.x), round(point.y)) for area, point in shapes.items()}

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
    listed = pd.read_csv(folder / "areas.csv", dtype="str", keep_default_na=False)
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    areas = {row["id"]: Area(**row) for row in listed.to_dict("records")}
    return Areas(areas, members, folder, naming(folder))


def settings(folder: Path) -> dict[str, Any]:
    """What ``geo.yaml`` says; empty without the file."""
    file = folder / "geo.yaml"
    return (yaml.safe_load(file.read_text(encoding="utf-8")) or {}) if file.exists() else {}


def naming(folder: Path) -> Naming:
    """What ``geo.yaml`` calls the localities."""
    given = settings(folder).get("localities", {})
    return Naming(**{key: given[key] for key in ("one", "many", "boundaries") if key in given})


def load_places(folder: Path = GEO) -> pd.DataFrame:
    """Label points: name, kind, area, easting and northing in metres."""
    return pd.read_csv(folder / "places.csv")
