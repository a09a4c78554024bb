"""What is said of a survey: what changed, how many by chance, who answered, and when."""

import math
from collections.abc import Iterable

import pandas as pd

from outcomes import periods
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator, Survey
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.statistics import change, comparison, intervals
from outcomes.words.numbers import capital, how_many, listed, number, numeral, with_unit
from outcomes.words.sentences import changed

WAYS = {"better": "for the better", "worse": "for the worse", "higher": "higher", "lower": "lower"}


def judged(changes: dict[str, Change], survey: Survey, margin: float | None, every: int = 0) -> list[str]:
    """How many items changed beyond chance, how many chance would flag, and what the report's margin says; ``every`` is how many the
    survey tests, where these are a part of it."""
    if not changes:
        return []
    notes = [flagged(changes, every), *untested(changes)]
    if margin is not None:
        notes.append(beyond_margin(changes, margin))
    tested = any(entry.judgement != comparison.NOT_COMPARED for entry in changes.values())
    derived = "Counts are derived from rounded percentages and the number who answered the survey." if tested else ""
    notes.append(f"{survey.compared} {derived}".strip())
    return notes


def flagged(changes: dict[str, Change], every: int) -> str:
    """How many of the items that can be tested changed beyond chance, and how many chance alone would flag."""
    tested = tested_of(changes.values())
    if not tested:
        return "No item can be tested for chance."
    if len(tested) == 1:
        return f"{capital(moved(tested))}."
    chance = about(change.false_alarms(len(tested)))
    return f"{capital(moved(tested, every))}. Were nothing to have changed, chance alone would flag {chance}."


def tested_of(changes: Iterable[Change]) -> list[Change]:
    """The changes that can be tested for chance."""
    return [entry for entry in changes if entry.judgement != comparison.NOT_COMPARED]


def moved(tested: list[Change], every: int = 0) -> str:
    """How many of several tested items changed beyond chance and which way, and after allowing for how many were tested where they are
    all that the survey tests (``every``; 0 where they are)."""
    size, moved = len(tested), sum(entry.judgement != comparison.SIMILAR for entry in tested)
    if size == 1:
        return f"the one item that can be tested changed {'more' if moved else 'no more'} than chance explains"
    said = f"{how_many(moved)} of {numeral(size)} tested items changed more than chance explains{_ways(tested)}"
    if not moved or every > size:
        # Allowing for the tests of a part alone would be picking (decision 138).
        return said
    # Holm (1979): the more is tested, the more chance alone would flag.
    left = int((change.holm([entry.p for entry in tested]) < 0.05).sum())
    allowed = "also after" if left == moved else f"{how_many(left)} after"
    return f"{said}, {allowed} allowing for {numeral(size)} tests"


def _ways(tested: list[Change]) -> str:
    """Which way the changes beyond chance went, in brackets: ``(one for the better, two for the worse)``."""
    ways = [entry.judgement for entry in tested if entry.judgement != comparison.SIMILAR]
    said = [f"{how_many(ways.count(way))} {name}" for way, name in WAYS.items() if way in ways]
    if not said:
        return ""
    return f" ({WAYS[ways[0]] if len(ways) == 1 else listed(said)})"


def allowing(adjusted: float, tests: int) -> str:
    """Whether a change is beyond chance after allowing for how many were tested; "" where it alone was, or was not."""
    if tests < 2 or math.isnan(adjusted):
        return ""
    return f"{'also' if adjusted < 0.05 else 'not'} after allowing for {numeral(tests)} tests"


def in_the_whole(changes: dict[str, Change], whole: dict[str, Change]) -> str:
    """What the items of a theme come to among all that the survey tests; "" where none of them changed beyond chance or they are all."""
    part, every = tested_of(changes.values()), tested_of(whole.values())
    if len(part) == len(every) or all(entry.judgement == comparison.SIMILAR for entry in part):
        return ""
    return f"Of all items of the survey, {moved(every)}."


def about(expected: float) -> str:
    """About how many: an expected number in words."""
    if expected < 0.75:
        return "fewer than one"
    return "about one" if expected < 1.5 else f"about {numeral(round(expected))}"


def untested(changes: dict[str, Change]) -> list[str]:
    """Which items are not tested, and why, a line a reason."""
    why: dict[str, int] = {}
    for entry in changes.values():
        if entry.judgement == comparison.NOT_COMPARED:
            why[entry.why] = why.get(entry.why, 0) + 1
    return [
        f"{capital(numeral(size))} item{'' if size == 1 else 's'} could not be tested. Of each: {reason}."
        for reason, size in why.items()
    ]


def beyond_margin(changes: dict[str, Change], margin: float) -> str:
    """How many items differ by more than the one margin that the report prints."""
    outside = sum(change.as_reported(entry.first, entry.last, margin) != 0 for entry in changes.values())
    verb = "exceeds" if outside < 2 else "exceed"
    return f"The report uses one margin of {margin:g} points for all items; {how_many(outside)} of {numeral(len(changes))} {verb} it."


