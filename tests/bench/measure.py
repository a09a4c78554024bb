"""Benchmark in a real browser: first view and filter change beside a bare Streamlit page.

Prints figures and asserts nothing. The bare page holds one select box and one precomputed chart
and runs with the same settings, so that ratios compare like with like.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from outcomes.paths import PROGRAM
from tests.bench.driver import ARGUMENTS, PAGES, chromium, serving, settled
from tests.bench.readers import load

BARE = """
import streamlit as st
import streamlit.runtime
import pandas, altair, geopandas, gc

@st.cache_resource
def charts():
    points = lambda n: [{"x": i, "y": (i * n) % 7} for i in range(7)]
    made = {n: altair.Chart(altair.InlineData(values=points(n))).mark_line().encode(x="x:Q", y="y:Q").to_dict() for n in range(1, 43)}
    gc.collect(); gc.freeze()
    return made

st.set_page_config(layout="wide")
chosen = st.sidebar.selectbox("Quarter", list(range(1, 43)))
st.title("Bare page")
st.caption(f"chosen {chosen}")
st.vega_lite_chart(spec=charts()[chosen], theme=None, alt="A line")
"""
BARE_PAGE = "bare page"
# The room's screen hides the filters.
MEASURED = tuple(name for name in PAGES if name != "present-to-a-room")
# What is chosen for the first time on each page; the locality where the page has no choice of its own.
FIRST_CHOICE = {
    "childrens-scorecard": "Measure",
    "community-maps": "Indicator",
    "healthy-schools": "Survey items about",
    "how-sure-are-we": "Explain",
    "sources-and-definitions": "Indicator",
}
FIRST_CHOICES = 7
# Seconds of quiet after a start, in which the app asks ahead what is one choice away (decision 135).
QUIET = 30
VIEWPORT: ViewportSize = {"width": 1440, "height": 1000}


def first_view(browser: Browser, address: str) -> float:
    """Milliseconds from navigation to a settled page, in a new context with an empty cache."""
    context = browser.new_context(viewport=VIEWPORT, bypass_csp=True)
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    settled(page)
    taken = 1000 * (time.perf_counter() - begun)
    context.close()
    return taken


def changes(browser: Browser, address: str, rounds: int, wait: Callable[[Page, int], None]) -> list[float]:
    """Milliseconds from choosing another quarter to a settled page that says so, one a round."""
    # The browser waits by a script of the measurement, which the app's content policy would refuse.
    context = browser.new_context(viewport=VIEWPORT, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    settled(page)
    times = []
    # Two rounds first, so that every choice measured has been made once.
    for place in range(rounds + 4):
        page.get_by_role("combobox", name="Quarter").first.click()
        page.keyboard.press("ArrowDown" if place % 2 == 0 else "ArrowUp")
        begun = time.perf_counter()
        page.keyboard.press("Enter")
        wait(page, place)
        times.append(1000 * (time.perf_counter() - begun))
    context.close()
    return times[4:]


def first_choices(browser: Browser, address: str, label: str, wait: Callable[[Page, int], None]) -> list[float]:
    """Milliseconds from making a choice that nobody has made since the start to a settled page, one a choice."""
    context = browser.new_context(viewport=VIEWPORT, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    settled(page)
    times = []
    for place in range(FIRST_CHOICES):
        page.get_by_role("combobox", name=label).first.click()
        page.keyboard.press("ArrowDown")
        page.evaluate("window.searchedBefore = location.search")
        begun = time.perf_counter()
        page.keyboard.press("Enter")
        wait(page, place)
        times.append(1000 * (time.perf_counter() - begun))
        page.wait_for_timeout(100)
    context.close()
    return times


def run(rounds: int) -> None:
    """Measure the bare page and every page of the app in one run, and print the ratios."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        shutil.copytree(PROGRAM / ".streamlit", Path(folder) / ".streamlit")
        browser = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        with serving("streamlit", "run", str(bare), folder=Path(folder)) as floor, serving() as app:
            first_view(browser, floor)
            for name in MEASURED:
                first_view(browser, f"{app}/{name}")
            time.sleep(QUIET)
            fresh = {BARE_PAGE: first_choices(browser, floor, "Quarter", _bare_chosen)}
            for name in MEASURED:
                label = FIRST_CHOICE.get(name, "Locality")
                fresh[name] = first_choices(browser, f"{app}/{name}", label, _app_chosen)
            firsts: dict[str, list[float]] = {name: [] for name in (BARE_PAGE, *MEASURED)}
            moves: dict[str, list[float]] = {name: [] for name in (BARE_PAGE, *MEASURED)}
            # Pages take turns in every round, so that a slow moment of the machine meets them all.
            for _ in range(rounds):
                for name in (BARE_PAGE, *MEASURED):
                    bare_turn = name == BARE_PAGE
                    address = floor if bare_turn else f"{app}/{name}"
                    firsts[name].append(first_view(browser, address))
                    moves[name] += changes(browser, address, 6, _bare_changed if bare_turn else _app_changed)
            floors = [statistics.median(found[BARE_PAGE]) for found in (firsts, moves, fresh)]
            print(f"Choices are made for the first time after {QUIET} s of quiet.")
            print(
                f"{'page':24}"
                + "".join(f"{name:>18}{'ratio':>7}" for name in ("first view ms", "filter ms", "first choice ms"))
            )
            for name in (BARE_PAGE, *MEASURED):
                medians = [statistics.median(found[name]) for found in (firsts, moves, fresh)]
                cells = (f"{median:18.0f}{median / floor:7.2f}" for median, floor in zip(medians, floors, strict=True))
                print(f"{name or 'overview':24}" + "".join(cells))
        browser.close()
    # After the browser driver has ended, because both keep an event loop.
    with serving() as app:
        load(app, ("", "community-maps"))


def _bare_changed(page: Page, place: int) -> None:
    page.wait_for_selector(f"text=chosen {2 if place % 2 == 0 else 1}", timeout=30_000)
    _done(page)


def _bare_chosen(page: Page, place: int) -> None:
    page.wait_for_selector(f"text=chosen {place + 2}", timeout=30_000)
    _done(page)


def _app_chosen(page: Page, place: int) -> None:
    """A choice stands in the link as soon as the page has taken it."""
    page.wait_for_function("location.search !== window.searchedBefore", timeout=30_000)
    _done(page)


def _app_changed(page: Page, place: int) -> None:
    """The default quarter and the one below it take turns."""
    below = "location.search.includes('quarter=2016-17-Q2')"
    page.wait_for_function(below if place % 2 == 0 else f"!{below}", timeout=30_000)
    _done(page)


def _done(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
