"""What is said of a series over time: too few points, a run, process limits, or the recent direction of years."""

from outcomes.evidence import OverTime
from outcomes.statistics import spc
from outcomes.words.numbers import capital, listed, numeral
from outcomes.words.signs import POINT, VARIATION


def over_time(found: OverTime, first: str, last: str) -> str:
    """What the number of points allows to be said of a series over time, from its first to its last period."""
    unit = EVERY.get(found.every, "periods")
    if found.stage == "none":
        return "No data published for this area."
    if found.stage == "value":
        return "One period only: no comparison over time is possible."
    if found.stage == "dots":
        return f"{capital(numeral(found.points))} {unit}: too few to judge change over time."
    if found.unfit:
        return found.unfit
    if found.stage == "annual":
        return _recent(found, unit)
    if found.stage == "run":
        return _run(found, first, last, unit)
    if found.chart is None:
        return f"{found.missing} of the periods are missing: too many for process limits."
    text = (
        f"Trial limits from {found.points} points: they will move as data are added."
        if found.stage == "trial"
        else f"Limits from {found.points} points, {first} to {last}."
    )
    sign = VARIATION[found.chart.variation]
    provisional = " (provisional)" if found.stage == "trial" else ""
    return f"{sign.icon} {sign.word}{provisional}. {RULE[found.chart.rules[-1]]} {text}".replace("  ", " ")


def special(found: OverTime) -> str:
    """The special cause at the last point in a sentence; "" where there is none."""
    if found.unfit or found.chart is None or found.chart.variation == "common_cause":
        return ""
    return f"{VARIATION[found.chart.variation].word}."


def shades(found: OverTime) -> str:
    """What the shades of the points mean, of those that are drawn; "" where none shows a special cause."""
    drawn = {POINT[kind] for kind in found.chart.kinds} if found.chart and not found.unfit else set()
    told = [said for shade, said in SHADES.items() if shade in drawn]
    return capital(f"{listed(told)}.") if drawn - {"same"} else ""


SHADES = {
    "same": "grey points are ordinary variation",
    "worse": "orange points are a special cause for concern",
    "better": "blue points are a special cause for the better",
    "neutral": "purple points are a special cause, neither better nor worse",
}

EVERY = {"quarter": "quarters", "month": "months", "financial_year": "years", "academic_year": "years", "year": "years"}


RULE = {
    "outside": "The last point is outside the process limits.",
    "shift": f"The last point is one of {spc.RUN} or more on one side of the mean.",
    "trend": f"The last point ends {spc.TREND} or more that all rise or all fall.",
    "two_in_three": "Two of the last three points are near a process limit.",
    "": "",
}


def _run(found: OverTime, first: str, last: str, unit: str) -> str:
    text = (
        f"{capital(numeral(found.points))} {unit} ({first} to {last}) are too few to tell real change from ordinary ups and "
        f"downs; {numeral(spc.TRIAL_FROM)} are needed. The dashed line is the median."
    )
    if found.steps:
        text += f" The figure {'rose' if found.steps > 0 else 'fell'} in every {unit.removesuffix('s')}."
    return text


def _recent(found: OverTime, unit: str) -> str:
    """The recent direction of annual figures, as Fingertips says it."""
    assert found.recent is not None
    marker = found.recent.marker
    if marker == "not_tested":
        return f"Recent direction: not tested, because {found.recent.why}."
    said = {
        "increasing": "rising by more than chance would give",
        "decreasing": "falling by more than chance would give",
        "no_significant_change": "no change beyond chance",
    }[marker]
    return f"Recent direction over the last five {unit}: {said} (at 99.8%)."
