"""The first view in a real Chromium: readable without JavaScript, the same as what is drawn, and nothing against the policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.bench import driver as bench

ROOM = "present-to-a-room"


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_the_first_view_reads_without_javascript(server, chromium, width, scheme):
    context = chromium.new_context(
        viewport={"width": width, "height": 768}, java_script_enabled=False, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"{server}/childrens-scorecard")
    view = page.locator("#first-view")
    expect(view.get_by_role("heading", level=1)).to_have_text("Children's scorecard")
    expect(view.locator(".said")).to_contain_text("Q3 2016/17: 36%")
    expect(view.locator("dl")).to_contain_text("Quarter: Q3 2016/17 (Oct to Dec 2016)")
    expect(view.locator("dl")).to_contain_text("Locality: Cheshire East")
    expect(view.locator("noscript .wait")).to_be_visible()
    expect(view.locator(".coming")).to_be_hidden()
    colours = view.evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")
    dark = ["rgb(17, 22, 29)", "rgb(233, 237, 242)"]
    assert colours == (dark if scheme == "dark" else ["rgb(255, 255, 255)", "rgb(8, 13, 19)"])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    view.get_by_role("link", name="Community maps").click()
    expect(view.get_by_role("heading", level=1)).to_have_text("Community maps")
    context.close()


def told(page):
    """What the console says against the policy, and what breaks."""
    held = []
    page.on("console", lambda said: held.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda fault: held.append(str(fault)))
    return held


@pytest.mark.parametrize("address", bench.PAGES)
def test_what_is_drawn_begins_as_the_first_view_and_nothing_breaks_the_policy(server, chromium, address):
    # Without scripts the first view stays; with them it may be gone before it is read.
    still = chromium.new_context(java_script_enabled=False)
    page = still.new_page()
    page.goto(f"{server}/{address}")
    first = page.locator("#first-view")
    heading, title, said = first.locator("h1").inner_text(), page.title(), first.locator(".said").all_inner_texts()
    still.close()
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    faults = told(page)
    page.goto(f"{server}/{address}")
    bench.settled(page)
    expect(page.locator("#first-view")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert [len(said), address] in ([1, address], [0, "explore"], [0, "add-figures"], [0, "take-a-pack"])
    for sentence in said:
        expect(page.locator("[data-testid=stMain] h2").first).to_have_text(sentence)
    expect(page).to_have_title(title)
    assert title.endswith(" · Cheshire East outcomes")
    assert page.evaluate("document.documentElement.lang") == "en-GB"
    page.wait_for_timeout(500)
    assert faults == []
    context.close()


def test_a_small_component_and_a_download_work_under_the_policy(server, chromium):
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page = context.new_page()
    faults = told(page)
    page.goto(f"{server}/{ROOM}")
    bench.settled(page)
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
    page.wait_for_timeout(500)
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cheshire East: on the map")
    page.goto(f"{server}/own-localities")
    bench.settled(page)
    with page.expect_download() as held:
        page.get_by_role("button", name="Download these localities as CSV").click()
    assert held.value.suggested_filename == "localities.csv"
    assert faults == []
    context.close()


def test_the_first_view_is_accessible(server, chromium):
    page = chromium.new_context(viewport={"width": 1366, "height": 768}).new_page()
    # Streamlit never begins, so that the first view stays.
    page.route("**/static/js/*", lambda route: route.abort())
    page.goto(server)
    expect(page.locator("#first-view .coming")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.context.close()


def test_a_link_to_another_place_shows_the_place_at_once(server, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/community-maps?area=Crewe&indicator=%3Cscript%3E")
    expect(page.locator("#first-view dl")).to_contain_text("Locality: Crewe")
    assert "script%3E" not in page.content()
    assert page.locator("#first-view .said").count() == 0
    context.close()


def test_an_icon_is_drawn_and_not_written_out(server, chromium):
    page = chromium.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.goto(server)
    bench.settled(page)
    page.evaluate("document.fonts.ready")
    icons = page.locator("[data-testid=stIconMaterial]:visible")
    assert icons.count() > 0
    # A name written out in letters is wider than an icon.
    assert all(icon.evaluate("e => e.scrollWidth <= e.clientWidth + 1") for icon in icons.all())
    page.context.close()
