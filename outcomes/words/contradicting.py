"""Where a commentary contradicts the figure that it stands beside: its direction, judgement, plan, chance, grade and numbers.

Sentences are read clause by clause. What a clause hopes for, what it says of another time or of something else than the
figure, is left alone: an officer is asked about a contradiction, and should be asked about none that is not there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


def _words(*stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.I)


RISES = _words(
    "rose", "risen", "rises?", "rising", r"increas\w*", "(?:went|gone|going|crept|edged|moved|moving) up", "up(?!-)", "grew", "grown",
    "growing", r"climb\w*", "higher", "upwards?", "jumped",
)  # fmt: skip
FALLS = _words(
    "fell", "fallen", "falls?", "falling", r"drop\w*", r"decreas\w*", "(?:went|gone|going|come|came) down", "down", "lower", "fewer",
    r"reduc\w*", "downwards?", "dipped", "dip", "shrank", r"declin\w*", "slipped",
)  # fmt: skip
STAYS = _words(
    "unchanged", "no change", "stable", "static", "the same as", "steady", "flat", "level with", "(?:has|have) not (?:changed|moved)",
    "did not (?:change|move)", "no movement", "(?:stayed|remained?|remains|held) (?:the same|constant|level)",
)  # fmt: skip
IMPROVES = _words(
    r"improv(?:e[ds]?|ing|ement|ements)", "better", "stronger", "strengthened", "good progress", "progress(?:ed)?", "encouraging",
    "recovered", "moving in the right direction", "right direction",
)  # fmt: skip
WORSENS = _words(
    r"deteriorat\w*", r"wors(?:e|ened|ening)", "slipped", "weaker", "weakened", "poorer", "wrong direction", "disappointing", "setback",
    "gone backwards",
)  # fmt: skip
PLANNED = r"(?:the |our |its |this |that |agreed |national |planned )*(?:plan(?:ned)?|target|ambition|trajectory|standard|goal|level planned)"
MEETS = re.compile(
    rf"\b(?:on (?:target|track|plan|course)|(?:met|meets|meet|meeting|achiev\w+|reach\w*|hit|hits|exceed\w*|surpass\w*|beat|beaten) {PLANNED}|"
    rf"{PLANNED} (?:\S+ ){{0,3}}(?:met|achieved|reached|exceeded|hit|surpassed)|ahead of {PLANNED}|within {PLANNED}|"
    rf"(?:better|quicker|faster) than (?:{PLANNED}|planned)|in line with {PLANNED}|delivered {PLANNED})\b",
    re.I,
)
MISSES = re.compile(
    rf"\b(?:off (?:target|track|plan|course)|(?:miss(?:ed|es|ing)?) {PLANNED}|{PLANNED} (?:\S+ ){{0,3}}missed|"
    rf"behind {PLANNED}|short of {PLANNED}|adrift of {PLANNED}|outside {PLANNED}|(?:worse|slower) than (?:{PLANNED}|planned))\b",
    re.I,
)
OVER = re.compile(rf"\b(?:above|over|higher than|more than) (?:{PLANNED}|planned)\b", re.I)
UNDER = re.compile(rf"\b(?:below|under|lower than|fewer than|less than|beneath) (?:{PLANNED}|planned)\b", re.I)
LARGE = _words(
    r"significant(?:ly)?", r"marked(?:ly)?", r"substantial(?:ly)?", r"considerabl[ey]", r"dramatic(?:ally)?", r"sharp(?:ly)?",
    r"clear(?:ly)?", r"notabl[ey]", "steep(?:ly)?", "major",
)  # fmt: skip
NOT = re.compile(
    r"\b(?:not|no|never|without|failed to|fails to|failing to|unable to|yet to|nor|neither|cannot|hardly|rather than|no longer|"
    r"struggled to|fell short of|did little to|little)\b|n't\b",
    re.I,
)
HOPES = re.compile(
    r"\b(?:will|would|should|could|may|might|shall|aim(?:s|ed|ing)?|expect(?:s|ed|ing)?|hope(?:s|d|ful)?|intend(?:s|ed)?|anticipate\w*|"
    r"forecast|predict\w*|want(?:s)?|wish|seek(?:s|ing)?|need(?:s)?|if|until|unless|once|in order to|so that|going to|working to|work to|"
    r"designed to|planning to|plans? to|likely|ahead of us|next (?:quarter|year|month)|agreed to|committed to|helps? to|efforts? to|"
    r"support(?:s|ing)? (?:\w+ )?to|action plan|(?:in place|under ?way|begun|started|continue|continues|asked|put in) to|to (?:improve|reduce|increase|raise|lower|bring|"
    r"drive|meet|reach|achieve|hit|cut|see|get|keep|halt|reverse))\b",
    re.I,
)
ELSEWHEN = re.compile(
    r"\b(?:last year|year before|previous year|year ago|years? ago|year on year|year-on-year|(?:past|last) (?:\w+ )?(?:years|months|quarters)|"
    r"over the (?:year|longer term|long term)|since (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d[/-]\d\d|since (?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december|the start|the pilot|the project)|historic\w*|two quarters|earlier in the year|"
    r"in (?:january|february|march|april|june|july|august|september|october|november|december)|month)\b",
    re.I,
)
ELSEWHERE = _words(
    "england", "national(?:ly)?", "neighbours?", "north west", "region(?:al)?", "statistical", "other (?:councils|authorities|areas)",
    "elsewhere", "average",
)  # fmt: skip
# Nouns that commentaries speak of beside their figure; a title may hold them, and then they are the figure.
OTHERS = set(
    [
        "staff",
        "staffing",
        "sickness",
        "vacancies",
        "vacancy",
        "recruitment",
        "turnover",
        "caseload",
        "caseloads",
        "demand",
        "complexity",
        "funding",
        "backlog",
        "training",
        "morale",
        "workload",
        "capacity",
        "agency",
        "population",
        "budget",
        "weather",
        "flu",
        "complaints",
        "absence",
        "attendance",
        "requests",
        "contacts",
        "referrals",
        "posts",
        "workers",
        "practitioners",
        "managers",
        "supervision",
        "confidence",
        "quality",
        "feedback",
        "recording",
        "relationships",
        "partnership",
        "partners",
        "engagement",
        "understanding",
        "pressure",
        "pressures",
        "numbers",
        "waiting",
        "satisfaction",
    ]
)
CLAUSES = re.compile(
    r"(?<!\d)[.](?!\d)|(?<=\d)[.](?=\s|$)|[;:!?()]|,? \b(?:but|although|though|however|despite|whilst|while|whereas|because|since (?=\w+ (?:was|were|has|have|is|are)\b)|"
    r"due to|owing to|as a result of|which|following|even though|even so|nonetheless|nevertheless|reflecting|so)\b|"
    r",? and (?=(?:it|this|we|the|is|was|remains|has|now|performance|still)\b)|, (?=\w+(?:ing)?\b)| – | - ",
    re.I,
)
# What follows is no verb: "the increased focus", "with better recording".
ADJECTIVE = re.compile(
    r"\b(?:a|an|the|this|that|these|its|our|their|of|for|with|by|from|through|despite|more|some)\s+$", re.I
)
NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"


def conflicts(text: str, standing: Standing) -> Iterator[str]:
    """Each thing that a commentary says and its figure contradicts, in words for the officer; nothing where it contradicts nothing."""
    told: set[str] = set()
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        for said in _of_numbers(sentence, standing):
            if said not in told:
                told.add(said)
                yield said
        for clause in _clauses(sentence):
            if HOPES.search(clause):
                continue
            for said in (*_of_plan(clause, standing), *_of_grade(clause, standing), *_of_change(clause, standing)):
                if said not in told:
                    told.add(said)
                    yield said


def _clauses(sentence: str) -> list[str]:
    return [clause.strip() for clause in CLAUSES.split(sentence) if clause and clause.strip()]


def _denied(clause: str, at: int) -> bool:
    """Whether one of the five words before says no."""
    before = " ".join(clause[:at].split()[-5:])
    return bool(NOT.search(before))


def _claims(pattern: re.Pattern[str], clause: str) -> Iterator[tuple[str, bool]]:
    """What a pattern finds in a clause, and whether the clause denies it."""
    for match in pattern.finditer(clause):
        if match.group(0).lower().endswith(("ed", "er", "ing")) and ADJECTIVE.search(clause[: match.start()]):
            continue
        yield match.group(0), _denied(clause, match.start())


def _of_plan(clause: str, standing: Standing) -> Iterator[str]:
    if standing.plan is None or ELSEWHEN.search(clause):
        return
    status = standing.plan_status
    for pattern, claimed in ((MEETS, MET), (MISSES, MISSED)):
        for words, denied in _claims(pattern, clause):
            means = (MISSED if claimed == MET else MET) if denied else claimed
            if status and means != status:
                yield f"it says “{words}”{' with a no' if denied else ''}, and the plan of {standing.plan:g} is {status}"
    for pattern, over in ((OVER, True), (UNDER, False)):
        for words, denied in _claims(pattern, clause):
            difference = standing.now - standing.plan
            holds = difference > 0 if over else difference < 0
            if holds == denied:
                yield f"it says “{words}”, and the figure is {standing.now:g} beside a plan of {standing.plan:g}"


def _of_grade(clause: str, standing: Standing) -> Iterator[str]:
    """A grade that a clause gives to the figure now and that is not its grade."""
    if not standing.grade or ELSEWHEN.search(clause):
        return
    names = "|".join(sorted(map(re.escape, standing.grades), key=len, reverse=True))
    opening = (
        r"(?:is|are|now|remains?|remained|stays?|stayed|rated|graded|judged|grade of|graded as|rated as|back to|back in|up to|down to|"
        r"moved? (?:up |down )?(?:in)?to|moving to|reached|reaching|in the|at|into|as|still|to|within|grade is)"
    )
    for match in re.finditer(
        rf"\b{opening} (?:the |an? |“|\"|')*({names})\b(?! (?:progress|practice|start|news|work|range of))",
        clause,
        re.I,
    ):
        named, denied = match.group(1).lower(), _denied(clause, match.start(1))
        if (named == standing.grade.lower()) == denied:
            yield f"it says “{match.group(0)}”, and the grade is “{standing.grade}”"


def _of_change(clause: str, standing: Standing) -> Iterator[str]:
    """Direction, judgement and size of the change since the period before."""
    change = standing.change
    if change is None or ELSEWHEN.search(clause) or ELSEWHERE.search(clause):
        return
    if OVER.search(clause) or UNDER.search(clause) or MEETS.search(clause) or MISSES.search(clause):
        clause = MISSES.sub(" ", MEETS.sub(" ", UNDER.sub(" ", OVER.sub(" ", clause))))
    clause = re.sub("|".join(map(re.escape, standing.grades)) or "(?!)", " ", clause, flags=re.I)
    if _of_another(clause, standing):
        return
    moved = (
        f"the figure went from {standing.before:g} to {standing.now:g}"
        if change
        else f"the figure stayed at {standing.now:g}"
    )
    for pattern, sign in ((RISES, 1), (FALLS, -1)):
        for words, denied in _claims(pattern, clause):
            if (change * sign > 0) == denied:
                yield f"it says “{words}”{' with a no' if denied else ''}, and {moved}"
    for words, denied in _claims(STAYS, clause):
        small = abs(change) < max(0.5, 0.02 * abs(standing.before or 0))
        if small == denied and not (denied and small and change):
            yield f"it says “{words}”, and {moved}"
    judged = standing.judged
    for pattern, claimed in ((IMPROVES, BETTER), (WORSENS, WORSE)):
        for words, denied in _claims(pattern, clause):
            if judged and (judged == claimed) == denied:
                yield f"it says “{words}”{' with a no' if denied else ''}, and {moved}, which is {'no change' if judged == SAME else judged}"
    if standing.beyond_chance is False and any(
        p.search(clause) for p in (RISES, FALLS, IMPROVES, WORSENS, _words("change", "shift"))
    ):
        for words, denied in _claims(LARGE, clause):
            if not denied:
                yield f"it says “{words}”, and the change may be chance"


def _of_another(clause: str, standing: Standing) -> bool:
    """Whether a clause speaks of something else than the figure: such a noun stands before its verb and is not in the title."""
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", clause)]
    return any(word in OTHERS and word not in standing.subject for word in words[:8])


def _of_numbers(sentence: str, standing: Standing) -> Iterator[str]:
    """Figures that a sentence quotes of now or of the period before, and how far one moved, where they are others."""
    if ELSEWHEN.search(sentence) or ELSEWHERE.search(sentence) or HOPES.search(sentence) or standing.before is None:
        return
    unit = (
        r"\s?(?:%|per cent|percent)"
        if standing.unit.startswith("%")
        else r"(?!\s?(?:%|per cent|percent|percentage|points|\d|\.\d))"
    )
    for match in re.finditer(rf"\bfrom {NUMBER}(?:\s?%|\s?per cent)? (?:\w+ ){{0,3}}to {NUMBER}{unit}", sentence, re.I):
        for quoted, true in zip(match.groups(), (standing.before, standing.now), strict=True):
            if not _same(quoted, true):
                yield f"it says “{match.group(0)}”, and the figure went from {standing.before:g} to {standing.now:g}"
                break
    known = [value for value in (standing.before, standing.now, standing.plan) if value is not None]
    placed = re.sub(rf"\bfrom {NUMBER}\S* (?:\w+ ){{0,3}}to {NUMBER}", " ", sentence)
    # Of a count many others are told beside it; of a percentage few.
    moves = r"(?:rose|risen|fell|fallen|increased|decreased|dropped|reduced|grew|grown|up|down|came|come|went|gone) to"
    verbs = rf"(?:stands? at|stood at|{moves})"
    if standing.unit.startswith("%"):
        verbs = r"(?:at|is|was|to|now|reached|of|from)"
    for match in re.finditer(rf"\b{verbs} (?:only |just |about |around |nearly )?{NUMBER}{unit}", placed, re.I):
        if not any(_same(match.group(1), value) for value in known):
            yield f"it says “{match.group(0)}”, and the figure is {standing.now:g}, {standing.before:g} before"
    points = (
        rf"\b(?:by|of|up|down) {NUMBER} (?:percentage )?points?\b"
        if standing.unit.startswith("%")
        else rf"\bby {NUMBER}\b(?!\s?%)"
    )
    for match in re.finditer(points, placed, re.I):
        if not _same(match.group(1), abs(standing.change or 0)):
            yield f"it says “{match.group(0)}”, and the change is {abs(standing.change or 0):g}"


def _same(quoted: str, true: float) -> bool:
    """Whether a quoted number is the true one as rounded to its decimals."""
    text = quoted.replace(",", "")
    decimals = len(text.partition(".")[2])
    return abs(float(text) - true) <= 0.5 * 10**-decimals + 1e-9
