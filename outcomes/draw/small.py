"""Small drawings inside a cell, as SVG: a series as a line, a figure beside its plan or the figure before."""

from collections.abc import Sequence

from outcomes.answer import Gauge
from outcomes.draw.theme import SPARK, SPARK_MARK

WIDE, HIGH = 96, 26
# A gauge is wider than a sparkline, because its length is read.
LONG, LOW = 168, 22


def series(values: Sequence[float | None]) -> str:
    """A small line, gaps left open, last point marked; "" under two values."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    step = (WIDE - 8) / (len(values) - 1)
    spread = high - low or 1
    points = [
        None if value is None else (4 + place * step, HIGH - 5 - (value - low) / spread * (HIGH - 10))
        for place, value in enumerate(values)
    ]
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    lines = "".join(
        f'<polyline fill="none" stroke="{SPARK}" stroke-width="2" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>'
        for run in runs
        if len(run) > 1
    )
    x, y = [point for point in points if point is not None][-1]
    return _image(f'{lines}<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{SPARK}"/>', WIDE, HIGH)


def gauge(it: Gauge) -> str:
    """A figure on a line from 0 to the most: a bar with a mark at its plan, or a hollow point (before) and a full one."""
    most = it.most or 1
    at = min(it.value / most, 1) * (LONG - 12) + 6
    middle = LOW / 2

    def track(top: float, wide: float, high: float) -> str:
        return f'<rect x="6" y="{top:.1f}" width="{wide:.1f}" height="{high}" rx="1" fill="{SPARK_MARK}" fill-opacity="0.22"/>'

    if it.look == "before" and it.beside is not None:
        then = min(it.beside / most, 1) * (LONG - 12) + 6
        return _image(
            f"{track(middle - 1, LONG - 12, 2)}"
            f'<line x1="{then:.1f}" x2="{at:.1f}" y1="{middle}" y2="{middle}" stroke="{SPARK}" stroke-width="2.5"/>'
            f'<circle cx="{then:.1f}" cy="{middle}" r="4.2" fill="none" stroke="{SPARK_MARK}" stroke-width="2"/>'
            f'<circle cx="{at:.1f}" cy="{middle}" r="5" fill="{SPARK}"/>',
            LONG,
            LOW,
        )
    bar = f'<rect x="6" y="{middle - 5:.1f}" width="{at - 6:.1f}" height="10" rx="1" fill="{SPARK}"/>'
    plan = ""
    if it.beside is not None:
        left = min(it.beside / most, 1) * (LONG - 12) + 4.5
        plan = f'<rect x="{left:.1f}" y="1" width="3" height="{LOW - 2}" fill="{SPARK_MARK}"/>'
    return _image(f"{track(middle - 5, LONG - 12, 10)}{bar}{plan}", LONG, LOW)


def _image(drawn: str, width: int, height: int) -> str:
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{drawn}</svg>'
