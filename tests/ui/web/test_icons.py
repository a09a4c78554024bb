"""The icon font: every icon that is used, and not much besides."""

import io

import pytest
from fontTools.ttLib import TTFont

from outcomes.ui.web import icons, packing, site


@pytest.fixture(scope="module")
def font(tmp_path_factory):
    (made,) = icons.font(site.STATIC, tmp_path_factory.mktemp("kept")).values()
    return made


def test_every_icon_that_we_or_streamlit_name_is_in_the_font(font):
    drawn = dict(icons.ligatures(TTFont(io.BytesIO(font.bodies[""]))))
    frontend = icons._named((site.STATIC / "static" / "js").glob("*.js"))
    assert {"slideshow", "help"} <= icons.ours()
    assert len(frontend) > 40
    # Streamlit draws this one as a picture.
    assert (icons.ours() | frontend | set(icons.USUAL)) - set(drawn) == {"star_filled"}


def test_an_icon_looks_as_it_did(font):
    (whole,) = (site.STATIC / "static" / "media").glob(icons.FONT)
    before, after = TTFont(whole), TTFont(io.BytesIO(font.bodies[""]))
    for name in ("slideshow", "chevron_right"):
        old, new = (dict(icons.ligatures(it))[name] for it in (before, after))
        assert before["hmtx"][old] == after["hmtx"][new]
        assert (
            before["glyf"][old].getCoordinates(before["glyf"])[0] == after["glyf"][new].getCoordinates(after["glyf"])[0]
        )


def test_the_font_is_small_and_asked_for_again_because_its_address_outlives_it(font):
    assert len(font.bodies[""]) < 20_000
    assert (font.kind, font.keep) == ("font/woff2", packing.ASK_AGAIN)


def test_another_icon_makes_another_font(font, tmp_path, monkeypatch):
    monkeypatch.setattr(icons, "ours", lambda: {"anchor"})
    (other,) = icons.font(site.STATIC, tmp_path).values()
    assert other.tag != font.tag
    assert "anchor" in dict(icons.ligatures(TTFont(io.BytesIO(other.bodies[""]))))
