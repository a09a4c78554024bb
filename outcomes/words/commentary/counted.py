"""Numbers as sentences write them, and whether one is another."""

ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTED = {
    **{f"{ten}-{one}": 10 * at + few for at, ten in enumerate(TENS, 2) for few, one in enumerate(ONES[:9], 1)},
    **{ten: 10 * at for at, ten in enumerate(TENS, 2)},
    **{one: few for few, one in enumerate(ONES, 1)},
}
NUMBER = rf"(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(COUNTED)})\b)"
ABOUT = r"(only |just |just over |just under |a good |about |around |nearly |almost |over |some |roughly )?"
MOVED = r"(?:rose|risen|rises|fell|fallen|falls|increased|decreased|dropped|reduced|grew|grown|up|down|came|come|went|gone|improved)"
POINTS = r" (?:percentage )?points?\b"
ROUGH = 0.2


def standing(now: float, before: float | None) -> str:
    """The figure and the one before in words, for beside what was quoted."""
    return f"the figure is {now:g}" if before is None else f"the figure is {now:g}, {before:g} before"


def number(text: str) -> float:
    """The number that a text writes in digits or words."""
    return float(str(COUNTED.get(text.lower(), text)).replace(",", ""))


def near(text: str, values: tuple[float, ...]) -> bool:
    """Whether a number may be one of the figure's: within half of any of them."""
    return any(abs(number(text) - value) <= 0.5 * abs(value) for value in values)


def same(text: str, true: float, about: str | None = None) -> bool:
    """Whether a quoted number is the true one as rounded to its decimals; one that is about it may be a fifth off."""
    decimals = len(text.replace(",", "").partition(".")[2])
    slack = 0.5 * 10**-decimals
    if about and about.strip().lower() not in ("only", "just", "some"):
        slack = max(slack, ROUGH * abs(true))
    return abs(number(text) - true) <= slack + 1e-9
