"""Areas of an authority from the boundary source; small synthetic squares where the real ones are not needed."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import box

from outcomes import areas, geography
from outcomes.errors import OutcomesError


def squares():
    names = ["Alpha 001A", "Alpha 001B", "Alpha 002A", "Beta 001A"]
    shapes = [box(x / 10, 53, (x + 1) / 10, 53.1) for x in range(4)]
    return gpd.GeoDataFrame(
        {"LSOA11CD": [f"E0100000{n}" for n in range(1, 5)], "LSOA11NM": names}, geometry=shapes, crs=4326
    )


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setattr(geography, "national", squares)
    monkeypatch.setattr(geography, "stroke_minutes", lambda lsoas: [])
    return tmp_path, lambda **given: geography.build(tmp_path, **given)


def test_a_new_authority_gets_a_skeleton_that_loads(built):
    folder, build = built
    made = build(authority="Alpha", code="E06000099")
    assert (made["lsoas"], made["localities"], made["written"]) == (3, 1, ["geo.yaml", "memberships.csv"])
    tree = areas.load(folder)
    assert tree.authority.id == "E06000099"
    assert [area.name for area in tree.localities] == ["Alpha, not yet divided"]
    assert len(tree.geojson("lsoa")) == 3
    assert tree.doubtful == []


def test_what_an_officer_wrote_is_kept_and_used(built):
    folder, build = built
    build(authority="Alpha")
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    members["locality_code"], members["locality_name"] = ["N", "N", "S"], ["North", "North", "South"]
    members.to_csv(folder / "memberships.csv", index=False)
    made = build()
    assert (made["localities"], made["written"]) == (2, [])
    tree = areas.load(folder)
    assert [area.name for area in tree.localities] == ["North", "South"]
    assert tree.within("LOC-N", ("lsoa",)) == ["E01000001", "E01000002"]


def test_wards_come_from_the_lookup_by_its_headers(built, tmp_path):
    folder, build = built
    lookup = tmp_path / "wards.csv"
    lookup.write_text(
        "LSOA11CD,LSOA11NM,WD17CD,WD17NM\n"
        "E01000001,a,E05000001,One\nE01000002,b,E05000001,One\nE01000003,c,E05000002,Two\n",
        encoding="utf-8-sig",
    )
    assert build(authority="Alpha", wards=lookup)["wards"] == 2
    assert {a.name for a in areas.load(folder).areas.values() if a.kind == "ward"} == {"One", "Two"}
    lookup.write_text("LSOA11CD,WD17CD,WD17NM\nE01000001,E05000001,One\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match="no line for LSOA E01000002"):
        build(wards=lookup)
    lookup.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match="no column like LSOA11CD"):
        build(wards=lookup)


def test_a_ward_in_two_localities_makes_two_blocks(built):
    folder, build = built
    build(authority="Alpha")
    assert not [a for a in areas.load(folder).areas.values() if a.kind == "block"]
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    members["ward_code"], members["ward_name"] = ["W1", "W1", "W2"], ["One", "One", "Two"]
    members.to_csv(folder / "memberships.csv", index=False)
    build()
    tree = areas.load(folder)
    # Not yet divided: each ward is one.
    assert tree.blocks == {"W1-ALL": {"E01000001", "E01000002"}, "W2-ALL": {"E01000003"}}
    members["locality_code"], members["locality_name"] = ["N", "S", "S"], ["North", "South", "South"]
    members.to_csv(folder / "memberships.csv", index=False)
    build()
    tree = areas.load(folder)
    assert tree.blocks == {"W1-N": {"E01000001"}, "W1-S": {"E01000002"}, "W2-S": {"E01000003"}}
    assert [tree.name(block) for block in tree.blocks] == ["One (North)", "One (South)", "Two"]
    assert [tree[block].parent for block in tree.blocks] == ["LOC-N", "LOC-S", "LOC-S"]


def test_places_stand_in_the_wards_that_carry_their_name(built):
    folder, build = built
    build(authority="Alpha")
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    members["ward_code"], members["ward_name"] = "E05000001", ["Old Town", "Old Town", "Hill"]
    members.to_csv(folder / "memberships.csv", index=False)
    file = folder / "geo.yaml"
    file.write_text(file.read_text().replace("places: []", "places: [Old Town, {name: Summit, ward: Hill}]"))
    build()
    assert areas.load_places(folder)["name"].tolist() == ["Old Town", "Summit"]
    file.write_text(file.read_text().replace("Old Town, ", "Nowhere, "))
    with pytest.raises(OutcomesError, match="carries the name 'Nowhere'"):
        build()


def test_faults_name_value_and_remedy(built):
    folder, build = built
    with pytest.raises(OutcomesError, match="name the authority"):
        build()
    with pytest.raises(OutcomesError, match=r"no LSOA is named 'alpha 001A'.*Did you mean: Alpha\?"):
        build(authority="alpha")
    build(authority="Alpha")
    with pytest.raises(OutcomesError, match="choose another folder with --out"):
        build(authority="Beta")
    members = pd.read_csv(folder / "memberships.csv", dtype="str", keep_default_na=False)
    members.head(2).to_csv(folder / "memberships.csv", index=False)
    with pytest.raises(OutcomesError, match="LSOA E01000003 is missing"):
        build()


def test_the_shipped_areas_are_what_geo_builds(tmp_path):
    import shutil

    for name in ("geo.yaml", "memberships.csv", "other_areas.csv"):
        shutil.copy(areas.GEO / name, tmp_path / name)
    made = geography.build(tmp_path)
    assert (made["lsoas"], made["wards"], made["localities"], made["written"]) == (234, 52, 8, [])
    for name in ("areas.csv", "places.csv", "stroke_minutes.csv"):
        assert (tmp_path / name).read_text() == (areas.GEO / name).read_text(), name
    ours, theirs = (gpd.read_parquet(folder / "boundaries.parquet") for folder in (areas.GEO, tmp_path))
    assert ours.geometry.geom_equals_exact(theirs.geometry, 0.01).all()


def test_another_real_authority_builds(tmp_path):
    made = geography.build(tmp_path, "Cheshire West and Chester", "E06000050")
    assert made["lsoas"] == 212
    assert areas.load(tmp_path).authority.name == "Cheshire West and Chester"
