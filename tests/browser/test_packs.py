"""Packs in a real browser: from Crewe to its PDF, from a chart to a slide, and a file that answers questions offline."""

import io
import re

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pptx import Presentation

from outcomes.packs import making
from outcomes.packs.making import Version
from tests.bench import driver as bench
from tests.browser.driving import visit

CREWE = "CE-LCN-CREWE"


def taken(page, button):
    with page.expect_download(timeout=90_000) as download:
        button.click()
    with open(download.value.path(), "rb") as file:
        return download.value.suggested_filename, file.read()


def test_from_crewe_to_its_pdf_in_three_clicks(server, chromium):
    page = visit(chromium, f"{server}/community-maps?area={CREWE}&maps=profile")
    page.get_by_role("link", name="Pack", exact=True).click()
    page.get_by_role("button", name="Make the PDF file").click()
    name, content = taken(page, page.get_by_role("button", name="Download community-crewe"))
    assert name == "community-crewe-2016-17-q3.pdf"
    paper = pypdf.PdfReader(io.BytesIO(content))
    assert paper.metadata.title == "Community health map: Crewe"
    assert 2 <= len(paper.pages) <= 4
    page.context.close()


def test_from_a_chart_in_explore_to_an_editable_slide_in_one_click(server, chromium):
    page = visit(chromium, f"{server}/explore?show=scorecard-33")
    page.wait_for_selector(".oc-plots figure")
    name, content = taken(page, page.get_by_role("button", name="PowerPoint (editable)"))
    assert name == "explore.pptx"
    slides = list(Presentation(io.BytesIO(content)).slides)
    charts = [shape.chart for shape in slides[0].shapes if shape.has_chart]
    assert [list(one.values) for one in charts[0].plots[1].series][-1] == [41, 32, 29, 12, 38, 33, 36]
    page.context.close()


