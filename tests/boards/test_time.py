"""Time moves: quarters, measures, waves, surveys, thresholds and months that come and go on the invented board."""

import dataclasses

import pytest
import yaml

from outcomes import findings, questions
from outcomes.selection import Selection
from outcomes.views import cards, everything, kinds
from tests.boards import making

Q4 = Selection("2016-17-Q4", "E06000099", "previous")
SOURCE = {"id": "made", "title": "Invented", "publisher": "Nobody", "published": "2017-05-01", "licence": "none"}
MONTHLY = {
    "id": "monthly",
    "title": "Monthly calls",
    "summary": "Made for tests.",
    "owner_role": "Tester",
    "next_update": "Never",
    "sources": [{**SOURCE, "url": "https://example.org", "pages": ""}],
    "defaults": {
        "unit": "calls",
        "decimals": 0,
        "polarity": "lower_is_better",
        "period_kind": "month",
        "interval_method": "byar",
        "disclosure": "published_aggregate",
    },
    "themes": [{"id": "calls", "title": "Calls"}],
    "indicators": [{"id": "night-calls", "title": "Night calls", "theme": "calls"}],
}


def section(board, name, dataset="tiny"):
    return next(section for section in board.datasets[dataset].sections if section.id == name)


def figure(indicator, period, value, **more):
    return {"indicator": indicator, "area": "E06000099", "period": period, "value": value, **more}


def test_a_further_quarter_is_chosen_once_most_papers_have_it(place, now):
    making.changed(place, [figure("visits", "2016-17-Q4", 90), figure("waits", "2016-17-Q4", 9)])
    board = making.opened(place)
    offered = questions.quarters(board)
    assert questions.latest_quarter(board, offered) == "2016-17-Q4"
    answer = kinds.ask(board, Q4, section(board, "one"), "visits")
    assert answer.sentence == "Q4 2016/17: 90%, up 40 percentage points from 50% in Q3 2016/17, now good, was poor."
    before = kinds.ask(board, now, section(board, "one"), "visits")
    assert [record["later"] for record in before.charts()[0].records] == [False, False, True]
    assert before.sentence.startswith("Q3 2016/17: 50%")


def test_a_quarter_that_one_measure_lacks_shows_what_is_there(place):
    making.changed(place, [figure("visits", "2016-17-Q4", 90)])
    board = making.opened(place)
    grid = kinds.ask(board, Q4, section(board, "all"))
    assert [row.cells[-1].words for row in grid.parts[0].rows] == ["Good", "Not published", "Not published"]
    assert "2 have no figure" in grid.sentence
    waits = kinds.ask(board, Q4, section(board, "one"), "waits")
    assert waits.about == (
        "Aberford · Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it; Q2 2016/17 to Q3 2016/17 is published"
        " · compared with Q2 2016/17"
    )


def test_a_measure_that_begins_later_is_not_reported_before(place, now):
    making.changed(place, [], drop="indicator == 'visits' and period == '2016-17-Q2'")
    board = making.opened(place)
    answer = kinds.ask(board, now, section(board, "one"), "visits")
    assert "no figure for Q2 2016/17 to compare with" in answer.sentence
    grid = kinds.ask(board, now, section(board, "all"))
    assert [cell.words for cell in grid.parts[0].rows[0].cells] == ["Not published", "Poor"]


def test_a_quarter_after_everything_shows_the_latest_before_it(tiny):
    answer = cards.answer(tiny, Q4)
    assert answer.parts[1].cards
    assert "(Invented board: Q3 2016/17, the latest before it)" in answer.about


def test_a_revised_threshold_leaves_history_as_it_was(place, now):
    given = yaml.safe_load((place / "datasets/tiny/dataset.yaml").read_text(encoding="utf-8"))["indicators"]
    given[0]["bands"].append(
        {"scheme": "ofsted", "from": "2016-17-Q4", "ranges": {"fair": [30, 49], "good": [50, 100]}}
    )
    making.changed(place, [figure("visits", "2016-17-Q4", 50)], indicators=given)
    board = making.opened(place)
    row = kinds.ask(board, Q4, section(board, "all")).parts[0].rows[0]
    assert [(cell.text, cell.words) for cell in row.cells] == [("70", "Fair"), ("50", "Poor"), ("50", "Good")]
    assert kinds.ask(board, Q4, section(board, "one"), "visits").notes[0].startswith("Fair 30 to 49%")
    assert kinds.ask(board, now, section(board, "one"), "visits").notes[0].startswith("Fair 60 to 79%")


