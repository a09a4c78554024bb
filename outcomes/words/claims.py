"""What one line says of a finding: how far it moved, and what is known of chance."""

import math

from outcomes import periods
from outcomes.findings import Finding
from outcomes.questions import Move
from outcomes.words.numbers import capital, signed, with_unit
from outcomes.words.sentences import lacking

# Why a figure has a card, beside the sign that already names its grade, plan or change; "" where the sign says it all.
CLAIM = {
    "plan_missed": "",
    "worst": "",
    "worst_certain": "true even at the most favourable reading",
    "worst_few": "so few cases may show this by chance",
    "crossed_down": "moved to a worse grade",
    "crossed_down_few": "moved to a worse grade, which so few cases may show by chance",
    "crossed_up": "moved to a better grade",
    "rose": "rose in every {} published",
    "fell": "fell in every {} published",
    "commented": "",
    "not_tested": "",
    "within_chance": "",
    "beyond_chance": "",
}
UNTESTED = "we cannot say whether this is chance"


def step(move: Move, named: bool = True) -> str:
    """How far a figure moved, and from what: ``+3 points (33% in Q2 2016/17)``; the period only where ``named``."""
    if move.change is None or move.before is None:
        return capital(lacking(move)) if named else "No earlier figure"
    when = f" in {periods.short_label(move.compared_with)}" if named else ""
    before = f"({with_unit(move.before, move.indicator)}{when})"
    if move.change == 0:
        return f"No change {before}"
    points = " points" if move.indicator.unit.startswith("%") else ""
    return f"{signed(move.change, move.indicator.decimals if move.change % 1 else 0)}{points} {before}"


def evidence_line(finding: Finding) -> str:
    """One short line of evidence; that no method can tell chance is said where no limits are known."""
    said = [CLAIM[reason.code].format(reason.detail) for reason in finding.reasons]
    if any(reason.code == "not_tested" for reason in finding.reasons) or (
        finding.move and math.isnan(finding.limits[0])
    ):
        said.append(UNTESTED)
    return capital("; ".join(filter(None, said)))
