"""Faults put in on purpose: ``python -m tests.mutants [NAME ...]``. Each must turn a test red, or there is a hole.

Every mutant runs alone, in a run of pytest of its own over ``TESTS``. The variable OUTCOMES_MUTANT names it, and
``tests/conftest.py`` puts it in before any test is collected, by replacing one function of the program in memory; no file is
changed. A run ends at its first red test, whose name is printed. Ends with 1 where no test turned red, or where the tests
are red without any mutant.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np

from outcomes.paths import PROGRAM

VARIABLE = "OUTCOMES_MUTANT"
TESTS = ("tests/test_on_screen.py", "tests/test_pages.py")
# Of the pages the tests that ask whether a choice is followed and whether what must be said is on the page.
ASKED = "test_on_screen or each_choice_changes or line_under_the_title_names or notes_stand"


def _choice(name: str, value: str) -> None:
    """Every view gets the same quarter, locality or comparator, whatever the reader chose."""
    from outcomes.selection import Selection
    from outcomes.ui import cache

    kept = cache._kept

    def mutant(function: Any, choices: Any, room: bool) -> Any:
        changed = tuple(replace(c, **{name: value}) if isinstance(c, Selection) else c for c in choices)
        return kept(function, changed, room)

    cache._kept = mutant


def same_quarter() -> None:
    _choice("quarter", "2016-17-Q3")


def same_locality() -> None:
    _choice("area", "CE-LCN-CREWE")


def same_comparator() -> None:
    _choice("compare", "previous")


def polarity_dropped() -> None:
    from outcomes.statistics import comparison

    judge = comparison.judge
    comparison.judge = lambda lower, upper, benchmark, polarity: judge(lower, upper, benchmark, "neutral")


def polarity_mirrored() -> None:
    from outcomes.statistics import comparison

    mirror = {"better": "worse", "worse": "better"}
    judge = comparison.judge
    comparison.judge = lambda *given: np.array([mirror.get(str(word), str(word)) for word in judge(*given)])


def limits_swapped() -> None:
    # The package gives the same name to a function.
    limits: Any = import_module("outcomes.evidence.limits")

    found = limits._found
    limits._found = lambda base, usable, low, high, name, why: found(base, usable, high, low, name, why)


def interval_where_there_is_none() -> None:
    # The package gives the same name to a function.
    limits: Any = import_module("outcomes.evidence.limits")

    found = limits._found

    def mutant(base: Any, usable: Any, low: Any, high: Any, name: Any, why: Any) -> Any:
        lower, upper, method, said = found(base, usable, low, high, name, why)
        return np.where(usable, lower, base.value - 1), np.where(usable, upper, base.value + 1), method, said

    limits._found = mutant


def suppressed_shown() -> None:
    from outcomes import disclosure

    disclosure.suppress = lambda rows, places: rows


def absence_shown_as_nought() -> None:
    from outcomes.words import numbers

    figure = numbers.figure

    def mutant(value: Any, status: str, indicator: Any, printed: str = "", bound: str = "") -> str:
        hidden = status == "suppressed"
        return figure(0.0 if hidden else value, "final" if hidden else status, indicator, printed, bound)

    numbers.figure = mutant


def _answer(**emptied: Any) -> None:
    from outcomes.answer import Answer

    made = Answer.__init__

    def mutant(self: Answer, *given: Any, **named: Any) -> None:
        made(self, *given, **{**named, **emptied})

    Answer.__init__ = mutant  # type: ignore[method-assign]


def line_under_the_title_dropped() -> None:
    _answer(about="")


def notes_dropped() -> None:
    _answer(notes=())


def sources_dropped() -> None:
    _answer(sources=())


def notes_not_drawn() -> None:
    from outcomes.ui import show

    drawn = show.answer
    show.answer = lambda made, *given, **named: drawn(
        replace(made, answer=replace(made.answer, notes=())), *given, **named
    )


def later_points_not_marked() -> None:
    from outcomes.views import trend

    chart = trend.chart

    def mutant(*given: Any) -> Any:
        made = chart(*given)
        return replace(made, records=tuple({**record, "later": False} for record in made.records))

    trend.chart = mutant


def later_points_drawn_like_others() -> None:
    from outcomes.draw.web import trend

    trend.LATER = 1


def later_cells_not_marked() -> None:
    from outcomes.views import grid

    grid._later = lambda span, quarter: False


def _bands(place: int) -> None:
    from outcomes.statistics import bands

    bands.holding = lambda indicator, period: indicator.bands[place] if indicator.bands else None


def newest_bands_for_every_period() -> None:
    _bands(-1)


def oldest_bands_for_every_period() -> None:
    _bands(0)


def bound_without_its_sign() -> None:
    from outcomes.words import numbers

    figure = numbers.figure
    numbers.figure = lambda value, status, indicator, printed="", bound="": figure(value, status, indicator, printed)


def rows_of_another_area() -> None:
    from outcomes import places

    places.area_of = lambda board, rows, chosen: list(dict.fromkeys(rows["area"]))[-1]


def localities_exchanged() -> None:
    from outcomes import places

    figures = places.figures

    def mutant(*given: Any, **named: Any) -> Any:
        pair = {"CE-LCN-CREWE": "CE-LCN-KNUTS", "CE-LCN-KNUTS": "CE-LCN-CREWE"}
        rows = figures(*given, **named)
        return rows.assign(area=rows["area"].replace(pair))

    places.figures = mutant


def later_period_shown() -> None:
    from outcomes import questions

    questions.latest = lambda found, quarter: max(found, key=lambda period: period.key, default=None)


MUTANTS: dict[str, Callable[[], None]] = {
    function.__name__: function
    for function in (
        same_quarter,
        same_locality,
        same_comparator,
        polarity_dropped,
        polarity_mirrored,
        limits_swapped,
        interval_where_there_is_none,
        suppressed_shown,
        absence_shown_as_nought,
        line_under_the_title_dropped,
        notes_dropped,
        notes_not_drawn,
        sources_dropped,
        later_points_not_marked,
        later_points_drawn_like_others,
        later_cells_not_marked,
        later_period_shown,
        newest_bands_for_every_period,
        oldest_bands_for_every_period,
        bound_without_its_sign,
        rows_of_another_area,
        localities_exchanged,
    )
}


def apply_named() -> None:
    """Put in the mutant that the environment names; nothing without one."""
    if name := os.environ.get(VARIABLE, ""):
        MUTANTS[name]()


def killer(name: str) -> str:
    """The first test of which an assertion turns red with a mutant; "" when none does. "" as a name runs the tests as they are."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-k", ASKED, "--tb=no", "-rfE", *TESTS]
    run = subprocess.run(
        command, cwd=PROGRAM, env={**os.environ, VARIABLE: name, "COLUMNS": "400"}, capture_output=True, text=True
    )
    red = re.search(r"^(FAILED|ERROR) \S*?::(\S+)(?: - (.*))?", run.stdout, re.MULTILINE)
    if run.returncode and red is None:
        return f"(the run broke: {(run.stdout + run.stderr).strip().splitlines()[-1:]})"
    if red and (red[1] == "ERROR" or not (red[3] or "").lower().startswith("assert")):
        # A program that falls over has not been found out by what the test asks.
        return f"(no assertion, {red[2]} fell over: {red[3]})"
    return red[2] if red else ""


@contextmanager
def _timed() -> Iterator[None]:
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:.0f} seconds")


def main(names: list[str]) -> int:
    """Try the mutants named, or all; 0 when each turned a test red."""
    wanted = names or list(MUTANTS)
    with _timed(), ThreadPoolExecutor(max(2, (os.cpu_count() or 2) // 2)) as pool:
        plain = pool.submit(killer, "")
        found = dict(zip(wanted, pool.map(killer, wanted), strict=True))
        print(f"{'(no mutant)':36}{plain.result() or 'all green'}")
        for name, red in found.items():
            print(f"{name:36}{red or 'NO TEST TURNED RED'}")
    broken = [name for name, red in found.items() if not red or red.startswith("(")]
    print(f"{len(found) - len(broken)} of {len(found)} mutants turned a test red.")
    return int(bool(broken) or bool(plain.result()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
