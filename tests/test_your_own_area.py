"""Follows docs/your-own-area.md in a folder of its own, with publishers' files that are made for the test."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests import test_smallareas as files

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "your-own-area.md").read_text(encoding="utf-8")
VISIT = """
import sys
from streamlit.testing.v1 import AppTest
for page in sys.argv[2:]:
    app = AppTest.from_file(sys.argv[1] + "/app.py", default_timeout=60).run()
    app = app if page == "overview" else app.switch_page(f"pages/{page}.py").run()
    assert not app.exception and not app.error, (page, app.exception, app.error)
    print(page, "|", app.title[0].value, "|", app.subheader[0].value)
"""
PAGES = ["overview", "community_maps", "compare_localities", "own_localities", "present", "how_sure", "sources"]


def block(kind):
    found = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    assert len(found) == 1
    return found[0]


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
    (own / "dataset.yaml").write_text(block("yaml"), encoding="utf-8")
    (own / "source" / "board_paper.csv").write_text(block("csv"), encoding="utf-8")
    (own / "build.py").write_text(block("python"), encoding="utf-8")
    assert "scorecard: 2 rows" in outcomes(area, "build")
    assert "22 indicators" in outcomes(area, "check")

    said = python(area, "-c", VISIT, str(ROOT), *PAGES)
    assert "none of 1 figure changed more than chance explains or missed a plan\\. One is worse than" in said
    assert "2 localities hold 212 of 212 LSOAs\\." in said
    assert "Cheshire East" not in said


def test_two_reckonings_of_the_same_locality_agree(area):
    script = (
        "from outcomes import board; from outcomes.localities import regroup as own; s = board.load();"
        "inside = own.contents(s.areas);"
        "from outcomes.localities.definition import Definition;"
        "after = own.apply(s, Definition((('All', frozenset().union(*inside.values())),)));"
        "rows = after.of('community_health'); rows = rows[rows.statistic == 'value'];"
        "a, b = (rows[rows.area == k].set_index('indicator')['value'].sort_index() for k in ('own-1', s.areas.authority.id));"
        "assert len(a) == 22 and (a == b).all(), (a, b)"
    )
    python(area, "-c", script)
