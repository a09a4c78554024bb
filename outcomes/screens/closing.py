"""How a talk ends: what is not known, and what the people of the place are asked."""

import pandas as pd

from outcomes import findings, periods, places, questions, words
from outcomes.answer import Answer, Points
from outcomes.board import Board
from outcomes.opening import OURS
from outcomes.screens import beside
from outcomes.screens.papers import LOOKED_AT
from outcomes.screens.room import Line, points
from outcomes.selection import Selection
from outcomes.views import cards, local
from outcomes.words import cited

MOST_QUESTIONS = 3


def unknown(board: Board, chosen: Selection) -> Answer:
    """What is not known: figures not published for the locality, doubts of boundaries and documents."""
    authority, name = board.areas.authority, board.areas.name(chosen.area)
    lines = []
    if chosen.area != authority.id:
        held = set(board.figures.loc[board.figures["area"] == chosen.area, "dataset"])
        missing = [dataset.title for key, dataset in questions.papers(board).items() if key not in held]
        if missing:
            lines.append(f"Not published for {name}, only for {authority.name}: {words.listed(missing)}.")
    if places.titles(board):
        lines += [local.boundaries(board, drawn=False), local.needed(board)]
    label = periods.short_label(chosen.quarter)
    now = pd.concat([board.of(name) for name in questions.papers(board)])
    now = now[(now["period"] == chosen.quarter) & now["value"].isna()]
    if len(now):
        parts = [
            f"{size} {str(status).lower()}" for status, size in now["status"].map(words.STATUS).value_counts().items()
        ]
        lines.append(f"Figures of {label} without a value: {', '.join(parts)}.")
    doubts = int((~board.quality["kind"].isin(OURS)).sum())
    if doubts:
        lines.append(
            f"The documents themselves hold {doubts} doubtful passages; “Sources” in the dashboard lists each."
        )
    # A row of each paper, so that the screen names what it rests on.
    rows = pd.concat([board.of(name).head(1) for name in questions.papers(board)])
    return Answer(f"What is not known of {name}.", rows, parts=(points(*lines),), sources=cited.citations(board, rows))


def ask(board: Board, chosen: Selection) -> Answer:
    """At most three questions: of what is furthest worse, of what is furthest better, of what changed most; else an open one."""
    found = beside.of(board, chosen)
    lines: list[Line] = []
    rows: list[pd.DataFrame] = []
    for judgement in ("worse", "better"):
        for row in found.of(judgement).head(1).itertuples():
            entry, other = board.indicators[row.indicator], found.others[0]
            here, there = words.cell(row, entry), words.cell(found.held[entry.id, other], entry)
            stands = words.stands(entry.title, here, board.areas.name(other), there, words.JUDGEMENT[judgement].word)
            # A cross before a question would judge the question.
            lines.append((words.ASKED[judgement], stands, None))
            rows.append(found.rows[found.rows["indicator"] == entry.id])
    for finding in findings.where_to_look(findings.of(board, chosen), LOOKED_AT)[:1]:
        if finding.move is not None:
            said = f"{finding.indicator.title}: {words.move_sentence(finding.move)}"
            lines.append((words.ASKED["changed"], f"{board.areas.name(finding.move.area)}. {said}", None))
            rows.append(cards.behind(board, [finding]))
    if len(lines) < MOST_QUESTIONS:
        lines.append((words.ASKED["any"], "", None))
    behind = pd.concat(rows) if rows else board.figures.iloc[:0]
    return Answer(
        words.asks(len(lines)),
        behind,
        parts=(Points(tuple(lines[:MOST_QUESTIONS])),),
        notes=(words.WHY_ASKED,),
        sources=cited.citations(board, behind),
    )
