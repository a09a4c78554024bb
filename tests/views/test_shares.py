from outcomes.views import shares
from tests.views.asking import CREWE, Q3, Q4, ask, at, part, without


def audit(board, chosen, team="E06000049"):
    return ask(board, "childrens_scorecard", "audit", chosen, team)


def test_the_share_of_the_better_grades_stands_beside_the_quarter_before(board):
    answer = ask(board, "childrens_scorecard", "work", Q3, "work-referral")
    assert answer.sentence == "Quality of referrals: 62% judged good or outstanding in Q3 2016/17; 57% in Q2 2016/17."


def test_a_cell_that_cannot_be_read_makes_a_share_a_least_one(board):
    assert audit(board, Q3).sentence == (
        "All audit streams: 42% judged good or outstanding in Q3 2016/17; "
        "at least 27% (one printed cell is illegible) in Q2 2016/17."
    )


def test_a_column_that_adds_to_110_is_named(board):
    assert audit(board, Q3, "CE-TEAM-CINCP-MACC").notes == ("Q2 2016/17 adds to 110 as printed, not to 100.",)


def test_a_quarter_without_audits_is_no_fall_to_nothing(board):
    answer = audit(board, at("2015-16-Q2"), "CE-TEAM-CHECS")
    assert answer.sentence == (
        "ChECS (front door): no case seems to have been audited in Q2 2015/16; 20% in Q1 2015/16."
    )
    drawn = [record for record in answer.parts[0].records if record["label"] == "Q2 2015/16"]
    assert {record["value"] for record in drawn} == {0.0}
    assert "Q2 2015/16: every share is printed as 0%; no case seems to have been audited." in answer.notes


def test_a_column_that_lacks_a_judgement_says_that_it_is_not_published(board):
    less = without(board, indicator="audit-overall", period="2016-17-Q3", group="judgement=inadequate")
    gone = [record for record in audit(less, Q3).parts[0].records if record["text"] == "Not published"]
    assert [(record["label"], record["judgement"]) for record in gone] == [("Q3 2016/17", "Inadequate")]


def test_shares_are_stacked_from_the_worst_to_the_best(board):
    column = [record for record in audit(board, Q3).parts[0].records if record["label"] == "Q3 2016/17"]
    assert [record["judgement"] for record in column] == ["Inadequate", "Requires improvement", "Good", "Outstanding"]
    assert [record["level"] for record in column] == [0, 1, 2, 3]
    height = 0.0
    for record in column:
        assert record["middle"] == height + record["value"] / 2
        height += record["value"]


def test_a_quarter_without_figures_shows_the_latest_before_it_and_says_so(board):
    answer = audit(board, Q4)
    assert answer.sentence == audit(board, Q3).sentence
    assert "Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it" in answer.about
    assert {record["strength"] for record in answer.parts[0].records} == {1}


def test_quarters_after_the_one_chosen_are_paler(board):
    drawn = audit(board, at("2015-16-Q2"), "CE-TEAM-CHECS").parts[0].records
    assert {record["label"] for record in drawn if record["strength"] == 1} == {"Q1 2015/16", "Q2 2015/16"}


def test_no_team_is_placed_in_a_locality_that_the_paper_does_not_name(board):
    teams = set(shares.options(board, part(board, "childrens_scorecard", "audit")))
    assert "CE-TEAM-CINCP-CREWE" in teams
    assert teams & set(board.areas.within("CE-LCN-CREWE", ("team",))) == set()
    about = audit(board, CREWE, "CE-TEAM-CINCP-CREWE").about
    assert about.startswith(
        "CIN/CP Crewe. Child in need and child protection team; the paper does not say which area it covers · "
    )


def test_the_authority_is_offered_first_and_a_piece_of_work_without_what_all_begin_with(board):
    assert next(iter(shares.options(board, part(board, "childrens_scorecard", "audit")))) == "E06000049"
    assert "Referrals" in shares.options(board, part(board, "childrens_scorecard", "work")).values()
