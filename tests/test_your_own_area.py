"""Follows docs/your-own-area.md in a folder of its own, with publishers' files that are made for the test."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.importing import publishers as files

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "your-own-area.md").read_text(encoding="utf-8")
VISIT = """
import re
import sys
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
for address in sys.argv[2:]:
    app = AppTest.from_file(sys.argv[1] + "/app.py", default_timeout=60)
    app._page_hash = calc_hash("" if address == "where-to-look" else address)
    app.run()
    assert not app.exception and not app.error, (address, app.exception, app.error)
    drawn = " ".join(element.proto.body for element in app.get("html"))
    counted = re.findall(r"<li><b[^>]*>(\\w+) .*?</b>(.*?)</li>", drawn)
    print(address, "|", app.title[0].value, "|", app.header[0].value, "|", counted)
"""
PAGES = [
    "where-to-look",
    "scorecard",
    "community-maps",
    "compare-localities",
    "own-localities",
    "present-to-a-room",
    "how-sure-are-we",
    "sources-and-definitions",
]


def blocks(kind):
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return tmp_path_factory.mktemp("my-area")


def python(area, *arguments):
    environment = {**os.environ, "OUTCOMES_ROOT": str(area), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def outcomes(area, *arguments):
    assert f"python -m outcomes {arguments[0]}" in GUIDE
    return python(area, "-m", "outcomes", *map(str, arguments))


@pytest.mark.slow
def test_the_guide_leads_to_a_running_dashboard(area):
    said = outcomes(area, "geo", "--authority", "Cheshire West and Chester", "--code", "E06000050")
    assert "212 LSOAs, 0 wards, 1 localities" in said
    members = pd.read_csv(area / "geo" / "memberships.csv", dtype="str", keep_default_na=False)
    codes = sorted(members["lsoa11cd"])
    lookup = pd.DataFrame({"LSOA11CD": codes, "WD17CD": [f"E0501{n // 8:04d}" for n in range(212)]})
    lookup.assign(WD17NM="Ward " + lookup["WD17CD"]).to_csv(area / "lsoa-to-ward.csv", index=False)
    assert "27 wards" in outcomes(area, "geo", "--wards", area / "lsoa-to-ward.csv")
    members = pd.read_csv(area / "geo" / "memberships.csv", dtype="str", keep_default_na=False)
    north = members["msoa11nm"].str[-3:].astype(int) <= 24
    members["locality_code"] = north.map({True: "NORTH", False: "SOUTH"})
    members["locality_name"] = members["locality_code"].str.title()
    members.to_csv(area / "geo" / "memberships.csv", index=False, encoding="utf-8-sig")
    assert "2 localities" in outcomes(area, "geo")

    said = outcomes(area, "import-small-area", files.file_7(area, codes))
    assert "14 indicators of 212 LSOAs, 2019." in said
    assert "7 indicators" in outcomes(area, "import-small-area", files.estimates(area, codes, "sape-mid-2017.csv"))
    assert "1 indicators" in outcomes(area, "import-small-area", area / "geo" / "stroke_minutes.csv")

    own = area / "datasets" / "scorecard"
    (own / "source").mkdir(parents=True)
    (declared,), (plain, printed), (program,) = blocks("yaml"), blocks("csv"), blocks("python")
    (own / "dataset.yaml").write_text(declared, encoding="utf-8")
    (own / "source" / "board_paper.csv").write_text(plain, encoding="utf-8")
    assert "scorecard: 2 rows" in outcomes(area, "build")
    made = pd.read_parquet(own / "tidy.parquet")
    assert made[["value", "denominator", "locator"]].to_numpy().tolist() == [
        [81, 120, "Item 4, page 3"],
        [58, 110, "Item 4, page 3"],
    ]
    # The other way, with a build.py, makes the same table.
    (own / "source" / "as_printed.csv").write_text(printed, encoding="utf-8")
    (own / "build.py").write_text(program, encoding="utf-8")
    assert "scorecard: 2 rows" in outcomes(area, "build")
    pd.testing.assert_frame_equal(pd.read_parquet(own / "tidy.parquet"), made)
    assert "22 indicators" in outcomes(area, "check")

    said = python(area, "-c", VISIT, str(ROOT), *PAGES)
    assert "The one figure can be compared with" in said
    assert "it missed no plan" in said
    assert "('1', '“worse than requires improvement”')" in said
    assert "2 localities hold 212 of 212 small areas\\." in said
    assert "Cheshire East" not in said


@pytest.mark.slow
def test_two_reckonings_of_the_same_locality_agree(area):
    script = (
        "from outcomes import opening; from outcomes.localities import regroup as own; s = opening.load();"
        "inside = own.contents(s.areas);"
        "from outcomes.localities.definition import Definition;"
        "after = own.apply(s, Definition((('All', frozenset().union(*inside.values())),)));"
        "rows = after.of('community_health'); rows = rows[rows.statistic == 'value'];"
        "a, b = (rows[rows.area == k].set_index('indicator')['value'].sort_index() for k in ('own-1', s.areas.authority.id));"
        "assert len(a) == 22 and (a == b).all(), (a, b)"
    )
    python(area, "-c", script)
