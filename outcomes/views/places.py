"""Community health: the map, the ranking, a locality's profile, and participatory budgeting."""

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, periods, questions, words
from outcomes.catalogue import Indicator
from outcomes.charts import dots, maps
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.views import base, markup

DATASET = "community_health"
BUDGETING = "participatory_budgeting"
CLASSES = 5
DEPRIVATION = "imd2019-score"


def breaks(values: list[float]) -> list[float]:
    """Lower edges of the second and later classes: quantiles, fewer when values repeat."""
    quantiles = pd.Series(values).quantile([place / CLASSES for place in range(1, CLASSES)])
    return sorted({round(float(edge), 3) for edge in quantiles})


def class_of(value: float, edges: list[float]) -> int:
    """The place of a value among classes whose second and later lower edges are given."""
    return sum(value >= edge for edge in edges)


def class_labels(values: list[float], edges: list[float], decimals: int) -> list[str]:
    """What each class holds, from its lowest to its highest value: ``8.2 to 9.9 (2)``; empty ones say so."""
    labels = []
    for place in range(len(edges) + 1):
        own = [value for value in values if class_of(value, edges) == place]
        if own:
            low, high = words.number(min(own), decimals), words.number(max(own), decimals)
            labels.append(f"{low} to {high} ({len(own)} areas)" if len(own) > 1 else f"{low} (1 area)")
        else:
            labels.append(f"class {place + 1}: none")
    return labels


def levels(store: Store, indicator: str) -> list[str]:
    """Levels that an indicator can be mapped at."""
    rows = questions.figures(store.of(DATASET), indicator)
    kinds = {store.areas[area].kind for area in rows["area"]}
    return [kind for kind in ("lcn", "lsoa") if kind in kinds]


def doubts(store: Store, level: str) -> dict[str, str]:
    """How firm the boundary of each area is, in words; ``firm`` where nothing is in doubt."""
    members = store.areas.members
    if level == "lcn":
        return {}
    plain = {"high": "firm", "medium": "network by judgement", "low": "doubtful: may belong to another network"}
    return {
        row.lsoa11cd: f"{row.ward_name}: {plain[row.locality_confidence]}"
        if row.locality_confidence == "low"
        else "firm"
        for row in members.itertuples()
    }


def choropleth(store: Store, chosen: Selection, indicator: str, level: str, dark: bool) -> base.Panel:
    """One indicator on the map at one level."""
    dataset = store.datasets[DATASET]
    entry = dataset.indicators[indicator]
    rows = questions.figures(store.of(DATASET), indicator)
    kinds = rows["area"].map(lambda area: store.areas[area].kind)
    mapped = rows[kinds == level]
    by_area = {row.area: row for row in mapped.itertuples()}
    firm = doubts(store, level)
    low = {row.lsoa11cd for row in store.areas.members.itertuples() if row.locality_confidence == "low"}
    readings = _readings(store, rows, mapped, entry)
    features = []
    values = [row.value for row in by_area.values()]
    edges = breaks(values)
    labels = class_labels(values, edges, entry.decimals)
    for feature in store.areas.geojson(level):
        row = by_area.get(feature["id"])
        features.append(
            {
                **feature,
                "area": feature["id"],
                "name": store.areas.name(feature["id"]),
                "value": None if row is None else row.value,
                "class": "" if row is None else labels[class_of(row.value, edges)],
                "text": "Not published" if row is None else words.figure(row.value, row.status, entry, row.printed),
                "reading": readings.get(feature["id"], "Not published"),
                "doubt": firm.get(feature["id"], "firm") if level == "lsoa" else "firm",
            }
        )
    outlines = [{**f, "area": f["id"]} for f in store.areas.geojson("lcn")]
    spots = areas_module.load_places(store.areas.folder)
    spots = spots[
        spots["name"].isin(
            ("Crewe", "Macclesfield", "Wilmslow", "Congleton", "Knutsford", "Nantwich", "Sandbach", "Poynton")
        )
    ]
    spec = maps.choropleth(
        features,
        outlines,
        _doubtful(store, low),
        spots[["name", "easting", "northing"]].to_dict("records"),
        labels,
        palette(dark),
        chosen.area,
        f"{entry.unit}, {dataset.period(mapped['period'].iloc[0]).label}",
    )
    sentence = _map_sentence(store, mapped, indicator, level)
    notes = [_when(store, rows, chosen)]
    notes.append(
        "Boundaries of the networks are approximate. A dashed edge marks five wards that may belong to another network: "
        "Brereton Rural, Prestbury, Shavington, Willaston and Rope, Wybunbury."
    )
    notes.append(f"{words.POLARITY[entry.polarity]}. {entry.caveats}".strip())
    if chosen.area in readings:
        notes.insert(0, f"{store.areas.name(chosen.area)}: {readings[chosen.area]}")
    shown = rows if level == "lsoa" else rows[kinds != "lsoa"]
    return base.Panel(
        sentence,
        shown,
        alt=sentence,
        notes=tuple(notes),
        spec=spec,
        sources=base.citations(store, rows),
        methods=("comparison",),
    )


