"""What a commentary claims of its figure, by weights learnt from sentences whose claims are known (decision 140).

A linear model over words and short runs of words: each claim's probability is a softmax of their weights, as in logistic
regression (Hastie, Tibshirani and Friedman 2009, section 4.4). ``tests/words/commentary/learning.py`` learns the weights.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from outcomes.words.commentary.features import DOWN, UP, features
from outcomes.words.commentary.standing import BETTER, MET, MISSED, SAME, WORSE

WEIGHTS = Path(__file__).parent / "learnt.npz"
SURE, CHANCE, NOTHING = "sure", "chance", "-"
# What a text may claim, by aspect. Grades have names of their own and are left to the rules.
CLAIMS: dict[str, tuple[str, ...]] = {
    "direction": (NOTHING, DOWN, SAME, UP),
    "judgement": (NOTHING, BETTER, SAME, WORSE),
    "plan": (NOTHING, MET, MISSED),
    "certainty": (NOTHING, CHANCE, SURE),
}
Row = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The place of each feature, its weight by rarity, and for each aspect what every feature adds to each claim."""

    places: Mapping[str, int]
    rarity: Row
    adds: Mapping[str, Row]
    starts: Mapping[str, Row]


@cache
def weights() -> Weights:
    """The weights as shipped."""
    with np.load(WEIGHTS, allow_pickle=False) as held:
        names = held["features"].tobytes().decode("utf-8").split("\n")
        adds = {aspect: held[f"{aspect}-adds"].astype(np.float32) * held[f"{aspect}-scale"] for aspect in CLAIMS}
        starts = {aspect: held[f"{aspect}-starts"] for aspect in CLAIMS}
        return Weights({name: at for at, name in enumerate(names)}, held["rarity"].astype(np.float32), adds, starts)


@lru_cache(maxsize=400)
def claims(text: str, polarity: str) -> dict[str, dict[str, float]]:
    """How probable each claim of each aspect is, by aspect and claim."""
    return read_with(weights(), text, polarity)


def read_with(held: Weights, text: str, polarity: str) -> dict[str, dict[str, float]]:
    """The same by weights that are given."""
    counted = Counter(held.places[name] for name in features(text, polarity) if name in held.places)
    at = np.fromiter(counted, dtype=np.intp)
    seen = (1 + np.log(np.fromiter(counted.values(), dtype=np.float32))) * held.rarity[at]
    seen /= math.sqrt(float(seen @ seen)) or 1
    found = {}
    for aspect, names in CLAIMS.items():
        score = held.starts[aspect] + seen @ held.adds[aspect][at]
        odds = np.exp(score - score.max())
        found[aspect] = dict(zip(names, (odds / odds.sum()).tolist(), strict=True))
    return found
