import pytest

from outcomes.draw.web import base


@pytest.mark.parametrize(
    ("unit", "highest", "graded", "domain"),
    [
        ("%", 7.4, False, [0, 7.4 * 1.15]),
        ("% of pupils", 40, False, [0, 40 * 1.15]),
        ("%", 41, False, [0, 100]),
        ("%", 7.4, True, [0, 100]),
        ("children", 0, False, [0, 1]),
    ],
)
def test_a_small_percentage_without_grades_has_a_scale_of_its_own(unit, highest, graded, domain):
    assert base.value_scale(unit, highest, graded).domain == domain


@pytest.mark.parametrize(
    ("highest", "unit", "found"),
    [
        (96.8, "%", [0, 20, 40, 60, 80]),
        (118, "%", [0, 50, 100]),
        (160, "%", [0, 50, 100]),
        (4.65, "%", [0, 1, 2, 3, 4]),
        (77_900, "people", [0, 20_000, 40_000, 60_000]),
        (0.7, "score", [0, 0.2, 0.4, 0.6]),
        (0, "people", [0]),
    ],
)
def test_ticks_are_round_few_and_of_a_percentage_none_above_100(highest, unit, found):
    assert base.ticks(highest, unit) == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("377,303 people", "people", "377,303"),
        ("1 referral", "referrals", "1"),
        ("1 child", "children", "1"),
        ("70.6 per 100,000, age standardised", "per 100,000, age standardised", "70.6"),
        ("36%", "%", "36%"),
        ("£5.97 million", "£ million", "£5.97 million"),
        ("12 days (provisional)", "days", "12 days (provisional)"),
        ("np", "days", "np"),
    ],
)
def test_a_label_leaves_to_the_axis_its_unit_and_nothing_else(text, unit, found):
    assert base.without_unit(text, unit) == found
