import re

from outcomes.words import glossary

# Words in capitals for their weight, a name, and two spellings of a document that are quoted.
NAMES = {"HM", "INITIAL", "ANNUAL", "CAMH", "CiN"}
# Two capitals or more, also with a small letter between or behind.
SHORT = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]?[A-Z]+[a-z]*)s?\b")


def test_the_one_table_is_read_and_nothing_else(tmp_path):
    path = tmp_path / "words.md"
    path.write_text("# Words\n| term | meaning |\n|---|---|\n| IMD, IoD | an index; <b>bold</b> |\ntext | more\n")
    assert glossary.terms(path) == {"IMD, IoD": "an index; <b>bold</b>"}
    assert glossary.names("IMD, IoD") == ["IMD", "IoD"]


def test_every_short_form_that_a_reader_meets_is_explained(board):
    """In titles, definitions, notes, cautions, headings and declared sentences of every dataset, and in the notes of figures."""
    known = {part for entry in glossary.terms() for name in glossary.names(entry) for part in re.split(r"\W+", name)}
    said = [
        text
        for entry in board.indicators.values()
        for text in (entry.title, entry.definition, entry.numerator, entry.denominator, entry.caveats, entry.difference)
    ]
    for dataset in board.datasets.values():
        said += [dataset.title, dataset.summary, *dataset.themes.values(), *(note.text for note in dataset.notes)]
        said += [
            text for part in dataset.sections for text in (part.title, part.label, *(s for _, s in part.sentences))
        ]
    said += board.figures["note"].unique().tolist()
    used = {found.rstrip("s") for text in said for found in SHORT.findall(text)}
    assert used - known - NAMES == set()
    assert len(used) > 20


def test_no_two_indicators_of_a_dataset_have_the_same_title(board):
    titles = [(entry.dataset, entry.title) for entry in board.indicators.values()]
    assert len(titles) == len(set(titles))


def test_words_are_found_as_they_are_written():
    """Abbreviations by their capitals and in the plural, words whatever their case, the longer name before the shorter."""
    found = dict(glossary.used(["NELs and CIN/CP; Cared for children. A cinder, a gp; Non-elective admissions."]))
    assert list(found) == ["cared for child", "CIN/CP", "NEL", "non-elective admission"]
    assert glossary.used(["The board reads a paper and a plan."]) == ()
    assert glossary.OWN in glossary.GLOSSARY.read_text(encoding="utf-8")
    assert set(glossary.of_readers()) < set(glossary.terms())
