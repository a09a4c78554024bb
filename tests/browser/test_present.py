"""A room's screen in a real Chromium: by keyboard, button, clicker and swipe; printed; from any page."""

import re

import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import violations, visit

STORY = [
    "Crewe",
    "Crewe: on the map",
    "Crewe: who lives here",
    "Crewe: what is worse",
    "Cheshire East (not published for Crewe): what changed",
    "Cheshire East (not published for Crewe): the children",
    "Cheshire East (not published for Crewe): the schools",
    "Cheshire East (not published for Crewe): from application to grant",
    "Crewe: what is not known",
    "Crewe: what we ask you",
]
# A title screen, screens with a drawing and text beside it, and tables; the ids of all that can be ticked.
ALL = (
    "title.place.people.better.worse.community_health-need.community_health-health.community_health-access.changed.children."
    "schools.funded.unknown.ask"
)


def title(page):
    return page.get_by_role("heading", level=1)


def press(page, key):
    """A key, once the screen has come to rest: Streamlit hears it from a button that is drawn and has stopped moving."""
    bench.settled(page)
    page.locator(".st-key-present-controls button").first.hover(trial=True)
    page.wait_for_timeout(800)
    page.keyboard.press(key)


def press_first(page, key, shown):
    """The first key after a visit, again if nobody heard it: a machine with other work may still be joining keys to buttons."""
    for _ in range(3):
        press(page, key)
        try:
            return shown(timeout=6000)
        except AssertionError:
            continue
    return shown()


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


def fits(page):
    """Whether nothing of the screen lies outside it, and nothing that hovers is in the way."""
    main = page.locator("[data-testid=stMain]")
    wide, high = page.viewport_size["width"], page.viewport_size["height"]
    assert main.evaluate("e => e.scrollWidth") <= wide, page.url
    assert main.evaluate("e => e.scrollHeight") <= high, page.url
    # What stands in the room ends above the controls.
    ends = page.evaluate("""() => {
      const low = (e) => e.getBoundingClientRect().bottom;
      const parts = document.querySelectorAll('[class*=st-key-room-] :is(svg, table, ul.points)');
      return [Math.max(0, ...[...parts].map(low)), document.querySelector('.st-key-present-controls').getBoundingClientRect().top];
    }""")
    assert ends[0] <= ends[1] + 1, (page.url, ends)
    hover = page.locator(".vega-actions:visible, [data-testid=stElementToolbar]:visible")
    assert hover.count() == 0, page.url


# One unit scales everything, so that a place for each size is enough.
@pytest.mark.parametrize(("area", "width", "height"), [("CE-LCN-CREWE", 1920, 1080), ("E06000049", 1280, 720)])
def test_every_screen_fits_without_scrolling(server, chromium, area, width, height):
    page = visit(chromium, f"{server}/present-to-a-room?area={area}&screens={ALL}", width=width)
    page.set_viewport_size({"width": width, "height": height})
    while True:
        bench.settled(page)
        page.wait_for_timeout(700)
        fits(page)
        size = page.locator("[data-testid=stMain] :is(h2, h3)").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
        assert size >= 48 * height / 1080 * 0.98, page.url
        if page.get_by_role("button", name="Next").is_disabled():
            break
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
    page.context.close()


def test_every_screen_the_notes_and_the_choice_of_screens_are_accessible(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe", width=1920)
    notes = page.locator(".st-key-speaker-notes")
    press_first(page, "n", lambda **wait: expect(notes).to_be_visible(**wait))
    for name in STORY:
        expect(title(page)).to_have_text(name)
        bench.settled(page)
        page.wait_for_timeout(500)
        assert violations(page) == [], name
        press(page, "ArrowRight")
    page.get_by_role("button", name="Screens").click()
    expect(title(page)).to_have_text("Screens")
    assert violations(page) == []
    page.context.close()


def test_the_notes_open_by_key_beside_the_room(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe&screen=schools", width=1280)
    notes = page.locator(".st-key-speaker-notes")
    assert notes.count() == 0
    press_first(page, "n", lambda **wait: expect(notes).to_contain_text("There was no comparison group", **wait))
    expect(notes).to_contain_text("Source: ")
    room = page.locator("[class*=st-key-room-]").bounding_box()
    assert room["x"] + room["width"] <= notes.bounding_box()["x"]
    press(page, "n")
    expect(notes).to_have_count(0)
    page.context.close()


def test_a_timer_runs_from_screen_to_screen(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe")
    page.get_by_role("button", name="Timer").click()
    expect(page.get_by_role("button", name=re.compile(r"^Timer 0:0[2-9]"))).to_be_visible()
    press(page, "ArrowRight")
    expect(title(page)).to_have_text(STORY[1])
    running = page.get_by_role("button", name=re.compile(r"^Timer 0:\d\d"))
    expect(running).to_be_visible()
    running.click()
    expect(page.get_by_role("button", name="Timer", exact=True)).to_be_visible()
    page.context.close()


def test_screens_are_dropped_and_moved_and_the_link_keeps_them(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe")
    page.get_by_role("button", name="Screens").click()
    expect(title(page)).to_have_text("Screens")
    page.get_by_text("On the map", exact=True).click()
    expect(page).to_have_url(re.compile(r"screens=title\.people\."))
    page.get_by_role("button", name="Move up: Who lives here").click()
    expect(page).to_have_url(re.compile(r"screens=people\.title\."))
    bench.settled(page)
    link = page.url.replace("screen=choose", "screen=")
    page.context.close()
    page = visit(chromium, link)
    expect(title(page)).to_have_text("Crewe: who lives here")
    press_first(page, "ArrowRight", lambda **wait: expect(title(page)).to_have_text("Crewe", **wait))
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
    expect(page).to_have_url(re.compile("screen=people"))
    context.close()


def test_a_link_opens_the_same_screen(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Knutsford&screen=better")
    expect(title(page)).to_have_text("Knutsford: what is better")
    page.context.close()


def test_it_starts_with_what_was_on_the_page(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard?area=Crewe")
    page.locator("[data-testid=stMain]").get_by_role("link", name="Present").click()
    expect(title(page)).to_have_text("From Children's scorecard")
    expect(page.locator("[data-testid=stMain] :is(h2, h3)").first).to_contain_text(
        "36%, up 3 percentage points from 33%"
    )
    press(page, "ArrowRight")
    expect(title(page)).to_have_text(STORY[0])
    page.context.close()


def test_all_screens_print_a_sheet_each(server, chromium):
    page = visit(chromium, f"{server}/present-to-a-room?area=Crewe")
    page.get_by_role("button", name="All, to print").click()
    expect(title(page)).to_have_count(len(STORY))
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Back to one screen")).not_to_be_visible()
    page.wait_for_timeout(1000)
    sheets = page.pdf(prefer_css_page_size=True)
    # A sheet a screen and none blank: as the file counts them.
    assert max(int(count) for count in re.findall(rb"/Count (\d+)", sheets)) == len(STORY)
    page.context.close()
