"""Publishers' files in exactly their layouts, small: what is read, what is refused, what is said. All figures synthetic."""

import csv
import io
import math
import os
import random
import shutil
import urllib.error
import zipfile
from pathlib import Path

import openpyxl
import pytest

from outcomes import board as board_module
from outcomes import smallareas
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS, GEO

DOMAINS = [
    "Index of Multiple Deprivation (IMD) Score",
    "Income Score (rate)",
    "Employment Score (rate)",
    "Education, Skills and Training Score",
    "Health Deprivation and Disability Score",
    "Crime Score",
    "Barriers to Housing and Services Score",
    "Living Environment Score",
    "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
    "Income Deprivation Affecting Older People (IDAOPI) Score (rate)",
    "Children and Young People Sub-domain Score",
    "Adult Skills Sub-domain Score",
    "Geographical Barriers Sub-domain Score",
    "Wider Barriers Sub-domain Score",
    "Indoors Sub-domain Score",
    "Outdoors Sub-domain Score",
]
PEOPLE = [
    "Total population: mid {} (excluding prisoners)",
    "Dependent Children aged 0-15: mid {} (excluding prisoners)",
    "Population aged 16-59: mid {} (excluding prisoners)",
    "Older population aged 60 and over: mid {} (excluding prisoners)",
    "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners) ",
]


def file_7(tmp_path, codes, year=2019):
    """English Indices of Deprivation, File 7, in its publisher's layout."""
    lsoa, district, mid = ("2011", "2019", "2015") if year == 2019 else ("2021", "2024", "2022")
    header = [
        f"LSOA code ({lsoa})",
        f"LSOA name ({lsoa})",
        f"Local Authority District code ({district})",
        f"Local Authority District name ({district})",
    ]
    for name in DOMAINS:
        stem = name.removesuffix(" (rate)").removesuffix(" Score")
        header += [name, f"{stem} Rank (where 1 is most deprived)"]
        header += [f"{stem} Decile (where 1 is most deprived 10% of LSOAs)"]
    header += [name.format(mid) for name in PEOPLE]
    rng = random.Random(1)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    for code in codes:
        cells = [code, "Somewhere 001A", "E06000049", "Somewhere"]
        for name in DOMAINS:
            score = f"{rng.random():.3f}" if "(rate)" in name else f"{40 * rng.random():.3f}"
            cells += [score, f"{rng.randint(1, 32844):,}", str(rng.randint(1, 10))]
        writer.writerow([*cells, "1,500", "300", "800", "400", "900"])
    file = tmp_path / f"File_7_{year}.csv"
    file.write_text(out.getvalue(), encoding="utf-8-sig")
    return file


def ages_header():
    return ["All Ages", *map(str, range(90)), "90+"]


def estimates(tmp_path, codes, name="lsoa-mid-2017.csv"):
    """ONS small-area population estimates with their preamble, as CSV: ten people of every age, twenty of 90 and over."""
    lines = [["Lower Super Output Area Mid-Year Population Estimates"], ["Persons"], []]
    lines.append(["Area Codes", "Area Names", *ages_header()])
    lines += [[code, "Somewhere", "920", *["10"] * 90, "20"] for code in codes]
    file = tmp_path / name
    with file.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(lines)
    return file


@pytest.fixture(scope="module")
def codes(board):
    return sorted(board.areas.members["lsoa11cd"])


def row(taken, indicator, area):
    rows = taken.rows["community_health"]
    return rows[(rows["indicator"] == indicator) & (rows["area"] == area)].iloc[0]


def test_file_7_gives_scores_rates_and_deciles(tmp_path, board, codes):
    small = smallareas.read(file_7(tmp_path, codes))
    assert (small.layout, small.vintage) == ("iod", 2011)
    taken = smallareas.take(small, board)
    assert taken.remarks[0] == "14 indicators of 234 LSOAs, 2019."
    frame = small.frame[small.frame["area"] == codes[0]].set_index("indicator")
    score = row(taken, "imd2019-score", codes[0])
    assert score["value"] == float(frame.loc["imd2019-score", "printed"])
    assert (score["denominator"], score["numerator"]) == (1500, pytest.approx(1500 * score["value"]))
    child = row(taken, "idaci", codes[0])
    assert child["denominator"] == 300
    assert child["numerator"] == pytest.approx(3 * child["value"])
    assert row(taken, "employment-dep", codes[0])["denominator"] == 900
    assert row(taken, "idaopi", codes[0])["denominator"] == 400
    most = row(taken, "crime2019-most20", codes[0])
    assert most["value"] == (100 if int(frame.loc["crime2019-most20", "printed"]) <= 2 else 0)
    assert "File 7, column Income Score (rate)" in row(taken, "income-dep", codes[0])["locator"]


