"""Take in publishers' own files of small-area figures, so that own localities have need and population behind them.

Three layouts are read by their headers, never by position: the English Indices of Deprivation, File 7
(MHCLG); small-area population estimates (ONS), CSV or workbook; and a plain table of LSOA, indicator,
period and value. What is taken in stands beside the shipped tables in ``datasets/<name>/imported/``.
"""

import csv
import hashlib
import io
import re
import urllib.request
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import yaml
from numpy.typing import NDArray

from outcomes import aggregation, files
from outcomes import board as board_module
from outcomes.areas import ENGLAND, LSOA
from outcomes.board import POPULATION, Board
from outcomes.building import row
from outcomes.building import table as frame_of
from outcomes.errors import OutcomesError
from outcomes.geography import STROKE_SOURCE
from outcomes.paths import DATASETS, PROGRAM
from outcomes.store import table

# England's population by single year of age has 34,800 rows of about 100 cells and 12 million bytes.
MOST_BYTES = 40_000_000
MOST_UNPACKED = 300_000_000
# Workbooks pack to a tenth; a part that packs to less than a hundredth is made to be large.
MOST_RATIO = 100
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 400, 4_000_000
# Bytes: a line of a CSV, and the parts of a workbook that hold styles and shared texts.
MOST_LINE, MOST_STYLES, MOST_TEXTS = 200_000, 3_000_000, 60_000_000
# A share and its counts may differ by the rounding of a whole percentage.
AGREE_WITHIN = 0.6
PREAMBLE = 25
BOUNDARY_YEAR = 2011
# A file with fewer LSOAs is not the whole of England (32,844 of 2011).
ENGLAND_FROM = 32_000
DOWNLOADS = {
    "iod2019": (
        "https://assets.publishing.service.gov.uk/media/5dc407b440f0b6379a7acc8d/"
        "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"
    )
}
TOTAL = "Total population"
BASES = {"income": TOTAL, "idaci": "Dependent Children", "idaopi": "Older population", "employment": "Working age"}
RATES = {
    "income": "Income Score (rate)",
    "employment": "Employment Score (rate)",
    "idaci": "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
    "idaopi": "Income Deprivation Affecting Older People (IDAOPI) Score (rate)",
}
# Ids of the 2019 rates as the catalogue has them; a later year carries its year.
RATE_IDS = {"income": "income{}-dep", "employment": "employment{}-dep", "idaci": "idaci{}", "idaopi": "idaopi{}"}
DECILES = {
    "imd": "Index of Multiple Deprivation (IMD)",
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "housing-and-access": "Barriers to Housing and Services",
    "environment": "Living Environment",
    "cyp-education": "Children and Young People Sub-domain",
}
AGES = {
    "pct-0-4": (0, 4),
    "pct-under16": (0, 15),
    "pct-16-64": (16, 64),
    "pct-65plus": (65, 200),
    "pct-75plus": (75, 200),
    "pct-85plus": (85, 200),
}
OLDEST = 90
STARTER_SOURCES = (
    "src-ons-small-area-population-estimates-mid-2017",
    "src-mhclg-english-indices-of-deprivation-2019",
    STROKE_SOURCE,
)
MEASURES = ["value", "numerator", "denominator"]
CODE = re.compile(r"[EW]01\d{6}")
FIGURE = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?"
Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Small:
    """Figures read from a file, before they are matched with catalogue and areas.

    ``frame`` has ``indicator``, ``area``, ``period``, ``value``, ``numerator``, ``denominator``, ``printed``,
    ``note``, ``locator`` and ``source`` ("" where the file names none), a row for each LSOA and indicator,
    every LSOA of the file.
    """

    layout: str
    vintage: int
    title: str
    frame: pd.DataFrame


@dataclass(frozen=True)
class Taken:
    """What was taken in: rows by dataset, and sentences for the officer."""

    rows: dict[str, pd.DataFrame]
    name: str
    remarks: tuple[str, ...]


