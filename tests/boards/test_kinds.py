"""Every kind of section on the invented board: exact sentences, cells and records."""

import dataclasses

import pytest

from outcomes.answer import Cards, Chart, Table
from outcomes.draw.web import parts
from outcomes.selection import Selection
from outcomes.views import beside, cards, common, definition, kinds, map, profile, ranking, relation, rug, since

NORTH = Selection("2016-17-Q3", "T-NORTH", "previous")
HEADLINES = {
    "one": "Q3 2016/17: 50%, down 20 percentage points from 70% in Q2 2016/17, now poor, was fair.",
    "all": "Q3 2016/17: of 3 measures, 0 are “good”, 0 “fair”, 1 “poor”, 0 “green”, 0 “amber”, 1 “red” and 1 has a figure and no band.",
    "against": "One of one metrics has a figure for Q3 2016/17; it is not judged.",
    "audit": "All teams: 70% judged good in Q3 2016/17; 60% in Q2 2016/17.",
    "said": "All items: one of two tested items changed more than chance explains (for the better), also after allowing for two tests. This one: Talked to staff, 20% to 40%.",
    "scale": "Scales: 6 published figures.",
    "answered": "Last: 100 pupils who answered; 90% of them at Hill School.",
    "listed": "Grants: £400,000 in 2016/17.",
    "places": "Residents: highest in North (200 people), lowest in North (200 people), of 2 districts.",
    "order": "Residents: Aberford 400 people, England 50,000 people.",
    "everywhere": "Aberford, number 4 of 9 authorities from the best (1 other with the same figure), 2015. People in poor health: 15.0%, within the limits of chance around the average of all (17.9%).",
    "told": "£400,000 were given.",
    "doing": "Two actions and one voice, with two owners named.",
}


def ask(board, chosen, name, *picks):
    section = next(section for section in board.datasets["tiny"].sections if section.id == name)
    return kinds.ask(board, chosen, section, *picks)


def test_the_invented_board_has_every_kind(tiny):
    assert {section.kind for section in tiny.datasets["tiny"].sections} == set(kinds.KINDS) - {"ledger"} | {"ledger"}


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_of_each_kind(tiny, now, name):
    answer = ask(tiny, now, name)
    assert answer.sentence == HEADLINES[name]
    assert answer.about
    assert answer.sources == ("Nobody, 2017-01-31: Invented figures",)
    assert len(parts.draw(answer).parts) == len(answer.parts)


def test_a_trend_has_limits_grades_and_its_note(tiny, now):
    answer = ask(tiny, now, "one", "visits")
    record = answer.charts()[0].records[-1]
    assert (record["value"], record["text"], record["last"], record["later"]) == (50, "50%", True, False)
    assert round(record["lower"], 2) == 40.38
    assert [band["name"] for band in answer.charts()[0].options["bands"]] == ["Fair", "Good"]
    assert answer.notes[0] == "Fair 60 to 79%; good 80 to 100%. Higher is better."
    assert answer.notes[-1] == "Measures are invented."


def test_a_trend_of_the_locality_where_it_has_figures(tiny):
    answer = ask(tiny, NORTH, "one", "visits")
    assert answer.about.startswith("North · Q3 2016/17")
    assert answer.sentence.startswith("Q3 2016/17: 60%, down 20 percentage points from 80%")
    assert ask(tiny, NORTH, "one", "waits").about.startswith("Aberford: not published for North")


def test_red_amber_and_green_lie_around_the_plan(tiny, now):
    answer = ask(tiny, now, "all")
    waits = next(row for row in answer.parts[0].rows if row.title == "2. Waits in weeks")
    assert [(cell.text, cell.words) for cell in waits.cells] == [("10.5", "Amber"), ("11.5", "Red")]
    assert waits.cells[1].marks == ("shaded", "now")


def test_a_plan_is_met_or_missed_in_its_own_unit(tiny, now):
    (line,) = ask(tiny, now, "against").parts[0].rows
    assert [cell.text for cell in line.cells[:2]] == ["100 calls, Q3 2016/17", "10 calls above the plan of 90"]
    assert line.cells[1].sign is None


def test_shares_that_do_not_add_up_are_named(tiny, now):
    assert "Q3 2016/17 adds to 90 as printed, not to 100." in ask(tiny, now, "audit", "T-TEAM").notes


def test_means_have_limits_and_change_by_welch(tiny, now):
    compared, table, _ = ask(tiny, now, "scale").parts
    assert [cell.text for cell in compared.rows[0].cells][3:] == ["+2.0", "None printed"]
    assert table.columns[-1][0] == "Change from the time before"
    # Student's t with 19 degrees: 2.093 * 2 / sqrt(20); Welch's with 38: 2.0244 * sqrt(0.4).
    assert [cell.text for cell in table.rows[1].cells] == [
        "Last",
        "12.0",
        "11.1 to 12.9",
        "20",
        "+2.0 (+0.7 to +3.3): beyond chance, for the better",
    ]


def test_paired_means_have_no_change_of_their_own(place, now):
    from tests.boards import making

    survey = {
        "waves": ["wave:first", "wave:last"],
        "themes": ["asked"],
        "area": "T-SCHOOLS",
        "groups": ["audience=pupils"],
        "paired": True,
    }
    making.changed(place, [], survey=survey)
    table = ask(making.opened(place), now, "scale").parts[1]
    assert [name for name, _ in table.columns] == ["When", "Mean", "95% interval", "People"]


