"""Users' journeys in a real Chromium: filters, link, map, sources, download, accessibility, offline."""

import csv
import io
import re
import socket

import pypdf
import pytest
from playwright.sync_api import expect

from outcomes.draw import theme
from tests.bench import driver as bench
from tests.browser.driving import choose, violations, visit

PAGES = bench.PAGES
OFFICIAL = ["In order", "All figures"]
SECTIONS = {
    "": ["Every quarterly figure", "Since a meeting"],
    "explore": [],
    "better-care-fund": ["Income and expenditure", "Ambitions and cancer", "Next steps"],
    "meeting": ["Items of 30 May 2017"],
    "healthy-schools": ["Who answered", "Referrals", "Groups and consultation", "What the report says", "Voices"],
    "childrens-scorecard": ["All 42 measures", "Audit judgements", "Progress report", "What is being done", "Voices"],
    "participatory-budgeting": ["All figures", "Voices"],
    "adult-care-official": OFFICIAL,
    "childrens-services-official": OFFICIAL,
    "public-health-official": OFFICIAL,
    "schools-official": OFFICIAL,
    "community-health": ["In order", "Map", "All figures"],
    "community-maps": ["In order", "Profile of the locality", "Participatory budgeting"],
    "compare-localities": ["One indicator", "Two indicators", "Side by side"],
    "own-localities": ["Put together", "Upload a CSV"],
    "present-to-a-room": [],
    "take-a-pack": [],
    "how-sure-are-we": [],
    "sources-and-definitions": [],
    "add-figures": ["What was published"],
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_section_no_page_scrolls_sideways_or_asks_the_internet(server, chromium, name):
    """Everything in the light; in the dark, where the page is the same and only its colours differ, the contrast."""
    asked = []
    page = visit(chromium, f"{server}/{name}", scheme="light", asked=asked)
    for width in (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    for section in ["", *SECTIONS[name]]:
        if section:
            page.get_by_role("tab", name=section).click()
        page.wait_for_timeout(500)
        bench.settled(page)
        assert violations(page) == [], section
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(200)
        assert violations(page, "color-contrast") == [], section
        page.emulate_media(color_scheme="light")
    ours = (server, "data:", "blob:", server.replace("http", "ws"))
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(ours)] == []
    page.context.close()


SHADED = "(() => getComputedStyle(document.querySelector('td.fill-grade-0')).backgroundColor)()"
LETTERS = "(() => getComputedStyle(document.querySelector('[data-testid=stVegaLiteChart] svg text')).fill)()"


def test_a_theme_has_colours_of_its_own_and_a_change_of_it_is_followed_at_once(server, chromium):
    """Colours are CSS variables of both modes: cells and charts take the mode's own, and no page is drawn anew for it."""
    seen = {}
    for section, wanted, read in (("all", "td.fill-grade-0", SHADED), ("measure", "svg text", LETTERS)):
        page = visit(chromium, f"{server}/childrens-scorecard?scorecard={section}", scheme="light")
        page.wait_for_selector(wanted, state="attached")
        light = page.evaluate(read)
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(800)
        dark = page.evaluate(read)
        fresh = visit(chromium, f"{server}/childrens-scorecard?scorecard={section}", scheme="dark")
        fresh.wait_for_selector(wanted, state="attached")
        assert light != dark
        assert dark == fresh.evaluate(read)
        seen[section] = (light, dark)
        page.context.close()
        fresh.context.close()
    assert seen["all"] == tuple(rgb(palette.bands[0]) for palette in (theme.LIGHT, theme.DARK))


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


def test_a_link_reproduces_the_view(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    choose(page, "Quarter", "Q1 2016")
    choose(page, "Locality", "Crewe")
    said = "Cheshire East: not published for Crewe · Q1 2016/17 (Apr to Jun 2016)"
    expect(page.get_by_text(said)).to_be_visible()
    expect(page).to_have_url(re.compile("quarter=2016-17-Q1.*area=CE-LCN-CREWE"))
    link = page.url
    again = visit(chromium, link)
    expect(again.get_by_text(said)).to_be_visible()
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
    expect(page.get_by_text("Knutsford is marked")).to_be_visible()
    page.context.close()


def test_nonsense_in_the_link_is_told_and_harmless(server, chromium):
    page = visit(chromium, f"{server}/?quarter=%3Cscript%3Ealert(1)%3C/script%3E&area=Atlantis")
    expect(page.get_by_text("Atlantis")).to_be_visible()
    expect(page.get_by_text("Cheshire East · Q3 2016/17 (Oct to Dec 2016)")).to_be_visible()
    page.context.close()


def test_a_click_on_the_map_and_the_keyboard_choose_the_same_locality(server, chromium):
    page = visit(chromium, f"{server}/community-maps")
    shape = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    shape.wait_for()
    page.wait_for_timeout(1500)
    box = shape.bounding_box()
    # South-west of the borough lies Nantwich and Rural.
    page.mouse.click(box["x"] + box["width"] * 0.5 - 190, box["y"] + box["height"] * 0.68)
    expect(page.get_by_text("Nantwich and Rural is marked")).to_be_visible()
    choose(page, "Locality", "Knutsford")
    expect(page.get_by_text("Knutsford is marked")).to_be_visible()
    page.context.close()


def test_every_figure_is_one_click_from_its_place_and_downloads(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    page.get_by_text("Figures, and where each is printed").first.click()
    expect(page.get_by_text("Item 8, Improvement Plan Performance Scorecard, measure 33").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV (7 rows)").click()
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


NAMES = "Bollington|Chelford|Congleton|Crewe|Knutsford|Macclesfield|Nantwich|Sandbach"


def test_the_maps_tooltip_names_locality_figure_and_comparison(server, chromium):
    page = visit(chromium, f"{server}/community-maps?indicator=income-dep")
    shape = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    shape.wait_for()
    page.wait_for_timeout(1500)
    box = shape.bounding_box()
    seen = []
    for across in (-190, -120, -60, 0, 60, 130, 190):
        for down in (0.3, 0.45, 0.55, 0.68, 0.8):
            page.mouse.move(box["x"] + box["width"] * 0.5 + across, box["y"] + box["height"] * down)
            page.wait_for_timeout(60)
            tip = page.locator("#vg-tooltip-element")
            if tip.count() and tip.is_visible():
                seen.append(tip.inner_text())
    assert len(seen) >= 8
    assert all(re.search(NAMES, text) and "%" in text and "Cheshire East" in text for text in seen), seen
    assert "true" not in {text.strip() for text in seen}
    assert len({re.search(NAMES, text)[0] for text in seen}) >= 4
    page.context.close()


def test_a_period_is_read_wherever_the_pointer_is_over_or_under_its_point(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    drawing = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    drawing.wait_for()
    page.wait_for_timeout(1500)
    box, tip = drawing.bounding_box(), page.locator("#vg-tooltip-element")
    seen = set()
    for across in range(10, 80, 5):
        page.mouse.move(box["x"] + box["width"] * across / 100, box["y"] + box["height"] * 0.7)
        page.wait_for_timeout(60)
        if tip.count() and tip.is_visible():
            seen.add(" ".join(tip.inner_text().split())[:17])
    assert {f"Period Q{quarter} 2015/16" for quarter in (1, 2, 3, 4)} <= seen
    page.context.close()


@pytest.mark.parametrize("width", [390, 900])
def test_the_menu_leaves_its_width_to_the_page_and_closes_after_a_tap(server, chromium, width):
    page = visit(chromium, f"{server}/community-maps", width=width)
    page.wait_for_timeout(800)
    assert page.locator("[data-testid=stMain]").bounding_box()["width"] == width
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Better Care Fund").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Better Care Fund")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    page.context.close()


def test_a_picture_in_a_link_is_never_fetched(server, chromium):
    page = chromium.new_context().new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/?area=![](http://127.0.0.1:9/x.png)&compare=[a](http://127.0.0.1:9/y)")
    # As soon as it is told: a later run of the page, which has mended its choices, tells it no more.
    expect(page.get_by_text("which does not exist")).to_have_count(2)
    bench.settled(page)
    page.wait_for_timeout(800)
    assert [url for url in asked if url.startswith("http://127.0.0.1:9/")] == []
    assert page.locator("a[href*=':9']").count() == 0
    page.context.close()


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 101), ("evil.example", 403)])
def test_a_foreign_host_is_refused(server, host, status):
    port = int(server.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        assert int(line.recv(64).split()[1]) == status


def test_back_takes_the_last_choice_back(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard")
    choose(page, "Locality", "Crewe")
    choose(page, "Measure", "40.")
    page.go_back()
    expect(page.get_by_role("combobox", name="Measure")).to_have_value(re.compile("^33"))
    expect(page.get_by_role("combobox", name="Locality")).to_have_value("Crewe")
    page.go_back()
    expect(page.get_by_role("combobox", name="Locality")).to_have_value("Cheshire East")
    page.go_forward()
    expect(page.get_by_role("combobox", name="Locality")).to_have_value("Crewe")
    page.context.close()


@pytest.mark.parametrize("quarter", ["2015-16-Q1", "2016-17-Q3"])
def test_on_a_phone_the_quarter_chosen_and_the_titles_of_its_table_are_in_view(server, chromium, quarter):
    page = visit(chromium, f"{server}/childrens-scorecard?scorecard=all&quarter={quarter}", width=390)
    cell = page.locator(".oc-scroll td.now").first
    cell.wait_for()
    title = page.locator(".oc-scroll tbody tr:not(:has(.group)) th").first
    chosen, named = cell.bounding_box(), title.bounding_box()
    assert named["x"] >= 0
    assert named["x"] + named["width"] <= chosen["x"] + 1
    assert chosen["x"] + chosen["width"] <= 390
    page.context.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("community-maps?area=CE-LCN-CREWE", "Crewe: 22.8 beside Cheshire East (14.48)"),
        ("childrens-scorecard", "under the same heading"),
    ],
)
def test_the_first_sheet_has_the_picture_and_what_follows_it(server, chromium, address, said):
    page = visit(chromium, f"{server}/{address}")
    page.wait_for_selector(".vega-embed svg")
    page.wait_for_timeout(1000)
    first = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0]
    assert said in " ".join(first.extract_text().split())
    page.context.close()


@pytest.mark.parametrize("address", ["", "better-care-fund", "compare-localities?area=CE-LCN-CREWE"])
def test_a_page_prints_on_whole_sheets_without_its_menu_and_buttons(server, chromium, address):
    page = visit(chromium, f"{server}/{address}")
    page.wait_for_timeout(1500)
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    said = [sheet.extract_text() for sheet in sheets]
    assert min(map(len, said)) > 40, [len(text) for text in said]
    for gone in ("Copy link", "Sources and definitions", "PowerPoint (editable)", "Every judgement in words"):
        assert gone not in "".join(said)
    wide = [sheet for sheet in sheets if sheet.mediabox.width > sheet.mediabox.height]
    assert bool(wide) == ("compare" in address)
    page.context.close()
