import pytest

from outcomes import places, screens, words
from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.views import cards, profile, ranking
from outcomes.views.answer import Chart, Points
from tests.views.asking import CREWE, Q3, ask, at
from tests.views.asking import lines as rows_of

SCREENS = ["people", "better", "worse", "changed", "children", "schools", "funded", "unknown"]


def shown(board, chosen):
    return {screen.id: screen for screen in screens.story(board, chosen)}


def lines(answer):
    return [line for found in answer.parts if isinstance(found, Points) for line in found.lines]


@pytest.mark.parametrize("area", ["CE-LCN-CREWE", "CE-LCN-KNUTS", "E06000049"])
def test_every_screen_for_a_room_has_one_message_its_source_and_something_to_see(board, area):
    chosen = at("2016-17-Q3", area)
    story = screens.story(board, chosen)
    assert [screen.id for screen in story] == SCREENS
    for screen in story:
        answer = screen.view(board, chosen)
        assert answer.sentence
        assert answer.sources
        assert answer.parts
        assert all(isinstance(found, Chart | Points) for found in answer.parts)
        assert (answer.about, answer.notes, answer.quotations) == ("", (), ())


def test_screens_say_what_the_pages_say(board):
    held = shown(board, CREWE)
    assert held["people"].view(board, CREWE).sentence == profile.answer(board, CREWE).sentence
    worse = held["worse"].view(board, CREWE)
    assert worse.sentence == "Crewe is worse than Cheshire East on five of the five indicators that can be judged."
    assert lines(worse)[0] == (
        "Children (0-15) in income-deprived households (IDACI)",
        "17.9%, Cheshire East 10.7%",
        words.JUDGEMENT["worse"],
    )
    assert lines(worse)[-1][0] == "And 1 more on Compare localities"
    assert held["changed"].view(board, CREWE).sentence == cards.answer(board, CREWE).sentence


def test_a_screen_says_whose_figures_it_shows(board):
    held = shown(board, CREWE)
    assert held["children"].heading(board, CREWE) == "Cheshire East (not published for Crewe): the children"
    assert held["better"].heading(board, CREWE) == "Crewe: what is better"
    assert shown(board, Q3)["children"].heading(board, Q3) == "Cheshire East: the children"


def test_the_children_open_with_the_strongest_finding_and_the_count_of_the_grades(board):
    answer = shown(board, Q3)["children"].view(board, Q3)
    assert answer.sentence == (
        "Up to date assessment (within 12 months) - Cared for. Q3 2016/17: 0%, down 13 percentage points from 13% in "
        "Q2 2016/17, worse than requires improvement."
    )
    assert lines(answer) == [(ask(board, "childrens_scorecard", "all", Q3).sentence, "", None)]


def test_the_schools_name_who_answered_and_which_lie_in_the_locality(board):
    assert [line for line, _, _ in lines(shown(board, CREWE)["schools"].view(board, CREWE))] == [
        "End of project: 141 pupils who completed the survey; 98% of them at Middlewich High School.",
        "Pilot schools in Crewe: Ruskin and Oakfield pupil referral unit.",
    ]
    knutsford = at("2016-17-Q3", "CE-LCN-KNUTS")
    assert lines(shown(board, knutsford)["schools"].view(board, knutsford))[1][0] == "Pilot schools: none in Knutsford."


def test_what_is_not_known_is_counted_by_its_kind(board):
    said = [line for line, _, _ in lines(shown(board, CREWE)["unknown"].view(board, CREWE))]
    assert said[0] == (
        "Not published for Crewe, only for Cheshire East: Better Care Fund, Children's scorecard and Emotionally Healthy "
        "Schools pilot."
    )
    assert "Figures of Q3 2016/17 without a value: 6 not published, 5 not applicable, 3 unclear." in said
    assert f"{len(board.quality)} entries in the register of what is doubtful in the documents themselves." in said


def test_a_screen_counts_the_same_judgements_as_the_rug(board):
    for place, locality in enumerate(board.areas.localities):
        chosen = at("2016-17-Q3", locality.id)
        for judgement, view in (("better", screens.better), ("worse", screens.worse)):
            of_rug = [line.judged["judgement"].iloc[place] for line in places.lines(board, chosen, "authority")]
            size = of_rug.count(judgement)
            answer = view(board, chosen)
            assert f"on {words.numeral(size) if size else 'none'} of the five indicators" in answer.sentence
            signs = [sign for _, _, sign in lines(answer) if sign]
            # Where there is none, nothing may stand there as if it were one.
            assert (words.JUDGEMENT[judgement] in signs) == (size > 0)
            if not size:
                assert all(text.endswith(f": {sign.word}") for _, text, sign in lines(answer) if sign)


def test_an_answer_of_words_only_keeps_its_notes_before_a_room(board):
    told = ask(board, "participatory_budgeting", "budgeting", CREWE)
    screen = screens.carried(told)
    assert (screen.sentence, screen.about) == (told.sentence, told.about)
    assert [line for line, _, _ in lines(screen)] == list(told.notes)
    drawn = screens.carried(ranking.answer(board, CREWE, "income-dep"))
    assert [type(found) for found in drawn.parts] == [Chart]
    assert drawn.notes == ()


def test_a_metric_of_words_only_is_carried_with_its_words(board):
    answer = ask(board, "better_care_fund", "metrics", CREWE)
    carried = rows_of(screens.carried(answer))["Delayed transfers of care"]
    assert any("sustained increase" in line for cell in carried.cells for fold in cell.folds for line in fold.lines)


def test_what_a_grouping_lacks_is_said_on_the_screen_too(board):
    inside = own.contents(board.areas)
    part = frozenset(sorted(inside["CE-LCN-CREWE"])[:5])
    groups = (("Knutsford", inside["CE-LCN-KNUTS"]), ("Part", part), ("Nantwich", inside["CE-LCN-NANT"]))
    regrouped = own.apply(board, localities.Definition(groups))
    people = shown(regrouped, Q3)["people"].view(regrouped, Q3)
    assert any("leave out Part" in line for line, _, _ in lines(people))
