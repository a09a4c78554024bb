"""The national quarterly return, laid out as its 2016/17 template was, read by its labels. The figures are invented."""

import openpyxl
import pytest

from outcomes.paths import DATASETS, GEO
from outcomes.publishing import versions
from outcomes.publishing.versions import Places

HEADS = ["Q1 2016/17", "Q2 2016/17", "Q3 2016/17", "Q4 2016/17", "Annual Total", "Pooled Fund"]


def template(quarter="Q4 2016/17", shift=0, income=6_210_000.0, commentary="More people went home with support."):
    """A workbook with the return's sheets; ``shift`` puts empty rows and columns before everything."""
    book = openpyxl.Workbook()
    book.active.title = "Checklist"

    def sheet(title, rows):
        made = book.create_sheet(title)
        for number, row in enumerate(rows, 1 + shift):
            for at, cell in enumerate(row, 1 + shift):
                made.cell(number, at).value = cell

    top = [[f"Better Care Fund Template {quarter}"], []]
    sheet("1. Cover", [*top, ["Health and Well Being Board", "Cheshire East"], ["completed by:", "A. Officer"]])
    sheet("2. Budget Arrangements", [*top, ["Have the funds been pooled via a s.75 pooled budget?", "Yes"]])
    sheet("3. National Conditions", [*top, ["1) Plans to be jointly agreed", "Yes"]])
    sheet(
        "4. Income and Expenditure",
        [
            *top,
            ["Income"],
            ["", *HEADS],
            ["Please provide, plan, forecast, and actual of total income into the fund for each quarter to year end"],
            ["Plan", 6_470_000, 6_470_000, 6_470_000, 6_100_000, 25_510_000, 25_510_000],
            ["Forecast", 6_470_000, 6_470_000, 6_000_000, 6_000_000],
            ["Actual*", 6_470_000, 6_470_000, 5_970_000, income],
            ["Commentary on progress against financial plan:", "As planned."],
            ["Expenditure"],
            ["", *HEADS],
            [
                "Please provide, plan, forecast, and actual of total expenditure from the fund for each quarter to year end"
            ],
            ["Plan", 6_470_000, 6_470_000, 6_470_000, 6_100_000],
            ["Actual*", 6_000_000, 6_100_000, 6_200_000, None],
        ],
    )
    sheet(
        "5. Supporting Metrics",
        [
            *top,
            [
                "Admissions to residential Care",
                "% Change in rate of permanent admissions to residential care per 100,000",
            ],
            ["Please provide an update on indicative progress against the metric?", "On track to meet target"],
            ["Commentary on progress:", ""],
            ["Reablement", "Change in annual percentage of people still at home after 91 days following discharge"],
            [
                "Please provide an update on indicative progress against the metric?",
                "On track for improved performance",
            ],
            ["Commentary on progress:", commentary],
        ],
    )
    sheet(
        "6. Narrative", [*top, ["Remaining Characters", 32_000], ["Please provide a brief narrative", "All is well."]]
    )
    return book


@pytest.fixture
def rehearsed(tmp_path):
    def rehearse(**more):
        template(**more).save(tmp_path / "return.xlsx")
        at = Places(DATASETS, GEO, str(tmp_path / "store"), tmp_path / "log")
        return versions.rehearse(at, tmp_path / "return.xlsx", "better_care_fund")

    return rehearse


@pytest.mark.parametrize("shift", [0, 3])
def test_figures_and_commentary_stand_under_their_indicators_wherever_the_cells_are(rehearsed, shift):
    found = rehearsed(shift=shift)
    assert found.problems == ()
    held = [(change.kind, *(change.key[place] for place in (1, 3, 5))) for change in found.changes]
    assert held == [
        ("new", "bcf-income", "2016-17-Q4", "plan"),
        ("new", "bcf-income", "2016-17-Q4", "value"),
        ("new", "bcf-expenditure", "2016-17-Q4", "plan"),
        ("changed commentary", "reablement", "2016-17-Q4", "commentary"),
    ]
    assert [change.after.value for change in found.changes[:3]] == [6.1, 6.21, 6.1]
    assert found.changes[3].after.text == "More people went home with support."
    letter, row = ("E", 6) if not shift else ("H", 9)
    assert found.changes[0].after.locator == f"return.xlsx, sheet 4. Income and Expenditure, row {row}"
    assert letter


def test_it_says_what_was_found_and_what_not(rehearsed):
    one, other = rehearsed().remarks
    assert one == (
        "A return of 2016-17-Q4. Found: Better Care Fund income in the quarter (plan); Better Care Fund income in the quarter "
        "(value); Better Care Fund expenditure (plan); Older people at home 91 days after discharge into reablement (commentary)."
    )
    assert other.startswith(
        "Not found, or left empty: Better Care Fund expenditure (value); Non-elective admissions (commentary);"
    )


def test_of_another_quarter_the_columns_of_that_quarter_are_read(rehearsed):
    found = rehearsed(quarter="Quarter 3 2016-17")
    # The figure of income stands as the paper printed it; its plan had been reckoned from a rounded variance, expenditure had been
    # printed as not published.
    held = [(change.kind, change.key[1], change.key[5], change.after.value) for change in found.changes[:3]]
    assert sorted(held) == [
        ("changed plan", "bcf-income", "plan", 6.47),
        ("new", "bcf-expenditure", "plan", 6.47),
        ("new", "bcf-expenditure", "value", 6.2),
    ]
    assert {change.after.status for change in found.changes[:3]} == {"final"}
    assert found.problems == ()


def test_a_cell_that_is_no_number_is_told_with_its_place(rehearsed):
    (problem,) = rehearsed(income="about six million").problems
    assert str(problem) == (
        "sheet 4. Income and Expenditure, cell E8: 'about six million' is no number; write the number that the return asks for"
    )


def test_a_return_without_its_quarter_is_told(rehearsed):
    assert rehearsed(quarter="of a quarter").remarks == (
        "The return does not say in its first rows of which quarter it is; write it there as Q3 2016/17.",
    )
