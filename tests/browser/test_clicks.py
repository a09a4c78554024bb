"""What a board member, an officer and a commissioner look for first: each at most three clicks from a cold start."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import visit

MOST = 3


class Hand:
    """A reader at the overview who clicks, and whose clicks are counted; typing and Enter are none."""

    def __init__(self, chromium, server):
        self.page, self.clicks = visit(chromium, server), 0

    def click(self, found):
        self.clicks += 1
        assert self.clicks <= MOST
        found.click()
        bench.settled(self.page)

    def menu(self, title):
        self.click(self.page.locator("[data-testid=stSidebarNavLink]").get_by_text(title, exact=True))

    def tab(self, title):
        self.click(self.page.get_by_role("tab", name=title, exact=True))

    def explore(self):
        self.menu("Explore")
        self.page.wait_for_selector(".oc-explore[data-drawn]")


@pytest.fixture
def hand(server, chromium):
    made = Hand(chromium, server)
    yield made
    made.page.context.close()


def test_which_measures_are_worse_than_the_lowest_grade(hand):
    hand.explore()
    # Opening a list and choosing from it are two clicks.
    hand.clicks += 2
    hand.page.locator(".oc-explore [name=set]").select_option("worst")
    assert hand.clicks <= MOST
    expect(hand.page.locator(".oc-chips li")).to_have_count(10)


def test_what_moved_most_since_the_last_quarter(hand):
    hand.explore()
    hand.click(hand.page.get_by_text("Moved most", exact=True))
    table = hand.page.get_by_role("region", name="Moved most, percentages").locator("tbody tr")
    points = [float(text.split()[1]) for text in table.locator("td:nth-child(5)").all_inner_texts() if "points" in text]
    assert len(points) > 20
    assert points == sorted(points, reverse=True)


def test_three_localities_beside_each_other(hand):
    hand.menu("Compare localities")
    table = hand.page.get_by_role("region", name="Localities by indicators")
    for name in ("Crewe", "Macclesfield", "Nantwich and Rural"):
        expect(table.locator("thead")).to_contain_text(name)
    assert table.locator("tbody tr").count() > 30


def test_child_poverty_in_order_with_intervals(hand):
    hand.explore()
    hand.click(hand.page.get_by_label("Find figures"))
    hand.page.keyboard.type("child poverty")
    hand.page.keyboard.press("Enter")
    hand.click(hand.page.get_by_text("By locality", exact=True))
    order = hand.page.locator(".oc-pair .oc-points").nth(1).locator("svg")
    values = [float(text.split("%")[0]) for text in order.locator("text.value").all_text_contents()]
    assert len(values) == 8
    assert values == sorted(values, reverse=True)
    assert order.locator("line.sure").count() == 8


def test_a_picture_with_its_source_inside(hand):
    hand.menu("Children's scorecard")
    hand.page.wait_for_selector(".vega-embed svg")
    with hand.page.expect_download() as download:
        hand.click(hand.page.get_by_role("button", name="PNG", exact=True))
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    # The picture's words are in its twin as text.
    with hand.page.expect_download() as download:
        hand.page.get_by_role("button", name="SVG", exact=True).click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Source: Cheshire East Council, 2017-05-30" in text
    assert "36%" in text


def test_all_pupil_items_sorted_by_change(hand):
    hand.menu("Healthy schools")
    points = json.loads(hand.page.locator(".oc-points").first.get_attribute("data-points"))[0]["points"]
    sizes = [abs(float(re.search(r", ([+−]?[\d.]+) points", text)[1].replace("−", "-"))) for _, text in points]
    assert len(sizes) == 31
    assert sizes == sorted(sizes, reverse=True)


def test_own_view_beside_others_view(hand):
    hand.menu("Healthy schools")
    hand.click(hand.page.get_by_role("combobox", name="Survey items about"))
    hand.page.keyboard.type("Own view")
    hand.click(hand.page.get_by_role("option").filter(has_text="Own view"))
    expect(hand.page.locator("[data-testid=stMain] h2").first).to_contain_text("view")
    series = json.loads(hand.page.locator(".oc-points").first.get_attribute("data-points"))
    assert len(series) >= 2


def test_from_a_figure_to_what_it_means_who_acts_and_what_the_nation_has(hand):
    """A lay reader at "initial health assessments 36%": one click to the measure, then one a question, all on its page."""
    hand.click(hand.page.get_by_role("link", name=re.compile("initial health assessments completed")).first)
    main = hand.page.locator("[data-testid=stMain]")
    expect(main.get_by_role("heading", level=2).first).to_contain_text("36%")
    expect(main).to_contain_text("What it means: Share of initial health assessments of children entering care")
    expect(main).to_contain_text("What officers say: The overall position for the 9 months to date is 36%")
    table = hand.page.get_by_role("region", name="Around this measure")
    hand.click(table.get_by_text(re.compile("No action names this measure; 14 actions")))
    owned = table.get_by_text(re.compile(r"24\. We will complete a deep dive .*\(Jacquie Sims, .*; February 2017\)"))
    expect(owned).to_be_visible()
    hand.click(
        table.get_by_text(re.compile("Nearest national figure, differently counted: .*yearly health assessment"))
    )
    expect(table.get_by_text(re.compile(r"yearly health assessment, [\d.]+%"))).to_be_visible()
