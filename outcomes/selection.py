"""What a reader has chosen: quarter, locality and the quarter to compare with."""

from dataclasses import dataclass

from outcomes import periods

PREVIOUS = "previous"
YEAR_AGO = "year-ago"


@dataclass(frozen=True)
class Selection:
    """The choices in the frame, shared by every page and carried in the link."""

    quarter: str
    area: str
    compare: str

    @property
    def comparator(self) -> str:
        """The quarter compared with: the previous, the same of last year, or one by name."""
        steps = {PREVIOUS: -1, YEAR_AGO: -4}
        return periods.shift(self.quarter, steps[self.compare]) if self.compare in steps else self.compare


def compare_options(quarters: list[str]) -> list[str]:
    """What "compare with" offers: two relative choices, then every quarter, latest first."""
    return [PREVIOUS, YEAR_AGO, *reversed(quarters)]


def compare_label(option: str) -> str:
    """The words for a choice of comparator."""
    return {
        PREVIOUS: "Previous quarter",
        YEAR_AGO: "Same quarter last year",
    }.get(option) or periods.short_label(option)


def rejected(given: dict[str, str], allowed: dict[str, list[str]]) -> list[str]:
    """Sentences about values of a link that are not among the choices; empty when all are."""
    labels = {"quarter": "quarter", "area": "locality", "compare": "comparison"}
    return [
        f"The link asks for the {labels[key]} \u201c{value[:40]}\u201d, which does not exist; "
        "the usual choice is shown instead."
        for key, value in given.items()
        if key in allowed and value not in allowed[key]
    ]
