"""Publishers' files in exactly their layouts, small. All figures synthetic."""

import csv
import io
import random

import openpyxl

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

HEAD = ["lsoa11cd", "indicator_id", "period", "value"]

PLAIN = "lsoa11cd,indicator_id,period,value,numerator,denominator\n"


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


def workbook(tmp_path, *rows, formats=()):
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    for cell, form in formats:
        book.active[cell].number_format = form
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def row(taken, indicator, area):
    rows = taken.rows["community_health"]
    return rows[(rows["indicator"] == indicator) & (rows["area"] == area)].iloc[0]
