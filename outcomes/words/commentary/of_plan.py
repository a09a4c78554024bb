"""A plan called met that is missed, and the reverse."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.lexicon import ELSEWHEN, ELSEWHERE, LAST_QUARTER, SOME_OF
from outcomes.words.commentary.lexicon_of_plans import MEETS, MISSES, OVER, UNDER
from outcomes.words.commentary.reading import claims
from outcomes.words.commentary.standing import MET, MISSED, Standing


def of_plan(clause: str, standing: Standing) -> Iterator[str]:
    """What a clause says of the plan and the figure contradicts."""
    if standing.plan is None or any(said.search(clause) for said in (ELSEWHEN, ELSEWHERE, LAST_QUARTER, SOME_OF)):
        return
    status = standing.plan_status
    clause = with_plan_in_words(clause, standing)
    for pattern, claimed in ((MEETS, MET), (MISSES, MISSED)):
        for words, denied in claims(pattern, clause, standing):
            means = (MISSED if claimed == MET else MET) if denied else claimed
            if status and means != status:
                yield f"it says “{words}”{' with a no' if denied else ''}, and the plan of {standing.plan:g} is {status}"
    for pattern, over in ((OVER, True), (UNDER, False)):
        for words, denied in claims(pattern, clause, standing):
            difference = standing.now - standing.plan
            holds = difference > 0 if over else difference < 0
            if holds == denied:
                yield f"it says “{words}”, and the figure is {standing.now:g} beside a plan of {standing.plan:g}"


def with_plan_in_words(clause: str, standing: Standing) -> str:
    """A clause with "the target" in the place of the plan's number: "short of the 95% we set ourselves"."""
    if standing.plan is None or standing.plan in (standing.now, standing.before):
        return clause
    number = rf"{standing.plan:,g}|{standing.plan:g}"
    kind = "target|plan|ceiling|threshold|limit|standard|ambition|goal|trajectory"
    return re.sub(
        rf"(?:the |our |its |a )?(?:at most )?(?:\w+ )?(?:(?:{kind}) (?:of |for |is )?)?(?<![\d.,])(?:{number})(?![\d]|[.,]\d)(?:%| per ?cent)?"
        rf"(?: (?:{kind})\b)?(?: we (?:set ourselves|planned|wanted|agreed)| (?:the|our) plan asks for| in the plan| wanted| planned)?",
        "the target",
        clause,
        flags=re.I,
    )
