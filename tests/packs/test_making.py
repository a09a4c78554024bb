"""Packs of the real board: what they say equals the pages and the export, in every format; the same bytes twice."""

import hashlib
import io

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from outcomes import export, paths
from outcomes.answer import Cards, Table
from outcomes.document import flat, printed
from outcomes.errors import OutcomesError
from outcomes.packs import making, story
from outcomes.packs.making import Version
from outcomes.publishing import versions
from outcomes.publishing.versions import Places
from outcomes.selection import Selection
from outcomes.store.table import COLUMNS, NUMBERS
from outcomes.views import cards, kinds, profile
from tests.packs.reading import READ, Page, plain

KINDS = (story.BRIEFING, story.COMMUNITY)
EVERY = [(kind, form) for kind in KINDS for form in making.FORMATS]
# Signs that the type of the paper draws in its own way.
ALIKE = str.maketrans("", "", "✔✖✚∿≈●◆◀▶▲▼·□")


def letters(text):
    return plain(text).translate(ALIKE)


@pytest.fixture(scope="module")
def said(files):
    return {key: letters(READ[key[1]](content)) for key, content in files.items()}


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_every_sentence_note_voice_and_source_stands_in_every_format(asked, said, kind, form):
    document, _ = asked[kind]
    wanted = [document.title, *document.lines, *(chapter.title for chapter in document.chapters)]
    for sheet in document.sheets:
        answer = sheet.answer
        wanted += [answer.sentence, *answer.notes, *answer.sources]
        wanted += [text for one in answer.quotations for text in (one.text, one.doubt)]
    lost = [text for text in wanted if letters(text) not in said[kind, form]]
    assert lost == []


@pytest.mark.parametrize(("kind", "form"), [key for key in EVERY if key[1] != "pptx"])
def test_every_cell_of_every_table_stands_in_the_formats_that_hold_whole_tables(asked, said, kind, form):
    document, _ = asked[kind]
    for sheet in document.sheets:
        parts = flat(printed(sheet.answer) if form == "pdf" else sheet.answer.parts)
        for part in parts:
            if isinstance(part, Table):
                cells = [cell.text for row in part.rows for cell in row.cells] + [row.title for row in part.rows]
                assert [text for text in cells if letters(text) not in said[kind, form]] == [], part.label
            if isinstance(part, Cards):
                for card in part.cards:
                    for text in (card.title, card.value, card.step, card.why, card.sign.word if card.sign else ""):
                        assert letters(text) in said[kind, form], text


