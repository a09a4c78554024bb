"""Learn what commentaries claim: ``python -m tests.words.commentary.learning`` writes the weights that the program reads.

Needs scikit-learn (the extra ``learn``). ``claims.csv`` holds sentences with what each claims of its figure, written for this by people
who did not know the program; none is a real officer's. ``sentences.csv`` holds sentences beside figures, of which only is known whether they
contradict them; what they claim is read by the weights learnt first, and corrected by that.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from outcomes.words.commentary import learnt
from outcomes.words.commentary.doubted import holding
from outcomes.words.commentary.features import features
from outcomes.words.commentary.learnt import CLAIMS, NOTHING, WEIGHTS
from outcomes.words.commentary.standing import Standing
from tests.words.commentary.beside import standing_of

HERE = Path(__file__).parent
SOURCES = (HERE / "claims.csv", HERE / "sentences.csv")
# A feature of fewer sentences says more of its writer than of English; the strength of belief in each.
FEWEST, STRENGTH = 5, 6.0
Told = dict[str, str]
# Words that turn a claim round: of the mirrored sentence the mirrored claim is known.
MIRRORS = {
    "direction": (
        "rose|fell risen|fallen rise|fall rises|falls rising|falling increase|decrease increased|decreased increases|decreases "
        "increasing|decreasing up|down higher|lower more|fewer grew|shrank grown|shrunk climbed|dropped climb|drop upward|downward "
        "upwards|downwards longer|shorter lengthened|shortened jumped|slumped jump|slump crept|drifted upturn|downturn surge|plunge "
        "surged|plunged gained|lost gain|loss doubled|halved doubling|halving growing|shrinking highest|lowest busier|quieter peak|trough"
    ),
    "judgement": (
        "improved|worsened improvement|deterioration improving|worsening improve|worsen better|worse stronger|weaker "
        "encouraging|disappointing encouragingly|disappointingly welcome|unwelcome pleasing|worrying best|worst progress|slippage "
        "positive|negative"
    ),
    "plan": "met|missed meets|misses meet|miss above|below over|under achieved|failed within|outside",
}
TURNED = {"up": "down", "better": "worse", "met": "missed"}
TURNED |= {there: here for here, there in TURNED.items()}
# The aspect that a contradiction of a kind is in.
KINDS = {"direction": "direction", "judgement": "judgement", "plan": "plan", "chance": "certainty"}


def read(path: Path) -> list[Told]:
    """The lines of a file of sentences."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def fingerprint() -> str:
    """Of what the weights are learnt from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()


def mirrored(told: Iterable[Told]) -> list[Told]:
    """Each sentence that rises as one that falls, and so on; those that claim nothing of the kind are left out."""
    turns = {aspect: _turns(pairs) for aspect, pairs in MIRRORS.items()}
    found = []
    for one in told:
        for aspect, (turn, pattern) in turns.items():
            if one[aspect] in TURNED and pattern.search(one["text"]):
                text = pattern.sub(lambda word, turn=turn: turn[word[0].lower()], one["text"])
                if aspect == "direction":
                    text = re.sub(r"\bfrom (\S*\w%?) to (\S*\w%?)", r"from \2 to \1", text)
                found.append({**one, "text": text, aspect: TURNED[one[aspect]]})
    return found


def _turns(pairs: str) -> tuple[dict[str, str], re.Pattern[str]]:
    turn = dict(pair.split("|") for pair in pairs.split())
    turn |= {there: here for here, there in turn.items()}
    return turn, re.compile(rf"\b({'|'.join(sorted(turn, key=len, reverse=True))})\b", re.I)


def learn(told: Sequence[Told]) -> learnt.Weights:
    """Weights by logistic regression, an aspect at a time."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = TfidfVectorizer(analyzer=lambda one: one, min_df=FEWEST, sublinear_tf=True)
    rows = seen.fit_transform([features(one["text"], one["polarity"]) for one in told])
    adds, starts = {}, {}
    for aspect, names in CLAIMS.items():
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(rows, [one[aspect] for one in told])
        assert tuple(model.classes_) == names
        adds[aspect], starts[aspect] = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return learnt.Weights(seen.vocabulary_, seen.idf_.astype(np.float32), adds, starts)


def read_by(weights: learnt.Weights, beside: Iterable[tuple[Told, Standing]]) -> list[Told]:
    """What sentences beside figures claim, as the weights read them and as is known: one that contradicts nothing claims what
    holds or nothing, one that contradicts its figure in some way does not."""
    found = []
    for one, standing in beside:
        told, known = learnt.read_with(weights, one["text"], one["polarity"]), holding(standing)
        planted = KINDS.get(one["kind"], "") if one["contradicts"] == "1" else ""
        claimed = {}
        for aspect, odds in told.items():
            holds = known.get(aspect)
            free = holds is None or (planted in ("direction", "judgement") and aspect in ("direction", "judgement"))
            against = [claim for claim in odds if holds is not None and claim not in holds and claim != NOTHING]
            if aspect == planted and against and not (free and _elsewhere(told, known, aspect, against)):
                allowed: Iterable[str] = against
            else:
                allowed = odds if free else [claim for claim in odds if claim not in against]
            claimed[aspect] = max(allowed, key=odds.__getitem__)
        found.append({**one, **claimed})
    return found


def _elsewhere(
    told: Mapping[str, Mapping[str, float]], known: Mapping[str, set[str]], aspect: str, against: list[str]
) -> bool:
    """Whether a planted direction is rather told as a judgement, or the other way round."""
    other = "judgement" if aspect == "direction" else "direction"
    others = [p for claim, p in told[other].items() if claim not in known.get(other, set()) | {NOTHING}]
    return max(others, default=0.0) > max(told[aspect][claim] for claim in against)


def save(weights: learnt.Weights, path: Path) -> None:
    """Write weights, each in one byte beside a scale for its claim."""
    held: dict[str, Any] = {
        "features": np.frombuffer(
            "\n".join(sorted(weights.places, key=weights.places.__getitem__)).encode(), dtype=np.uint8
        ),
        "rarity": weights.rarity.astype(np.float16),
        "learnt-from": np.frombuffer(fingerprint().encode(), dtype=np.uint8),
    }
    for aspect, adds in weights.adds.items():
        scale = np.abs(adds).max(axis=0) / 127
        held |= {
            f"{aspect}-adds": np.round(adds / scale).astype(np.int8),
            f"{aspect}-scale": scale.astype(np.float32),
            f"{aspect}-starts": weights.starts[aspect],
        }
    np.savez_compressed(path, **held)


def main() -> None:
    """Learn from all that is known, and write the weights."""
    told = read(SOURCES[0])
    told += mirrored(told)
    beside = [(one, standing_of(one)) for one in read(SOURCES[1])]
    weights = learn([*told, *read_by(learn(told), beside)])
    save(weights, WEIGHTS)
    print(f"{len(told) + len(beside):,} sentences, {len(weights.places):,} features, {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
