"""What a learnt reading sees of a text: words and short runs of words (decision 140)."""

import re

from outcomes.words.commentary.standing import SAME

UP, DOWN = "up", "down"
NUMBER = r"£?\d[\d,]*(?:\.\d+)?(?:%|st|nd|rd|th)?"
FROM_TO = re.compile(rf"from ({NUMBER})\s*(?:\w+\s+){{0,4}}?to ({NUMBER})")
# Words that mean the one where higher is better and the other where lower is.
SIDED = re.compile(
    r"above|over|exceed\w*|below|under|within|higher|lower|beat\w*|ahead|short|more|fewer|less|ceiling|past|inside|outside|top\w*|up|down"
)


def features(text: str, polarity: str) -> list[str]:
    """What the model sees of a text: its words, runs of two and three, pairs with one between, beginnings of words, and sided words with
    the polarity. Numbers are all one, but whether "from 31 to 44" rises."""
    plain = FROM_TO.sub(_moves, text.lower().replace("’", "'").replace("non-", "non"))
    plain = re.sub(r"20\d\d(?:[/-]\d\d)?", "yyyy", re.sub(r"\bq[1-4]\b", "qq", plain))
    words = re.findall(r"[a-z_']+", re.sub(NUMBER, " nn ", plain))
    runs = ["_".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)]
    apart = [f"{first}~{third}" for first, third in zip(words, words[2:], strict=False)]
    begun = [f"s:{word[:5]}" for word in words if len(word) > 5]
    sided = [at for at, word in enumerate(words) if SIDED.fullmatch(word)]
    of = polarity[:2]
    return [*runs, *apart, *begun, *(f"{of}:{'_'.join(words[at : at + size])}" for at in sided for size in (1, 2))]


def _moves(match: re.Match[str]) -> str:
    first, last = (float(re.sub(r"[^\d.]", "", number) or 0) for number in match.groups())
    return f" fromto_{UP if last > first else DOWN if last < first else SAME} "
