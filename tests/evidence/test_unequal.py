import numpy as np
import pytest

from outcomes import evidence
from tests.evidence.rows import ENTRY, rows


def test_gap_and_slope_need_intervals():
    table = rows(*[(v, v, 100) for v in (30, 25, 20, 15, 10)])
    assert evidence.gap(table, ENTRY).absolute == 20
    scores = {f"a{i}": 5 - i for i in range(5)}
    found = evidence.slope(table, scores, ENTRY)
    assert found.slope == pytest.approx(25)
    assert evidence.slope(table.iloc[:4], scores, ENTRY) is None
    bare = table.assign(numerator=np.nan, denominator=np.nan)
    assert evidence.gap(bare, ENTRY) is None
    assert evidence.slope(bare, scores, ENTRY) is None


def test_the_slope_turns_with_the_order_of_deprivation():
    table = rows(*[(v, v, 100) for v in (30, 25, 20, 15, 10)])
    turned = evidence.slope(table, {f"a{i}": i for i in range(5)}, ENTRY)
    assert turned.slope == pytest.approx(-25)


def test_one_area_has_no_gap():
    assert evidence.gap(rows((30, 30, 100)), ENTRY) is None
