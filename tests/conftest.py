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


def pytest_collection_modifyitems(items):
    """Whatever drives a browser is one worker's, one after another, since two browsers at once make each other late; else a file."""
    for item in items:
        folder = item.path.parent.name
        item.add_marker(pytest.mark.xdist_group("browser" if folder == "browser" else str(item.path)))


@pytest.fixture(scope="session")
def board():
    return opening.load()
