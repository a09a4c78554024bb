"""How unequal: gaps between localities, slope and relative index of inequality, concentration."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from outcomes.errors import OutcomesError
from outcomes.statistics.intervals import LEVEL, Column, column, quantile

Kind = Literal["plain", "rate", "proportion"]
FEWEST, MOST = 5, 100


@dataclass(frozen=True)
class Inequality:
    """Slope index (same unit as the values), relative index and intercept, with limits of both indices."""

    slope: float
    slope_limits: tuple[float, float]
    relative: float
    relative_limits: tuple[float, float]
    intercept: float


def index(
    values: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    population: ArrayLike,
    kind: Kind = "plain",
    transform: bool = False,
    multiplier: float = 1,
    level: float = LEVEL,
    repeats: int = 100_000,
    seed: int = 1,
) -> Inequality:
    """Slope and relative index of inequality of groups ordered from the most deprived.

    Weighted least squares of the value on the group's relative rank (Low and Low 2004, J Public
    Health 26:390; OHID, PHEindicatormethods). ``lower`` and ``upper`` are 95% limits of each group;
    limits of the indices come from a seeded simulation. ``kind`` says on which scale the groups vary
    (rate: log, proportion: logit) and ``transform`` whether the line is fitted there too.
    ``multiplier`` scales, and turns the sign so that positive can mean the most deprived do worse.
    """
    y, low, high, n = map(column, (values, lower, upper, population))
    if not FEWEST <= len(y) <= MOST:
        raise OutcomesError(
            f"The slope index needs {FEWEST} to {MOST} groups; {len(y)} were given. Show the gap instead."
        )
    if np.isnan(np.concatenate([y, low, high, n])).any() or (n <= 0).any():
        raise OutcomesError("The slope index needs value, limits and population of every group; one is missing.")
    if transform and kind == "plain":
        raise OutcomesError("Only rates and proportions can be transformed.")
    share = n / n.sum()
    rank = np.cumsum(share) - share / 2
    # Slope and intercept are linear in the values: two rows of coefficients do every simulation at once.
    design = np.stack([np.ones_like(rank), rank])
    solve = np.linalg.solve(design * share @ design.T, design * share)
    scaled = {"plain": y, "rate": None, "proportion": None}[kind]
    if scaled is None:
        scaled, low, high = (_to(kind, part) for part in (y, low, high))
    error = (high - low) / (2 * quantile(0.95))
    slope, relative, intercept = _indices(solve, scaled if transform else y, kind, transform, multiplier)
    draws = scaled + error * np.random.default_rng(seed).standard_normal((repeats, len(y)))
    slopes, relatives, _ = _indices(solve, draws if transform else _back(kind, draws), kind, transform, multiplier)
    tails = [50 * (1 - level), 50 * (1 + level)]
    return Inequality(
        float(slope),
        _pair(np.percentile(slopes, tails)),
        float(relative),
        _pair(np.percentile(relatives, tails)),
        float(intercept),
    )


def _indices(solve: Column, y: Column, kind: Kind, transform: bool, multiplier: float) -> tuple[Column, Column, Column]:
    start, slope = solve @ y if y.ndim == 1 else (y @ solve.T).T
    first, last = (_back(kind, start), _back(kind, start + slope)) if transform else (start, start + slope)
    relative = last / first
    return (
        (last - first) * multiplier,
        relative if multiplier > 0 else 1 / relative,
        first * (abs(multiplier) if transform else 1),
    )


def _to(kind: Kind, values: Column) -> Column:
    return np.log(values) if kind == "rate" else np.log(values / (1 - values))


def _back(kind: Kind, values: Column) -> Column:
    if kind == "plain":
        return values
    return np.exp(values) if kind == "rate" else 1 / (1 + np.exp(-values))


def _pair(found: Column) -> tuple[float, float]:
    return float(found[0]), float(found[1])


@dataclass(frozen=True)
class Gap:
    """Highest less lowest, and their ratio; ``relative`` is None when the lowest is 0."""

    absolute: float
    lower: float
    upper: float
    relative: float | None


def gap(most: tuple[float, float, float], least: tuple[float, float, float]) -> Gap:
    """The gap between two areas, each ``(value, lower, upper)``, with limits by squared half-widths.

    For proportions this is Newcombe's method 10; for other intervals MOVER (Zou and Donner 2008,
    Stat Med 27:1693), which is the same rule. ``relative`` is (most - least) / least.
    """
    (a, la, ua), (b, lb, ub) = most, least
    return Gap(
        a - b,
        a - b - float(np.hypot(a - la, ub - b)),
        a - b + float(np.hypot(ua - a, b - lb)),
        (a - b) / b if b else None,
    )


def concentration(values: ArrayLike, population: ArrayLike) -> float:
    """Concentration index of groups ordered from the most deprived: -1 all among them, 0 even, 1 all elsewhere.

    Kakwani, Wagstaff and van Doorslaer (1997), J Econometrics 77:87, for grouped data.
    """
    y, n = column(values), column(population)
    share = n / n.sum()
    rank = np.cumsum(share) - share / 2
    average = float((share * y).sum())
    if average == 0:
        return float("nan")
    return float(2 * (share * y * rank).sum() / average - 1)


def correlation(x: ArrayLike, y: ArrayLike, level: float = LEVEL) -> tuple[float, float, float]:
    """Pearson's r with its interval by Fisher's z (1921); no interval under four pairs or for r of 1."""
    a, b = column(x), column(y)
    known = ~(np.isnan(a) | np.isnan(b))
    a, b = a[known], b[known]
    if len(a) < 3 or a.std() == 0 or b.std() == 0:
        return float("nan"), float("nan"), float("nan")
    r = float(np.corrcoef(a, b)[0, 1])
    if len(a) < 4 or abs(r) >= 1:
        return r, float("nan"), float("nan")
    half = quantile(level) / np.sqrt(len(a) - 3)
    return r, float(np.tanh(np.arctanh(r) - half)), float(np.tanh(np.arctanh(r) + half))
