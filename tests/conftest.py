"""Shared fixtures. The real board is loaded once; tiny tables are written where they are tested."""

import re

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


# What presses keys and waits for drawings longest; a second browser beside these makes both late.
JOURNEYS = re.compile(r"tests/browser/test_(journeys|explore|clicks|present)")


class OneJourney(LoadFileScheduling):
    """A file is one worker's, and all journeys through the pages in a browser are one worker's, one after another."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        return "journeys" if JOURNEYS.match(file) else file


def pytest_xdist_make_scheduler(config, log):
    """For ``-n``: how tests are shared among the workers."""
    return OneJourney(config, log)


@pytest.fixture(scope="session")
def board():
    return opening.load()
