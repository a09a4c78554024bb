"""Take in publishers' own files of small-area figures, so that own localities have need and population behind them.

Three layouts are read by their headers, never by position: the English Indices of Deprivation, File 7
(MHCLG); small-area population estimates (ONS), CSV or workbook; and a plain table of LSOA, indicator,
period and value. What is taken in stands beside the shipped tables in ``datasets/<name>/imported/``.
"""

import csv
import re
import urllib.request
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray

from outcomes import aggregation, observations
from outcomes import store as store_module
from outcomes.areas import ENGLAND, LSOA
from outcomes.building import row, table
from outcomes.errors import OutcomesError
from outcomes.geography import STROKE_SOURCE
from outcomes.paths import DATASETS, PROGRAM
from outcomes.store import POPULATION, Store

MOST_BYTES = 150_000_000
MOST_UNPACKED = 1_000_000_000
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
    """The tables of a CSV or workbook as text, each with the header row found; "" names the one of a CSV."""
    if not file.exists():
        raise OutcomesError(f"{file} does not exist; check the path")
    if file.stat().st_size > MOST_BYTES:
        raise OutcomesError(
            f"{file.name} has more than {MOST_BYTES // 1_000_000} million bytes; a publisher's file has less"
        )
    try:
        if file.suffix.lower() in (".xlsx", ".xlsm"):
            with zipfile.ZipFile(file) as packed:
                if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                    raise OutcomesError(f"{file.name} unpacks to more than {MOST_UNPACKED // 1_000_000} million bytes")
            raw = pd.read_excel(
                file, sheet_name=None, header=None, dtype="str", engine="openpyxl", keep_default_na=False
            )
            found = {str(name): _under_header(frame.to_numpy().tolist()) for name, frame in raw.items()}
            return {name: frame for name, frame in found.items() if frame is not None}
        with file.open(newline="", encoding="utf-8-sig") as handle:
            frame = _under_header(list(csv.reader(handle)))
    except UnicodeDecodeError as fault:
        raise OutcomesError(f"{file.name} is not text in UTF-8; take the publisher's file unchanged") from fault
    except (ValueError, OSError, KeyError, csv.Error, zipfile.BadZipFile) as fault:
        raise OutcomesError(f"{file.name} cannot be read as a table: {fault}") from fault
    return {} if frame is None else {"": frame}


def _under_header(rows: list[list[str]]) -> pd.DataFrame | None:
    """The rows under the first row that names an LSOA column; None when there is none near the top."""
    for place, cells in enumerate(rows[:PREAMBLE]):
        names = [str(cell).strip() for cell in cells]
        if _lsoa_column(names) is not None:
            width = len(names)
            body = [line[:width] for line in rows[place + 1 :] if len(line) >= width]
            frame = pd.DataFrame(body, columns=names, dtype="str")
            return frame.loc[:, [bool(name) and not name.startswith("nan") for name in names]]
    return None


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


def numbers(column: pd.Series, where: str) -> NDArray[np.float64]:
    """Printed numbers as numbers: thousands separators go, an empty cell is missing, anything else is an error."""
    text = column.astype("str").str.strip().str.replace(",", "", regex=False)
    found = pd.to_numeric(text.where(text != ""), errors="coerce")
    if (odd := text[(text != "") & ~np.isfinite(found)]).any():
        raise OutcomesError(f"{where}: '{odd.iloc[0][:30]}' is no number (line {odd.index[0] + 2} of the table)")
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
    vintage = int(re.findall(r"\d{4}", code)[0])
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
        most = numbers(frame[column], column) <= 2
        parts.append(
            _made(
                area,
                f"{name}{year}-most20",
                str(year),
                frame[column],
                value=np.where(most, 100.0, 0.0),
                numerator=np.where(most, people[TOTAL], 0.0),
                denominator=people[TOTAL],
                note="All or none: whether the LSOA is in deciles 1 or 2.",
                locator=where + column,
            )
        )
    return Small("iod", vintage, f"Indices of Deprivation {year}", pd.concat(parts, ignore_index=True))


