"""Hostile links, uploads and imports, made at random: only sentences come out, and no wrong figure is stored.

A short run in each test; ``OUTCOMES_ATTACKS=20`` tries 3,000 links, 3,000 uploads and 1,500 imports. All figures synthetic.
"""

import base64
import csv
import io
import json
import math
import random
import re
import shutil
import zipfile
import zlib

import openpyxl
import pytest

from outcomes import opening
from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading, saving
from outcomes.localities import definition as localities
from outcomes.paths import DATASETS, GEO
from outcomes.store import table
from tests.attacks import TIMES

SHIPPED = len(list(DATASETS.glob("*/dataset.yaml")))

NASTY = [
    "\ud800", "\u3164\u3164", "\u115f", "\u200b", "\u202eevil", "\x00", "\x1b[31m", "<img src=x onerror=alert(1)>", "![](http://e/x)",
    "[a](http://e)", "# title", "www.evil.example", "//e", "=1+1", "'; drop table", "Cheshire East", "ＣＨＥＳＨＩＲＥ　ＥＡＳＴ",
    "cheshire  east", "England", "x" * 5000, "\n\n", "🙂", "", " ", "Crewe", "%s%s", "{0}", "../../etc/passwd", "NaN", "1e999", "-0",
]  # fmt: skip


def sentence(fault):
    """A message for an officer: one line or more of printable text that a page can encode, and no traceback."""
    said = str(fault)
    said.encode("utf-8")
    assert said.strip()
    assert "Traceback" not in said
    assert "\x00" not in said
    assert "\x1b" not in said


def packed(given):
    raw = given if isinstance(given, bytes) else json.dumps(given).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def hostile_link(chance, codes):
    kind = chance.randrange(7)
    name = chance.choice(NASTY) + chance.choice(["", "North", chance.choice(NASTY)])
    if kind == 0:
        return "".join(chance.choices("ABCabc-_019%&=+/\\ \n", k=chance.randrange(1, 300)))
    if kind == 1:
        return packed({name: chance.sample(codes, 3), "Other": [chance.choice(NASTY)]})
    if kind == 2:
        return packed({f"{name}{place}": [code] for place, code in enumerate(chance.sample(codes, 45))})
    if kind == 3:
        return packed(chance.choice([[], 1, None, {"a": 1}, {"a": [1]}, {"a": [[]]}, "x", {"a": {"b": []}}]))
    if kind == 6:
        return packed({chance.choice(["North", "Crewe", name]): chance.sample(codes, 5)})
    if kind == 4:
        return packed(b"[" * chance.randrange(1, 50_000))
    link = packed({"North": chance.sample(codes, 40)})
    place = chance.randrange(len(link))
    return link[:place] + chance.choice("AZ09-_") + link[place + chance.randrange(3) :]


def test_links_of_own_localities(board):
    chance, codes = random.Random(1), list(board.areas.members["lsoa11cd"])
    good = 0
    for _ in range(150 * TIMES):
        try:
            found = localities.from_link(hostile_link(chance, codes), board.areas)
        except OutcomesError as fault:
            sentence(fault)
            continue
        good += 1
        for name in found.definition.names:
            assert localities.NAME.fullmatch(name)
            assert not re.search(r"www\.|//", name, re.I)
            assert name.casefold() not in ("cheshire east", "england")
    assert good


def hostile_upload(chance, codes):
    separator = chance.choice([",", ";", "\t", "|"])
    lines = [["code", "group"]] if chance.random() < 0.5 else []
    tame = chance.random() < 0.3
    for place in range(chance.randrange(0, 60)):
        code = codes[place] if tame else chance.choice([*codes[:3], "E05008611", "E01099999", chance.choice(NASTY)])
        cells = [code, chance.choice(["North", "South", "South" if tame else chance.choice(NASTY)])]
        if tame:
            lines.append(cells)
            continue
        lines.append(cells[: chance.randrange(1, 3)] + [chance.choice(NASTY)] * (chance.random() < 0.1))
    text = "\n".join(separator.join(cells) for cells in lines)
    raw = text.encode(chance.choice(["utf-8", "utf-16", "utf-8-sig", "utf-7"]), "surrogatepass")
    if chance.random() < 0.3:
        place = chance.randrange(len(raw) + 1)
        raw = raw[:place] + chance.randbytes(chance.randrange(1, 50)) + raw[place:]
    if chance.random() < 0.03:
        raw = b"PK\x03\x04" + raw
    return raw * (400 if chance.random() < 0.01 else 1)