def all_changes(changes: dict[str, Change], label: str, dataset: Dataset) -> str:
    """How many items changed beyond chance, and the largest change among them (or among all, where none did)."""
    sure = {
        name: entry
        for name, entry in changes.items()
        if entry.judgement not in (comparison.NOT_COMPARED, comparison.SIMILAR)
    }
    name, most = max((sure or changes).items(), key=lambda pair: (abs(pair[1].difference), pair[0]))
    entry = dataset.indicators[name]
    then, now = (with_unit(value, entry) for value in (most.first, most.last))
    tested = tested_of(changes.values())
    counted = moved(tested) if tested else "no item can be tested for chance"
    which = "The largest of these" if len(sure) > 1 else "This one" if sure else "The largest change"
    if len(changes) == 1:
        return f"{label}: {counted}: {entry.title}, {then} to {now}."
    return f"{label}: {counted}. {which}: {entry.title}, {then} to {now}."


def widest_pair(widest: tuple[str, str, str], views: tuple[str, str], label: str, wave: Period, size: int) -> str:
    """The statement on which two views are furthest apart at a wave."""
    statement, own, other = widest
    furthest = f", the furthest apart of {numeral(size)}" if size > 1 else ""
    return (
        f"{label}, {wave.label.lower()}: “{statement}”: {views[0].lower()} {own}, {views[1].lower()} {other}{furthest}."
    )


SAME_PEOPLE = (
    "The same people answered both, so an interval for two groups of people does not fit the distance between the views, "
    "and none is given."
)


def answered(board: Board, dataset: Dataset, waves: list[Period]) -> tuple[str, ...]:
    """Who answered, and how wide the margin of the latest wave is with everybody's number known."""
    survey = dataset.survey
    if survey is None or survey.asked is None:
        return ()
    could, did = (board.rows(name, statistic="value") for name in survey.asked)
    answered = did[(did["area"] == survey.area) & (did["group"] == "")]
    by_wave = dict(zip(answered["period"], answered["printed"], strict=True))
    parts = [f"{by_wave[wave.id]} at {wave.label.lower()}" for wave in waves if wave.id in by_wave]
    eligible = could.loc[could["area"] == survey.area, "value"].iloc[0]
    size = answered.loc[answered["period"] == waves[-1].id, "numerator"].iloc[0]
    plain, known = (100 * intervals.margin_of_error(0.5, size, population)[0] for population in (None, eligible))
    margin = f"; the report works with {survey.margin:g}" if survey.margin else ""
    return (
        f"At the latest survey shown, {number(size)} of about {number(eligible)} eligible pupils answered: the margin "
        f"of error at 50% is {number(known, 1)} points with the correction for a known population, "
        f"{number(plain, 1)} without{margin}.",
        f"Who answered: {', '.join(parts)}.",
    )


def bounds(drawn: pd.DataFrame, entries: dict[str, Indicator]) -> list[str]:
    """Items that are printed as a bound, which allows no change (decision 49)."""
    bounded = drawn.loc[drawn["bound"] != "", "indicator"].unique()
    if not len(bounded):
        return []
    titles = listed([entries[item].title for item in bounded])
    return [f"{titles}: printed as a bound at one survey, so no change can be given."]


def largest(changes: dict[str, Change], waves: list[Period], dataset: Dataset, label: str) -> str:
    """The item that changed most, beyond chance where any did, and how sure."""
    if len(waves) < 2:
        return f"{label}: only the {waves[0].label.lower()} survey had taken place."
    if not changes:
        return f"{label}: no item was asked in both the first and the latest wave."
    unsure = (comparison.NOT_COMPARED, comparison.SIMILAR)
    sure = {item: entry for item, entry in changes.items() if entry.judgement not in unsure}
    item, most = max((sure or changes).items(), key=lambda pair: (abs(pair[1].difference), pair[0]))
    indicator = dataset.indicators[item]
    then, now = (f"at {wave.label.lower()}" for wave in (waves[0], waves[-1]))
    return f"{changed(indicator.title, most, indicator, then, now)}."


def timing(dataset: Dataset, quarter: str, waves: list[Period]) -> tuple[str, ...]:
    """Which surveys came later, and when those shown took place."""
    assert dataset.survey is not None
    shown = {wave.id for wave in waves}
    later = [dataset.period(wave).label.lower() for wave in dataset.survey.waves if wave not in shown]
    said = [f"Not shown, because after {periods.short_label(quarter)}: {listed(later)}."] if later else []
    if later and not waves:
        said = [f"All {numeral(len(later))} surveys came later." if len(later) > 1 else "The survey came later."]
    bases = [(wave.label.lower(), dataset.waves[wave.id[5:]].basis) for wave in waves]
    if bases:
        when = "; ".join(f"{name}: {basis[0].lower()}{basis[1:].rstrip('.')}" for name, basis in bases)
        said.append(f"When: {when}.")
    return tuple(said)
