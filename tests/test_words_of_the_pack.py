"""Every text that is shipped stands, word for word, in the pack; the pack is the Board's public document as text."""

import lzma
import re
from pathlib import Path

import pytest

from outcomes.store.words import KINDS

PACK = Path(__file__).parent / "pack-2017-05-30.txt.xz"
# Marks of a list, of emphasis and of underlining, which the extraction of the text has added or kept.
MARKS = re.compile(r"\*|</?u>|^[ \t]*(?:(?:>|-|•|o|\uf0b7)[ \t]+)*", re.MULTILINE)


def plain(text):
    return re.sub(r"\s+", " ", MARKS.sub("", text)).strip()


@pytest.fixture(scope="module")
def pack():
    """The text line by line, and each column of its tables down the page, since a cell's lines are cut by its neighbours'."""
    text = lzma.decompress(PACK.read_bytes()).decode("utf-8")
    # A page number between two lines, and a letter of one set down the margin, are no words of the text.
    text = re.sub(r"\n\nPage \d+\n\n", "\n", text).replace("Confident D workforce", "Confident workforce")
    lines = text.splitlines()
    columns = [
        plain("\n".join(cells[k].removeprefix("•") for line in lines if len(cells := line.split("\t")) > k))
        for k in range(6)
    ]
    return [plain("\n".join(lines).replace("\t", "\n")), *columns]


def test_every_text_is_in_the_pack_word_for_word(board, pack):
    """But for the commentaries of the scorecard, of which the text has only halves: the left of a cell, or the right of a box."""
    held = board.words[board.words["kind"] != "judgement"]
    halves = (held["kind"] == "commentary") & (held["dataset"] == "childrens_scorecard")
    lost = []
    for row in held[~halves].itertuples():
        for part in row.text.split("\n"):
            said = plain(part)
            if not any(said in column for column in pack):
                lost.append((row.dataset, row.kind, row.ref, part[:90]))
    assert lost == []
    assert len(held[~halves]) == 264
    for row in held[halves].itertuples():
        said = plain(row.text).split(" ")
        threes = [" ".join(said[at : at + 3]) for at in range(len(said) - 2)]
        assert sum(any(three in column for column in pack) for three in threes) > 0.5 * len(threes), row.about


def test_owners_and_dates_of_actions_are_as_printed(board, pack):
    actions = board.words[board.words["kind"] == "action"]
    assert actions["ref"].drop_duplicates().tolist() == [str(number) for number in range(1, 53)]
    for row in actions.itertuples():
        assert any(plain(row.who) in column for column in pack), row.ref
        assert any(plain(row.due) in column for column in pack), row.ref
        assert re.fullmatch(
            r"(January|February|March|April|May|June|July|August|September|October|November|December) 2017", row.due
        )


def test_the_words_that_the_pack_holds_are_all_here(board):
    counts = board.words["kind"].value_counts().to_dict()
    assert counts == {
        "view": 64,
        "action": 53,
        "judgement": 52,
        "commentary": 30,
        "message": 20,
        "achievement": 17,
        "activity": 12,
        "item": 12,
        "concern": 10,
        "resolution": 10,
        "limit": 7,
        "complaint": 5,
        "next_step": 5,
        "recommendation": 4,
        "quotation": 37,
    }
    assert set(counts) == set(KINDS)
    arrows = board.words[board.words["kind"] == "judgement"]
    assert (arrows["text"] != "?").sum() == 33


def test_a_printed_arrow_is_set_beside_the_figures_of_its_own_row(board):
    arrows = board.words[board.words["kind"] == "judgement"]
    said = arrows["state"].str.rsplit("; ", n=1).str[1].value_counts().to_dict()
    assert said == {
        "the arrow agrees": 29,
        "the arrow cannot be read": 19,
        "the arrow does not agree": 3,
        "cannot be compared": 1,
    }
    odd = arrows[arrows["state"].str.endswith("does not agree")]
    assert odd[["theme", "ref", "text", "state"]].to_numpy().tolist() == [
        ["Referral", "Inadequate", "=", "Figures: 2% (1) to 4% (1); the arrow does not agree"],
        ["Combined Assessment", "Good", "=", "Figures: 31% (11) to 32% (7); the arrow does not agree"],
        [
            "Visits to Cared for Children",
            "Requires Improvement",
            "=",
            "Figures: 38% (10) to 43% (9); the arrow does not agree",
        ],
    ]
