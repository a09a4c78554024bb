"""Rows judged and an own grouping, without a browser; figures made for this purpose."""

import itertools
import statistics
import time
from dataclasses import replace

import numpy as np
import pandas as pd

from outcomes import evidence, opening, words
from outcomes.catalogue.model import MEAN, RATIO, SUM, Indicator
from outcomes.localities import regroup as own
from outcomes.localities.definition import Definition


def rows(size: int = 100_000) -> None:
    """Time intervals, comparison and words for ``size`` rows made for this purpose, and print it."""
    random = np.random.default_rng(1)
    people = random.integers(20, 5000, size)
    cases = random.binomial(people, 0.3)
    frame = pd.DataFrame(
        {"indicator": "made", "value": 100 * cases / people, "numerator": cases, "denominator": people}
    ).astype({"numerator": float, "denominator": float})
    entry = Indicator(
        "made",
        "made",
        "Made for the benchmark",
        "t",
        "%",
        1,
        "lower_is_better",
        "year",
        "wilson",
        "published_aggregate",
    )
    begun = time.perf_counter()
    judged = evidence.compared(frame, np.full(size, 30.0), {"made": entry})
    reckoned = time.perf_counter() - begun
    texts = [f"{value:.1f}%" for value in frame["value"]]
    said = words.compared(texts, judged["lower"], judged["upper"], judged["judgement"], "the benchmark (30.0%)")
    total = time.perf_counter() - begun
    print(f"{len(said):,} rows: interval and comparison {1000 * reckoned:.0f} ms, with words {1000 * total:.0f} ms")


def regroup(size: int = 40, groups: int = 8, rounds: int = 7) -> None:
    """Time an own grouping: boundaries dissolved and ``size`` indicators recomputed from figures made for this purpose."""
    shipped = opening.load()
    lsoas = list(shipped.areas.members["lsoa11cd"])
    random = np.random.default_rng(1)
    pattern = shipped.small.iloc[0]
    entries = {
        f"made-{place}": replace(shipped.indicator(pattern["indicator"]), id=f"made-{place}", aggregation=rule)
        for place, rule in zip(range(size), itertools.cycle((SUM, RATIO, MEAN)), strict=False)
    }
    base = random.integers(1000, 2000, len(lsoas)).astype(float)
    small = pd.concat(
        [
            pd.DataFrame([pattern] * len(lsoas)).assign(
                indicator=name, area=lsoas, value=base / 7, numerator=base / 3, denominator=base
            )
            for name in entries
        ],
        ignore_index=True,
    )
    of_localities = pd.concat(
        [small[small["area"] == lsoas[0]].assign(area=area.id) for area in shipped.areas.localities], ignore_index=True
    )
    dataset = replace(shipped.datasets[pattern["dataset"]], indicators=entries)
    made = replace(shipped, datasets={dataset.id: dataset}, small=small, figures=of_localities)
    spread = random.integers(0, groups, len(lsoas))
    definition = Definition(
        tuple(
            (f"Group {place}", frozenset(lsoa for lsoa, own in zip(lsoas, spread, strict=True) if own == place))
            for place in range(groups)
        )
    )
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        after = own.apply(made, definition)
        times.append(1000 * (time.perf_counter() - begun))
    figures = after.figures["value"].notna().sum()
    print(
        f"own grouping of {len(lsoas)} LSOAs: {len(after.areas.localities)} boundaries and {figures} figures of "
        f"{size} indicators in {statistics.median(times):.0f} ms"
    )