def test_notes_hold_from_their_period(tiny, now):
    later = "At the last survey another school answered."
    assert later in ask(tiny, now, "said").notes
    assert later not in ask(tiny, dataclasses.replace(now, quarter="2016-17-Q2"), "said").notes


def test_a_part_of_a_sentence_without_its_figure_is_left_out(tiny, now):
    assert "lost" not in ask(tiny, now, "listed").sentence


def test_localities_on_the_map_in_order_and_beside_each_other(tiny):
    drawn = map.answer(tiny, NORTH, "poor-health")
    assert [(f["name"], f["text"]) for f in drawn.charts()[0].records] == [("North", "10.0%"), ("South", "20.0%")]
    assert ranking.answer(tiny, NORTH, "poor-health").sentence == (
        "North, number 2 of 2 from the highest. People in poor health: 10.0%: better than Aberford (15%); 95% interval 6.6 to 14.9."
    )
    assert beside.answer(tiny, NORTH, ("T-NORTH", "T-SOUTH")).sentence == (
        "Differences larger than chance explains: North v South on 2 of 2 indicators that can be tested."
    )
    assert (
        relation.answer(tiny, NORTH, "poor-health", "hardship", "locality").charts()[0].records[0]["x_text"] == "10.0%"
    )


def test_rug_profile_and_map_say_the_same(tiny):
    rows = {row.title.split(" (")[0]: row for row in rug.answer(tiny, NORTH, "authority", "theme").parts[0].rows}
    profiled = {row.title: row for row in profile.answer(tiny, NORTH).parts[-1].rows}
    assert rows["People in poor health"].cells[0].sign.word == "better"
    assert profiled["People in poor health"].cells[3].text == "North is better"


def test_cards_of_a_dataset_with_survey_and_quarters(tiny, now):
    answer = cards.answer(tiny, now)
    assert [card.title for card in answer.parts[1].cards] == ["Talked to staff", "Visits in time", "Waits in weeks"]
    waits = answer.parts[1].cards[2]
    assert (waits.sign.word, waits.step) == ("Red", "+1 (10.5 weeks in Q2 2016/17); 1.5 above plan")
    assert waits.why == "Moved to a worse grade; we cannot say whether this is chance"
    assert answer.parts[1].cards[1].link.choices[-1] == ("measure", "visits")


def test_definition_and_since(tiny, now):
    facts = {row.title: row.cells[0].text for row in definition.answer(tiny, now, "visits").parts[0].rows}
    assert "Fair 60 to 79%" in facts["Grades"]
    assert since.answer(tiny, now, "2017-01-30").sentence.endswith(" new figures and none revised.")
    assert since.answer(tiny, now, "2017-01-31").sentence == "Nothing has been published since 31 January 2017."


def test_no_answer_of_the_invented_board_is_empty(tiny, now):
    for section in common.usual_sections(tiny, tiny.datasets["tiny"]):
        for part in kinds.ask(tiny, now, section).parts:
            assert not isinstance(part, Chart) or part.records
            assert not isinstance(part, Table) or part.rows
            assert not isinstance(part, Cards)


def test_words_stand_as_printed_beside_what_their_measures_did(tiny, now):
    answer = ask(tiny, now, "doing")
    (table,) = answer.parts
    assert [name for name, _ in table.columns] == [
        "As printed",
        "Who",
        "When, as printed",
        "Its measures so far",
        "Where",
    ]
    first, second, voice = table.rows
    assert (first.title, first.theme) == ("1", "We visit")
    text, who, due, since_then, where = first.cells
    assert (text.text, who.text, due.text, where.text) == (
        "We will visit every child in the first ten days.",
        "A. Nobody, Head",
        "March 2017",
        "page 2",
    )
    (measure,) = since_then.folds
    assert measure.opening == "Visits in time: 50% in Q3 2016/17"
    assert measure.lines[0].startswith("\u221220 points (70% in Q2 2016/17)")
    # A long text is one line at first, and whole behind it.
    (fold,) = second.cells[0].folds
    assert fold.opening == "We will count all that live here, and where the count is doubtful we will say so."
    assert fold.lines[0].startswith("Each count will be published with its date.")
    assert second.cells[3].folds == ()
    assert (voice.title, voice.cells[1].text) == ("Voice", "A parent")
    assert "does not say that one caused it" in answer.notes[0]
    assert len(ask(tiny, now, "doing", "2").parts[0].rows) == 1


def test_a_measure_says_what_is_done_about_it_and_else_what_is_done_under_its_heading(tiny, now):
    def done(indicator):
        (table,) = (part for part in ask(tiny, now, "one", indicator).parts if isinstance(part, Table))
        return [(row.title, fold) for row in table.rows for fold in row.cells[0].folds]

    (title, named), *_ = done("visits")
    assert title == "What is being done"
    assert named.opening == "1. We will visit every child in the first ten days."
    assert named.lines == ("(A. Nobody, Head; March 2017)", "page 2.")
    (_, other), *_ = done("waits")
    assert other.opening == "No action names this measure; 1 action under the same heading"
    assert other.lines == ("1. We will visit every child in the first ten days. (A. Nobody, Head; March 2017)",)
    ((label, link),) = other.links
    assert (label, link.choices[-1][1]) == ("Every action as printed", "doing")