def test_figures_taken_in_are_saved_checked_and_read_again(tmp_path, board, codes):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    taken = smallareas.take(smallareas.read(file_7(tmp_path, codes)), board)
    written = smallareas.save(taken, board, tmp_path / "datasets")
    assert [file.name.rsplit("-", 1)[0] for file in written] == ["0001-indices-of-deprivation-2019"]
    again = board_module.load(tmp_path / "datasets", GEO)
    rows = again.small[again.small["indicator"] == "income-dep"]
    assert len(rows) == 234
    crewe = again.figures.query("indicator == 'income-dep' and area == 'CE-LCN-CREWE'")
    assert crewe["value"].tolist() == [12.3]


def test_what_differs_from_what_is_published_is_said(tmp_path, board, codes):
    remarks = smallareas.take(smallareas.read(file_7(tmp_path, codes)), board).remarks
    assert any(remark.startswith("People in income deprivation: at most ") for remark in remarks)


def test_a_file_of_another_vintage_is_named_and_refused(tmp_path, board, codes):
    other = [*codes[:-3], "E01034001", "E01034002", "E01034003"]
    with pytest.raises(OutcomesError, match="those of 2021, the boundaries here are of 2011: 231 of 234 codes"):
        smallareas.take(smallareas.read(file_7(tmp_path, other, 2025)), board)


def test_a_later_year_with_the_same_codes_is_read_with_care(tmp_path, board, codes):
    small = smallareas.read(file_7(tmp_path, codes, 2025))
    assert small.vintage == 2021
    assert {"imd2025-score", "idaci2025", "crime2025-most20"} <= set(small.frame["indicator"])
    with pytest.raises(OutcomesError, match="no indicator of the file is in the catalogue"):
        smallareas.take(small, board)


def test_estimates_give_population_and_ages(tmp_path, board, codes):
    taken = smallareas.take(smallareas.read(estimates(tmp_path, codes)), board)
    assert taken.remarks[0] == "7 indicators of 234 LSOAs, mid-2017."
    assert row(taken, "pop-total", codes[0])["value"] == 920
    under = row(taken, "pct-under16", codes[0])
    assert (under["numerator"], under["denominator"], under["value"]) == (160, 920, pytest.approx(17.3913))
    assert row(taken, "pct-85plus", codes[0])["numerator"] == 70
    assert row(taken, "pct-16-64", codes[0])["numerator"] == 490


def test_a_workbook_with_persons_or_with_both_sexes(tmp_path, board, codes):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    for title, each in (("Mid-2017 Males", 4), ("Mid-2017 Females", 6)):
        sheet = book.create_sheet(title)
        sheet.append(["Lower Super Output Area Population Estimates"])
        sheet.append(["Area Codes", "LSOA", *ages_header()])
        for code in codes[:3]:
            sheet.append([code, "x", 91 * each, *[each] * 90, each])
    file = tmp_path / "sexes.xlsx"
    book.save(file)
    taken = smallareas.take(smallareas.read(file), board)
    assert row(taken, "pop-total", codes[0])["value"] == 910
    assert "231 of 234 LSOAs are not in the file" in " ".join(taken.remarks)
    book.create_sheet("Mid-2017 Persons")
    persons = book["Mid-2017 Persons"]
    persons.append(["Area Codes", "LSOA", *ages_header()])
    persons.append([codes[0], "x", 182, *[2] * 90, 2])
    book.save(file)
    assert row(smallareas.take(smallareas.read(file), board), "pop-total", codes[0])["value"] == 182


def test_estimates_without_a_year_ask_for_it(tmp_path, board, codes):
    file = estimates(tmp_path, codes, "estimates.csv")
    with pytest.raises(OutcomesError, match="--period mid-2017"):
        smallareas.read(file)
    assert set(smallareas.read(file, "mid-2017").frame["period"]) == {"mid-2017"}


