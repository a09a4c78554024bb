"""Every figure of the quarter with its evidence, a line each, and what has no new figure: the findings of the cards, all of them."""

from outcomes import findings, periods, questions, words
from outcomes.answer import Answer, Cell, Row, Table, columns, plain
from outcomes.board import Board
from outcomes.findings import Finding
from outcomes.selection import Selection
from outcomes.views import cards, common
from outcomes.words import cited, overview, silent
from outcomes.words.claims import step

ORDERS = {"evidence": "Evidence, then size", "change": "Size of the change", "title": "Name"}
# Of the priorities of the strategy.
EVERY = "every"


def priorities(board: Board) -> dict[str, str]:
    """The priorities of the strategy that the papers name, id to title, all of them first; nothing where no paper names one."""
    held = {
        name: title
        for dataset in board.datasets.values()
        if dataset.priorities
        for name, title in dataset.priorities.of.items()
    }
    return {EVERY: "Every priority", **held} if held else {}


def _priorities_said(board: Board) -> str:
    """Which paper says that it is about which priorities, and where."""
    said = []
    for dataset in board.datasets.values():
        if marked := dataset.priorities:
            named = f"{dataset.title} ({marked.locator}): {words.listed(list(marked.of.values()))}"
            said.append(" ".join(filter(None, (f"{named}.", marked.unclear))))
    return f"Priorities of the strategy, as each paper marks them. {' '.join(said)}" if said else ""


def answer(board: Board, chosen: Selection, order: str, priority: str = EVERY) -> Answer:
    """All figures of the quarter with their evidence, one line each, in the order chosen; of one priority of the strategy or of all."""
    every = findings.of(board, chosen)
    label = periods.short_label(chosen.quarter)
    found = [one for one in every if _about_priority(board, one.indicator.dataset, priority)]
    silent = _silent(board, chosen, priority)
    about = cards.about(board, chosen, found)
    notes = tuple(filter(None, (_priorities_said(board),))) if every else ()
    if not found:
        none = f"no quarterly figure had been published. {overview.with_figures(board)}"
        said = f"{label}: {f'no figure of a paper under {priorities(board)[priority]}.' if every else none}"
        return Answer(said, board.figures[:0], about=about, parts=silent, notes=notes)
    if order == "change":
        found = sorted(found, key=lambda finding: -abs(finding.difference))
    elif order == "title":
        found = sorted(found, key=lambda finding: finding.indicator.title)
    rows = cards.behind(board, found)
    # A paper that is behind stands with its latest quarter, which is no figure of the quarter chosen.
    late = any(f.move and questions.ends(periods.parse(f.move.period)) != chosen.quarter for f in found)
    beside = (
        f"The latest by {label} beside the period compared with"
        if late
        else f"{label} beside {periods.short_label(chosen.comparator)}"
    )
    of = "" if priority == EVERY else f" under {priorities(board)[priority]}"
    table = Table(
        "All indicators with a figure in the quarter",
        "Indicator",
        columns("Latest", "Change", "Better or worse?", "Grade or plan", "Evidence", "Series"),
        tuple(_line(board, chosen, finding) for finding in found),
        caption=f"{beside}; survey items beside the first survey. “Better or worse?” says which way it moved; “Evidence” says whether that may be chance.",
    )
    return Answer(
        f"All {len(found)} indicators with a figure {'by' if late else 'for'} {label}{of}, by {ORDERS[order].lower()}.",
        rows,
        about=about,
        parts=(table, *silent),
        notes=notes,
        sources=cited.citations(board, rows),
    )


def _line(board: Board, chosen: Selection, finding: Finding) -> Row:
    entry, move, change = finding.indicator, finding.move, finding.change
    if change is not None:
        texts = (
            words.with_unit(change.last, entry),
            f"{words.signed(change.difference)} points ({words.with_unit(change.first, entry)})",
            words.CHANGED[change.judgement].word,
            "None published",
        )
    else:
        assert move is not None
        plan = f"Plan {move.plan_status}" if move.plan_status else "None published"
        texts = (
            words.with_unit(move.latest, entry),
            step(move, named=move.compared_with != chosen.comparator and move.before is not None),
            words.DIRECTION[words.judgement_direction(move)],
            words.capital(move.band) if move.band else plan,
        )
    codes = [(reason.code, reason.detail) for reason in finding.reasons]
    cells = (
        Cell(texts[0], marks=("number",)),
        *plain(*texts[1:], words.capital(words.reasons(codes)) or "No test possible"),
        Cell("", series=finding.series),
    )
    return Row(entry.title, cells, link=common.link(board, chosen, entry))


def _about_priority(board: Board, dataset: str, priority: str) -> bool:
    marked = board.datasets[dataset].priorities
    return priority == EVERY or (marked is not None and priority in marked.of)


def _silent(board: Board, chosen: Selection, priority: str) -> tuple[Table, ...]:
    """Indicators without a new figure as a table; nothing when there is none."""
    found = [line for line in silent.of(board, chosen) if _about_priority(board, line[0].dataset, priority)]
    if not found:
        return ()
    label = periods.short_label(chosen.quarter)
    return (
        Table(
            "Indicators without a new figure",
            "Without a new figure",
            columns(label, "Last figure", "Since"),
            tuple(
                Row(entry.title, plain(stands, figure, since), link=common.link(board, chosen, entry))
                for entry, stands, figure, since in found
            ),
            caption=f"{len(found)} indicators have no figure for {label}; the last that was published stands beside them.",
        ),
    )
