"""A workbook is hostile until checked: what runs, fetches or exhausts is refused before parsing, and no cell passes for what it is not."""

import io
import random
import resource
import time
import zipfile
from datetime import date

import openpyxl
import pytest

from outcomes.errors import OutcomesError
from outcomes.publishing import versions
from tests.attacks import TIMES

HEAD = ["Indicator id", "Period", "Figure", "Numerator", "Denominator", "Status", "Why it changed", "Commentary"]


def saved(path, *rows, head=HEAD, name="Figures"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    sheet.append(["Some title"])
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def problems(at, file):
    return [str(problem) for problem in versions.rehearse(at, file, "tiny").problems]


def packed_with(file, part, content):
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr(part, content)
    return file


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["visits", "2016-17-Q4", "75"], "sheet Figures, cell C3: '75' is a number written as text; write it again as a number"),
        (["visits", "2016-17-Q4", "=70+5"], "sheet Figures, cell C3: '=70+5' is a formula; write what it comes to"),
        (["visits", date(2017, 3, 31), 75], "sheet Figures, cell B3: 2017-03-31 is a date; write the quarter as 2016-17-Q4"),
        (["visits", "2016-17-Q4", date(2017, 3, 31)], "cell C3: 2017-03-31 is a date; write the figure"),
        (["visits", "2016-17-Q4", True], "cell C3: 'True' is yes or no; write the figure"),
        (["visits", "2016-17-Q4", "#REF!"], "cell C3: 'error #REF!'; write the figure"),
        (["visits", "2016-17-Q4", "tbc"], "cell C3: 'tbc' is no figure; write the figure alone"),
        (["visits", "2016-17-Q4", "1 (33%)"], "cell C3: '1 (33%)' is no figure"),
        (["visits", "2016-17-Q4", 0.36], "cell C3: 0.36 may be a share of one, which would be 36%; write 36"),
        (["visits", "2016-17-Q4", 175], "cell C3: 175 is more than 100%"),
        (["visits", "2016-17-Q4", None, 3, 4], "cell C3: there is no figure; write one, or choose in the column Status why"),
        (["visits", "2016-17-Q4", 75, 3, 2], "cell D3: 3 is more than the denominator, 2"),
        (["vists", "2016-17-Q4", 75], "cell A3: 'vists' is not known; did you mean 'visits'?"),
        (["visits", "2016-17-Q3", 55], "cell G3: revised: 50 was published; write why in the column note"),
        (["visits", "2016-17-Q4", 75, None, None, "suppressed"], "cell F3: 'suppressed' stands beside the number 75"),
        (["visits", "2016-17-Q4", None, None, None, "lost"], "cell F3: 'lost' is not known; write one of: final"),
        (["visits", "2016-17-Q4", 75, None, None, None, None, "x" * 4001], "cell H3: 4,001 letters"),
        (["visits", "2016-17-Q4", 75, None, None, None, None, "a\u202eb"], "cell H3: 'a?b' has letters that cannot be seen"),
    ],
)  # fmt: skip
def test_a_problem_names_sheet_cell_and_remedy(at, tmp_path, row, said):
    found = problems(at, saved(tmp_path / "b.xlsx", row))
    assert len(found) == 1, found
    assert said in found[0]


def test_percentages_and_bounds_are_read_as_they_show(at, tmp_path):
    file = saved(tmp_path / "b.xlsx", ["visits", "2016-17-Q4", 0.36], ["calls", "2016-17-Q4", "<5"])
    book = openpyxl.load_workbook(file)
    book.active["C3"].number_format = "0%"
    book.save(file)
    found = versions.rehearse(at, file, "tiny")
    assert found.problems == ()
    one, other = (change.after for change in found.changes)
    assert (one.value, one.printed) == (36, "36%")
    assert (other.value, other.bound, other.printed) == (5, "<", "<5")


