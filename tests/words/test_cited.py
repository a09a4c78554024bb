"""Where figures are printed, in words."""

import pytest

from outcomes.words import cited

ITEM = "pages 11 to 70 of the pack"


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("Item 7, table 1, share, post, Total", f"Item 7, table 1, share, post, Total; page 12 of the report; {ITEM}"),
        ("Item 7, table 13, x", f"Item 7, table 13, x; page 43 of the report; {ITEM}"),
        ("Item 7, text, summary", f"Item 7, text, summary; {ITEM}"),
    ],
)
def test_a_page_stands_beside_a_table_that_the_document_lists(board, locator, said):
    assert cited.placed(board, "healthy_schools", "pack-2017-05-30-item-7", locator) == said


def test_every_table_of_the_report_has_its_page(board):
    rows = board.of("healthy_schools")
    source = board.source("healthy_schools", "pack-2017-05-30-item-7")
    tables = rows[rows["locator"].str.match(r"Item 7, table \d")]
    assert len(tables) > 400
    assert all(map(source.page_of, tables["locator"]))
