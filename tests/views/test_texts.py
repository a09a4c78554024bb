"""Words as printed: what stands under one heading of the document stands together."""

from outcomes.views import texts
from tests.views.asking import Q3


def test_activities_stand_under_the_heading_of_their_resolution(board):
    section = next(one for one in board.datasets["board_meeting"].sections if one.id == "resolved")
    (table,) = texts.answer(board, Q3, section).parts
    themes = [row.theme for row in table.rows]
    runs = [theme for at, theme in enumerate(themes) if not at or themes[at - 1] != theme]
    assert len(runs) == len(set(runs)) == 6
    listed = [row.title for row in table.rows if row.theme.startswith("58 ")]
    assert listed == ["1", "2", "3", "4", *["Activity"] * 12]
    assert list(texts.options(board, section).values())[1:] == runs
