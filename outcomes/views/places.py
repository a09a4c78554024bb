"""Community health: the map, the ranking, a locality's profile, and participatory budgeting."""

from typing import Any

import numpy as np
import pandas as pd

from outcomes import areas as areas_module
from outcomes import evidence, periods, questions, words
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import POPULATION, Board
from outcomes.catalogue.model import SUM, Indicator
from outcomes.draw.theme import palette
from outcomes.draw.web import dots, maps, markup
from outcomes.localities import regroup as own
from outcomes.selection import Selection
from outcomes.views import base

DATASET = "community_health"
BUDGETING = "participatory_budgeting"
CLASSES = 5
# From this many areas on a map has classes; with fewer, shade follows the value itself.
MANY = 40
DEPRIVATION = "imd2019-score"
OLDER = "pct-65plus"
FIRST = DEPRIVATION
NAMED_PLACES = 8


def classes(values: list[float], decimals: int) -> tuple[list[str], list[str]]:
    """The class of each value by fifths, and the labels of all classes from the lowest: ``8.2 to 9.9 (47 areas)``.

    Values are classed as they are printed, so that no printed value stands in two classes; equal values share one, so there
    may be fewer than five. None at all for fewer than ``MANY`` areas: with those, fifths would give one colour to 5% and 30%.
    """
    if len(values) < MANY:
        return [""] * len(values), []
    shown = pd.Series(values).round(decimals)
    # Where all are equal there is no edge to cut at.
    place = pd.qcut(shown, CLASSES, labels=False, duplicates="drop").fillna(0)
    labels = {}
    for group, part in shown.groupby(place):
        low, high = words.number(part.min(), decimals), words.number(part.max(), decimals)
        labels[group] = f"{low} to {high} ({len(part)} areas)" if low != high else f"{low} ({len(part)} areas)"
    return [labels[group] for group in place], list(labels.values())


def titles(board: Board) -> dict[str, str]:
    """Community health indicators that have figures, id to title."""
    held = set(board.of(DATASET)["indicator"])
    return {entry.id: entry.title for entry in board.datasets[DATASET].indicators.values() if entry.id in held}


def levels(board: Board, indicator: str) -> list[str]:
    """Levels that an indicator can be mapped at."""
    rows = questions.figures(board.of(DATASET), indicator)
    kinds = {board.areas[area].kind for area in rows["area"]}
    return [kind for kind in (LOCALITY, LSOA) if kind in kinds]


def figures(board: Board, chosen: Selection, indicator: str | None = None) -> pd.DataFrame:
    """Community health figures of one period each, of one indicator where given."""
    rows = board.of(DATASET)
    rows = rows[rows["statistic"] == "value"] if indicator is None else questions.figures(rows, indicator)
    return questions.one_period(rows, board.datasets[DATASET], chosen.quarter)


def doubts(board: Board) -> dict[str, str]:
    """LSOAs that may belong to another locality, and why, in words."""
    low = board.areas.members[board.areas.members["locality_confidence"] == "low"]
    return {row.lsoa11cd: f"{row.ward_name}: doubtful, may belong to another locality" for row in low.itertuples()}


