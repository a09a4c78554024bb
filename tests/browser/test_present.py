"""A room's screen in a real Chromium: by keyboard, button, clicker and swipe; printed; from any page."""

import re

from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import violations, visit

STORY = [
    "Crewe: who lives here",
    "Crewe: what is better",
    "Crewe: what is worse",
    "Cheshire East (not published for Crewe): what changed",
    "Cheshire East (not published for Crewe): the children",
    "Cheshire East (not published for Crewe): the schools",
    "Cheshire East (not published for Crewe): what the community chose to fund",
    "Crewe: what is not known",
]


def title(page):
    return page.get_by_role("heading", level=1)


def press(page, key):
    """A key, once the screen has come to rest."""
    bench.settled(page)
    page.wait_for_timeout(400)
    page.keyboard.press(key)


def tab_to(page, matches):
    """Press Tab until what has the focus matches; how many times a keyboard user presses Tab is no click."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {matches}; }})()"):
            return
    raise AssertionError(f"no Tab reaches {matches}")


def test_from_the_start_to_presenting_crewe_by_keyboard_alone(server, chromium):
    page = visit(chromium, server)
    activations = 0
    tab_to(page, "(e.getAttribute('aria-label') || '').includes('Locality')")
    page.keyboard.type("Crewe")
    expect(page.get_by_role("option").first).to_contain_text("Crewe")
    page.keyboard.press("Enter")
    activations += 1
    expect(page.get_by_text("not published for Crewe")).to_be_visible()
    bench.settled(page)
    tab_to(page, "e.matches('a') && e.textContent.includes('Present') && !e.closest('[data-testid=stSidebar]')")
    page.keyboard.press("Enter")
    activations += 1
    expect(title(page)).to_have_text(STORY[0])
    assert activations < 5
    for name in STORY[1:]:
        press(page, "ArrowRight")
        expect(title(page)).to_have_text(name)
    press(page, "ArrowLeft")
    expect(title(page)).to_have_text(STORY[-2])
    press(page, "Escape")
    expect(title(page)).to_have_text("Where to look this quarter")
    expect(page.get_by_text("not published for Crewe")).to_be_visible()
    page.context.close()


def test_every_screen_is_accessible_and_fits_a_projector(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe", width=1920)
    page.set_viewport_size({"width": 1920, "height": 1080})
    for name in STORY:
        expect(title(page)).to_have_text(name)
        bench.settled(page)
        page.wait_for_timeout(600)
        assert violations(page) == [], name
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("e => e.scrollHeight") <= 1080, name
        assert main.evaluate("e => e.scrollWidth") <= 1920, name
        size = page.locator("h2").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 48, name
        press(page, "ArrowRight")
    page.context.close()


def test_buttons_clicker_and_swipe_move_too(server, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{server}/present-to-a-room?area=Crewe")
    bench.settled(page)
    page.get_by_role("button", name="Next").click()
    expect(title(page)).to_have_text(STORY[1])
    press(page, "PageDown")
    expect(title(page)).to_have_text(STORY[2])
    bench.settled(page)
    page.wait_for_timeout(500)
    swipe = """([from, to]) => {
      const touch = (x) => [new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300})];
      document.body.dispatchEvent(new TouchEvent('touchstart', {bubbles: true, changedTouches: touch(from)}));
      document.body.dispatchEvent(new TouchEvent('touchend', {bubbles: true, changedTouches: touch(to)}));
    }"""
    page.evaluate(swipe, [300, 80])
    expect(title(page)).to_have_text(STORY[3])
    bench.settled(page)
    page.wait_for_timeout(500)
    page.evaluate(swipe, [80, 300])
    expect(title(page)).to_have_text(STORY[2])
    expect(page).to_have_url(re.compile("screen=worse"))
    context.close()


def test_a_link_opens_the_same_screen(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Knutsford&screen=worse")
    expect(title(page)).to_have_text("Knutsford: what is worse")
    page.context.close()


def test_it_starts_with_what_was_on_the_page(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard?area=Crewe")
    page.locator("[data-testid=stMain]").get_by_role("link", name="Present").click()
    expect(title(page)).to_have_text("From Children's scorecard")
    expect(page.get_by_role("heading", level=3).first).to_contain_text("36%, up 3 percentage points from 33%")
    press(page, "ArrowRight")
    expect(title(page)).to_have_text(STORY[0])
    page.context.close()


def test_all_screens_print_a_sheet_each(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe")
    page.get_by_role("button", name="All, to print").click()
    expect(title(page)).to_have_count(len(STORY))
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Back to one screen")).not_to_be_visible()
    assert page.locator("[class*=st-key-sheet-]").first.evaluate("e => getComputedStyle(e).breakAfter") == "page"
    page.context.close()
