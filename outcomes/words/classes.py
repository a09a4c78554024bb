"""Classes of a map: which a value is in, and how each reads."""

import pandas as pd

from outcomes.words.numbers import number

CLASSES = 5


# From this many areas on a map has classes; with fewer, shade follows the value itself (decision 52).
MANY = 40


def classes(values: list[float], decimals: int) -> tuple[list[str], list[str]]:
    """The class of each value by fifths, and the labels of all classes from the lowest: ``8.2 to 9.9 (47 areas)``.

    Values are classed as they are printed, so that no printed value stands in two classes; equal values share one, so there
    may be fewer than five. None at all for fewer than ``MANY`` areas: with those, fifths would give one colour to 5% and 30%.
    """
    if len(values) < MANY:
        return [""] * len(values), []
    shown = pd.Series(values).round(decimals)
    # Where all are equal there is no edge to cut at.
    place = pd.qcut(shown, CLASSES, labels=False, duplicates="drop").fillna(0)
    labels = {}
    for group, part in shown.groupby(place):
        low, high = number(part.min(), decimals), number(part.max(), decimals)
        labels[group] = f"{low} to {high} ({len(part)} areas)" if low != high else f"{low} ({len(part)} areas)"
    return [labels[group] for group in place], list(labels.values())
