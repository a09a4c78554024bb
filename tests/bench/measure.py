"""Benchmark in a real browser: first view and filter change beside a bare Streamlit page.

Prints figures and asserts nothing. The bare page holds one select box and one precomputed chart
and runs with the same settings, so that ratios compare like with like.
"""

import math
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

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
# The page itself notes when its main part last changed before a rest, a chart's drawing included. A driver that looks for
# a text again and again does so after 0, 20, 70, 170 and 270 ms and then every half second, and these steps would be
# read as the page's own times (decision 144).
WATCH = """
const watched = (start, most) => new Promise((done) => {
  let last = 0;
  const drawn = '[data-testid=stApp][data-test-script-state=notRunning] [data-testid=stMain] h1';
  const inMain = (node) => (node.closest ? node : node.parentElement)?.closest("[data-testid=stMain]");
  const seen = new MutationObserver((changes) => {
    // On a page that is the same for every choice only the script's own state changes.
    if (changes.some((change) => change.type === "attributes" || inMain(change.target))) last = performance.now();
  });
  const wait = () => {
    if (!last && performance.now() - start > most) done(NaN);
    else if (!last || performance.now() - last < 400 || !document.querySelector(drawn)) setTimeout(wait, 50);
    else { seen.disconnect(); done(last - start); }
  };
  seen.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["data-test-script-state"] });
  wait();
});
"""
OPENED = f"{WATCH} window.drawn = watched(0, 30000);"
CHOSEN = f"""() => {{ {WATCH}
window.drawn = new Promise((done) => document.addEventListener("keydown", (event) => {{
  if (event.key === "Enter") watched(performance.now(), 3000).then(done);
}}, {{ capture: true, once: true }})); }}"""
VIEWPORT: ViewportSize = {"width": 1440, "height": 1000}


def first_view(browser: Browser, address: str) -> float:
    """Milliseconds from navigation to the last change of the page, in a new context with an empty cache."""
    context = browser.new_context(viewport=VIEWPORT, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(OPENED)
    page.goto(address)
    taken = float(page.evaluate("window.drawn"))
    context.close()
    return taken


def changes(browser: Browser, address: str, rounds: int) -> list[float]:
    """Milliseconds from choosing another quarter to the last change of the page, one a round: two quarters take turns."""
    # Four choices first, so that every choice measured has been made before.
    return _choices(
        browser, address, "Quarter", lambda place: "ArrowDown" if place % 2 == 0 else "ArrowUp", rounds + 4
    )[4:]


def first_choices(browser: Browser, address: str, label: str) -> list[float]:
    """Milliseconds from making a choice that nobody has made since the start to the last change of the page, one a choice."""
    return _choices(browser, address, label, lambda place: "ArrowDown", FIRST_CHOICES)


def _choices(browser: Browser, address: str, label: str, key: Callable[[int], str], many: int) -> list[float]:
    # The browser keeps time by a script of the measurement, which the app's content policy would refuse.
    context = browser.new_context(viewport=VIEWPORT, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    settled(page)
    times = []
    for place in range(many):
        page.get_by_role("combobox", name=label).first.click()
        page.keyboard.press(key(place))
        page.evaluate(CHOSEN)
        page.keyboard.press("Enter")
        times.append(float(page.evaluate("window.drawn")))
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
            fresh = {BARE_PAGE: first_choices(browser, floor, "Quarter")}
            for name in MEASURED:
                label = FIRST_CHOICE.get(name, "Locality")
                fresh[name] = first_choices(browser, f"{app}/{name}", label)
            firsts: dict[str, list[float]] = {name: [] for name in (BARE_PAGE, *MEASURED)}
            moves: dict[str, list[float]] = {name: [] for name in (BARE_PAGE, *MEASURED)}
            # Pages take turns in every round, so that a slow moment of the machine meets them all.
            for _ in range(rounds):
                for name in (BARE_PAGE, *MEASURED):
                    address = floor if name == BARE_PAGE else f"{app}/{name}"
                    firsts[name].append(first_view(browser, address))
                    moves[name] += changes(browser, address, 6)
            floors = [_median(found[BARE_PAGE]) for found in (firsts, moves, fresh)]
            print(f"Choices are made for the first time after {QUIET} s of quiet.")
            print(
                f"{'page':24}"
                + "".join(f"{name:>18}{'ratio':>7}" for name in ("first view ms", "filter ms", "first choice ms"))
            )
            for name in (BARE_PAGE, *MEASURED):
                medians = [_median(found[name]) for found in (firsts, moves, fresh)]
                cells = (f"{median:18.0f}{median / floor:7.2f}" for median, floor in zip(medians, floors, strict=True))
                print(f"{name or 'overview':24}" + "".join(cells))
        browser.close()
    # After the browser driver has ended, because both keep an event loop.
    with serving() as app:
        load(app, ("", "community-maps"))


def _median(times: list[float]) -> float:
    """The median of what was seen; a choice that changed nothing on the page has no time."""
    return statistics.median([time for time in times if not math.isnan(time)] or [math.nan])
