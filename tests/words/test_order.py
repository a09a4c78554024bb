"""What is said of a place among others."""

from dataclasses import replace

import pandas as pd
import pytest

from outcomes.words import order


@pytest.mark.parametrize(
    ("value", "polarity", "said"),
    [
        (15, "lower_is_better", "is below it, with the best quarter of them."),
        (25, "lower_is_better", "is above it, with the worst quarter of them."),
        (15, "higher_is_better", "is below it, with the worst quarter of them."),
        (25, "higher_is_better", "is above it, with the best quarter of them."),
        (25, "neutral", "is above it."),
        (20, "lower_is_better", "is inside it."),
    ],
)
def test_where_the_authority_stands_beside_the_middle_half_is_said_by_polarity(board, value, polarity, said):
    entry = replace(board.indicator("csc-second-plan"), polarity=polarity)
    placed = pd.DataFrame({"area": [board.areas.authority.id], "value": [value]})
    assert order.normal(board, entry, placed, (18.0, 22.0)).endswith(f"{board.areas.authority.name} {said}")
