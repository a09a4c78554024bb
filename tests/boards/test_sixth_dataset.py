"""A further dataset is a folder without Python: a sixth (quarters, localities, plan, bands, a rating) and a seventh (months)
beside the shipped ones, found on every page that speaks of figures.
"""

import shutil

import pytest
import yaml
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from outcomes import opening, places, questions
from outcomes.answer import Table
from outcomes.localities import regroup
from outcomes.localities.definition import Definition
from outcomes.paths import DATASETS, GEO, PROGRAM
from outcomes.screens import beside as judged
from outcomes.screens import papers
from outcomes.selection import Selection
from outcomes.ui import cache, navigation
from outcomes.views import beside, cards, common, definition, everything, kinds, map, ranking, rug
from tests.boards.test_time import MONTHLY, SOURCE

QUARTERS = [f"{year}-Q{quarter}" for year in ("2015-16", "2016-17") for quarter in range(1, 5)]
DECLARED = {
    "id": "adult_care",
    "title": "Adult care, invented",
    "summary": "Made for tests.",
    "owner_role": "Tester",
    "next_update": "Never",
    "sources": [{**SOURCE, "id": "made-care", "url": "https://example.org", "pages": ""}],
    "defaults": {"decimals": 1, "period_kind": "quarter", "disclosure": "published_aggregate"},
    "themes": [{"id": "home", "title": "At home"}, {"id": "waiting", "title": "Waiting"}],
    "bands": {
        "care": {"grades": ["poor", "fair", "good", "excellent"], "step": 0.1},
        "rating": {"grades": ["red", "amber", "green"]},
    },
    "indicators": [
        {
            "id": "at-home",
            "title": "Older people at home",
            "theme": "home",
            "unit": "%",
            "polarity": "higher_is_better",
            "interval_method": "wilson",
            "aggregation": "ratio_of_sums",
            "bands": [
                {
                    "scheme": "care",
                    "from": "2015-16-Q1",
                    "ranges": {"fair": [60.0, 69.9], "good": [70.0, 79.9], "excellent": [80.0, 100]},
                },
                {
                    "scheme": "care",
                    "from": "2016-17-Q1",
                    "ranges": {"fair": [65.0, 74.9], "good": [75.0, 84.9], "excellent": [85.0, 100]},
                },
            ],
        },
        {
            "id": "care-waits",
            "title": "Weeks waited for care",
            "theme": "waiting",
            "unit": "weeks",
            "polarity": "lower_is_better",
            "interval_method": "none",
            "bands": [{"scheme": "rating", "from": "2015-16-Q1", "tolerance": 10}],
        },
    ],
}


def figures(areas):
    """Eight quarters of the authority and its localities: a share with counts, and waits against a plan of 10 weeks."""
    lines = ["indicator,area,period,statistic,value,numerator,denominator"]
    for place, area in enumerate(areas):
        for step, quarter in enumerate(QUARTERS):
            count = 120 + 5 * place - 10 * step
            lines.append(f"at-home,{area},{quarter},value,{100 * count / 200},{count},200")
            lines.append(f"care-waits,{area},{quarter},value,{9 + 0.5 * step},,")
            lines.append(f"care-waits,{area},{quarter},plan,10,,")
    return "\n".join(lines)


