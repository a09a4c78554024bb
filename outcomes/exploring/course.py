"""One series in the browser's words: its points, its limits, and how sure the change between any two of them is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from outcomes import evidence, questions, words
from outcomes.areas import ENGLAND
from outcomes.catalogue.model import Indicator
from outcomes.evidence import OverTime
from outcomes.evidence.limits import NO_METHOD
from outcomes.periods import Period
from outcomes.statistics import bands, comparison

Parcel = dict[str, Any]
# One letter a judgement; a string of them says how sure every pair of a series is.
LETTER = {"better": "b", "worse": "w", "higher": "h", "lower": "l", "similar": "s", "not_compared": "n"}
OVERLAP = "o"


def key(entry: Indicator, period: str) -> str:
    """A period by an id that is its own over all datasets: two surveys may both have a first wave."""
    return f"{entry.dataset}/{period}" if period.startswith("wave:") else period


def of_area(
    entry: Indicator,
    rows: pd.DataFrame,
    spans: list[Period],
    plan: Mapping[tuple[str, str, str], float],
    read: Mapping[Any, Any],
) -> Parcel:
    """The points of one area, with what its course allows to be said; ``read`` has each row as a tuple, by its index."""
    points = []
    area = rows["area"].iloc[0]
    over = None if area == ENGLAND else evidence.over_time(rows, spans, entry, _sure(rows))
    for place, row in enumerate(map(read.__getitem__, rows.index)):
        blank = questions.blank(row.value)
        planned = plan.get((entry.id, area, row.period))
        grade = bands.grade(row.value, entry, row.period, planned) if entry.bands and not blank else ""
        level = words.grade_level(*bands.rank(entry, row.period, grade)) if grade else None
        edges = (None if questions.blank(value) else round(value, 4) for value in (row.sure_lower, row.sure_upper))
        lower, upper = edges
        kind = over.chart.kinds[place] if over and over.chart else ""
        point = {
            "p": key(entry, row.period),
            "v": None if blank else row.value,
            "cell": words.cell(row, entry),
            "grade": grade,
            "short": words.bare(row.value, entry, row.printed) if not blank else "",
            "lo": lower,
            "hi": upper,
            "plan": planned,
            "level": level,
            "status": comparison.plan_status(None if blank else row.value, planned, entry.polarity),
            "shade": words.POINT[kind] if kind else None,
        }
        points.append({name: value for name, value in point.items() if value not in (None, "") or name == "v"})
    if over is None:
        return {"points": points}
    known = [
        (span, float(value)) for span, value in zip(spans, rows["value"], strict=True) if not questions.blank(value)
    ]
    reading = words.over_time(over, known[0][0].short if known else "", known[-1][0].short if known else "")
    return {
        "points": points,
        "alt": words.trend_sentence(entry.title, known, entry),
        "reading": reading,
        "waves": spans[0].kind == "wave",
        **_control(over),
        **_pairs(entry, rows, spans),
    }


def _sure(rows: pd.DataFrame) -> pd.DataFrame:
    """The limits that stand beside the rows, by their own names."""
    found = rows[[name for name in rows.columns if name.startswith("sure_")]]
    return found.rename(columns=lambda name: name.removeprefix("sure_"))


def _control(over: OverTime) -> Parcel:
    """The median of few points, or process limits with the kind of each point."""
    if over.chart is not None:
        made = over.chart
        return {
            "limits": [
                [round(float(v), 4) for v in cell] for cell in zip(made.lower, made.mean, made.upper, strict=True)
            ],
            "trial": over.stage == "trial",
        }
    return {"median": over.median} if over.stage == "run" else {}


def _pairs(entry: Indicator, rows: pd.DataFrame, spans: list[Period]) -> Parcel:
    """How sure the change between every two periods is: a letter a pair (1 less 0, 2 less 0, 2 less 1, ...), or why there is none."""
    size = len(rows)
    pairs = [(before, after) for after in range(size) for before in range(after)]
    if not pairs:
        return {}
    tested = entry.unit.startswith("%") and (rows["sure_method"] != "").any()
    if not tested:
        reasons = [why for why in rows["sure_why"] if why]
        return {"why": reasons[-1] if reasons else NO_METHOD}
    first, last = (rows.iloc[[pair[at] for pair in pairs]].reset_index(drop=True) for at in (0, 1))
    found = evidence.changes(first, last, {entry.id: entry}, own=(_sure(first), _sure(last)))
    apart = [spans[after].start > spans[before].end for before, after in pairs]
    letters = [LETTER[one.judgement] if free else OVERLAP for one, free in zip(found, apart, strict=True)]
    reasons = [one.why for one in found if one.why]
    return {"pairs": "".join(letters), "why": reasons[-1] if reasons else ""}


def grades(entry: Indicator, period: str) -> list[list[Any]]:
    """The grades that have edges: name, from, to, look."""
    held = bands.holding(entry, period)
    if held is None or held.tolerance is not None:
        return []
    return [
        [words.capital(name), start, end, words.grade_level(*bands.rank(entry, period, name))]
        for name, (start, end) in bands.spans(entry, held).items()
    ]