def test_uploads_of_own_localities(board):
    chance, codes = random.Random(2), list(board.areas.members["lsoa11cd"])
    good = 0
    for _ in range(150 * TIMES):
        try:
            found = localities.read_csv(hostile_upload(chance, codes), board.areas)
        except OutcomesError as fault:
            sentence(fault)
            continue
        good += 1
        again = localities.read_csv(localities.to_csv(found.definition), board.areas)
        assert again.definition == found.definition
    assert good


HEAD = ["lsoa11cd", "indicator_id", "period", "value"]
FIGURES = [
    "12.5",
    "0",
    "100",
    "12,5",
    "1,500",
    "1,2,3",
    "-5",
    "250",
    "12.5%",
    "=1+1",
    "",
    " 7 ",
    "1e1",
    "٣",
    "１２",
    "0.125",
    "None",
    "inf",
    *NASTY,
]


def hostile_file(chance, codes, folder):
    rows = [HEAD]
    tame = chance.random() < 0.4
    for code in chance.sample(codes, chance.randrange(1, 12)):
        if tame:
            rows.append([code, "income_dep", "2019", chance.choice(["12.5", "0", "100", " 7 ", "12.5%", "1e1", ""])])
            continue
        row = [
            code,
            chance.choice(["income_dep", "pct-65plus", "pop_total", "imd2019-score"]),
            "2019",
            chance.choice(FIGURES),
        ]
        if chance.random() < 0.1:
            row.append(chance.choice(NASTY))
        if chance.random() < 0.1:
            row.pop()
        if chance.random() < 0.1:
            row[chance.randrange(len(row))] = chance.choice(NASTY)
        rows.append(row)
    if chance.random() < 0.5:
        file = folder / f"{chance.randrange(10**9)}.csv"
        out = io.StringIO()
        csv.writer(out, quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)
        raw = out.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")
    else:
        file = folder / f"{chance.randrange(10**9)}.xlsx"
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(
                [
                    openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell.encode("utf-8", "replace").decode())
                    for cell in row
                ]
            )
        if chance.random() < 0.2:
            book.active[chance.choice(["XFD9", "A1048576", "XFD1048576"])] = "far"
        out = io.BytesIO()
        book.save(out)
        raw = out.getvalue()
        if chance.random() < 0.4:
            raw = damaged(chance, raw)
    file.write_bytes(raw)
    return file


def damaged(chance, raw):
    """A workbook with a part missing, a part cut, or bytes changed."""
    if chance.random() < 0.5:
        place = chance.randrange(len(raw))
        return raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name == victim:
                if chance.random() < 0.5:
                    continue
                content = content[: len(content) // 2]
            new.writestr(name, content)
    return out.getvalue()


def plainly(file, code, indicator):
    """What the file says of one figure, read without the code under test."""
    if file.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    else:
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in openpyxl.load_workbook(file).active.iter_rows(values_only=True)
        ]
    for row in rows:
        if len(row) >= 4 and row[0].strip() == code and row[1].strip().replace("_", "-") == indicator:
            text = row[3].strip()
            if text == "":
                return math.nan
            assert re.fullmatch(r"[-+]?(\d{1,3}(,\d{3})+|\d*)(\.\d+)?([eE]\d+)?%?", text), text
            return float(text.replace(",", "").removesuffix("%"))
    raise AssertionError(f"{code} {indicator} is not in the file")


@pytest.mark.slow
def test_imports(board, tmp_path):
    chance, codes = random.Random(3), list(board.areas.members["lsoa11cd"])
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    (tmp_path / "in").mkdir()
    stored = 0
    for _ in range(75 * TIMES):
        file = hostile_file(chance, codes, tmp_path / "in")
        try:
            taken = matching.take(reading.read(file), board)
            saving.save(taken, board, tmp_path / "datasets")
        except OutcomesError as fault:
            sentence(fault)
            continue
        for rows in taken.rows.values():
            for row in rows.itertuples():
                expected = plainly(file, row.area, row.indicator)
                assert row.value == expected or (math.isnan(row.value) and math.isnan(expected)), (
                    file.read_bytes()[:400],
                    row,
                )
                stored += 1
    assert stored
    faults = []
    loaded = opening.load(tmp_path / "datasets", GEO, faults)
    assert faults == []
    assert len(loaded.datasets) == SHIPPED
    assert len(table.imports("community_health", tmp_path / "datasets")) > 0


@pytest.mark.parametrize("cut", [0, 10, 1000])
def test_an_import_cut_short_leaves_the_rest(tmp_path, cut):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    whole = (DATASETS / "community_health" / "tidy.parquet").read_bytes()
    inside = tmp_path / "datasets" / "community_health" / "imported"
    inside.mkdir()
    (inside / "0001-cut.parquet").write_bytes(whole[:cut])
    faults = []
    assert len(opening.load(tmp_path / "datasets", GEO, faults).datasets) == SHIPPED
    assert "0001-cut.parquet" in faults[0]