def sheets(file: Path) -> dict[str, pd.DataFrame]:
    """The tables of a CSV or workbook as text, each under the header row found; "" names the one of a CSV.

    Rows are numbered as in the file. Raises OutcomesError for what is no regular file, too large in bytes, rows or
    columns, or no table; a row of an LSOA that is not as wide as the header is refused, since a cell may have slipped.
    """
    if files.regular(file).stat().st_size > MOST_BYTES:
        raise OutcomesError(
            f"{file.name} has more than {MOST_BYTES // 1_000_000} million bytes; a publisher's file has less"
        )
    with files.reading(file.name, "take the publisher's file unchanged, as CSV in UTF-8 or as a workbook (.xlsx)"):
        tables = _workbook(file) if file.suffix.lower() in (".xlsx", ".xlsm") else {"": _csv(file)}
        found = {name: _under_header(rows, file.name) for name, rows in tables.items()}
    return {name: frame for name, frame in found.items() if frame is not None}


def _csv(file: Path) -> Rows:
    with file.open("rb") as handle:
        if any(len(line) > MOST_LINE for line in handle):
            raise OutcomesError(
                f"{file.name} has a line of more than {MOST_LINE:,} characters; a publisher's file has none"
            )
    text = file.read_bytes().decode("utf-8-sig")
    if "\0" in text:
        raise OutcomesError(f"{file.name} holds binary data; save it as CSV in UTF-8")
    return _bounded(csv.reader(io.StringIO(text), strict=True), file.name)


def _workbook(file: Path) -> dict[str, Rows]:
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED or any(
            part.file_size > 1_000_000 and part.file_size > MOST_RATIO * part.compress_size for part in parts
        ):
            raise OutcomesError(f"{file.name} unpacks to far more than its size; a publisher's workbook does not")
        _counted_cells(packed, file.name)
    # Read-only, so that one cell far away costs nothing; formulas stay formulas, so that none passes for a figure.
    book = openpyxl.load_workbook(file, read_only=True)
    try:
        found = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            found[sheet.title] = _bounded(([_text(cell) for cell in row] for row in sheet.iter_rows()), file.name)
        return found
    finally:
        book.close()


