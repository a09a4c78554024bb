import dataclasses

from outcomes.views import since
from tests.views.asking import Q3, texts


def test_since_a_meeting_lists_what_was_published_later(board):
    assert since.meetings(board) == {"2018": "2018", "2017-05-30": "30 May 2017"}
    answer = since.answer(board, Q3, "2017-05-30")
    assert answer.sentence == "Since 30 May 2017: 5 new figures and none revised."
    assert texts(answer)["Non-elective admissions"] == [
        "New",
        "9,265 admissions (unclear)",
        "2017/18",
        "10,985 admissions in Q3 2016/17 (Oct to Dec 2016)",
        "The page puts this pair under quarter 4 wording; it is the size of one quarter, not a year.",
    ]


def test_when_nothing_came_later_that_is_said(board):
    assert since.answer(board, Q3, "2018").sentence == "Nothing has been published since 2018."


def test_a_revised_figure_is_listed_as_such(board):
    rows = board.figures.copy()
    place = rows.index[(rows["indicator"] == "scorecard-33") & (rows["period"] == "2016-17-Q2")][0]
    rows.loc[place, "status"] = "revised"
    answer = since.answer(dataclasses.replace(board, figures=rows), Q3, "2017-05-30")
    assert answer.sentence == "Since 30 May 2017: 5 new figures and one revised."
    assert [cells[0] for cells in texts(answer).values()].count("Revised") == 1


def test_official_series_are_no_news_of_the_boards_papers(board):
    papers = {name for name, dataset in board.datasets.items() if not dataset.official}
    assert set(since.answer(board, Q3, "2017-05-30").rows["dataset"]) <= papers
