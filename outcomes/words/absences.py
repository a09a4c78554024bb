"""What is said where something is missing, and why."""

from outcomes import periods
from outcomes.disclosure import Rule
from outcomes.errors import visible
from outcomes.periods import Period


def not_in_the_link(label: str, asked: str) -> str:
    """What is said of a choice in a link that does not exist; what was asked is cut, and must be drawn as text."""
    return (
        f"The link asks for the {label.lower()} \u201c{visible(asked)[:40]}\u201d, which does not exist; "
        "the usual choice is shown instead."
    )


def fallback_period(quarter: str, shown: Period) -> str:
    """Why another period than the quarter chosen is shown."""
    label = periods.short_label(quarter)
    if shown.end > periods.parse(quarter).end:
        return f"Published for {shown.label} only, which is after {label}."
    return f"No figure is published for {label}; the latest before it, {shown.label}, is shown."


def small_areas_needed(count: int) -> str:
    """Why figures of own localities are missing, and who brings them; "" when none is."""
    if not count:
        return ""
    return (
        f"{count} indicator{'s are' if count > 1 else ' is'} not available yet for a locality that is not made of whole areas with figures. "
        "Ask the data team to load small-area figures."
    )


def too_small(count: int) -> str:
    """That figures are hidden, and what can be done; "" when none is."""
    if not count:
        return ""
    return (
        f"{count} figure{'s' if count > 1 else ''} of these localities {'are' if count > 1 else 'is'} too small to show, or would "
        "give a small number away: they read Suppressed. Larger localities, or whole neighbours, show more."
    )


def disclosed(rule: Rule | None) -> str:
    """How small numbers of an indicator are treated."""
    if rule is None:
        return "Small numbers: an aggregate that its source has published; shown as published, not hidden again."
    rounded = f" Counts shown are rounded to {rule.rounded}." if rule.rounded > 1 else ""
    return f"Small numbers: counts from 1 to {rule.threshold - 1} are hidden, and what would give them away.{rounded}"


def no_interval(why: str) -> str:
    """Why a figure stands without an interval."""
    return f"No interval can be given: {why}." if why else ""
