"""Each page with each filter, without a browser."""

import os
import warnings
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from outcomes import localities, own

ROOT = Path(__file__).parent.parent
PAGES = [f"pages/{file.name}" for file in sorted((ROOT / "pages").glob("*.py"))]
QUARTERS = ["2015-16-Q1", "2015-16-Q3", "2016-17-Q2", "2016-17-Q3", "2017-18-Q4"]
LOCALITIES = ["CE-LCN-CREWE", "CE-LCN-KNUTS", "CE-LCN-NANT"]


@pytest.fixture(autouse=True)
def _in_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert os.getcwd() == str(ROOT)
    # Streamlit's test runner leaves its event loop to the collector.
    warnings.simplefilter("ignore", ResourceWarning)


def opened(file, **choices):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    for key, value in choices.items():
        app.selectbox(key=key).set_value(value)
    # The default page is there already; switching to its file would run it without the frame.
    return app.run() if file == "pages/overview.py" else app.switch_page(file).run()


def sound(app):
    assert not app.exception
    assert not app.error
    return app


def said(app):
    return " ".join([part.value for part in (*app.subheader, *app.markdown, *app.caption)])


@pytest.mark.parametrize("file", PAGES)
def test_page_opens_with_a_headline_and_a_source(file):
    app = sound(opened(file))
    assert app.title[0].value
    assert app.subheader[0].value
    assert any("Source:" in caption.value for caption in app.caption)


@pytest.mark.parametrize("file", PAGES)
def test_each_quarter_changes_the_page_or_the_page_says_so(file):
    seen = {said(sound(opened(file, quarter=quarter))) for quarter in QUARTERS}
    assert len(seen) == len(QUARTERS)


@pytest.mark.parametrize("file", PAGES)
def test_each_locality_changes_the_page_or_the_page_says_so(file):
    seen = {said(sound(opened(file, area=area))) for area in ("E06000049", *LOCALITIES)}
    assert len(seen) == 1 + len(LOCALITIES)


@pytest.mark.parametrize("file", PAGES)
@pytest.mark.parametrize("compare", ["year-ago", "2015-16-Q1"])
def test_each_comparator(file, compare):
    sound(opened(file, compare=compare))


def test_nonsense_in_the_link_falls_back_with_a_message():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["quarter"] = "<script>alert(1)</script>"
    app.query_params["area"] = "Atlantis"
    sound(app.run())
    told = [warning.value for warning in app.warning]
    assert len(told) == 2
    assert app.selectbox(key="quarter").value == "2016-17-Q3"
    assert app.selectbox(key="area").value == "E06000049"


def test_a_search_without_result_says_what_to_do():
    app = opened("pages/sources.py")
    app.text_input(key="search").set_value("zebra").run()
    assert "Try fewer words" in sound(app).info[0].value


@pytest.mark.parametrize("file", PAGES)
def test_each_page_works_by_own_localities_of_a_link(store, file):
    inside = own.contents(store.areas)
    groups = {"Crewe and Knutsford": inside["CE-LCN-CREWE"] | inside["CE-LCN-KNUTS"], "Part": ["E01018386"]}
    definition = localities.Definition(tuple((name, frozenset(lsoas)) for name, lsoas in groups.items()))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["own"] = localities.to_link(definition, store.areas)
    app.run()
    assert "Own localities in use: Crewe and Knutsford, Part." in [caption.value for caption in app.sidebar.caption]
    for area in ("own-1", "own-2"):
        app.selectbox(key="area").set_value(area)
        sound(app.run() if file == "pages/overview.py" else app.switch_page(file).run())


def test_a_broken_link_of_own_localities_is_told():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["own"] = "nonsense"
    sound(app.run())
    assert "may have been cut" in app.warning[0].value
    assert app.selectbox(key="area").value == "E06000049"