def test_another_year_needs_a_declared_source(tmp_path, board, codes):
    small = smallareas.read(estimates(tmp_path, codes, "mid-2019.csv"))
    with pytest.raises(OutcomesError, match="declare it under sources"):
        smallareas.take(small, board)
    taken = smallareas.take(small, board, "src-ons-small-area-population-estimates-mid-2017")
    assert set(taken.rows["community_health"]["period"]) == {"mid-2019"}
    with pytest.raises(OutcomesError, match="'nowhere' is not declared"):
        smallareas.take(small, board, "nowhere")


def test_the_plain_table(tmp_path, board, codes):
    file = tmp_path / "plain.csv"
    lines = ["lsoa11cd,indicator_id,period,numerator,denominator,value,unit"]
    lines += [f"{code},income_dep,2019,,1000,12.5,%" for code in codes]
    lines += [f"{code},made_up,2019,,,1,x" for code in codes]
    file.write_text("\n".join(lines), encoding="utf-8")
    taken = smallareas.take(smallareas.read(file), board)
    assert row(taken, "income-dep", codes[0])["numerator"] == 125
    assert "Not in the catalogue, so left out: made-up." in taken.remarks


def test_a_missing_cell_is_not_published_and_never_zero(tmp_path, board, codes):
    file = tmp_path / "plain.csv"
    lines = [f"{code},income_dep,2019,{'' if place else 12.5}" for place, code in enumerate(codes)]
    file.write_text("lsoa11cd,indicator_id,period,value\n" + "\n".join(lines), encoding="utf-8")
    taken = smallareas.take(smallareas.read(file), board)
    gone = row(taken, "income-dep", codes[1])
    assert gone["status"] == "not_published"
    assert math.isnan(gone["value"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,2019,many\n", "'many' is no number"),
        (b"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,never,1\n", None),
        (b"lsoa11cd,something\nE01018386,1\n", "none of the layouts"),
        (b"\xff\xfe\x00\x00", "cannot be read .*as CSV in UTF-8"),
        (b"", "none of the layouts"),
        (b"lsoa11cd,indicator_id,period,value\nE01000001,income_dep,2019,1\n", "holds no LSOA of Cheshire East"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, board, content, said):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    if said is None:
        # A publisher's own words for a period fall back to the one period already published.
        taken = smallareas.take(smallareas.read(file), board)
        assert set(taken.rows["community_health"]["period"]) == {"2019"}
        assert "People in income deprivation: period 'never' is taken as 2019, the only one published." in taken.remarks
        return
    with pytest.raises(OutcomesError, match=said):
        smallareas.take(smallareas.read(file), board)


def test_a_file_that_only_calls_itself_a_workbook_is_refused(tmp_path):
    file = tmp_path / "book.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(OutcomesError, match="cannot be read .*as CSV in UTF-8 or as a workbook"):
        smallareas.read(file)


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(smallareas, "MOST_UNPACKED", 1000)
    book = openpyxl.Workbook()
    book.active.append(["x" * 2000])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(OutcomesError, match="unpacks to far more than its size"):
        smallareas.read(tmp_path / "book.xlsx")


@pytest.mark.parametrize("cell", ["inf", "-inf", "1e999", "nan"])
def test_what_is_no_finite_number_is_refused(tmp_path, cell):
    file = tmp_path / "file.csv"
    file.write_text(f"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,2019,{cell}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=f"'{cell}' is no number"):
        smallareas.read(file)


def test_an_lsoa_given_twice_is_refused(tmp_path, board, codes):
    file = estimates(tmp_path, [*codes, codes[0]])
    with pytest.raises(OutcomesError, match="is given twice"):
        smallareas.save(smallareas.take(smallareas.read(file), board), board, tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(OutcomesError, match="does not exist"):
        smallareas.read(tmp_path / "none.csv")


def test_fetching_without_the_internet_says_what_to_do(monkeypatch, tmp_path):
    def fail(*_, **__):
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(smallareas.urllib.request, "urlopen", fail)
    with pytest.raises(OutcomesError, match="import-small-area FILE"):
        smallareas.download("iod2019", tmp_path)


def test_fetching_takes_the_publishers_file(monkeypatch, tmp_path, board, codes):
    content = file_7(tmp_path, codes).read_bytes()
    monkeypatch.setattr(smallareas.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(content))
    file = smallareas.download("iod2019", tmp_path)
    assert file.name.startswith("File_7_-_All_IoD2019")
    assert smallareas.read(file).layout == "iod"


def test_all_of_england_gives_englands_figure(tmp_path, board, codes, monkeypatch):
    monkeypatch.setattr(smallareas, "ENGLAND_FROM", 236)
    more = [*codes, "E01000001", "E01000002"]
    less = board_module.Board(
        **{
            **{name: getattr(board, name) for name in board.__dataclass_fields__},
            "figures": board.figures[board.figures["area"] != "E92000001"],
        }
    )
    taken = smallareas.take(smallareas.read(estimates(tmp_path, more)), less)
    assert row(taken, "pop-total", "E92000001")["value"] == 236 * 920
    assert row(taken, "pct-under16", "E92000001")["value"] == 17.4


PLAIN = "lsoa11cd,indicator_id,period,value,numerator,denominator\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('E01018386,income_dep,2019,"12,5",,', "'12,5' is no number \\(row 2"),
        ('E01018386,income_dep,2019,"1,2,3",,', "'1,2,3' is no number"),
        ("E01018386,pop_total,mid-2017,1,500,,", "row 2 has 7 cells under 6 headings"),
        ("E01018386,income_dep,2019", "row 2 has 3 cells under 6 headings"),
        ("E01018386,income_dep,2019,-5,,", "lies outside 0 to 100"),
        ("E01018386,income_dep,2019,250,,", "lies outside 0 to 100"),
        ("E01018386,pop_total,mid-2017,-5,,", "below 0"),
        ("E01018386,income_dep,2019,50,10,5", "numerator larger than its denominator"),
        ("E01018386,income_dep,2019,50,10,100", "does not agree with its numerator"),
        ("E01018386,income_dep,2019,=A1,,", "'=A1' is no number"),
    ],
)
def test_no_wrong_figure_is_taken_in(tmp_path, board, line, said):
    file = tmp_path / "file.csv"
    file.write_text(f"{PLAIN}{line}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=said):
        smallareas.take(smallareas.read(file), board)


def test_thousands_in_threes_are_read(tmp_path, board):
    file = tmp_path / "file.csv"
    file.write_text(f'{PLAIN}E01018386,pop_total,mid-2017,"1,500",,\n', encoding="utf-8")
    assert row(smallareas.take(smallareas.read(file), board), "pop-total", "E01018386")["value"] == 1500


@pytest.mark.parametrize(("decile", "said"), [("0", "0 is no decile"), ("11", "11 is no decile"), ("-3", "no decile")])
def test_deciles_run_from_1_to_10(tmp_path, codes, decile, said):
    with pytest.raises(OutcomesError, match=said):
        smallareas.read(with_decile(tmp_path, codes, decile))


def test_an_empty_decile_is_missing_and_never_zero(tmp_path, board, codes):
    taken = smallareas.take(smallareas.read(with_decile(tmp_path, codes, "")), board)
    gone = row(taken, "imd2019-most20", codes[0])
    assert (gone["status"], gone["printed"]) == ("not_published", "")
    assert math.isnan(gone["value"])


def with_decile(tmp_path, codes, decile):
    """File 7 whose first LSOA has another decile of the IMD."""
    file = file_7(tmp_path, codes)
    lines = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    place = next(
        at for at, name in enumerate(lines[0]) if name.startswith("Index of Multiple Deprivation (IMD) Decile")
    )
    lines[1][place] = decile
    with file.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(lines)
    return file


def workbook(tmp_path, *rows, formats=()):
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    for cell, form in formats:
        book.active[cell].number_format = form
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


HEAD = ["lsoa11cd", "indicator_id", "period", "value"]


def test_a_percentage_of_a_workbook_is_what_its_cell_shows(tmp_path, board):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", 0.125], formats=[("D2", "0.0%")])
    found = row(smallareas.take(smallareas.read(file), board), "income-dep", "E01018386")
    assert (found["value"], found["printed"]) == (12.5, "12.5%")


def test_a_formula_is_no_figure(tmp_path, board):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", "=1+1"])
    with pytest.raises(OutcomesError, match="'=1\\+1' is no number"):
        smallareas.read(file)


@pytest.mark.parametrize("cell", ["XFD2", "XFD5000", "XFD1048576", "A1048576"])
def test_one_cell_far_away_costs_nothing(tmp_path, cell):
    book = openpyxl.Workbook()
    book.active[cell] = "x"
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(OutcomesError, match="rows; a publisher|columns; a publisher|none of the layouts"):
        smallareas.read(tmp_path / "book.xlsx")


def test_a_part_that_packs_to_almost_nothing_is_refused(tmp_path):
    file = tmp_path / "book.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    with pytest.raises(OutcomesError, match="unpacks to far more than its size"):
        smallareas.read(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    for file in (tmp_path / "pipe.csv", tmp_path, Path("/dev/zero"), tmp_path / ("x" * 400)):
        with pytest.raises(OutcomesError, match="no file but|does not exist"):
            smallareas.read(file)


def test_two_columns_of_one_name_are_refused(tmp_path):
    file = tmp_path / "file.csv"
    file.write_text("lsoa11cd,indicator_id,period,value,value\nE01018386,income_dep,2019,1,2\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match="two columns are called 'value'"):
        smallareas.read(file)


def test_a_corrected_file_replaces_its_figures_and_never_stops_the_dashboard(tmp_path, board):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    values = []
    for name, value in (("figures.csv", 10), ("figures corrected.csv", 11), ("a-b.csv", 12), ("a b.csv", 13)):
        file = tmp_path / name
        file.write_text(f"{PLAIN}E01018386,income_dep,2019,{value},,\n", encoding="utf-8")
        smallareas.save(smallareas.take(smallareas.read(file), board), board, tmp_path / "datasets")
        again = board_module.load(tmp_path / "datasets", GEO)
        values += again.small.query("indicator == 'income-dep'")["value"].tolist()
    assert values == [10, 11, 12, 13]
    inside = tmp_path / "datasets" / "community_health" / "imported"
    assert len(list(inside.iterdir())) == 4
    # The same file again takes the place of what it gave before, with a new number.
    smallareas.save(smallareas.take(smallareas.read(tmp_path / "a b.csv"), board), board, tmp_path / "datasets")
    assert len(list(inside.iterdir())) == 4


def test_a_damaged_import_is_named_and_the_rest_works(tmp_path):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    inside = tmp_path / "datasets" / "community_health" / "imported"
    inside.mkdir()
    (inside / "0001-broken.parquet").write_bytes(b"PAR1 half a file")
    faults = []
    loaded = board_module.load(tmp_path / "datasets", GEO, faults)
    assert len(loaded.datasets) == 5
    assert len(faults) == 1
    assert faults[0].startswith("datasets/community_health/imported/0001-broken.parquet cannot be read")
    assert "delete it and import its file again" in faults[0]


def by_age(people, rows=None, **more):
    """A table of single years of age: the same number of people at each age."""
    ages = [str(age) for age in range(90)] + ["90+"]
    head = ["lsoa11cd", *ages, *more]
    return [head, *(rows or [["E01018386", *[people] * 91, *more.values()]])]


def ages_book(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for cells in rows:
            sheet.append(cells)
    book.save(tmp_path / "mid-2017.xlsx")
    return tmp_path / "mid-2017.xlsx"


def people(tmp_path, **sheets):
    small = smallareas.read(ages_book(tmp_path, **sheets))
    return small.frame.query("indicator == 'pop-total'")["value"].tolist()


def test_males_and_females_of_one_year_are_added(tmp_path):
    assert people(tmp_path, Mid_2017_Males=by_age(4), Mid_2017_Females=by_age(6)) == [910]
    assert people(tmp_path, Mid_2017_Persons=by_age(10), Mid_2017_Females=by_age(6)) == [910]


def test_one_sex_is_never_taken_for_everybody(tmp_path):
    unheaded = by_age(6)
    unheaded[0][5] = ""
    for sheets, said in (
        ({"Males": by_age(4)}, "cannot tell which sheet holds all persons"),
        ({"Mid_2017_Males": by_age(4), "Mid_2016_Females": by_age(6)}, "cannot tell which sheet"),
        ({"Males": by_age(4), "Males_2": by_age(4)}, "cannot tell which sheet"),
        ({"Males": by_age(4), "Females": unheaded}, "the column of age 4 is missing"),
        ({"Persons": unheaded, "Males": by_age(4)}, "the column of age 4 is missing"),
    ):
        with pytest.raises(OutcomesError, match=said):
            people(tmp_path, **sheets)
    file = tmp_path / "mid-2017 males.csv"
    file.write_text("\n".join(",".join(map(str, cells)) for cells in by_age(4)), encoding="utf-8")
    with pytest.raises(OutcomesError, match="cannot tell which sheet holds all persons"):
        smallareas.read(file)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("90", "two columns are of age 90"),
        ("age 5", "two columns are of age 5"),
        ("5+", "age 5"),
        ("91", "no single year of age"),
    ],
)
def test_an_age_is_counted_once(tmp_path, heading, said):
    with pytest.raises(OutcomesError, match=said):
        people(tmp_path, Persons=by_age(10, **{heading: 7}))


def test_ages_that_do_not_add_up_are_refused(tmp_path):
    assert people(tmp_path, Persons=by_age(10, **{"All Ages": 910})) == [910]
    with pytest.raises(OutcomesError, match="the ages do not add up to 'All Ages'"):
        people(tmp_path, Persons=by_age(10, **{"All Ages": 5000}))


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.5, '0.0"%"', 0.5),
        (0.5, r"0.0\%", 0.5),
        (0.5, '0.0 "of 5%"', 0.5),
        (0.5, "0.0;-0.0%", 0.5),
        (0.5, "0%", 50),
        (0.005, "0%%", 50),
    ],
)
def test_a_sign_for_per_cent_that_multiplies_nothing_is_no_percentage(tmp_path, board, value, form, shown):
    file = workbook(tmp_path, HEAD, ["E01018386", "income_dep", "2019", value], formats=[("D2", form)])
    assert row(smallareas.take(smallareas.read(file), board), "income-dep", "E01018386")["value"] == shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("E01018386,km_gp,2019,12.5%,,", "has a sign for per cent"),
        ("E01018386,km_gp,2019,-3,,", "below 0"),
        ("E01018386,km_gp,2019,3,3,-1", "denominator of 0 or less"),
        ("E01018386,imd2019_score,2019,150000,,", "more than a hundred times the largest published"),
        ("E01018386,pop_total,mid-2017,1499.7,,", "no whole number of people"),
        ("E01018386,income_dep,2019,12.5,0,0", "denominator of 0 or less"),
        ("E01018386,income_dep,2019,1e-400,,", "is no number"),
        ("E01018386,income_dep,2019,\u0661\u0662,,", "is no number"),
        ("E01018386,income_dep,2019,12,,\nE01018386,income_dep,2019,13,,", "is given twice"),
    ],
)
def test_what_cannot_be_is_not_taken_in(tmp_path, board, line, said):
    file = tmp_path / "file.csv"
    file.write_text(f"{PLAIN}{line}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=said):
        smallareas.take(smallareas.read(file), board)


def test_a_score_may_be_below_zero_where_published_ones_are(tmp_path, board):
    file = tmp_path / "file.csv"
    name = next(entry for entry in board.indicators if "mood" in entry)
    file.write_text(f"{PLAIN}E01018386,{name},2019,-0.5,,\n", encoding="utf-8")
    assert row(smallareas.take(smallareas.read(file), board), name, "E01018386")["value"] == -0.5


def test_too_many_cells_are_refused_before_they_are_made(tmp_path, monkeypatch):
    wide = workbook(tmp_path, HEAD, ["x"] * 500)
    with pytest.raises(OutcomesError, match="more than 400 columns"):
        smallareas.read(wide)
    monkeypatch.setattr(smallareas, "MOST_CELLS", 10)
    with pytest.raises(OutcomesError, match="more than .* cells"):
        smallareas.read(workbook(tmp_path, HEAD, *[["x"] * 4] * 5))
    file = tmp_path / "file.csv"
    file.write_text("," * 300_000, encoding="utf-8")
    with pytest.raises(OutcomesError, match="line of more than 200,000 characters"):
        smallareas.read(file)


def test_numbers_in_front_of_imports_may_grow(tmp_path, board):
    shutil.copytree(DATASETS, tmp_path / "datasets", ignore=shutil.ignore_patterns("imported"))
    file = tmp_path / "a.csv"
    file.write_text(f"{PLAIN}E01018386,income_dep,2019,10,,\n", encoding="utf-8")
    taken = smallareas.take(smallareas.read(file), board)
    (first,) = smallareas.save(taken, board, tmp_path / "datasets")
    first.rename(first.with_name("9999" + first.name[4:]))
    for _ in range(2):
        (written,) = smallareas.save(taken, board, tmp_path / "datasets")
        assert written.exists()
    assert written.name.startswith("10001-")
