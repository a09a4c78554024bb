from dataclasses import replace

import pytest

from outcomes.draw import theme
from outcomes.views import common, funnel, kinds
from tests.draw.web.specs import drawn
from tests.views.asking import CREWE, Q3, at, part


def ask(board, indicator, chosen=Q3):
    return funnel.answer(board, chosen, part(board, "national_children", "all"), indicator)


def test_the_authority_stands_among_all(board):
    answer = ask(board, "csc-second-plan")
    assert answer.sentence == (
        "Cheshire East, number 130 of 148 authorities from the best, 2015/16. Child protection plans that are the child's "
        "second or later plan: 22.9%, above the 95% limits of chance around the average of all (18%)."
    )
    assert answer.about == "Cheshire East · 2015/16, among all authorities"
    assert "Not in the picture: 3 authorities without a published figure." in answer.notes
    assert {board.areas.kinds[area] for area in answer.rows["area"]} == {"authority", "other_authority"}
    assert set(answer.rows["period"]) == {"2015-16"}
    assert len(answer.rows) == 151


def test_the_table_has_a_line_a_place_with_its_counts_from_the_better_end(board):
    chart, table = ask(board, "csc-second-plan").parts
    assert len(table.rows) == len(chart.records) == 148
    own = next(row for row in table.rows if row.marked)
    assert [cell.text for cell in own.cells] == ["22.9%", "75", "327", "Above the 95% limits"]
    assert table.rows.index(own) == 129
    assert [(row.title, row.cells[3].sign.word) for row in (table.rows[-1],)] == [("Leicestershire", "worse")]
    assert {row.cells[3].sign.word for row in table.rows if row.cells[3].sign} == {"better", "worse"}


def test_where_the_spread_is_wider_than_chance_nobody_is_judged(board):
    answer = ask(board, "csc-rereferrals")
    assert answer.sentence.endswith("21.9%; the average of all is 22.5%.")
    assert {record["judgement"] for record in answer.parts[0].records} == {"similar"}
    assert all(row.cells[3].sign is None for row in answer.parts[1].rows)
    assert not any("blue is better" in note for note in answer.notes)


def test_a_quarter_before_the_counts_begin_says_so(board):
    answer = ask(board, "csc-care-leavers-eet")
    assert answer.notes[0] == "Counts are published from 2017/18 on, which is after Q3 2016/17."
    assert not any(
        note.startswith("Counts are published from")
        for note in ask(board, "csc-care-leavers-eet", at("2018-19-Q3")).notes
    )


def test_a_locality_changes_nothing_and_the_line_under_the_title_names_the_authority(board):
    answer = ask(board, "csc-second-plan", CREWE)
    assert answer.sentence == ask(board, "csc-second-plan").sentence
    assert answer.about.startswith("Cheshire East")


def test_the_section_stands_where_authorities_far_away_have_figures_and_nowhere_else(board):
    having = [
        name
        for name, dataset in board.datasets.items()
        if any(section.kind == "funnel" for section in common.usual_sections(board, dataset))
    ]
    assert having == ["national_children"]
    assert len(kinds.choice(board, part(board, "national_children", "all")).options) == 8


def test_the_authority_has_a_ring_and_a_name_and_similar_places_are_diamonds(board):
    spec = drawn(ask(board, "csc-second-plan").parts[0])
    points = {point["name"]: point for point in spec["datasets"]["places"]}
    assert [name for name, point in points.items() if point["own"]] == ["Cheshire East"]
    assert {point["shape"] for point in points.values() if point["near"]} == {"diamond"}
    assert sum(point["near"] for point in points.values()) == 10
    assert points["Leicestershire"]["shade"] == theme.WEB.worse
    assert points["Cheshire East"]["shade"] == theme.WEB.accent
    assert [end["name"] for end in spec["datasets"]["ends"]] == ["Average 18%", "95%", "99.8%"]
    narrow = drawn(ask(board, "csc-rereferrals").parts[0])
    assert [end["name"] for end in narrow["datasets"]["ends"]] == ["Average 22.5%"]


def test_no_count_and_no_funnel(board):
    rows = board.figures
    bare = replace(
        board, figures=rows.assign(numerator=rows["numerator"].where(rows["indicator"] != "csc-second-plan"))
    )
    answer = ask(bare, "csc-second-plan")
    assert answer.sentence.endswith("no counts are published for Cheshire East, so no funnel can be drawn.")
    assert answer.parts == ()


@pytest.mark.parametrize("name", ["csc-second-plan", "csc-cla-dental"])
def test_a_rate_reckoned_from_counts_is_the_figure_as_printed_within_rounding(board, name):
    answer = ask(board, name)
    printed = answer.rows.set_index("area")["value"]
    half = 0.5 if board.indicators[name].decimals == 0 else 0.11
    for record in answer.parts[0].records:
        assert abs(record["value"] - printed[record["area"]]) <= half, record
