"""Rows of the table as the methods of evidence read them."""

import pandas as pd

from tests.tiny import indicator


def entry(polarity="higher_is_better", unit="%", method="wilson", identifier="x", **more):
    return indicator(identifier, title="A share", polarity=polarity, unit=unit, interval_method=method, **more)


def rows(*given, identifier="x"):
    frame = pd.DataFrame(given, columns=["value", "numerator", "denominator"], dtype=float)
    return frame.assign(indicator=identifier, area=[f"a{i}" for i in range(len(frame))])


ENTRY = {"x": entry()}