def test_slides_hold_the_first_lines_of_every_table_and_say_how_many_more_there_are(asked, said):
    document, _ = asked[story.BRIEFING]
    for sheet in document.sheets:
        for part in flat(printed(sheet.answer)):
            if isinstance(part, Table) and any(cell.text for row in part.rows for cell in row.cells):
                for row in part.rows[:3]:
                    for cell in row.cells:
                        assert letters(cell.text[:400]) in said[story.BRIEFING, "pptx"], (part.label, cell.text)
    assert "morelines,inthepaperandtheworkbook" in said[story.BRIEFING, "pptx"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_of_the_workbook_are_those_of_the_export(board, asked, files, kind):
    document, _ = asked[kind]
    book = openpyxl.load_workbook(io.BytesIO(files[kind, "xlsx"]), read_only=True)
    title, _, heads, *body = [list(row) for row in book["Figures"].iter_rows(values_only=True)]
    assert title[0] == "Every figure behind this document"
    names = [head.lower() if head.lower() in COLUMNS else head for head in heads]
    found = pd.DataFrame(body, columns=names, dtype=object)
    assert len(found) == len(document.figures) > 100
    parts = [export.rows(board.of(name), dataset)[COLUMNS] for name, dataset in board.datasets.items()]
    key = [name for name in COLUMNS if name not in NUMBERS]
    exported = {tuple(str(row[name]) for name in key): row for row in pd.concat(parts).to_dict("records")}
    for row in found.astype(object).where(found.notna(), None).to_dict("records"):
        same = exported[tuple("" if row[name] is None else str(row[name]) for name in key)]
        for name in NUMBERS:
            assert (row[name] is None or pd.isna(row[name])) == pd.isna(same[name]), row
            assert pd.isna(same[name]) or row[name] == pytest.approx(same[name], abs=1e-12), row


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_behind_an_answer_is_among_the_figures_once(asked, kind):
    document, _ = asked[kind]
    rows = [tuple(row) for row in document.figures[COLUMNS].astype(str).to_numpy()]
    assert len(set(rows)) == len(rows)
    behind = {
        tuple(row)
        for sheet in document.sheets
        if len(sheet.answer.rows)
        for row in sheet.answer.rows[COLUMNS].astype(str).to_numpy()
    }
    assert behind == set(rows)


def test_the_sheets_are_the_answers_of_the_pages(board, asked):
    document, of = asked[story.BRIEFING]
    held = {sheet.id: sheet.answer for sheet in document.sheets}
    assert held["look"].sentence == cards.answer(board, of.chosen).sentence
    plan = next(section for section in board.datasets["better_care_fund"].sections if section.id == "metrics")
    assert held["better_care_fund-metrics"].sentence == kinds.ask(board, of.chosen, plan).sentence
    trend = next(section for section in board.datasets["childrens_scorecard"].sections if section.id == "measure")
    own = kinds.ask(board, of.chosen, trend, "scorecard-33").sentence
    assert held["childrens_scorecard-scorecard-33"].sentence == f"{board.indicators['scorecard-33'].title}. {own}"
    crewe, there = asked[story.COMMUNITY]
    assert crewe.sheets[0].answer.sentence == profile.answer(board, there.chosen).sentence
    assert crewe.sheets[0].answer.sentence.startswith("Crewe: 77,900 people in mid-2016")


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_the_same_document_gives_the_same_bytes(asked, files, kind, form, monkeypatch):
    document, of = asked[kind]
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    again = making.file_of(document, form, of)
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(files[kind, form]).hexdigest()


def test_a_page_that_works_offline_is_under_five_megabytes_and_leads_nowhere(files):
    for kind in KINDS:
        content = files[kind, "html"]
        assert len(content) < 5_000_000
        page = Page()
        page.feed(content.decode("utf-8"))
        assert [one for one in page.addresses if not one.startswith(("#", "data:image/svg+xml,"))] == []


def test_what_there_is_not_is_told_with_what_there_is(board):
    with pytest.raises(
        OutcomesError, match="quarter '2031-32-Q1' has no figures; choose one of: 2013-14-Q1|2015-16-Q1"
    ):
        making.selection(board, "2031-32-Q1", "")
    with pytest.raises(OutcomesError, match="area 'Chester' is not known; choose one of: Cheshire East, "):
        making.selection(board, "", "Chester")
    chosen = making.selection(board, "", "Crewe")
    assert (chosen.quarter, chosen.area) == ("2016-17-Q3", "CE-LCN-CREWE")
    with pytest.raises(OutcomesError, match="a community health map is of one locality; choose one of: Bollington"):
        making.document_of(Version(board, "", "2017-05-30", None), story.COMMUNITY, making.selection(board, "", ""))


def test_a_council_s_template_is_taken_for_packs_and_charts(board, asked, tmp_path, monkeypatch):
    document, of = asked[story.COMMUNITY]
    theirs = Presentation()
    theirs.slide_width = 9_999_990
    theirs.save(tmp_path / "ours.pptx")
    monkeypatch.setattr(paths, "TEMPLATE", str(tmp_path / "ours.pptx"))
    answer = cards.answer(board, of.chosen)
    for content in (
        making.file_of(document, "pptx", of),
        making.slides(Places(), None, board, "Overview", (answer,)),
    ):
        assert Presentation(io.BytesIO(content)).slide_width == 9_999_990
    monkeypatch.setattr(paths, "TEMPLATE", str(tmp_path / "gone.pptx"))
    with pytest.raises(OutcomesError, match="gone.pptx does not exist"):
        making.file_of(document, "pptx", of)


def test_names_of_files_are_plain(board):
    chosen = Selection("2016-17-Q3", "CE-LCN-SMASH", "previous")
    name = making.name_of(story.COMMUNITY, chosen, board, "pdf")
    assert name == "community-sandbach-middlewich-alsager-scholar-green-and-haslington-2016-17-q3.pdf"
    assert (
        making.name_of(story.BRIEFING, Selection("2016-17-Q3", "E06000049", ""), board, "xlsx")
        == "briefing-2016-17-q3.xlsx"
    )


def test_a_pack_is_of_the_version_that_is_asked_for(tmp_path):
    at = Places(store=str(tmp_path / "store"), log=tmp_path / "log.jsonl")
    assert (
        making.version(at, None).stands
        == "The figures as shipped, to which nothing was added here; the latest of the Board's papers is of 30 May 2017."
    )
    new = tmp_path / "q4.csv"
    new.write_text("indicator,period,value\nscorecard-33,2016-17-Q4,52\n")
    number = versions.publish(at, versions.rehearse(at, new, "childrens_scorecard"), "Quarter 4", "A", "officer")
    now, then = making.version(at, number), making.version(at, 0)
    assert now.stands.startswith("Figures of version 1, published on ")
    assert then.stands.startswith("The figures as shipped")
    assert then.day == "2017-05-30" < now.day
    chosen = making.selection(now.board, "2016-17-Q4", "")
    document, _ = making.document_of(now, story.BRIEFING, chosen, ["look"])
    assert document.sheets[1].answer.sentence.startswith("Since ")
    assert "1 new figure" in document.sheets[1].answer.sentence
    told = READ["pdf"](making.file_of(document, "pdf"))
    assert "Figures of version 1" in told
    before, _ = making.document_of(then, story.BRIEFING, making.selection(then.board, "", ""), ["look"])
    assert "new figure" in before.sheets[1].answer.sentence
    assert "version" not in READ["pdf"](making.file_of(before, "pdf"))
