"""One server and one Chromium for all browser tests of a file."""

import pytest
from playwright.sync_api import sync_playwright

from tests.bench import driver as bench


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