def test_a_percentage_where_something_else_is_counted(at, tmp_path):
    file = saved(tmp_path / "b.xlsx", ["calls", "2016-17-Q4", 0.36])
    book = openpyxl.load_workbook(file)
    book.active["C3"].number_format = "0%"
    book.save(file)
    assert "36% is a percentage, and this is measured in" in problems(at, file)[0]


def test_two_commentaries_on_one_figure(at, tmp_path):
    row = ["visits", "2016-17-Q4", None, None, None, None, None, "Better."]
    assert problems(at, saved(tmp_path / "b.xlsx", row, row)) == [
        "sheet Figures, row 4: there are two commentaries on one figure; keep one line of it"
    ]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/vbaProject.bin", "holds macros"),
        ("xl/macrosheets/sheet1.xml", "holds macros"),
        ("xl/externalLinks/externalLink1.xml", "holds links to other workbooks"),
        ("xl/connections.xml", "holds links to data elsewhere"),
        ("xl/embeddings/oleObject1.bin", "holds embedded documents"),
        ("xl/more.xml", "declares a document type"),
    ],
)
def test_what_runs_or_fetches_is_refused(at, tmp_path, part, said):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(OutcomesError, match=said):
        problems(at, packed_with(saved(tmp_path / "b.xlsx", ["visits", "2016-17-Q4", 75]), part, bomb))


def test_what_unpacks_without_end_is_refused(at, tmp_path):
    file = saved(tmp_path / "b.xlsx", ["visits", "2016-17-Q4", 75])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet9.xml", b"0" * 70_000_000)
    with pytest.raises(OutcomesError, match="unpacks to far more than a quarter's figures"):
        problems(at, file)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (["Indicator id", "Figure"], "no sheet has the headings 'Indicator id' and 'Period'"),
        (["Indicator id", "Period", "Figure", "Figure"], "two columns are called 'Figure'; keep one"),
    ],
)
def test_headings_that_cannot_be_read(at, tmp_path, head, said):
    with pytest.raises(OutcomesError, match=said):
        problems(at, saved(tmp_path / "b.xlsx", ["visits", "2016-17-Q4", 75], head=head))


@pytest.mark.slow
def test_mutated_files_are_refused_in_words_and_never_published_wrong(at, tmp_path):
    """A true file with one thing after another broken in it: told, or the figures are those of the file. 400 files at each run;
    ``OUTCOMES_ATTACKS=13`` tries 5,200."""
    chance = random.Random(14)
    whole = saved(tmp_path / "b.xlsx", ["visits", "2016-17-Q4", 75, 75, 100], ["calls", "2016-17-Q4", 12]).read_bytes()
    plain = b"indicator,period,value\nvisits,2016-17-Q4,75\ncalls,2016-17-Q4,12\n"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused = 0
    for turn in range(400 * TIMES):
        name, content = ("m.xlsx", whole) if turn % 2 else ("m.csv", plain)
        broken = mutated(bytearray(content), chance) if turn % 4 > 1 or name == "m.csv" else inside(content, chance)
        begun = time.monotonic()
        try:
            found = versions.rehearse_content(at, broken, name, "tiny")
        except OutcomesError as fault:
            refused += 1
            assert str(fault).startswith("m."), fault
            continue
        assert time.monotonic() - begun < 5
        refused += bool(found.problems)
    assert refused > 200 * TIMES
    # Kilobytes.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def mutated(content, chance):
    """Bytes changed, cut, doubled or put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content))
        way = chance.randrange(4)
        if way == 0:
            content[at] = chance.randrange(256)
        elif way == 1:
            del content[at:]
            content += b"x"
        elif way == 2:
            content[at:at] = content[at : at + 40]
        else:
            content[at:at] = chance.choice(
                [b"=1+1", b"\xed\xa0\x80", b"\0", "\u202e".encode(), b'"', b"1e999", b",,,,"]
            )
    return bytes(content)


def inside(content, chance):
    """The same to the text of one part of the workbook, packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        broken = chance.choice(names)
        for part in names:
            text = old.read(part)
            new.writestr(part, mutated(bytearray(text), chance) if part == broken else text)
    return out.getvalue()
