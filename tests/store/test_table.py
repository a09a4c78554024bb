import pandas as pd
import pytest

from outcomes import building
from outcomes.catalogue.model import Dataset, Indicator, Source
from outcomes.errors import OutcomesError
from outcomes.store import table

INDICATOR = Indicator("i", "d", "I", "t", "%", 0, "neutral", "quarter", "none", "published_aggregate")
DATASET = Dataset(
    "d", "D", "s", "o", "n", {"s": Source("s", "S", "p", "2017", "l", "https://x", "1")}, {"t": "T"}, {"i": INDICATOR}
)
AREAS = frozenset({"a"})


def rows(**changed):
    given = {
        "dataset": "d",
        "indicator": "i",
        "area": "a",
        "period": "2016-17-Q3",
        "value": 5.0,
        "printed": "5%",
        "source": "s",
        "locator": "page 1",
        **changed,
    }
    return building.table([building.row(**given)])


def test_a_good_row_comes_back_in_canonical_order():
    shuffled = rows()[list(reversed(table.COLUMNS))]
    assert list(table.check(shuffled, DATASET, AREAS).columns) == table.COLUMNS


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"indicator": "x"}, "indicator 'x'"),
        ({"area": "x"}, "area 'x'"),
        ({"status": "zero"}, "status 'zero'"),
        ({"statistic": "median"}, "statistic 'median'"),
        ({"period": "Q3"}, "period 'Q3'"),
        ({"value": None}, "value and status disagree"),
        ({"status": "suppressed"}, "value and status disagree"),
        ({"status": "not_applicable"}, "value and status disagree"),
        ({"locator": " "}, "no locator"),
        ({"numerator": 6.0, "denominator": 5.0}, "numerator exceeds"),
    ],
)
def test_faults_name_the_figure(changed, fault):
    with pytest.raises(OutcomesError, match=fault):
        table.check(rows(**changed), DATASET, AREAS)


def test_twice_and_unknown_columns():
    with pytest.raises(OutcomesError, match="given twice"):
        table.check(pd.concat([rows(), rows()]), DATASET, AREAS)
    with pytest.raises(OutcomesError, match="extra"):
        table.check(rows().assign(extra=1), DATASET, AREAS)


def test_round_trip_keeps_types(tmp_path):
    (tmp_path / "d").mkdir()
    table.write(table.check(rows(), DATASET, AREAS), tmp_path / "d" / "tidy.parquet")
    back = table.shipped(DATASET, AREAS, tmp_path)
    assert back.loc[0, "value"] == 5.0
    assert back.loc[0, "printed"] == "5%"


def test_a_missing_table_says_how_to_make_it(tmp_path):
    assert table.shipped(DATASET, AREAS, tmp_path).empty
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "build.py").touch()
    with pytest.raises(OutcomesError, match="python -m outcomes build"):
        table.shipped(DATASET, AREAS, tmp_path)
