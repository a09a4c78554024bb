"""Indicators and moves as sentences need them."""

from outcomes.catalogue.model import Indicator
from outcomes.questions import Move


def indicator(unit="%", decimals=0, polarity="higher_is_better", **more):
    return Indicator("i", "d", "I", "t", unit, decimals, polarity, "quarter", "none", "published_aggregate", **more)


def move(latest, before, unit="%", plan=None, band="", band_before=""):
    return Move(indicator(unit), "a", "2016-17-Q3", latest, "2016-17-Q2", before, band, band_before, plan, "", "here")
