"""The explorer's controls and what it opens with, for the page and for the file that works offline."""

from outcomes import exploring, findings, periods
from outcomes.board import Board
from outcomes.draw.web import markup
from outcomes.selection import PREVIOUS, Selection

FIRST = 6
TAKES = (
    ("link", "Copy link"),
    ("png", "PNG"),
    ("svg", "SVG"),
    ("csv", "CSV"),
    ("xlsx", "XLSX"),
    ("pptx", "PowerPoint (editable)"),
    ("table", "Copy table"),
)


def first(board: Board, chosen: Selection) -> list[str]:
    """What the explorer opens with: the figures most worth a look, those that have a course of time where there are some."""
    found = [one for one in findings.where_to_look(findings.of(board, chosen), most=40) if one.move]
    begun = [one for one in found if len(one.series) > 1]
    return [one.indicator.id for one in begun or found][:FIRST]


def skeleton(board: Board) -> str:
    """The controls as HTML, before there are figures."""
    held = exploring.parcel(board)
    areas = (area for area in (held["authority"], *held["localities"]) if area in held["areas"])
    return markup.render(
        "explore.html",
        rules=exploring.rules(board),
        sets=[(dataset, theme, place) for place, (dataset, theme, _) in enumerate(held["sets"])],
        places=[(area, held["areas"][area]) for area in areas],
        views=exploring.VIEWS,
        takes=TAKES,
    )


def choices(board: Board, chosen: Selection) -> dict[str, object]:
    """What the frame has chosen, as the explorer takes it."""
    before = exploring.year(periods.parse(chosen.comparator))
    return {
        "quarter": chosen.quarter,
        "area": chosen.area,
        "end": exploring.year(periods.parse(chosen.quarter)),
        "before": before,
        # Beside the period before nothing is asked for: of months that is the month before, not the quarter.
        "past": None if chosen.compare == PREVIOUS else before,
        "first": first(board, chosen),
    }
