"""The explorer in a browser: choosing, reading, sharing, by keyboard and by ear, and what is taken away."""

import csv
import io
import re
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from outcomes import exploring
from tests.bench import driver as bench
from tests.browser.driving import visit

VIEWS = ["multiples", "one", "index", "table", "moved", "places"]
FIVE = "scorecard-33,scorecard-40,idaci,delayed-transfers,pupil-talked-to-staff"


def explored(chromium, address, **options):
    page = visit(chromium, address, **options)
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.wait_for_selector(".oc-explore[data-drawn]")
    # What is drawn before the page has its width is drawn again with it.
    page.wait_for_timeout(400)
    return page


def view(page, name):
    page.locator(f".oc-explore [name=view][value={name}]").check(force=True)


def chips(page):
    return page.locator(".oc-chips li span").all_inner_texts()


def test_five_figures_by_synonyms_read_shared_and_opened_by_another_reader_by_keyboard_alone(server, chromium):
    page = explored(chromium, f"{server}/explore")
    for chip in range(len(chips(page)) - 1, -1, -1):
        page.locator(".oc-chips [data-drop]").nth(chip).focus()
        page.keyboard.press("Enter")
    page.get_by_label("Find figures").focus()
    for words in (
        "child poverty",
        "bed blocking",
        "social workers leaving",
        "talked to a teacher",
        "paediatricians within 20",
    ):
        page.keyboard.type(words)
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("listbox", name="Figures found")).to_be_hidden()
    chosen = chips(page)[-5:]
    assert [text.split(" (")[0] for text in chosen] == [
        "Children",
        "Days that people spent in hospital after they were ready to leave",
        "Social workers who left in the year",
        "Talked to staff about an emotional health issue in the last month",
        "Percentage of initial health assessments completed by paediatricians within 20 days",
    ]
    page.locator(".oc-explore [name=view][value=multiples]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".oc-stage table")).to_be_visible()
    read = page.locator(".oc-stage table").inner_text()
    assert "36%, worse than requires improvement" in read
    assert "view=table" in page.url
    again = explored(chromium, page.url)
    assert chips(again) == chips(page)
    assert again.locator(".oc-stage table").inner_text() == read
    assert page.faults + again.faults == []
    again.context.close()
    page.context.close()


def test_going_back_from_an_indicator_finds_the_view_as_it_was(server, chromium):
    page = explored(chromium, f"{server}/explore?show={FIVE}&view=table")
    page.get_by_role("link", name="Percentage of initial health assessments").click()
    bench.settled(page)
    expect(page).to_have_url(re.compile("/childrens-scorecard"))
    assert "scorecard-33" in page.url or page.get_by_role("combobox", name="Measure").input_value().startswith("33.")
    page.go_back()
    page.wait_for_selector(".oc-explore[data-drawn]")
    expect(page.locator(".oc-stage table")).to_be_visible()
    assert len(chips(page)) == 5
    page.context.close()


@pytest.mark.parametrize("name", ["multiples", "index", "one"])
def test_every_point_is_reached_by_arrows_and_reads_as_the_table_prints_it(server, chromium, board, name):
    parcel = exploring.parcel(board)
    by = {one["id"]: one for one in parcel["indicators"]}
    page = explored(chromium, f"{server}/explore?show=scorecard-33,idaci&view={name}")
    spoken = page.locator(".oc-spoken")
    heard, wanted = set(), set()
    for chart in page.locator(".oc-stage .oc-points").all():
        chart.focus()
        for series in range(3):
            if series:
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Home")
            for _ in range(12):
                heard.add(spoken.inner_text())
                page.keyboard.press("ArrowRight")
                heard.add(spoken.inner_text())
    for one in (by["scorecard-33"], by["idaci"]):
        for point in one["series"][one["main"]]["points"]:
            label = parcel["periods"][point["p"]][1]
            grade = f", {point['grade']}" if point.get("grade") else ""
            wanted.add(f"{label}: {point['cell']}{grade}")
    assert all(any(said.endswith(text) for said in heard) for text in wanted), wanted
    page.context.close()


def test_every_view_draws_for_every_place_and_asks_the_server_nothing(server, chromium):
    page = visit(chromium, f"{server}/")
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: frames.append(sent)))
    page.goto(f"{server}/explore?show={FIVE}")
    page.wait_for_selector(".oc-explore[data-drawn]")
    page.wait_for_timeout(1500)
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    before = len(frames)
    for place in ("CE-LCN-CREWE", "E06000049"):
        page.locator(".oc-explore [name=place]").select_option(place)
        for name in VIEWS:
            view(page, name)
            assert page.locator(".oc-stage svg, .oc-stage table").count(), name
    assert len(frames) == before
    assert faults == []
    page.context.close()


