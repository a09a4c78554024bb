"""Own localities: what is in use, and a draft of new ones."""

import pandas as pd

from outcomes import places, words
from outcomes.answer import Answer, Cell, Chart, Row, Table, columns, plain
from outcomes.areas import LOCALITY, LSOA, Areas
from outcomes.board import Board
from outcomes.localities import regroup
from outcomes.localities.definition import Definition
from outcomes.selection import Selection
from outcomes.views import common, local
from outcomes.words import cited

Draft = tuple[tuple[str, tuple[str, ...]], ...]


def wards(areas: Areas) -> dict[str, str]:
    """Wards by code, in order of name."""
    found = areas.members[areas.members["ward_code"] != ""].drop_duplicates("ward_code").sort_values("ward_name")
    return dict(zip(found["ward_code"], found["ward_name"], strict=True))


def lsoas(areas: Areas) -> dict[str, str]:
    """LSOAs by code: name, neighbourhood and ward, in order of name."""
    rows = areas.members.sort_values("lsoa11nm")
    return {
        row.lsoa11cd: ", ".join(filter(None, (f"{row.lsoa11nm} {row.msoa11hclnm}".strip(), row.ward_name)))
        for row in rows.itertuples()
    }


def in_use(board: Board, chosen: Selection) -> Answer:
    """The localities in use: where they lie, how many people they have, how firm their boundaries are."""
    areas = board.areas
    inside = {area.id: areas.within(area.id, (LSOA,)) for area in areas.localities}
    rows = places.figures(board, chosen, *filter(None, (board.population,)))
    rows = rows[rows["area"].isin(inside) & (rows["indicator"] == board.population)]
    people = {row.area: row for row in rows.itertuples()}
    body = tuple(Row(area.name, _line(board, inside[area.id], people.get(area.id))) for area in areas.localities)
    kind = areas.naming.many if len(body) != 1 else areas.naming.one
    lsoas = sum(map(len, inside.values()))
    sentence = f"{len(body)} {kind} hold{'s' if len(body) == 1 else ''} {lsoas} of {len(areas.members)} small areas."
    notes = [local.boundaries(board, drawn=False), local.needed(board), words.too_small(regroup.suppressed(board))]
    home = {lsoa: areas.name(area) for area, held in inside.items() for lsoa in held}
    alt = f"Map. {sentence} {words.listed([area.name for area in areas.localities])}."
    table = Table(
        "The localities in use",
        "Locality",
        columns("Small areas", "Wards", "People", "Boundary"),
        body,
        caption="Wards with at least one small area here, by best fit.",
    )
    return Answer(
        sentence,
        rows,
        about=local.about(board, chosen, rows) if len(rows) else common.about(board, chosen),
        parts=(_map(areas, home, chosen, alt), table),
        notes=tuple(note for note in notes if note),
        sources=cited.citations(board, rows),
    )


def _line(board: Board, lsoas: list[str], people: pd.Series | None) -> tuple[Cell, ...]:
    """LSOAs, wards, people and how firm the boundary of a locality is."""
    members = board.areas.members.set_index("lsoa11cd").loc[lsoas]
    weak = int((~members["ward_fit"].isin(("good", ""))).sum())
    low = sorted(members.loc[members["locality_confidence"] == "low", "ward_name"].unique())
    firm = f"may not hold {words.listed(low)}" if low else "no ward in doubt"
    if weak:
        firm += f"; {weak} {'small areas fit their' if weak > 1 else 'small area fits its'} ward only in part"
    size = words.STATUS["not_published"]
    if people is not None:
        size = words.cell(people, board.indicators[people.indicator]).removesuffix(" people")
    return plain(str(len(members)), "; ".join(sorted(members["ward_name"].unique())), size, firm)


def drafted(board: Board, chosen: Selection, draft: Draft) -> Answer:
    """A draft of own localities on the map of LSOAs, which can be clicked."""
    home = {lsoa: name for name, lsoas in draft for lsoa in lsoas}
    total = len(board.areas.members)
    sentence = (
        f"The draft puts {len(home)} of {total} small areas into {words.numeral(len(draft))} "
        f"localit{'y' if len(draft) == 1 else 'ies'}."
        if draft
        else "The draft is empty. Choose wards, or click small areas on the map."
    )
    return Answer(
        sentence,
        board.figures.iloc[:0],
        about=f"A draft, not in use yet; {board.areas.name(chosen.area)} has a thick edge",
        parts=(_map(board.areas, home, chosen, f"Map of {total} small areas. {sentence}"),),
        notes=_cutting(board, draft),
    )


def _cutting(board: Board, draft: Draft) -> tuple[str, ...]:
    """Said before anybody builds on it: groups that cut the smallest areas with all figures have few."""
    known = regroup.contents(board.areas) if board.wards.empty else board.areas.blocks
    what = "published locality" if board.wards.empty else "ward"
    wholes = list(known.values())
    cut = [name for name, codes in draft if any(whole & set(codes) and not whole <= set(codes) for whole in wholes)]
    if not cut:
        return ()
    return (
        f"{words.listed(cut)}: cuts a {what}, so most figures are not available until the data team loads small-area figures.",
    )


def definition(board: Board) -> Definition:
    """The localities in use as a definition, published ones too."""
    areas = board.areas
    return Definition(tuple((area.name, frozenset(areas.within(area.id, (LSOA,)))) for area in areas.localities))


def _map(areas: Areas, home: dict[str, str], chosen: Selection, alt: str) -> Chart:
    """LSOAs shaded by locality, each locality named in its middle."""
    names = sorted(set(home.values()))
    shapes = areas.boundaries[areas.boundaries["kind"] == LSOA].set_index("id").geometry
    labels = []
    for name in names:
        middle = shapes[[lsoa for lsoa, held in home.items() if held == name]].union_all().representative_point()
        labels.append({"name": name, "easting": round(middle.x), "northing": round(middle.y)})
    wards_of = areas.members.set_index("lsoa11cd")["ward_name"].to_dict()
    features = [
        {
            **feature,
            "area": feature["id"],
            "name": areas.name(feature["id"]),
            "ward": wards_of[feature["id"]],
            "group": home.get(feature["id"], ""),
            "shade": names.index(home[feature["id"]]) if feature["id"] in home else -1,
        }
        for feature in areas.geojson(LSOA)
    ]
    outlines = tuple({**feature, "area": feature["id"]} for feature in areas.geojson(LOCALITY))
    picture = {"outlines": outlines, "names": tuple(labels), "chosen": chosen.area}
    return Chart("groups", tuple(features), alt, picture, select=True)
