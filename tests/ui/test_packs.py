"""The page of packs, without a browser: what is offered, that it is made aside and taken, and that nothing is remembered."""

import io
import threading
from concurrent.futures import Future

import pypdf
import pytest
from pptx import Presentation

from outcomes.errors import OutcomesError
from outcomes.packs import making
from outcomes.selection import Selection
from outcomes.ui import cache, packs, workshop
from outcomes.ui.workshop import Order
from outcomes.views import cards, kinds
from tests.test_pages import PACK, ROOT, opened, sound, walk

CREWE = "CE-LCN-CREWE"
ORDER = Order("briefing", "2016-17-Q3", "E06000049", "previous", None, "", ("look",), "pdf")


@pytest.fixture(autouse=True)
def _root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture
def made(monkeypatch):
    """What is ordered, and how it is made at once instead of aside."""
    orders = []

    def at_once(order):
        orders.append(order)
        done = Future()
        done.set_result(b"content")
        return done

    monkeypatch.setattr(workshop, "order", at_once)
    return orders


def radio(app, label):
    return next(one for one in app.main.radio if one.label == label)


def downloads(app):
    return [node.proto.label for node in walk(app.main) if node.type == "download_button"]


def test_a_locality_opens_with_its_health_map_and_the_whole_with_the_briefing():
    assert radio(opened(PACK), "Kind").value == "briefing"
    app = opened(PACK, area=CREWE)
    assert radio(app, "Kind").value == "community"
    assert [button.label for button in app.main.button if button.key == "pack-make"] == ["Make the PDF file"]
    assert downloads(app) == []


def test_a_health_map_of_the_whole_is_asked_for_a_locality():
    app = opened(PACK, kind="community")
    assert [info.value for info in app.main.info] == [
        "Choose a Local Community Network over the page's title; this pack is of one of them."
    ]
    assert [button.key for button in app.main.button if button.key == "pack-make"] == []


def test_what_is_made_is_what_was_chosen_and_is_dropped_when_the_choice_changes(made):
    app = opened(PACK, area=CREWE, quarter="2016-17-Q2")
    app.multiselect(key="sections-community").set_value(["funded", "place"]).run()
    app = sound(app.button(key="pack-make").click().run())
    assert made == [Order("community", "2016-17-Q2", CREWE, "previous", None, "", ("funded", "place"), "pdf")]
    assert downloads(app) == ["Download community-crewe-2016-17-q2.pdf (1 KB)"]
    radio(app, "As").set_value("xlsx")
    assert downloads(sound(app.run())) == []


def test_no_section_is_no_pack():
    app = opened(PACK)
    app.multiselect(key="sections-briefing").set_value([]).run()
    assert [info.value for info in app.main.info] == ["Choose at least one section."]


def test_what_it_holds_is_its_sentences(board):
    app = opened(PACK, area=CREWE)
    held = packs._held(board, "community", app.session_state["chosen"], ("place",), (), "")
    assert held[0][0] == "The place and its people"
    assert held[0][1][0].startswith("Crewe: 77,900 people in mid-2016")


def test_a_fault_is_told_in_words(monkeypatch):
    def busy(_):
        raise OutcomesError("many packs are being made at the moment; try again in a minute")

    monkeypatch.setattr(workshop, "order", busy)
    app = opened(PACK)
    app = app.button(key="pack-make").click().run()
    assert "many packs are being made" in " ".join(
        str(node.proto.body) for node in walk(app.main) if node.type == "html"
    )
    assert not app.exception


# ---- The workshop.


@pytest.fixture
def empty():
    workshop._kept.clear()
    yield
    workshop._kept.clear()


def test_a_pack_is_made_in_a_process_of_its_own_and_kept(empty, monkeypatch):
    content = workshop.order(ORDER).result(timeout=120)
    assert pypdf.PdfReader(io.BytesIO(content)).metadata.title == "Board briefing: Cheshire East"
    monkeypatch.setattr(workshop, "_made", lambda wanted: pytest.fail("made again"))
    assert workshop.order(ORDER).result(timeout=1) == content


def test_what_the_maker_says_is_told(empty):
    wrong = Order("briefing", "2016-17-Q3", "E06000049", "previous", None, "", ("nothing",), "pdf")
    with pytest.raises(OutcomesError, match="section 'nothing' is not in a board briefing; choose from: look, papers"):
        workshop.order(wrong).result(timeout=120)


def test_no_more_wait_than_there_is_room_for(empty):
    gate = threading.Event()
    waiting = [workshop.aside(lambda: gate.wait(20) and b"") for _ in range(workshop.MOST_WAITING)]
    with pytest.raises(OutcomesError, match="many packs are being made at the moment"):
        workshop.aside(lambda: b"")
    gate.set()
    for one in waiting:
        one.result(timeout=30)
    assert workshop.aside(lambda: b"x").result(timeout=5) == b"x"


def test_a_view_of_a_page_is_made_of_what_the_page_showed(board):
    chosen = Selection("2016-17-Q3", "E06000049", "previous")
    order = Order("view", "2016-17-Q3", "E06000049", "previous", None, "", ("view",), "pdf")
    content = packs._view(order, chosen, board, "Overview", ((cards.answer, (chosen,)),))
    said = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Overview: Cheshire East" in said
    assert cards.answer(board, chosen).sentence[:40] in said.replace("\n", " ")


def test_a_chart_of_a_page_as_slides_is_one_slide_that_names_its_measure(board):
    section = next(one for one in board.datasets["childrens_scorecard"].sections if one.kind == "trend")
    answer = kinds.ask(board, Selection("2016-17-Q3", "E06000049", "previous"), section, "scorecard-33")
    content = making.slides(cache.PLACES, None, board, "Children's scorecard", (answer,))
    slides = list(Presentation(io.BytesIO(content)).slides)
    assert slides[0].shapes.title.text_frame.text.startswith(board.indicators["scorecard-33"].title)
    charts = [shape for shape in slides[0].shapes if shape.has_chart]
    assert [list(series.values) for series in charts[0].chart.plots[1].series][-1] == [41, 32, 29, 12, 38, 33, 36]
