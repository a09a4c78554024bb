"""Shared fixtures. The real board is loaded once; tiny tables are written where they are tested."""

import pytest

from outcomes import board as board_module


@pytest.fixture(scope="session")
def board():
    return board_module.load()
