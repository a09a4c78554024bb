"""Direction, judgement and size of a change that did not happen so."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.clauses import elsewhere
from outcomes.words.commentary.lexicon import OF_A_SHARE
from outcomes.words.commentary.lexicon_of_change import FALLS, IMPROVES, RISES, STAYS, WORSENS
from outcomes.words.commentary.lexicon_of_plans import MEETS, MISSES, OVER, UNDER
from outcomes.words.commentary.of_plan import with_plan_in_words
from outcomes.words.commentary.reading import claims, of_another_noun
from outcomes.words.commentary.standing import BETTER, SAME, WORSE, Standing


def of_change(clause: str, standing: Standing) -> Iterator[tuple[str, str]]:
    """Direction and judgement of the change since the period before, each with its name."""
    change = standing.change
    if change is None or elsewhere(clause):
        return
    clause = with_plan_in_words(clause, standing)
    if OVER.search(clause) or UNDER.search(clause) or MEETS.search(clause) or MISSES.search(clause):
        clause = MISSES.sub(" ", MEETS.sub(" ", UNDER.sub(" ", OVER.sub(" ", clause))))
    names = "|".join(map(re.escape, standing.grades)) or "(?!)"
    # "Has come down to good" is said of the grade.
    moved_to = (
        r"(?:\b(?:up|down|risen|fallen|fell|dropped|rose|slid|slipped|sunk|moved|improved) (?:from \S+ )?(?:to|into) )?"
    )
    clause = re.sub(rf"{moved_to}(?:{names})", " ", clause, flags=re.I)
    if of_another_noun(clause, standing) or (OF_A_SHARE.search(clause) and not standing.unit.startswith(("%", "per "))):
        return
    moved = (
        f"the figure went from {standing.before:g} to {standing.now:g}"
        if change
        else f"the figure stayed at {standing.now:g}"
    )
    # Of performance, up is better whichever way the figure runs.
    of_performance = bool(re.search(r"\bperformance\b", clause, re.I))
    for pattern, sign in ((RISES, 1), (FALLS, -1)):
        for words, denied in claims(pattern, clause, standing):
            if of_performance and standing.good < 0:
                sign = -sign
            if (change * sign > 0) == denied:
                yield "direction", f"it says “{words}”{' with a no' if denied else ''}, and {moved}"
    for words, denied in claims(STAYS, clause, standing):
        # "No real change" is also what chance explains.
        small = standing.moved_little or (standing.beyond_chance is False and "real" in words)
        if small == denied and not (denied and small and change):
            yield "direction", f"it says “{words}”, and {moved}"
    judged = standing.judged
    for pattern, claimed in ((IMPROVES, BETTER), (WORSENS, WORSE)):
        for words, denied in claims(pattern, clause, standing):
            if judged and (judged == claimed) == denied:
                denies = " with a no" if denied else ""
                yield (
                    "judgement",
                    f"it says “{words}”{denies}, and {moved}, which is {'no change' if judged == SAME else judged}",
                )