def _readings(store: Store, rows: pd.DataFrame, mapped: pd.DataFrame, entry: Indicator) -> dict[str, str]:
    """Each area beside Cheshire East in words, by area."""
    borough = rows[rows["area"] == store.areas.authority.id]["value"]
    if borough.empty or entry.aggregation == "sum":
        return dict.fromkeys(mapped["area"], "A total: not compared")
    judged = evidence.compared(mapped, np.full(len(mapped), borough.iloc[0]), store.indicators)
    texts = [words.with_unit(value, entry) for value in mapped["value"]]
    beside = f"{store.areas.authority.name} ({words.with_unit(borough.iloc[0], entry)})"
    said = words.compared(texts, judged["lower"], judged["upper"], judged["judgement"], beside)
    return dict(zip(mapped["area"], said, strict=True))


def _doubtful(store: Store, low: set[str]) -> list[dict[str, object]]:
    return [feature for feature in store.areas.geojson("lsoa") if feature["id"] in low]


def _when(store: Store, rows: pd.DataFrame, chosen: Selection) -> str:
    label = store.datasets[DATASET].period(rows["period"].iloc[0]).label
    return (
        f"Published for {label} only, so the map does not change with the quarter "
        f"({periods.short_label(chosen.quarter)})."
    )


def _map_sentence(store: Store, mapped: pd.DataFrame, indicator: str, level: str) -> str:
    entry = store.indicator(indicator)
    top, bottom = mapped.loc[mapped["value"].idxmax()], mapped.loc[mapped["value"].idxmin()]
    unit = "Local Community Networks" if level == "lcn" else "LSOAs"
    return (
        f"{entry.title}: highest in {store.areas.name(top['area'])} ({words.with_unit(top['value'], entry)}), lowest in "
        f"{store.areas.name(bottom['area'])} ({words.with_unit(bottom['value'], entry)}), of {len(mapped)} {unit}."
    )


def ranking(store: Store, chosen: Selection, indicator: str, dark: bool) -> base.Panel:
    """The networks in order, each beside Cheshire East, with the gap and the slope by deprivation."""
    entry = store.indicator(indicator)
    rows = questions.figures(store.of(DATASET), indicator)
    kinds = rows["area"].map(lambda area: store.areas[area].kind)
    own = rows[kinds == "lcn"]
    borough = rows[rows["area"] == store.areas.authority.id]["value"].iloc[0]
    england = rows[rows["area"] == areas_module.ENGLAND]["value"].iloc[0]
    whole = entry.aggregation == "sum"
    judged = evidence.compared(own, np.full(len(own), np.nan if whole else borough), store.indicators)
    texts = [words.with_unit(value, entry) for value in own["value"]]
    beside = f"{store.areas.authority.name} ({words.with_unit(borough, entry)})"
    readings = words.compared(texts, judged["lower"], judged["upper"], judged["judgement"], beside)
    records = [
        {
            "area": row.area,
            "name": store.areas.name(row.area),
            "value": row.value,
            "text": text,
            "lower": None if questions.blank(sure.lower) else sure.lower,
            "upper": None if questions.blank(sure.upper) else sure.upper,
            "judgement": sure.judgement,
            "reading": reading,
        }
        for row, sure, text, reading in zip(own.itertuples(), judged.itertuples(), texts, readings, strict=True)
    ]
    sentence = (
        f"{entry.title}: Cheshire East {words.with_unit(borough, entry)}, England {words.with_unit(england, entry)}."
    )
    if chosen.area != store.areas.authority.id:
        mine = own[own["area"] == chosen.area]["value"].iloc[0]
        place = int((own["value"] > mine).sum()) + 1
        reading = readings[list(own["area"]).index(chosen.area)]
        sentence = (
            f"{store.areas.name(chosen.area)}, number {place} of {len(own)} from the highest. {entry.title}: {reading}"
        )
    elif not whole and (judged["method"] != "").all():
        counted = judged["judgement"].value_counts()
        parts = [
            f"{counted[key]} {'are' if counted[key] > 1 else 'is'} {sign.word}"
            for key, sign in words.JUDGEMENT.items()
            if key in counted
        ]
        sentence = f"{entry.title}: beside Cheshire East ({words.with_unit(borough, entry)}), {', '.join(parts)}, of 8 networks."
    notes = [*_unequal(store, own, entry)]
    why = [reason for reason in judged["why"].unique() if reason]
    if why:
        notes.append(words.no_interval(why[0]) + " So no network is called better or worse.")
    else:
        notes.append(
            "Better and worse mean that Cheshire East's figure lies outside the network's own 95% interval. Eight networks "
            "are compared, and each is part of Cheshire East."
        )
    notes.append(words.over_time(evidence.over_time([borough], [chosen.quarter], entry), "", ""))
    spec = dots.ranked(records, entry, palette(dark), chosen.area, None if whole else borough, "Cheshire East")
    return base.Panel(
        sentence,
        rows[kinds != "lsoa"],
        alt=" ".join([sentence, *(f"{record['name']}: {record['text']}." for record in records)]),
        notes=tuple(notes),
        spec=spec,
        sources=base.citations(store, rows),
        methods=("comparison", "intervals", "inequality"),
    )


