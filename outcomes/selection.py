"""What a reader has chosen: quarter, locality and the quarter to compare with."""

from collections.abc import Collection
from dataclasses import dataclass

from outcomes import periods

PREVIOUS = "previous"
YEAR_AGO = "year-ago"
STEPS = {PREVIOUS: -1, YEAR_AGO: -4}
# Short, because the menu is narrow.
NAMES = {PREVIOUS: "Previous quarter", YEAR_AGO: "Year before"}


@dataclass(frozen=True)
class Selection:
    """The choices in the frame, shared by every page and carried in the link.

    ``benchmark`` is what an official series stands beside: the id of an area, or that of the middle of similar places;
    "" is what is usual, the country.
    """

    quarter: str
    area: str
    compare: str
    benchmark: str = ""

    @property
    def comparator(self) -> str:
        """The quarter compared with: the previous, the same of last year, or one by name."""
        return periods.shift(self.quarter, STEPS[self.compare]) if self.compare in STEPS else self.compare


def quarter_options(quarters: list[str], quarterly: set[str], yearly: Collection[str] = ()) -> dict[str, str]:
    """Quarters to choose, latest first, in words; those not ``quarterly`` say what they lack, or that they have figures of years."""
    return {
        quarter: periods.parse(quarter).label
        if quarter in quarterly
        else f"{periods.short_label(quarter)}: {'yearly figures only' if quarter in yearly else 'no quarterly figures'}"
        for quarter in reversed(quarters)
    }


def compare_options(quarter: str, quarters: list[str], quarterly: set[str]) -> dict[str, str]:
    """What a quarter may be compared with, in words: two relative choices, then every quarter that has figures, latest first."""
    relative = {}
    for option, step in STEPS.items():
        other = periods.shift(quarter, step)
        found = f" ({periods.short_label(other)})" if other in quarterly else ": no figures"
        relative[option] = f"{NAMES[option]}{found}"
    return relative | {
        other: periods.short_label(other) for other in reversed(quarters) if other in quarterly and other != quarter
    }
