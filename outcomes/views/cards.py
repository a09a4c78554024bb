"""Where to look this quarter: at most eight cards, and where the authority differs most by official series."""

import pandas as pd

from outcomes import findings, periods, questions, standing, words
from outcomes.answer import Answer, Cards, Cell, Counters, Row, Table, columns
from outcomes.board import Board
from outcomes.findings import Finding
from outcomes.selection import Selection
from outcomes.views import claims, common
from outcomes.words import cited, overview

MOST_DIFFERENCES = 8


def answer(board: Board, chosen: Selection) -> Answer:
    """The things most worth the Board's time, each with its evidence, commentary and place of printing."""
    found = findings.of(board, chosen)
    kept = findings.where_to_look(found)
    label = periods.short_label(chosen.quarter)
    if not found:
        return Answer(
            f"{label}: no quarterly figure had been published. {overview.with_figures(board)}",
            board.figures.iloc[:0],
            about=about(board, chosen, found),
            parts=_differences(board, chosen),
        )
    notes = [] if kept else ["A quiet quarter: nothing is beyond chance, no plan is missed, no grade has changed."]
    differences = standing.differences(board, chosen.quarter)[:MOST_DIFFERENCES]
    rows = (
        pd.concat([behind(board, kept), pd.DataFrame([one.row for one in differences])[board.figures.columns]])
        if differences
        else behind(board, kept)
    )
    return Answer(
        overview.since_then(chosen, found),
        rows,
        about=about(board, chosen, found),
        parts=(
            Counters(overview.counts(found)),
            Cards(tuple(claims.card(board, chosen, finding) for finding in kept)),
            *_differences(board, chosen),
        ),
        notes=(*notes, overview.HOW),
        sources=cited.citations(board, rows),
        methods=("intervals", "too-few-points"),
    )


def about(board: Board, chosen: Selection, found: list[Finding]) -> str:
    """Whose figures are shown and of when; where papers differ in either, each is named."""
    shown = findings.shown_for(board, chosen)
    authority = board.areas.authority
    here = [board.datasets[name].title for name, area in shown.items() if area == chosen.area]
    where = ""
    if chosen.area != authority.id and not here:
        name = board.areas.name(chosen.area)
        where = f"{authority.name}: not published for {name}, whose own figures stand under Places"
    if chosen.area != authority.id and here:
        where = f"{board.areas.name(chosen.area)}: {words.listed(here)}; {authority.name}: everything else"
    periods_of: dict[str, str] = {}
    for finding in found:
        if finding.move and finding.move.often and questions.ends(periods.parse(finding.move.period)) != chosen.quarter:
            periods_of[board.datasets[finding.indicator.dataset].title] = periods.short_label(finding.move.period)
    late = "; ".join(f"{title}: {label}, the latest before it" for title, label in periods_of.items())
    when = f"{periods.parse(chosen.quarter).label}{f' ({late})' if late else ''}"
    before = {finding.move.compared_with for finding in found if finding.move and finding.move.often}
    beside = next(iter(before)) if len(before) == 1 else chosen.comparator
    return common.about(board, chosen, authority.id, where=where, when=when, beside=beside)


def behind(board: Board, found: list[Finding]) -> pd.DataFrame:
    """The rows that findings rest on: of a move the two periods compared, of a survey its waves."""
    kept = []
    for finding in found:
        assert finding.rows is not None
        rows = finding.rows
        if finding.move:
            pair = (finding.move.period, finding.move.compared_with)
            rows = board.rows(finding.indicator.id)
            rows = rows[rows["period"].isin(pair) & (rows["area"] == finding.move.area)]
        kept.append(rows)
    return pd.concat(kept) if kept else board.figures.iloc[:0]


def _differences(board: Board, chosen: Selection) -> tuple[Table, ...]:
    """Where the authority differs most from England and similar places, by official series; nothing without any."""
    found = standing.differences(board, chosen.quarter)[:MOST_DIFFERENCES]
    if not found:
        return ()
    rows = []
    for one in found:
        entry, sign = one.indicator, words.JUDGEMENT[one.judgement]
        interval = words.interval(one.lower, one.upper, entry).removeprefix("95% interval ")
        cells = (
            Cell(f"{words.cell(pd.Series(one.row), entry)} ({interval})"),
            Cell(words.with_unit(one.england, entry)),
            Cell(f"{words.capital(sign.word)} than England", sign),
            Cell(f"{one.place} of {one.places} from the best"),
            Cell(words.short(board.period(entry.id, one.row["period"]))),
        )
        rows.append(Row(entry.title, cells, link=common.link(board, chosen, entry, board.areas.authority.id)))
    name = board.areas.authority.name
    return (
        Table(
            "Where we differ most from England and similar places",
            "Where we differ most",
            columns(f"{name} (95% interval)", "England", "Judgement", "Among similar places", "Period"),
            tuple(rows),
            caption=f"Where we differ most from England and similar places: official series of {name}, the latest by "
            f"{periods.short_label(chosen.quarter)}; first those outermost among similar places too.",
        ),
    )
