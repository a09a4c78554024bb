"""What readers see of a publish: on the next click, and any past version by the link. The figures published are invented."""

import re

import pytest

from outcomes.publishing import versions
from outcomes.publishing.versions import Places
from outcomes.ui import cache
from tests.test_pages import opened

MEASURE = {"measure": "scorecard-33"}


@pytest.fixture
def publish(tmp_path, monkeypatch):
    at = Places(store=str(tmp_path / "store"))
    monkeypatch.setattr(cache, "PLACES", at)
    for kept in (cache._store, cache._history, cache._loaded):
        kept.cache_clear()

    def one(*lines, message="Made for a test"):
        file = tmp_path / "made.csv"
        file.write_text("\n".join(["indicator,period,value,note", *lines]) + "\n")
        return versions.publish(at, versions.rehearse(at, file, "childrens_scorecard"), message, "Tester", "officer")

    yield one
    for kept in (cache._store, cache._history, cache._loaded):
        kept.cache_clear()


def said(found):
    """What a reader reads, without the marks that keep it from being Markdown."""
    return found.value.replace("\\", "")


def headline(app):
    return said(app.header[0])


@pytest.mark.slow
def test_a_publish_is_on_the_next_click_and_the_past_stays_in_the_link(publish):
    app = opened("childrens-scorecard", **MEASURE)
    assert headline(app).startswith("Q3 2016/17: 36%")
    assert "Figures as of" not in [box.label for box in app.selectbox]

    publish("scorecard-33,2016-17-Q3,37,Made for a test.")
    app.run()
    assert not app.exception
    assert headline(app).startswith("Q3 2016/17: 37%")
    box = app.selectbox(key="as-of")
    assert (box.label, box.value) == ("Figures as of", "now")
    assert (box.options[0], box.options[2]) == ("Now", "As shipped (0)")
    assert re.fullmatch(r"\d+ \w{3} \d{4} \(1\)", box.options[1])

    box.set_value("0").run()
    assert headline(app).startswith("Q3 2016/17: 36%")
    assert app.query_params["as-of"] == "0"
    assert any("version 0: The tables as shipped. Newer ones are published." in said(found) for found in app.caption)

    followed = opened("childrens-scorecard", **MEASURE, **{"as-of": "0"})
    assert headline(followed).startswith("Q3 2016/17: 36%")
    assert headline(opened("childrens-scorecard", **MEASURE)).startswith("Q3 2016/17: 37%")


@pytest.mark.slow
def test_a_version_that_is_none_is_told_and_the_latest_shown(publish):
    publish("scorecard-33,2016-17-Q3,37,Made for a test.")
    app = opened("childrens-scorecard", **MEASURE, **{"as-of": "<b>9</b>"})
    assert headline(app).startswith("Q3 2016/17: 37%")
    told = [
        found.proto.body
        for found in app.get("html")
        if "oc-warning" in found.proto.body or "Figures as of" in found.proto.body
    ]
    # The other says that the commentary, which quotes 36%, does not fit the revised figure.
    assert [("as of" in each, "does not fit the figure" in each) for each in told] == [(True, False), (False, True)]
    assert "<b>9" not in told[0]


@pytest.mark.slow
def test_a_new_quarter_is_offered_and_the_past_version_does_not_have_it(publish):
    publish("scorecard-33,2016-17-Q4,52,")
    now = opened("childrens-scorecard", **MEASURE, quarter="2016-17-Q4")
    assert headline(now).startswith("Q4 2016/17: 52%")
    then = opened("childrens-scorecard", **MEASURE, quarter="2016-17-Q4", **{"as-of": "0"})
    assert "52%" not in headline(then)


@pytest.mark.slow
def test_sources_list_what_was_published(publish):
    publish("scorecard-33,2016-17-Q4,52,", message="<b>Quarter</b> *4*")
    app = opened("sources-and-definitions")
    assert any(found.value == "What was published, and when" for found in app.header)
    table = next(found.proto.body for found in app.get("html") if "What was published" in found.proto.body)
    assert "&lt;b&gt;Quarter&lt;/b&gt; *4*" in table
    assert "<b>Quarter" not in table


@pytest.mark.slow
def test_links_in_tables_take_the_version_along(publish):
    publish("scorecard-33,2016-17-Q3,37,Made for a test.")
    app = opened("childrens-scorecard", scorecard="all", **{"as-of": "0"})
    links = [found.proto.body for found in app.get("html") if 'target="_self"' in found.proto.body]
    assert links
    assert all('&amp;as-of=0" target="_self"' in body for body in links)
