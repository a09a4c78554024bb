from tests.views.asking import CREWE, Q3, ask, at


def test_what_was_done_is_told_in_one_sentence_with_its_figures(board):
    assert ask(board, "participatory_budgeting", "budgeting", Q3).sentence == (
        "You Decide: residents made 251 applications and gave 134 presentations; 537 voters chose 103 bids to share "
        "£400,000."
    )


def test_the_places_of_the_locality_are_named(board):
    answer = ask(board, "participatory_budgeting", "budgeting", CREWE)
    assert answer.sentence.endswith("to share £400,000. Crewe is one of the 11 communities it was meant for.")
    assert answer.about == (
        "Cheshire East: totals are not published for Crewe · 2016/17: published once, so the same for Q3 2016/17"
    )


def test_a_locality_without_a_place_is_told_so(board):
    answer = ask(board, "participatory_budgeting", "budgeting", at("2016-17-Q3", "CE-LCN-NANT"))
    assert answer.sentence.endswith(
        " No community in Nantwich and Rural is named among those that the funding was for."
    )


def test_all_places_of_the_authority_stand_under_the_sentence(board):
    answer = ask(board, "participatory_budgeting", "budgeting", Q3)
    assert answer.notes[0].startswith("Funding in Cheshire East was for: Crewe, Macclesfield, ")


def test_the_stages_are_drawn_from_the_first_to_the_last(board):
    (chart,) = ask(board, "participatory_budgeting", "budgeting", CREWE).charts()
    assert [(one["name"], one["value"], one["text"]) for one in chart.records] == [
        ("Applications made", 251, "251 applications"),
        ("Presentations delivered", 134, "134 presentations"),
        ("Successful bids", 103, "103 bids"),
    ]
