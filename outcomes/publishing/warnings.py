"""What an officer should look at before publishing, and may leave: nothing here stands in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from outcomes import periods, words
from outcomes.catalogue.model import Dataset
from outcomes.publishing import between, difference, tokens
from outcomes.publishing.difference import Change
from outcomes.statistics import bands
from outcomes.store import table
from outcomes.store import words as texts
from outcomes.store.content import Published
from outcomes.words.commentary import contradicting, standing

# Fewer steps say nothing of how large a step may be.
FEWEST_STEPS = 3
MANY_TIMES = 2


@dataclass(frozen=True)
class Warned:
    """One thing to look at: the indicator, its area and period, and what it is; ``due`` for a figure that has not come."""

    indicator: str
    area: str
    period: str
    said: str
    due: bool = False


def of(dataset: Dataset, before: Published, after: Published, changes: Iterable[Change]) -> list[Warned]:
    """A step larger than ever, a grade crossed, a plan or a commentary that the period before had, what is due, and commentary
    that its figure contradicts."""
    found = list(changes)
    figures = [
        change for change in found if change.kind in (difference.NEW, difference.REVISED) and change.key[5] == "value"
    ]
    every: list[Warned] = []
    for change in figures:
        every += _of_kind(dataset, before.figures, change)
        every += _of_figure(dataset, after, change.after)
    for change in found:
        if change.kind == difference.SAID and change.after is not None:
            every += _of_commentary(dataset, after.figures, change.after)
    known = between.due(dataset, before.figures)
    for (indicator, area, period), row in between.due(dataset, after.figures).items():
        if (indicator, area, period) not in known:
            when = periods.short_label(row.period)
            every.append(Warned(indicator, area, period, f"due and not handed in; {when} had a figure", True))
    return every


def _of_kind(dataset: Dataset, figures: pd.DataFrame, change: Change) -> Iterator[Warned]:
    """A period of another kind than any that the indicator has: a year where a quarter was meant, or its first year."""
    _, indicator, area, period, _, _ = change.key
    kinds = {dataset.period(name).kind for name in figures.loc[figures["indicator"] == indicator, "period"].unique()}
    if (kind := dataset.period(period).kind) not in kinds and kinds:
        usual = " or a ".join(sorted(each.replace("_", " ") for each in kinds))
        said = f"this is a {kind.replace('_', ' ')}, and until now the indicator has had figures of a {usual}; is it meant?"
        yield Warned(indicator, area, period, said)


def _of_figure(dataset: Dataset, after: Published, row: object) -> Iterator[Warned]:
    indicator, area, period, group = (str(getattr(row, name)) for name in ("indicator", "area", "period", "group"))
    entry = dataset.indicators[indicator]
    rows = after.figures
    mine = rows[(rows["indicator"] == indicator) & (rows["area"] == area) & (rows["group"] == group)]
    earlier = dataset.earlier(period, mine["period"].unique())
    values = mine[(mine["statistic"] == "value")].set_index("period")["value"].dropna()

    def warn(said: str) -> Warned:
        return Warned(indicator, area, period, said)

    series = [float(values[name]) for name in (*earlier, period) if name in values.index]
    if period in values.index and len(series) > 1:
        now, then = (words.with_unit(series[place], entry) for place in (-1, -2))
        steps = [abs(one - other) for one, other in zip(series[1:], series, strict=False)]
        if len(steps) > FEWEST_STEPS and steps[-1] > MANY_TIMES * max(steps[:-1]):
            yield warn(f"{then} becomes {now}: more than twice the largest step before; is it right?")
        grades = [
            bands.grade(value, entry, name)
            for value, name in zip(series[-2:], _last(earlier, period, values), strict=True)
        ]
        if all(grades) and grades[0] != grades[1]:
            yield warn(f"the grade goes from “{grades[0]}” to “{grades[1]}”")
    if earlier:
        planned = set(mine.loc[mine["statistic"].isin(table.PLANS), "period"])
        if earlier[-1] in planned and period not in planned:
            yield warn(f"{dataset.period(earlier[-1]).short} had a plan, and this has none")
        said = after.words
        about = said[
            (said["kind"] == texts.COMMENTARY) & (said["about"] == indicator) & (said["area"].isin(("", area)))
        ]
        spoken = set(about["period"])
        if not group and earlier[-1] in spoken and period not in spoken:
            yield warn(f"{dataset.period(earlier[-1]).short} had a commentary, and this has none")


def _last(earlier: list[str], period: str, values: pd.Series) -> list[str]:
    """The period and the last one before it that has a value, in order."""
    return [[name for name in earlier if name in values.index][-1], period]


def _of_commentary(dataset: Dataset, figures: pd.DataFrame, row: object) -> Iterator[Warned]:
    about, area, period, text = (str(getattr(row, name)) for name in ("about", "area", "period", "text"))
    known = standing.of(dataset, figures, about, area, period)
    text = tokens.fill(text, dataset, figures, area, period)
    for said in contradicting.conflicts(text, known) if known else ():
        yield Warned(about, area, period, f"the commentary contradicts the figure: {said}")
