"""Community health: the map, the ranking, a locality's profile, and participatory budgeting."""

import pandas as pd

from outcomes import areas as areas_module
from outcomes import periods, questions, words
from outcomes.charts import dots, maps
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.views import base, markup

DATASET = "community_health"
BUDGETING = "participatory_budgeting"
CLASSES = 5


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
    shown = rows if level == "lsoa" else rows[kinds != "lsoa"]
    return base.Panel(sentence, shown, alt=sentence, notes=tuple(notes), spec=spec, sources=base.citations(store, rows))


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
    """The networks in order, with Cheshire East as the line."""
    entry = store.indicator(indicator)
    rows = questions.figures(store.of(DATASET), indicator)
    kinds = rows["area"].map(lambda area: store.areas[area].kind)
    own = rows[kinds == "lcn"]
    records = [
        {"area": r.area, "name": store.areas.name(r.area), "value": r.value, "text": words.with_unit(r.value, entry)}
        for r in own.itertuples()
    ]
    borough = rows[rows["area"] == store.areas.authority.id]["value"].iloc[0]
    england = rows[rows["area"] == areas_module.ENGLAND]["value"].iloc[0]
    whole = entry.aggregation == "sum"
    sentence = (
        f"{entry.title}: Cheshire East {words.with_unit(borough, entry)}, England {words.with_unit(england, entry)}."
    )
    if chosen.area != store.areas.authority.id:
        mine = own[own["area"] == chosen.area]["value"].iloc[0]
        place = int((own["value"] > mine).sum()) + 1
        sentence = (
            f"{store.areas.name(chosen.area)}: {words.with_unit(mine, entry)}, number {place} of {len(own)} from the "
            f"highest; {sentence.split(': ', 1)[1]}"
        )
    spec = dots.ranked(records, entry, palette(dark), chosen.area, None if whole else borough, "Cheshire East")
    return base.Panel(sentence, rows[kinds != "lsoa"], alt=sentence, spec=spec, sources=base.citations(store, rows))


def profile(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """Every community health figure of the locality beside Cheshire East and England."""
    dataset = store.datasets[DATASET]
    rows = store.of(DATASET)
    area, borough = chosen.area, store.areas.authority.id
    wanted = list(dict.fromkeys((area, borough, areas_module.ENGLAND)))
    rows = rows[rows["area"].isin(wanted)]
    held = {(r.indicator, r.area): r for r in rows.itertuples()}
    sections = []
    for theme, title in dataset.themes.items():
        lines = []
        for entry in dataset.of_theme(theme):
            cells = [held.get((entry.id, a)) for a in wanted]
            first = cells[0]
            if first is None:
                continue
            lines.append(
                {
                    "title": entry.title,
                    "cells": [
                        "Not published" if c is None else words.figure(c.value, c.status, entry, c.printed)
                        for c in cells
                    ],
                    "period": dataset.period(first.period).label,
                    "polarity": words.POLARITY[entry.polarity],
                    "locator": first.locator,
                }
            )
        sections.append((title, lines))
    name = store.areas.name(area)
    people = words.number(held["pop-total", area].value)
    share = words.figure(held["pct-65plus", area].value, "final", dataset.indicators["pct-65plus"])
    sentence = f"{name}: {people} people in mid-2017, {share} of them aged 65 and over."
    html = markup.render(
        "profile.html",
        palette(dark),
        names=[store.areas.name(a) for a in wanted],
        sections=sections,
        caption="Figures as derived from the publishers' small-area statistics. No interval is given here, so no difference is called better or worse.",
    )
    return base.Panel(sentence, rows, html=html, sources=base.citations(store, rows))


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