def _ages(frame: pd.DataFrame) -> dict[str, int]:
    """Columns of single years of age, with the age; the last is open (``90+``)."""
    found = {}
    for name in frame.columns:
        if match := re.fullmatch(r"(?:age ?)?(\d{1,2})(\+?)", name.strip(), re.I):
            found[name] = int(match[1])
    return found if set(found.values()) >= set(range(OLDEST + 1)) else {}


def _year_in(names: Sequence[str]) -> str:
    for name in names:
        if match := re.search(r"mid[- _]?(\d{4})", name, re.I):
            return f"mid-{match[1]}"
    raise OutcomesError("the file does not say for which year its estimates are; add for example --period mid-2017")


def _population(tables: dict[str, pd.DataFrame], period: str, file: str) -> Small:
    """Persons of each LSOA by age; where a workbook has no sheet of persons, males and females are added."""
    usable = {name: frame for name, frame in tables.items() if _ages(frame)}
    persons = [name for name in usable if "person" in name.lower()]
    sexes = [name for name in usable if re.search(r"\b(fe)?males?\b", name, re.I)]
    chosen = persons[:1] or (sexes if len(sexes) == 2 else [])
    if not chosen:
        if len(usable) > 1:
            raise OutcomesError(f"{file}: cannot tell which sheet holds persons: {', '.join(usable)}; keep one")
        chosen = list(usable)
    counted = []
    for name in chosen:
        frame = usable[name]
        code = _lsoa_column(list(frame.columns))
        assert code is not None
        by_age = {age: numbers(frame[column], f"age {age}") for column, age in _ages(frame).items()}
        counted.append(pd.DataFrame(by_age).set_axis(frame[code].str.strip()))
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
                **{name: numbers(given[name], name) for name in MEASURES},
                "printed": given["value"].str.strip(),
                "note": given["note"],
                "source": given["source_id"].str.strip(),
                "locator": [f"{file}, row of LSOA {area}" for area in given[code]],
            }
        ),
    )


def take(small: Small, store: Store, source: str = "") -> Taken:
    """The figures that catalogue and areas know, as rows of the one table.

    Raises OutcomesError when the file's LSOAs are not those of the boundaries, when nothing fits the
    catalogue, or when the source of the figures is not declared.
    """
    frame, remarks = small.frame.assign(group=""), []
    own = {area for area, kind in store.areas.kinds.items() if kind == LSOA}
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
        raise OutcomesError(f"the file holds no LSOA of {store.areas.authority.name}; nothing was taken in")
    known = frame["indicator"].isin(store.indicators)
    if skipped := sorted(frame.loc[~known, "indicator"].unique()):
        remarks.append(f"Not in the catalogue, so left out: {', '.join(skipped)}.")
    frame = frame[known]
    if frame.empty:
        raise OutcomesError("no indicator of the file is in the catalogue; declare it in a dataset.yaml first")
    frame = frame.assign(period=[_period(store, *key) for key in zip(frame["indicator"], frame["period"], strict=True)])
    frame = _counted(frame, store)
    parts = [frame[frame["area"].isin(own)]]
    if frame["area"].str.startswith("E01").groupby(frame["indicator"]).sum().max() >= ENGLAND_FROM:
        parts.append(_england(frame, store))
    every = pd.concat(parts, ignore_index=True)
    every["dataset"] = [store.indicators[name].dataset for name in every["indicator"]]
    every["source"] = [
        _source(store, name, period, small.title, source or own_source)
        for name, period, own_source in zip(every["indicator"], every["period"], every["source"], strict=True)
    ]
    shipped = set(zip(*(_shipped(store)[column] for column in observations.KEY[1:4]), strict=True))
    new = [key not in shipped for key in zip(every["indicator"], every["area"], every["period"], strict=True)]
    every = every[new]
    rows = {
        str(name): table([row(**line) for line in _clean(part).to_dict("records")])
        for name, part in every.groupby("dataset")
    }
    count = every.loc[every["area"] != ENGLAND, "indicator"].nunique()
    remarks.insert(0, f"{count} indicators of {len(there)} LSOAs, {', '.join(sorted(every['period'].unique()))}.")
    remarks += _beside_published(every, store)
    return Taken(rows, re.sub(r"[^a-z0-9]+", "-", small.title.lower()).strip("-"), tuple(remarks))


