"""Figures as a list: first beside latest where there are both, means with their intervals, and every figure after them."""

from dataclasses import replace

import pandas as pd

from outcomes import evidence, periods, places, questions, words
from outcomes.answer import Answer, Cell, Chart, Gauge, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import SUM, Dataset, Section
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import before, common
from outcomes.words import cited, template

SUMMARY = {"mean": "mean", "sd": "sd", "n": "n", "p_value": "p"}
MEANS = "Means with intervals"
# A list longer than this scrolls inside itself.
TALL = 12
# Of more lines than this the latest stand; of more areas one is shown.
MOST_LINES, MANY_AREAS, FEW = 300, 12, 3


def options(board: Board, section: Section) -> dict[str, str]:
    """The themes to choose from, where the section has a choice."""
    dataset = board.datasets[section.dataset]
    return {theme: dataset.themes[theme] for theme in section.themes} if section.key else {}


def answer(board: Board, chosen: Selection, section: Section, theme: str = "") -> Answer:
    """The figures of a section (or one of its themes) of periods that had ended or begun by the quarter chosen."""
    dataset = board.datasets[section.dataset]
    entries = dataset.of_theme(theme) if theme else dataset.of(section)
    every = board.rows(*(entry.id for entry in entries))
    here = _of_area(board, every, chosen)
    rows = questions.up_to(board, here, chosen.quarter, section.begun)
    label = periods.short_label(chosen.quarter)
    title = dataset.themes[theme] if theme else section.title or dataset.themes[section.themes[0]]
    about = _about(board, chosen, section, every, here)
    if rows.empty:
        later = sorted((dataset.period(period) for period in here["period"].unique()), key=lambda span: span.key)
        begins = f"; the first {'figure' if len(here) == 1 else 'figures'} came {later[0].when}" if later else ""
        said = f"{title}: nothing is published by {label}{begins}."
        return Answer(said, rows, about=about, sources=cited.citations(board, every))
    tables, told, alone = _pictures(board, dataset, rows)
    parts: list[Chart | Table] = [*_places(board, rows), *tables]
    said = template.fill(board, section.sentence(theme), rows, {"label": label})
    compared = dataset.survey.compared if dataset.survey else ""
    said = said or (f"{told}. {compared}".strip() if told else f"{title}: {words.many(len(rows), 'published figure')}.")
    cautions = [entries[0].caveats] if len(entries) == 1 and entries[0].caveats else []
    return Answer(
        said,
        rows,
        about=about,
        parts=(*parts, listed(board, rows.tail(MOST_LINES), folded=bool(parts))),
        notes=(
            *common.notes_on(
                board,
                section,
                [name for entry in entries for name in (entry.theme, entry.id)],
                questions.spans(board, rows.tail(1))[0],
            ),
            *cautions,
            *filter(None, [_p_values(rows)]),
            *_left_out(dataset, here, rows, alone, label),
        ),
        sources=cited.citations(board, rows),
        methods=("means",) if any(part.label == MEANS for part in tables) else (),
    )


def _left_out(dataset: Dataset, here: pd.DataFrame, rows: pd.DataFrame, alone: int, label: str) -> list[str]:
    """What is not in the tables: figures without a counterpart, older ones than the list holds, and later periods."""
    later = [dataset.period(p) for p in dict.fromkeys(here["period"]) if p not in set(rows["period"])]
    named = [f"{span.label} is after {label}, so not shown." for span in later if len(later) <= FEW]
    if len(rows) > MOST_LINES:
        named.insert(0, f"The latest {MOST_LINES} of {len(rows):,} figures are listed; all of them can be downloaded.")
    if alone:
        named.insert(
            0,
            f"{words.capital(words.many(alone, 'figure'))} without a counterpart in the other period stand in the list alone.",
        )
    if len(later) > FEW:
        named.append(f"{len(later)} periods after {label} are not shown.")
    return named


