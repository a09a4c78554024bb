"""Areas: the tree from England to LSOA, memberships of networks, and boundaries."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from outcomes.errors import OutcomesError
from outcomes.paths import GEO

ENGLAND = "E92000001"


@dataclass(frozen=True)
class Area:
    """A place or team that figures are published for."""

    id: str
    name: str
    kind: str
    parent: str
    note: str


class Areas:
    """All areas, with the tree that joins them and the memberships of small areas."""

    def __init__(self, areas: dict[str, Area], members: pd.DataFrame, folder: Path = GEO) -> None:
        for area in areas.values():
            if area.parent and area.parent not in areas:
                raise OutcomesError(
                    f"geo/areas.csv: '{area.id}' has parent '{area.parent}', which is not listed; add it"
                )
        self.areas = areas
        self.members = members
        self.folder = folder

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
    def networks(self) -> list[Area]:
        """The Local Community Networks in order of name."""
        return sorted((a for a in self.areas.values() if a.kind == "lcn"), key=lambda a: a.name)

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

    def geojson(self, kind: str) -> list[dict[str, Any]]:
        """Boundaries as GeoJSON features in National Grid metres, with id and name, wound for Vega."""
        file = self.folder / "boundaries.parquet"
        shapes = gpd.read_parquet(file)
        shapes = shapes[shapes["kind"] == kind]
        shapes["geometry"] = shapes.geometry.set_precision(1).orient_polygons(exterior_cw=True)
        features: list[dict[str, Any]] = json.loads(shapes[["id", "geometry"]].to_json())["features"]
        return [{"type": "Feature", "id": f["properties"]["id"], "geometry": f["geometry"]} for f in features]


def load(folder: Path = GEO) -> Areas:
    """Read the area tree and memberships. Raises OutcomesError when a file is missing."""
    for name in ("areas.csv", "memberships.csv"):
        if not (folder / name).exists():
            raise OutcomesError(f"geo/{name} is missing; run: python geo/build.py")
    listed = pd.read_csv(folder / "areas.csv", dtype="str", keep_default_na=False)
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    areas = {row["id"]: Area(**row) for row in listed.to_dict("records")}
    return Areas(areas, members, folder)


def load_places(folder: Path = GEO) -> pd.DataFrame:
    """Label points: name, kind, area, easting and northing in metres."""
    return pd.read_csv(folder / "places.csv")
