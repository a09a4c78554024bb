"""Compare localities: the tartan rug, two indicators against each other, localities side by side."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, words
from outcomes.catalogue import Indicator
from outcomes.charts import relation as relation_chart
from outcomes.selection import Selection
from outcomes.statistics import comparison, inequality
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.views import base, markup

DATASET = "community_health"
BENCHMARKS = {"authority": "Cheshire East", "england": "England"}
BY_THEME, BY_SPREAD = "theme", "spread"
MOST_SIDE_BY_SIDE = 3


@dataclass(frozen=True)
class Line:
    """One indicator of the rug: a row of the table for each network, its limits, benchmark and judgements."""

    indicator: Indicator
    rows: pd.DataFrame
    judged: pd.DataFrame
    benchmark: float

    @property
    def spread(self) -> float:
        """Highest less lowest, relative to the benchmark."""
        return float((self.rows["value"].max() - self.rows["value"].min()) / (abs(self.benchmark) or 1))


def orders(store: Store) -> dict[str, str]:
    """How the rug's indicators may be ordered: by theme, by spread, or by one locality's judgements."""
    return {
        BY_THEME: "Theme",
        BY_SPREAD: "Spread between localities",
        **{area.id: f"{area.name}: worse first" for area in store.areas.networks},
    }


def lines(store: Store, benchmark: str) -> list[Line]:
    """Every indicator that all networks have, judged beside the benchmark."""
    other = store.areas.authority.id if benchmark == "authority" else areas_module.ENGLAND
    networks = [area.id for area in store.areas.networks]
    rows = store.of(DATASET)
    rows = rows[rows["statistic"] == "value"]
    beside = rows[rows["area"] == other].set_index("indicator")["value"]
    held = {name: part.set_index("area", drop=False) for name, part in rows.groupby("indicator", sort=False)}
    found = []
    for entry in store.datasets[DATASET].indicators.values():
        part = held[entry.id]
        # A total is no benchmark for its parts.
        if entry.aggregation == "sum" or not set(networks) <= set(part.index):
            continue
        own = part.loc[networks].reset_index(drop=True)
        value = float(beside.get(entry.id, np.nan))
        found.append(Line(entry, own, evidence.compared(own, np.full(len(own), value), store.indicators), value))
    return found


def rug(store: Store, chosen: Selection, benchmark: str, order: str, dark: bool) -> base.Panel:
    """Localities by indicators: each figure, and better, similar or worse than the benchmark where a count allows."""
    dataset = store.datasets[DATASET]
    networks = store.areas.networks
    found = lines(store, benchmark)
    if order == BY_SPREAD:
        found = sorted(found, key=lambda line: -line.spread)
    elif order != BY_THEME:
        at = [area.id for area in networks].index(order)
        rank = {"worse": 0, "higher": 1, "lower": 1, "similar": 2, "better": 3, comparison.NOT_COMPARED: 4}
        found = sorted(found, key=lambda line: rank[line.judged["judgement"].iloc[at]])
    name = BENCHMARKS[benchmark]
    body = []
    for line in found:
        entry = line.indicator
        texts = [words.bare(value, entry) for value in line.rows["value"]]
        beside = f"{name} ({words.with_unit(line.benchmark, entry)})"
        said = words.compared(texts, line.judged["lower"], line.judged["upper"], line.judged["judgement"], beside)
        cells = [
            {
                "text": text,
                "sign": words.JUDGEMENT[judgement] if judgement != comparison.NOT_COMPARED else None,
                "words": f"{area.name}, {sentence}",
            }
            for area, text, judgement, sentence in zip(networks, texts, line.judged["judgement"], said, strict=True)
        ]
        body.append(
            {
                "title": f"{entry.title} ({entry.unit}, {dataset.period(line.rows['period'].iloc[0]).label})",
                "theme": dataset.themes[entry.theme] if order == BY_THEME else "",
                "cells": cells,
                "benchmark": words.bare(line.benchmark, entry),
            }
        )
    tested = [line for line in found if (line.judged["method"] != "").all()]
    counted = pd.concat([line.judged["judgement"] for line in tested]).value_counts()
    parts = [f"{counted[key]} {sign.word}" for key, sign in words.JUDGEMENT.items() if key in counted]
    sentence = (
        f"Beside {name}: {', '.join(parts)}, of {len(tested)} indicators with counts in {len(networks)} networks; "
        f"{len(found) - len(tested)} indicators have no counts and are not judged."
    )
    rows = pd.concat([line.rows for line in found])
    expected = len(tested) * len(networks) * 0.05
    html = markup.render(
        "rug.html",
        palette(dark),
        key=[sign for key, sign in words.JUDGEMENT.items() if key != comparison.NOT_COMPARED],
        caption=f"Figure of each network; better, worse, higher or lower where {name}'s figure lies outside the network's 95% interval.",
        names=[area.name for area in networks],
        benchmark=name,
        rows=body,
    )
    return base.Panel(
        sentence,
        rows,
        html=html,
        notes=(
            f"{len(tested) * len(networks)} comparisons: were every network the same as {name}, about {expected:.0f} would still "
            "differ at 95%. Boundaries of the networks are approximate.",
            "These figures are published for one period each, so they do not change with the quarter.",
        ),
        sources=base.citations(store, rows),
        methods=("comparison", "many-items"),
    )


def indicators(store: Store) -> dict[str, str]:
    """Indicators that may be set against each other, id to title."""
    return {line.indicator.id: line.indicator.title for line in lines(store, "authority")}


def relation(store: Store, chosen: Selection, across: str, up: str, dark: bool) -> base.Panel:
    """Two indicators of the networks against each other, with the correlation and what eight points can carry."""
    first, second = store.indicator(across), store.indicator(up)
    held = {line.indicator.id: line.rows for line in lines(store, "authority")}
    x, y = held[across], held[up]
    r, low, high = inequality.correlation(x["value"], y["value"])
    records = [
        {
            "area": a.area,
            "name": store.areas.name(a.area),
            "x": a.value,
            "y": b.value,
            "x_text": words.with_unit(a.value, first),
            "y_text": words.with_unit(b.value, second),
        }
        for a, b in zip(x.itertuples(), y.itertuples(), strict=True)
    ]
    sentence = words.correlated(first.title, second.title, r, low, high, len(records))
    rows = pd.concat([x, y]) if across != up else x
    return base.Panel(
        sentence,
        rows,
        alt=" ".join([sentence, *(f"{p['name']}: {p['x_text']}, {p['y_text']}." for p in records)]),
        notes=(
            f"{words.numeral(len(records)).capitalize()} points carry little: one network can make or unmake a correlation, "
            "and areas that go together say nothing of people or of causes.",
        ),
        spec=relation_chart.relation(records, palette(dark), chosen.area, first.title, second.title),
        sources=base.citations(store, rows),
        methods=("inequality",),
    )


def side_by_side(store: Store, chosen: Selection, areas: tuple[str, ...], dark: bool) -> base.Panel:
    """Two or three localities in one table, differences beyond chance between the first two first."""
    held = {line.indicator.id: line for line in lines(store, "authority")}
    names = [store.areas.name(area) for area in areas]
    if len(areas) < 2:
        return base.Panel("Choose two different localities.", store.of(DATASET).iloc[:0])
    networks = [area.id for area in store.areas.networks]
    places = [networks.index(area) for area in areas]
    second, first = (
        pd.DataFrame([line.rows.iloc[at] for line in held.values()]).reset_index(drop=True) for at in places[1::-1]
    )
    found = dict(zip(held, evidence.changes(second, first, store.indicators), strict=True))
    rank = {comparison.SIMILAR: 1, comparison.NOT_COMPARED: 2}
    body = []
    for name in sorted(held, key=lambda key: (rank.get(found[key].judgement, 0), -abs(found[key].difference))):
        line, difference = held[name], found[name]
        sign = None if difference.judgement == comparison.NOT_COMPARED else words.JUDGEMENT[difference.judgement]
        said = "not tested" if sign is None else f"{sign.word} ({words.points(difference)})"
        cells = [(words.with_unit(line.rows["value"].iloc[at], line.indicator), None) for at in places]
        body.append({"title": line.indicator.title, "cells": [*cells, (said, sign)]})
    judgements = [difference.judgement for difference in found.values()]
    counted = [judgement for judgement in judgements if judgement != comparison.NOT_COMPARED]
    beyond = [judgement for judgement in counted if judgement != comparison.SIMILAR]
    sentence = (
        f"{names[0]} and {names[1]} differ beyond chance on {len(beyond)} of {len(counted)} indicators with counts; "
        f"{len(found) - len(counted)} more have no counts."
    )
    rows = pd.concat([line.rows.iloc[places] for line in held.values()])
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="Localities side by side",
        columns=["Indicator", *names, f"{names[0]} beside {names[1]}"],
        rows=body,
        caption="Differences beyond chance first: the 95% interval (Newcombe) of the difference in percentage points holds no zero.",
    )
    return base.Panel(sentence, rows, html=html, sources=base.citations(store, rows), methods=("change", "comparison"))