def _places(board: Board, rows: pd.DataFrame) -> list[Chart]:
    """A few places beside each other, where nothing but one figure of each is listed."""
    alike = [rows[column].nunique() == 1 for column in ("indicator", "period", "statistic", "group")]
    if not all(alike) or not 1 < rows["area"].nunique() == len(rows) <= MANY_AREAS or rows["value"].isna().any():
        return []
    entry = board.indicators[rows["indicator"].iloc[0]]
    if entry.aggregation == SUM:
        # Beside the whole that holds them, parts of a total would be bars without a length.
        over = {above for area in rows["area"] for above in [*board.areas.upwards(area)][1:]}
        rows = rows[~rows["area"].isin(over)]
        if len(rows) < 2:
            return []
    records = [
        {"name": board.areas.name(row.area), "value": row.value, "text": words.cell(row, entry)}
        for row in rows.itertuples()
    ]
    title = f"{entry.title}, {'per cent' if entry.unit == '%' else entry.unit}"
    alt = f"{entry.title}: {words.listed([' '.join((one['name'], one['text'])) for one in records])}."
    return [Chart("bars", tuple(records), alt, {"title": title})]


def _pictures(board: Board, dataset: Dataset, rows: pd.DataFrame) -> tuple[list[Table], str, int]:
    """What stands before the list: first beside latest, matrices, means; what is told of means; figures without a counterpart."""
    compared, alone = before.values(board, dataset, rows)
    changed, told = before.means(board, rows)
    means = of_means(board, rows, paired=dataset.survey is not None and dataset.survey.paired)
    if means and changed:
        means = replace(means, folded="Every mean with its 95% interval")
    found = [compared, changed, *before.matrix(board, rows), means]
    return [table for table in found if table], told, alone


