"""What is known of the figure that a commentary stands beside."""

import re
from dataclasses import dataclass, replace

import pandas as pd

from outcomes import evidence
from outcomes.catalogue.model import Dataset
from outcomes.statistics import bands, comparison
from outcomes.store import table

MET, MISSED, SAME, BETTER, WORSE = "met", "missed", "same", "better", "worse"


@dataclass(frozen=True)
class Standing:
    """What is known of a figure: its unit and polarity, the period before, its plan, whether its change is more than chance (None
    where that was not tested), its grade, and all grades of its scheme. ``subject`` are words of its title."""

    unit: str
    polarity: str
    now: float
    before: float | None = None
    plan: float | None = None
    beyond_chance: bool | None = None
    grade: str = ""
    grades: tuple[str, ...] = ()
    subject: frozenset[str] = frozenset()

    @property
    def change(self) -> float | None:
        """How far the figure moved."""
        return None if self.before is None else round(self.now - self.before, 6)

    @property
    def moved_little(self) -> bool:
        """Whether the change is so small that a text may call it none."""
        return self.change is not None and abs(self.change) < max(0.5, 0.02 * abs(self.before or 0))

    @property
    def good(self) -> int:
        """+1 where higher is better, -1 where lower is, else 0."""
        return {"higher_is_better": 1, "lower_is_better": -1}.get(self.polarity, 0)

    @property
    def judged(self) -> str:
        """``better``, ``worse`` or ``same`` since the period before; "" where that cannot be said."""
        if self.change is None or (self.change and not self.good):
            return ""
        return SAME if not self.change else BETTER if self.change * self.good > 0 else WORSE

    @property
    def turned(self) -> "Standing":
        """A figure of which the opposite is true: what contradicts it is borne out by this one."""
        plan = (
            None if self.plan is None else 2 * self.now - self.plan if self.now != self.plan else self.now + self.good
        )
        if self.before is None or not self.change:
            # The opposite of no change is a large one.
            before = None if self.before is None else self.now + max(1.0, abs(self.now))
            return replace(self, before=before, plan=plan)
        return replace(self, before=self.now, now=self.before, plan=plan)

    @property
    def plan_status(self) -> str:
        """``met`` or ``missed``; "" without a plan or polarity."""
        if self.plan is None or not self.good:
            return ""
        return MET if (self.now - self.plan) * self.good >= 0 else MISSED


def of(dataset: Dataset, rows: pd.DataFrame, indicator: str, area: str, period: str) -> Standing | None:
    """The figure of an indicator in a period beside the one before and its plan; None where there is none to contradict.

    ``rows`` are the dataset's figures.
    """
    entry = dataset.indicators.get(indicator)
    if entry is None or not period:
        return None
    mine = rows[(rows["indicator"] == indicator) & (rows["area"] == area) & (rows["group"] == "")]
    values = mine[(mine["statistic"] == "value") & mine["value"].notna() & (mine["bound"] == "")]
    now = values[values["period"] == period]
    if now.empty:
        return None
    before = values[values["period"].isin(dataset.earlier(period, values["period"].unique())[-1:])]
    plans = mine[mine["statistic"].isin(table.PLANS) & (mine["period"] == period) & mine["value"].notna()]
    plan = float(plans["value"].iloc[0]) if len(plans) else entry.plan.value if entry.plan else None
    value = float(now["value"].iloc[0])
    holding = bands.holding(entry, period)
    return Standing(
        unit=entry.unit,
        polarity=entry.polarity,
        now=value,
        before=float(before["value"].iloc[0]) if len(before) else None,
        plan=plan,
        beyond_chance=_beyond(before, now, dataset) if len(before) else None,
        grade=bands.grade(value, entry, period, plan),
        grades=holding.scheme.grades if holding else (),
        subject=frozenset(re.findall(r"[a-z]+", f"{entry.title} {entry.printed}".lower())),
    )


def _beyond(before: pd.DataFrame, now: pd.DataFrame, dataset: Dataset) -> bool | None:
    """Whether the change is more than chance; None where that cannot be tested."""
    (change,) = evidence.changes(before.iloc[:1], now.iloc[:1], dataset.indicators)
    return None if change.judgement == comparison.NOT_COMPARED else change.judgement != comparison.SIMILAR
