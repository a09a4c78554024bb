import pytest

from outcomes.views import common, kinds
from tests.views.asking import Q3, part


def sections(board):
    return [section for dataset in board.datasets.values() for section in common.usual_sections(board, dataset)]


def test_every_section_has_a_kind_and_an_answer_with_a_line_under_its_title(board):
    for section in sections(board):
        answer = kinds.ask(board, Q3, section)
        assert answer.sentence.endswith("."), section
        assert answer.about, section
        assert answer.sources, section


@pytest.mark.parametrize(
    ("dataset", "section", "key", "usual"),
    [
        ("childrens_scorecard", "measure", "measure", "scorecard-33"),
        ("childrens_scorecard", "audit", "team", "E06000049"),
        ("healthy_schools", "said", "theme", "all~items"),
        ("community_health", "map", "indicator", "pop-total"),
    ],
)
def test_what_may_be_chosen_opens_with_what_is_usual(board, dataset, section, key, usual):
    choice = kinds.choice(board, part(board, dataset, section))
    assert (choice.key, choice.usual) == (key, usual)
    assert usual in choice.options


def test_a_section_without_a_choice_has_none(board):
    assert kinds.choice(board, part(board, "better_care_fund", "metrics")) is None
    assert kinds.choice(board, part(board, "childrens_scorecard", "progress")) is None
