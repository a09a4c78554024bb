"""What is said before a room: how a place stands, and what its people are asked."""

from outcomes.words.numbers import capital, numeral

BEYOND_CHANCE = (
    "Better and worse mean by more than chance explains: the other's figure lies outside the 95% interval of this place's own. "
    "A figure without a count behind it is not tested."
)
# What a finding leads to; neutral, because a figure does not say why.
ASKED = {
    "worse": "What do you see here that the figure does not show?",
    "better": "What helps here, and for whom?",
    "changed": "How does this look from where you are?",
    "any": "What matters to you here that none of these figures shows?",
}
WHY_ASKED = "The questions follow the figures by fixed rules: what is furthest worse, what is furthest better, what changed most."


def judged_on(name: str, other: str, judgement: str, count: int, tested: int) -> str:
    """On how many of the indicators that can be judged a place is better than, worse than or similar to another."""
    if not tested:
        return f"{name}: no indicator can be compared with {other}; none has the counts it needs."
    how = f"{judgement} {'to' if judgement == 'similar' else 'than'} {other}"
    if not count:
        return f"None of the {numeral(tested)} that can be judged is {how}."
    if tested == 1:
        return f"{name} is {how} on the one indicator that can be judged."
    which = f"all {numeral(tested)}" if count == tested else f"{numeral(count)} of the {numeral(tested)}"
    return f"{name} is {how} on {which} indicators that can be judged."


def stands(title: str, here: str, other: str, there: str, word: str) -> str:
    """A figure beside another's in half a sentence."""
    return f"{title}: {here} here, {there} in {other} ({word})"


def asks(count: int) -> str:
    """What the last screen says over its questions."""
    if count == 1:
        return "One question that these figures cannot answer."
    return f"{capital(numeral(count))} questions that these figures cannot answer."


def no_screens(asked: list[str]) -> str:
    """What is said of screens in a link that do not exist; each is given as it may be shown."""
    named = ", ".join(f"\u201c{name[:40]}\u201d" for name in asked[:3])
    more = f" and {len(asked) - 3} more" if len(asked) > 3 else ""
    return f"The link asks for {named}{more}, which is no screen; the others are shown."
