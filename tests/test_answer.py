"""An answer is plain: no HTML, no colour, no chart specification, and no claim that the statistics did not make."""

import re
from pathlib import Path

import pytest

import outcomes
from outcomes import screens
from outcomes.answer import CHARTS
from outcomes.views import (
    beside,
    cards,
    common,
    definition,
    everything,
    grouping,
    kinds,
    map,
    methods,
    profile,
    ranking,
    relation,
    rug,
    since,
)
from tests.views.asking import CREWE, Q3, words_of

MARKUP = re.compile(r"</?[a-z!]|&(amp|lt|gt|quot|#\d+);|#[0-9a-f]{6}\b|\$schema|var\(|[{}]", re.IGNORECASE)
OTHERS = {
    "overview": lambda board: cards.answer(board, Q3),
    "all figures": lambda board: everything.answer(board, Q3, "evidence"),
    "since": lambda board: since.answer(board, Q3, "2017-05-30"),
    "map of LSOAs": lambda board: map.answer(board, CREWE, "stroke-minutes", "lsoa"),
    "similar places": lambda board: ranking.answer(board, Q3, "csc-second-plan"),
    "profile": lambda board: profile.answer(board, CREWE),
    "rug": lambda board: rug.answer(board, CREWE, "authority", "theme"),
    "relation": lambda board: relation.answer(board, CREWE, "imd2019-score", "income-dep", "locality"),
    "side by side": lambda board: beside.answer(board, CREWE, ("CE-LCN-CREWE", "CE-LCN-KNUTS")),
    "definition": lambda board: definition.answer(board, Q3, "scorecard-33"),
    "own localities": lambda board: grouping.in_use(board, CREWE),
}


def plain(answer):
    for text in words_of(answer):
        assert not MARKUP.search(text), text
    assert {chart.kind for chart in answer.charts()} <= set(CHARTS)


@pytest.mark.parametrize(
    "dataset", ["better_care_fund", "childrens_scorecard", "healthy_schools", "participatory_budgeting"]
)
def test_no_section_of_a_paper_answers_with_markup(board, dataset):
    for section in common.usual_sections(board, board.datasets[dataset]):
        choice = kinds.choice(board, section)
        for pick in choice.options if choice and section.kind != "grid" else [None]:
            plain(kinds.ask(board, Q3, section, *([pick] if pick else [])))


@pytest.mark.parametrize("dataset", ["community_health", "national_adult_care", "national_children"])
def test_no_usual_section_answers_with_markup(board, dataset):
    for section in common.usual_sections(board, board.datasets[dataset]):
        plain(kinds.ask(board, CREWE, section))


@pytest.mark.parametrize("view", OTHERS)
def test_no_view_answers_with_markup(board, view):
    plain(OTHERS[view](board))


def test_no_screen_and_no_explanation_answers_with_markup(board):
    for screen in screens.story(board, CREWE):
        plain(screen.view(board, CREWE))
    for method in methods.TITLES:
        plain(methods.answer(board, Q3, method))


@pytest.mark.parametrize(
    "text", ["<b>36%</b>", "a &amp; b", "#1f5fa8", '{"$schema": ""}', "var(--oc-better)", "{bcf-budget}"]
)
def test_markup_is_recognised(text):
    assert MARKUP.search(text)


@pytest.mark.parametrize("text", ["p<0.01", "<1%", "Crewe & Nantwich", "number 4 of 10"])
def test_words_and_bounds_are_no_markup(text):
    assert not MARKUP.search(text)


CLAIMS = re.compile(r"\b(improv(ed|ing)|deteriorat|significant|worsen|getting (better|worse)|trending)", re.IGNORECASE)


def test_no_page_or_view_makes_a_claim_of_its_own():
    """Judgements come from the statistics through ``outcomes.words``, never from a page's own text."""
    package = Path(outcomes.__file__).parent
    files = [
        *(package.parent / "pages").glob("*.py"),
        package / "document.py",
        *(package / "views").glob("*.py"),
        *(package / "ui").glob("*.py"),
        *(package / "draw").rglob("*.py"),
        *(package / "draw").rglob("*.html"),
    ]
    assert len(files) > 40
    found = [
        f"{file.name}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if CLAIMS.search(line)
    ]
    assert found == []


def test_no_view_knows_a_colour_or_a_tag():
    package = Path(outcomes.__file__).parent
    for file in (package / "answer.py", package / "document.py", *(package / "views").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{6}\b|var\(--|</[a-z]+>|vega|altair", text), file.name