def _of_area(board: Board, rows: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    """The rows of a page that can be read: of many areas one and England; of a locality those inside it, where it has some."""
    areas = rows["area"].unique()
    homes = {area: board.areas.locality_of(area) for area in areas}
    if len(areas) > MANY_AREAS and not any(homes.values()):
        return rows[rows["area"].isin((places.area_of(board, rows, chosen), places.england(board)))]
    if chosen.area == board.areas.authority.id or chosen.area not in homes.values():
        return rows
    return rows[rows["area"].map(homes).isin((chosen.area, ""))]


def _about(board: Board, chosen: Selection, section: Section, every: pd.DataFrame, here: pd.DataFrame) -> str:
    """Whose figures are listed: of the locality chosen where some lie in it, else where they are published."""
    label = periods.short_label(chosen.quarter)
    when = f"periods that had {'begun' if section.begun else 'ended'} by the end of {label}"
    dataset = board.datasets[section.dataset]
    name, authority = board.areas.name(chosen.area), board.areas.authority.id
    whole = dataset.survey.area if dataset.survey else authority
    held = list(dict.fromkeys(every["area"]))
    if chosen.area != authority and any(board.areas.locality_of(area) == chosen.area for area in here["area"].unique()):
        where = f"{words.capital(board.areas.name(whole).removeprefix('All '))} in {name}" if dataset.survey else name
    elif len(held) <= FEW and held != [whole]:
        where = f"{words.listed([board.areas.name(area) for area in held])}: published for no other place"
    elif whole in held:
        where = board.areas.name(whole) + ("" if chosen.area in (whole, authority) else f": not published for {name}")
    else:
        where = f"{len(held)} places: published for no other place"
    return common.about(board, chosen, where=where, when=when)


def listed(board: Board, rows: pd.DataFrame, folded: bool = False) -> Table:
    """Rows as a table. Mean, deviation, number and p-value of one thing at one time make one line; parts of one thing have bars."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    bars: dict[tuple[str, str, str], Gauge] = {}
    places_of: dict[tuple[str, str, str], tuple[int, int]] = {}
    themes: dict[str, int] = {}
    entries: dict[str, int] = {}
    parts = rows[(rows["statistic"] == "value") & (rows["group"] != "") & (rows["value"] >= 0)]
    # Bars under each other share a scale, so an indicator of several places has none.
    parts = parts[parts.groupby("indicator")["area"].transform("nunique") == 1]
    sizes = parts.groupby(["indicator", "period"])["value"].size()
    most = parts.groupby("indicator")["value"].max()
    for row, cells in zip(rows.itertuples(), cited.table(board, rows).to_numpy().tolist(), strict=True):
        entry = board.indicators[row.indicator]
        area = cells[1] if row.area != board.areas.authority.id else ""
        summary = row.statistic in SUMMARY
        breakdown = words.group(row.group) if summary else cells[3]
        what = cells[0] + "".join(f"; {part}" for part in (breakdown, area) if part)
        # "p<0.01" is printed with its p.
        figure = f"{SUMMARY[row.statistic]} {row.printed.lstrip('p=')}".replace("p <", "p<") if summary else cells[4]
        key = (board.dataset_of(row.indicator).themes[entry.theme], what, cells[2])
        line = lines.setdefault(key, ["", ""])
        # What belongs together stands together: themes, then indicators, in the order in which they come.
        themes.setdefault(key[0], len(themes))
        entries.setdefault(row.indicator, len(entries))
        places_of.setdefault(key, (themes[key[0]], entries[row.indicator]))
        if row.Index in parts.index and sizes[(row.indicator, row.period)] > FEW - 1:
            bars[key] = Gauge(row.value, float(most[row.indicator]))
        line[0] = ", ".join(part for part in (line[0], figure) if part)
        line[1] = line[1] if cells[7] in line[1] else f"{line[1]} {cells[7]}".strip()
    ordered = sorted(lines.items(), key=lambda item: places_of[item[0]])
    return Table(
        "Published figures",
        "What",
        columns("Period", "Figure", "Note"),
        tuple(
            Row(key[1], (Cell(key[2]), Cell(figure, gauge=bars.get(key)), Cell(note)), key[0])
            for key, (figure, note) in ordered
        ),
        look="tall" if len(ordered) > TALL and not folded else "plain",
        folded=f"{'Both' if len(ordered) == 2 else f'All {len(ordered)}'} lines as printed" if folded else "",
    )


def of_means(board: Board, rows: pd.DataFrame, paired: bool) -> Table | None:
    """Each mean with the limits that its n and standard deviation give; where other people answered, its change by Welch's t."""
    keys = ["indicator", "group", "area", "period"]
    found = rows[rows["statistic"].isin(("mean", "sd", "n"))].pivot(index=keys, columns="statistic", values="value")
    if not {"mean", "sd", "n"} <= set(found.columns) or found.dropna().empty:
        return None
    found = questions.in_order(board, found.dropna().reset_index())
    found = found.sort_values(["indicator", "group", "area"], kind="stable").reset_index(drop=True)
    given = found.rename(columns={"mean": "value", "n": "denominator", "sd": "deviation"}).assign(
        numerator=float("nan")
    )
    sure = evidence.METHODS["student_t"](evidence.base_of(given, board.indicators))
    lines, before = [], None
    for row, low, high in zip(found.itertuples(), sure[0], sure[1], strict=True):
        entry = board.indicators[row.indicator]
        cells = [
            Cell(board.period(row.indicator, row.period).label),
            Cell(words.number(row.mean, 1)),
            Cell(f"{words.number(low, 1)} to {words.number(high, 1)}"),
            Cell(words.number(row.n)),
        ]
        if not paired:
            cells.append(_changed(row, before, entry.polarity))
        before = row
        title = "; ".join(part for part in (entry.title, words.group(row.group)) if part)
        lines.append(Row(title, tuple(cells)))
    names = ("When", "Mean", "95% interval", "People", *(() if paired else ("Change from the time before",)))
    caption = "Means with the 95% interval that their n and standard deviation give (Student's t)."
    return Table(MEANS, "Scale", columns(*names), tuple(lines), caption=caption)


def _changed(row: pd.Series, before: pd.Series | None, polarity: str) -> Cell:
    """The change of a mean from the line before, where that is the same thing asked of other people."""
    if before is None or (before.indicator, before.group, before.area) != (row.indicator, row.group, row.area):
        return Cell("")
    found = evidence.difference_of_means((row.n, row.mean, row.sd), (before.n, before.mean, before.sd), polarity)
    sign = words.CHANGED[found.judgement]
    if found.judgement == comparison.NOT_COMPARED:
        return Cell(f"{words.signed(found.difference)}; not tested: {found.why}")
    limits = f"{words.signed(found.lower)} to {words.signed(found.upper)}"
    return Cell(f"{words.signed(found.difference)} ({limits}): {sign.word.lower()}", sign)


def _p_values(rows: pd.DataFrame) -> str:
    """How many of the p-values that are printed beside means are below 0.05; "" where none is printed."""
    means = set(rows.loc[rows["statistic"] == "mean", "indicator"])
    stated = rows[(rows["statistic"] == "p_value") & rows["indicator"].isin(means)]
    if stated.empty:
        return ""
    low = stated[stated["value"] < 0.05]
    groups = sorted({words.group(group) for group in low["group"]})
    every = f", all of them for {words.listed(groups)}" if len(low) else ""
    return f"{len(low)} of {len(stated)} p-values printed are below 0.05{every}."
