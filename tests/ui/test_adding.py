"""The page that adds figures, without a browser: who is offered what, and that nothing is written without leave."""

import html
from dataclasses import replace
from pathlib import Path

import pytest

from outcomes.publishing import versions
from outcomes.publishing.permits import Permit, Refused
from outcomes.ui import adding, cache, signing
from tests.test_pages import opened, visited, walk

PAGE = "add-figures"
NEW = b"indicator,period,value\nscorecard-33,2016-17-Q4,52\n"
HERE = Permit("E06000049", "", "officer on this machine", "this machine")


@pytest.fixture(autouse=True)
def _root(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent.parent.parent)


@pytest.fixture
def store(tmp_path, monkeypatch):
    at = replace(cache.PLACES, store=str(tmp_path / "store"), log=tmp_path / "attempts.jsonl")
    monkeypatch.setattr(cache, "PLACES", at)
    for kept in (cache._store, cache._template):
        kept.cache_clear()
    yield at
    for kept in (cache._store, cache._template):
        kept.cache_clear()


def texts(app):
    found = (str(getattr(node.proto, "body", "")) for node in walk(app.main) if hasattr(node, "proto"))
    return html.unescape(" ".join(found))


def with_leave(monkeypatch, given=HERE):
    monkeypatch.setattr(signing, "permit", lambda: given)


def with_file(monkeypatch, content=NEW, name="q4.csv"):
    """AppTest cannot upload; a file stands in the field from the start."""

    class Upload:
        def getvalue(self):
            return content

    upload = Upload()
    upload.name = name
    monkeypatch.setattr(adding.st, "file_uploader", lambda *_, **__: upload)


def test_without_leave_the_reason_is_told_and_the_template_is_offered(store):
    app = opened(PAGE, dataset="childrens_scorecard")
    assert "No sign-in is set up" in texts(app)
    assert [node for node in walk(app.main) if node.type == "file_uploader"] == []
    assert [button.label for button in app.main.button if button.label == "Publish"] == []
    assert "template" in [node.proto.id.rpartition("-")[2] for node in walk(app.main) if node.type == "download_button"]


def test_the_quarter_after_the_latest_is_proposed(store):
    assert opened(PAGE, dataset="childrens_scorecard").text_input[0].value == "Q4 2016/17"


def test_a_period_that_cannot_be_is_told(store):
    app = opened(PAGE, dataset="childrens_scorecard")
    app.text_input[0].set_value("soon").run()
    assert "period 'soon' is not known" in texts(app)


def test_a_file_is_rehearsed_published_and_taken_back(store, monkeypatch):
    with_leave(monkeypatch)
    with_file(monkeypatch)
    app = opened(PAGE, dataset="childrens_scorecard")
    headings = [header.value.replace("\\", "") for header in app.header]
    assert "Children's scorecard: 1 new." in headings
    assert any(text.startswith("What the Board will read for Q4 2016/17") for text in headings)
    assert versions.latest(store) is None
    app.text_input(key="message").set_value("Quarter 4")
    app.text_input(key="author").set_value("A. Officer")
    publish = next(button for button in app.button if button.label == "Publish")
    app = publish.click().run()
    assert "Version 1 is published" in texts(app).replace("\\", "")
    assert [(v.number, v.by.author, v.by.file) for v in versions.history(store)][1:] == [(1, "A. Officer", "q4.csv")]

    app = opened(PAGE, adding="versions")
    app.text_input(key="undo-message").set_value("Wrong file")
    app.text_input(key="undo-author").set_value("B. Officer")
    next(button for button in app.button if button.label == "Publish what stood before it").click().run()
    assert versions.history(store)[-1].undoes == 1


def test_leave_that_ended_while_the_page_stood_writes_nothing(store, monkeypatch):
    with_leave(monkeypatch)
    with_file(monkeypatch)
    app = opened(PAGE, dataset="childrens_scorecard")
    app.text_input(key="message").set_value("Quarter 4")
    app.text_input(key="author").set_value("A. Officer")

    def ended():
        raise Refused("You signed in more than 8 hours ago; sign in again", "mark")

    monkeypatch.setattr(signing, "permit", ended)
    app = next(button for button in app.button if button.label == "Publish").click().run()
    assert "sign in again" in texts(app)
    assert versions.latest(store) is None
    assert '"refused"' in store.log.read_text()


def test_a_file_with_faults_cannot_be_published(store, monkeypatch):
    with_leave(monkeypatch)
    with_file(monkeypatch, NEW.replace(b",52", b",152"))
    app = opened(PAGE, dataset="childrens_scorecard")
    assert "152 is more than 100%" in texts(app)
    assert [button for button in app.button if button.label == "Publish"] == []


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"no table", "q4.csv", "is not known; the table has"),
        (b"\0\1", "<b>x</b>.xlsx", "cannot be read"),
        (b"", "../../etc/passwd.csv", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_as_text(store, monkeypatch, content, name, said):
    with_leave(monkeypatch)
    with_file(monkeypatch, content, name)
    app = visited(PAGE, dataset="childrens_scorecard")
    assert said in texts(app)
    assert not any("<b>" in str(getattr(node.proto, "body", "")) for node in walk(app.main) if hasattr(node, "proto"))