def _counted(frame: pd.DataFrame, store: Store) -> pd.DataFrame:
    """Shares that come with their base and no count: the count is share times base."""
    entries = [store.indicators[name] for name in frame["indicator"]]
    ratio = np.array([entry.aggregation == aggregation.RATIO for entry in entries], dtype=bool)
    by = np.array([aggregation.multiplier(entry.unit) for entry in entries])
    bare = ratio & frame["numerator"].isna() & frame["denominator"].notna()
    made = frame["value"] * frame["denominator"] / by
    return frame.assign(
        numerator=frame["numerator"].where(~bare, made),
        note=frame["note"].where(~bare, "Rate times people, so the count is an estimate."),
    )


def _shipped(store: Store) -> pd.DataFrame:
    """Rows that a publication or a build gave, without those reckoned here or imported before."""
    rows = store.observations
    return rows[~rows["note"].str.startswith("Reckoned here") & ~rows["locator"].str.startswith("imported: ")]


def _clean(frame: pd.DataFrame) -> pd.DataFrame:
    missing = frame["value"].isna()
    return frame.assign(
        status=np.where(missing, "not_published", "final"),
        printed=frame["printed"].where(~missing, ""),
        locator="imported: " + frame["locator"],
    )


def _period(store: Store, indicator: str, period: str) -> str:
    """The period as the table writes it: a publisher's own words fall back to the period already published."""
    try:
        store.period(indicator, period)
    except OutcomesError:
        known = store.observations.loc[store.observations["indicator"] == indicator, "period"].unique()
        if len(known) != 1:
            raise
        return str(known[0])
    return period


def _source(store: Store, indicator: str, period: str, title: str, wanted: str) -> str:
    dataset = store.datasets[store.indicators[indicator].dataset]
    if wanted:
        if wanted not in dataset.sources:
            raise OutcomesError(
                f"source '{wanted}' is not declared in datasets/{dataset.id}/dataset.yaml; add it there"
            )
        return wanted
    rows = store.observations
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


def _england(frame: pd.DataFrame, store: Store) -> pd.DataFrame:
    """England's figures from all its LSOAs."""
    whole = {area: ENGLAND for area in frame["area"].unique() if area.startswith("E01")}
    found = aggregation.combine(frame, whole, store.indicators)
    found = found[found["value"].notna()]
    return found.rename(columns={"whole": "area"}).assign(
        printed="",
        note=[f"Reckoned from {parts:,} LSOAs of England." for parts in found["parts"]],
        locator="all LSOAs of England in the publisher's file",
        source="",
    )[frame.columns.tolist()]


def _beside_published(every: pd.DataFrame, store: Store) -> list[str]:
    """How localities reckoned from the file stand beside those published, where they differ in the last digit or more."""
    inside = {area: store.areas.locality_of(area) for area in every["area"].unique() if area != ENGLAND}
    people = every[every["indicator"] == POPULATION].set_index("area")["value"].to_dict()
    weights = people or store_module.weights(store)
    found = aggregation.combine(every, {a: b for a, b in inside.items() if b}, store.indicators, weights)
    shipped = _shipped(store)
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
            worst[line.indicator] = (gap, line.value, published, store.areas.name(line.whole))
    if not same and not worst:
        return []
    said = [f"Reckoned from these LSOAs, {same} figures of published localities come out exactly as published."]
    said += [
        f"{store.indicators[name].title}: at most {gap:g} apart ({where}: {value:g} reckoned, {published:g} published)."
        for name, (gap, value, published, where) in worst.items()
    ]
    return said


def save(taken: Taken, store: Store, folder: Path = DATASETS) -> list[Path]:
    """Check and write what was taken in, in place of what was taken in from the same publication before."""
    written = []
    for dataset, rows in taken.rows.items():
        checked = observations.check(rows, store.datasets[dataset], store.areas.ids)
        file = folder / dataset / observations.IMPORTED / f"{taken.name}.parquet"
        file.parent.mkdir(exist_ok=True)
        observations.write(checked, file)
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
    file.write_bytes(content)
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
    file.write_text(yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
    return file
