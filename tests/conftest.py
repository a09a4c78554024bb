"""Shared fixtures. The real board is loaded once; tiny tables are written where they are tested."""

import pytest
from hypothesis import settings

from outcomes import opening
from tests import mutants

# Nothing, unless ``python -m tests.mutants`` asks for a fault.
mutants.apply_named()

# The first call of a property warms libraries up; how long one takes is no part of what it says.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def board():
    return opening.load()
