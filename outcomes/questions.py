"""Questions asked of the one table. Pure selectors: frames in, frames or small records out."""

import math
from dataclasses import dataclass

import pandas as pd

from outcomes import periods
from outcomes.catalogue import Dataset, Indicator
from outcomes.statistics import comparison


@dataclass(frozen=True)
class Move:
    """An indicator at the chosen quarter beside the comparator; None where not published."""

    indicator: Indicator
    area: str
    period: str
    latest: float
    compared_with: str
    before: float | None
    band: str
    band_before: str
    plan: float | None
    printed: str
    locator: str

    @property
    def change(self) -> float | None:
        """Latest less before, in the indicator's unit."""
        return None if self.before is None else self.latest - self.before

    @property
    def plan_status(self) -> str:
        """``met``, ``missed`` or ""."""
        return comparison.plan_status(self.latest, self.plan, self.indicator.polarity)


def quarters(frame: pd.DataFrame, datasets: dict[str, Dataset]) -> list[str]:
    """Quarters that hold a quarterly or survey figure, earliest first."""
    found = set()
    for name in ("childrens_scorecard", "healthy_schools", "better_care_fund"):
        for period in frame.loc[frame["dataset"] == name, "period"].unique():
            parsed = datasets[name].period(period)
            if parsed.start.year >= 2015:
                found.add(periods.quarter_of(parsed.end))
    return sorted(found)


def figures(
    frame: pd.DataFrame,
    indicator: str,
    area: str | None = None,
    statistic: str = "value",
    group: str | None = None,
) -> pd.DataFrame:
    """Rows of one indicator, narrowed by area, statistic and group where given."""
    keep = (frame["indicator"] == indicator) & (frame["statistic"] == statistic)
    if area is not None:
        keep &= frame["area"] == area
    if group is not None:
        keep &= frame["group"] == group
    return frame[keep]


def up_to(frame: pd.DataFrame, dataset: Dataset, quarter: str) -> pd.DataFrame:
    """Rows whose period ends no later than the quarter does, in order of period."""
    last = periods.parse(quarter).end
    keys = frame["period"].map(lambda period: dataset.period(period).key)
    ordered = frame.assign(_key=keys).sort_values(["_key", "group"], kind="stable")
    return ordered[[key[0] <= last for key in ordered["_key"]]].drop(columns="_key")


def in_order(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Rows in order of period."""
    keys = frame["period"].map(lambda period: dataset.period(period).key)
    return frame.assign(_key=keys).sort_values("_key", kind="stable").drop(columns="_key")


def moves(
    frame: pd.DataFrame, dataset: Dataset, indicators: list[Indicator], area: str, quarter: str, before: str
) -> list[Move]:
    """Each indicator that has a figure in the quarter, with the comparator's beside it."""
    rows = frame[(frame["area"] == area) & (frame["group"] == "") & frame["value"].notna()]
    wanted = rows[rows["statistic"].isin(("value", "plan"))]
    held = {(r.indicator, r.period, r.statistic): r for r in wanted.itertuples()}
    found = []
    for indicator in indicators:
        now = held.get((indicator.id, quarter, "value"))
        if now is None:
            continue
        past = held.get((indicator.id, before, "value"))
        plan = held.get((indicator.id, quarter, "plan"))
        found.append(
            Move(
                indicator=indicator,
                area=area,
                period=quarter,
                latest=now.value,
                compared_with=before,
                before=None if past is None else past.value,
                band=comparison.band(now.value, indicator),
                band_before=comparison.band(None if past is None else past.value, indicator),
                plan=None if plan is None else plan.value,
                printed=now.printed,
                locator=now.locator,
            )
        )
    return found


def judged_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """Audit rows with ``total``: the sum of the shares printed in the same column."""
    totals = frame.groupby(["indicator", "area", "period"])["value"].transform("sum")
    return frame.assign(total=totals.round(1))


def blank(value: float | None) -> bool:
    """True for None and NaN."""
    return value is None or math.isnan(value)
