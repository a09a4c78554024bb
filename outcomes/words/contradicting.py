"""Where a commentary contradicts the figure that it stands beside: its direction, judgement, plan, chance, grade and numbers.

Sentences are read clause by clause. What a clause hopes for, what it says of another time or of something else than the
figure, is left alone: an officer is asked about a contradiction, and should be asked about none that is not there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outcomes.words import quoted
from outcomes.words.lexicon import (
    ADJECTIVE,
    AT_MOST,
    BENCHMARK,
    CHANGES,
    CLAUSES,
    ELSEWHEN,
    ELSEWHERE,
    FALLS,
    HOPES,
    IMPROVES,
    LARGE,
    LAST_QUARTER,
    MEETS,
    MISSES,
    NOT,
    NOT_YET,
    OF_A_SHARE,
    OF_ANOTHER,
    OF_LAST_QUARTER,
    OTHERS,
    OVER,
    PARTS,
    RESULT,
    RISES,
    STAYS,
    UNDER,
    WORSENS,
)

NEARLY = re.compile(r"\b(?:short of|miss(?:es|ed)?|below|outside|away from|close to)\b", re.I)
SIZED = re.compile(r"\b(?:significant|marked|substantial|clear)\s+$", re.I)
OPENING = re.compile(r"(?:compared|against|over|since|in|during|looking|set against)\b", re.I)
MET, MISSED, UP, DOWN, SAME, BETTER, WORSE = "met", "missed", "up", "down", "same", "better", "worse"


@dataclass(frozen=True)
class Standing:
    """What is known of a figure: its unit and polarity, the period before, its plan, whether its change is more than chance (None
    where that was not tested), its grade, and all grades of its scheme. ``subject`` are words of its title."""

    unit: str
    polarity: str
    now: float
    before: float | None = None
    plan: float | None = None
    beyond_chance: bool | None = None
    grade: str = ""
    grades: tuple[str, ...] = ()
    subject: frozenset[str] = frozenset()

    @property
    def change(self) -> float | None:
        """How far the figure moved."""
        return None if self.before is None else round(self.now - self.before, 6)

    @property
    def good(self) -> int:
        """+1 where higher is better, -1 where lower is, else 0."""
        return {"higher_is_better": 1, "lower_is_better": -1}.get(self.polarity, 0)

    @property
    def judged(self) -> str:
        """``better``, ``worse`` or ``same`` since the period before; "" where that cannot be said."""
        if self.change is None or (self.change and not self.good):
            return ""
        return SAME if not self.change else BETTER if self.change * self.good > 0 else WORSE

    @property
    def plan_status(self) -> str:
        """``met`` or ``missed``; "" without a plan or polarity."""
        if self.plan is None or not self.good:
            return ""
        return MET if (self.now - self.plan) * self.good >= 0 else MISSED


def conflicts(text: str, standing: Standing) -> Iterator[str]:
    """Each thing that a commentary says and its figure contradicts, in words for the officer; nothing where it contradicts nothing."""
    told: set[str] = set()
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        for said in (*_of_numbers(sentence, standing), *_of_named_grade(sentence, standing)):
            if said not in told:
                told.add(said)
                yield said
        if re.match(r"(?:if|were|had|should|unless)\b", sentence, re.I):
            continue
        if ELSEWHEN.search(next(iter(_clauses(sentence)), "")) and OPENING.match(sentence):
            continue
        plain = AT_MOST.sub("at most", NOT_YET.sub("did not ", sentence))
        for clause in _clauses(plain):
            if HOPES.search(clause):
                continue
            for said in (*_of_plan(clause, standing), *_of_grade(clause, standing), *_of_change(clause, standing)):
                if said not in told:
                    told.add(said)
                    yield said


def _of_numbers(sentence: str, standing: Standing) -> Iterator[str]:
    """Figures that a sentence quotes of this period or the one before, and how far one moved, where they are others."""
    if ELSEWHEN.search(sentence) or BENCHMARK.search(sentence):
        return
    # Clauses of hope hold figures that are wished for.
    for clause in filter(HOPES.search, _clauses(sentence)):
        sentence = sentence.replace(clause, " ")
    share = standing.unit.startswith("%")
    yield from quoted.wrong(sentence, share, standing.before, standing.now, standing.plan)


def _clauses(sentence: str) -> list[str]:
    return [clause.strip() for clause in CLAUSES.split(sentence) if clause and clause.strip()]


def _denied(clause: str, at: int) -> bool:
    """Whether one of the five words before says no."""
    before = " ".join(clause[:at].split()[-7:])
    return bool(NOT.search(before) or re.search(r"\b(?:neither|nor)\b", clause[:at], re.I))


def _claims(pattern: re.Pattern[str], clause: str, standing: Standing) -> Iterator[tuple[str, bool]]:
    """What a pattern finds in a clause, and whether the clause denies it."""
    for match in pattern.finditer(clause):
        after = clause[match.end() :]
        if re.search(r"\bhad (?:been )?$", clause[: match.start()], re.I):
            # What had been so before is not said of now.
            continue
        adjective = (
            pattern is not LARGE
            and match.group(0).lower().endswith(("ed", "er", "ing"))
            and ADJECTIVE.search(clause[: match.start()])
        )
        if (adjective and not RESULT.match(after)) or _other_noun(OF_ANOTHER.match(after), standing):
            continue
        if pattern in (RISES, FALLS) and SIZED.search(clause[: match.start()]) and _denied(clause, match.start()):
            # "We cannot claim a significant fall" denies that it is one, not that it fell.
            continue
        within = pattern in (MEETS, MISSES) and NOT.search(match.group(0))
        yield match.group(0), bool(within) or _denied(clause, match.start())


def _of_plan(clause: str, standing: Standing) -> Iterator[str]:
    if standing.plan is None or ELSEWHEN.search(clause) or LAST_QUARTER.search(clause):
        return
    status = standing.plan_status
    for pattern, claimed in ((MEETS, MET), (MISSES, MISSED)):
        for words, denied in _claims(pattern, clause, standing):
            means = (MISSED if claimed == MET else MET) if denied else claimed
            if status and means != status:
                yield f"it says “{words}”{' with a no' if denied else ''}, and the plan of {standing.plan:g} is {status}"
    for pattern, over in ((OVER, True), (UNDER, False)):
        for words, denied in _claims(pattern, clause, standing):
            difference = standing.now - standing.plan
            holds = difference > 0 if over else difference < 0
            if holds == denied:
                yield f"it says “{words}”, and the figure is {standing.now:g} beside a plan of {standing.plan:g}"


def _of_grade(clause: str, standing: Standing) -> Iterator[str]:
    """A grade that a clause gives to the figure now and that is not its grade."""
    if not standing.grade or ELSEWHEN.search(clause) or ELSEWHERE.search(clause):
        return
    names = "|".join(sorted(map(_grade_named, standing.grades), key=len, reverse=True))
    opening = (
        r"(?:is|are|be|now|remains?|remained|stays?|stayed|keeps?(?: our| the| its)?|kept(?: our| the| its)?|found to|band,|rated|graded|judged|grade of|graded as|rated as|back to|back in|up to|down to|"
        r"moved? (?:up |down )?(?:in)?to|moving to|reached|reaching|in the|at|into|as|still|to|within|grade is)"
    )
    # "Good" is a word of every day; the other grades are not.
    goes_on = r"(?<!good)|(?<=good)(?! (?:progress|practice|start|news|work|range|evidence|examples?|deal|reasons?|to|that|number|enough|at|in|on))"
    patterns = (rf"(?:\b{opening} (?:the |an? |its |our |“|\"|')*|^)({names})\b(?:{goes_on})", rf"\b({names}) grade\b")
    for match in (found for pattern in patterns for found in re.finditer(pattern, clause, re.I)):
        named = match.group(1).lower().replace("require ", "requires ")
        before = clause[: match.start(1)]
        denied = _denied(clause, match.start(1)) or bool(NEARLY.search(before))
        if (named == standing.grade.lower()) == denied:
            yield f"it says “{match.group(0).strip()}”, and the grade is “{standing.grade}”"
            return


def _grade_named(grade: str) -> str:
    """A grade as sentences have it: "requires improvement" is also something that was found to "require improvement"."""
    return re.escape(grade).replace("requires", "requires?")


def _of_named_grade(sentence: str, standing: Standing) -> Iterator[str]:
    """A grade that is named as one: "Overall grade: good"."""
    names = "|".join(sorted(map(re.escape, standing.grades), key=len, reverse=True))
    match = (
        re.search(rf"\bgrade\b\W*(?:is|of|as|at|stays|remains)?\W*({names})\b", sentence, re.I)
        if standing.grade
        else None
    )
    if match and match.group(1).lower() != standing.grade.lower() and not ELSEWHEN.search(sentence):
        yield f"it says “{match.group(0)}”, and the grade is “{standing.grade}”"


def _of_change(clause: str, standing: Standing) -> Iterator[str]:
    """Direction, judgement and size of the change since the period before."""
    change = standing.change
    if (
        change is None
        or ELSEWHEN.search(clause)
        or ELSEWHERE.search(clause)
        or PARTS.search(clause)
        or OF_LAST_QUARTER.search(clause)
    ):
        return
    if OVER.search(clause) or UNDER.search(clause) or MEETS.search(clause) or MISSES.search(clause):
        clause = MISSES.sub(" ", MEETS.sub(" ", UNDER.sub(" ", OVER.sub(" ", clause))))
    clause = re.sub("|".join(map(re.escape, standing.grades)) or "(?!)", " ", clause, flags=re.I)
    if _of_another(clause, standing) or (OF_A_SHARE.search(clause) and not standing.unit.startswith("%")):
        return
    moved = (
        f"the figure went from {standing.before:g} to {standing.now:g}"
        if change
        else f"the figure stayed at {standing.now:g}"
    )
    # Of performance, up is better whichever way the figure runs.
    of_performance = bool(re.search(r"\bperformance\b", clause, re.I))
    for pattern, sign in ((RISES, 1), (FALLS, -1)):
        for words, denied in _claims(pattern, clause, standing):
            if of_performance and standing.good < 0:
                sign = -sign
            if (change * sign > 0) == denied:
                yield f"it says “{words}”{' with a no' if denied else ''}, and {moved}"
    for words, denied in _claims(STAYS, clause, standing):
        small = abs(change) < max(0.5, 0.02 * abs(standing.before or 0))
        if small == denied and not (denied and small and change):
            yield f"it says “{words}”, and {moved}"
    judged = standing.judged
    for pattern, claimed in ((IMPROVES, BETTER), (WORSENS, WORSE)):
        for words, denied in _claims(pattern, clause, standing):
            if judged and (judged == claimed) == denied:
                yield f"it says “{words}”{' with a no' if denied else ''}, and {moved}, which is {'no change' if judged == SAME else judged}"
    if standing.beyond_chance is False and any(p.search(clause) for p in (RISES, FALLS, IMPROVES, WORSENS, CHANGES)):
        for words, denied in _claims(LARGE, clause, standing):
            if not denied:
                yield f"it says “{words}”, and the change may be chance"


def _of_another(clause: str, standing: Standing) -> bool:
    """Whether a clause speaks of something else than the figure: such a noun stands before its verb and is not in the title."""
    words = re.findall(r"[a-z]+", clause.lower())[:8]
    return any(word in OTHERS and not _in_title(word, standing) for word in words)


def _other_noun(match: "re.Match[str] | None", standing: Standing) -> bool:
    return match is not None and not _in_title(match.group(1).lower(), standing)


def _in_title(word: str, standing: Standing) -> bool:
    return _stem(word) in {_stem(each) for each in standing.subject}


def _stem(word: str) -> str:
    """A noun without its plural: "vacancies" and "vacancy" are one."""
    return re.sub(r"(?:ies|y|s)$", "", word)
