from outcomes import building, questions
from outcomes.catalogue.model import Dataset, Indicator, Source, Thresholds

BANDED = Indicator(
    "m",
    "d",
    "M",
    "t",
    "%",
    0,
    "higher_is_better",
    "quarter",
    "none",
    "published_aggregate",
    thresholds=Thresholds("2015-16-Q1", (60, 69), (70, 79), (80, 100)),
)
PLANNED = Indicator("p", "d", "P", "t", "admissions", 0, "lower_is_better", "quarter", "none", "published_aggregate")
DATASET = Dataset(
    "d",
    "D",
    "s",
    "o",
    "n",
    {"s": Source("s", "S", "p", "2017", "l", "https://x", "1")},
    {"t": "T"},
    {"m": BANDED, "p": PLANNED},
)


def table(*rows):
    return building.table(
        [
            building.row(
                dataset="d",
                source="s",
                locator="here",
                printed=str(r[3]),
                indicator=r[0],
                area=r[1],
                period=r[2],
                value=r[3],
                statistic=r[4] if len(r) > 4 else "value",
            )
            for r in rows
        ]
    )


FRAME = table(
    ("m", "a", "2016-17-Q2", 72.0),
    ("m", "a", "2016-17-Q3", 55.0),
    ("p", "a", "2016-17-Q3", 110.0),
    ("p", "a", "2016-17-Q3", 100.0, "plan"),
)


def moves():
    return questions.moves(FRAME, DATASET, [BANDED, PLANNED], "a", "2016-17-Q3", "2016-17-Q2")


def test_moves_hold_value_change_band_and_plan():
    banded, planned = moves()
    assert (banded.latest, banded.before, banded.change, banded.band, banded.band_before) == (
        55,
        72,
        -17,
        "below",
        "good",
    )
    assert (planned.latest, planned.plan, planned.plan_status, planned.change) == (110, 100, "missed", None)


def test_up_to_keeps_periods_that_ended():
    assert questions.up_to(FRAME, DATASET, "2016-17-Q2")["period"].tolist() == ["2016-17-Q2"]
