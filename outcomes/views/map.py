"""One indicator on the map: localities or small areas, each with its figure and what is known of its boundary."""

from typing import Any

import pandas as pd

from outcomes import areas as areas_module
from outcomes import places, words
from outcomes.answer import Answer, Chart, Record
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.views import local
from outcomes.words import cited, classes

NAMED_PLACES = 8


def answer(board: Board, chosen: Selection, indicator: str, level: str = LOCALITY) -> Answer:
    """One indicator on the map at one level."""
    entry = board.indicator(indicator)
    rows = places.figures(board, chosen, indicator, level=level)
    kinds = rows["area"].map(board.areas.kinds)
    placed = rows[kinds == level]
    mapped = placed[placed["value"].notna()].reset_index(drop=True)
    if mapped.empty:
        return local.lacking(board, chosen, entry, rows)
    absent = {row.area: words.STATUS[row.status] for row in placed[placed["value"].isna()].itertuples()}
    authority = rows[rows["area"] == board.areas.authority.id]
    _, said = local.beside_authority(board, pd.concat([mapped, authority]), entry)
    readings = dict(zip(mapped["area"], said, strict=True))
    sentence = _sentence(board, mapped, entry, level)
    notes = [local.boundaries(board), f"{words.POLARITY[entry.polarity]}. {entry.caveats}".strip()]
    if absent:
        notes[:0] = [f"Grey: {local.left_out(board, list(absent))}.", local.needed(board)]
    if chosen.area in readings:
        notes.insert(0, f"{board.areas.name(chosen.area)}: {readings[chosen.area]}")
    features, labels = _features(board, mapped, entry, level, absent, readings)
    beside = "" if authority.empty else f"; {board.areas.authority.name} {words.cell(authority.iloc[0], entry)}"
    period = board.period(indicator, mapped["period"].iloc[0]).label
    doubtful = _doubts(board)
    options = {
        "outlines": tuple({**f, "area": f["id"]} for f in board.areas.geojson(LOCALITY)),
        "doubtful": tuple(feature for feature in board.areas.geojson(LSOA) if feature["id"] in doubtful),
        "names": _towns(board) if level == LSOA else _figures_on_map(board, features),
        "classes": labels,
        "chosen": chosen.area,
        "unit": entry.unit,
        "title": f"{entry.unit}, {period}{beside}",
        "caution": local.boundaries(board),
    }
    return Answer(
        sentence,
        rows[kinds.isin((LSOA, *places.WHOLE))] if level == LSOA else rows[kinds.isin((LOCALITY, *places.WHOLE))],
        about=local.about(board, chosen, rows),
        parts=(Chart("map", tuple(features), sentence, options, select=True),),
        notes=tuple(note for note in notes if note),
        sources=cited.citations(board, rows),
        methods=("comparison",),
    )


def _features(
    board: Board, mapped: pd.DataFrame, entry: Indicator, level: str, absent: dict[str, str], readings: dict[str, str]
) -> tuple[list[dict[str, Any]], list[str]]:
    """A shape for each area of the level with its figure in words, and the labels of the classes."""
    doubtful = _doubts(board)
    firm = dict.fromkeys(board.areas.ids, "firm")
    doubt = {**firm, **doubtful} if level == LSOA else _firmness(board)
    classed, labels = classes.classes(mapped["value"].tolist(), entry.decimals)
    by_area = {row.area: (row, shade) for row, shade in zip(mapped.itertuples(), classed, strict=True)}
    features = []
    for feature in board.areas.geojson(level):
        area = feature["id"]
        row, shade = by_area.get(area, (None, ""))
        features.append(
            {
                **feature,
                "area": area,
                "name": board.areas.name(area),
                "value": None if row is None else row.value,
                "class": shade,
                "text": absent.get(area, "Not published") if row is None else words.cell(row, entry),
                "reading": readings.get(area, "Not compared"),
                "doubt": doubt.get(area, "approximate"),
            }
        )
    return features, labels


def _doubts(board: Board) -> dict[str, str]:
    """LSOAs that may belong to another locality, and why, in words."""
    low = board.areas.members[board.areas.members["locality_confidence"] == "low"]
    return {row.lsoa11cd: f"{row.ward_name}: doubtful, may belong to another locality" for row in low.itertuples()}


def _firmness(board: Board) -> dict[str, str]:
    """What is known of each locality's boundary: the wards that it may not hold."""
    low = board.areas.members[board.areas.members["locality_confidence"] == "low"]
    wards: dict[str, set[str]] = {}
    for lsoa, ward in zip(low["lsoa11cd"], low["ward_name"], strict=True):
        wards.setdefault(board.areas.locality_of(lsoa), set()).add(ward)
    return {area: f"approximate; may not hold {words.listed(sorted(names))}" for area, names in wards.items()}


def _towns(board: Board) -> tuple[Record, ...]:
    spots = areas_module.load_places(board.areas.folder).head(NAMED_PLACES)
    return tuple(spots[["name", "easting", "northing"]].assign(figure="", dot=True).to_dict("records"))


def _figures_on_map(board: Board, features: list[dict[str, Any]]) -> tuple[Record, ...]:
    """Each locality's first place and figure, in the middle of its widest part."""
    middles = board.areas.middles
    labels = []
    for feature in features:
        east, north = middles[feature["area"]]
        figure = feature["text"] if feature["value"] is not None else "no figure"
        labels.append({"name": feature["name"], "figure": figure, "easting": east, "northing": north, "dot": False})
    return tuple(labels)


def _sentence(board: Board, mapped: pd.DataFrame, entry: Indicator, level: str) -> str:
    top, bottom = mapped.loc[mapped["value"].idxmax()], mapped.loc[mapped["value"].idxmin()]
    unit = board.areas.naming.many if level == LOCALITY else "small areas"
    whole = level != LOCALITY or len(mapped) == len(board.areas.localities)
    return (
        f"{entry.title}: highest in {board.areas.name(top['area'])} ({words.cell(top, entry)}), lowest in "
        f"{board.areas.name(bottom['area'])} ({words.cell(bottom, entry)}), of {len(mapped)} {unit}{'' if whole else ' that have a figure'}."
    )
