import pytest

from outcomes import building


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("10,985", 10985), ("86%", 86), ("0 %", 0), ("0.8%", 0.8), (".4472", 0.4472), ("- 1.4", -1.4), ("+9.4", 9.4),
        ("approx. 750", 750), ("max 30 places", 30), ("£25.51 million", 25.51), ("£472k", 472), ("four", 4),
        ("N/A", None), ("", None), ("?", None), ("<1", 1), ("p<0.01", 0.01), ("+/- 7.5%", 7.5), ("p=0.58", 0.58), ("around 25%", 25),
    ],
)  # fmt: skip
def test_number(printed, expected):
    assert building.number(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1(33%)", 33),
        ("8 (88.8%)", 88.8),
        ("1 (100)", 100),
        ("37% (11)", 37),
        ("44%(21)", 44),
        ("1 (<1%)", 1),
        ("0%", 0),
    ],
)
def test_percentage(printed, expected):
    assert building.percentage(printed) == expected


def test_count_in_brackets():
    assert building.bracketed("37% (11)") == 11
    assert building.bracketed("0%") is None


@pytest.mark.parametrize(
    ("printed", "status"),
    [("", "not_collected"), ("N/A", "not_applicable"), ("?", "unclear"), ("<1", "final"), ("0%", "final")],
)
def test_absences_are_told_apart_and_none_is_zero(printed, status):
    assert building.status_of(printed) == status


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("p<0.01", "<"),
        ("1 (<1%)", "<"),
        (">3", ">"),
        ("+/- 7.5%", "±"),
        ("-7.5", ""),
        ("36%", ""),
        ("approx. 750", "≈"),
        ("around 25%", "≈"),
        ("max 30 places", "≤"),
    ],
)
def test_bound(printed, expected):
    assert building.bound(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("17% decrease", -17),
        ("decrease of 10%", -10),
        ("0.5 million less", -0.5),
        ("508", 508),
        ("36%", 36),
        ("0", 0),
        ("", None),
    ],
)
def test_a_change_has_the_sign_that_its_words_give(printed, expected):
    assert building.change(printed) == expected
