"""Shared fixtures. The real board is loaded once; tiny tables are written where they are tested."""

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from outcomes import opening
from tests import mutants

# Nothing, unless ``python -m tests.mutants`` asks for a fault.
mutants.apply_named()

# The first call of a property warms libraries up; how long one takes is no part of what it says.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class OneBrowser(LoadFileScheduling):
    """A file is one worker's; so is whatever drives a browser, since two browsers at once make each other late."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        return "browser" if "tests/browser/" in file else file


def pytest_xdist_make_scheduler(config, log):
    """For ``-n``: how tests are shared among the workers."""
    return OneBrowser(config, log)


@pytest.fixture(scope="session")
def board():
    return opening.load()
