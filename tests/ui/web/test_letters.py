"""The type of the text: every letter of ours, as it was, and not much besides."""

import io
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from outcomes.paths import PROGRAM
from outcomes.ui.web import letters, packing, site

(UPRIGHT,) = (site.STATIC / "static" / "media").glob("SourceSansVF-Upright*")
SHOWN = (
    *PROGRAM.glob("datasets/*/dataset.yaml"),
    *PROGRAM.glob("datasets/*/source/*.csv"),
    *PROGRAM.glob("datasets/*/quality.csv"),
    *PROGRAM.glob("geo/*.csv"),
    *PROGRAM.glob("outcomes/**/*.py"),
    PROGRAM / "GLOSSARY.md",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return letters.font(site.STATIC, tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def upright(made):
    return next(file for name, file in made.items() if "Upright" in name)


def test_both_types_are_half_of_what_they_were_at_most(made):
    assert len(made) == 2
    for name, file in made.items():
        assert len(file.bodies[""]) < 0.5 * (site.STATIC / name[1:]).stat().st_size, name
        assert (file.kind, file.keep) == ("font/woff2", packing.FOR_EVER)


def test_every_letter_that_we_show_is_in_it_where_it_was(upright):
    drawn = set(TTFont(io.BytesIO(upright.bodies[""])).getBestCmap())
    before = set(TTFont(UPRIGHT).getBestCmap())
    shown = {ord(letter) for file in SHOWN for letter in file.read_text(encoding="utf-8")}
    assert len(shown & before) > 100
    # A cell of the audit judgements is printed as a Russian letter; the reader's own type has that.
    assert {chr(code) for code in (shown & before) - drawn} == {"П"}
    wanted = map(ord, unicodedata.normalize("NFC", "ŵŷáéíóúàèçñöüßłżőČĂȘİßµχ²αβ≤≥±≈–—‘’“”…€£†→↑↓▲▼●○◆"))
    assert {chr(code) for code in wanted if code in before and code not in drawn} == set()


def test_weights_widths_and_figures_are_as_they_were(upright):
    before, after = TTFont(UPRIGHT), TTFont(io.BytesIO(upright.bodies[""]))
    assert [(a.axisTag, a.minValue, a.maxValue) for a in after["fvar"].axes] == [("wght", 200, 900)]
    for letter in "Aafg0189%.,é":
        assert before["hmtx"][before.getBestCmap()[ord(letter)]] == after["hmtx"][after.getBestCmap()[ord(letter)]]
    assert "kern" in {record.FeatureTag for record in after["GPOS"].table.FeatureList.FeatureRecord}
    digits = {after["hmtx"][after.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(digits) == 1
