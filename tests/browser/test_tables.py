"""Long tables: searched, sorted and sifted, with their heads in view; and the points of charts, read by arrow keys."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import visit


def lines(page):
    return page.locator(".oc-long tbody tr:visible:not(:has(.group)) th[scope=row]").all_inner_texts()


def test_a_grid_is_searched_and_sifted_by_the_grade_of_the_quarter_chosen(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard?scorecard=all")
    expect(page.locator(".oc-long")).to_be_visible()
    assert len(lines(page)) == 42
    page.get_by_label("Show").select_option("Worse than requires improvement")
    expect(page.locator(".oc-sift output")).to_have_text("10 of 42 lines")
    assert "33. Percentage of initial health assessments" in " ".join(lines(page))
    page.get_by_label("Search", exact=True).fill("contingencies")
    expect(page.locator(".oc-sift output")).to_have_text("2 of 42 lines")
    page.get_by_label("Search", exact=True).fill("")
    page.get_by_label("Show").select_option("All lines")
    expect(page.locator(".oc-sift output")).to_have_text("")
    assert len(lines(page)) == 42
    page.context.close()


def test_a_head_sorts_by_number_and_stays_in_view(server, chromium):
    page = visit(chromium, f"{server}/childrens-scorecard?scorecard=all")
    head = page.locator(".oc-long thead th").nth(7)
    cells = page.locator(".oc-long tbody tr:not(:has(.group)) td:nth-of-type(7)")

    def figures():
        return [float(text.split("%")[0].split()[0]) for text in cells.all_inner_texts() if text[0].isdigit()]

    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert figures() == sorted(figures(), reverse=True)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert figures() == sorted(figures())
    page.locator(".oc-long tbody tr").last.scroll_into_view_if_needed()
    assert 0 <= head.bounding_box()["y"] < 60
    page.context.close()


def test_a_cell_of_the_rug_opens_its_indicator_for_its_place(server, chromium):
    page = visit(chromium, f"{server}/compare-localities")
    page.locator(".oc-rug tbody tr:not(:has(.group))").nth(3).locator("td a").nth(5).click()
    bench.settled(page)
    expect(page).to_have_url(re.compile("area=CE-LCN-"))
    assert page.get_by_role("combobox", name="Locality").input_value() == "Macclesfield"
    page.context.close()


DRAWN = [
    "childrens-scorecard",
    "childrens-scorecard?scorecard=audit",
    "healthy-schools",
    "public-health-official",
    "public-health-official?section=ranking",
    "community-maps",
    "community-maps?maps=order",
    "compare-localities?compare-by=two",
    "own-localities",
]


@pytest.mark.parametrize("address", DRAWN)
def test_every_point_of_a_chart_is_reached_by_arrow_keys(server, chromium, address):
    page = visit(chromium, f"{server}/{address}")
    points = page.locator(".oc-points").first
    series = json.loads(points.get_attribute("data-points"))
    points.focus()
    told = points.locator("output")
    for at, line in enumerate(series):
        page.keyboard.press("ArrowRight" if at == 0 else "ArrowDown")
        page.keyboard.press("Home")
        name = f"{line['name']}, " if line["name"] else ""
        for place, (label, text) in enumerate(line["points"]):
            if place:
                page.keyboard.press("ArrowRight")
            assert told.text_content() == f"{name}{label}: {text}"
    page.context.close()