def test_a_slider_moves_map_and_order_together(server, chromium):
    page = explored(chromium, f"{server}/explore?view=places&show=pop-total")
    slider = page.get_by_role("slider", name="Period")
    assert slider.get_attribute("aria-valuetext") == "mid-2020"
    order = page.get_by_role("group", name="In order")
    latest, on_map = order.inner_html(), page.get_by_role("group", name="Map:").inner_html()
    slider.focus()
    page.keyboard.press("Home")
    slider = page.get_by_role("slider", name="Period")
    assert slider.get_attribute("aria-valuetext") != "mid-2020"
    assert "at=mid-" in page.url
    assert order.inner_html() != latest
    assert page.get_by_role("group", name="Map:").inner_html() != on_map
    order.focus()
    page.keyboard.press("ArrowRight")
    assert "people" in page.locator(".oc-spoken").inner_text()
    page.context.close()


def test_a_claim_says_its_grade_its_plan_and_what_it_is_compared_with(server, chromium):
    page = explored(chromium, f"{server}/explore?show=scorecard-33,dtoc-days,non-elective-admissions&area=CE-LCN-CREWE")
    claims = page.locator(".oc-plots .claim").all_inner_texts()
    assert claims == [
        "36% Q3 2016/17, up 3 points since Q2 2016/17, worse than requires improvement",
        "1,577 days Dec 2016, down 147 since Nov 2016",
        "10,985 admissions Q3 2016/17, plan missed",
    ]
    # Whose figure it is stands beside its name, where that is not the place chosen.
    assert page.locator(".oc-plots h2 small").all_inner_texts() == ["Cheshire East"] * 3
    year = explored(chromium, f"{server}/explore?show=scorecard-33,dtoc-days&compare=year-ago")
    claims = year.locator(".oc-plots .claim").all_inner_texts()
    assert claims == [
        "36% Q3 2016/17, up 7 points since Q3 2015/16, worse than requires improvement",
        "1,577 days Dec 2016, up 73 since Dec 2015",
    ]
    page.context.close()
    year.context.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_each_line_of_one_chart_is_named_with_its_look(server, chromium, width):
    page = explored(chromium, f"{server}/explore?show={FIVE}&view=one", width=width)
    keys = page.locator(".oc-plots .claim")
    assert len(chips(page)) == 5
    named = [name for text in keys.all_inner_texts() for name in text.split("\n")]
    assert sorted(named) == sorted(chips(page))
    assert keys.locator("svg line").count() == 5
    page.context.close()


def test_what_has_a_figure_is_found_first(server, chromium):
    page = explored(chromium, f"{server}/explore?show=-")
    page.get_by_label("Find figures").fill("bed blocking")
    assert (
        page.get_by_role("option")
        .first.inner_text()
        .startswith("Days that people spent in hospital after they were ready")
    )
    page.context.close()


def test_each_figure_chosen_is_seen_by_locality_and_shared_so(server, chromium):
    page = explored(chromium, f"{server}/explore?view=places&show=delayed-transfers,pop-total,pct-65plus")
    pick = page.locator(".oc-stage select[name=of]")
    assert pick.locator("option").all_inner_texts() == ["Resident population", "People aged 65 and over"]
    pick.select_option(label="People aged 65 and over")
    expect(page.locator(".oc-stage h2").first).to_have_text("People aged 65 and over")
    assert "of=pct-65plus" in page.url
    assert "None of the figures above" not in page.locator(".oc-stage").inner_text()
    other = explored(chromium, page.url)
    assert other.locator(".oc-stage h2").first.inner_text() == "People aged 65 and over"
    # What is published for no locality says so, and offers what is.
    none = explored(chromium, f"{server}/explore?view=places&show=delayed-transfers&of=<b>")
    said = none.locator(".oc-stage").inner_text()
    assert "None of the figures above is published by locality; choose one that is." in said
    assert none.locator(".oc-stage select[name=of] option").count() > 30
    # As the table and the map of the places print it.
    assert "11.0" in none.get_by_role("group", name="In order").inner_text()
    assert page.faults == other.faults == none.faults == []
    for one in (page, other, none):
        one.context.close()