def choropleth(board: Board, chosen: Selection, indicator: str, level: str, dark: bool) -> base.Panel:
    """One indicator on the map at one level."""
    dataset = board.datasets[DATASET]
    entry = dataset.indicators[indicator]
    rows = figures(board, chosen, indicator)
    kinds = rows["area"].map(board.areas.kinds)
    placed = rows[kinds == level]
    mapped = placed[placed["value"].notna()].reset_index(drop=True)
    if mapped.empty:
        return _lacking(board, chosen, entry, rows)
    absent = {row.area: words.STATUS[row.status] for row in placed[placed["value"].isna()].itertuples()}
    doubtful = doubts(board)
    doubt = (
        {lsoa.id: doubtful.get(lsoa.id, "firm") for lsoa in board.areas.areas.values()}
        if level == LSOA
        else _firmness(board)
    )
    readings = _readings(board, rows, mapped, entry)
    classed, labels = classes(mapped["value"].tolist(), entry.decimals)
    by_area = dict(zip(mapped["area"], zip(mapped.itertuples(), classed, strict=True), strict=True))
    features = []
    for feature in board.areas.geojson(level):
        row, shade = by_area.get(feature["id"], (None, ""))
        features.append(
            {
                **feature,
                "area": feature["id"],
                "name": board.areas.name(feature["id"]),
                "value": None if row is None else row.value,
                "class": shade,
                "text": absent.get(feature["id"], "Not published") if row is None else words.cell(row, entry),
                "reading": readings.get(feature["id"], "Not compared"),
                "doubt": doubt.get(feature["id"], "approximate"),
            }
        )
    outlines = [{**f, "area": f["id"]} for f in board.areas.geojson(LOCALITY)]
    borough = rows[rows["area"] == board.areas.authority.id]
    beside = "" if borough.empty else f"; {board.areas.authority.name} {words.cell(borough.iloc[0], entry)}"
    period = dataset.period(mapped["period"].iloc[0]).label
    spec = maps.choropleth(
        features,
        outlines,
        [feature for feature in board.areas.geojson(LSOA) if feature["id"] in doubtful],
        _towns(board) if level == LSOA else _figures_on_map(board, features),
        labels,
        palette(dark),
        chosen.area,
        f"{entry.unit}, {period}{beside}",
    )
    sentence = _map_sentence(board, mapped, indicator, level)
    notes = [boundaries(board), f"{words.POLARITY[entry.polarity]}. {entry.caveats}".strip()]
    if absent:
        notes[:0] = [f"Grey: {_left_out(board, list(absent))}.", needed(board)]
    if chosen.area in readings:
        notes.insert(0, f"{board.areas.name(chosen.area)}: {readings[chosen.area]}")
    shown = rows if level == LSOA else rows[kinds != LSOA]
    return base.Panel(
        sentence,
        shown,
        about=about(board, chosen, rows),
        alt=sentence,
        notes=tuple(note for note in notes if note),
        spec=spec,
        sources=base.citations(board, rows),
        methods=("comparison",),
    )


def _towns(board: Board) -> list[dict[str, Any]]:
    """Towns that the map names, with a dot each."""
    spots = areas_module.load_places(board.areas.folder).head(NAMED_PLACES)
    return spots[["name", "easting", "northing"]].assign(dot=True).to_dict("records")


