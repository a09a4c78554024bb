"""The head: Streamlit's own index with another language, title and first view, and every file that it names."""

import re

import pandas as pd
import pytest

from outcomes.answer import Answer
from outcomes.paths import PROGRAM
from outcomes.ui import cache, navigation
from outcomes.ui.web import first, head, site
from outcomes.ui.web.first import First

NAMED = re.compile(r'<(?:script|link)[^>]*(?:src|href)="(\./(?:static/|favicon)[^"]+)"')
INDEX = (site.STATIC / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def loaded(board):
    """The program's own tables, loaded once for all tests."""
    patch = pytest.MonkeyPatch()
    patch.setattr(cache, "published", lambda: board)
    yield
    patch.undo()


def found(sentence="", **other):
    entry = next(entry for entry in navigation.entries(cache.published()) if entry.file == "how_sure")
    answer = Answer(sentence, pd.DataFrame(), about="about it") if sentence else None
    return First(**{"entry": entry, "heading": "A heading", "filters": (("Quarter", "Q1"),), "answer": answer} | other)


def filled(made):
    return head.fill(head.template(INDEX), made)


def test_every_file_that_the_installed_streamlit_names_is_still_named():
    before, after = NAMED.findall(INDEX), NAMED.findall(filled(found()))
    assert len(before) > 40
    assert {name.rsplit(".", 1)[-1] for name in before} >= {"js", "css", "woff2", "png"}
    assert sorted(before) == sorted(after)
    assert INDEX.count("<script") + 1 == filled(found()).count("<script")


def test_language_title_description_and_card_are_the_pages():
    page = filled(found("It is so."))
    title = f"How sure are we? · {navigation.product(cache.published())}"
    assert '<html lang="en-GB">' in page
    assert re.findall(r"<title>(.*?)</title>", page) == [title]
    for named in ('name="description"', 'property="og:description"', 'name="twitter:description"'):
        assert f'<meta {named} content="It is so." />' in page
    assert f'<meta property="og:title" content="{title}" />' in page
    assert '<meta property="og:locale" content="en_GB" />' in page


def test_the_first_view_has_heading_sentence_and_choices_and_stands_before_the_style_sheet():
    page = filled(found("It is so."))
    view = page[page.index('<div id="first-view">') : page.index('<link rel="stylesheet"')]
    for text in ("<h1>A heading</h1>", "It is so.", "about it", "<dt>Quarter:</dt> <dd>Q1</dd>", 'aria-current="page"'):
        assert text in view
    assert page.index('<div id="root"></div>') < page.index('<div id="first-view">')


def test_without_an_answer_nothing_is_claimed():
    page = filled(found())
    assert 'class="said"' not in page
    assert 'class="about"' not in page
    assert '<meta property="og:description" content="A heading" />' in page


def test_what_is_text_stays_text():
    bad = "</title><script>alert(1)</script>@first@"
    page = filled(found(bad, heading=bad, filters=((bad, bad),)))
    assert page.count("<script>alert") == 0
    assert page.count('<div id="first-view">') == 1
    assert "&lt;script&gt;alert(1)" in page


def test_nothing_announces_what_is_closed():
    page = filled(found())
    assert "_stcore" not in page
    assert "agent" not in page


def test_each_page_says_its_own_heading(board):
    headings = {entry.file: first.heading(entry) for entry in navigation.entries(board) if not entry.dataset}
    assert headings.pop(cache.PRESENT) == "Present"
    for file, text in headings.items():
        source = (PROGRAM / "pages" / f"{file}.py").read_text(encoding="utf-8")
        assert f'show.heading("{text}")' in source
    for entry in navigation.entries(board):
        if entry.dataset:
            assert first.heading(entry) == board.datasets[entry.dataset].title
