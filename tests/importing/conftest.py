"""The LSOAs of the shipped areas."""

import pytest


@pytest.fixture(scope="module")
def codes(board):
    return sorted(board.areas.members["lsoa11cd"])