@pytest.fixture(scope="module")
def offline(chromium, board, tmp_path_factory):
    """The page of Crewe from a disk, in a browser without a network, and what it asked for."""
    found = Version(board, "Figures as shipped.", "2017-05-30", None)
    document, asked = making.document_of(found, "community", making.selection(board, "2016-17-Q3", CREWE))
    file = tmp_path_factory.mktemp("offline") / "crewe.html"
    file.write_bytes(making.file_of(document, "html", asked))
    context = chromium.new_context(viewport={"width": 1366, "height": 900}, offline=True)
    page = context.new_page()
    page.told, page.requests = [], []
    page.on("console", lambda message: page.told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: page.told.append(str(fault)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector(".oc-plots figure")
    yield page
    context.close()


def test_the_file_asks_for_nothing_and_nothing_in_it_fails(offline):
    assert offline.told == []
    assert [url for url in offline.requests if not url.startswith(("file:", "data:"))] == []
    found = Axe().run(offline).response["violations"]
    assert [(v["id"], node["html"][:160]) for v in found for node in v["nodes"]] == []


def keyed(page, label):
    """Tab until the focus is on what has a label; a reader without a mouse."""
    for _ in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || ''"
        )
        if label in found:
            return
    raise AssertionError(f"no Tab reaches {label}")


def keyed_to_search(page):
    """Tab until the focus is in the field that finds figures."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "combobox":
            return
    raise AssertionError("no Tab reaches the search")


def spoken(page):
    return page.evaluate(
        "document.activeElement.querySelector('output')?.textContent || document.querySelector('.oc-spoken').textContent"
    )


def test_ten_questions_about_crewe_are_answered_by_keyboard_alone(offline):
    page = offline
    page.evaluate("document.activeElement.blur()")
    # 1 How many people live there; 2 how many of them are 65 and over.
    said = page.locator("#sheet-place").inner_text()
    assert said == "Crewe: 77,900 people in mid-2016; 17.4% were aged 65 and over in mid-2017."
    # 3 Which places lie around it: the points of the map, by arrows.
    keyed(page, "Points of the chart")
    around = set()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        around.add(spoken(page))
    page.keyboard.press("ArrowDown")
    around.add(spoken(page))
    assert any("neighbour" in text and "Nantwich" in text for text in around), around
    # 4 How many are under 16, and 5 in England: the points of the ages.
    keyed(page, "Points of the chart")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert spoken(page) == "Crewe, People aged under 16: 19.6%"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert spoken(page).startswith("England, People aged under 16: ")
    # 6 What is worse, 7 how far the next GP is.
    text = page.locator("body").inner_text()
    assert "Crewe is worse than Cheshire East on all five indicators that can be judged." in text
    assert re.search(r"Road distance to a GP surgery\s+1.51 km\s+1.95 km", text)
    # 8 What was funded, and 9 what is not known.
    assert "You Decide: residents made 251 applications" in text
    assert "Not published for Crewe, only for Cheshire East: Better Care Fund" in text
    # 10 How another figure went, found by its name in the explorer.
    keyed_to_search(page)
    page.keyboard.type("bed blocking")
    page.keyboard.press("Enter")
    expect(page.locator(".oc-chips")).to_contain_text("Delay", ignore_case=True)


def test_the_file_reads_without_javascript_and_prints_without_the_explorer(chromium, offline):
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(offline.url)
    expect(page.locator("#sheet-place")).to_contain_text("Crewe: 77,900 people")
    assert page.locator(".chart svg").count() >= 3
    expect(page.locator("#explore")).to_be_hidden()
    context.close()
    context = chromium.new_context(viewport={"width": 390, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(offline.url)
    page.wait_for_selector(".oc-plots figure")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.emulate_media(media="print")
    expect(page.locator(".explorer")).to_be_hidden()
    context.close()


def test_what_a_page_showed_is_taken_as_its_pack(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard?scorecard=audit")
    page.get_by_role("link", name="Pack", exact=True).click()
    bench.settled(page)
    page.get_by_text("This view: Children's scorecard").click()
    page.get_by_text("Excel: every figure").click()
    page.get_by_role("button", name="Make the Excel file").click()
    name, content = taken(page, page.get_by_role("button", name="Download view"))
    assert name == "view-2016-17-q3.xlsx"
    assert content[:2] == b"PK"
    page.context.close()


def test_a_picture_of_a_map_stands_alone(server, chromium):
    """What the page holds elsewhere (colours, gradients, letters, what must be said of its edges) is in the picture itself."""
    page = visit(chromium, f"{server}/community-maps?area={CREWE}")
    page.wait_for_selector(".vega-embed svg")
    name, content = taken(page, page.get_by_role("button", name="SVG", exact=True))
    drawn = content.decode("utf-8")
    assert name.endswith(".svg")
    assert "var(" not in drawn
    assert re.search(r"fill=\"url\(&quot;#gradient_\d+&quot;\)\"", drawn)
    assert re.search(r"<stop [^>]*stop-color=\"rgb\(", drawn)
    assert "font-family=\"'Source Sans 3'," in drawn
    assert "A dashed edge marks wards" in drawn
    page.context.close()


def test_on_paper_every_sheet_has_its_heads_and_a_chart_its_last_point(server, chromium):
    page = visit(chromium, f"{server}/compare-localities?area={CREWE}")
    page.wait_for_selector(".oc-rug")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    tables = [text for text in (sheet.extract_text() for sheet in sheets) if "% of population" in text]
    assert len(tables) > 2
    assert all("Macclesfield" in text for text in tables)
    assert "Tartan rug" in sheets[0].extract_text()
    page.goto(f"{server}/explore?show=scorecard-33,scorecard-11,scorecard-20")
    page.wait_for_selector(".oc-plots figure")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 990})
    inside = "[...document.querySelectorAll('.oc-plots figure')].every((f) => f.querySelector('svg').getBoundingClientRect().right <= f.getBoundingClientRect().right + 1)"
    assert page.evaluate(inside)
    page.context.close()
