import pytest

from outcomes.answer import Chart
from tests.draw.web.specs import drawn


def test_bars_leave_room_for_their_labels():
    records = ({"name": "A", "value": 100, "text": "100"}, {"name": "B", "value": 50, "text": "50"})
    spec = drawn(Chart("bars", records, "", {"title": "Pupils"}))
    axis = spec["layer"][0]["encoding"]["x"]
    assert (axis["title"], round(axis["scale"]["domain"][1])) == ("Pupils", 115)
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["A", "B"]


def test_bars_of_nothing_are_valid():
    assert drawn(Chart("bars", (), "", {"title": "Pupils"}))["datasets"]["bars"] == []
    assert drawn(Chart("bars", ({"name": "A", "value": 0, "text": "0"},), "", {"title": "Pupils"}))["layer"]


def test_a_long_figure_has_room_beside_its_bar_and_people_are_not_halved():
    def axis(text, *values):
        records = tuple({"name": f"{value}", "value": value, "text": text} for value in values)
        x = drawn(Chart("bars", records, "", {"title": "How many"}))["layer"][0]["encoding"]["x"]
        return x["scale"]["domain"][1], x["axis"].get("tickMinStep")

    assert axis("100", 100, 1) == (pytest.approx(115), 1)
    assert axis("251 applications", 100, 1) == (pytest.approx(135), 1)
    assert axis("12.5%", 12.5, 1)[1] is None
