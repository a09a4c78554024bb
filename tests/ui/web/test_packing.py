"""Packing: once, whole or not at all, and only in an encoding that the browser asked for."""

import gzip
import os

import brotli
import pytest

from outcomes.ui.web import packing

RAW = b"export const words = 'the same words again and again';\n" * 200


@pytest.fixture
def static(tmp_path):
    """A folder as Streamlit's, of one script, one sheet and a picture."""
    for name, held in (("js/a.1f.js", RAW), ("css/b.2e.css", b"p{}"), ("media/c.png", b"picture")):
        file = tmp_path / "static" / "static" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(held)
    return tmp_path / "static"


def test_scripts_and_sheets_are_packed_by_their_path_on_the_wire(static, tmp_path):
    files = packing.pack(static, tmp_path / "kept")
    assert set(files) == {"/static/js/a.1f.js", "/static/css/b.2e.css"}
    script = files["/static/js/a.1f.js"]
    assert brotli.decompress(script.bodies["br"]) == gzip.decompress(script.bodies["gzip"]) == RAW
    assert (script.kind, script.keep) == ("text/javascript; charset=utf-8", packing.FOR_EVER)
    assert files["/static/css/b.2e.css"].kind == "text/css; charset=utf-8"


def test_what_was_packed_is_not_packed_again(static, tmp_path, monkeypatch):
    first = packing.pack(static, tmp_path / "kept")
    monkeypatch.setattr(packing.brotli, "compress", None)
    assert packing.pack(static, tmp_path / "kept") == first
    assert len(list((tmp_path / "kept").iterdir())) == 4


def test_what_was_damaged_or_belongs_to_another_file_is_made_again(static, tmp_path):
    first = packing.pack(static, tmp_path / "kept")
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[:-3] if file.suffix == ".br" else gzip.compress(b"another"))
    assert packing.pack(static, tmp_path / "kept") == first
    assert packing.pack(static, tmp_path / "kept") == first


def test_a_folder_that_cannot_be_written_is_done_without(static, tmp_path):
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert brotli.decompress(packing.pack(static, tmp_path / "kept")["/static/js/a.1f.js"].bodies["br"]) == RAW


def test_nothing_half_written_is_left(tmp_path, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    assert packing.keep(tmp_path / "kept" / "a", lambda: b"made", bool) == b"made"
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.000", None),
        ("*", "br"),
        ("*;q=0", None),
        ("BR ; q=1.0", "br"),
        ("", None),
    ],
)
def test_the_browser_is_sent_only_what_it_accepts(accepted, encoding):
    assert packing.chosen(accepted, ("br", "gzip")) == encoding
    assert packing.chosen(accepted, ("br", "gzip", "")) == (encoding or "")
