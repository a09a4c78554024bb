"""What is said of a quarter as a whole: how much changed, what has no figure, how findings are ordered."""

from outcomes import periods, questions
from outcomes.board import Board
from outcomes.findings import Finding
from outcomes.selection import Selection
from outcomes.words import survey
from outcomes.words.numbers import capital, how_many
from outcomes.words.signs import GRADE_SIGNS, Sign

HOW = (
    "Order: by how sure it is. First missed plans, changes beyond chance, and grades that are the worst at the most favourable reading too, the "
    "largest first; then the other worst grades; then what so few cases may show by chance. "
    "A survey has one card; its items are compared with the first survey. \u201cEvery quarterly figure\u201d in the dashboard has the full list."
)


def since_then(chosen: Selection, found: list[Finding]) -> str:
    """How many figures have one to compare with, that their changes cannot be tested for chance (between quarters none is), how many missed
    their plan, and how many survey items changed since their first survey: each counted apart. What a whole year ended with stands first."""
    moves = [finding for finding in found if finding.move and finding.move.often]
    items = [finding.change for finding in found if finding.change is not None]
    said = _of_years([finding for finding in found if finding.move and not finding.move.often])
    if moves:
        before = [finding.move.compared_with for finding in moves if finding.move]
        label = periods.short_label(max(before, key=before.count))
        compared = sum(finding.move is not None and finding.move.before is not None for finding in moves)
        missed = sum(reason.code == "plan_missed" for finding in moves for reason in finding.reasons)
        planned = (
            f"{how_many(missed)} missed {'its' if missed == 1 else 'their'} plan" if missed else "none missed a plan"
        )
        alone = f"Of {len(moves)} figures, {planned}"
        many = f"{compared} of {len(moves)} figures" if compared < len(moves) else f"all {len(moves)} figures"
        untested = f"{capital(many)} can be compared with {label}, none tested for chance"
        if len(moves) == 1:
            untested = f"The one figure can be compared with {label}, not tested for chance"
            planned = "it missed its plan" if missed else "it missed no plan"
            alone = f"The one figure{planned.removeprefix('it')}"
        quarters = {questions.ends(periods.parse(finding.move.period)) for finding in moves if finding.move}
        if chosen.quarter not in quarters:
            shown = periods.short_label(max(quarters))
            nothing = "Nothing more" if said else "Nothing"
            said.append(f"{nothing} is published for {periods.short_label(chosen.quarter)} yet, so {shown} is shown")
        said.append(
            f"{untested}; {planned}" if compared else f"Nothing is published for {label} to compare with. {alone}"
        )
    if tested := survey.tested_of(items):
        said.append(f"Since the first survey, {survey.moved(tested)}")
    return f"{'. '.join(said) or 'No change can be tested for chance'}."


def _of_years(found: list[Finding]) -> list[str]:
    """How many figures of a whole year are judged beside a plan, and how many of them missed it; a sentence a year."""
    years: dict[str, list[str]] = {}
    for finding in found:
        if finding.move and finding.move.plan_status:
            years.setdefault(periods.parse(finding.move.period).short, []).append(finding.move.plan_status)
    said = []
    for year, stands in years.items():
        missed = stands.count("missed")
        if len(stands) == 1:
            said.append(f"Of {year} as a whole, one figure has a plan, and {'missed it' if missed else 'it was met'}")
        else:
            many = f"{how_many(len(stands))} figures have a plan"
            said.append(f"Of {year} as a whole, {many}, and {how_many(missed)} missed it")
    return said


def counts(found: list[Finding]) -> tuple[tuple[str, str, Sign], ...]:
    """How many figures have the worst grade, and how many changed grade; nothing where no figure has grades."""
    moves = [finding.move for finding in found if finding.move and finding.move.band]
    if not moves:
        return ()
    codes = [reason.code for finding in found for reason in finding.reasons]
    worst = {grades[0]: None for move in moves if (grades := tuple(move.indicator.bands[-1].scheme.grades))}
    name = f"\u201c{next(iter(worst))}\u201d" if len(worst) == 1 else "in the worst grade of their measure"
    below = sum(code.startswith("worst") for code in codes)
    sure = sum(code == "worst_certain" for code in codes)
    name += f", {sure} of them even at the most favourable reading" if sure else ""
    down, up = (sum(code.startswith(f"crossed_{way}") for code in codes) for way in ("down", "up"))
    changed = f"changed grade ({up} up, {down} down)" if up + down else "changed grade"
    worst_held = (_count(below), name, Sign("", GRADE_SIGNS[0], "grade-0"))
    if all(move.before is None for move in moves):
        return (worst_held,)
    return (worst_held, (_count(up + down), changed, Sign("", "\u2195", "neutral")))


def _count(number: int) -> str:
    return str(number or "None")


def with_figures(board: Board) -> str:
    """Which quarters have figures."""
    found = sorted(questions.quarterly(board))
    if not found:
        return "Compare localities and the map have figures of other periods."
    return f"Choose a quarter from {periods.short_label(found[0])} to {periods.short_label(found[-1])}."
