"""What was done, told in one sentence with its figures, and the places it was for."""

from outcomes import periods, words
from outcomes.board import Board
from outcomes.catalogue.model import Section
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.views.answer import Answer
from outcomes.words import cited, template


def answer(board: Board, chosen: Selection, section: Section) -> Answer:
    """The section's sentence; ``by`` names the indicator whose figures are the places in words."""
    dataset = board.datasets[section.dataset]
    rows = board.rows(*(entry.id for entry in dataset.of(section)))
    inside = set(board.areas.within(chosen.area, tuple(set(board.areas.kinds.values()))))
    kept = rows[rows["area"].isin(inside | {board.areas.authority.id})]
    name, authority = board.areas.name(chosen.area), board.areas.authority.name
    notes = []
    if section.by:
        places = kept[kept["indicator"] == section.by]["printed"].tolist()
        notes.append(
            f"Funding in {name} was for: {', '.join(places)}."
            if places
            else f"No community in {name} is named among those that the funding was for."
        )
    label = periods.short_label(chosen.quarter)
    spans = words.listed(list(dict.fromkeys(dataset.period(period).label for period in kept["period"])))
    said = template.fill(board, section.sentence(), rows, {"label": label, "count": str(len(kept))})
    return Answer(
        said or f"{section.title}: {words.many(len(kept), 'published figure')}.",
        kept,
        about=common.about(
            board,
            chosen,
            where="" if name == authority else f"{authority}: totals are not published for {name}",
            when=f"{spans}: published once, so the same for {label}",
        ),
        notes=(*notes, *common.notes_on(board, section, section.themes)),
        sources=cited.citations(board, rows),
    )
