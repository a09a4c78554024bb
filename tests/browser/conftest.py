"""One server and one Chromium for all browser tests of a file."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.bench import driver as bench

# Two of these run at once on a small machine, each with a server.
# Asking ahead would take from the tests the processor that they share with their servers (decision 135).
os.environ.setdefault("OUTCOMES_AHEAD", "no")
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def server():
    with bench.serving() as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=bench.chromium(), args=bench.ARGUMENTS)
        yield browser
        browser.close()
