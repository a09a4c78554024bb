"""Own localities in a real Chromium: put together, uploaded, carried by the link, refused in words."""

import re

import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import violations, visit


def uploading(chromium, server, content):
    page = visit(chromium, f"{server}/own-localities?own-by=Upload+a+CSV")
    page.locator("input[type=file]").set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": content})
    page.wait_for_timeout(800)
    bench.settled(page)
    return page


def test_an_upload_makes_localities_that_every_page_and_the_link_carry(server, chromium):
    page = uploading(chromium, server, b"code,group\nE05008611,Alsager town\nE01018462,One LSOA\n")
    # Alsager has seven LSOAs and is a whole ward; the one LSOA cuts a ward.
    expect(page.get_by_text("2 localities with 8 small areas: Alsager town, One LSOA.")).to_be_visible()
    expect(page.get_by_text("226 of 234 small areas are in no group.")).to_be_visible()
    page.get_by_role("button", name="Use these localities").click()
    expect(page.get_by_text("2 own localities hold 8 of 234 small areas.")).to_be_visible()
    expect(page.get_by_text("Ask the data team to load small-area figures").first).to_be_visible()
    page.get_by_role("link", name="Community maps").click()
    expect(page.get_by_text("Own localities in use: Alsager town, One LSOA.")).to_be_visible()
    expect(page).to_have_url(re.compile("own="))
    link = page.url
    again = visit(chromium, link)
    expect(again.get_by_text("Own localities in use: Alsager town, One LSOA.")).to_be_visible()
    assert violations(again) == []
    again.get_by_role("button", name="Back to the Local Community Networks").click()
    expect(again.get_by_text("Own localities in use")).to_have_count(0)
    expect(again).not_to_have_url(re.compile("own="))
    page.context.close()
    again.context.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"code,group\nE05008611,Alsager\nE01099999,North\n", "line 3: 'E01099999' is no code of an LSOA or ward"),
        (b"E05008611,Alsager\nE05008611,North\n", "E05008611 is in 'North' and in 'Alsager'"),
        (b"PK\x03\x04\x00\x00\xff", "CSV UTF-8"),
        (b"E05008611,<img src=x onerror=alert(1)>\n", "must begin with a letter or digit"),
    ],
)
def test_faults_of_an_upload_are_told_in_words(server, chromium, content, said):
    page = uploading(chromium, server, content)
    expect(page.get_by_text(said)).to_be_visible()
    assert page.get_by_role("button", name="Use these localities").count() == 0
    assert "Traceback" not in page.content()
    page.context.close()


def test_a_cut_link_is_told_and_harmless(server, chromium):
    page = visit(chromium, f"{server}/community-maps?own=eNpVU01")
    expect(page.get_by_text("may have been cut")).to_be_visible()
    expect(page.get_by_text("of 8 Local Community Networks")).to_be_visible()
    page.context.close()


def test_wards_are_put_together_on_the_page(server, chromium):
    page = visit(chromium, f"{server}/own-localities?own-by=Put+together")
    page.get_by_label("Name of the locality").fill("Knutsford town")
    page.get_by_role("combobox", name="Wards").click()
    page.keyboard.type("Knutsford")
    expect(page.get_by_role("option").first).to_contain_text("Knutsford")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add to the draft").click()
    expect(page.get_by_text(re.compile(r"The draft puts \d+ of 234 small areas into one locality"))).to_be_visible()
    page.get_by_role("button", name="Use these localities").click()
    expect(page.get_by_text(re.compile(r"1 own locality holds \d+ of 234 small areas"))).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these localities as CSV").click()
    lines = waiting.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "code,group"
    assert all(line.endswith(",Knutsford town") for line in lines[1:])
    page.context.close()


def test_lsoas_clicked_on_the_map_join_the_draft(server, chromium):
    page = visit(chromium, f"{server}/own-localities?own-by=Put+together")
    shape = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    shape.wait_for()
    page.wait_for_timeout(1500)
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.5 - 190, box["y"] + box["height"] * 0.68)
    expect(page.get_by_text("Clicked on the map:")).to_be_visible()
    page.get_by_label("Name of the locality").fill("Where I clicked")
    page.get_by_role("button", name="Add to the draft").click()
    expect(page.get_by_text("The draft puts 1 of 234 small areas into one locality.")).to_be_visible()
    page.context.close()
