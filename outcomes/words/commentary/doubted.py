"""What the learnt reading of a commentary doubts: claims that its figure contradicts, each with its probability."""

from collections.abc import Iterator
from dataclasses import dataclass

from outcomes.words.commentary import learnt
from outcomes.words.commentary.features import DOWN, UP
from outcomes.words.commentary.learnt import CHANCE, NOTHING, SURE
from outcomes.words.commentary.standing import BETTER, MET, MISSED, SAME, WORSE, Standing

SAID = {
    UP: "as if it rose",
    DOWN: "as if it fell",
    BETTER: "as if it improved",
    WORSE: "as if it got worse",
    MET: "as if the plan were met",
    MISSED: "as if the plan were missed",
    SURE: "as if the change were more than chance",
    CHANCE: "as if the change were chance",
}


@dataclass(frozen=True)
class Doubt:
    """A claim that the figure contradicts, and how probable it is that the text makes it (0 to 1)."""

    aspect: str
    claim: str
    probability: float

    @property
    def vague(self) -> bool:
        """Whether it got no better: that is said of a figure that moved as often as of one that did not."""
        return (self.aspect, self.claim) == ("judgement", SAME)


def doubts(text: str, standing: Standing) -> Iterator[Doubt]:
    """For each aspect that is known of the figure, the most probable claim that is otherwise."""
    told = learnt.claims(text, standing.polarity)
    for aspect, holds in holding(standing).items():
        against = {claim: p for claim, p in told[aspect].items() if claim not in holds and claim != NOTHING}
        claim = max(against, key=against.__getitem__)
        yield Doubt(aspect, claim, against[claim])


def said(doubt: Doubt, standing: Standing) -> str:
    """A doubt in words for the officer."""
    reads = "as if it had not changed" if doubt.claim == SAME else SAID[doubt.claim]
    if doubt.aspect == "plan":
        return f"it reads {reads}, and the plan of {standing.plan:g} is {standing.plan_status}"
    if doubt.aspect == "certainty":
        return f"it reads {reads}, and it {'is more than chance' if standing.beyond_chance else 'may be chance'}"
    return f"it reads {reads}, and the figure went from {standing.before:g} to {standing.now:g}"


def holding(standing: Standing) -> dict[str, set[str]]:
    """What a text may claim of a figure without contradicting it, by the aspects that are known."""
    found: dict[str, set[str]] = {}
    if standing.change is not None:
        # "Not significantly different" is no change in the words of many.
        still = {SAME} if standing.moved_little or standing.beyond_chance is False else set()
        found["direction"] = {UP if standing.change > 0 else DOWN if standing.change else SAME} | still
        if standing.judged:
            found["judgement"] = {standing.judged} | still
    if standing.plan_status:
        found["plan"] = {standing.plan_status}
    if standing.beyond_chance is not None:
        found["certainty"] = {SURE if standing.beyond_chance else CHANCE}
    return found
