"""Numbers that a sentence quotes of a figure: of now, of the period before, and how far it moved."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.subject import is_another, stem

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTED = {
    **{f"{ten}-{one}": 10 * at + few for at, ten in enumerate(TENS, 2) for few, one in enumerate(ONES[:9], 1)},
    **{ten: 10 * at for at, ten in enumerate(TENS, 2)},
    **{one: few for few, one in enumerate(ONES, 1)},
}
NUMBER = rf"(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(COUNTED)})\b)"
ABOUT = r"(only |just |just over |just under |about |around |nearly |almost |over |some |roughly )?"
# How often a figure is another, and how far it may be off to be called so.
TIMES = {"doubled": (1.75, 2.5), "trebled": (2.6, 3.6), "tripled": (2.6, 3.6), "halved": (0.4, 0.6)}
MOVED = r"(?:rose|risen|rises|fell|fallen|falls|increased|decreased|dropped|reduced|grew|grown|up|down|came|come|went|gone|improved)"
BESIDE = r"(?:(?:as )?compared (?:with|to)|set against|against|up from|down from|up on|down on)"
SHARE, COUNT = r"\s?(?:%|per ?cent(?!age))", r"(?!\s?(?:fewer|more|less|%|per ?cent|points|\d|\.\d|in \d))"
POINTS = r" (?:percentage )?points?\b"
ROUGH = 0.2


def wrong(sentence: str, share: bool, before: float | None, now: float, plan: float | None) -> Iterator[str]:
    """Each number of a figure that a sentence quotes wrongly, in words; ``share`` whether the figure is a percentage."""
    sentence = re.sub(
        rf"{NUMBER} and a half\b", lambda match: f"{_number(match.group(1)) + 0.5:g}", sentence, flags=re.I
    )
    unit = SHARE if share else COUNT
    known = [value for value in (before, now, plan) if value is not None]
    stands = f"the figure is {now:g}" if before is None else f"the figure is {now:g}, {before:g} before"
    pairs = [rf"\bfrom {NUMBER}(?:{SHARE})? (?:\w+ ){{0,5}}to {NUMBER}{unit}"]
    turned = [rf"{NUMBER}(?:{SHARE})?(?! points| percentage)[^.;]{{0,60}}?\b{BESIDE} {NUMBER}{unit}"]
    rest = sentence
    for pattern, order in ((pairs[0], 1), (turned[0], -1)):
        for match in re.finditer(pattern, rest, re.I):
            first, last = match.groups()[::order]
            if plan is not None and order == -1 and _same(first, plan):
                continue
            if before is None or (order == -1 and not _near(last, (*known, now))):
                # The first number may be of something else.
                continue
            if not (_same(first, before) and _same(last, now)):
                yield f"it says “{match.group(0)}”, and {stands}"
        rest = re.sub(pattern, " ", rest, flags=re.I)
    # Of a count many others are told beside it; of a percentage few.
    verbs = rf"(?:stands? at|stood at|average of|there (?:were|are)|closed with|ended with|took|total of|{MOVED} to)"
    if share:
        verbs = rf"(?:at|is|was|to|now|reached|of|from|{BESIDE}|quarter's|quarter’s)"
        rest = re.sub(
            r"^(?=(?:some |about |just |only |nearly |over )?\d+%? of )|: (?=\d)|\((?=\d)", " at ", rest, flags=re.I
        )
    told = list(re.finditer(rf"\b{verbs} {ABOUT}{NUMBER}{unit}", rest, re.I))
    others = [match for match in told if not any(_same(match.group(2), value, match.group(1)) for value in known)]
    # Two and more that are none of the figure's are of its parts.
    if len(others) == 1:
        yield f"it says “{others[0].group(0)}”, and {stands}"
    if before is not None:
        yield from _of_moves(rest, share, before, now, plan)


PARTS_OF_ONE = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
PRIOR = r"(?:last|previous|preceding) (?:quarter|return|count|period)"
OF_BEFORE = (
    rf"\b{PRIOR}(?:'s|’s) (?:[a-z-]+ ){{0,3}}?(?:of |was |at )?{ABOUT}{NUMBER}(?!\s?(?:point|percentage|fewer|more|less|\d|[.,]\d))",
    rf"\b{NUMBER}(?:%| per ?cent)? (?:[a-z-]+ ){{0,4}}?(?:(?:in|at|for|during) )?(?:the )?{PRIOR}\b",
    rf"\bquarter before (?:being|was|stood at) {NUMBER}",
)
MOVE_BEFORE = r"(?:by|of|further|another|additional|extra|up|down)\s+(?:some |about |only |just |nearly |over )?$"
MOVE_AFTER = r"\s?(?:more|fewer|less|extra|up on|down on|rise|fall|drop|increase|reduction|decrease)\b"


def of_noun(
    sentence: str, nouns: frozenset[str], before: float | None, now: float, plan: float | None
) -> Iterator[str]:
    """Numbers of a count told with its own noun ("26 exclusions", "another 93 people") that are none of the figure's.

    ``nouns`` are the words of its unit and title. Two and more such numbers are of its parts, and are left alone.
    """
    change = None if before is None else abs(round(now - before, 6))
    levels = [value for value in (now, before, plan, change) if value is not None]
    wrong_levels, wrong_moves = [], []
    for match in re.finditer(rf"{NUMBER}((?: [a-z'’-]+){{1,3}})", sentence, re.I):
        told, words = match.group(1), match.group(2).lower().split()
        at = next((place for place, word in enumerate(words) if stem(word) in nouns), None)
        if (
            at is None
            or told.lower() in nouns
            or any(word in ("of", "in", "and", "out", "by", "to", "point", "points") for word in words[:at])
        ):
            continue
        moved = re.search(MOVE_BEFORE, sentence[: match.start()], re.I) or re.match(
            MOVE_AFTER, " " + " ".join(words[:at]) + " " + sentence[match.end() :].lstrip(), re.I
        )
        less = bool(words[:at] and words[0] in ("more", "fewer", "less", "extra")) or bool(
            re.match(
                r"\s*(?:less|more|fewer) than (?:it was )?(?:in )?(?:the )?(?:last|previous|quarter)",
                sentence[match.start() + len(told) :][len(" ".join(words[: at + 1])) + 1 :],
                re.I,
            )
        )
        if moved or less:
            if change is not None and not _same(told, change) and not _same(told, now):
                wrong_moves.append(match.group(0))
        elif not any(_same(told, value) for value in levels) and 0.5 * now <= _number(told) <= 2 * now:
            wrong_levels.append(match.group(0))
    stands = f"the figure is {now:g}" if before is None else f"the figure is {now:g}, {before:g} before"
    if len(wrong_levels) == 1:
        yield f"it says “{wrong_levels[0]}”, and {stands}"
    if len(wrong_moves) == 1:
        yield f"it says “{wrong_moves[0]}”, and the change is {change:g}"


def of_before(sentence: str, before: float | None, now: float, plan: float | None) -> Iterator[str]:
    """Numbers that a sentence gives to the quarter before and that are others."""
    if before is None:
        return
    for pattern in OF_BEFORE:
        for match in re.finditer(pattern, sentence, re.I):
            told = next(text for text in reversed(match.groups()) if text and text[0].isalnum())
            allowed = (before, abs(now - before), *(() if plan is None else (plan,)))
            if not any(_same(told, value) for value in allowed) and _near(told, (before, now)):
                yield f"it says “{match.group(0)}”, and the figure was {before:g}"


def of_rate(sentence: str, before: float | None, now: float, plan: float | None) -> Iterator[str]:
    """The one rate that a sentence quotes ("487.3 per 100,000") where it is none of the figure's."""
    told = re.findall(rf"{NUMBER} per [\d,]+", sentence, re.I)
    allowed = [value for value in (before, now, plan) if value is not None]
    allowed += [] if before is None else [abs(now - before)]
    if len(told) == 1 and not any(_same(told[0], value) for value in allowed):
        yield f"it says “{told[0]}”, and the figure is {now:g}"


