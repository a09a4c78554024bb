"""A rehearsal as answers: each problem with its cell, each change with both sides, what is due behind one click."""

from outcomes.publishing import readings, shown, versions

HEADING = "indicator,period,value,note,commentary"


def rehearsed(at, hand_in, *lines):
    return versions.board(at, None), versions.rehearse(at, hand_in(*lines, heading=HEADING), "tiny")


def cells(answer, part=0):
    return [[row.title, *(cell.text for cell in row.cells)] for row in answer.parts[part].rows]


def test_problems_stand_with_their_cells_and_what_is_held_beside_them(at, hand_in):
    board, found = rehearsed(at, hand_in, "visits,2016-17-Q4,175,,", "calls,2016-17-Q4,12,,Mrs Bloggs rang.")
    answer = shown.problems(board, found)
    assert answer.sentence == "quarter.csv: 1 problem and 1 to answer for."
    assert cells(answer)[0] == [
        "line 2, column value", "To mend", "175 is more than 100%", "write the percentage, from 0 to 100",
    ]  # fmt: skip
    assert cells(answer)[1][:3] == ["line 3, column commentary", "To answer for", "'Mrs Bloggs' looks like a name"]
    assert answer.parts[0].rows[0].link.choices[-1][1] == "visits"


def test_changes_stand_with_both_sides(at, hand_in):
    board, found = rehearsed(at, hand_in, "visits,2016-17-Q3,55,Counted late.,", "visits,2016-17-Q4,75,,More staff.")
    answer = shown.changes(board, found)
    assert answer.sentence == "Invented board: 1 new, 1 revised and 1 changed commentary."
    name = board.areas.authority.name
    assert cells(answer) == [
        ["1. Visits in time", "revised", f"{name}, Q3 2016/17", "50%", "55% (revised)", "Counted late."],
        ["1. Visits in time", "new", f"{name}, Q4 2016/17", "", "75%", ""],
        ["1. Visits in time", "changed commentary", f"{name}, Q4 2016/17", "", "“More staff.”", ""],
    ]


def test_nothing_that_changes_is_said_so(at, hand_in):
    board, found = rehearsed(at, hand_in, "visits,2016-17-Q3,50,,")
    assert shown.changes(board, found).sentence == "Invented board: nothing changes; 1 stand already."
    assert shown.changes(board, found).parts == ()


def test_what_is_due_is_counted_and_folded(at, hand_in):
    board, found = rehearsed(at, hand_in, "visits,2016-17-Q4,20,,It has improved.")
    answer = shown.warned(board, found)
    look, due = answer.parts
    assert (
        answer.sentence == f"Before you publish: 1 thing to look at and {len(due.rows)} figures due and not handed in."
    )
    assert look.folded == ""
    assert due.folded == f"{len(due.rows)} figures due and not handed in"
    assert any("the commentary contradicts the figure" in row[2].lower() for row in cells(answer))


def test_what_the_board_will_read_stands_as_now_and_then(at, hand_in):
    board, found = rehearsed(at, hand_in, "visits,2016-17-Q4,85,,")
    after = versions.afterwards(at, found)
    answer = shown.readings(board, *readings.of(found.dataset, found.changes, board, after))
    assert answer.sentence.startswith("What the Board will read for Q4 2016/17: ")
    assert [row[0] for row in cells(answer) if row[0].startswith("One measure, 1.")] == [
        "One measure, 1. Visits in time"
    ]
    assert shown.readings(board, "2016-17-Q4", ()).sentence == "No headline, judgement or card of Q4 2016/17 changes."
