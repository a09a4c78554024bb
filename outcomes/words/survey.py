"""What is said of a survey: what changed, how many by chance, who answered, and when."""

import pandas as pd

from outcomes import periods
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator, Survey
from outcomes.evidence import Change
from outcomes.periods import Period
from outcomes.statistics import change, comparison, intervals
from outcomes.words.numbers import listed, number
from outcomes.words.sentences import changed, expected_by_chance


def judged(changes: dict[str, Change], survey: Survey, margin: float | None) -> list[str]:
    """How many items changed beyond chance, how many chance would flag, and what the report's margin says."""
    if not changes:
        return []
    tested = [entry for entry in changes.values() if entry.judgement != comparison.NOT_COMPARED]
    moved = [entry for entry in tested if entry.judgement != comparison.SIMILAR]
    notes = [expected_by_chance(len(moved), len(tested), change.false_alarms(len(tested)))]
    if len(tested) > 1:
        left = int((change.holm([entry.p for entry in tested]) < 0.05).sum())
        notes[0] += f" After allowing for {len(tested)} tests (Holm), {left} remain{'s' if left == 1 else ''}."
    if margin is not None:
        outside = sum(change.as_reported(entry.first, entry.last, margin) != 0 for entry in changes.values())
        notes.append(
            f"As the report reckons it, one margin of {margin:g} percentage points for every item: {outside} of "
            f"{len(changes)} items differ by more. As a two-sample interval reckons it, each item has its own: see the table."
        )
    derived = "Counts are derived from rounded percentages and the number who answered the survey." if tested else ""
    notes.append(f"{survey.compared} {derived}".strip())
    return notes


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
    said = [f"After {periods.short_label(quarter)}, so not shown: {listed(later)}."] if later else []
    bases = [(wave.label.lower(), dataset.waves[wave.id[5:]].basis) for wave in waves]
    if bases:
        when = "; ".join(f"{name}: {basis[0].lower()}{basis[1:].rstrip('.')}" for name, basis in bases)
        said.append(f"When: {when}.")
    return tuple(said)