@pytest.fixture(scope="session")
def board(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seven") / "datasets"
    shutil.copytree(DATASETS, folder, ignore=shutil.ignore_patterns("imported", "build.py", "source"))
    shipped = opening.load()
    areas = [shipped.areas.authority.id, *(area.id for area in shipped.areas.localities)]
    for declared, text in (
        (DECLARED, figures(areas)),
        (
            {**MONTHLY, "sources": [{**MONTHLY["sources"][0], "id": "made-calls"}]},
            "\n".join(
                [
                    "indicator,area,period,value",
                    *(f"night-calls,{a},2016-{m:02d},{90 + m}" for a in areas for m in range(1, 13)),
                ]
            ),
        ),
    ):
        (folder / declared["id"] / "source").mkdir(parents=True)
        (folder / declared["id"] / "dataset.yaml").write_text(yaml.safe_dump(declared), encoding="utf-8")
        (folder / declared["id"] / "source" / "figures.csv").write_text(text, encoding="utf-8")
    assert opening.build(folder, GEO) == {"adult_care": 9 * 8 * 3, "monthly": 9 * 12}
    return opening.load(folder, GEO)


def chosen(board, area=""):
    return Selection("2016-17-Q3", area or board.areas.authority.id, "previous")


@pytest.fixture(scope="session")
def crewe(board):
    return next(area.id for area in board.areas.localities if area.name == "Crewe")


def test_a_paper_that_is_a_quarter_ahead_moves_nothing(board):
    offered = questions.quarters(board)
    assert offered[-2] == "2016-17-Q4"
    assert questions.latest_quarter(board, offered) == "2016-17-Q3"


def test_each_has_its_own_page_and_address(board):
    addresses = {entry.address: entry for entry in navigation.entries(board)}
    assert addresses["adult-care"].group == navigation.BOARD
    sections = common.usual_sections(board, board.datasets["adult_care"])
    assert [section.kind for section in sections] == ["trend", "ranking", "map", "ledger"]
    answer = kinds.ask(board, chosen(board), sections[0])
    assert answer.sentence == ("Q3 2016/17: 30%, down 5 percentage points from 35% in Q2 2016/17, poor.")


def test_bands_hold_from_their_date(board):
    trend = common.usual_sections(board, board.datasets["adult_care"])[0]
    early = Selection("2015-16-Q1", board.areas.authority.id, "previous")
    assert kinds.ask(board, early, trend).notes[0].startswith("Fair 60 to 69.9%")
    assert kinds.ask(board, chosen(board), trend).notes[0].startswith("Fair 65 to 74.9%")


@pytest.mark.parametrize("here", [False, True])
def test_both_are_in_the_overview_with_links_to_the_exact_indicator(board, crewe, here):
    asked = chosen(board, crewe if here else "")
    lines = {row.title: row for row in everything.answer(board, asked, "title").parts[0].rows}
    for title, name, address in (
        ("Older people at home", "at-home", "adult-care"),
        ("Weeks waited for care", "care-waits", "adult-care"),
        ("Night calls", "night-calls", "monthly"),
    ):
        link = lines[title].link
        assert link.address == address
        assert dict(link.choices) == {"quarter": "2016-17-Q3", "area": asked.area, "indicator": name}
    assert lines["Weeks waited for care"].cells[3].text == "Red"
    about = everything.answer(board, asked, "title").about
    assert ("Crewe: Adult care, invented and Monthly calls" in about) is here
    found = {card.title: card for card in cards.answer(board, asked).parts[1].cards}
    assert found["Weeks waited for care"].where == f"{'Crewe' if here else 'Cheshire East'}, Q3 2016/17"


def test_they_are_on_the_map_in_order_in_the_rug_and_side_by_side(board, crewe):
    assert {"at-home", "care-waits", "night-calls"} <= set(places.titles(board))
    assert len(map.answer(board, chosen(board), "at-home").charts()[0].records) == 8
    assert ranking.answer(board, chosen(board, crewe), "at-home").sentence.startswith(
        "Crewe, number 5 of 8 from the highest."
    )
    titles = [row.title for row in rug.answer(board, chosen(board), "authority", "theme").parts[0].rows]
    assert "Older people at home (%, Q3 2016/17 (Oct to Dec 2016))" in titles
    sides = beside.answer(board, chosen(board), tuple(area.id for area in board.areas.localities[:2]))
    assert "Night calls" in {row.title for part in sides.parts if isinstance(part, Table) for row in part.rows}


def test_own_localities_have_their_figures(board):
    inside = regroup.contents(board.areas)
    one, other, *rest = inside
    groups = (("Both", inside[one] | inside[other]), *((f"Group {n}", inside[area]) for n, area in enumerate(rest)))
    made = regroup.apply(board, Definition(groups))
    rows = made.rows("at-home", statistic="value")
    row = rows[(rows["area"] == "own-1") & (rows["period"] == "2016-17-Q3")].iloc[0]
    # 120 + 5 and 120 + 10, less 60, of 200 each.
    assert (row["numerator"], row["denominator"], row["value"]) == (135.0, 400.0, 33.8)


def test_present_and_sources_know_them(board, crewe):
    worse = judged.worse(board, chosen(board, crewe))
    assert "at-home" in set(judged.better(board, chosen(board)).rows["indicator"]) | set(worse.rows["indicator"]) | set(
        judged.better(board, chosen(board, crewe)).rows["indicator"]
    )
    assert any(row.title == "Weeks waited for care" for row in papers.changed(board, chosen(board)).parts[0].rows)
    assert [entry.id for entry in definition.matching(board, "adult_care", "home")] == ["at-home"]
    facts = {row.title: row.cells[0].text for row in definition.answer(board, chosen(board), "at-home").parts[0].rows}
    assert facts["Grades from Q1 2016/17"].startswith("Fair 65 to 74.9%")


def test_the_app_opens_them(board, monkeypatch):
    monkeypatch.chdir(PROGRAM)
    monkeypatch.setattr(cache, "_loaded", lambda number: (board, ()))
    for address in ("adult-care", "monthly"):
        app = AppTest.from_file(str(PROGRAM / "app.py"), default_timeout=60)
        app._page_hash = calc_hash(address)
        app.run()
        assert not app.exception
        assert app.title[0].value in ("Adult care, invented", "Monthly calls")
        assert app.header[0].value
