"""A Panel: the sentence, the drawing, the figures and where each is printed."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from outcomes import words
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.views import markup

COLUMNS = ["Indicator", "Area", "Period", "Breakdown", "Figure", "As printed", "Where it is printed", "Note"]
SUMMARY = {"mean": "mean", "sd": "sd", "n": "n", "p_value": "p"}
STATISTIC = {
    "value": "",
    "plan": "plan",
    "target": "target",
    "ambition": "national ambition",
    "variance": "variance",
    "change": "change as printed",
    "mean": "mean",
    "sd": "standard deviation",
    "n": "number of people",
    "p_value": "p-value",
}


@dataclass(frozen=True)
class Remark:
    """An officer's commentary and where it stands."""

    about: str
    text: str
    who: str
    locator: str


@dataclass(frozen=True)
class Panel:
    """One answer: headline first, then the drawing, its figures and their sources.

    ``html`` stands above the drawing, ``after`` below it. ``methods`` names the explanations of "How sure are we?" that the answer rests on.
    """

    sentence: str
    rows: pd.DataFrame
    alt: str = ""
    notes: tuple[str, ...] = ()
    spec: dict[str, Any] | None = None
    html: str = ""
    after: str = ""
    sources: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = field(default_factory=tuple)
    methods: tuple[str, ...] = ()


def table(store: Store, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the one table in words for a reader: what, where, when, how much, printed where."""
    out = []
    for row in rows.itertuples():
        dataset = store.datasets[row.dataset]
        indicator = dataset.indicators[row.indicator]
        kind = STATISTIC[row.statistic]
        breakdown = ", ".join(part for part in (words.group(row.group), kind) if part)
        if row.statistic in ("value", "plan", "target", "ambition"):
            figure = words.figure(row.value, row.status, indicator, row.printed)
        else:
            figure = row.printed if row.printed else words.number(row.value, indicator.decimals)
        out.append(
            [
                indicator.title,
                store.areas.name(row.area),
                dataset.period(row.period).label,
                breakdown,
                figure,
                row.printed,
                row.locator,
                row.note,
            ]
        )
    return pd.DataFrame(out, columns=COLUMNS)


def ledger(store: Store, rows: pd.DataFrame, dark: bool) -> str:
    """Rows as a table that stands on the page: theme by theme, what, when and how much."""
    sections: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row, cells in zip(rows.itertuples(), table(store, rows).to_numpy().tolist(), strict=True):
        dataset = store.datasets[row.dataset]
        title = dataset.themes[dataset.indicators[row.indicator].theme]
        area = cells[1] if row.area != store.areas.authority.id else ""
        summary = row.statistic in SUMMARY
        breakdown = words.group(row.group) if summary else cells[3]
        what = cells[0] + "".join(f"; {part}" for part in (breakdown, area) if part)
        figure = f"{SUMMARY[row.statistic]} {row.printed}" if summary else cells[4]
        # Mean, deviation, number and p-value of one thing at one time make one line.
        line = sections.setdefault(title, {}).setdefault((what, cells[2]), ["", ""])
        line[0] = ", ".join(part for part in (line[0], figure) if part)
        line[1] = line[1] if cells[7] in line[1] else f"{line[1]} {cells[7]}".strip()
    return markup.render("ledger.html", palette(dark), sections=sections)


def citations(store: Store, rows: pd.DataFrame) -> tuple[str, ...]:
    """The sources of the rows, each once, as they are to be cited."""
    cited = []
    for source in rows["source"].unique():
        entry = store.source(source)
        published = f", {entry.published}" if entry.published[:1].isdigit() else ""
        cited.append(f"{entry.publisher}{published}: {entry.title}")
    return tuple(cited)


def remarks(store: Store, indicator: str) -> tuple[Remark, ...]:
    """Officers' commentary on an indicator."""
    title = store.indicator(indicator).title
    return tuple(
        Remark(title, row.text, f"{row.author_role}, {row.period}", row.locator)
        for row in store.comment(indicator).itertuples()
    )