def in_parts(
    sentence: str, share: bool, before: float | None, now: float, title: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Shares told as parts of one: "one in four", "fewer than half", "fell by a third"."""
    if share:
        for match in re.finditer(rf"\b{NUMBER} (?:in|out of) (?:every )?{NUMBER}\b", sentence, re.I):
            some, all_of = map(_number, match.groups())
            if not (all_of > some and (all_of in (100, 1000) or some < 10)):
                continue
            told = 100 * some / all_of
            known = [value for value in (before, now) if value is not None]
            if not any(abs(told - value) <= (0.6 if all_of >= 100 else max(3, 0.1 * value)) for value in known):
                yield f"it says “{match.group(0)}”, and the figure is {now:g}"
        for match in re.finditer(r"\b(fewer|less|more) than half\b|\b(over) half\b", sentence, re.I):
            if (now < 50) != ((match.group(1) or "over").lower() in ("fewer", "less")):
                yield f"it says “{match.group(0)}”, and the figure is {now:g}"
    if before:
        for match in re.finditer(rf"\b{MOVED} by (?:a|an|one) ({'|'.join(PARTS_OF_ONE)})\b", sentence, re.I):
            moved = abs(now - before) / before
            if is_another(sentence, match.start(), title):
                continue
            if abs(moved - 1 / PARTS_OF_ONE[match.group(1).lower()]) > 0.06:
                yield f"it says “{match.group(0)}”, and the change is {100 * moved:.0f}%"


def _of_moves(sentence: str, share: bool, before: float, now: float, plan: float | None) -> Iterator[str]:
    """How far a figure is said to have moved."""
    change = round(now - before, 6)
    moves = (
        rf"\b(?:by|of|up|down) {ABOUT}{NUMBER}{POINTS}"
        if share
        else rf"\b(?:{MOVED} by|(?:increase|decrease|rise|fall|drop|reduction) of) {ABOUT}{NUMBER}\b(?!\s?(?:%|per))"
    )
    of_plan = plan is not None and re.search(r"\b(?:plan|target|ambition|short|adrift|standard)", sentence, re.I)
    allowed = [abs(change), *([abs(now - plan)] if of_plan and plan is not None else [])]
    for match in re.finditer(rf"\b{MOVED} by {ABOUT}{NUMBER}{SHARE}", sentence, re.I):
        relative = abs(100 * change / before) if before else 0
        if not share and abs(relative - _number(match.group(2))) > 1.5:
            yield f"it says “{match.group(0)}”, and the change is {relative:.0f}%"
    for match in re.finditer(moves, sentence, re.I):
        if not any(_same(match.group(2), value, match.group(1)) for value in allowed):
            yield f"it says “{match.group(0)}”, and the change is {abs(change):g}"
    for word, (least, most) in TIMES.items():
        if re.search(rf"\b{word}\b", sentence, re.I) and before and not least <= now / before <= most:
            yield f"it says “{word}”, and the figure went from {before:g} to {now:g}"
    beside = rf"than (?:it was |they were )?(?:in |during )?(?:the )?(?:last|previous|quarter before|preceding|prior|before\b|{before:g}\b)"
    for match in re.finditer(rf"{NUMBER} (fewer|more|less) (?:\w+ ){{0,4}}?{beside}", sentence, re.I):
        sign = 1 if match.group(2).lower() == "more" else -1
        if not share and not _same(match.group(1), sign * change):
            yield f"it says “{match.group(0)}”, and the change is {change:g}"


def _number(text: str) -> float:
    return float(str(COUNTED.get(text.lower(), text)).replace(",", ""))


def _near(text: str, values: tuple[float, ...]) -> bool:
    """Whether a number may be one of the figure's: within half of any of them."""
    return any(abs(_number(text) - value) <= 0.5 * abs(value) for value in values)


def _same(text: str, true: float, about: str | None = None) -> bool:
    """Whether a quoted number is the true one as rounded to its decimals; one that is about it may be a fifth off."""
    decimals = len(text.replace(",", "").partition(".")[2])
    slack = 0.5 * 10**-decimals
    if about and about.strip().lower() not in ("only", "just", "some"):
        slack = max(slack, ROUGH * abs(true))
    return abs(_number(text) - true) <= slack + 1e-9
