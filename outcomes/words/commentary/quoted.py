"""Figures that a sentence quotes of now, of the period before, and how far one moved."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.counted import ABOUT, MOVED, NUMBER, POINTS, near, number, same, standing
from outcomes.words.commentary.subject import is_another

# How often a figure is another, and how far it may be off to be called so.
TIMES = {"doubled": (1.75, 2.5), "trebled": (2.6, 3.6), "tripled": (2.6, 3.6), "halved": (0.4, 0.6)}
# What others reach from and to is not where a figure was and is.
RANGES = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied)|anything)\s+$", re.I)
WORDED_TIME = re.compile(r"[a-z-]+ (?:days|weeks|months|years|hours)\b", re.I)
BESIDE = r"(?:(?:as )?compared (?:with|to)|set against|against|up from|down from|up on|down on)"
SHARE, COUNT = r"\s?(?:%|per ?cent(?!age))", r"(?!\s?(?:fewer|more|less|%|per ?cent|points|-\w|\d|\.\d|in \d))"


def wrong(
    sentence: str,
    share: bool,
    before: float | None,
    now: float,
    plan: float | None,
    title: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Each number of a figure that a sentence quotes wrongly, in words; ``share`` whether the figure is a percentage."""
    sentence = re.sub(
        rf"{NUMBER} and a half\b", lambda match: f"{number(match.group(1)) + 0.5:g}", sentence, flags=re.I
    )
    unit = SHARE if share else COUNT
    known = [value for value in (before, now, plan) if value is not None]
    stands = standing(now, before)
    rest = sentence
    for pattern, order in (
        (rf"\bfrom {NUMBER}(?:{SHARE})? (?:\w+ ){{0,5}}to {NUMBER}{unit}", 1),
        (rf"{NUMBER}(?:{SHARE})?(?! points| percentage)[^.;]{{0,60}}?\b{BESIDE} {NUMBER}{unit}", -1),
    ):
        for match in re.finditer(pattern, rest, re.I):
            first, last = match.groups()[::order]
            if before is None or _apart(match, order, share, (before, now, plan), sentence, title):
                continue
            if not (same(first, before) and same(last, now)):
                yield f"it says “{match.group(0)}”, and {stands}"
        rest = re.sub(pattern, " ", rest, flags=re.I)
    # Of a count many others are told beside it; of a percentage few.
    verbs = rf"(?:stands? at|stood at|average of|there (?:were|are)|closed with|ended with|took(?= [\d,.]+ (?:days|weeks|hours|minutes|months|calendar|working))|total of|{MOVED} to)"
    if share:
        verbs = rf"(?:at|is|was|to|now|reached|of|from|{BESIDE}|quarter's|quarter’s)"
        rest = re.sub(
            r"^(?=(?:some |about |just |only |nearly |over )?\d+%? of )|: (?=\d)|\((?=\d)", " at ", rest, flags=re.I
        )
    told = list(re.finditer(rf"\b{verbs} {ABOUT}{NUMBER}{unit}", rest, re.I))
    others = [match for match in told if not any(same(match.group(2), value, match.group(1)) for value in known)]
    # Two and more that are none of the figure's are of its parts.
    if len(others) == 1:
        yield f"it says “{others[0].group(0)}”, and {stands}"
    if before is not None:
        yield from _of_moves(rest, share, before, now, plan)


def _apart(
    match: re.Match[str],
    order: int,
    share: bool,
    known: tuple[float, float, float | None],
    sentence: str,
    title: frozenset[str],
) -> bool:
    """Whether a pair of numbers ("from 3 to 5", or turned: "5, up from 3") is of something else than the figure and the one before."""
    _, now, plan = known
    if order == 1:
        ranges = RANGES.search(sentence[: match.start()])
        return bool(ranges) or (not share and is_another(sentence, match.start(), title))
    last, first = match.groups()
    of_plan = plan is not None and (same(first, plan) or (same(last, plan) and not same(last, now)))
    # "Two years or more, down from 2.1%".
    of_time = WORDED_TIME.match(match.group(0)) or (share and not match.group(0)[:1].isdigit())
    return bool(of_plan or of_time) or not near(last, tuple(value for value in known if value is not None))


def of_rate(sentence: str, before: float | None, now: float, plan: float | None) -> Iterator[str]:
    """The one rate that a sentence quotes ("487.3 per 100,000") where it is none of the figure's."""
    told = re.findall(rf"{NUMBER} per [\d,]+", sentence, re.I)
    allowed = [value for value in (before, now, plan) if value is not None]
    allowed += [] if before is None else [abs(now - before)]
    if len(told) == 1 and not any(same(told[0], value) for value in allowed):
        yield f"it says “{told[0]}”, and the figure is {now:g}"


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
        if not share and abs(relative - number(match.group(2))) > 1.5:
            yield f"it says “{match.group(0)}”, and the change is {relative:.0f}%"
    for match in re.finditer(moves, sentence, re.I):
        if not any(same(match.group(2), value, match.group(1)) for value in allowed):
            yield f"it says “{match.group(0)}”, and the change is {abs(change):g}"
    for word, (least, most) in TIMES.items():
        if re.search(rf"\b{word}\b", sentence, re.I) and before and not least <= now / before <= most:
            yield f"it says “{word}”, and the figure went from {before:g} to {now:g}"
    beside = rf"than (?:it was |they were )?(?:in |during )?(?:the )?(?:last|previous|quarter before|preceding|prior|before\b|{before:g}\b)"
    for match in re.finditer(rf"{ABOUT}{NUMBER} (fewer|more|less) (?:\w+ ){{0,4}}?{beside}", sentence, re.I):
        sign = 1 if match.group(3).lower() == "more" else -1
        if not share and not same(match.group(2), sign * change, match.group(1)):
            yield f"it says “{match.group(0)}”, and the change is {change:g}"
