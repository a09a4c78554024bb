"""How sure each figure is: its limits, its comparison, its change, its run over time, its inequality."""

from outcomes.evidence.change import Change, changes, difference_of_means, widest_step
from outcomes.evidence.limits import METHODS, base_of, compared, counts, limits
from outcomes.evidence.series import OFTEN, OverTime, over_time
from outcomes.evidence.spread import SIMILAR, Funnel, spread
from outcomes.evidence.unequal import gap, slope

__all__ = [
    "METHODS",
    "OFTEN",
    "SIMILAR",
    "Change",
    "Funnel",
    "OverTime",
    "base_of",
    "changes",
    "compared",
    "counts",
    "difference_of_means",
    "gap",
    "limits",
    "over_time",
    "slope",
    "spread",
    "widest_step",
]
