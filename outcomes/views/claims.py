"""A finding as a card: one claim, its figure, one line of evidence, and the rest folded."""

import math

from outcomes import evidence, periods, words
from outcomes.answer import Card
from outcomes.board import Board
from outcomes.findings import Finding
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.statistics import bands
from outcomes.views import around, common
from outcomes.words import claims
from outcomes.words import survey as survey_words

# So few that a single case moves the figure by five points and more.
FEW_CASES = 20


def card(board: Board, chosen: Selection, finding: Finding) -> Card:
    """The claim of a finding that moved between two periods, or of a survey between two waves."""
    return _moved(board, chosen, finding, finding.move) if finding.move else _surveyed(board, chosen, finding)


def _moved(board: Board, chosen: Selection, finding: Finding, move: Move) -> Card:
    entry = finding.indicator
    said = common.quotations(board, entry.id, move.period)
    change, planned = claims.step(move), words.capital(words.beside_plan(move))
    # Beside a plan, that nothing stands there to compare with is no claim.
    steps = [planned] if planned and move.before is None else [change, planned]
    span = periods.parse(move.period)
    # Beside cards of the quarter chosen a figure of another time says of when it is.
    when = "" if span.id == chosen.quarter else f"{span.short}: "
    return Card(
        entry.title,
        words.with_unit(move.latest, entry, move.printed),
        _verdict(move),
        when + "; ".join(filter(None, (_cases(finding, move), *steps))),
        claims.evidence_line(finding),
        _how_sure(finding, move),
        f"{board.areas.name(move.area)}, {periods.short_label(move.period)}",
        move.locator,
        common.link(board, chosen, entry),
        finding.series,
        _first(board, finding),
        said[0].text if said else "",
        around.named(board, entry),
    )


def _cases(finding: Finding, move: Move) -> str:
    """How many cases stand behind a share, where they are few: "0% of five" is another claim than "0%"."""
    share = move.indicator.unit.startswith("%") and not math.isnan(finding.cases) and finding.cases <= FEW_CASES
    return words.of_cases(move.latest, finding.cases) if share else ""


def _surveyed(board: Board, chosen: Selection, finding: Finding) -> Card:
    entry, change, rows = finding.indicator, finding.change, finding.rows
    assert change is not None
    assert rows is not None
    survey = board.datasets[entry.dataset].survey
    then = board.period(entry.id, rows["period"].iloc[0]).label.lower()
    limits = words.points(change)
    # What alone is beyond chance and not among all that was tested is no certain change (decision 138).
    sure = "; ".join(filter(None, (f"95% interval {limits}", survey_words.allowing(finding.adjusted, finding.tests))))
    return Card(
        entry.title,
        words.with_unit(change.last, entry),
        words.CHANGED[change.judgement],
        f"{words.signed(change.difference)} points ({words.with_unit(change.first, entry)} at {then})",
        sure if limits else claims.evidence_line(finding),
        survey.compared if survey else "",
        f"{board.areas.name(rows['area'].iloc[-1])}, {board.period(entry.id, rows['period'].iloc[-1]).label.lower()}",
        rows["locator"].iloc[-1],
        common.link(board, chosen, entry),
        finding.series,
        _first(board, finding),
    )


def _verdict(move: Move) -> words.Sign | None:
    """The grade of the figure with its sign, else whether its plan is met; None without either."""
    place, size = bands.rank(move.indicator, move.period, move.band)
    if size:
        sign = words.grade_sign(place, size)
        return words.Sign(words.capital(move.band), sign.icon, sign.shade)
    if not move.plan_status:
        return None
    sign = words.JUDGEMENT["worse" if move.plan_status == "missed" else "better"]
    return words.Sign(f"Plan {move.plan_status}", sign.icon, sign.shade)


def _first(board: Board, finding: Finding) -> str:
    """The first figure of the small line, and of when; "" where nothing is drawn."""
    known = [(value, at) for at, value in enumerate(finding.series) if value is not None]
    if len(known) < 2 or finding.rows is None:
        return ""
    value, at = known[0]
    period = board.period(finding.indicator.id, finding.rows["period"].iloc[at])
    return f"{words.bare(value, finding.indicator)} {period.when}"


def _how_sure(finding: Finding, move: Move) -> str:
    """The interval of the figure where a cohort is published, and how much it can mean; else why there is none."""
    if finding.why:
        return f"Not tested for chance: {finding.why}."
    known = [value for value in finding.series if value is not None]
    return words.uncertainty(move.latest, *finding.limits, finding.cases, evidence.widest_step(known), move.indicator)