def _figures_on_map(board: Board, features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each area's name and figure, to stand on the area itself."""
    middles = board.areas.middles
    return [
        {
            "name": f"{maps.first(feature['name'])}\n{feature['text'] if feature['value'] is not None else 'no figure'}",
            "easting": middles[feature["area"]][0],
            "northing": middles[feature["area"]][1],
            "dot": False,
        }
        for feature in features
    ]


def _firmness(board: Board) -> dict[str, str]:
    """What is known of each locality's boundary: the wards that it may not hold."""
    members = board.areas.members
    low = members[members["locality_confidence"] == "low"]
    wards: dict[str, set[str]] = {}
    for lsoa, ward in zip(low["lsoa11cd"], low["ward_name"], strict=True):
        wards.setdefault(board.areas.locality_of(lsoa), set()).add(ward)
    return {area: f"approximate; may not hold {words.listed(sorted(names))}" for area, names in wards.items()}


def _left_out(board: Board, areas: list[str]) -> str:
    """Localities without a figure, named."""
    return f"{words.listed([board.areas.name(area) for area in areas])}, not available for this grouping"


def about(board: Board, chosen: Selection, rows: pd.DataFrame, where: str = "") -> str:
    """The line under the title of figures of localities: all of them with the chosen one marked, of which period."""
    many = board.areas.naming.many
    if not where:
        marked = chosen.area in {area.id for area in board.areas.localities}
        where = f"All {many}; {board.areas.name(chosen.area)} is marked" if marked else f"All {many}"
    dataset = board.datasets[DATASET]
    shown = sorted({dataset.period(period) for period in rows["period"].unique()}, key=lambda period: period.key)
    spans = words.listed(list(dict.fromkeys(period.label for period in shown)))
    label = periods.short_label(chosen.quarter)
    # Of several periods each figure names its own.
    when = spans if len(shown) == 1 else f"each of its own period, {shown[0].label} to {shown[-1].label}"
    return base.about(board, chosen, where=where, when=f"{when}: not published by quarter, so the same for {label}")


def _lacking(board: Board, chosen: Selection, entry: Indicator, rows: pd.DataFrame) -> base.Panel:
    """What is said of an indicator that has no figure of any locality in use."""
    return base.Panel(
        f"{entry.title}: not available for this grouping.",
        rows,
        about=base.about(board, chosen, where=f"All {board.areas.naming.many}"),
        notes=(needed(board),),
        sources=base.citations(board, rows),
    )


def boundaries(board: Board) -> str:
    """What must be said of the boundaries, and which wards are in doubt."""
    said = board.areas.naming.boundaries
    wards = board.areas.doubtful
    if not wards:
        return said
    return f"{said} A dashed edge marks wards that may belong to another locality: {words.listed(wards)}.".strip()


def needed(board: Board) -> str:
    """Which figures of own localities are missing, and what brings them."""
    return words.small_areas_needed(own.needed(board))


def _readings(board: Board, rows: pd.DataFrame, mapped: pd.DataFrame, entry: Indicator) -> dict[str, str]:
    """Each area beside Cheshire East in words, by area."""
    borough = rows[rows["area"] == board.areas.authority.id]["value"]
    if borough.empty or entry.aggregation == SUM:
        return dict.fromkeys(mapped["area"], "A total: not compared")
    judged = evidence.compared(mapped, np.full(len(mapped), borough.iloc[0]), board.indicators)
    texts = [words.cell(row, entry) for row in mapped.itertuples()]
    beside = f"{board.areas.authority.name} ({words.with_unit(borough.iloc[0], entry)})"
    said = words.compared(texts, judged["lower"], judged["upper"], judged["judgement"], beside)
    return dict(zip(mapped["area"], said, strict=True))


def _map_sentence(board: Board, mapped: pd.DataFrame, indicator: str, level: str) -> str:
    entry = board.indicator(indicator)
    top, bottom = mapped.loc[mapped["value"].idxmax()], mapped.loc[mapped["value"].idxmin()]
    unit = board.areas.naming.many if level == LOCALITY else "LSOAs"
    whole = level != LOCALITY or len(mapped) == len(board.areas.localities)
    return (
        f"{entry.title}: highest in {board.areas.name(top['area'])} ({words.cell(top, entry)}), lowest in "
        f"{board.areas.name(bottom['area'])} ({words.cell(bottom, entry)}), of {len(mapped)} {unit}{'' if whole else ' that have a figure'}."
    )


def ranking(board: Board, chosen: Selection, indicator: str, dark: bool) -> base.Panel:
    """The localities in order, each beside the authority, with the gap and the slope by deprivation."""
    entry = board.indicator(indicator)
    rows = figures(board, chosen, indicator)
    kinds = rows["area"].map(board.areas.kinds)
    every = rows[kinds == LOCALITY]
    mapped = every[every["value"].notna()].reset_index(drop=True)
    if mapped.empty:
        return _lacking(board, chosen, entry, rows)
    held = rows.set_index("area")["value"].to_dict()
    authority = board.areas.authority
    borough = held[authority.id]
    whole = entry.aggregation == SUM
    judged = evidence.compared(mapped, np.full(len(mapped), np.nan if whole else borough), board.indicators)
    texts = [words.cell(row, entry) for row in mapped.itertuples()]
    beside = f"{authority.name} ({words.with_unit(borough, entry)})"
    readings = words.compared(texts, judged["lower"], judged["upper"], judged["judgement"], beside)
    records = [
        {
            "area": row.area,
            "name": board.areas.name(row.area),
            "value": row.value,
            "text": text,
            "lower": None if questions.blank(sure.lower) else sure.lower,
            "upper": None if questions.blank(sure.upper) else sure.upper,
            "judgement": sure.judgement,
            "reading": reading,
        }
        for row, sure, text, reading in zip(mapped.itertuples(), judged.itertuples(), texts, readings, strict=True)
    ]
    wholes = [area for area in (authority.id, areas_module.ENGLAND) if area in held]
    sentence = f"{entry.title}: " + ", ".join(
        f"{board.areas.name(area)} {words.with_unit(held[area], entry)}" for area in wholes
    )
    sentence += "."
    if chosen.area in set(mapped["area"]):
        mine = mapped[mapped["area"] == chosen.area]["value"].iloc[0]
        place = int((mapped["value"] > mine).sum()) + 1
        reading = readings[list(mapped["area"]).index(chosen.area)]
        of = f"{len(mapped)}" if len(mapped) == len(every) else f"the {len(mapped)} that have a figure,"
        sentence = f"{board.areas.name(chosen.area)}, number {place} of {of} from the highest. {entry.title}: {reading}"
    elif not whole and (judged["method"] != "").all():
        counted = judged["judgement"].value_counts()
        parts = [
            f"{counted[key]} {'are' if counted[key] > 1 else 'is'} {sign.word}"
            for key, sign in words.JUDGEMENT.items()
            if key in counted
        ]
        sentence = f"{entry.title}: beside {beside}, {', '.join(parts)}, of {len(mapped)} localities."
    notes = [*_unequal(board, mapped, entry)]
    why = [reason for reason in judged["why"].unique() if reason]
    if why:
        notes.append(words.no_interval(why[0]) + " So no locality is called better or worse.")
    else:
        notes.append(
            f"Better and worse mean that {authority.name}'s figure lies outside the locality's own 95% interval. "
            f"{words.numeral(len(mapped)).capitalize()} localities are compared, and each is part of {authority.name}."
        )
    missing = every[every["value"].isna()]["area"].tolist()
    if missing:
        notes[:0] = [f"Rank, gap and slope leave out {_left_out(board, missing)}.", needed(board)]
    notes.append(words.over_time(evidence.over_time([borough], [chosen.quarter], entry), "", ""))
    spec = dots.ranked(records, entry, palette(dark), chosen.area, None if whole else borough, authority.name)
    return base.Panel(
        sentence,
        rows[kinds != LSOA],
        about=about(board, chosen, rows),
        alt=" ".join([sentence, *(f"{record['name']}: {record['text']}." for record in records)]),
        notes=tuple(notes),
        spec=spec,
        sources=base.citations(board, rows),
        methods=("comparison", "intervals", "inequality"),
    )


def _unequal(board: Board, rows: pd.DataFrame, entry: Indicator) -> list[str]:
    """The gap between localities and the slope by deprivation, where intervals allow them."""
    found = evidence.gap(rows, board.indicators)
    if found is None:
        return []
    notes = [
        f"Gap of highest and lowest locality: {words.number(found.absolute, 1)} points (95% interval "
        f"{words.number(found.lower, 1)} to {words.number(found.upper, 1)})."
    ]
    scores = questions.figures(board.of(DATASET), DEPRIVATION).set_index("area")["value"].to_dict()
    index = evidence.slope(rows, scores, board.indicators)
    if index is not None:
        low, high = index.slope_limits
        more = "more" if index.slope > 0 else "less"
        notes.append(
            f"From least to most deprived (slope index over {len(rows)} localities by IMD 2019): {words.number(abs(index.slope), 1)} points "
            f"{more} where deprivation is highest (95% interval {words.signed(low)} to {words.signed(high)})."
        )
    return notes


def profile(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Every community health figure of the locality beside Cheshire East and England."""
    dataset = board.datasets[DATASET]
    rows = figures(board, chosen)
    area, borough = chosen.area, board.areas.authority.id
    wanted = [a for a in dict.fromkeys((area, borough, areas_module.ENGLAND)) if (rows["area"] == a).any()]
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
                    board.indicators,
                ).itertuples(),
                strict=True,
            )
        )
        for other in wanted[1:]
    }
    limits = evidence.limits(mine, board.indicators).set_index(mine["indicator"])
    names = [board.areas.name(a) for a in wanted]
    name = board.areas.name(area)
    lines = []
    for theme, title in dataset.themes.items():
        for entry in dataset.of_theme(theme):
            first = held.get((entry.id, area))
            if first is None:
                continue
            sure = limits.loc[entry.id]
            cells: list[tuple[str, words.Sign | None]] = [
                (words.cell(first, entry), None),
                (words.interval(sure["lower"], sure["upper"], entry).removeprefix("95% interval ") or "None", None),
            ]
            for other in wanted[1:]:
                there = held.get((entry.id, other))
                sign = words.JUDGEMENT[verdicts[other][entry.id].judgement]
                text = "Not published" if there is None else words.cell(there, entry)
                # A whole is no benchmark for its part.
                compare = entry.aggregation != SUM and sign is not words.JUDGEMENT["not_compared"]
                cells.append((text, None))
                cells.append((f"{name} is {sign.word}" if compare else "Not compared", sign if compare else None))
            cells.append((dataset.period(first.period).label, None))
            cells.append((words.GOOD_DIRECTION[entry.polarity], None))
            lines.append({"title": entry.title, "theme": title, "cells": cells})
    sentence = who_lives_here(board, chosen)
    html = markup.render(
        "evidence.html",
        palette(dark),
        label="Profile of the locality",
        columns=[
            "Indicator",
            name,
            "95% interval",
            *(column for other in names[1:] for column in (other, f"Compared with {other}")),
            "Period",
            "Good direction",
        ],
        rows=lines,
        caption='Compared where a count stands behind the figure: "worse" means that this locality is worse than the other by more than chance explains. A figure without a count is not compared.',
    )
    return base.Panel(
        sentence,
        rows,
        about=about(board, chosen, rows, where=name),
        html=html,
        notes=tuple(filter(None, (needed(board),))),
        sources=base.citations(board, rows),
        methods=("comparison", "intervals"),
    )


def who_lives_here(board: Board, chosen: Selection) -> str:
    """How many people the locality has and how many are 65 and over, as far as that is known."""
    rows = figures(board, chosen)
    held = rows[(rows["area"] == chosen.area) & rows["value"].notna()].set_index("indicator")
    name = board.areas.name(chosen.area)
    if POPULATION not in held.index:
        return f"{name}: how many people live here needs figures of LSOAs."
    people, when = held.loc[POPULATION, ["value", "period"]]
    said = f"{name}: {words.number(people)} people in {board.period(POPULATION, when).label}"
    if OLDER not in held.index:
        return f"{said}."
    return f"{said}, {words.with_unit(held.loc[OLDER, 'value'], board.indicator(OLDER))} of them aged 65 and over."


def budgeting(board: Board, chosen: Selection) -> base.Panel:
    """What participatory budgeting funded, and the communities it was for in the locality chosen."""
    rows = board.of(BUDGETING)
    within = set(board.areas.within(chosen.area, ("authority", LOCALITY, own.PUBLISHED)))
    kept = rows[rows["area"].isin(within | {board.areas.authority.id})]
    places = kept[kept["indicator"] == "pb-target-community"]["printed"].tolist()
    totals = {
        row.indicator: words.with_unit(row.value, board.indicator(row.indicator))
        for row in rows[rows["value"].notna()].itertuples()
    }
    sentence = (
        f"You Decide: residents made {totals['pb-applications']} and gave {totals['pb-presentations']}; "
        f"{totals['pb-voters']} chose {totals['pb-successful-bids']} to share {totals['pb-funding']}."
    )
    name = board.areas.name(chosen.area)
    named = (
        f"Communities in {name} that the funding was for: {', '.join(places)}."
        if places
        else f"No community in {name} is named among those that the funding was for."
    )
    note = (
        f"The totals are published for {board.areas.authority.name} only; the paper does not say which bids were in which "
        "locality. The communities are placed in the published localities."
    )
    labels = [board.datasets[BUDGETING].period(period).label for period in dict.fromkeys(kept["period"])]
    where = (
        ""
        if name == board.areas.authority.name
        else f"{board.areas.authority.name}: totals are not published for {name}"
    )
    about = base.about(
        board,
        chosen,
        where=where,
        when=f"{words.listed(labels)}: published once, so the same for {periods.short_label(chosen.quarter)}",
    )
    return base.Panel(sentence, kept, about=about, notes=(named, note), sources=base.citations(board, rows))