def test_what_moved_most_says_how_sure_that_is(server, chromium):
    page = explored(chromium, f"{server}/explore?view=moved")
    rows = page.locator(".oc-stage table").first.locator("tbody tr")
    sizes = [float(row.locator("td").nth(3).inner_text().split()[1].replace(",", "")) for row in rows.all()]
    assert sizes == sorted(sizes, reverse=True)
    verdicts = {row.locator("td").nth(4).inner_text().strip()[2:] for row in rows.all()}
    assert any(text.startswith("Not tested: ") for text in verdicts)
    assert all(len(text) > 10 for text in verdicts)
    page.context.close()


def test_sets_by_what_is_known(server, chromium):
    page = explored(chromium, f"{server}/explore")
    page.get_by_label("Ready-made set").select_option("worst")
    expect(page.locator(".oc-chips li")).not_to_have_count(6)
    view(page, "table")
    assert len(chips(page)) == 10
    head = page.locator(".oc-stage tbody tr").filter(has=page.get_by_role("rowheader", name="Q3 2016/17", exact=True))
    cells = head.locator("td").all_inner_texts()
    assert cells
    assert all("worse than requires improvement" in cell for cell in cells)
    page.context.close()


def test_chips_are_ordered_and_taken_away(server, chromium):
    page = explored(chromium, f"{server}/explore?show=scorecard-33,idaci,pop-total")
    first = chips(page)
    page.get_by_role("button", name=f"Move earlier: {first[2]}").click()
    assert chips(page) == [first[0], first[2], first[1]]
    assert "show=scorecard-33,pop-total,idaci" in page.url
    page.get_by_role("button", name=f"Take away: {first[0]}").click()
    assert chips(page) == [first[2], first[1]]
    page.context.close()


def test_a_hostile_link_is_text_and_the_rest_is_shown(server, chromium):
    asked = "scorecard-33,%3Cimg%20src=x%20onerror=alert(1)%3E"
    page = explored(chromium, f"{server}/explore?show={asked}&view=%3Cb%3E&place=nowhere&from=2099&zoom=9")
    assert len(chips(page)) == 1
    expect(page.get_by_text("which is not among the figures")).to_be_visible()
    assert page.locator(".oc-explore img").count() == 0
    assert page.faults == []
    page.context.close()


def test_pictures_hold_their_title_and_source(server, chromium):
    page = explored(chromium, f"{server}/explore?show=scorecard-33,idaci")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert "Explore: Cheshire East" in text
    assert "Source: " in text
    assert "var(" not in text
    assert text.count("<svg x=") == 2
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG").click()
    assert waiting.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    page.context.close()


def test_files_of_a_view_hold_its_rows(server, chromium):
    page = explored(chromium, f"{server}/explore?show=scorecard-33")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV (7 rows)").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_bytes().decode("utf-8-sig"))))
    assert [row["printed"] for row in rows] == ["41%", "32%", "29%", "12%", "38%", "33%", "36%"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="XLSX (7 rows)").click()
    assert zipfile.is_zipfile(waiting.value.path())
    page.context.close()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(server, chromium, name, width, scheme):
    page = explored(
        chromium, f"{server}/explore?show=scorecard-33,idaci,pop-total&view={name}", width=width, scheme=scheme
    )
    page.wait_for_selector("[data-testid=stSidebarNavItems]:not([role])", state="detached")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:140]) for fault in found] == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    page.context.close()


def test_the_frames_locality_and_quarter_reach_the_explorer(server, chromium):
    page = explored(chromium, f"{server}/explore?show=idaci,scorecard-33&area=CE-LCN-CREWE&quarter=2015-16-Q2")
    expect(page.locator(".oc-explore [name=place]")).to_have_value("CE-LCN-CREWE")
    expect(page.get_by_text("Cheshire East: not published for Crewe.")).to_be_visible()
    assert page.locator(".oc-stage .later").count() > 3
    page.context.close()


def test_officers_words_stand_under_the_figure_of_their_own_quarter_and_what_is_being_done_beside_it(server, chromium):
    page = explored(chromium, f"{server}/explore?show=scorecard-33,scorecard-34")
    said = page.locator("figure", has=page.get_by_text("initial health assessments")).locator("details")
    expect(said.locator("summary")).to_have_text("What officers say")
    said.locator("summary").click()
    expect(said.locator("p").first).to_contain_text("still way short of an acceptable performance")
    expect(said.locator("p").last).to_contain_text("Item 8")
    done = page.locator("figure").nth(1).locator("details", has_text="What is being done")
    done.locator("summary").click()
    expect(done.locator("p").first).to_contain_text("31. We will update the policy")
    earlier = explored(chromium, f"{server}/explore?show=scorecard-33&quarter=2016-17-Q2")
    expect(earlier.locator("figure details")).to_have_count(0)
    assert page.faults + earlier.faults == []
