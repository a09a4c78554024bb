"""Shared fixtures. The real store is loaded once; tiny tables are written where they are tested."""

import pytest

from outcomes import store as store_module


@pytest.fixture(scope="session")
def store():
    return store_module.load()
