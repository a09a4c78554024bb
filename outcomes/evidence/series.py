"""What a series can say by itself: how many points it has, and what they allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from outcomes.catalogue.model import Indicator
from outcomes.periods import Period
from outcomes.statistics import recent_trend, spc
from outcomes.statistics.recent_trend import Annual, RecentTrend

# Kinds of period that come often enough for a process chart; years have a recent direction instead.
OFTEN = ("quarter", "month")


@dataclass(frozen=True)
class OverTime:
    """A series and what its number of points allows: see ``spc.stage``; ``annual`` where its periods are years.

    ``every`` is the kind of its periods; ``recent`` the direction of its last five years.
    """

    stage: str
    points: int
    missing: int
    median: float
    steps: int
    chart: spc.Chart | None
    unfit: str
    every: str = "quarter"
    recent: RecentTrend | None = None

    @property
    def icons(self) -> bool:
        """Whether variation and assurance may be shown."""
        return self.chart is not None


def over_time(rows: pd.DataFrame, ordered: Sequence[Period], indicator: Indicator, sure: pd.DataFrame) -> OverTime:
    """What a series can say by itself. ``rows`` stand in the order of their periods, ``sure`` are their limits."""
    values = [None if np.isnan(value) else float(value) for value in rows["value"]]
    kept = [value for value in values if value is not None]
    every = ordered[-1].kind if ordered else "quarter"
    annual = every not in OFTEN
    stage = spc.stage(len(kept))
    if annual and stage in ("run", "trial", "full"):
        stage = "annual"
    process = stage in ("trial", "full")
    unfit = spc.unfit(kept, indicator.unit) if process else ""
    direction = {"higher_is_better": "increase", "lower_is_better": "decrease"}.get(indicator.polarity, "neutral")
    # Periods before the first figure are not gaps in the series.
    begun = next((place for place, value in enumerate(values) if value is not None), 0)
    chart = None
    if process and not unfit and spc.may_show_icons(values[begun:]):
        chart = spc.xmr([period.start for period in ordered], values, direction)
    return OverTime(
        stage=stage,
        points=len(kept),
        missing=len(values) - begun - len(kept) if kept else 0,
        median=float(np.median(kept)) if kept else float("nan"),
        steps=spc.every_step(kept) if len(kept) > 2 else 0,
        chart=chart,
        unfit=unfit,
        every=every,
        recent=_recent(rows, ordered, sure) if stage == "annual" else None,
    )


def _recent(rows: pd.DataFrame, ordered: Sequence[Period], sure: pd.DataFrame) -> RecentTrend:
    """The recent trend of annual figures; none where years are pooled and share people with the year before."""
    if any(later.start <= earlier.end for earlier, later in pairwise(ordered)):
        return RecentTrend(recent_trend.NOT_TESTED, why="its years are pooled and overlap")
    cells = zip(rows["value"], sure["lower"], sure["upper"], rows["numerator"], rows["denominator"], strict=True)
    return recent_trend.recent_trend(
        [Annual(*(None if np.isnan(cell) else float(cell) for cell in row)) for row in cells]
    )
