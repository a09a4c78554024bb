"""The workbook that an officer fills in: what stands in it, and that it reads back what it wrote."""

import io
import shutil
import subprocess

import openpyxl
import pytest

from outcomes.errors import OutcomesError
from outcomes.publishing import difference, template, versions


@pytest.fixture
def book(at):
    return openpyxl.load_workbook(io.BytesIO(versions.template_for(at, "tiny", "2016-17-Q4")))


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[template.HEADING_ROW + 1]}


def row_of(sheet, **wanted):
    """The number of the one row that has these cells, by heading."""
    at = columns(sheet)
    every = range(template.HEADING_ROW + 2, sheet.max_row + 1)
    held = [n for n in every if all((sheet.cell(n, at[h]).value or "") == text for h, text in wanted.items())]
    assert len(held) == 1, held
    return held[0]


VISITS = {"Indicator id": "visits", "Area id": "E06000099", "Statistic": "value"}


def written(book, path, place=VISITS, **cells):
    """Fill in cells of a row by their headings, and save."""
    sheet = book[template.SHEET]
    row, at = row_of(sheet, **place), columns(sheet)
    for heading, text in cells.items():
        sheet.cell(row, at[heading.replace("_", " ")]).value = text
    book.save(path)
    return row


def test_a_row_a_figure_with_what_was_last_published(book):
    sheet = book[template.SHEET]
    row, at = row_of(sheet, **VISITS), columns(sheet)
    said = {heading: sheet.cell(row, column).value for heading, column in at.items()}
    assert said["Measure"] == "1. Visits in time"
    assert said["Last published"] == "50% (Q3 2016/17)"
    assert said["Period"] == "2016-17-Q4"
    assert said["Grades"].startswith("Fair 60 to 79%")
    assert said["Figure"] is None
    assert sheet["A1"].value == "Invented board: Q4 2016/17 (Jan to Mar 2017)"
    plans = row_of(sheet, **{"Indicator id": "waits", "Area id": "E06000099", "Statistic": "plan"})
    assert sheet.cell(plans, at["Last published"]).value.endswith("(Q3 2016/17)")


def test_what_is_to_be_written_is_unlocked_and_nothing_else(book):
    sheet = book[template.SHEET]
    assert sheet.protection.sheet
    row, at = row_of(sheet, **VISITS), columns(sheet)
    free = {heading for heading, column in at.items() if not sheet.cell(row, column).protection.locked}
    assert free == {
        "Figure", "Numerator", "Denominator", "Status", "Why it changed", "Commentary", "Who says it", "Where it is printed",
    }  # fmt: skip


def test_statuses_are_chosen_from_a_list(book):
    held = book[template.SHEET].data_validations.dataValidation
    assert [each.formula1 for each in held] == ["Lists!$A$1:$A$8"]
    assert [cell.value for cell in book["Lists"]["A"]] == [
        "final", "provisional", "not applicable", "not collected", "not published", "suppressed", "unclear", "withdrawn",
    ]  # fmt: skip


def test_a_template_left_empty_hands_in_nothing(at, book, tmp_path):
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(OutcomesError, match=r"t\.xlsx holds no figure; write one under the heading 'Figure'"):
        versions.rehearse(at, tmp_path / "t.xlsx", "tiny")


def test_it_reads_back_what_was_written(at, book, tmp_path):
    file = tmp_path / "q4.xlsx"
    row = written(book, file, Figure=75, Numerator=75, Denominator=100, Commentary="More staff.", Who_says_it="Head")
    found = versions.rehearse(at, file, "tiny")
    assert found.problems == ()
    assert [(change.kind, change.key) for change in found.changes] == [
        (difference.NEW, ("tiny", "visits", "E06000099", "2016-17-Q4", "", "value")),
        (difference.SAID, ("tiny", "visits", "E06000099", "2016-17-Q4", "", "commentary")),
    ]
    figure, text = (change.after for change in found.changes)
    assert (figure.value, figure.numerator, figure.denominator, figure.printed) == (75, 75, 100, "75")
    assert figure.locator == f"q4.xlsx, sheet Figures, row {row}"
    assert (text.text, text.who, text.about) == ("More staff.", "Head", "visits")


def test_commentary_that_stands_is_put_in_and_changes_nothing(at, book, tmp_path):
    written(book, tmp_path / "q4.xlsx", Figure=75, Commentary="More staff.")
    versions.publish(at, versions.rehearse(at, tmp_path / "q4.xlsx", "tiny"), "m", "a", "officer")
    again = openpyxl.load_workbook(io.BytesIO(versions.template_for(at, "tiny", "2016-17-Q4")))
    sheet = again[template.SHEET]
    row, where = row_of(sheet, **VISITS), columns(sheet)
    assert sheet.cell(row, where["Commentary"]).value == "More staff."
    assert sheet.cell(row, where["Last published"]).value == "75% (Q4 2016/17)"
    again.save(tmp_path / "again.xlsx")
    assert versions.rehearse(at, tmp_path / "again.xlsx", "tiny").changes == ()
    sheet.cell(row, where["Commentary"]).value = "Fewer staff."
    again.save(tmp_path / "again.xlsx")
    (change,) = versions.rehearse(at, tmp_path / "again.xlsx", "tiny").changes
    assert (change.kind, change.before.text, change.after.text) == (difference.SAID, "More staff.", "Fewer staff.")


def test_columns_may_be_moved_and_added(at, book, tmp_path):
    written(book, tmp_path / "q4.xlsx", Figure=75)
    sheet = book[template.SHEET]
    sheet.insert_cols(1)
    sheet.cell(template.HEADING_ROW + 1, 1).value = "My own notes"
    sheet.cell(row_of(sheet, **VISITS), 1).value = "=1+1"
    one, other = columns(sheet)["Figure"], sheet.max_column
    for row in range(1, sheet.max_row + 1):
        a, b = sheet.cell(row, one), sheet.cell(row, other)
        a.value, b.value = b.value, a.value
    book.save(tmp_path / "moved.xlsx")
    assert [c.after.value for c in versions.rehearse(at, tmp_path / "moved.xlsx", "tiny").changes] == [75]


def test_a_period_of_a_kind_that_the_dataset_has_not(at):
    with pytest.raises(OutcomesError, match="Invented board has no figure of a month"):
        versions.template_for(at, "tiny", "2016-11")
    with pytest.raises(OutcomesError, match="period 'soon' is not known"):
        versions.template_for(at, "tiny", "soon")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_it_reads_back_what_libreoffice_saved_again(at, book, tmp_path):
    written(book, tmp_path / "q4.xlsx", Figure=75, Status="provisional", Commentary="Mehr Personal, 5 < 6 & ü.")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", str(tmp_path / "lo"), str(tmp_path / "q4.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = versions.rehearse(at, tmp_path / "lo" / "q4.xlsx", "tiny")
    assert found.problems == ()
    figure, text = (change.after for change in found.changes)
    assert (figure.value, figure.status, figure.printed) == (75, "provisional", "75")
    assert text.text == "Mehr Personal, 5 < 6 & ü."
