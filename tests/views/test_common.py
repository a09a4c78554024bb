import dataclasses

import pytest

from outcomes import periods, questions
from outcomes.answer import Link
from outcomes.catalogue.model import Note
from outcomes.views import common, kinds
from outcomes.words import cited
from tests.views.asking import CREWE, Q3, part, with_sixth


def noted(board, since="", until=""):
    dataset = board.datasets["healthy_schools"]
    held = dataclasses.replace(dataset, notes=(Note("said", "Mind this.", since, until),))
    return dataclasses.replace(board, datasets={**board.datasets, "healthy_schools": held})


@pytest.mark.parametrize(
    ("since", "until", "waves"),
    [
        ("", "", ["baseline", "mid-point", "end"]),
        ("wave:mid-point", "", ["mid-point", "end"]),
        ("", "wave:mid-point", ["baseline", "mid-point"]),
        ("wave:mid-point", "wave:mid-point", ["mid-point"]),
    ],
)
def test_a_note_holds_from_its_first_wave_until_its_last(board, since, until, waves):
    other = noted(board, since, until)
    dataset = other.datasets["healthy_schools"]
    section = part(other, "healthy_schools", "said")
    shown = [
        wave
        for wave in ("baseline", "mid-point", "end")
        if common.notes_on(other, section, (), dataset.period(f"wave:{wave}"))
    ]
    assert shown == waves


def test_a_note_that_begins_with_a_wave_is_not_said_before_any(board):
    section = part(board, "healthy_schools", "said")
    assert common.notes_on(noted(board, since="wave:baseline"), section, ()) == ()
    assert common.notes_on(noted(board), section, ()) == ("Mind this.",)


def test_a_note_on_something_else_is_not_said(board):
    assert common.notes_on(noted(board), part(board, "healthy_schools", "answered"), ("staff-confidence",)) == ()


@pytest.mark.parametrize(
    ("quarter", "published", "shown", "said"),
    [
        ("2016-17-Q3", ["2016-17-Q3"], "2016-17-Q3", "Q3 2016/17 (Oct to Dec 2016)"),
        ("2016-17-Q3", ["2016-11"], "2016-11", "Q3 2016/17 (Oct to Dec 2016)"),
        (
            "2016-17-Q4",
            ["2016-17-Q3", "2016-17-Q2"],
            "2016-17-Q3",
            "Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it; Q2 2016/17 to Q3 2016/17 is published",
        ),
        (
            "2016-17-Q3",
            ["2014-15", "2015-16"],
            "2015-16",
            "Q3 2016/17 (Oct to Dec 2016): not published, 2015/16 is the latest before it; "
            "figures run from 2014/15 until 2015/16",
        ),
        (
            "2016-17-Q3",
            ["2017-04", "2017-05"],
            "",
            "Q3 2016/17 (Oct to Dec 2016): not published; Apr 2017 to May 2017 is published",
        ),
    ],
)
def test_what_is_shown_in_place_of_the_quarter_is_said(quarter, published, shown, said):
    held = [periods.parse(period) for period in published]
    assert common.only(quarter, held, periods.parse(shown) if shown else None) == said


def test_a_dataset_without_sections_gets_the_usual_ones(board):
    def kinds_of(name):
        return [(section.id, section.kind) for section in common.usual_sections(board, board.datasets[name])]

    assert board.datasets["community_health"].sections == ()
    assert kinds_of("community_health") == [
        ("trend", "trend"),
        ("ranking", "ranking"),
        ("map", "map"),
        ("figures", "ledger"),
    ]
    assert kinds_of("national_schools") == [("trend", "trend"), ("ranking", "ranking"), ("figures", "ledger")]
    assert kinds_of("better_care_fund")[0] == ("metrics", "plan")


def test_every_usual_section_is_answered(board):
    six = with_sixth(board)
    sections = common.usual_sections(six, six.datasets["made"])
    assert [section.kind for section in sections] == ["trend", "ranking", "map", "ledger"]
    assert [kinds.ask(six, CREWE, section).sentence for section in sections] == [
        "Q3 2016/17: 20%, down 10 percentage points from 30% in Q2 2016/17, worse than requires improvement.",
        "Crewe, number 1 of 1 from the highest. Made up: 20% beside Cheshire East (40%); "
        "no interval is available, so not tested.",
        "Made up: highest in Crewe (20%), lowest in Crewe (20%), of 1 Local Community Networks that have a figure.",
        "All figures: 4 published figures.",
    ]


def test_an_indicator_is_linked_where_it_is_shown(board):
    entry = board.indicators["scorecard-33"]
    assert common.link(board, CREWE, entry) == Link(
        "childrens-scorecard",
        (("quarter", "2016-17-Q3"), ("area", "CE-LCN-CREWE"), ("measure", "scorecard-33")),
    )


def test_an_indicator_that_no_section_draws_is_linked_to_its_exact_definition(board):
    entry = board.indicators["one-year-cancer-survival"]
    assert common.link(board, CREWE, entry) == Link(
        "sources-and-definitions",
        (
            ("quarter", "2016-17-Q3"),
            ("area", "CE-LCN-CREWE"),
            ("dataset", "better_care_fund"),
            ("indicator", "one-year-cancer-survival"),
        ),
    )


def test_rows_read_in_words_with_the_place_where_they_are_printed(board):
    rows = board.rows("scorecard-33", statistic="value")
    line = cited.table(board, rows[rows["period"] == "2016-17-Q3"]).iloc[0]
    assert line["Area"] == "Cheshire East"
    assert line["Period"] == "Q3 2016/17 (Oct to Dec 2016)"
    assert (line["Figure"], line["As printed"]) == ("36%", "36%")
    assert line["Where it is printed"]


def test_a_source_is_cited_once_with_publisher_and_title(board):
    found = cited.citations(board, board.of("better_care_fund"))
    assert len(found) == len(set(found))
    assert all(": " in citation for citation in found)


def test_commentary_that_its_figure_contradicts_says_so_beside_the_words(board):
    said, quarter = board.words.copy(), Q3.quarter
    commented = set(said.loc[(said["kind"] == "commentary") & (said["period"] == quarter), "about"])
    moves = questions.moves(board, "childrens_scorecard", board.areas.authority.id, Q3)
    move = next(move for move in moves if move.change and move.indicator.id in commented)
    assert common.quotations(board, move.indicator.id, quarter)[0].doubt == ""
    wrong = "fell" if move.change > 0 else "rose"
    said.loc[(said["about"] == move.indicator.id) & (said["period"] == quarter), "text"] = f"It {wrong}."
    told = common.quotations(dataclasses.replace(board, words=said), move.indicator.id, quarter)[0]
    assert told.doubt.startswith(f"This does not fit the figure: it says “{wrong}”")