def _unequal(store: Store, rows: pd.DataFrame, entry: Indicator) -> list[str]:
    """The gap between networks and the slope by deprivation, where intervals allow them."""
    found = evidence.gap(rows, store.indicators)
    if found is None:
        return []
    notes = [
        f"Gap of highest and lowest network: {words.number(found.absolute, 1)} points (95% interval "
        f"{words.number(found.lower, 1)} to {words.number(found.upper, 1)})."
    ]
    scores = questions.figures(store.of(DATASET), DEPRIVATION).set_index("area")["value"].to_dict()
    index = evidence.slope(rows, scores, store.indicators)
    if index is not None:
        low, high = index.slope_limits
        more = "more" if index.slope > 0 else "less"
        notes.append(
            f"From least to most deprived (slope index over 8 networks by IMD 2019): {words.number(abs(index.slope), 1)} points "
            f"{more} where deprivation is highest (95% interval {words.signed(low)} to {words.signed(high)})."
        )
    return notes


def profile(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """Every community health figure of the locality beside Cheshire East and England."""
    dataset = store.datasets[DATASET]
    rows = store.of(DATASET)
    area, borough = chosen.area, store.areas.authority.id
    wanted = list(dict.fromkeys((area, borough, areas_module.ENGLAND)))
    rows = rows[rows["area"].isin(wanted)]
    held = {(r.indicator, r.area): r for r in rows.itertuples()}
    mine = rows[rows["area"] == area].reset_index(drop=True)
    verdicts = {
        other: dict(
            zip(
                mine["indicator"],
                evidence.compared(
                    mine,
                    np.array([held[i, other].value if (i, other) in held else np.nan for i in mine["indicator"]]),
                    store.indicators,
                ).itertuples(),
                strict=True,
            )
        )
        for other in wanted[1:]
    }
    own = evidence.limits(mine, store.indicators).set_index(mine["indicator"])
    names = [store.areas.name(a) for a in wanted]
    lines = []
    for theme, title in dataset.themes.items():
        for entry in dataset.of_theme(theme):
            first = held.get((entry.id, area))
            if first is None:
                continue
            sure = own.loc[entry.id]
            cells: list[tuple[str, words.Sign | None]] = [
                (words.figure(first.value, first.status, entry, first.printed), None),
                (words.interval(sure["lower"], sure["upper"], entry).removeprefix("95% interval ") or "None", None),
            ]
            for other in wanted[1:]:
                there = held.get((entry.id, other))
                sign = words.JUDGEMENT[verdicts[other][entry.id].judgement]
                text = (
                    "Not published" if there is None else words.figure(there.value, there.status, entry, there.printed)
                )
                # A whole is no benchmark for its part.
                compare = entry.aggregation != "sum" and sign is not words.JUDGEMENT["not_compared"]
                cells.append((f"{text}: {sign.word}" if compare else text, sign if compare else None))
            cells.append((dataset.period(first.period).label, None))
            cells.append((words.POLARITY[entry.polarity], None))
            lines.append({"title": entry.title, "theme": title, "cells": cells})
    name = store.areas.name(area)
    people = words.number(held["pop-total", area].value)
    share = words.figure(held["pct-65plus", area].value, "final", dataset.indicators["pct-65plus"])
    sentence = f"{name}: {people} people in mid-2017, {share} of them aged 65 and over."
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="Profile of the locality",
        columns=["Indicator", name, "95% interval", *(f"Beside {other}" for other in names[1:]), "Period", "Reading"],
        rows=lines,
        caption="Compared where a count stands behind the figure: the other's figure outside this locality's 95% interval is better, worse, higher or lower. A figure without a count has no interval and is not compared.",
    )
    return base.Panel(
        sentence, rows, html=html, sources=base.citations(store, rows), methods=("comparison", "intervals")
    )


def budgeting(store: Store, chosen: Selection) -> base.Panel:
    """What participatory budgeting funded, and the communities it was for in the locality chosen."""
    rows = store.of(BUDGETING)
    within = set(store.areas.within(chosen.area, ("authority", "lcn")))
    kept = rows[rows["area"].isin(within | {store.areas.authority.id})]
    places = kept[kept["indicator"] == "pb-target-community"]["printed"].tolist()
    totals = {
        row.indicator: words.with_unit(row.value, store.indicator(row.indicator))
        for row in rows[rows["value"].notna()].itertuples()
    }
    sentence = (
        f"You Decide: residents made {totals['pb-applications']} and gave {totals['pb-presentations']}; "
        f"{totals['pb-voters']} chose {totals['pb-successful-bids']} to share {totals['pb-funding']}."
    )
    name = store.areas.name(chosen.area)
    named = (
        f"Communities in {name} that the funding was for: {', '.join(places)}."
        if places
        else f"No community in {name} is named among those that the funding was for."
    )
    note = "The totals are published for Cheshire East only; the paper does not say which bids were in which network."
    return base.Panel(sentence, kept, notes=(named, note), sources=base.citations(store, rows))
