"""An officer adds a quarter in the browser: template, LibreOffice, rehearsal, publish, seen by readers, taken back."""

import json
import shutil
import subprocess

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.driving import violations, visit

MEASURE = "scorecard-33"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("published") / "store"


@pytest.fixture(scope="module")
def server(store):
    with bench.serving(environment={"OUTCOMES_STORE": str(store)}) as address:
        yield address


def filled(template, figure, folder):
    """The template with one figure and its commentary, saved again by LibreOffice where there is one."""
    book = openpyxl.load_workbook(template)
    sheet = book["Figures"]
    at = {cell.value: cell.column for cell in sheet[3]}
    row = next(n for n in range(4, sheet.max_row + 1) if sheet.cell(n, at["Indicator id"]).value == MEASURE)
    sheet.cell(row, at["Figure"]).value = figure
    sheet.cell(row, at["Commentary"]).value = "The service has more staff."
    file = folder / "quarter.xlsx"
    book.save(file)
    if shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "lo"), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        file = folder / "lo" / "quarter.xlsx"
    return file


def handed_in(page, file):
    """Chosen as a person does: the field forgets its last file only when it is opened."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload", exact=True).click()
    chooser.value.set_files(file)


def test_a_quarter_is_added_read_and_taken_back(server, chromium, store, tmp_path):
    page = visit(chromium, f"{server}/add-figures?dataset=childrens_scorecard")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the template").click()
    assert download.value.suggested_filename == "childrens_scorecard-2016-17-Q4.xlsx"
    download.value.save_as(tmp_path / "template.xlsx")

    # Something wrong first: it is told with its cell, and nothing can be published.
    handed_in(page, filled(tmp_path / "template.xlsx", 152, tmp_path))
    expect(page.get_by_role("heading", name="1 problem")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("152 is more than 100%")).to_be_visible()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)

    page.get_by_role("button", name="Remove quarter.xlsx").click()
    expect(page.get_by_role("heading", name="1 problem")).to_have_count(0)
    handed_in(page, filled(tmp_path / "template.xlsx", 52, tmp_path))
    read = page.get_by_role("heading", name="What the Board will read for Q4 2016/17")
    expect(read).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="1 new and 1 changed commentary")).to_be_visible()
    assert violations(page) == []
    assert not store.joinpath("figures").exists()

    page.get_by_label("What this is, for the history").fill("Quarter 4 as reported")
    page.get_by_label("Your name").fill("A. Officer")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Version 1 is published.")).to_be_visible(timeout=30_000)

    # A reader's next click has it, on its page and in Explore, with the words beside it.
    reader = visit(chromium, f"{server}/childrens-scorecard?measure={MEASURE}&quarter=2016-17-Q4")
    expect(reader.get_by_text("The service has more staff.").first).to_be_visible()
    expect(reader.get_by_role("heading", name="52%").first).to_be_visible()
    explored = visit(chromium, f"{server}/explore?show={MEASURE}&quarter=2016-17-Q4")
    expect(explored.get_by_text("52%").first).to_be_visible(timeout=30_000)

    since = visit(chromium, f"{server}/?overview=since")
    expect(since.get_by_role("heading", name="1 new figure, 1 changed commentary")).to_be_visible()
    expect(since.get_by_role("row", name="Percentage of initial health assessments").first).to_contain_text("52%")
    since.get_by_text("As a text for an e-mail").click()
    expect(since.get_by_text("- New figure: 33.")).to_be_visible(timeout=15_000)
    assert violations(since) == []

    page.get_by_role("tab", name="What was published").click()
    expect(page.get_by_text("Quarter 4 as reported").first).to_be_visible()
    page.get_by_label("Why").fill("The file of another year")
    page.get_by_label("Your name").fill("B. Officer")
    page.get_by_role("button", name="Publish what stood before it").click()
    expect(page.get_by_text("Version 2 is published; it holds what stood before version 1.")).to_be_visible(
        timeout=30_000
    )
    reader.reload()
    bench.settled(reader)
    expect(reader.get_by_text("The service has more staff.")).to_have_count(0)

    log = [json.loads(line) for line in (store / "attempts.jsonl").read_text().splitlines()]
    assert [(line["verb"], line["outcome"], line["who"]) for line in log] == [
        ("publish", "asked", "this machine"),
        ("publish", "done", "this machine"),
        ("undo", "asked", "this machine"),
        ("undo", "done", "this machine"),
    ]
    assert "Officer" not in (store / "attempts.jsonl").read_text()
