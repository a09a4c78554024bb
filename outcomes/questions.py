"""Questions asked of the one table. Pure selectors: frames in, frames or small records out."""

import math
from dataclasses import dataclass

import pandas as pd

from outcomes import periods
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.errors import OutcomesError
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
    """Quarters that may be chosen, earliest first: those in which a figure of a quarterly dataset or a survey ends.

    Without such a dataset, the quarter in which the latest figure of all ends.
    """
    held = {
        name: [datasets[name].period(period) for period in part.unique()]
        for name, part in frame.groupby("dataset")["period"]
    }
    if not held:
        raise OutcomesError(
            "There is no figure yet. Take some in with: python -m outcomes import-small-area FILE; or add a dataset "
            "with its build.py and run: python -m outcomes build"
        )
    often = [period for name, found in held.items() if reports_often(datasets[name]) for period in found]
    if not often:
        return [periods.quarter_of(max(period.reached for found in held.values() for period in found))]
    # A year of long ago beside quarterly figures opens no quarter of its own.
    first = min((period.start for period in often if period.kind == "quarter"), default=min(p.start for p in often))
    return sorted({periods.quarter_of(period.reached) for period in often if period.end >= first})


def quarterly(frame: pd.DataFrame, datasets: dict[str, Dataset]) -> set[str]:
    """Quarters that have figures of their own: of the very quarter, or of a survey that is read with it."""
    found = set()
    for name, part in frame[frame["value"].notna()].groupby("dataset")["period"]:
        for period in map(datasets[str(name)].period, part.unique()):
            if period.kind == "quarter":
                found.add(period.id)
            elif period.kind == "wave":
                found.add(periods.quarter_of(period.reached))
    return found


def reports_often(dataset: Dataset) -> bool:
    """Whether a dataset has figures of quarters or of survey waves."""
    return any(entry.period_kind in ("quarter", "wave") for entry in dataset.indicators.values())


def latest_quarter(frame: pd.DataFrame, quarters: list[str]) -> str:
    """The latest quarter for which a figure of that very quarter is published; else the last that may be chosen."""
    published = set(frame["period"])
    return next((quarter for quarter in reversed(quarters) if quarter in published), quarters[-1])


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


def one_period(frame: pd.DataFrame, dataset: Dataset, quarter: str) -> pd.DataFrame:
    """Rows of one period an indicator: the latest that had ended by the quarter, else the first after it."""
    last = periods.parse(quarter).end
    keys = {period: dataset.period(period).key for period in frame["period"].unique()}
    chosen = {}
    for name, part in frame.groupby("indicator", sort=False)["period"]:
        ordered = sorted(part.unique(), key=keys.__getitem__)
        ended = [period for period in ordered if keys[period][0] <= last]
        chosen[name] = ended[-1] if ended else ordered[0]
    return frame[frame["period"] == frame["indicator"].map(chosen)]


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
