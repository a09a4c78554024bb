"""What an indicator means, where every one of its figures stands, and the register of what is doubtful."""

from outcomes import disclosure, words
from outcomes.answer import Answer, Cell, Row, Table, columns
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.selection import Selection
from outcomes.views import common
from outcomes.words import cited


def matching(board: Board, dataset: str, text: str) -> list[Indicator]:
    """Indicators of a dataset whose title, theme, definition or other names hold every word of the text."""
    declared = board.datasets[dataset]
    wanted = text.lower().split()
    return [
        entry
        for entry in declared.indicators.values()
        if all(
            word in f"{entry.title} {declared.themes[entry.theme]} {entry.definition} {' '.join(entry.search)}".lower()
            for word in wanted
        )
    ]


def answer(board: Board, chosen: Selection, indicator: str) -> Answer:
    """What an indicator means, and every one of its figures with its place."""
    entry = board.indicator(indicator)
    rows = board.rows(indicator)
    own = rows[rows["area"] == chosen.area]
    where = "Every area"
    if chosen.area != board.areas.authority.id:
        where = f"Every area: not published for {board.areas.name(chosen.area)}"
        if len(own):
            where, rows = f"{board.areas.name(chosen.area)} only", own
    facts = tuple(Row(name, (Cell(text),)) for name, text in _facts(board, entry) if text)
    return Answer(
        entry.title,
        rows,
        about=common.about(board, chosen, where=where, when="every period, whichever quarter is chosen"),
        parts=(Table("What it means", "About it", columns("In words"), facts),),
        sources=cited.citations(board, rows),
    )


def _facts(board: Board, entry: Indicator) -> list[tuple[str, str]]:
    """Everything that the catalogue knows of an indicator, each under its name; "" where it says nothing."""
    dataset = board.dataset_of(entry.id)
    grades = [
        (
            f"Grades from {words.short(dataset.period(held.holds_from))}" if len(entry.bands) > 1 else "Grades",
            words.thresholds(entry, held).removesuffix(f" {words.POLARITY[entry.polarity]}."),
        )
        for held in entry.bands
    ]
    near = words.listed([board.indicators[name].title for name in entry.near if name in board.indicators])
    return [
        ("What it is", entry.definition),
        ("Question it answers", entry.question),
        ("Title as printed", entry.printed),
        ("Measured as", entry.measure),
        ("Numerator", entry.numerator),
        ("Denominator", entry.denominator or ("not stated" if entry.numerator else "")),
        ("Unit", entry.unit),
        ("Good direction", words.POLARITY[entry.polarity]),
        ("Interval", words.METHOD[entry.interval_method].removeprefix("Interval: ")),
        (
            "Small numbers",
            words.capital(words.disclosed(disclosure.rule(entry.disclosure)).removeprefix("Small numbers: ")),
        ),
        *grades,
        *(
            [
                (
                    "Plan",
                    f"From {words.short(dataset.period(plan.holds_from))}: {words.with_unit(plan.value, entry)} ({plan.basis}).",
                )
            ]
            if (plan := entry.plan)
            else []
        ),
        ("Near in the Board's papers", near),
        ("How they differ", entry.difference),
        ("Caution", entry.caveats),
        ("Owner", dataset.owner_role),
        ("Next update", dataset.next_update),
    ]
