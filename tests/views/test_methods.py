from pathlib import Path

import pytest

import outcomes
from outcomes.errors import OutcomesError
from outcomes.views import methods
from outcomes.words import glossary
from tests.views.asking import Q3

# What the page says that is done, and the function that does it somewhere in the product.
METHODS_NAMED = {
    "Wilson": "intervals.wilson(",
    "Byar": "intervals.count(",
    "Newcombe": "change.difference_of_proportions(",
    "Holm": "change.holm(",
    "Student": "intervals.mean(",
    "slope index": "inequality.index(",
    "XmR": "spc.xmr(",
    "margin of error": "intervals.margin_of_error(",
}
NOT_USED = ("ratios of rates", "rounded to")


@pytest.mark.parametrize("method", methods.TITLES)
def test_every_method_is_explained(board, method):
    answer = methods.answer(board, Q3, method)
    assert answer.sentence == methods.TITLES[method]
    assert answer.notes[-1] == methods.TEXTS[method][-1]
    assert answer.about.startswith("This explanation is the same for every quarter and locality")


def test_an_example_is_a_real_figure_with_its_own_line(board):
    answer = methods.answer(board, Q3, "comparison")
    assert answer.notes[0] == (
        "Example. People in income deprivation: beside Cheshire East (8.3%), 6 are better, 2 are worse, of 8 localities."
    )
    assert "Example: All Local Community Networks · 2019" in answer.about
    assert [found.kind for found in answer.charts()] == ["ranked"]
    assert answer.sources


@pytest.mark.parametrize("method", ["intervals", "change", "many-items", "too-few-points", "inequality"])
def test_methods_with_an_example_draw_it(board, method):
    assert methods.answer(board, Q3, method).charts()


def test_an_unknown_method_is_refused(board):
    with pytest.raises(OutcomesError, match="'magic'"):
        methods.answer(board, Q3, "magic")


def test_only_methods_that_a_figure_uses_are_explained():
    files = Path(outcomes.__file__).parent.rglob("*.py")
    code = "".join(file.read_text(encoding="utf-8") for file in files if file.parent.name != "statistics")
    told = " ".join(text for texts in methods.TEXTS.values() for text in texts)
    for name, call in METHODS_NAMED.items():
        assert name in told, name
        assert call in code, call
    for name in NOT_USED:
        assert name not in told, name


def test_the_words_of_the_field_are_listed_with_their_meanings(board):
    rows = {row.title: row.cells[0].text for row in methods.glossary_of(board, Q3).parts[0].rows}
    assert rows["IMD, IoD"].startswith("Index of Multiple Deprivation")
    assert len(rows) == len(glossary.terms())
