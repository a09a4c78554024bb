"""What was done, told in one sentence with its figures, and the places it was for."""

import pandas as pd

from outcomes import periods, words
from outcomes.answer import Answer, Chart
from outcomes.board import Board
from outcomes.catalogue.model import Section
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited, template


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """The section's sentence; ``by`` names the indicator whose figures are the places in words."""
    dataset = board.datasets[section.dataset]
    rows = board.rows(*(entry.id for entry in dataset.of(section)))
    inside = set(board.areas.within(chosen.area, tuple(set(board.areas.kinds.values()))))
    kept = rows[rows["area"].isin(inside | {board.areas.authority.id})]
    name, authority = board.areas.name(chosen.area), board.areas.authority.name
    place = _places(section, kept, name, int((rows["indicator"] == section.by).sum()))
    label = periods.short_label(chosen.quarter)
    spans = words.listed(list(dict.fromkeys(dataset.period(period).label for period in kept["period"])))
    said = template.fill(board, section.sentence(), rows, {"label": label})
    said = said or f"{section.title}: {words.many(len(kept), 'published figure')}."
    here = name != authority
    return Answer(
        # Before a room nothing but the sentence and the picture stands.
        f"{said} {place}".strip() if here else said,
        kept,
        about=common.about(
            board,
            chosen,
            where=f"{authority}: totals are not published for {name}" if here else "",
            when=f"{spans}: published once, so the same for {label}",
        ),
        parts=_stages(board, section, kept),
        notes=(*([] if here or not place else [place]), *common.notes_on(board, section, section.themes)),
        sources=cited.citations(board, rows),
    )


def _places(section: Section, rows: pd.DataFrame, name: str, every: int) -> str:
    """The places that it was for, of those that are named; "" where the section names none."""
    if not section.by:
        return ""
    named = rows.loc[rows["indicator"] == section.by, "printed"].tolist()
    if not named:
        return f"No community in {name} is named among those that the funding was for."
    if named == [name]:
        return f"{name} is one of the {every} communities it was meant for."
    return f"Funding in {name} was for: {', '.join(named)}."


def _stages(board: Board, section: Section, rows: pd.DataFrame) -> tuple[Chart, ...]:
    """Bars from the first stage to the last, of the whole; nothing where fewer than two have a figure."""
    counted = rows[rows["value"].notna() & (rows["area"] == board.areas.authority.id)].drop_duplicates(
        "indicator", keep="last"
    )
    held = counted.set_index("indicator", drop=False)
    records = [
        {
            "name": board.indicators[stage].title,
            "value": held.at[stage, "value"],
            "text": words.cell(held.loc[stage], board.indicators[stage]),
        }
        for stage in section.stages
        if stage in held.index
    ]
    if len(records) < 2:
        return ()
    alt = f"{section.title}: {words.listed([one['text'] for one in records])}."
    return (Chart("bars", tuple(records), alt, {"title": "How many"}),)
