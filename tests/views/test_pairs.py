from tests.views.asking import Q3, ask, at, table, texts, without


def pairs(board, chosen=Q3):
    return ask(board, "healthy_schools", "said", chosen, "all~pairs")


def test_the_statement_on_which_the_views_are_furthest_apart_is_named(board):
    answer = pairs(board)
    assert answer.sentence == (
        "Pupils, end of project: “Disagree: it is a personal weakness”: own view 56.5%, seen in others 21.1%, the "
        "furthest apart of five."
    )
    assert answer.notes[0].startswith("Staff, end of project: ")


def test_both_views_of_each_wave_stand_in_one_record(board):
    pupils, staff = pairs(board).charts()
    assert [len(pupils.records), len(staff.records)] == [15, 18]
    first = pupils.records[0]
    assert (first["item"], first["wave"]) == ("Disagree: it is a personal weakness", "Baseline")
    assert (first["first"], first["second"]) == (57.2, 25.1)
    assert first["text"] == "Own view 57.2%; seen in others 25.1%"
    assert pupils.options["views"] == ("Own view", "Seen in others")


def test_the_same_figures_stand_in_a_table_with_how_many_answered(board):
    assert texts(pairs(board))["Disagree: should be taught alone"] == [
        "Own view 40.1%; seen in others 23.2% (n 995)",
        "Own view 45.5%; seen in others 17.0% (n 173)",
        "Own view 40%; seen in others 24.5% (n 141)",
    ]
    assert table(pairs(board)).folded == "Pupils: the same in figures"


def test_no_interval_is_claimed_for_views_of_the_same_people(board):
    assert any(note.startswith("The same people answered both") for note in pairs(board).notes)
    assert any("no comparison group" in note for note in pairs(board).notes)


def test_a_pair_of_which_one_view_is_missing_is_not_drawn(board):
    less = without(board, indicator="pupil-others-weakness", period="wave:end")
    answer = pairs(less)
    assert len(answer.charts()[0].records) == 14
    assert texts(answer)["Disagree: it is a personal weakness"][-1] == "Not published"
    assert "personal weakness" not in answer.sentence


def test_the_latest_survey_reached_is_the_one_that_is_told(board):
    assert pairs(board, at("2016-17-Q1")).sentence.startswith("Pupils, baseline: ")
