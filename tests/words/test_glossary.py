import re

from outcomes.words import glossary

# Names of bodies as they are published; no word of the field that a reader must know.
NAMES = {"NHS"}


def test_the_one_table_is_read_and_nothing_else(tmp_path):
    path = tmp_path / "words.md"
    path.write_text("# Words\n| term | meaning |\n|---|---|\n| IMD, IoD | an index; <b>bold</b> |\ntext | more\n")
    assert glossary.terms(path) == {"IMD, IoD": "an index; <b>bold</b>"}
    assert glossary.names("IMD, IoD") == ["IMD", "IoD"]


def test_every_abbreviation_in_a_title_is_explained(board):
    known = {part for entry in glossary.terms() for name in glossary.names(entry) for part in re.split(r"\W+", name)}
    used = {found for entry in board.indicators.values() for found in re.findall(r"\b[A-Z]{2,}\b", entry.title)}
    assert used - known - NAMES == set()


def test_words_are_found_as_they_are_written():
    """Abbreviations by their capitals and in the plural, words whatever their case, the longer name before the shorter."""
    found = dict(glossary.used(["NELs and CIN/CP; Cared for children. A cinder, a gp; Non-elective admissions."]))
    assert list(found) == ["cared for child", "CIN/CP", "NEL", "non-elective admission"]
    assert glossary.used(["The board reads a paper and a plan."]) == ()
    assert glossary.OWN in glossary.GLOSSARY.read_text(encoding="utf-8")
    assert set(glossary.of_readers()) < set(glossary.terms())