def test_a_further_wave_is_compared_with_the_first(place):
    given = yaml.safe_load((place / "datasets/tiny/dataset.yaml").read_text(encoding="utf-8"))
    waves = [
        *given["waves"],
        {
            "id": "fourth",
            "title": "Fourth",
            "order": 3,
            "start": "2017-01-01",
            "end": "2017-03-31",
            "basis": "Invented.",
        },
    ]
    survey = {**given["survey"], "waves": [*given["survey"]["waves"], "wave:fourth"]}
    rows = [
        {**figure("talked", "wave:fourth", 60), "area": "T-SCHOOLS", "denominator": 100, "group": "audience=pupils"},
        {**figure("pupils-answered", "wave:fourth", 50), "area": "T-SCHOOLS", "numerator": 100, "denominator": 200},
    ]
    making.changed(place, rows, waves=waves, survey=survey)
    board = making.opened(place)
    answer = kinds.ask(board, Q4, section(board, "said"), "asked")
    assert answer.sentence.startswith("Talked to staff, 60% at fourth, up from 20% at first")
    assert answer.charts()[0].options["order"] == ["First", "Last", "Fourth"]


def test_a_second_survey_has_a_card_of_its_own(place):
    second = place / "datasets" / "second"
    (second / "source").mkdir(parents=True)
    given = yaml.safe_load((place / "datasets/tiny/dataset.yaml").read_text(encoding="utf-8"))
    declared = {
        **{key: given[key] for key in ("summary", "owner_role", "next_update", "sources", "defaults", "waves")},
        "id": "second",
        "title": "Second survey",
        "themes": [{"id": "views", "title": "Views"}],
        "survey": {
            "waves": ["wave:first", "wave:last"],
            "themes": ["views"],
            "area": "T-SCHOOLS",
            "groups": ["audience=staff"],
        },
        "indicators": [{"id": "staff-talked", "title": "Staff talked", "theme": "views", "period_kind": "wave"}],
    }
    (second / "dataset.yaml").write_text(yaml.safe_dump(declared), encoding="utf-8")
    lines = ["indicator,area,period,group,value,denominator"]
    lines += [
        f"staff-talked,T-SCHOOLS,wave:{wave},audience=staff,{share},200"
        for wave, share in (("first", 10), ("last", 40))
    ]
    (second / "source" / "figures.csv").write_text("\n".join(lines), encoding="utf-8")
    board = making.opened(place)
    found = findings.where_to_look(findings.of(board, Selection("2016-17-Q3", "E06000099", "previous")))
    assert [finding.indicator.id for finding in found if finding.change] == ["staff-talked", "talked"]


@pytest.fixture
def monthly(place):
    """The invented board with fourteen months of another dataset, whose last month is far above the rest."""
    folder = place / "datasets" / "monthly"
    (folder / "source").mkdir(parents=True)
    (folder / "dataset.yaml").write_text(yaml.safe_dump(MONTHLY), encoding="utf-8")
    months = [f"2015-{month:02d}" for month in range(11, 13)] + [f"2016-{month:02d}" for month in range(1, 13)]
    counts = [100, 104, 98, 102, 101, 99, 103, 100, 97, 102, 100, 101, 99, 160]
    lines = [f"night-calls,E06000099,{month},{count}" for month, count in zip(months, counts, strict=True)]
    text = "\n".join(["indicator,area,period,value", *lines, "night-calls,E06000099,2017-01,90"])
    (folder / "source" / "figures.csv").write_text(text, encoding="utf-8")
    return making.opened(place)


def test_months_get_process_limits_and_their_own_comparison(monthly, now):
    from outcomes.views import common

    one = common.usual_sections(monthly, monthly.datasets["monthly"])[0]
    answer = kinds.ask(monthly, now, one)
    assert (
        answer.sentence
        == "Dec 2016: 160 calls, up 61 calls from 99 calls in Nov 2016. Special cause for concern: high."
    )
    assert "Special cause for concern: high (provisional)." in " ".join(answer.notes)
    assert "Trial limits from 14 points" in " ".join(answer.notes)
    assert answer.charts()[0].records[-1]["later"]
    assert answer.charts()[0].records[-2]["kind"] == "concern"
    year = kinds.ask(monthly, dataclasses.replace(now, compare="year-ago"), one)
    assert "from 104 calls in Dec 2015" in year.sentence


def test_months_stand_in_the_overview_beside_quarters(monthly, now):
    table = everything.answer(monthly, now, "title").parts[0]
    line = next(row for row in table.rows if row.title == "Night calls")
    assert line.cells[1].text == "+61 (99 calls in Nov 2016)"
    assert dict(line.link.choices)["indicator"] == "night-calls"
    assert line.link.address == "monthly"
