"""What a clause claims of the figure, and whether it speaks of the figure at all."""

import re
from collections.abc import Iterator

from outcomes.words.commentary import subject
from outcomes.words.commentary.clauses import denied_before
from outcomes.words.commentary.lexicon import ADJECTIVE, NOT, OTHERS, RESULT
from outcomes.words.commentary.lexicon_of_change import FALLS, IMPROVES, LARGE, RISES, WORSENS
from outcomes.words.commentary.lexicon_of_plans import MEETS, MISSES
from outcomes.words.commentary.standing import Standing

SIZED = re.compile(
    r"\b(?:significant|marked|meaningful|material|appreciable|substantial|clear|reliable|real|genuine)\s+$", re.I
)
# "Has not improved to the same extent" says that it improved.
EQUALLY = re.compile(r"\s+(?:to the same|as (?:much|fast|quickly|far)|by as much|so )", re.I)
# An adjective has its noun behind it.
FOLLOWED = re.compile(
    r"\s+(?!(?:by|from|to|in|than|back|now|after|again|between|for|since|over|on|during|this|and|at|with|compared|slightly|sharply)\b)[a-z]",
    re.I,
)
# Judgements of the whole ("a bad quarter") have no noun of their own before them.
MOVING = re.compile(
    r"^(?:(?:is|are|was|were)\b.*\bup$|ros|ris|increas|went up|gone up|crept|edged|grew|grow|climb|higher|jump|leap|leapt|length|longer|fell|fall|drop|decreas|came down|come down|down|lower|short|reduc|dip|declin|slid|"
    r"improv|better$|stronger|strengthened|recover|deteriorat|wors|slipped|weaker|poorer|expanded|surge|upturn|gains?$)",
    re.I,
)
NOUN = re.compile(
    r"improvements?|rises?|falls?|drop|declines?|increases?|decreases?|dip|jump|growth|gains?|reductions?|surge|upturn|downturn|progress|deterioration",
    re.I,
)
# "A pleasing improvement" is a noun with its article, "referrals increase" a verb.
DETERMINED = re.compile(
    r"\b(?:a|an|the|this|that|another|any|some|further|no|clear|real)\s+(?:[\w-]+\s+){0,2}$|^$", re.I
)
# "The improvement plan" improves nothing yet.
PLANNED = re.compile(r"\s+(?:plan|board|programme|partner|journey|team|notice|adviser)s?\b", re.I)
MOVES = (RISES, FALLS, IMPROVES, WORSENS)


def claims(pattern: re.Pattern[str], clause: str, standing: Standing) -> Iterator[tuple[str, bool]]:
    """What a pattern finds in a clause, and whether the clause denies it."""
    for match in pattern.finditer(clause):
        after = clause[match.end() :]
        if _named(match, clause, standing):
            continue
        if re.search(r"\bhad (?:been )?$", clause[: match.start()], re.I):
            # What had been so before is not said of now.
            continue
        adjective = (
            pattern is not LARGE
            and " " not in match.group(0)
            and match.group(0).lower().endswith(("ed", "er", "ing"))
            and ADJECTIVE.search(clause[: match.start()])
        )
        if adjective and FOLLOWED.match(after) and not RESULT.match(after):
            continue
        noun = NOUN.fullmatch(match.group(0))
        if pattern in MOVES and (noun or MOVING.search(match.group(0))):
            if noun and subject.of_another(after, standing.subject):
                continue
            if (
                not (adjective and RESULT.match(after))
                and (not noun or not DETERMINED.search(clause[: match.start()]))
                and subject.is_another(clause, match.start(), standing.subject)
            ):
                continue
        if pattern in MOVES and SIZED.search(clause[: match.start()]) and denied_before(clause, match.start()):
            # "We cannot claim a significant fall" denies that it is one, not that it fell.
            continue
        if EQUALLY.match(after) and denied_before(clause, match.start()):
            continue
        within = pattern in (MEETS, MISSES) and NOT.search(match.group(0))
        yield match.group(0), bool(within) or denied_before(clause, match.start())


def _named(match: re.Match[str], clause: str, standing: Standing) -> bool:
    """Whether a word is a part of a name, a plan, another word or the figure's title: "the Improvement Board", "falls admissions"."""
    capital = match.group(0)[:1].isupper() and re.search(r"[a-z,] (?:[A-Z][\w-]+ )*$", clause[: match.start()])
    of_a_plan = PLANNED.match(clause[match.end() :]) or clause[: match.start()].lower().endswith("non-")
    return bool(capital or of_a_plan) or match.group(0).lower() in standing.subject


def of_another_noun(clause: str, standing: Standing) -> bool:
    """Whether a clause speaks of something else than the figure: such a noun stands before its verb and is not in the title."""
    others = [word for word in re.findall(r"[a-z]+", clause.lower())[:8] if word in OTHERS]
    return bool(others) and not any(subject.in_title(word, standing.subject) for word in others)
