"""What the explorer shows as answers for other media: the points of the parcel, and nothing that was not asked for."""

from outcomes import exploring

CREWE = "CE-LCN-CREWE"


def test_a_series_is_an_answer_with_its_points_grades_and_source(board):
    (answer,) = exploring.answers(board, [["scorecard-33", ["E06000049"]]])
    title = board.indicators["scorecard-33"].title
    assert answer.sentence == f"{title}, Cheshire East: 36% in Q3 2016/17."
    (chart,) = answer.charts()
    assert [record["value"] for record in chart.records] == [41, 32, 29, 12, 38, 33, 36]
    assert [record["text"] for record in chart.records][-1] == "36%"
    assert [record["last"] for record in chart.records] == [False] * 6 + [True]
    assert [band["name"] for band in chart.options["bands"]] == ["Requires improvement", "Good", "Outstanding"]
    assert len(answer.rows) == 7
    assert answer.sources[0].startswith("Cheshire East Council, 2017-05-30")


def test_the_country_stands_behind_where_it_has_figures(board):
    (answer,) = exploring.answers(board, [["csc-rereferrals", ["E06000049"]]])
    beside = answer.charts()[0].options["beside"]
    assert {record["name"] for record in beside} == {"England"}
    assert all(record["value"] is not None for record in beside)
    (country,) = exploring.answers(board, [["csc-rereferrals", ["E92000001"]]])
    assert country.charts()[0].options["beside"] == ()


def test_what_is_none_of_ours_is_left_out_and_many_are_cut(board):
    for nothing in (
        None,
        "x",
        [["<script>", ["x"]]],
        [["scorecard-33", "E06000049"]],
        [["scorecard-33", ["nowhere"]]],
        [[1]],
    ):
        assert exploring.answers(board, nothing) == []
    every = [one["id"] for one in exploring.parcel(board)["indicators"]]
    assert len(exploring.answers(board, [[name, ["E06000049"]] for name in every])) == 40
