"""Every part and kind of chart in every medium, and nothing hostile that runs, overflows or breaks one."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import openpyxl
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from pptx import Presentation

from outcomes.answer import CHARTS, Beside, Part
from outcomes.document import cleaned, plain
from outcomes.draw import gridded, offline, stable, still, workbook
from outcomes.draw.paper import pdf
from outcomes.draw.slides import base, native, pptx
from outcomes.draw.web import parts
from outcomes.errors import OutcomesError
from outcomes.words import CHANGED, JUDGEMENT
from outcomes.words.signs import grade_sign
from tests.draw import samples
from tests.packs import reading

MAKERS = {"pdf": pdf, "pptx": pptx, "xlsx": workbook.xlsx, "html": offline.html}


@pytest.fixture(scope="module")
def nice():
    return {form: make(samples.document()) for form, make in MAKERS.items()}


@pytest.fixture(scope="module")
def nasty():
    document = cleaned(samples.hostile())
    return {form: make(document) for form, make in MAKERS.items()}


def test_every_medium_knows_every_kind_of_chart_and_every_part():
    assert {chart.kind for chart in samples.charts()} == set(CHARTS) == set(parts.CHARTS)
    pictures = {"map", "groups", "place", "spine"}
    assert set(native.NATIVE) | pictures == set(CHARTS)
    assert not set(native.NATIVE) & pictures
    every = {*Part.__args__} - {Beside}
    assert set(gridded.GRIDS) == every
    held = {type(part) for sheet in samples.document().sheets for part in sheet.answer.parts}
    assert held == {*every, Beside}


@pytest.mark.parametrize("form", MAKERS)
def test_a_document_of_everything_says_everything(nice, form):
    said = reading.plain(reading.READ[form](nice[form]))
    for text in ("Invented briefing: North", "Half of all visits were made.", "A note.", "All is well.", "But the figure fell.",
                 "Council, 2017: A paper", "What do you see?", "North: 5%", "+5 points", "Line 2", "First sentence.", "More.", "That is all."):  # fmt: skip
        assert reading.plain(text) in said, text


@pytest.mark.parametrize("form", MAKERS)
def test_the_same_bytes_again(nice, form):
    assert MAKERS[form](samples.document()) == nice[form]


def test_control_marks_and_halves_of_letters_are_left_out():
    assert plain("a\x00b\ud83d\u202ec\td\u200be\nf é £") == "abc d e\nf é £"
    assert list(cleaned(samples.document()).texts()) == list(samples.document().texts())
    frame = cleaned(samples.hostile()).figures
    assert not [text for text in frame["Indicator name"] if "\x00" in text or "\u202e" in text]


def test_an_archive_has_no_time_of_its_own(nice):
    for form in ("pptx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(nice[form])) as held:
            assert {entry.date_time for entry in held.infolist()} == {stable.NO_DAY}
            core = held.read("docProps/core.xml").decode()
            assert set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core)) == {"2017-05-30T00:00:00Z"}
            inner = [name for name in held.namelist() if name.endswith(".xlsx")]
            for name in inner:
                with zipfile.ZipFile(io.BytesIO(held.read(name))) as book:
                    assert b"2017-05-30T00:00:00Z" in book.read("docProps/core.xml")
    assert inner == [] or form == "xlsx"


# ---- What is hostile.


def test_a_drawing_that_cannot_be_made_is_told():
    broken = samples.charts()[0].__class__(
        "bars", ({"name": "A", "value": 3, "text": "3"},), "Bars.", {"title": "a\u2028b"}
    )
    with pytest.raises(OutcomesError, match="a chart could not be drawn .*; leave its section out"):
        still.svg(broken)


@pytest.mark.parametrize("form", MAKERS)
def test_hostile_texts_are_text_in_every_medium(nasty, form):
    said = reading.plain(reading.READ[form](nasty[form]))
    for text in ("<script>window.hacked=1</script>", "#eval(sys.inputs)", "[link](http://evil.example)**md**"):
        assert reading.plain(text) in said.replace("\u25a1", ""), text


def test_no_cell_of_any_workbook_is_a_formula(nasty):
    books = [nasty["xlsx"]]
    with zipfile.ZipFile(io.BytesIO(nasty["pptx"])) as held:
        books += [held.read(name) for name in held.namelist() if name.endswith(".xlsx")]
    assert len(books) > 10
    for content in books:
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds, sheet.title
            links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
            assert not any(links), links


def test_a_page_has_no_script_but_its_own_and_no_handler(nasty):
    page = reading.Page()
    page.feed(nasty["html"].decode())
    assert page.scripts == 2
    assert b"default-src 'none'" in nasty["html"]


def test_nothing_stands_outside_of_its_slide_and_no_title_is_longer_than_its_place(nasty, nice):
    for content in (nasty["pptx"], nice["pptx"]):
        deck = Presentation(io.BytesIO(content))
        for number, slide in enumerate(deck.slides, 1):
            assert len(slide.shapes.title.text_frame.text) <= 303
            for shape in slide.shapes:
                assert min(shape.left, shape.top) >= 0, (number, shape.name)
                assert shape.left + shape.width <= deck.slide_width, (number, shape.name)
                assert shape.top + shape.height <= deck.slide_height, (number, shape.name)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_opens_every_file_and_makes_a_paper_of_it(nasty, nice, tmp_path):
    """LibreOffice reopens slides and workbooks, nice and hostile, and every slide becomes a page."""
    for name, held in (("nice", nice), ("nasty", nasty)):
        for form in ("pptx", "xlsx"):
            (tmp_path / f"{name}-{form}.{form}").write_bytes(held[form])
    files = sorted(map(str, tmp_path.iterdir()))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    for name, held in (("nice", nice), ("nasty", nasty)):
        pages = pikepdf.open(tmp_path / f"{name}-pptx.pdf").pages
        assert len(pages) == len(Presentation(io.BytesIO(held["pptx"])).slides)
        assert len(pikepdf.open(tmp_path / f"{name}-xlsx.pdf").pages) >= 7


# ---- The paper.


def tags(node, found):
    for kid in node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else filter(None, [node.get("/K")]):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.append(kid)
            tags(kid, found)
    return found


def test_the_paper_is_tagged_titled_and_in_english_with_bookmarks(nice):
    paper = pikepdf.open(io.BytesIO(nice["pdf"]))
    root = paper.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(paper.docinfo["/Title"]) == "Invented briefing: North"
    with paper.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
    assert "First chapter" in [str(entry.title) for entry in paper.open_outline().root]
    for page in paper.pages:
        assert str(page.get("/Tabs")) == "/S"


def test_every_picture_of_the_paper_has_words_and_every_table_its_heads(nice):
    paper = pikepdf.open(io.BytesIO(nice["pdf"]))
    every = tags(paper.Root.StructTreeRoot, [])
    kinds = [str(tag.S) for tag in every]
    figures = [tag for tag in every if str(tag.S) == "/Figure"]
    assert len(figures) == len(CHARTS) + 2
    assert all(str(tag.get("/Alt", "")) or str(tag.get("/A", {}).get("/Alt", "")) for tag in figures)
    assert {"Up from 40% to 52%.", "One indicator.", "A map."} <= {str(tag.Alt) for tag in figures}
    assert kinds.count("/H1") >= 2
    assert kinds.count("/H2") >= 2
    found = [tag for tag in every if str(tag.S) == "/Table"]
    assert len(found) == 5
    for one in found:
        inside = [str(tag.S) for tag in tags(one, [])]
        assert inside.index("/TH") < inside.index("/TD")


def test_the_paper_is_read_in_the_order_in_which_it_is_written(nice):
    said = reading.plain(reading.READ["pdf"](nice["pdf"]))
    order = ["First chapter", "Half of all visits were made.", "A note.", "That is all.", "Again."]
    begun = said.index(reading.plain("Half of all visits"))
    places = [said.rindex(reading.plain(text)) for text in order[1:]]
    assert places == sorted(places)
    assert said.index(reading.plain("First chapter")) < begun


def test_the_paper_names_no_clock(nice):
    paper = pikepdf.open(io.BytesIO(nice["pdf"]))
    assert str(paper.docinfo["/CreationDate"]).startswith("D:20170530")


# ---- The slides.


def chart_of(content, kind):
    """The native chart of a kind, by its description, with the workbook behind it."""
    alt = next(chart.alt for chart in samples.charts() if chart.kind == kind)
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_chart and shape._element.xpath(".//p:cNvPr")[0].get("descr") == alt:
                return shape.chart
    raise AssertionError(f"no chart of {kind}")


NUMBERS = {
    "trend": {"England": [44.0, None, None], "Median": [46.0] * 3, "Plan": [None, None, 60.0], "Per cent": [40.0, None, 52.0]},
    "shares": {"Poor": [30.0], "Good": [70.0]},
    "bars": {"Visits": [3.0, 5.0]},
    "ranked": {"Whole 25%": [25.0, 25.0], "Per cent": [30.0, 20.0]},
    "waves": {"First": [40.0], "Last": [55.0]},
    "changes": {"Change in percentage points": [15.0]},
    "pairs": {"Agree": [60.0], "Disagree": [20.0]},
    "ages": {"North": [20.0], "England": [18.0]},
    "relation": {"Areas": [2.0, 5.0]},
    "funnel": {"Authorities": [30.0], "North": [40.0]},
}  # fmt: skip


@pytest.mark.parametrize("kind", native.NATIVE)
def test_a_native_chart_holds_the_numbers_of_its_records_and_so_does_its_workbook(nice, kind):
    chart = chart_of(nice["pptx"], kind)
    found = {series.name: list(series.values) for plot in chart.plots for series in plot.series}
    for name, values in NUMBERS[kind].items():
        assert found[name] == values, name
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = {cell for row in book.active.iter_rows(values_only=True) for cell in row}
    for name, values in NUMBERS[kind].items():
        assert {value for value in values if value is not None} <= cells, name


def test_grades_lie_behind_a_line_as_areas_on_its_axes(nice):
    space = chart_of(nice["pptx"], "trend")._chartSpace
    areas, lines = space.xpath(".//c:areaChart"), space.xpath(".//c:lineChart")
    assert len(areas) == len(lines) == 1
    # Nothing up to 50, then the grade up to 80.
    assert [float(v.text) for v in areas[0].xpath(".//c:ser/c:val//c:pt[@idx='0']/c:v")] == [50.0, 30.0]
    assert [a.get("val") for a in areas[0].xpath("./c:axId")] == [a.get("val") for a in lines[0].xpath("./c:axId")]


def test_intervals_are_error_bars_in_their_place(nice):
    for kind, plus, minus in (("trend", 6.0, 4.5), ("ranked", 3.0, 2.0), ("waves", 5.0, 5.0), ("changes", 11.0, 11.0)):
        series = chart_of(nice["pptx"], kind)._chartSpace.xpath(".//c:ser[c:errBars]")
        assert series, kind
        assert float(series[0].xpath("./c:errBars/c:plus//c:pt[@idx='0']/c:v")[0].text) == plus
        assert float(series[0].xpath("./c:errBars/c:minus//c:pt[@idx='0']/c:v")[0].text) == minus
        names = [child.tag.split("}")[1] for child in series[0]]
        assert names.index("errBars") < names.index("cat") < names.index("val")


def test_a_picture_is_vector_with_a_png_for_what_shows_none(nice):
    with zipfile.ZipFile(io.BytesIO(nice["pptx"])) as held:
        drawings = [name for name in held.namelist() if name.endswith(".svg")]
        assert len(drawings) == len(CHARTS) - len(native.NATIVE)
        assert all(held.read(name).startswith(b"<svg") for name in drawings)
    pictures = [
        s for slide in Presentation(io.BytesIO(nice["pptx"])).slides for s in slide.shapes if s.shape_type == 13
    ]
    assert len(pictures) == len(drawings)
    assert all(picture.image.ext == "png" and picture._element.xpath(".//p:cNvPr/@descr")[0] for picture in pictures)


def test_slides_say_their_sentence_and_their_notes_the_rest(nice):
    slides = list(Presentation(io.BytesIO(nice["pptx"])).slides)
    assert slides[1].shapes.title.text_frame.text.startswith("Half of all visits were made.")
    notes = slides[1].notes_slide.notes_text_frame.text
    for text in (
        "North · Q3",
        "A note.",
        "Officers say: All is well.",
        "But the figure fell.",
        "Source: Council, 2017: A paper.",
    ):
        assert text in notes


def _of(*parts, **more):
    """A document of one answer that has these parts."""
    whole = samples.document()
    answer = replace(whole.sheets[0].answer, parts=parts, **more)
    return replace(whole, chapters=(samples.Chapter("c", "C", (samples.Sheet("s", "S", answer),)),))


def _slides(made):
    return list(Presentation(io.BytesIO(pptx(made))).slides)


def test_what_officers_say_of_a_line_stands_beside_it():
    trend = samples.charts()[CHARTS.index("trend")]
    (slide,) = _slides(_of(trend))
    chart = next(shape for shape in slide.shapes if getattr(shape, "has_chart", False) and shape.has_chart)
    said = next(shape for shape in slide.shapes if shape.has_text_frame and "Officers say" in shape.text_frame.text)
    assert chart.left + chart.width < said.left
    assert said.text_frame.text.split("\n") == ["Officers say: All is well.", "Head of Visits. page 4."]
    # More words than there is room for stand on a slide of their own, and so do those beside long names.
    longer = (replace(samples.document().sheets[0].answer.quotations[0], text="All is well. " * 90),)
    assert len(_slides(_of(trend, quotations=longer))) == 2
    assert len(_slides(_of(samples.charts()[CHARTS.index("waves")]))) == 2


def test_two_small_tables_share_a_slide_and_large_ones_do_not():
    (slide,) = _slides(_of(samples.Beside((samples.table(2), samples.table(3))), quotations=()))
    first, second = (shape for shape in slide.shapes if getattr(shape, "has_table", False) and shape.has_table)
    assert first.left + first.width < second.left
    assert [len(shape.table.rows) for shape in (first, second)] == [4, 5]
    captions = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == "A caption."]
    assert [shape.left for shape in captions] == [first.left, second.left]
    assert all(shape.top + shape.height <= first.top for shape in captions)
    assert len(_slides(_of(samples.Beside((samples.table(2), samples.table(60))), quotations=()))) > 2


def test_a_message_with_a_wide_table_lies_on_its_side_as_a_whole():
    pages = pypdf.PdfReader(io.BytesIO(pdf(_of(samples.table(3), samples.table(2, 9))))).pages
    lying = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) == 1
    said = reading.plain(lying[0].extract_text())
    for text in ("Half of all visits were made.", "Line 2", "Officers say: All is well.", "A note.", "Sources: 1"):
        assert reading.plain(text) in said


def test_a_council_s_own_template_keeps_its_titles_where_they_are():
    theirs = Presentation()
    out = io.BytesIO()
    theirs.slides.add_slide(theirs.slide_layouts[0]).shapes.title.text = "An old slide"
    theirs.save(out)
    made = Presentation(io.BytesIO(pptx(samples.document(), out.getvalue())))
    assert (made.slide_width, made.slide_height) == (theirs.slide_width, theirs.slide_height)
    assert not [slide for slide in made.slides if slide.shapes.title.text_frame.text == "An old slide"]
    assert made.slides[1].shapes.title.top == theirs.slide_layouts.get_by_name("Title Only").placeholders[0].top
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= made.slide_width, shape.name
            assert shape.top + shape.height <= made.slide_height, shape.name


@pytest.mark.parametrize("content", [b"", b"no presentation", b"PK\x03\x04"])
def test_a_template_that_is_none_is_told(content):
    with pytest.raises(OutcomesError, match=r"the template is no PowerPoint file \(.pptx\)"):
        pptx(samples.document(), content)


def test_a_chart_of_many_lines_is_several_slides_of_whole_lines():
    one = samples.charts()[CHARTS.index("bars")]
    many = one.__class__(
        "bars", tuple({"name": f"N{n}", "value": n, "text": str(n)} for n in range(31)), "Many.", one.options
    )
    found = native.split(many)
    assert [len(part.records) for part in found] == [11, 11, 9]
    assert [record["name"] for part in found for record in part.records] == [f"N{n}" for n in range(31)]


def test_parts_of_a_chart_share_a_scale_that_holds_every_interval(nice):
    one = samples.charts()[CHARTS.index("changes")]
    records = [
        {**one.records[0], "item": f"N{n}", "value": float(n), "lower": n - 13.0, "upper": n + 13.0} for n in range(16)
    ]
    records[3] = {**records[3], "lower": None, "upper": None}
    deck = base.begin(None)
    slide = deck.made.slides.add_slide(deck.layout)
    scales = set()
    for part in native.split(one.__class__("changes", tuple(records), "Many.", one.options)):
        chart = native.add(slide, deck.body, part).chart
        scales.add((chart.value_axis.minimum_scale, chart.value_axis.maximum_scale))
        hollow = [
            p.get("val") for p in chart._chartSpace.xpath(".//c:dPt[c:idx/@val='3']/c:spPr/a:solidFill/a:srgbClr")
        ]
        assert hollow in (["FFFFFF"], []) or "N3 " not in str(list(chart.plots[0].categories))
    assert scales == {(-20.0, 30.0)}


def test_small_shares_are_not_written_and_what_was_not_read_is_no_share():
    one = samples.charts()[CHARTS.index("shares")]
    records = ({**one.records[0], "text": "?", "value": 0.0}, one.records[1])
    deck = base.begin(None)
    slide = deck.made.slides.add_slide(deck.layout)
    chart = native.add(slide, deck.body, one.__class__("shares", records, "x", one.options)).chart
    assert [list(series.values) for series in chart.plots[0].series] == [[None], [70.0]]
    assert chart.plots[0].series[1].data_labels.number_format == '[>=6]#,##0"%";""'


def test_what_came_after_the_quarter_chosen_is_paler_on_slides_too():
    one = samples.charts()[CHARTS.index("trend")]
    first, gap, last = one.records
    records = (
        {**first, "last": True},
        {**gap, "later": True},
        {**last, "later": True, "last": False, "lower": 50.0, "upper": 54.0},
    )
    deck = base.begin(None)
    slide = deck.made.slides.add_slide(deck.layout)
    chart = native.add(slide, deck.body, one.__class__("trend", records, "x", one.options)).chart
    held = {series.name: series for plot in chart.plots for series in plot.series}
    assert list(held["Per cent"].values) == [40.0, None, None]
    after = held["After the quarter chosen"]
    assert list(after.values) == [40.0, None, 52.0]
    assert after.format.line.color.brightness == after.marker.format.fill.fore_color.brightness == 0.5
    # Nothing is said of how sure a later figure is.
    assert [p.get("idx") for p in held["Per cent"]._element.xpath("./c:errBars/c:plus//c:pt")] == ["0"]
    shares = samples.charts()[CHARTS.index("shares")]
    later = tuple({**record, "strength": 0.45} for record in shares.records)
    chart = native.add(slide, deck.body, shares.__class__("shares", later, "x", shares.options)).chart
    assert [s.points[0].format.fill.fore_color.brightness for s in chart.plots[0].series] == [0.5, 0.5]


def test_a_slide_says_how_much_of_its_table_it_leaves_out_and_what_each_of_several_tables_is():
    first, second = samples.table(2), samples.table(200)
    answer = samples.document().sheets[0].answer
    made = samples.document().__class__(
        "k",
        "T",
        (),
        "P",
        "2017-05-30",
        (samples.Chapter("c", "C", (samples.Sheet("s", "S", replace(answer, parts=(first, second), quotations=())),)),),
    )
    slides = list(Presentation(io.BytesIO(pptx(made))).slides)
    texts = [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in slides]
    # The sentence is about the first, of which the usual line says of whom it is.
    assert "North · Q3" in texts[0]
    assert all("A caption." in said for said in texts[1:])
    assert any("more lines, in the paper and the workbook." in text for text in texts[-1])
    assert not any("more lines" in text for said in texts[:-1] for text in said)


def test_the_signs_of_grades_and_judgements_differ_in_the_type_of_the_paper():
    font = TTFont(still.FONTS / "OutcomesSans-Regular.ttf")
    drawn = font.getBestCmap()
    for size in (2, 3, 4):
        icons = [grade_sign(place, size).icon for place in range(size)]
        assert len({drawn[ord(icon)] for icon in icons}) == size
    for signs in (JUDGEMENT, CHANGED):
        icons = {sign.icon for sign in signs.values()}
        assert len({drawn[ord(icon)] for icon in icons}) == len(icons)


# ---- The workbook.


def test_numbers_are_numbers_and_what_is_suppressed_is_empty_with_its_status(nice):
    book = openpyxl.load_workbook(io.BytesIO(nice["xlsx"]))
    assert book.sheetnames == ["Contents", "1 First chapter", "2 Second", "Figures", "Definitions", "Notes", "Sources"]
    rows = list(book["Figures"].iter_rows(min_row=4, values_only=True))
    assert rows == [("Visits", 50, "final"), ("Visits", None, "suppressed")]
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value
        assert not any(column.hidden for column in sheet.column_dimensions.values())
    assert list(book["Figures"].tables) == ["Figures"]
    links = [cell.hyperlink.location for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert links[:2] == ["'1 First chapter'!A1", "'2 Second'!A1"]


def test_a_name_of_a_sheet_is_one_that_excel_takes():
    assert workbook._name(3, "What's [this]: a/very*long? title\\that goes on") == "3 What's  this   a very long"
    assert workbook._name(1, "'quoted'") == "1 'quoted"
