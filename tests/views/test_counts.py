from tests.views.asking import CREWE, Q3, ask, at


def test_who_answered_and_where_the_most(board):
    answer = ask(board, "healthy_schools", "answered", Q3)
    assert answer.sentence == (
        "End of project: 141 pupils who completed the survey; 98% of them at Middlewich High School."
    )
    assert {record["name"]: record["value"] for record in answer.parts[0].records}["Middlewich High School"] == 138
    assert answer.notes == (
        "In brackets, as printed: the share of pupils eligible (approximate).",
        "Poynton High School is a pilot school and has no row in the participation table.",
    )


def test_neither_the_whole_nor_what_is_not_stated_has_a_bar(board):
    names = {record["name"] for record in ask(board, "healthy_schools", "answered", Q3).parts[0].records}
    assert not names & {board.areas.name("CE-SCH-PILOT"), board.areas.name("CE-SCH-NOT-STATED")}


def test_a_locality_sees_the_schools_inside_it(board):
    answer = ask(board, "healthy_schools", "answered", CREWE)
    assert answer.about == "Pilot schools in Crewe · surveys by Q3 2016/17: end of project"
    assert answer.sentence == "End of project: of 141 pupils who completed the survey, 1 in Crewe."
    assert [(record["name"], record["value"], record["text"]) for record in answer.parts[0].records] == [
        ("Oakfield pupil referral unit", 1, "1 (4%)"),
        ("Ruskin", 0, "0 (0%)"),
    ]


def test_the_other_counts_of_the_section_stand_in_the_figures(board):
    held = set(ask(board, "healthy_schools", "answered", Q3).rows["indicator"])
    assert {"staff-participation", "pupils-eligible", "staff-total"} <= held


def test_a_survey_that_came_later_is_not_said_to_have_been(board):
    answer = ask(board, "healthy_schools", "answered", at("2015-16-Q1", "CE-LCN-CREWE"))
    assert answer.about == "Crewe · Baseline, which came after Q1 2015/16"
    assert answer.sentence == "Baseline: of 995 pupils who completed the survey, 258 in Crewe."
