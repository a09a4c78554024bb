import pytest

from outcomes.words import template
from tests.views.asking import without


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{bcf-budget} in {bcf-budget.period}", "£25.51 million in 2016/17."),
        ("Money: {bcf-income}; {bcf-budget.printed}.", "Money: £5.97 million; £25.51 million."),
        ("{bcf-budget} by {label}", "£25.51 million by Q3 2016/17."),
    ],
)
def test_figures_named_in_braces_are_put_in_as_they_read(board, given, said):
    rows = board.rows("bcf-budget", "bcf-income")
    rows = rows[rows["period"].isin(("2016-17", "2016-17-Q3"))]
    assert template.fill(board, given, rows, {"label": "Q3 2016/17"}) == said


def test_a_part_that_names_a_figure_which_is_not_there_is_left_out(board):
    rows = without(board, indicator="bcf-income").rows("bcf-budget", "bcf-income")
    rows = rows[rows["period"] == "2016-17"]
    assert template.fill(board, "Money: budget {bcf-budget}; income {bcf-income}.", rows, {}) == (
        "Money: budget £25.51 million."
    )
    assert template.fill(board, "Money: income {bcf-income}.", rows, {}) == ""