def _counted_cells(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook with more cells than a publisher's has, before anything is made of them: a row is built whole."""
    cells = 0
    for part in packed.infolist():
        inside = part.filename.lower()
        if (inside.endswith("styles.xml") and part.file_size > MOST_STYLES) or (
            inside.endswith("sharedstrings.xml") and part.file_size > MOST_TEXTS
        ):
            raise OutcomesError(f"{name} has more styles or texts than a publisher's workbook; save its figures alone")
        if not inside.startswith("xl/worksheets/"):
            continue
        in_row = 0
        with packed.open(part) as sheet:
            while chunk := sheet.read(1_000_000):
                rows = chunk.split(b"<row")
                for place, row in enumerate(rows):
                    found = row.count(b"<c ") + row.count(b"<c>")
                    in_row = found if place else in_row + found
                    cells += found
                    if in_row > MOST_COLUMNS or cells > MOST_CELLS:
                        raise OutcomesError(
                            f"{name} has more than {MOST_COLUMNS} columns or {MOST_CELLS:,} cells; a publisher's file has less"
                        )


def _text(cell: Any) -> str:
    """A cell as it reads: a percentage keeps its sign, because 12.5% is stored as 0.125."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return f"error {value}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Quoted, escaped and bracketed parts are only shown; of several sections one is for figures below zero.
        shown = re.sub(r'"[^"]*"|\\.|\[[^]]*\]|[_*].', "", cell.number_format or "").split(";")
        section = shown[1] if value < 0 and len(shown) > 1 else shown[2] if value == 0 and len(shown) > 2 else shown[0]
        if times := section.count("%"):
            return f"{value * 100**times:.10g}%"
    return str(value)


def _bounded(rows: Iterable[list[str]], name: str) -> Rows:
    """The rows with their numbers from 1, empty ones left out. Refuses more rows or columns than a publisher's file has."""
    found, total = [], 0
    for number, cells in enumerate(rows, 1):
        total += len(cells)
        if total > MOST_CELLS:
            raise OutcomesError(f"{name} has more than {MOST_CELLS:,} cells; a publisher's file has less")
        if number > MOST_ROWS:
            raise OutcomesError(f"{name} has more than {MOST_ROWS:,} rows; a publisher's file has less")
        if len(cells) > MOST_COLUMNS:
            raise OutcomesError(f"{name}: row {number} has {len(cells):,} columns; a publisher's file has at most 400")
        if any(cells):
            found.append((number, cells))
    return found


def _under_header(rows: Rows, name: str) -> pd.DataFrame | None:
    """The rows under the first one that names an LSOA column, indexed by their numbers; None when there is none near the top."""
    headings = ([str(cell).strip() for cell in cells] for _, cells in rows[:PREAMBLE])
    found = next(((place, names) for place, names in enumerate(headings) if _lsoa_column(names)), None)
    if found is None:
        return None
    place, names = found
    printed_width = len(names)
    while not names[-1]:
        names.pop()
    code = _lsoa_column(names)
    assert code is not None
    if twice := [column for column in names if column and names.count(column) > 1]:
        raise OutcomesError(f"{name}: two columns are called '{twice[0]}'; keep one")
    at, width = names.index(code), len(names)
    body, numbers_of = [], []
    for number, cells in rows[place + 1 :]:
        kept = [*cells[:width], *[""] * (width - len(cells))]
        if not CODE.fullmatch(kept[at].strip()):
            # A total, a repeated heading or a footnote; what should have been an LSOA is told as missing.
            continue
        # A workbook leaves out empty cells at the end of a row; a CSV does not.
        packed = name.lower().endswith((".xlsx", ".xlsm"))
        if any(cells[width:]) if packed else len(cells) not in (width, printed_width):
            raise OutcomesError(
                f"{name}: row {number} has {len(cells)} cells under {width} headings, so a figure may stand in the wrong "
                "column; put quotes around figures with a thousands comma, or take the publisher's file unchanged"
            )
        body.append(kept)
        numbers_of.append(number)
    frame = pd.DataFrame(body, columns=names, index=numbers_of, dtype="str")
    return frame.loc[:, [bool(column) for column in names]]


def _lsoa_column(names: Sequence[str]) -> str | None:
    """The column that holds codes of LSOAs."""
    pattern = re.compile(
        r"(lsoa ?(20)?\d\d ?(cd|code)|lsoa code( \(\d{4}\))?|lsoa\d\dcd|area codes?( ?\d*)?|lsoa_code)", re.I
    )
    return next((name for name in names if pattern.fullmatch(name.strip())), None)


def read(file: Path, period: str = "") -> Small:
    """Read a publisher's file by its headers. ``period`` is needed where the file does not name its own."""
    tables = sheets(file)
    for name, frame in tables.items():
        if any(column.startswith("Index of Multiple Deprivation (IMD) Score") for column in frame.columns):
            return _deprivation(frame)
        if {"indicator_id", "period", "value"} <= set(frame.columns):
            return _plain(frame, file.name)
        if _ages(frame):
            return _population(tables, period or _year_in([name, file.name]), file.name)
    raise OutcomesError(
        f"{file.name} has none of the layouts that can be read: Indices of Deprivation File 7, small-area population "
        "estimates by single year of age, or columns lsoa11cd, indicator_id, period, value"
    )


def numbers(column: pd.Series, where: str, percent: bool = False) -> NDArray[np.float64]:
    """Printed numbers as numbers; an empty cell is missing, anything else is an error that names row and value.

    Thousands are separated by commas in threes ("1,500"), so that "12,5" is no number. ``percent`` allows a sign after it.
    """
    text = column.astype("str").str.strip()
    bare = text.str.removesuffix("%") if percent else text
    odd = text[(text != "") & ~bare.str.fullmatch(FIGURE, flags=re.ASCII)]
    if len(odd):
        raise OutcomesError(f"{where}: '{odd.iloc[0][:30]}' is no number (row {odd.index[0]} of the file)")
    found = pd.to_numeric(bare.str.replace(",", "", regex=False).where(text != ""), errors="coerce")
    vanished = (found == 0) & bare.str.contains(r"[1-9].*[eE]", regex=True)
    if (wide := text[(text != "") & (~np.isfinite(found) | vanished)]).any():
        raise OutcomesError(f"{where}: '{wide.iloc[0][:30]}' is no number (row {wide.index[0]} of the file)")
    return found.to_numpy(dtype=np.float64)


def _column(frame: pd.DataFrame, begins: str) -> str:
    found = next((name for name in frame.columns if name.startswith(begins)), None)
    if found is None:
        raise OutcomesError(f"the file has no column that begins '{begins}'; take the publisher's file unchanged")
    return str(found)


def _made(area: pd.Series, indicator: str, period: str, printed: pd.Series, **given: object) -> pd.DataFrame:
    return pd.DataFrame(
        {"indicator": indicator, "area": area, "period": period, "printed": printed, "source": "", **given}
    )


def _deprivation(frame: pd.DataFrame) -> Small:
    code = _column(frame, "LSOA code")
    years = re.findall(r"\d{4}", code)
    if not years:
        raise OutcomesError(f"the column '{code}' does not say of which year its LSOAs are; take the file unchanged")
    vintage = int(years[0])
    year = 2019 if vintage == 2011 else 2025
    area = frame[code].str.strip()
    people = {begins: numbers(frame[_column(frame, begins)], begins) for begins in {TOTAL, *BASES.values()}}
    where = f"English Indices of Deprivation {year}, File 7, column "
    score = _column(frame, "Index of Multiple Deprivation (IMD) Score")
    value = numbers(frame[score], score)
    parts = [
        _made(
            area,
            f"imd{year}-score",
            str(year),
            frame[score],
            value=value,
            numerator=value * people[TOTAL],
            denominator=people[TOTAL],
            note="",
            locator=where + score,
        )
    ]
    for name, column in RATES.items():
        rate = numbers(frame[_column(frame, column)], column)
        base = people[BASES[name]]
        parts.append(
            _made(
                area,
                RATE_IDS[name].format("" if year == 2019 else year),
                str(year),
                frame[_column(frame, column)],
                value=np.round(100 * rate, 4),
                numerator=rate * base,
                denominator=base,
                note="Rate times people, so the count is an estimate.",
                locator=where + column,
            )
        )
    for name, begins in DECILES.items():
        column = _column(frame, f"{begins} Decile")
        decile = numbers(frame[column], column)
        if (odd := ~np.isnan(decile) & ~np.isin(decile, np.arange(1, 11))).any():
            raise OutcomesError(f"{column}: {decile[odd][0]:g} is no decile; they run from 1 to 10")
        most = np.where(np.isnan(decile), np.nan, decile <= 2)
        parts.append(
            _made(
                area,
                f"{name}{year}-most20",
                str(year),
                frame[column],
                value=100.0 * most,
                numerator=most * people[TOTAL],
                denominator=people[TOTAL],
                note="All or none: whether the LSOA is in deciles 1 or 2.",
                locator=where + column,
            )
        )
    return Small("iod", vintage, f"Indices of Deprivation {year}", pd.concat(parts, ignore_index=True))


def _ages(frame: pd.DataFrame) -> dict[str, int]:
    """Columns of single years of age, with the age, when all of 0 to 90 are there; the last is open (``90+``)."""
    found: dict[str, int] = {}
    for name in frame.columns:
        if match := re.fullmatch(r"(?:age ?)?([0-9]{1,3})(\+?)", name.strip(), re.I):
            age = int(match[1])
            if age in found.values():
                raise OutcomesError(f"two columns are of age {age}, '{name}' is one; keep one")
            if age > OLDEST or (match[2] and age != OLDEST):
                raise OutcomesError(f"the column '{name}' is no single year of age from 0 to {OLDEST}+; take it out")
            found[name] = age
    if len(found) > OLDEST // 2 and len(found) <= OLDEST:
        lacking = sorted(set(range(OLDEST + 1)) - set(found.values()))
        raise OutcomesError(
            f"the column of age {lacking[0]} is missing or has no heading; take the publisher's file unchanged"
        )
    return found if len(found) == OLDEST + 1 else {}


def _year_in(names: Sequence[str]) -> str:
    for name in names:
        if match := re.search(r"mid[- _]?(\d{4})", name, re.I):
            return f"mid-{match[1]}"
    raise OutcomesError("the file does not say for which year its estimates are; add for example --period mid-2017")


def _population(tables: dict[str, pd.DataFrame], period: str, file: str) -> Small:
    """Persons of each LSOA by age; where a workbook has no sheet of persons, males and females are added."""
    usable = {name: frame for name, frame in tables.items() if _ages(frame)}
    persons = [name for name in usable if "person" in name.lower()]
    # "" names the table of a CSV, which says in its file name whom it counts.
    sex = {name: match[0].lower() for name in usable if (match := re.search(r"(fe)?male", name or file, re.I))}
    years = {re.sub(r"(fe)?males?", "", name, flags=re.I) for name in sex}
    if len(persons) == 1:
        chosen = persons
    elif sorted(sex.values()) == ["female", "male"] and len(years) == 1:
        chosen = list(sex)
    elif len(usable) == 1 and not sex:
        chosen = list(usable)
    else:
        raise OutcomesError(
            f"{file}: cannot tell which sheet holds all persons: {', '.join(usable) or 'none'}. Keep one of persons, or one of "
            "males and one of females of the same year"
        )
    counted = []
    for name in chosen:
        frame = usable[name]
        code = _lsoa_column(list(frame.columns))
        assert code is not None
        by_age = {age: numbers(frame[column], f"age {age}") for column, age in _ages(frame).items()}
        if whole := next((name for name in frame.columns if re.fullmatch(r"all ages", name.strip(), re.I)), ""):
            gap = np.abs(np.sum(list(by_age.values()), axis=0) - numbers(frame[whole], whole))
            if (gap > 0.5).any():
                place = int(np.nanargmax(gap))
                raise OutcomesError(
                    f"{file}: row {frame.index[place]}: the ages do not add up to '{whole}'; take the file unchanged"
                )
        counted.append(pd.DataFrame(by_age).set_axis(frame[code].str.strip().to_numpy()))
    people = counted[0] if len(counted) == 1 else counted[0].add(counted[1])
    people = people[[bool(re.fullmatch(r"[EW]01\d{6}", area)) for area in people.index]]
    total = people.sum(axis=1, skipna=False)
    area = pd.Series(people.index)
    vintage = 2021 if any("2021" in column for frame in usable.values() for column in frame.columns) else 2011
    parts = [
        _made(
            area,
            POPULATION,
            period,
            total.map("{:.0f}".format).to_numpy(),
            value=total.to_numpy(),
            numerator=np.nan,
            denominator=np.nan,
            note="",
            locator=f"ONS small-area population estimates, {period}, all ages",
        )
    ]
    for name, (low, high) in AGES.items():
        count = people.loc[:, [age for age in people.columns if low <= age <= high]].sum(axis=1, skipna=False)
        parts.append(
            _made(
                area,
                name,
                period,
                count.map("{:.0f}".format).to_numpy(),
                value=np.round((100 * count / total).to_numpy(), 4),
                numerator=count.to_numpy(),
                denominator=total.to_numpy(),
                note="Printed is the number of people.",
                locator=f"ONS small-area population estimates, {period}, ages {low} to {high if high < 200 else '90+'}",
            )
        )
    return Small("population", vintage, f"population estimates {period}", pd.concat(parts, ignore_index=True))


def _plain(frame: pd.DataFrame, file: str) -> Small:
    code = _lsoa_column(list(frame.columns))
    given = frame.reindex(
        columns=[*frame.columns, *({"numerator", "denominator", "note", "source_id"} - set(frame.columns))],
        fill_value="",
    )
    return Small(
        "table",
        2021 if "21" in str(code) else 2011,
        file,
        pd.DataFrame(
            {
                "indicator": given["indicator_id"].str.strip().str.replace("_", "-"),
                "area": given[code].str.strip(),
                "period": given["period"].str.strip(),
                "value": numbers(given["value"], "value", percent=True),
                "numerator": numbers(given["numerator"], "numerator"),
                "denominator": numbers(given["denominator"], "denominator"),
                "printed": given["value"].str.strip(),
                "note": given["note"],
                "source": given["source_id"].str.strip(),
                "locator": [f"{file}, row of LSOA {area}" for area in given[code]],
            }
        ),
    )


def take(small: Small, board: Board, source: str = "") -> Taken:
    """The figures that catalogue and areas know, as rows of the one table.

    Raises OutcomesError when the file's LSOAs are not those of the boundaries, when nothing fits the
    catalogue, or when the source of the figures is not declared.
    """
    frame, remarks = small.frame.assign(group=""), []
    own = {area for area, kind in board.areas.kinds.items() if kind == LSOA}
    there = own & set(frame["area"])
    if small.vintage != BOUNDARY_YEAR:
        said = (
            f"the file's LSOAs are those of {small.vintage}, the boundaries here are of {BOUNDARY_YEAR}: "
            f"{len(there)} of {len(own)} codes occur in both"
        )
        if len(there) < len(own):
            raise OutcomesError(f"{said}; nothing was taken in. Use the publisher's file on LSOAs of {BOUNDARY_YEAR}")
        remarks.append(f"Take care: {said}.")
    elif missing := sorted(own - there):
        remarks.append(f"{len(missing)} of {len(own)} LSOAs are not in the file, {missing[0]} for one.")
    if not there:
        raise OutcomesError(f"the file holds no LSOA of {board.areas.authority.name}; nothing was taken in")
    known = frame["indicator"].isin(board.indicators)
    if skipped := sorted(frame.loc[~known, "indicator"].unique()):
        remarks.append(f"Not in the catalogue, so left out: {', '.join(skipped)}.")
    frame = frame[known]
    if frame.empty:
        raise OutcomesError("no indicator of the file is in the catalogue; declare it in a dataset.yaml first")
    asked = frame[["indicator", "period"]].drop_duplicates().itertuples(index=False, name=None)
    known_as = {key: _period(board, *key) for key in asked}
    remarks += [
        f"{board.indicators[name].title}: period '{given[:40]}' is taken as {period}, the only one published."
        for (name, given), period in known_as.items()
        if given != period
    ]
    frame = frame.assign(period=[known_as[key] for key in zip(frame["indicator"], frame["period"], strict=True)])
    _possible(frame, board)
    frame = _counted(frame, board)
    parts = [frame[frame["area"].isin(own)]]
    if frame["area"].str.startswith("E01").groupby(frame["indicator"]).sum().max() >= ENGLAND_FROM:
        parts.append(_england(frame, board))
    every = pd.concat(parts, ignore_index=True)
    every["dataset"] = [board.indicators[name].dataset for name in every["indicator"]]
    wanted = every[["indicator", "period", "source"]].drop_duplicates().itertuples(index=False, name=None)
    sources = {key: _source(board, key[0], key[1], small.title, source or key[2]) for key in wanted}
    keys = zip(every["indicator"], every["period"], every["source"], strict=True)
    every["source"] = [sources[key] for key in keys]
    shipped = set(zip(*(_shipped(board)[column] for column in table.KEY[1:4]), strict=True))
    new = [key not in shipped for key in zip(every["indicator"], every["area"], every["period"], strict=True)]
    every = every[new]
    rows = {
        str(name): frame_of([row(**line) for line in _clean(part).to_dict("records")])
        for name, part in every.groupby("dataset")
    }
    count = every.loc[every["area"] != ENGLAND, "indicator"].nunique()
    remarks.insert(0, f"{count} indicators of {len(there)} LSOAs, {', '.join(sorted(every['period'].unique()))}.")
    remarks += _beside_published(every, board)
    return Taken(rows, _file_name(small.title), tuple(remarks))


def _file_name(title: str) -> str:
    """A name for the file of what is taken in: readable, of bounded length, and of no other title."""
    readable = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
    return f"{readable}-{hashlib.sha256(title.encode('utf-8', 'replace')).hexdigest()[:8]}".strip("-")


def _possible(frame: pd.DataFrame, board: Board) -> None:
    """Refuse what cannot be: figures that their unit does not allow, that their counts contradict, or that stand twice.

    A figure may be below zero only where a published one of its indicator is, and no figure is a hundred times larger than
    the largest published.
    """
    twice = frame[frame.duplicated(["indicator", "area", "period"])]
    if len(twice):
        row = twice.iloc[0]
        raise OutcomesError(
            f"{row['indicator']}, {row['area']}, {row['period']} is given twice. Nothing was taken in; keep one"
        )
    names = frame["indicator"]
    used = {name: board.indicators[name] for name in names.unique()}
    shipped = _shipped(board)
    published = shipped[(shipped["statistic"] == "value") & shipped["indicator"].isin(used)].groupby("indicator")[
        "value"
    ]
    least, most = published.min().to_dict(), published.max().abs().to_dict()
    share = names.map({name: entry.unit.startswith("%") for name, entry in used.items()}).to_numpy(bool)
    ratio = names.map({name: entry.aggregation == aggregation.RATIO for name, entry in used.items()}).to_numpy(bool)
    people = names.map({name: entry.unit == "people" for name, entry in used.items()}).to_numpy(bool)
    signed = names.map({name: least.get(name, 0.0) < 0 for name in used}).to_numpy(bool)
    limit = names.map({name: 100 * most.get(name, np.inf) or np.inf for name in used}).to_numpy(float)
    by = names.map({name: aggregation.multiplier(entry.unit) for name, entry in used.items()}).to_numpy(float)
    value, top, base = (frame[name].to_numpy(dtype=np.float64) for name in MEASURES)
    sign = frame["printed"].str.strip().str.endswith("%").to_numpy(bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = np.abs(by * top / base - value)
        faults = {
            "is no share in per cent; it lies outside 0 to 100": share & ((value < 0) | (value > 100)),
            "has a sign for per cent, which its unit is not": sign & ~share,
            "is below 0, which this figure cannot be": ~signed & ((value < 0) | (top < 0)),
            "has a denominator of 0 or less": (base < 0) | ((base == 0) & (value > 0)),
            "is more than a hundred times the largest published": np.abs(value) > limit,
            "is no whole number of people": people & (value % 1 > 0),
            "has a numerator larger than its denominator": ratio & share & (top > base),
            "does not agree with its numerator and denominator": ratio & share & (gap > AGREE_WITHIN),
        }
    for said, wrong in faults.items():
        if wrong.any():
            row = frame.iloc[int(np.argmax(wrong))]
            raise OutcomesError(
                f"{row['indicator']}, {row['area']}: '{row['printed']}' {said}. Nothing was taken in; correct the file"
            )


def _counted(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """Shares that come with their base and no count: the count is share times base."""
    entries = [board.indicators[name] for name in frame["indicator"]]
    ratio = np.array([entry.aggregation == aggregation.RATIO for entry in entries], dtype=bool)
    by = np.array([aggregation.multiplier(entry.unit) for entry in entries])
    bare = ratio & frame["numerator"].isna() & frame["denominator"].notna()
    made = frame["value"] * frame["denominator"] / by
    return frame.assign(
        numerator=frame["numerator"].where(~bare, made),
        note=frame["note"].where(~bare, "Rate times people, so the count is an estimate."),
    )


def _shipped(board: Board) -> pd.DataFrame:
    """Rows that a publication or a build gave, without those reckoned here or imported before."""
    rows = board.figures
    return rows[~rows["note"].str.startswith("Reckoned here") & ~rows["locator"].str.startswith("imported: ")]


def _clean(frame: pd.DataFrame) -> pd.DataFrame:
    missing = frame["value"].isna()
    return frame.assign(
        status=np.where(missing, "not_published", "final"),
        printed=frame["printed"].where(~missing, ""),
        locator="imported: " + frame["locator"],
    )


def _period(board: Board, indicator: str, period: str) -> str:
    """The period as the table writes it: a publisher's own words fall back to the period already published."""
    try:
        board.period(indicator, period)
    except OutcomesError:
        known = board.figures.loc[board.figures["indicator"] == indicator, "period"].unique()
        if len(known) != 1:
            raise
        return str(known[0])
    return period


def _source(board: Board, indicator: str, period: str, title: str, wanted: str) -> str:
    dataset = board.datasets[board.indicators[indicator].dataset]
    if wanted:
        if wanted not in dataset.sources:
            raise OutcomesError(
                f"source '{wanted}' is not declared in datasets/{dataset.id}/dataset.yaml; add it there"
            )
        return wanted
    rows = board.figures
    held = rows.loc[(rows["indicator"] == indicator) & (rows["period"] == period), "source"]
    if len(held):
        return str(held.iloc[0])
    found = next((s.id for s in dataset.sources.values() if title.lower() in s.title.lower()), "")
    if not found:
        raise OutcomesError(
            f"no source of datasets/{dataset.id}/dataset.yaml is called '{title}'; declare it under sources: "
            "and name it with --source"
        )
    return found


def _england(frame: pd.DataFrame, board: Board) -> pd.DataFrame:
    """England's figures from all its LSOAs."""
    whole = {area: ENGLAND for area in frame["area"].unique() if area.startswith("E01")}
    found = aggregation.combine(frame, whole, board.indicators)
    found = found[found["value"].notna()]
    return found.rename(columns={"whole": "area"}).assign(
        printed="",
        note=[f"Reckoned from {parts:,} LSOAs of England." for parts in found["parts"]],
        locator="all LSOAs of England in the publisher's file",
        source="",
    )[frame.columns.tolist()]


def _beside_published(every: pd.DataFrame, board: Board) -> list[str]:
    """How localities reckoned from the file stand beside those published, where they differ in the last digit or more."""
    inside = {area: board.areas.locality_of(area) for area in every["area"].unique() if area != ENGLAND}
    people = every[every["indicator"] == POPULATION].set_index("area")["value"].to_dict()
    weights = people or board_module.weights(board)
    found = aggregation.combine(every, {a: b for a, b in inside.items() if b}, board.indicators, weights)
    shipped = _shipped(board)
    held = shipped.set_index(["indicator", "period", "area"])["value"].to_dict()
    worst: dict[str, tuple[float, float, float, str]] = {}
    same = 0
    for line in found.itertuples():
        published = held.get((line.indicator, line.period, line.whole))
        if published is None or np.isnan(line.value):
            continue
        gap = round(abs(line.value - published), 6)
        if not gap:
            same += 1
        elif gap > worst.get(line.indicator, (0.0,))[0]:
            worst[line.indicator] = (gap, line.value, published, board.areas.name(line.whole))
    if not same and not worst:
        return []
    said = [f"Reckoned from these LSOAs, {same} figures of published localities come out exactly as published."]
    said += [
        f"{board.indicators[name].title}: at most {gap:g} apart ({where}: {value:g} reckoned, {published:g} published)."
        for name, (gap, value, published, where) in worst.items()
    ]
    return said


def save(taken: Taken, board: Board, folder: Path = DATASETS) -> list[Path]:
    """Check and write what was taken in, as the newest import; what the same publication gave before is removed.

    Files carry a number in front, and of a figure that several hold the newest stands (``table.read``), so that
    a second import never stops the dashboard, wherever it is interrupted.
    """
    written = []
    for dataset, rows in taken.rows.items():
        checked = table.check(rows, board.datasets[dataset], board.areas.ids)
        inside = folder / dataset / table.IMPORTED
        with files.reading(f"datasets/{dataset}/{table.IMPORTED}/", "check that you may write there"):
            inside.mkdir(parents=True, exist_ok=True)
        before = table.imports(dataset, folder)
        last = max((table.import_number(file) for file in before), default=0)
        file = inside / f"{last + 1:04d}-{taken.name}.parquet"
        table.write(checked, file)
        for older in before:
            # One that cannot be removed does no harm: the newest stands.
            if older.name.partition("-")[2] == file.name.partition("-")[2]:
                with suppress(OSError):
                    older.unlink()
        written.append(file)
    return written


def download(name: str, target: Path) -> Path:
    """Fetch a publisher's file that is known by name, into a folder. Raises OutcomesError with the remedy."""
    if name not in DOWNLOADS:
        raise OutcomesError(f"'{name}' is not known; choose one of: {', '.join(DOWNLOADS)}")
    url = DOWNLOADS[name]
    file = target / url.rsplit("/", 1)[1]
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
            content = answer.read(MOST_BYTES + 1)
    except OSError as fault:
        raise OutcomesError(
            f"{url} could not be fetched ({fault}); download it with a browser and run: "
            "python -m outcomes import-small-area FILE"
        ) from fault
    if len(content) > MOST_BYTES:
        raise OutcomesError(f"{url} is larger than {MOST_BYTES // 1_000_000} million bytes; nothing was taken in")
    files.write(file, content)
    return file


def starter(folder: Path) -> Path | None:
    """A first community health catalogue for another authority, of what the publishers' files hold; None where there is one."""
    file = folder / "community_health" / "dataset.yaml"
    if file.exists():
        return None
    ours = yaml.safe_load((PROGRAM / "datasets" / "community_health" / "dataset.yaml").read_text(encoding="utf-8"))
    wanted = {POPULATION, *AGES, "imd2019-score", "stroke-minutes"}
    wanted |= {name.format("") for name in RATE_IDS.values()} | {f"{name}2019-most20" for name in DECILES}
    made = {
        **ours,
        "summary": "The people, need and access of the localities, reckoned from publishers' figures of small areas.",
        "sources": [source for source in ours["sources"] if source["id"] in STARTER_SOURCES],
        "indicators": [
            {key: value for key, value in entry.items() if key != "definition"}
            for entry in ours["indicators"]
            if entry["id"] in wanted
        ],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    files.write(file, yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=120).encode("utf-8"))
    return file
