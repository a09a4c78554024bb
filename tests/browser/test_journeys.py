"""Users' journeys in a real Chromium: filters, link, map, sources, download, accessibility, offline."""

import csv
import io

import pytest
from playwright.sync_api import expect

from outcomes import bench
from tests.browser.driving import choose, violations, visit

PAGES = [*bench.PAGES]
SECTIONS = {
    "": ["Every quarterly figure", "Since a meeting"],
    "better-care-fund": ["Income and expenditure", "Ambitions and cancer"],
    "healthy-schools": ["Who answered", "Referrals", "Groups and consultation"],
    "childrens-scorecard": ["All 42 measures", "Audit judgements", "Progress report"],
    "community-maps": ["In order", "Profile of the locality", "Participatory budgeting"],
    "compare-localities": ["One indicator", "Two indicators", "Side by side"],
    "own-localities": ["Put together", "Upload a CSV"],
    "present-to-a-room": [],
    "how-sure-are-we": [],
    "sources-and-definitions": [],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_on_any_section(server, chromium, name, scheme):
    page = visit(chromium, f"{server}/{name}", scheme=scheme)
    page.wait_for_timeout(800)
    assert violations(page) == []
    for section in SECTIONS[name]:
        page.get_by_role("tab", name=section).click()
        page.wait_for_timeout(800)
        bench.settled(page)
        assert violations(page) == [], section
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_the_internet(server, chromium, name):
    page = chromium.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/{name}")
    bench.settled(page)
    page.wait_for_timeout(1000)
    assert [url for url in asked if not url.startswith((server, "data:", "blob:", server.replace("http", "ws")))] == []
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_no_page_scrolls_sideways(server, chromium, name, width):
    page = visit(chromium, f"{server}/{name}", width=width)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_a_link_reproduces_the_view(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    choose(page, "Quarter", "Q1 2016")
    choose(page, "Locality", "Crewe")
    expect(page.get_by_text("Q1 2016/17 (Apr to Jun 2016) · Crewe")).to_be_visible()
    link = page.url
    assert "quarter=" in link
    again = visit(chromium, link)
    expect(again.get_by_text("Q1 2016/17 (Apr to Jun 2016) · Crewe")).to_be_visible()
    page.context.close()
    again.context.close()


def test_the_first_reader_after_a_start_may_follow_a_deep_link(chromium):
    with bench.serving() as fresh:
        page = visit(chromium, f"{fresh}/healthy-schools")
        page.wait_for_timeout(800)
        assert page.get_by_role("dialog").count() == 0
        expect(page.get_by_role("heading", level=1)).to_have_text("Emotionally Healthy Schools pilot")
        page.context.close()


def test_choices_stay_on_the_next_page(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    choose(page, "Locality", "Knutsford")
    page.get_by_role("link", name="Community maps").click()
    expect(page.get_by_text("Q3 2016/17 (Oct to Dec 2016) · Knutsford")).to_be_visible()
    page.context.close()


def test_nonsense_in_the_link_is_told_and_harmless(server, chromium):
    page = visit(chromium, f"{server}/?quarter=%3Cscript%3Ealert(1)%3C/script%3E&area=Atlantis")
    expect(page.get_by_text("Atlantis")).to_be_visible()
    expect(page.get_by_text("Q3 2016/17 (Oct to Dec 2016) · Cheshire East")).to_be_visible()
    page.context.close()


def test_a_click_on_the_map_and_the_keyboard_choose_the_same_locality(server, chromium):
    page = visit(chromium, f"{server}/community-maps")
    shape = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    shape.wait_for()
    page.wait_for_timeout(1500)
    box = shape.bounding_box()
    # South-west of the borough lies Nantwich and Rural.
    page.mouse.click(box["x"] + box["width"] * 0.5 - 190, box["y"] + box["height"] * 0.68)
    expect(page.get_by_text("· Nantwich and Rural ·")).to_be_visible()
    choose(page, "Locality", "Knutsford")
    expect(page.get_by_text("· Knutsford ·")).to_be_visible()
    page.context.close()


def test_every_figure_is_one_click_from_its_place_and_downloads(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    page.get_by_text("Figures, where each is printed, and download").first.click()
    expect(page.get_by_text("Item 8, Improvement Plan Performance Scorecard, measure 33").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["printed"] for row in rows] == ["41%", "32%", "29%", "12%", "38%", "33%", "36%"]
    page.context.close()


def test_charts_carry_their_description(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    chart = page.locator("[data-testid=stVegaLiteChart]").first
    chart.wait_for()
    page.wait_for_timeout(500)
    assert "lowest 12%, highest 41%" in chart.evaluate("node => node.outerHTML")
    page.context.close()
